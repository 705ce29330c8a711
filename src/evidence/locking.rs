//! How a lock is made: each text at hand is held against its quotes, and the rest is kept as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::lock::{Lock, LockedArticle, LockedQuote, LockedSeed, LockedVerdict};
use super::passages::Passages;
use super::quote::Quote;
use super::verdict::{Verdict, verify};

/// A quote that cannot be locked because it does not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unverified {
    /// Which of the quotes it is, counted from 0.
    pub quote: usize,
    /// Near or absent.
    pub verdict: Verdict,
}

/// Verifies an article's quotes against the bytes of its file: what of it is locked, and which quotes do not stand, in
/// order. In a text that is not UTF-8 none does. The work on one article is independent of all others.
///
/// ```
/// use posdiff::evidence::{lock_article, renew, Lock};
/// use std::collections::BTreeMap;
///
/// let (seed, unverified) = lock_article(b"We will stay.", &["We will", "we may"]);
/// assert_eq!(seed.quotes.len(), 1);
/// assert_eq!(unverified[0].quote, 1);
/// let cited = BTreeMap::from([("a.txt", vec!["We will", "we may"])]);
/// let lock = renew(&Lock::default(), BTreeMap::from([("a.txt".to_owned(), seed)]), &cited);
/// assert!(lock.seed("a.txt").is_some());
/// ```
pub fn lock_article<Q: AsRef<str>>(bytes: &[u8], quotes: &[Q]) -> (LockedSeed, Vec<Unverified>) {
    let mut seed = LockedSeed { article: LockedArticle::of(bytes), quotes: BTreeMap::new() };
    let mut unverified = Vec::new();
    let article = std::str::from_utf8(bytes).ok().map(Passages::of);
    for (nth, quote) in quotes.iter().enumerate() {
        let quote = Quote::parse(quote.as_ref());
        let verdict =
            article.as_ref().map_or(Verdict::Absent { nearest: None }, |article| verify(&quote, article));
        match locked(&verdict) {
            Some(locked) => {
                seed.quotes.insert(quote.key(), locked);
            }
            None => unverified.push(Unverified { quote: nth, verdict }),
        }
    }
    (seed, unverified)
}

/// The lock that follows an old one: `verified` holds, by name, every seed whose text is at hand, coded or not, as
/// [`lock_article`] gave it; `cited` the quotes that records cite, by the seed they cite.
///
/// A seed without its text keeps its line, and those of its quotes that are still cited: they cannot be verified again,
/// and one that nobody cites any more vouches for nothing. The line of an article that is gone for good stays until it
/// is deleted by hand, since nothing else tells it from one whose text is elsewhere.
pub fn renew<Q: AsRef<str>>(
    old: &Lock,
    verified: BTreeMap<String, LockedSeed>,
    cited: &BTreeMap<&str, Vec<Q>>,
) -> Lock {
    let mut seeds = verified;
    for (name, kept) in &old.seeds {
        if seeds.contains_key(name) {
            continue;
        }
        let cited: BTreeSet<_> = cited
            .get(name.as_str())
            .into_iter()
            .flatten()
            .map(|quote| Quote::parse(quote.as_ref()).key())
            .collect();
        let mut kept = kept.clone();
        kept.quotes.retain(|key, _| cited.contains(key));
        seeds.insert(name.clone(), kept);
    }
    Lock { seeds }
}

/// What a lock keeps of a verdict.
fn locked(verdict: &Verdict) -> Option<LockedQuote> {
    let how = match verdict {
        Verdict::Exact { .. } => LockedVerdict::Exact,
        Verdict::Folded { .. } => LockedVerdict::Folded,
        Verdict::Near { .. } | Verdict::Absent { .. } => return None,
    };
    let span = verdict.stands()?.span();
    let place = span.start as u64..span.end as u64;
    Some(LockedQuote { verdict: how, place, ambiguous: verdict.is_ambiguous() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited<'q>(name: &'q str, quotes: &[&'q str]) -> BTreeMap<&'q str, Vec<&'q str>> {
        BTreeMap::from([(name, quotes.to_vec())])
    }

    fn locked_as(name: &str, text: &str, quotes: &[&str]) -> Lock {
        let (seed, _) = lock_article(text.as_bytes(), quotes);
        renew(&Lock::default(), BTreeMap::from([(name.to_owned(), seed)]), &cited(name, quotes))
    }

    #[test]
    fn a_quote_is_locked_with_its_verdict_and_its_whole_place() {
        let lock = locked_as("a.txt", "So “we” stay. We stay, we stay.", &["\"we\" … stay", "we stay"]);
        let quote = |text| lock.quote("a.txt", &Quote::parse(text)).expect("locked").clone();
        assert_eq!(
            quote("“we” ... stay"),
            LockedQuote { verdict: LockedVerdict::Folded, place: 3..16, ambiguous: false }
        );
        assert_eq!(quote("we stay").verdict, LockedVerdict::Exact);
    }

    #[test]
    fn an_uncoded_text_is_locked_too() {
        let lock = locked_as("a.txt", "text", &[]);
        assert_eq!(lock.seed("a.txt").expect("locked").article.len, 4);
    }

    #[test]
    fn near_and_absent_quotes_are_told_and_not_written() {
        let (seed, unverified) =
            lock_article("The settlement holds.".as_bytes(), &["nothing", "The setlement holds"]);
        assert!(seed.quotes.is_empty());
        let told: Vec<_> = unverified.iter().map(|it| (it.quote, it.verdict.name())).collect();
        assert_eq!(told, [(0, "absent"), (1, "near")]);
    }

    #[test]
    fn nothing_stands_in_bytes_that_are_no_text() {
        let (seed, unverified) = lock_article(b"we \xFF stay", &["we"]);
        assert_eq!((seed.article.len, unverified.len()), (9, 1));
    }

    #[test]
    fn without_its_text_a_seed_keeps_its_line_and_the_quotes_still_cited() {
        let old = locked_as("a.txt", "We stay, they go.", &["We stay", "they go"]);
        let new = renew(&old, BTreeMap::new(), &cited("a.txt", &["they go", "another"]));
        let seed = new.seed("a.txt").expect("kept");
        assert_eq!(seed.article, old.seed("a.txt").expect("locked").article);
        assert_eq!(seed.quotes.keys().copied().collect::<Vec<_>>(), [Quote::parse("they go").key()]);
        let unsung = renew::<&str>(&old, BTreeMap::new(), &BTreeMap::new());
        assert!(unsung.seed("a.txt").expect("kept").quotes.is_empty());
    }

    #[test]
    fn with_its_text_a_seed_is_locked_afresh() {
        let old = locked_as("a.txt", "We stay.", &["We stay"]);
        let (seed, _) = lock_article(b"We go.", &["We stay"]);
        let new =
            renew(&old, BTreeMap::from([("a.txt".to_owned(), seed.clone())]), &cited("a.txt", &["We stay"]));
        assert_eq!(new.seed("a.txt"), Some(&seed));
        assert!(seed.quotes.is_empty());
    }
}
