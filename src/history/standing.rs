//! What a party is known to hold on an issue: its records up to a day, folded.

use super::account::Accounts;
use super::{Entry, Scope, Timeline};
use crate::model::{OptionId, Position, TermId, TermValue};
use chrono::NaiveDate;

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

impl Standing<'_> {
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
}

impl<'c> Timeline<'_, 'c> {
    /// The standing that the records of `scope` give, if there are any.
    pub fn standing(&self, scope: Scope) -> Option<Standing<'c>> {
        self.accounts(|entry| scope.holds(entry)).standing()
    }

    /// What the records that `counts` lets through say.
    pub(super) fn accounts(&self, counts: impl Fn(Entry<'c>) -> bool) -> Accounts<'c> {
        let mut accounts = Accounts::default();
        self.entries.iter().copied().filter(|entry| counts(*entry)).for_each(|entry| accounts.add(entry));
        accounts
    }

    /// The record by which the latest standing is known, if there are any.
    pub(super) fn last(&self) -> Option<Entry<'c>> {
        self.folded(Scope::By(NaiveDate::MAX)).last()
    }

    /// Where the party stands after each of its records, in their order: the position of the standing that the records
    /// up to it give.
    pub fn positions(&self) -> Vec<Option<Position>> {
        let mut accounts = Accounts::default();
        let after = |entry: &Entry<'c>| {
            accounts.add(*entry);
            accounts.position()
        };
        self.entries.iter().map(after).collect()
    }

    /// The records of `scope` as a standing folds them: first those told by another, then the party's own. The last of
    /// them is the standing's last record.
    pub(super) fn folded(&self, scope: Scope) -> impl Iterator<Item = Entry<'c>> + Clone {
        let entries = self.entries.iter().copied().filter(move |entry| scope.holds(*entry));
        let told = entries.clone().filter(|entry| entry.record.is_told());
        told.chain(entries.filter(|entry| !entry.record.is_told()))
    }
}
