//! How a lock is written and read back, and what is told of one that is not as it is written.

use proptest::prelude::*;

use std::collections::BTreeMap;

use crate::evidence::{Lock, LockedArticle, LockedQuote, LockedSeed, LockedVerdict, QuoteKey};

const SHA: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const KEY: &str = "00112233445566778899aabbccddeeff";

fn told(text: &str) -> Vec<(usize, String)> {
    Lock::parse(text).1.into_iter().map(|problem| (problem.line, problem.message)).collect()
}

#[test]
fn a_lock_is_written_line_by_line() {
    let article = LockedArticle { len: 40, ..LockedArticle::of(b"") };
    let quote = LockedQuote { verdict: LockedVerdict::Exact, place: 3..20, ambiguous: true };
    let key = QuoteKey(std::array::from_fn(|at| 0x11 * u8::try_from(at).expect("small")));
    let seed = LockedSeed { article, quotes: BTreeMap::from([(key, quote)]) };
    let lock = Lock { seeds: BTreeMap::from([("a b.txt".to_owned(), seed)]) };
    let text = format!(
        "# posdiff lock 1\na b.txt\tarticle\t{SHA}\t40\na b.txt\tquote\t{KEY}\texact\t3-20\tambiguous\n"
    );
    assert_eq!(lock.to_string(), text);
    assert_eq!(Lock::parse(&text), (lock.clone(), vec![]));
    assert_eq!(Lock::parse(&format!("\u{FEFF}{}", text.replace('\n', "\r\n"))), (lock, vec![]));
}

#[test]
fn the_empty_lock_is_its_header() {
    assert_eq!(Lock::default().to_string(), "# posdiff lock 1\n");
    assert_eq!(Lock::parse("# posdiff lock 1\n"), (Lock::default(), vec![]));
}

#[test]
fn a_lock_without_its_header_or_of_another_version_is_told() {
    assert_eq!(told(""), [(1, "a lock begins with `# posdiff lock 1`".to_owned())]);
    assert_eq!(told("# posdiff lock 2\n"), [(1, "this lock has version 2, and only 1 is known".to_owned())]);
}

#[test]
fn every_faulty_line_is_told_by_its_number() {
    let text = format!(
        "# posdiff lock 1\n\
         <<<<<<< ours\n\
         b\tarticle\t{SHA}\t9\n\
         =======\n\
         a\tarticle\t{SHA}\t9\n\
         >>>>>>> theirs\n\
         b\tarticle\t{SHA}\t8\n\
         b\tquote\t{KEY}\tnear\t1-2\n\
         b\tquote\t{KEY}\texact\t2-2\n\
         b\tquote\t{KEY}\texact\t2-10\n\
         \n\
         c\tquote\t{KEY}\texact\t2-3\n"
    );
    let told = told(&text);
    let (conflict, unknown) = ("an unresolved merge conflict", "neither an article nor a quote");
    let expected = [
        (2, conflict),
        (4, conflict),
        (5, "out of order"),
        (6, conflict),
        (7, "locked twice; the first line counts"),
        (8, unknown),
        (9, unknown),
        (10, "a place beyond the end of the article"),
        (12, "a quote of an article that is not locked"),
    ];
    assert_eq!(told.iter().map(|(line, message)| (*line, message.as_str())).collect::<Vec<_>>(), expected);
    assert_eq!(Lock::parse(&text).0.seed("b").expect("read").article.len, 9);
}

#[test]
fn a_line_that_is_not_as_it_is_written_is_not_read() {
    for line in [
        format!("a\tarticle\t{SHA}\t09"),
        format!("a\tarticle\t{SHA}\t+9"),
        format!("a\tarticle\t{}\t9", SHA.to_uppercase()),
        format!("a\tarticle\t{SHA}"),
        format!("\tarticle\t{SHA}\t9"),
        format!("%61\tarticle\t{SHA}\t9"),
        format!("%FF\tarticle\t{SHA}\t9"),
    ] {
        assert_eq!(told(&format!("# posdiff lock 1\n{line}\n")).len(), 1, "{line}");
    }
}

fn any_lock() -> impl Strategy<Value = Lock> {
    let quote = (any::<[u8; 16]>(), any::<bool>(), 0_u64..1000, 1_u64..1000, any::<bool>()).prop_map(
        |(key, exact, start, len, ambiguous)| {
            let verdict = if exact { LockedVerdict::Exact } else { LockedVerdict::Folded };
            (QuoteKey(key), LockedQuote { verdict, place: start..start + len, ambiguous })
        },
    );
    let seed = (any::<[u8; 32]>(), 2000_u64.., prop::collection::vec(quote, 0..4)).prop_map(
        |(sha256, len, quotes)| LockedSeed {
            article: LockedArticle { sha256, len },
            quotes: quotes.into_iter().collect(),
        },
    );
    let name = prop_oneof!["[a-c%#é \t\n\r]{1,4}", "(<<<<<<<|=======)[a ]?", ".{1,6}"];
    prop::collection::btree_map(name, seed, 0..6).prop_map(|seeds| Lock { seeds })
}

proptest! {
    #[test]
    fn a_lock_that_is_written_reads_back_as_itself(lock in any_lock()) {
        let text = lock.to_string();
        prop_assert_eq!(Lock::parse(&text), (lock, vec![]));
        let mut lines: Vec<&str> = text.split('\n').skip(1).filter(|line| !line.is_empty()).collect();
        prop_assert!(lines.is_sorted());
        lines.dedup();
        prop_assert_eq!(lines.len(), text.split('\n').count() - 2);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(# posdiff lock 1\n)?((a|b)?\t?(article|quote)?\t?.{0,5}\n?){0,5}") {
        let _ = Lock::parse(&text);
    }
}
