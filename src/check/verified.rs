//! Every quote of every article held against its text, or against the lock where the text is not at hand.

use crate::evidence::{Guard, Lock, LockProblem, LockedArticle, Passages, Place, Quote, Verdict, verify};
use crate::model::{Article, ArticleId, Citation, Corpus, Fault, FaultKind, Settings};
use crate::read::{Reading, Store, Texts, Unreadable, text_file};
use crate::text::TextFile;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The lock's file as it stands in the project.
#[derive(Debug)]
pub struct LockFile {
    /// Its path in the project.
    pub path: Box<str>,
    /// Its text; none where there is no lock, or none that can be read.
    pub file: Option<TextFile>,
    /// What it says; nothing where there is none.
    pub lock: Lock,
    /// Its lines that are none.
    pub problems: Vec<LockProblem>,
    /// Why it cannot be read, if it is there and cannot.
    pub unreadable: Option<Unreadable>,
}

impl LockFile {
    /// No lock, at that path.
    pub fn empty(path: &str) -> Self {
        Self { path: path.into(), file: None, lock: Lock::default(), problems: Vec::new(), unreadable: None }
    }

    /// Reads the lock of a project: it stands beside the texts, and stays there when they are elsewhere.
    pub fn read(store: &dyn Store, settings: &Settings) -> Self {
        let path = Texts::lock_path(&settings.seeds);
        let (file, unreadable) = match text_file(store, &path) {
            Ok(file) => (file, None),
            Err(why) => (None, Some(why)),
        };
        let (lock, problems) = file.as_ref().map(|file| Lock::parse(file.text())).unwrap_or_default();
        Self { path: path.into(), file, lock, problems, unreadable }
    }
}

/// Whether a quote stands in its article, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// It stands in the text.
    Stands {
        /// Byte for byte, or only once folded.
        exact: bool,
        /// The lines, from 1, of the first two places where it stands, if those are two.
        ambiguous: Option<(u32, u32)>,
    },
    /// The text says it almost so.
    Near {
        /// The article's own words.
        words: String,
        /// Whether those, as a quote, would stand: then they can take its place.
        stand: bool,
    },
    /// The text does not say it.
    Absent {
        /// What it says that is most like it.
        nearest: Option<Likest>,
    },
    /// The lock vouches for it; the text is not at hand.
    Locked {
        /// Whether it stood in several places.
        ambiguous: bool,
    },
    /// The lock knows its article and not it; the text is not at hand.
    Unknown,
    /// There is nothing to hold it against: no text that can be read, and nothing in the lock.
    Unchecked,
}

/// What a text says that is most like a quote which it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likest {
    /// The article's own words.
    pub words: String,
    /// The line in the article, from 1.
    pub line: u32,
    /// What a position may hang on and differs, where else little does.
    pub guard: Option<Guard>,
}

/// A quote that was held against its text or the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedQuote {
    /// Whether it stands.
    pub holds: Holds,
    /// Whether the lock knows it.
    pub locked: bool,
}

/// Where an article's text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextState {
    /// Here, with these bytes.
    AtHand(LockedArticle),
    /// Not here.
    Missing,
    /// Here, but it cannot be read.
    Unreadable(Unreadable),
}

/// An article's text, and how its quotes hold.
#[derive(Debug)]
pub struct VerifiedArticle {
    /// Where the text is.
    pub text: TextState,
    /// The quotes of each of the article's citations, in order.
    pub quotes: Vec<Vec<VerifiedQuote>>,
}

/// How the quotes of a project hold.
#[derive(Debug)]
pub struct Verified {
    articles: Vec<VerifiedArticle>,
    /// The texts that no article speaks of and that cannot be read, with why.
    pub unreadable: BTreeMap<Box<str>, Unreadable>,
}

impl Verified {
    /// Verifies all quotes of a project: each text is read and folded once, articles side by side.
    pub fn of(corpus: &Corpus, texts: &Texts<'_>, lock: &Lock) -> Self {
        let articles = corpus.articles.par_iter().map(|article| verified(article, texts, lock)).collect();
        let coded = corpus.coded();
        let rest: Vec<&str> = texts.names().filter(|name| !coded.contains_key(name)).collect();
        let unreadable = rest.into_par_iter().filter_map(|name| Some((name.into(), texts.read(name).err()?)));
        Self { articles, unreadable: unreadable.collect() }
    }

    /// How the quotes of an article hold.
    pub fn article(&self, id: ArticleId) -> &VerifiedArticle {
        &self.articles[id.0 as usize]
    }

    /// Every quote.
    pub fn quotes(&self) -> impl Iterator<Item = &VerifiedQuote> {
        self.articles.iter().flat_map(|article| article.quotes.iter().flatten())
    }
}

impl VerifiedArticle {
    /// Whether the text is another than the one that was locked.
    pub fn has_changed(&self, name: &str, lock: &Lock) -> bool {
        let TextState::AtHand(text) = &self.text else { return false };
        lock.seed(name).is_some_and(|seed| seed.article != *text)
    }
}

fn verified(article: &Article, texts: &Texts<'_>, lock: &Lock) -> VerifiedArticle {
    let name = article.seed.as_ref().map_or("", |seed| &*seed.value);
    let text = texts.read(name);
    let passages = text.as_ref().ok().and_then(Option::as_ref).map(|text| Passages::of(text));
    let missing = matches!(text, Ok(None));
    let quotes_of = |citation: &Citation| -> Vec<VerifiedQuote> {
        let verified = citation.quotes.iter().map(|quote| {
            let quote = Quote::parse(&quote.value);
            let locked = lock.quote(name, &quote);
            let holds = match (&passages, locked) {
                _ if quote.is_empty() => Holds::Absent { nearest: None },
                (Some(passages), _) => held(&quote, passages),
                (None, Some(locked)) if missing => Holds::Locked { ambiguous: locked.ambiguous },
                (None, None) if missing && lock.seed(name).is_some() => Holds::Unknown,
                (None, _) => Holds::Unchecked,
            };
            VerifiedQuote { holds, locked: locked.is_some() }
        });
        verified.collect()
    };
    let quotes = article.citations.par_iter().with_min_len(256).map(quotes_of).collect();
    let text = match &text {
        Ok(Some(text)) => TextState::AtHand(LockedArticle::of(text.as_bytes())),
        Ok(None) => TextState::Missing,
        Err(why) => TextState::Unreadable(why.clone()),
    };
    VerifiedArticle { text, quotes }
}

/// What the text says of the quote, kept without the text.
fn held(quote: &Quote, article: &Passages<'_>) -> Holds {
    let line = |place: &Place| {
        let before = article.text().get(..place.span().start).unwrap_or_default();
        u32::try_from(memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1).unwrap_or(u32::MAX)
    };
    let verdict = verify(quote, article);
    let exact = matches!(verdict, Verdict::Exact { .. });
    match verdict {
        Verdict::Exact { place, another } | Verdict::Folded { place, another } => {
            let lines = |another: &Place| {
                let (a, b) = (line(&place), line(another));
                (a.min(b), a.max(b))
            };
            Holds::Stands { exact, ambiguous: another.as_ref().map(lines) }
        }
        Verdict::Near { place, .. } => {
            let words = place.words(article.text());
            let stand = verify(&Quote::parse(&words), article).stands().is_some();
            Holds::Near { words, stand }
        }
        Verdict::Absent { nearest } => Holds::Absent {
            nearest: nearest.map(|nearest| Likest {
                words: nearest.place.words(article.text()),
                line: line(&nearest.place),
                guard: nearest.guard,
            }),
        },
    }
}

impl Holds {
    /// Whether it stands, by the text or by the lock.
    pub fn stands(&self) -> bool {
        matches!(self, Self::Stands { .. } | Self::Locked { .. })
    }
}

/// How many quotes hold in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // format.md's and commands.md's words
pub struct QuoteCounts {
    pub exact: usize,
    pub folded: usize,
    pub near: usize,
    pub absent: usize,
    pub locked: usize,
    pub unchecked: usize,
}

impl QuoteCounts {
    /// The counts of all quotes.
    pub fn of<'v>(quotes: impl Iterator<Item = &'v VerifiedQuote>) -> Self {
        let mut counts = Self::default();
        for quote in quotes {
            *match quote.holds {
                Holds::Stands { exact: true, .. } => &mut counts.exact,
                Holds::Stands { .. } => &mut counts.folded,
                Holds::Near { .. } => &mut counts.near,
                Holds::Absent { .. } => &mut counts.absent,
                Holds::Locked { .. } => &mut counts.locked,
                Holds::Unknown | Holds::Unchecked => &mut counts.unchecked,
            } += 1;
        }
        counts
    }
}

/// A new lock: every text at hand verified afresh, the rest kept as it was.
#[derive(Debug)]
pub struct Renewed {
    /// The lock.
    pub lock: Lock,
    /// The texts that could not be read, with why; what was locked of them is kept.
    pub unreadable: BTreeMap<Box<str>, Unreadable>,
}

/// Verifies every quote against its text, where that is at hand, and says what the lock has to be.
///
/// While some file of records cannot be read as it should, nobody knows what it cites: then nothing of a text that is not
/// at hand is taken out of the lock.
pub fn renew(reading: &Reading, texts: &Texts<'_>, old: &Lock) -> Renewed {
    let corpus = &reading.corpus;
    let mut cited: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for article in &corpus.articles {
        let Some(seed) = &article.seed else { continue };
        let quotes = article.citations.iter().flat_map(|citation| &citation.quotes);
        cited.entry(&seed.value).or_default().extend(quotes.map(|quote| &*quote.value));
    }
    let names: Vec<&str> = texts.names().collect();
    let read = names.into_par_iter().map(|name| {
        let quotes = cited.get(name).map_or(&[][..], |quotes| quotes);
        let text = texts.read(name);
        (name, text.map(|text| text.map(|text| crate::evidence::lock_article(text.as_bytes(), quotes).0)))
    });
    let mut verified = BTreeMap::new();
    let mut unreadable = BTreeMap::new();
    for (name, seed) in read.collect::<Vec<_>>() {
        match seed {
            Ok(Some(seed)) => {
                verified.insert(name.to_owned(), seed);
            }
            Ok(None) => {}
            Err(why) => {
                unreadable.insert(name.into(), why);
            }
        }
    }
    let unsure = |fault: &Fault| matches!(fault.kind, FaultKind::UnreadableFile | FaultKind::WrongShape);
    if reading.faults.iter().any(unsure) {
        for (name, seed) in old.seeds() {
            verified.entry(name.to_owned()).or_insert_with(|| seed.clone());
        }
    }
    Renewed { lock: crate::evidence::renew(old, verified, &cited), unreadable }
}
