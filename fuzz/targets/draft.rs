//! Drafts the article of any text.
//!
//! Every candidate must stand where it is said to, its quote and its phrase; the file that is proposed must be
//! read without a fault of its shape.
#![no_main]

use libfuzzer_sys::fuzz_target;
use posdiff::draft::{Drafter, to_yaml};
use posdiff::evidence::{Passages, Quote, verify};
use posdiff::model::Corpus;
use posdiff::read::{Memory, is_readable_yaml, read};
use std::sync::LazyLock;

static RECORD: LazyLock<Corpus> = LazyLock::new(|| {
    let project = Memory::from([
        (
            "positions/parties.yaml",
            "north: {name: Northland, aliases: [Port North], speakers: {ann-gull: {name: Ann Gull, offices: [{role: president}], aliases: [Gull]}}}\n\
             south: {name: Southland, aliases: [Port South]}\n\
             usa: {name: United States}\n",
        ),
        (
            "positions/issues.yaml",
            "islands: {question: Whose?, aliases: [the islands, territory], scale: [a: A, b: B]}\n\
             ceasefire: {question: When?, aliases: [ceasefire, truce], scale: [a: A, b: B]}\n",
        ),
        ("posdiff.yaml", "quote-words: 12\n"),
    ]);
    let reading = read(&project);
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    reading.corpus
});

static DRAFTER: LazyLock<Drafter<'static>> = LazyLock::new(|| Drafter::new(&RECORD));

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let proposal = DRAFTER.draft(text, "a.txt", 0.0);
    let passages = Passages::of(text);
    for candidate in &proposal.candidates {
        assert_eq!(text.get(candidate.bytes.clone()), Some(&*candidate.quote));
        assert!(candidate.quote.contains(&candidate.phrase), "{candidate:?}");
        assert!((0.0..=1.0).contains(&candidate.score), "{candidate:?}");
        for quote in [&candidate.quote, &candidate.phrase] {
            let verdict = verify(&Quote::parse(quote), &passages);
            // Exact, but where an accent stands upon a space.
            assert!(verdict.stands().is_some(), "{quote:?} is {}", verdict.name());
        }
    }
    let file = to_yaml(&proposal, &RECORD.registry);
    assert!(is_readable_yaml(&file), "{file:?}");
});
