//! What differs between two values: sets by what came and went, all else by its two values.

use super::Standing;
use crate::model::{Member, Registry, TermId, TermValue};
use std::collections::BTreeSet;

/// What came and what went, each sorted by code point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// In the later and not in the earlier.
    pub added: Vec<T>,
    /// In the earlier and not in the later.
    pub removed: Vec<T>,
}

impl<T> Default for Change<T> {
    fn default() -> Self {
        Self { added: Vec::new(), removed: Vec::new() }
    }
}

impl<T: Ord + Copy> Change<T> {
    /// What differs between two sets.
    pub fn between(before: impl IntoIterator<Item = T>, after: impl IntoIterator<Item = T>) -> Self {
        let before: BTreeSet<T> = before.into_iter().collect();
        let after: BTreeSet<T> = after.into_iter().collect();
        Self {
            added: after.difference(&before).copied().collect(),
            removed: before.difference(&after).copied().collect(),
        }
    }
}

impl<T> Change<T> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

/// A term that differs.
#[derive(Clone, Debug, PartialEq)]
pub enum TermChange<'c> {
    /// A set: the members that came and went, by their names.
    Set {
        /// Which term.
        term: TermId,
        /// What came and went.
        members: Change<&'c str>,
    },
    /// Any other: its two values, none where it was not stated.
    Value {
        /// Which term.
        term: TermId,
        /// Before.
        from: Option<&'c TermValue>,
        /// After.
        to: Option<&'c TermValue>,
    },
}

impl TermChange<'_> {
    /// Which term differs.
    pub fn term(&self) -> TermId {
        match self {
            Self::Set { term, .. } | Self::Value { term, .. } => *term,
        }
    }
}

/// The terms that differ between two standings, in the order.
pub fn terms<'c>(before: &Standing<'c>, after: &Standing<'c>, registry: &'c Registry) -> Vec<TermChange<'c>> {
    let all: BTreeSet<TermId> = before.terms.iter().chain(&after.terms).map(|(term, _)| *term).collect();
    let value = |standing: &Standing<'c>, wanted| {
        let place = standing.terms.binary_search_by_key(&wanted, |(term, _)| *term).ok()?;
        Some(standing.terms[place].1)
    };
    all.into_iter()
        .filter_map(|term| {
            let (from, to) = (value(before, term), value(after, term));
            let is_set = |value: Option<&TermValue>| matches!(value, Some(TermValue::Set { .. }));
            if is_set(from) || is_set(to) {
                let mut members = Change::between(names(from, registry), names(to, registry));
                if matches!(to, Some(TermValue::Set { open: true, .. })) {
                    members.removed.clear(); // these, and perhaps others: nothing is said to be gone
                }
                (!members.is_empty()).then_some(TermChange::Set { term, members })
            } else {
                (from != to).then_some(TermChange::Value { term, from, to })
            }
        })
        .collect()
}

/// The members of a set by their names; a term that is not stated counts as an empty one.
fn names<'c>(value: Option<&'c TermValue>, registry: &'c Registry) -> impl Iterator<Item = &'c str> {
    let members = match value {
        Some(TermValue::Set { members, .. }) => &members[..],
        _ => &[],
    };
    members.iter().map(|member| member_name(member, registry))
}

/// A member's name: its id where it is a party, else its text.
pub fn member_name<'c>(member: &'c Member, registry: &'c Registry) -> &'c str {
    match member {
        Member::Party(party) => &registry.party(*party).id.value,
        Member::Text(text) => text,
    }
}
