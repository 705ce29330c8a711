//! The lock: which quotes were verified against which texts, for those who have the records but not the texts.
//!
//! One line for each article and each quote, its fields parted by tabs (`→`), sorted by their bytes, so that two branches
//! that lock different articles merge without a conflict:
//!
//! ```text
//! # posdiff lock 1
//! 002_edaa27ff3d17af6c.txt → article → 1f0c…64 hex digits… → 6120
//! 002_edaa27ff3d17af6c.txt → quote → 93be…32 hex digits… → exact → 512-590
//! 002_edaa27ff3d17af6c.txt → quote → c04d…32 hex digits… → folded → 77-101 → ambiguous
//! ```
//!
//! An article's line has its seed's name, the SHA-256 of its bytes and how many they are; a quote's has its key, its
//! verdict, and the bytes of the text from its start to its end. In a name, control characters, `%` and a leading `#`
//! are written as `%` and two hex digits for each byte.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::{self, Write as _};
use std::ops::Range;

use sha2::{Digest, Sha256};

use super::quote::{Quote, QuoteKey};

/// What the first line begins with; the version follows.
const HEADER: &str = "# posdiff lock ";
/// The version of the format that is read and written.
const VERSION: &str = "1";

/// What was verified, by the name of the seed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    pub(super) seeds: BTreeMap<String, LockedSeed>,
}

/// An article that was at hand, and those of its quotes that stood in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedSeed {
    /// The text they were verified against.
    pub article: LockedArticle,
    /// Its quotes, by their keys.
    pub quotes: BTreeMap<QuoteKey, LockedQuote>,
}

/// A text, known by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockedArticle {
    /// The SHA-256 of the file's bytes.
    pub sha256: [u8; 32],
    /// How many bytes they are.
    pub len: u64,
}

/// A quote that stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedQuote {
    /// How it stood.
    pub verdict: LockedVerdict,
    /// From the start of its first part to the end of its last, in bytes of the text; never empty.
    pub place: Range<u64>,
    /// Whether it stood in several places, of which this is the first.
    pub ambiguous: bool,
}

/// How a quote stood; one that is near or absent is not locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockedVerdict {
    /// Byte for byte.
    Exact,
    /// Once folded.
    Folded,
}

/// A line of a lock that is not as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl LockedArticle {
    /// What a lock knows a file's bytes by.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Sha256::digest(bytes).into(), len: bytes.len() as u64 }
    }
}

impl LockedVerdict {
    /// `exact` or `folded`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
        }
    }
}

impl Lock {
    /// Reads a lock as far as it can be read, and tells every line that is not as [`Lock`] writes it: one that cannot
    /// be read is passed over, of two on one thing the first counts. A byte order mark, CRLF line ends and empty lines
    /// are read without a word.
    pub fn parse(text: &str) -> (Self, Vec<LockProblem>) {
        let mut reader = Reader::default();
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        reader.header(text.lines().next().unwrap_or_default());
        for (at, line) in text.lines().enumerate() {
            if !line.is_empty() && (at > 0 || !line.starts_with('#')) {
                reader.line(at + 1, line);
            }
        }
        reader.finish()
    }

    /// What is locked of a seed.
    pub fn seed(&self, name: &str) -> Option<&LockedSeed> {
        self.seeds.get(name)
    }

    /// What is locked of a seed's quote.
    pub fn quote(&self, name: &str, quote: &Quote) -> Option<&LockedQuote> {
        self.seeds.get(name)?.quotes.get(&quote.key())
    }

    /// All seeds, sorted by name.
    pub fn seeds(&self) -> impl Iterator<Item = (&str, &LockedSeed)> {
        self.seeds.iter().map(|(name, seed)| (name.as_str(), seed))
    }
}

/// The lock as it is written: the same for the same content, and read back as that.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        for (name, seed) in &self.seeds {
            let name = escape(name);
            lines.push(format!("{name}\tarticle\t{}\t{}", hex(&seed.article.sha256), seed.article.len));
            for (key, quote) in &seed.quotes {
                let Range { start, end } = quote.place;
                let besides = if quote.ambiguous { "\tambiguous" } else { "" };
                lines.push(format!("{name}\tquote\t{key}\t{}\t{start}-{end}{besides}", quote.verdict.name()));
            }
        }
        // By the bytes of the lines, as any tool sorts them: an escaped name may come elsewhere than the plain one.
        lines.sort_unstable();
        writeln!(f, "{HEADER}{VERSION}")?;
        lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// A line that could be read.
enum Line {
    Article(LockedArticle),
    Quote(QuoteKey, LockedQuote),
}

#[derive(Default)]
struct Reader<'t> {
    articles: BTreeMap<String, LockedArticle>,
    quotes: BTreeMap<(String, QuoteKey), (usize, LockedQuote)>,
    problems: Vec<LockProblem>,
    /// The last line that was read.
    last: &'t str,
}

impl<'t> Reader<'t> {
    fn header(&mut self, line: &str) {
        let message = match line.strip_prefix(HEADER) {
            Some(VERSION) => return,
            Some(other) => format!("this lock has version {other}, and only {VERSION} is known"),
            None => format!("a lock begins with `{HEADER}{VERSION}`"),
        };
        self.problem(1, message);
    }

    fn line(&mut self, at: usize, line: &'t str) {
        let Some((name, entry)) = read(line) else {
            let conflict =
                ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
            let message =
                if conflict { "an unresolved merge conflict" } else { "neither an article nor a quote" };
            return self.problem(at, message.to_owned());
        };
        if line < self.last {
            self.problem(at, "out of order".to_owned());
        }
        self.last = line;
        let again = match entry {
            Line::Article(article) => insert(&mut self.articles, name, article),
            Line::Quote(key, quote) => insert(&mut self.quotes, (name, key), (at, quote)),
        };
        if again {
            self.problem(at, "locked twice; the first line counts".to_owned());
        }
    }

    fn finish(mut self) -> (Lock, Vec<LockProblem>) {
        let whole = |article| LockedSeed { article, quotes: BTreeMap::new() };
        let mut lock =
            Lock { seeds: self.articles.into_iter().map(|(name, at)| (name, whole(at))).collect() };
        for ((name, key), (line, quote)) in self.quotes {
            let message = match lock.seeds.get_mut(&name) {
                None => "a quote of an article that is not locked",
                Some(seed) if quote.place.end > seed.article.len => "a place beyond the end of the article",
                Some(seed) => {
                    seed.quotes.insert(key, quote);
                    continue;
                }
            };
            self.problems.push(LockProblem { line, message: message.to_owned() });
        }
        self.problems.sort_by_key(|problem| problem.line);
        (lock, self.problems)
    }

    fn problem(&mut self, line: usize, message: String) {
        self.problems.push(LockProblem { line, message });
    }
}

/// Inserts what is not there yet, and says whether it was.
fn insert<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: V) -> bool {
    match map.entry(key) {
        Entry::Occupied(_) => true,
        Entry::Vacant(entry) => {
            entry.insert(value);
            false
        }
    }
}

fn read(line: &str) -> Option<(String, Line)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let (name, entry) = match fields[..] {
        [name, "article", sha256, len] => {
            (name, Line::Article(LockedArticle { sha256: unhex(sha256)?, len: number(len)? }))
        }
        [name, "quote", key, verdict, place, ref besides @ ..] => {
            let verdict = match verdict {
                "exact" => LockedVerdict::Exact,
                "folded" => LockedVerdict::Folded,
                _ => return None,
            };
            let ambiguous = match besides {
                [] => false,
                ["ambiguous"] => true,
                _ => return None,
            };
            let (start, end) = place.split_once('-')?;
            let place = number(start)?..number(end)?;
            let quote = LockedQuote { verdict, place, ambiguous };
            (name, Line::Quote(QuoteKey(unhex(key)?), (!quote.place.is_empty()).then_some(quote)?))
        }
        _ => return None,
    };
    Some((unescape(name)?, entry))
}

/// A number as it is written: digits alone, and no zero before others.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let small = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 2 * N || !text.bytes().all(small) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

/// A name without what would end its field or its line, or make a comment of it.
fn escape(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for (at, c) in name.char_indices() {
        if c.is_control() || matches!(c, '%' | '\u{FEFF}') || at == 0 && c == '#' {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| {
                let _ = write!(escaped, "%{byte:02X}");
            });
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// The name that is escaped so; `None` unless `escape` would write just that.
fn unescape(escaped: &str) -> Option<String> {
    let name = percent_encoding::percent_decode_str(escaped).decode_utf8().ok()?.into_owned();
    (!name.is_empty() && escape(&name) == escaped).then_some(name)
}
