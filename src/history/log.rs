//! A party's records on its issues in order, each with the move it made.

use super::moves::Options;
use super::{Entry, History, Move, Pair, Scope, Standing};

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
            let mut before: Option<Standing<'c>> = None;
            for (place, entry) in timeline.entries.iter().enumerate() {
                let after = Standing::fold(timeline.entries[..=place].iter().copied());
                // A told record counts only while the party itself has said nothing.
                let counts = after.as_ref().is_some_and(|after| after.record == *entry);
                let step = counts.then(|| {
                    let options = Options::at(self, timeline.pair.issue, Scope::By(entry.record.day));
                    let mut step = self.step(timeline, before.clone(), after.clone(), false, &options)?;
                    step.records_between = 0;
                    Some(step)
                });
                steps.push(Step { pair: timeline.pair, entry: *entry, step: step.flatten() });
                before = after;
            }
        }
        steps
    }
}
