//! The real record, `positions/`, holds what it promises.

use crate::support::project::{house, told};
use posdiff::read::{Folder, Reading, read};
use std::collections::BTreeSet;

fn record() -> Reading {
    read(&Folder::open(house()).unwrap())
}

#[test]
fn it_reads_without_a_fault() {
    let reading = record();
    assert_eq!(told(&reading), [""; 0]);
    assert_eq!(reading.left_out(), 0);
}

#[test]
fn it_is_large_enough_to_be_of_use() {
    let corpus = record().corpus;
    assert!(corpus.articles.len() >= 10);
    assert!(corpus.records().count() >= 70);
    let parties: BTreeSet<_> = corpus.records().map(|(_, record)| record.party.value).collect();
    assert!(parties.len() >= 10);
    let on_a_scale: BTreeSet<_> = corpus
        .records()
        .map(|(_, record)| record.issue.value)
        .filter(|issue| !corpus.registry.issue(*issue).scale.is_empty())
        .collect();
    assert!(on_a_scale.len() >= 10);
}

#[test]
fn its_ids_are_those_that_the_field_would_write() {
    let corpus = record().corpus;
    for id in ["ukraine", "russia", "usa", "eu", "nato", "uk", "france", "germany", "turkey", "g7"] {
        assert!(corpus.registry.party_id(id).is_some(), "{id}");
    }
    for id in [
        "security-guarantees",
        "nato-membership",
        "eu-membership",
        "territory",
        "ceasefire",
        "foreign-troops",
        "army-size",
        "sanctions",
        "reparations",
        "prisoners",
        "zaporizhzhia-plant",
        "elections",
        "peace-process",
    ] {
        let issue = corpus.registry.issue_id(id).unwrap_or_else(|| panic!("no issue {id}"));
        assert!(!corpus.registry.issue(issue).scale.is_empty(), "{id} has no scale");
    }
}

#[test]
fn every_record_has_a_quote_and_every_quote_is_a_phrase() {
    let corpus = record().corpus;
    for article in &corpus.articles {
        for citation in &article.citations {
            let line = article.file.place(citation.span.start).line;
            assert!(!citation.draft, "{}:{line} is a draft", article.file.path());
            assert!(!citation.quotes.is_empty(), "{}:{line} has no quote", article.file.path());
            for quote in &citation.quotes {
                let words = quote.value.split_whitespace().filter(|word| *word != "…").count();
                assert!(words <= 18, "{}: {} words: {}", article.file.path(), words, quote.value);
            }
        }
    }
}

#[test]
fn every_party_and_issue_that_is_listed_is_spoken_of() {
    let corpus = record().corpus;
    let spoken: BTreeSet<_> = corpus.records().map(|(_, record)| record.issue.value).collect();
    for (id, issue) in corpus.registry.issues() {
        assert!(spoken.contains(&id), "no record on {}", issue.id.value);
    }
}

#[test]
fn every_document_says_who_wrote_it() {
    let corpus = record().corpus;
    for (_, party) in corpus.registry.parties() {
        if party.kind == Some(posdiff::model::PartyKind::Document) {
            assert!(!party.authors.is_empty(), "{} has no authors", party.id.value);
        }
    }
}

#[test]
fn no_article_text_is_kept_in_the_repository() {
    let seeds = house().join("seeds");
    let ignore = std::fs::read_to_string(seeds.join(".gitignore")).unwrap();
    assert!(ignore.lines().any(|line| line == "*.txt"));
    assert!(seeds.join("README.md").is_file());
}
