//! Who stands where: issues down, parties across, each cell the option and its age.

use super::faces::Face;
use super::sheet::{IssueHead, Sheet};
use super::{anchors, budget};
use crate::history::{Kind, Move, Scope};
use crate::model::{IssueId, PartyId};
use crate::report::words;
use std::collections::BTreeMap;

/// The table.
pub(super) struct Standings {
    pub(super) parties: Vec<Face>,
    pub(super) rows: Vec<Row>,
    pub(super) left_out: Option<String>,
}

/// An issue.
pub(super) struct Row {
    pub(super) issue: IssueHead,
    /// One for each party of the table.
    pub(super) cells: Vec<Option<Cell>>,
}

/// A party on an issue.
pub(super) struct Cell {
    pub(super) place: String,
    /// What the place means, in words.
    pub(super) age: String,
    pub(super) stale: bool,
    pub(super) uncertain: bool,
    pub(super) contested: bool,
    /// Its move on the scale: `↑ 2, was no-basis`.
    pub(super) moved: Option<String>,
    /// The move, or the record, that it rests on.
    pub(super) anchor: Option<String>,
}

/// The table of what stands at the page's last day; `told` says which moves are told in full on the page.
pub(super) fn standings(
    sheet: &Sheet<'_, '_>,
    moves: &[Move<'_>],
    told: impl Fn(&Move<'_>) -> bool,
) -> Standings {
    let mut counts: BTreeMap<PartyId, usize> = BTreeMap::new();
    let mut cells: BTreeMap<IssueId, BTreeMap<PartyId, Cell>> = BTreeMap::new();
    for timeline in sheet.timelines() {
        let Some(standing) = timeline.standing(Scope::By(sheet.to)) else { continue };
        *counts.entry(timeline.pair.party).or_default() += 1;
        let step =
            moves.binary_search_by_key(&timeline.pair, |step| step.pair).ok().map(|place| &moves[place]);
        let steps = step.filter(|step| step.kind == Kind::Moved).and_then(|step| {
            let (steps, before) = (step.position?.steps?, step.before.as_ref()?);
            let arrow = if steps > 0 { '↑' } else { '↓' };
            Some(format!("{arrow} {}, was {}", steps.unsigned_abs(), sheet.place(step.pair, before)))
        });
        let record = standing.record;
        let cell = Cell {
            place: sheet.place(timeline.pair, &standing),
            age: sheet.age(record),
            stale: sheet.is_stale(record),
            uncertain: record.record.voiced(record.article).is_some_and(|date| !date.is_sure_day()),
            contested: !timeline.contesting(&standing).is_empty(),
            moved: steps,
            anchor: step
                .filter(|step| told(step))
                .map(|step| anchors::step(step.pair, sheet.registry))
                .or_else(|| sheet.records.get(record).map(Into::into)),
        };
        cells.entry(timeline.pair.issue).or_default().insert(timeline.pair.party, cell);
    }
    let all = counts.len();
    let mut parties: Vec<(PartyId, usize)> = counts.into_iter().collect();
    parties.sort_by_key(|(party, count)| (std::cmp::Reverse(*count), *party));
    parties.truncate(budget::COLUMNS);
    parties.sort_unstable();
    let issues = cells.len();
    let rows: Vec<Row> = cells
        .into_iter()
        .take(budget::ROWS)
        .map(|(issue, mut cells)| Row {
            issue: sheet.issue(issue),
            cells: parties.iter().map(|(party, _)| cells.remove(party)).collect(),
        })
        .collect();
    let left_out = (parties.len() < all || rows.len() < issues).then(|| {
        format!(
            "The table holds {} of {} and {} of {}: --party and --issue choose others.",
            parties.len(),
            words::count(all, "party"),
            rows.len(),
            words::count(issues, "issue")
        )
    });
    Standings { parties: parties.into_iter().map(|(party, _)| sheet.face(party)).collect(), rows, left_out }
}
