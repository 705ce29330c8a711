//! The proposal as an article's file, with comments that help to judge it.

use super::proposal::{Candidate, Proposal};
use super::words::fold;
use crate::model::Registry;
use std::fmt::Write;

/// The file's stem, shaped like an id: its day and its publisher, or as much of that as is known.
pub fn stem(proposal: &Proposal) -> String {
    let publisher =
        proposal.publisher.as_deref().map(|name| slug(name.strip_prefix("The ").unwrap_or(name), 6));
    let title = proposal.title.as_deref().map(|title| slug(title, 6));
    let seed = || slug(proposal.seed.rsplit_once('.').map_or(&proposal.seed, |(stem, _)| stem), 6);
    let day = proposal.published.map(|date| date.last().to_string());
    let known = |part: Option<String>| part.filter(|part| !part.is_empty());
    let parts = match (day, known(publisher), known(title)) {
        (Some(day), Some(publisher), _) => vec![day, publisher],
        (Some(day), None, Some(title)) => vec![day, title],
        (None, Some(publisher), Some(title)) => vec![publisher, title],
        (day, one, other) => day.into_iter().chain(one.or(other)).chain([seed()]).collect(),
    };
    let stem = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if stem.is_empty() { "article".to_owned() } else { stem }
}

/// The first words of a name in small Latin letters and digits, parted by hyphens.
fn slug(name: &str, words: usize) -> String {
    let plain = fold(name).replace(['\'', '’'], "");
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.take(words).collect::<Vec<_>>().join("-")
}

/// The article's file: every candidate a record with `draft: true`, what is not known left out with a comment.
pub fn to_yaml(proposal: &Proposal, registry: &Registry) -> String {
    let mut out = String::from(
        "# Proposed, not curated: judge each record, then take its `draft: true` away.\narticle:\n",
    );
    let mut field = |name: &str, value: Option<&str>, why: &str| match value {
        Some(value) => line(&mut out, &format!("  {name}: {}", scalar(value))),
        None => line(&mut out, &format!("  # {name}: {why}")),
    };
    field("seed", Some(&proposal.seed), "");
    field("title", proposal.title.as_deref(), "the text has none that can be told from the rest of the page");
    field("publisher", proposal.publisher.as_deref(), "the text does not name it");
    match proposal.published {
        Some(date) => line(&mut out, &format!("  published: {date} # {}", proposal.published_how)),
        None => line(&mut out, &format!("  # published: {}", proposal.published_how)),
    }
    match proposal.language {
        Some(language) => line(&mut out, &format!("  language: {language}")),
        None => line(&mut out, "  # language: too little text to tell"),
    }
    if proposal.candidates.is_empty() {
        out.push_str("records: []\nnote: No passage was found in which a party states a position.\n");
        return out;
    }
    out.push_str("records:\n");
    for candidate in &proposal.candidates {
        record(&mut out, candidate, registry);
    }
    out
}

fn record(out: &mut String, candidate: &Candidate, registry: &Registry) {
    line(out, &format!("  # {:.2} {}", candidate.score, summary(candidate, registry)));
    if candidate.phrase != candidate.quote {
        for part in textwrap::wrap(&shown(&candidate.quote), 104) {
            line(out, &format!("  #   {part}"));
        }
    }
    let mut opening = "- ";
    let mut field = |text: String| {
        line(out, &format!("  {opening}{text}"));
        opening = "  ";
    };
    // The one field that every draft has comes first, so that the record never begins with a comment.
    field(format!("quote: {}", scalar(&candidate.phrase)));
    match (candidate.party, &candidate.holder) {
        (Some(party), _) => field(format!("party: {}", registry.party(party).id.value)),
        (None, Some(name)) => field(format!("# party: {} is not in parties.yaml", shown(name))),
        (None, None) => field("# party: the text does not tell".to_owned()),
    }
    match candidate.issue {
        Some(issue) => {
            let issue = registry.issue(issue);
            field(format!("issue: {}", issue.id.value));
            let options: Vec<&str> = issue.scale.iter().map(|option| &*option.id.value).collect();
            match candidate.position {
                Some(position) => field(format!("position: {}", issue.position_id(position))),
                None if !options.is_empty() => field(format!("# position: {}", options.join(" | "))),
                None => {}
            }
        }
        None => field("# issue: none whose words stand here".to_owned()),
    }
    field("# stance: in one sentence of your own".to_owned());
    if let Some(date) = candidate.date {
        field(format!("date: {date}"));
    }
    if let Some(speaker) = &candidate.speaker {
        let known = speaker.known.filter(|(party, _)| Some(*party) == candidate.party);
        match known {
            Some((party, place)) => {
                field(format!("speaker: {}", registry.party(party).speakers[place as usize].id.value));
            }
            None => field(format!("speaker: {}", scalar(&speaker.name))),
        }
    }
    if let Some(party) = candidate.told_by {
        field(format!("told-by: {}", registry.party(party).id.value));
    }
    field(format!("attribution: {}", candidate.attribution.word()));
    field("draft: true".to_owned());
}

/// Who and on what, in a line.
fn summary(candidate: &Candidate, registry: &Registry) -> String {
    let party = candidate.party.map(|party| &*registry.party(party).name);
    let holder = party.or(candidate.holder.as_deref()).unwrap_or("somebody");
    let speaker =
        candidate.speaker.as_ref().map(|speaker| format!(" ({})", speaker.name)).unwrap_or_default();
    let teller = candidate
        .told_by
        .map(|party| format!(", told by {}", registry.party(party).name))
        .unwrap_or_default();
    let issue =
        candidate.issue.map(|issue| format!(": {}", registry.issue(issue).question)).unwrap_or_default();
    shown(&format!("{holder}{speaker}{teller}{issue}"))
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", text.trim_end());
}

/// Text for a comment: in one line, and nothing in it that commands a terminal.
fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if is_command(letter) => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown
}

/// Controls, what changes the direction or the lines of a text, and what nobody sees.
fn is_command(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2028}'..='\u{202e}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A scalar that reads back as the very same text: plain where that is safe, else between double quotes.
fn scalar(text: &str) -> String {
    let first = text.chars().next();
    let begins = first.is_some_and(|first| first.is_alphabetic() || first == '“');
    let marks = [": ", " #", "\"", "\\", "\n"];
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let safe = begins
        && !text.ends_with([':', ' '])
        && !marks.iter().any(|mark| text.contains(mark))
        && !text.chars().any(is_command)
        && !text.contains('\t')
        && !words.contains(&text.to_lowercase().as_str());
    if safe {
        return text.to_owned();
    }
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if is_command(letter) => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Attribution;
    use serde_yaml::Value;

    fn proposal(quotes: &[&str]) -> Proposal {
        let candidate = |quote: &&str| Candidate {
            quote: (*quote).to_owned(),
            bytes: 0..quote.len(),
            characters: 0..quote.chars().count(),
            phrase: (*quote).to_owned(),
            party: None,
            holder: None,
            speaker: None,
            told_by: None,
            issue: None,
            date: None,
            position: None,
            attribution: Attribution::Direct,
            score: 0.75,
        };
        let candidates = quotes.iter().map(candidate).collect();
        Proposal {
            seed: "a: b.txt".into(),
            title: Some("#1: “No”".into()),
            candidates,
            ..Proposal::default()
        }
    }

    #[test]
    fn every_quote_reads_back_as_it_stood() {
        let quotes = [
            "plain words",
            "a: b",
            "# no comment",
            "- no list",
            "\"quoted\" and 'so'",
            "ends with a colon:",
            "two\nlines\r\nand a\ttab",
            "bell \u{7} and next \u{85} and line \u{2028} and turned \u{202e}",
            "yes",
            "null",
            "*anchor &alias !tag | > % @ `",
            "{a: [b]}",
            "back \\ slash",
            "“We must — and will,” she said",
            "é 平和 \u{1f54a}",
            "~",
        ];
        let yaml = to_yaml(&proposal(&quotes), &Registry::default());
        let read: Value = serde_yaml::from_str(&yaml).expect(&yaml);
        let found: Vec<&str> =
            read["records"].as_sequence().unwrap().iter().map(|r| r["quote"].as_str().unwrap()).collect();
        assert_eq!(found, quotes);
        assert_eq!(read["article"]["title"].as_str(), Some("#1: “No”"));
        assert_eq!(read["article"]["seed"].as_str(), Some("a: b.txt"));
        assert!(read["records"][0]["draft"].as_bool().unwrap());
    }

    #[test]
    fn an_article_without_candidates_says_so() {
        let read: Value = serde_yaml::from_str(&to_yaml(&proposal(&[]), &Registry::default())).unwrap();
        assert_eq!(read["records"].as_sequence().map(Vec::len), Some(0));
        assert!(read["note"].as_str().unwrap().contains("position"));
    }

    #[test]
    fn a_stem_is_shaped_like_an_id() {
        let mut proposal = proposal(&[]);
        proposal.publisher = Some("The Harbour Times’ Élan".into());
        proposal.published = "2022-09-14?".parse().ok();
        assert_eq!(stem(&proposal), "2022-09-14-harbour-times-elan");
        proposal.published = None;
        assert_eq!(stem(&proposal), "harbour-times-elan-1-no");
        proposal.publisher = None;
        proposal.title = Some("平和".into());
        assert_eq!(stem(&proposal), "a-b");
        proposal.seed = "平和.txt".into();
        assert_eq!(stem(&proposal), "article");
    }
}
