//! A party's records on its issues in order, each with the move it made.

use super::account::Accounts;
use super::others::Others;
use super::{Entry, History, Move, Pair, Timeline};
use std::sync::Arc;

/// A record and the move that it made.
#[derive(Clone, Debug)]
pub struct Step<'c> {
    /// Whose, and on what.
    pub pair: Pair,
    /// The record.
    pub entry: Entry<'c>,
    /// From the standing before it to the one with it; none where another told it and it does not count.
    pub step: Option<Move<'c>>,
}

impl<'c> History<'c> {
    /// Every record of the pairs that `wanted` lets through, by issue, then party, then in order.
    pub fn log(&self, wanted: impl Fn(Pair) -> bool) -> Vec<Step<'c>> {
        let mut steps = Vec::new();
        for (issue, _) in self.corpus().registry.issues() {
            let mut timelines = self.on(issue).filter(|timeline| wanted(timeline.pair)).peekable();
            if timelines.peek().is_none() {
                continue;
            }
            let others = Others::of(self, issue);
            for timeline in timelines {
                self.log_of(timeline, &others, &mut steps);
            }
        }
        steps
    }

    fn log_of(&self, timeline: Timeline<'_, 'c>, others: &Others, steps: &mut Vec<Step<'c>>) {
        let peers = Arc::new(timeline.peers());
        let mut accounts = Accounts::default();
        for entry in timeline.entries.iter().copied() {
            let before = accounts.standing();
            accounts.add(entry);
            // What others tell counts only while the party itself has said nothing; after that it may still fill what
            // was left unsaid, which shows when the party speaks again.
            let after = accounts.standing().filter(|after| after.record == entry);
            let others = others.at(entry.record.day);
            let step = after.and_then(|after| self.step(timeline, before, Some(after), &peers, &others));
            steps.push(Step { pair: timeline.pair, entry, step });
        }
    }
}
