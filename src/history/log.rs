//! A party's records on its issues in order, each with the move it made.

use super::moves::Tracks;
use super::{Entry, History, Kind, Move, Pair, Scope, Standing, Timeline};
use chrono::NaiveDate;
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
        for timeline in self.timelines().filter(|timeline| wanted(timeline.pair)) {
            let issue = self.corpus().registry.issue(timeline.pair.issue);
            let mut before: Option<Standing<'c>> = None;
            let mut filled = false;
            let peers = timeline.peers();
            let mut others = None;
            for (place, entry) in timeline.entries.iter().enumerate() {
                // A told record counts only while the party itself has said nothing; after that it may still fill what is
                // left unsaid, which shows when the party speaks again: then all is folded anew.
                let spoken = before.as_ref().is_some_and(|before| !before.record.record.is_told());
                if entry.record.is_told() && spoken {
                    filled = true;
                    steps.push(Step { pair: timeline.pair, entry: *entry, step: None });
                    continue;
                }
                if std::mem::take(&mut filled) {
                    let so_far = Timeline { pair: timeline.pair, entries: &timeline.entries[..place] };
                    before = so_far.standing(Scope::By(NaiveDate::MAX));
                }
                let after = Standing::with(before.clone(), *entry);
                let mut step = self.step(timeline, before, Some(after.clone()), peers.contesting(&after));
                if let Some(step) = step.as_mut().filter(|step| step.kind == Kind::Moved) {
                    let others = others.get_or_insert_with(|| Tracks::of(self, timeline.pair.issue));
                    step.draw(&Arc::new(others.at(entry.record.day)), issue);
                }
                steps.push(Step { pair: timeline.pair, entry: *entry, step });
                before = Some(after);
            }
        }
        steps
    }
}
