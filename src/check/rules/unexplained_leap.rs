//! A move over more than half of a scale that nobody has commented on.

use crate::check::case::{Case, place_of};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::{Entry, Timeline};
use crate::model::{Level, OptionId, Position, Stated};

pub(super) struct UnexplainedLeap;

impl Rule for UnexplainedLeap {
    fn facts(&self) -> Facts {
        Facts::new("unexplained-leap", Level::Warning, include_str!("unexplained_leap.md"))
    }

    fn timeline(&self, case: &Case<'_>, timeline: Timeline<'_, '_>, found: &mut Found) {
        let issue = case.corpus.registry.issue(timeline.pair.issue);
        let whole = issue.scale.len().saturating_sub(1);
        for Moved { entry, from, from_record, to } in moved(timeline) {
            let steps = usize::from(from.0.abs_diff(to.0));
            let Stated::Said(position) = entry.record.position else { continue };
            if 2 * steps <= whole || entry.record.note.is_some() {
                continue;
            }
            let message = format!(
                "a move of {steps} of {whole} steps, from `{}` to `{}`, without a `note`",
                issue.option_id(from),
                issue.option_id(to)
            );
            found
                .on(entry, position.span, message)
                .field("note")
                .note(format!("the position before is that of {}", place_of(from_record)))
                .help("see that both records are right; then say in a `note:` what explains it");
        }
    }
}

/// A `moved` step of the log.
#[derive(Clone, Copy)]
struct Moved<'c> {
    entry: Entry<'c>,
    from: OptionId,
    from_record: Entry<'c>,
    to: OptionId,
}

/// A position, and the record that stated it.
type Held<'c> = Option<(Position, Entry<'c>)>;

/// The `moved` steps that [`History::log`](crate::history::History::log) tells of, in one walk: of what a standing folds
/// only the position matters here.
fn moved<'c>(timeline: Timeline<'_, 'c>) -> Vec<Moved<'c>> {
    // What the told records leave, what the party's own leave where they say anything, and whether the last record of
    // each kind withdrew.
    let (mut told, mut own): (Held<'c>, Option<Held<'c>>) = (None, None);
    let (mut any_own, mut withdrawn) = (false, false);
    let mut moved = Vec::new();
    for entry in timeline.entries {
        let record = entry.record;
        let before = own.unwrap_or(told).filter(|_| !withdrawn);
        let states = match record.position {
            _ if record.withdrawn => Some(None),
            Stated::Unsaid => None,
            Stated::Dropped => Some(None),
            Stated::Said(position) => Some(Some((position.value, *entry))),
        };
        if record.is_told() {
            told = states.unwrap_or(told);
            if any_own {
                continue; // it fills what is left unsaid, and does not count as a step
            }
        } else {
            any_own = true;
            own = states.or(own);
        }
        withdrawn = record.withdrawn;
        let after = own.unwrap_or(told);
        if let (Some((Position::On(from), from_record)), Some((Position::On(to), _))) = (before, after)
            && from != to
            && !withdrawn
        {
            moved.push(Moved { entry: *entry, from, from_record, to });
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{History, Kind, Selection};
    use crate::read::{Memory, read};
    use proptest::prelude::*;
    use std::fmt::Write as _;

    proptest! {
        #[test]
        fn the_walk_tells_of_the_moved_steps_of_the_log(records in prop::collection::vec((0..7usize, any::<bool>()), 1..14)) {
            let states = ["position: a", "position: b", "position: c", "position: mixed", "position: null", "withdrawn: true", "note: n"];
            let mut file = String::from("article: {seed: a.txt, title: A, published: 2023}\nrecords:\n");
            for (day, (state, told)) in records.into_iter().enumerate() {
                let teller = if told { ", told-by: south" } else { "" };
                let day = day + 1;
                let _ = writeln!(
                    file,
                    "  - {{party: north, issue: peace, stance: S., date: 2022-01-{day:02}, {}{teller}}}",
                    states[state]
                );
            }
            let reading = read(&Memory::from([
                ("positions/parties.yaml", "north: {name: N}\nsouth: {name: S}".to_owned()),
                ("positions/issues.yaml", "peace: {question: P?, scale: [a: A, b: B, c: C]}".to_owned()),
                ("positions/x.yaml", file),
            ]));
            let history = History::new(&reading.corpus, Selection::default());
            let steps = history.log(|_| true);
            let steps = steps.iter().filter(|step| step.step.as_ref().is_some_and(|step| step.kind == Kind::Moved));
            let expected: Vec<_> = steps
                .map(|step| (step.entry.place(), step.step.as_ref().unwrap().position.unwrap()))
                .map(|(place, change)| (place, change.from, change.to))
                .collect();
            let walked = moved(history.timelines().next().unwrap()).into_iter();
            let walked: Vec<_> = walked
                .map(|step| (step.entry.place(), Position::On(step.from), Position::On(step.to)))
                .collect();
            prop_assert_eq!(walked, expected);
        }
    }
}
