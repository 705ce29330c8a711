//! Holds any text against any other as a quote against its article.
//!
//! The quote ends at the first NUL. A quote that stands is locked and one that is not is not; the words that a near quote
//! becomes must stand; a phrase of the article's own words must stand in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use posdiff::evidence::{Passages, Quote, Verdict, lock_article, verify};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (quote, article) = text.split_once('\0').unwrap_or((text, text));
    let passages = Passages::of(article);
    let parsed = Quote::parse(quote);
    let verdict = verify(&parsed, &passages);
    let (seed, unverified) = lock_article(article.as_bytes(), &[quote]);
    assert_eq!(verdict.stands().is_some(), seed.quotes.contains_key(&parsed.key()));
    assert_eq!(verdict.stands().is_none(), unverified.len() == 1);
    if let Some(place) = verdict.stands() {
        assert!(place.parts().iter().all(|part| article.get(part.clone()).is_some()), "{place:?}");
        let words = place.words(article);
        let again = verify(&Quote::parse(&words), &passages);
        assert!(again.stands().is_some(), "{quote:?} stands as {words:?}, which is {}", again.name());
    }
    if let Verdict::Absent { nearest: Some(nearest) } = &verdict {
        assert!(article.get(nearest.place.span()).is_some(), "{nearest:?}");
    }
});
