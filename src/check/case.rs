//! What rules judge by, and how they speak of it.

use super::verified::{LockFile, Verified};
use crate::history::{Entry, History, Selection};
use crate::model::{Article, Corpus};
use crate::read::{Reading, Texts};
use crate::text::Span;

/// What rules judge by.
pub struct Case<'c> {
    /// What was read, and the faults of reading.
    pub reading: &'c Reading,
    /// What could be read.
    pub corpus: &'c Corpus,
    /// The records that count, in order.
    pub history: History<'c>,
    /// The articles' texts.
    pub texts: &'c Texts<'c>,
    /// The lock.
    pub lock: &'c LockFile,
    /// How every quote holds.
    pub verified: Verified,
}

impl<'c> Case<'c> {
    /// Verifies every quote and puts the records in order.
    pub fn new(reading: &'c Reading, texts: &'c Texts<'c>, lock: &'c LockFile) -> Self {
        let corpus = &reading.corpus;
        let (verified, history) = rayon::join(
            || Verified::of(corpus, texts, &lock.lock),
            || History::new(corpus, Selection::default()),
        );
        Self { reading, corpus, history, texts, lock, verified }
    }
}

/// The item of the article's records that holds the span.
pub(super) fn item_at(article: &Article, span: Span) -> Option<u32> {
    let place =
        article.citations.partition_point(|citation| citation.span.start <= span.start).checked_sub(1)?;
    let inside = span.start < article.citations[place].span.end.max(article.citations[place].span.start + 1);
    inside.then(|| u32::try_from(place).unwrap_or(u32::MAX))
}

/// The first line of an item, for findings about the whole of it.
pub(super) fn first_line(article: &Article, span: Span) -> Span {
    let line = article.file.slice(span).lines().next().unwrap_or_default();
    Span::new(span.start, span.start + u32::try_from(line.trim_end().len()).unwrap_or(0))
}

/// What a file or an article says, short enough for a message.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// A record as messages speak of it: `positions/a.yaml:12`.
pub(super) fn place_of(entry: Entry<'_>) -> String {
    format!("{}:{}", entry.article.file.path(), entry.record.line)
}
