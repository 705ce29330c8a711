//! The article: a published text, what it is called, and what was taken from it.

use super::{Date, IssueId, PartyId, Record};
use crate::text::{Span, Spanned, TextFile};

/// An article's file: the article, and what it shows.
#[derive(Debug)]
pub struct Article {
    /// The file of records itself.
    pub file: TextFile,
    /// The stem of that file: the article's name.
    pub name: Box<str>,
    /// The file in `seeds/` that holds its text; none where the file does not say.
    pub seed: Option<Spanned<Box<str>>>,
    /// Its title; empty where the file does not say.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// When; none where the file does not say, as it may while all its records are drafts.
    pub published: Option<Spanned<Date>>,
    /// Where it can be read; http or https.
    pub url: Option<Box<str>>,
    /// Its language (BCP 47).
    pub language: Option<Box<str>>,
    /// The records that count, in the file's order.
    pub records: Box<[Record]>,
    /// Every item of `records`, counted or not: what it cites, and what it allows.
    pub citations: Box<[Citation]>,
}

/// What one item of a file's `records` cites. Every item has one, also a draft, and also one that cannot be
/// placed: its quotes are judged all the same.
#[derive(Debug)]
pub struct Citation {
    /// The whole item in its file.
    pub span: Span,
    /// Its party, where that is known.
    pub party: Option<PartyId>,
    /// Its issue, where that is known.
    pub issue: Option<IssueId>,
    /// Its date as it counts, where that is known.
    pub date: Option<Date>,
    /// The phrases that prove it.
    pub quotes: Box<[Spanned<Box<str>>]>,
    /// Rules that it is excused from, with the reasons.
    pub allow: Box<[Allowance]>,
    /// Whether it is proposed and not yet curated.
    pub draft: bool,
}

/// A rule that a record is excused from.
#[derive(Debug)]
pub struct Allowance {
    /// The rule's name, where it stands.
    pub rule: Spanned<Box<str>>,
    /// Why.
    pub reason: Box<str>,
}

impl Article {
    /// The record that this citation belongs to, if it counts.
    pub fn record_of(&self, citation: usize) -> Option<&Record> {
        let place = self.records.binary_search_by_key(&citation, |record| record.citation as usize);
        place.ok().map(|place| &self.records[place])
    }

    /// What a record of this article cites.
    pub fn citation(&self, record: &Record) -> &Citation {
        &self.citations[record.citation as usize]
    }
}
