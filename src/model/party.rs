//! Who: the parties, and the people who speak for them.

use super::{Date, PartyId};
use crate::text::{Span, Spanned};

/// What a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is its own name
pub enum PartyKind {
    State,
    Bloc,
    Organisation,
    Group,
    Person,
    /// A plan or a draft that states terms of its own.
    Document,
}

impl PartyKind {
    /// Every kind, with the word a file uses.
    pub const ALL: [(&'static str, Self); 6] = [
        ("state", Self::State),
        ("bloc", Self::Bloc),
        ("organisation", Self::Organisation),
        ("group", Self::Group),
        ("person", Self::Person),
        ("document", Self::Document),
    ];
}

/// One who holds a stance.
#[derive(Debug)]
pub struct Party {
    /// Its id, where `parties.yaml` gives it.
    pub id: Spanned<Box<str>>,
    /// Its name in full.
    pub name: Box<str>,
    /// What it is, where that is said.
    pub kind: Option<PartyKind>,
    /// Other names by which articles call it.
    pub aliases: Vec<Spanned<Box<str>>>,
    /// Who speaks for it, in the file's order.
    pub speakers: Vec<Speaker>,
    /// Of a document: who wrote it.
    pub authors: Vec<Spanned<PartyId>>,
}

/// A person who speaks for a party.
#[derive(Debug)]
pub struct Speaker {
    /// The id, unique under its party.
    pub id: Spanned<Box<str>>,
    /// The name in full.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Vec<Spanned<Box<str>>>,
    /// When the person speaks for the party; none listed says nothing.
    pub offices: Vec<Office>,
}

/// An office, and when it was held.
#[derive(Debug)]
pub struct Office {
    /// What it is called.
    pub role: Box<str>,
    /// From when; none where that is not known.
    pub from: Option<Date>,
    /// Until when; none where it is held still.
    pub to: Option<Date>,
    /// Where the file gives it.
    pub span: Span,
}

impl Office {
    /// Whether the office may have been held on some day from `first` (none: from ever) to `last`.
    pub fn overlaps(&self, first: Option<chrono::NaiveDate>, last: chrono::NaiveDate) -> bool {
        let begins = self.from.and_then(Date::first);
        let ends = self.to.map(Date::last);
        begins.is_none_or(|begins| begins <= last)
            && ends.is_none_or(|ends| first.is_none_or(|first| first <= ends))
    }
}

impl Party {
    /// The speaker of that id.
    pub fn speaker(&self, id: &str) -> Option<usize> {
        self.speakers.iter().position(|speaker| &*speaker.id.value == id)
    }
}
