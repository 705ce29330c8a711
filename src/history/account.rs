//! What is known of a party on an issue, record by record: what it says itself, laid over what others tell of it.
//!
//! The two sides are kept apart, so that one record more is one step more in whatever order own and told ones come; a
//! standing is the one laid over the other, which costs what it holds and not what led to it.

use super::{Entry, Standing};
use crate::model::{OptionId, Position, Stated, TermId, TermValue};
use crate::text::Spanned;

/// What a party has said so far, and what others have told of it.
#[derive(Default)]
pub(super) struct Accounts<'c> {
    told: Account<'c>,
    own: Account<'c>,
}

impl<'c> Accounts<'c> {
    /// Takes in one record more.
    pub(super) fn add(&mut self, entry: Entry<'c>) {
        let side = if entry.record.is_told() { &mut self.told } else { &mut self.own };
        side.add(entry);
    }

    /// The last record of the party's own, or of those told where it has none.
    fn last(&self) -> Option<Entry<'c>> {
        self.own.last.or(self.told.last)
    }

    /// Where the party stands.
    pub(super) fn position(&self) -> Option<Position> {
        self.placed().map(|(position, _)| position)
    }

    /// What all the records leave standing: an account by others only fills what the party itself left unsaid.
    pub(super) fn standing(&self) -> Option<Standing<'c>> {
        let (own, told) = (&self.own, &self.told);
        let placed = self.placed();
        Some(Standing {
            record: self.last()?,
            position: placed.map(|(position, _)| position),
            position_record: placed.map(|(_, record)| record),
            terms: self.terms(),
            accepts: items(own.accepts.or(told.accepts)).map(|option| option.value).collect(),
            rejects: self.rejects(),
            conditions: items(own.conditions.or(told.conditions)).map(|text| &*text.value).collect(),
        })
    }

    fn placed(&self) -> Option<(Position, Entry<'c>)> {
        self.own.placed.or(self.told.placed).said().copied()
    }

    fn terms(&self) -> Vec<(TermId, &'c TermValue)> {
        let (own, told) = (&self.own, &self.told);
        let unsaid = |term: TermId| {
            !own.all_dropped && own.terms.binary_search_by_key(&term, |(own, _)| *own).is_err()
        };
        let told = told.terms.iter().filter(|(term, _)| unsaid(*term));
        let mut terms: Vec<_> =
            told.chain(&own.terms).filter_map(|(term, value)| Some((*term, (*value)?))).collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        terms
    }

    fn rejects(&self) -> Vec<OptionId> {
        let (own, told) = (&self.own, &self.told);
        let rejected = items(own.rejects.or(told.rejects)).map(|option| option.value);
        // What others told of it before is held against all that the party came to hold itself.
        let held = match own.rejects {
            Stated::Unsaid => [&own.held_since[..], &told.held_since[..]],
            Stated::Dropped | Stated::Said(_) => [&own.held_since[..], &[]],
        };
        rejected.filter(|option| !held.iter().any(|held| held.contains(option))).collect()
    }
}

/// What one side has said: of each thing what it said last, where it ever spoke of it.
#[derive(Default)]
struct Account<'c> {
    last: Option<Entry<'c>>,
    placed: Stated<(Position, Entry<'c>)>,
    /// In the order; none where the term was dropped.
    terms: Vec<(TermId, Option<&'c TermValue>)>,
    /// Whether whatever terms stood before were dropped, named or not.
    all_dropped: bool,
    accepts: Stated<&'c [Spanned<OptionId>]>,
    rejects: Stated<&'c [Spanned<OptionId>]>,
    /// The options it has come to hold since it last said what it rejects.
    held_since: Vec<OptionId>,
    conditions: Stated<&'c [Spanned<Box<str>>]>,
}

impl<'c> Account<'c> {
    fn add(&mut self, entry: Entry<'c>) {
        let record = entry.record;
        self.last = Some(entry);
        if record.withdrawn {
            self.take_back();
            return;
        }
        match record.position {
            Stated::Unsaid => {}
            Stated::Dropped => self.placed = Stated::Dropped,
            Stated::Said(position) => {
                self.placed = Stated::Said((position.value, entry));
                // What a party has come to hold it no longer rules out, unless this very record says so.
                self.held_since
                    .extend(position.value.option().filter(|option| !self.held_since.contains(option)));
            }
        }
        if !matches!(record.rejects, Stated::Unsaid) {
            self.held_since.clear();
        }
        self.accepts = record.accepts.as_items().or(self.accepts);
        self.rejects = record.rejects.as_items().or(self.rejects);
        self.conditions = record.conditions.as_items().or(self.conditions);
        for said in &record.terms {
            let value = said.value.as_ref();
            match self.terms.binary_search_by_key(&said.term, |(term, _)| *term) {
                Ok(place) => self.terms[place].1 = value,
                Err(place) => self.terms.insert(place, (said.term, value)),
            }
        }
    }

    /// Drops all that stood.
    fn take_back(&mut self) {
        *self = Self {
            last: self.last,
            placed: Stated::Dropped,
            all_dropped: true,
            accepts: Stated::Dropped,
            rejects: Stated::Dropped,
            conditions: Stated::Dropped,
            ..Self::default()
        };
    }
}

fn items<T>(stated: Stated<&[T]>) -> std::slice::Iter<'_, T> {
    stated.said().copied().unwrap_or_default().iter()
}
