//! The record: one party's stance on one issue at one date, as one article evidences it.

use super::{Article, Date, IssueId, OptionId, PartyId, Position, TermStatement};
use crate::text::{Span, Spanned};
use chrono::NaiveDate;

/// What a record says of something that stands until it is said otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// Nothing: it stays as it stood.
    #[default]
    Unsaid,
    /// That it no longer holds (`null` or `[]`).
    Dropped,
    /// This.
    Said(T),
}

impl<T> Stated<T> {
    /// What was said, if anything was.
    pub fn said(&self) -> Option<&T> {
        match self {
            Self::Said(value) => Some(value),
            Self::Unsaid | Self::Dropped => None,
        }
    }

    /// This where anything was said, `earlier` where nothing was.
    #[must_use]
    pub fn or(self, earlier: Self) -> Self {
        match self {
            Self::Unsaid => earlier,
            said => said,
        }
    }
}

impl<T> Stated<Box<[T]>> {
    /// The same of what the items are borrowed from.
    pub fn as_items(&self) -> Stated<&[T]> {
        match self {
            Self::Unsaid => Stated::Unsaid,
            Self::Dropped => Stated::Dropped,
            Self::Said(items) => Stated::Said(items),
        }
    }
}

/// In whose words a stance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // format.md's own words
pub enum Attribution {
    Direct,
    Official,
    Reported,
    Unnamed,
    Leaked,
}

impl Attribution {
    /// Every kind, with the word a file uses.
    pub const ALL: [(&'static str, Self); 5] = [
        ("direct", Self::Direct),
        ("official", Self::Official),
        ("reported", Self::Reported),
        ("unnamed", Self::Unnamed),
        ("leaked", Self::Leaked),
    ];

    /// The word a file uses.
    pub fn word(self) -> &'static str {
        word(&Self::ALL, self)
    }
}

/// How sure the curator is; as analytic confidence in the United States' Intelligence Community Directive 203.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // ordered, from the least
pub enum Confidence {
    Low,
    Moderate,
    High,
}

impl Confidence {
    /// Every level from the highest, with the word a file uses.
    pub const ALL: [(&'static str, Self); 3] =
        [("high", Self::High), ("moderate", Self::Moderate), ("low", Self::Low)];

    /// The word a file uses.
    pub fn word(self) -> &'static str {
        word(&Self::ALL, self)
    }
}

fn word<T: PartialEq + Copy>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, value)| *value == wanted).map_or("", |(word, _)| word)
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordSpeaker {
    /// A speaker of the record's party, by its place there.
    Known(u32),
    /// What is shaped like an id and is no speaker of the party.
    Unknown(Box<str>),
    /// A name that stands as it is.
    Name(Box<str>),
}

/// A record that counts. Drafts and records that cannot be placed are [`Citation`](super::Citation)s alone.
#[derive(Debug)]
pub struct Record {
    /// The whole record in its file.
    pub span: Span,
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Who holds the stance.
    pub party: Spanned<PartyId>,
    /// On what.
    pub issue: Spanned<IssueId>,
    /// When it was voiced; none where that is the article's `published`.
    pub date: Option<Spanned<Date>>,
    /// The day from which it counts: its date's last, or that of `published` if earlier.
    pub day: NaiveDate,
    /// Where it places the party.
    pub position: Stated<Spanned<Position>>,
    /// The stance in one sentence.
    pub stance: Spanned<Box<str>>,
    /// Options the party would live with.
    pub accepts: Stated<Box<[Spanned<OptionId>]>>,
    /// Options it rules out.
    pub rejects: Stated<Box<[Spanned<OptionId>]>>,
    /// What it says of the issue's terms, in the file's order.
    pub terms: Box<[TermStatement]>,
    /// What the stance hangs on.
    pub conditions: Stated<Box<[Spanned<Box<str>>]>>,
    /// Whether the party took its earlier stance back.
    pub withdrawn: bool,
    /// Who said it.
    pub speaker: Option<Spanned<RecordSpeaker>>,
    /// The party whose account it is.
    pub told_by: Option<Spanned<PartyId>>,
    /// In whose words.
    pub attribution: Option<Attribution>,
    /// How sure the curator is.
    pub confidence: Option<Confidence>,
    /// Whether a note for other curators stands beside it.
    pub note: Option<Box<str>>,
    /// The place of its quotes and allowances among the article's citations.
    pub citation: u32,
}

impl Record {
    /// Whether it is told as somebody's account, and so only fills what the party itself left unsaid.
    pub fn is_told(&self) -> bool {
        self.told_by.is_some()
    }

    /// When it was voiced, the article's `published` standing in where the record does not say.
    pub fn voiced(&self, article: &Article) -> Option<Date> {
        self.date.map(|date| date.value).or(article.published.map(|published| published.value))
    }
}
