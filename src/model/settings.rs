//! What `posdiff.yaml` may set.

use crate::text::Span;
use std::collections::BTreeMap;

/// How much a rule's findings weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not told at all.
    Allow,
    /// Told.
    Warning,
    /// Told, and the check fails.
    Error,
}

impl Level {
    /// Every level from the heaviest, with its word.
    pub const ALL: [(&'static str, Self); 3] =
        [("error", Self::Error), ("warning", Self::Warning), ("allow", Self::Allow)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, level)| *level == self).map_or("", |(word, _)| word)
    }
}

/// A project's settings, with their defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder of the articles' texts, inside the project, parted by `/`.
    pub seeds: Box<str>,
    /// The most words that a quote may have.
    pub quote_words: u32,
    /// After how many days without a newer record a position counts as stale.
    pub stale_after: u32,
    /// Levels that differ from the rules' own.
    pub rules: BTreeMap<Box<str>, Level>,
    /// Where the file names those rules.
    pub rule_spans: BTreeMap<Box<str>, Span>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seeds: "seeds".into(),
            quote_words: 25,
            stale_after: 365,
            rules: BTreeMap::new(),
            rule_spans: BTreeMap::new(),
        }
    }
}
