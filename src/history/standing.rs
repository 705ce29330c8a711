//! What a party is known to hold on an issue: its records up to a day, folded.

use super::{Entry, Scope, Timeline};
use crate::model::{OptionId, Position, Stated, TermId, TermValue};
use crate::text::Spanned;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Records folded into what they leave standing.
#[derive(Clone, Debug)]
pub struct Standing<'c> {
    /// The last record: the last of the party's own, or of those told where it has none.
    pub record: Entry<'c>,
    /// Where the party stands.
    pub position: Option<Position>,
    /// The record that stated the position.
    pub position_record: Option<Entry<'c>>,
    /// The terms that are stated and not dropped, in the order.
    pub terms: Vec<(TermId, &'c TermValue)>,
    /// Options it would live with, as last stated.
    pub accepts: Vec<OptionId>,
    /// Options it rules out, as last stated, less one it has since come to hold.
    pub rejects: Vec<OptionId>,
    /// What its stance hangs on.
    pub conditions: Vec<&'c str>,
}

impl<'c> Timeline<'_, 'c> {
    /// The standing that the records of `scope` give, if there are any.
    pub fn standing(&self, scope: Scope) -> Option<Standing<'c>> {
        Standing::fold(self.folded(scope))
    }

    /// The records that a standing folds, in that order: first those told by another, then the party's own, so that an
    /// account by others only fills what the party itself left unsaid. The last of them is the standing's last record.
    pub(super) fn folded(&self, scope: Scope) -> impl Iterator<Item = Entry<'c>> + Clone {
        let entries = self.entries.iter().copied().filter(move |entry| scope.holds(*entry));
        let told = entries.clone().filter(|entry| entry.record.is_told());
        told.chain(entries.filter(|entry| !entry.record.is_told()))
    }

    /// Where the party stands after each of its records, in their order: the position of the standing that the records
    /// up to it give.
    pub fn positions(&self) -> Vec<Option<Position>> {
        // As in `Standing::fold`, what others tell counts until the party itself has said something of its place.
        let (mut told, mut own) = (None, None);
        let after = |entry: &Entry<'c>| {
            let record = entry.record;
            let said = match record.position {
                _ if record.withdrawn => Some(None),
                Stated::Unsaid => None,
                Stated::Dropped => Some(None),
                Stated::Said(position) => Some(Some(position.value)),
            };
            let side = if record.is_told() { &mut told } else { &mut own };
            *side = said.or(*side);
            own.or(told).flatten()
        };
        self.entries.iter().map(after).collect()
    }

    /// The other records of the very same first and last day as the standing's last one, whose position is on the
    /// scale and another than the one that it states.
    pub fn contesting(&self, standing: &Standing<'c>) -> Vec<Entry<'c>> {
        let others = self.entries.iter().copied();
        others.filter(|other| contests(*other, standing.record)).collect()
    }

    /// The records by the days on which they may have been voiced, for asking again and again what contests a standing.
    pub(super) fn peers(&self) -> Peers<'c> {
        let mut peers = Peers::default();
        for entry in self.entries {
            peers.0.entry(entry.voiced_between()).or_default().push(*entry);
        }
        peers
    }
}

/// A timeline's records by their first and last day.
#[derive(Default)]
pub(super) struct Peers<'c>(BTreeMap<(Option<NaiveDate>, Option<NaiveDate>), Vec<Entry<'c>>>);

impl<'c> Peers<'c> {
    /// As [`Timeline::contesting`].
    pub(super) fn contesting(&self, standing: &Standing<'c>) -> Vec<Entry<'c>> {
        let peers = self.0.get(&standing.record.voiced_between()).into_iter().flatten().copied();
        peers.filter(|other| contests(*other, standing.record)).collect()
    }
}

/// Whether a record of the very same days places the party on another option than the one that `last` states.
fn contests(other: Entry<'_>, last: Entry<'_>) -> bool {
    let position = |entry: Entry<'_>| entry.record.position.said().map(|position| position.value);
    let Some(stated) = position(last) else { return false };
    other != last
        && position(other).is_some_and(|other| other.option().is_some() && other != stated)
        && other.voiced_between() == last.voiced_between()
}

impl<'c> Standing<'c> {
    /// Folds `entries` in the order in which they come.
    pub(super) fn fold(entries: impl Iterator<Item = Entry<'c>>) -> Option<Self> {
        entries.fold(None, |before, entry| Some(Self::with(before, entry)))
    }

    /// What stood, if anything did, with one record more.
    pub(super) fn with(before: Option<Self>, entry: Entry<'c>) -> Self {
        let mut standing = before.unwrap_or_else(|| Self {
            record: entry,
            position: None,
            position_record: None,
            terms: Vec::new(),
            accepts: Vec::new(),
            rejects: Vec::new(),
            conditions: Vec::new(),
        });
        standing.record = entry;
        standing.add(entry);
        standing
    }

    /// Whether the last record took the stance back.
    pub fn withdrawn(&self) -> bool {
        self.record.record.withdrawn
    }

    /// The option of the scale on which the party stands.
    pub fn option(&self) -> Option<OptionId> {
        self.position.and_then(Position::option)
    }

    /// Whether the position, or the whole, was carried from an older record than the last.
    pub fn is_carried(&self) -> bool {
        self.position_record.is_some_and(|record| record != self.record)
    }

    fn add(&mut self, entry: Entry<'c>) {
        let record = entry.record;
        if record.withdrawn {
            self.position = None;
            self.position_record = None;
            self.terms.clear();
            self.accepts.clear();
            self.rejects.clear();
            self.conditions.clear();
            return;
        }
        match record.position {
            Stated::Unsaid => {}
            Stated::Dropped => (self.position, self.position_record) = (None, None),
            Stated::Said(position) => {
                (self.position, self.position_record) = (Some(position.value), Some(entry));
                // What a party has come to hold it no longer rules out, unless this very record says so.
                self.rejects.retain(|rejected| Some(*rejected) != position.value.option());
            }
        }
        replace(&mut self.accepts, &record.accepts, |option| option.value);
        replace(&mut self.rejects, &record.rejects, |option| option.value);
        replace(&mut self.conditions, &record.conditions, |text| &*text.value);
        for statement in &record.terms {
            let place = self.terms.binary_search_by_key(&statement.term, |(term, _)| *term);
            match (place, &statement.value) {
                (Ok(place), Some(value)) => self.terms[place].1 = value,
                (Ok(place), None) => drop(self.terms.remove(place)),
                (Err(place), Some(value)) => self.terms.insert(place, (statement.term, value)),
                (Err(_), None) => {}
            }
        }
    }
}

/// Puts what was stated in the place of what stood.
fn replace<'c, T, S>(
    standing: &mut Vec<S>,
    stated: &'c Stated<Box<[Spanned<T>]>>,
    value: impl Fn(&'c Spanned<T>) -> S,
) {
    match stated {
        Stated::Unsaid => {}
        Stated::Dropped => standing.clear(),
        Stated::Said(items) => *standing = items.iter().map(value).collect(),
    }
}
