//! Two records that place a party elsewhere on the very same days.

use crate::check::case::{Case, place_of};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::{Entry, Timeline};
use crate::model::Level;

pub(super) struct ContestedPosition;

impl Rule for ContestedPosition {
    fn facts(&self) -> Facts {
        Facts::new("contested-position", Level::Warning, include_str!("contested_position.md"))
    }

    fn timeline(&self, case: &Case<'_>, timeline: Timeline<'_, '_>, found: &mut Found) {
        let issue = case.corpus.registry.issue(timeline.pair.issue);
        for (last, others) in contested(timeline) {
            let Some(stated) = last.record.position.said() else { continue };
            let other = |other: &Entry<'_>| {
                let position = other.record.position.said()?;
                Some(format!("`{}` in {}", issue.position_id(position.value), place_of(*other)))
            };
            const MOST: usize = 3;
            let mut told: Vec<String> = others.iter().filter_map(other).take(MOST).collect();
            if others.len() > MOST {
                told.push(format!("{} more", others.len() - MOST));
            }
            let message = format!(
                "contested: `{}` here, and for the same days {}",
                issue.position_id(stated.value),
                told.join(", ")
            );
            found
                .on(last, stated.span, message)
                .field("position")
                .help("see which of them its article bears out; where both do, `allow:` it with the reason");
        }
    }
}

/// The records that are the last of some day's standing and are contested there, each with those that contest it: as
/// [`Timeline::contesting`] tells of one standing, but for all days in one walk.
fn contested<'c>(timeline: Timeline<'_, 'c>) -> Vec<(Entry<'c>, Vec<Entry<'c>>)> {
    let (entries, peers) = (timeline.entries, timeline.peers());
    let (mut own, mut told, mut before) = (None, None, None);
    let mut contested = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let last = if entry.record.is_told() { &mut told } else { &mut own };
        *last = Some(*entry);
        let day_goes_on = entries.get(place + 1).is_some_and(|next| next.record.day == entry.record.day);
        let Some(last) = own.or(told).filter(|last| !day_goes_on && before != Some(*last)) else { continue };
        before = Some(last);
        let others = peers.contesting(last);
        if !others.is_empty() {
            contested.push((last, others));
        }
    }
    contested
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{History, Scope, Selection};
    use crate::read::{Memory, read};
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    proptest! {
        #[test]
        fn it_is_what_the_standings_of_all_days_say(records in prop::collection::vec((1..4u8, 0..5usize, any::<bool>()), 1..12)) {
            let positions = ["a", "b", "c", "mixed", ""];
            let mut file = String::from("article: {seed: a.txt, title: A, published: 2023}\nrecords:\n");
            for (day, position, told) in records {
                let _ = write!(file, "  - {{party: north, issue: peace, stance: S., date: 2022-01-0{day}");
                if !positions[position].is_empty() {
                    let _ = write!(file, ", position: {}", positions[position]);
                }
                file.push_str(if told { ", told-by: south}\n" } else { "}\n" });
            }
            let reading = read(&Memory::from([
                ("positions/parties.yaml", "north: {name: N}\nsouth: {name: S}".to_owned()),
                ("positions/issues.yaml", "peace: {question: P?, scale: [a: A, b: B, c: C]}".to_owned()),
                ("positions/x.yaml", file),
            ]));
            let history = History::new(&reading.corpus, Selection::default());
            let timeline = history.timelines().next().unwrap();
            let mut expected = BTreeMap::new();
            for entry in timeline.entries {
                let standing = timeline.standing(Scope::By(entry.record.day)).unwrap();
                let others: Vec<_> = timeline.contesting(&standing).iter().map(|other| other.place()).collect();
                if !others.is_empty() {
                    expected.insert(standing.record.place(), others);
                }
            }
            let walked = contested(timeline).into_iter();
            let walked: BTreeMap<_, Vec<_>> =
                walked.map(|(last, others)| (last.place(), others.iter().map(|other| other.place()).collect())).collect();
            prop_assert_eq!(walked, expected);
        }
    }
}
