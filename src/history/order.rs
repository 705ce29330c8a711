//! The records in order: by issue, then party, then as they came to count.

use crate::model::{Article, ArticleId, Confidence, Corpus, IssueId, PartyId, Record};
use chrono::NaiveDate;
use std::ops::Range;

/// A record and the article that shows it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'c> {
    /// The record.
    pub record: &'c Record,
    /// Its article.
    pub article: &'c Article,
    /// The article's id.
    pub article_id: ArticleId,
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}

impl Eq for Entry<'_> {}

impl Entry<'_> {
    /// Which record it is: its article, and its place there.
    pub fn place(self) -> (ArticleId, u32) {
        (self.article_id, self.record.citation)
    }

    /// The first and the last day on which it may have been voiced.
    pub fn voiced_between(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let date = self.record.voiced(self.article);
        (date.and_then(crate::model::Date::first), date.map(crate::model::Date::last))
    }

    fn published(self) -> Option<NaiveDate> {
        self.article.published.map(|published| published.value.last())
    }
}

/// Which records are let through before anything is folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// At least this sure; a record that does not say fails.
    pub confidence: Option<Confidence>,
    /// Shown by an article published by then, by its last day.
    pub known_by: Option<NaiveDate>,
}

impl Selection {
    fn lets(self, entry: Entry<'_>) -> bool {
        self.confidence.is_none_or(|least| entry.record.confidence.is_some_and(|sure| sure >= least))
            && self.known_by.is_none_or(|by| entry.published().is_some_and(|day| day <= by))
    }
}

/// A party on an issue; ordered by issue, then party, as the registries list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// On what.
    pub issue: IssueId,
    /// Who.
    pub party: PartyId,
}

/// Every record that counts and was let through, in order.
#[derive(Debug)]
pub struct History<'c> {
    corpus: &'c Corpus,
    entries: Vec<Entry<'c>>,
    /// The pairs that have records, in order, each with its range of entries.
    pairs: Vec<(Pair, Range<usize>)>,
    days: Option<(NaiveDate, NaiveDate)>,
}

/// One party's records on one issue, in the order in which they came to count.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'h, 'c> {
    /// Whose, and on what.
    pub pair: Pair,
    /// The records: own and told ones, in order.
    pub entries: &'h [Entry<'c>],
}

/// Which of the records a standing folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose day is not after this one.
    By(NaiveDate),
    /// Those that this article shows.
    In(ArticleId),
}

impl Scope {
    /// Whether the record is one of them.
    pub fn holds(self, entry: Entry<'_>) -> bool {
        match self {
            Self::By(day) => entry.record.day <= day,
            Self::In(article) => entry.article_id == article,
        }
    }
}

impl<'c> History<'c> {
    /// The history of the records that `selection` lets through.
    pub fn new(corpus: &'c Corpus, selection: Selection) -> Self {
        let mut entries: Vec<Entry<'c>> = corpus
            .records()
            .map(|(article_id, record)| Entry { record, article: corpus.article(article_id), article_id })
            .filter(|entry| selection.lets(*entry))
            .collect();
        // Articles are ordered by path and citations by place, so the last two keys are format.md's.
        entries.sort_by_cached_key(|entry| {
            let first = entry.voiced_between().0.unwrap_or(NaiveDate::MIN);
            (pair(*entry), entry.record.day, first, entry.published(), entry.place())
        });
        let mut pairs: Vec<(Pair, Range<usize>)> = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            match pairs.last_mut() {
                Some((last, range)) if *last == pair(*entry) => range.end = place + 1,
                _ => pairs.push((pair(*entry), place..place + 1)),
            }
        }
        let days = entries.iter().map(|entry| entry.record.day);
        let days = days.clone().min().zip(days.max());
        Self { corpus, entries, pairs, days }
    }

    /// What the history is of.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// The first and the latest day of all its records.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.days
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds no record.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every party on every issue that has a record, by issue, then party.
    pub fn timelines(&self) -> impl Iterator<Item = Timeline<'_, 'c>> {
        self.pairs.iter().map(|(pair, range)| Timeline { pair: *pair, entries: &self.entries[range.clone()] })
    }

    /// One party on one issue, if it has a record there.
    pub fn timeline(&self, wanted: Pair) -> Option<Timeline<'_, 'c>> {
        let place = self.pairs.binary_search_by_key(&wanted, |(pair, _)| *pair).ok()?;
        let (pair, range) = &self.pairs[place];
        Some(Timeline { pair: *pair, entries: &self.entries[range.clone()] })
    }

    /// All parties that have a record on `issue`, in the registry's order.
    pub fn on(&self, issue: IssueId) -> impl Iterator<Item = Timeline<'_, 'c>> {
        let start = self.pairs.partition_point(|(pair, _)| pair.issue < issue);
        let mine = self.pairs[start..].iter().take_while(move |(pair, _)| pair.issue == issue);
        mine.map(|(pair, range)| Timeline { pair: *pair, entries: &self.entries[range.clone()] })
    }
}

fn pair(entry: Entry<'_>) -> Pair {
    Pair { issue: entry.record.issue.value, party: entry.record.party.value }
}
