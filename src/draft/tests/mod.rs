//! Whole articles, made up: what is proposed of them, and what texts made to harm cannot do.

use super::{Candidate, Drafter, LIKELY, Proposal};
use crate::model::{
    Attribution, Corpus, Issue, Office, Party, PartyKind, Registry, ScaleOption, Settings, Speaker,
};
use crate::text::{Span, Spanned};

mod own;
mod pages;
mod passages;
mod sides;
mod told;
mod unnamed;
mod whose;

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(0, 0))
}

fn names(names: &[&str]) -> Vec<Spanned<Box<str>>> {
    names.iter().map(|name| at(Box::from(*name))).collect()
}

fn party(id: &str, name: &str, aliases: &[&str], speakers: &[(&str, &str, &str)]) -> Party {
    let speaker = |&(id, name, role): &(&str, &str, &str)| Speaker {
        id: at(id.into()),
        name: name.into(),
        aliases: names(&[name.rsplit(' ').next().unwrap()]),
        offices: vec![Office { role: role.into(), from: None, to: None, span: Span::new(0, 0) }],
    };
    Party {
        id: at(id.into()),
        name: name.into(),
        kind: Some(PartyKind::State),
        aliases: names(aliases),
        speakers: speakers.iter().map(speaker).collect(),
        authors: Vec::new(),
    }
}

fn issue(id: &str, aliases: &[&str]) -> Issue {
    let option = |id: &str| ScaleOption { id: at(id.into()), text: id.into() };
    Issue {
        id: at(id.into()),
        question: "What of it?".into(),
        aliases: names(aliases),
        scale: vec![option("no"), option("yes")],
        terms: Vec::new(),
    }
}

/// Two states at war over the islands, and a third that is in the word lists alone.
fn registry() -> Registry {
    let north =
        [("ann-gull", "Ann Gull", "president"), ("bo-tern", "Bo Tern", "minister of foreign affairs")];
    Registry::new(
        vec![
            party("north", "Northland", &["Port North", "Northland's government"], &north),
            party("south", "Southland", &["Port South"], &[("cy-heron", "Cy Heronsky", "president")]),
            party("france", "France", &["Paris"], &[]),
        ],
        vec![
            issue("islands", &["the islands", "island", "territory"]),
            issue("ceasefire", &["ceasefire", "truce"]),
            issue("sanctions", &["sanctions"]),
        ],
    )
}

/// A record of these that holds nothing yet.
fn corpus(registry: Registry) -> Corpus {
    let settings = Settings { quote_words: 18, ..Settings::default() };
    Corpus { registry, articles: Vec::new(), settings, other_files: Vec::new() }
}

/// A record of one party, and of what it holds on a ceasefire.
fn of_one(party: Party) -> Corpus {
    corpus(Registry::new(vec![party], vec![issue("ceasefire", &["ceasefire"])]))
}

fn draft(text: &str) -> Proposal {
    Drafter::new(&corpus(registry())).draft(text, "a.txt", LIKELY)
}

/// Every passage, however unlikely it states a position.
fn passages_of(text: &str) -> Vec<Candidate> {
    Drafter::new(&corpus(registry())).draft(text, "a.txt", 0.0).candidates
}

/// Party, speaker and issue of a candidate, as words.
fn who(candidate: &Candidate) -> (String, String, String) {
    let registry = registry();
    let party = candidate.party.map_or("-".into(), |id| registry.party(id).id.value.to_string());
    let speaker = candidate.speaker.as_ref().map_or("-".into(), |speaker| speaker.name.clone());
    let issue = candidate.issue.map_or("-".into(), |id| registry.issue(id).id.value.to_string());
    (party, speaker, issue)
}

/// What is proposed of a paragraph below a title that says nothing.
fn of(paragraphs: &str) -> Vec<(String, String, String)> {
    let text = format!("A week of talks on the war\n\n{paragraphs}\n");
    draft(&text).candidates.iter().map(who).collect()
}

fn three(party: &str, speaker: &str, issue: &str) -> (String, String, String) {
    (party.into(), speaker.into(), issue.into())
}
