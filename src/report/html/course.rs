//! Where the marks of a picture lie: each record on the option it states, each option a row with a lane for every party
//! that ever stood there.

use super::faces::Face;
use super::foreign::{NAME, brief};
use super::sheet::Sheet;
use crate::history::{Entry, Timeline};
use crate::model::{IssueId, OptionId, Position};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Pixels between two parties on one option.
const LANE: usize = 13;
/// Pixels for an option's name above its lanes.
const HEAD: usize = 20;
/// Pixels under an option's lanes.
const FOOT: usize = 8;

/// An option, or a place off the scale, with room for everybody who ever stood there.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) top: usize,
    /// Where its name stands.
    pub(super) name: usize,
    pub(super) off: bool,
}

/// Where on the picture: an option of the scale, a place off it, or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Counted from the top: the last option first.
    Option(Reverse<OptionId>),
    Off(Position),
    Nowhere,
}

/// Letters of an option's meaning that stand beside its name.
const MEANING: usize = 100;

/// A record with its place and where the party stands after it.
pub(super) struct Point<'c> {
    pub(super) entry: Entry<'c>,
    pub(super) stated: Option<Level>,
    pub(super) stands: Option<Level>,
}

/// A party's records with their places.
pub(super) struct Course<'c> {
    pub(super) face: Face,
    pub(super) loud: bool,
    pub(super) points: Vec<Point<'c>>,
}

/// A timeline's records with their places; of more than `most` the latest.
pub(super) fn points<'c>(timeline: &Timeline<'_, 'c>, most: usize) -> Vec<Point<'c>> {
    let stands = timeline.positions();
    let skipped = timeline.entries.len().saturating_sub(most.max(1));
    let mut withdrawn = false;
    let mut spoken = false;
    let points = timeline.entries.iter().zip(stands).map(|(entry, stands)| {
        let own = !entry.record.is_told();
        if own || !spoken {
            withdrawn = entry.record.withdrawn;
        }
        spoken |= own;
        Point {
            entry: *entry,
            stated: entry.record.position.said().map(|position| level(position.value)),
            stands: (!withdrawn).then(|| stands.map_or(Level::Nowhere, level)),
        }
    });
    points.skip(skipped).collect()
}

fn level(position: Position) -> Level {
    position.option().map_or(Level::Off(position), |option| Level::Option(Reverse(option)))
}

impl Point<'_> {
    /// Where its mark lies: where it says, else where the party stands.
    pub(super) fn mark(&self) -> Level {
        self.stated.or(self.stands).unwrap_or(Level::Nowhere)
    }
}

/// The rows from the top with their lower ends, and the pixel of each party on each level where it ever is.
#[allow(clippy::type_complexity)]
pub(super) fn rows(
    sheet: &Sheet<'_, '_>,
    issue: IssueId,
    courses: &[Course<'_>],
) -> (Vec<(Row, usize)>, BTreeMap<(Level, usize), usize>) {
    let found = sheet.registry.issue(issue);
    let mut levels: BTreeMap<Level, Vec<usize>> = BTreeMap::new();
    for place in 0..found.scale.len() {
        let option = OptionId(u16::try_from(place).unwrap_or(u16::MAX));
        levels.insert(Level::Option(Reverse(option)), Vec::new());
    }
    for (number, course) in courses.iter().enumerate() {
        for point in &course.points {
            for level in [Some(point.mark()), point.stands].into_iter().flatten() {
                let parties = levels.entry(level).or_default();
                if parties.last() != Some(&number) {
                    parties.push(number);
                }
            }
        }
    }
    let mut places = BTreeMap::new();
    let mut rows = Vec::new();
    let mut top = 0;
    for (level, parties) in levels {
        for (lane, number) in parties.iter().enumerate() {
            places.insert((level, *number), top + HEAD + lane * LANE + LANE / 2);
        }
        let (id, meaning) = match level {
            Level::Option(option) => {
                let option = &found.scale[option.0.0 as usize];
                (brief(&option.id.value, NAME), brief(&option.text, MEANING))
            }
            Level::Off(position) => {
                let meaning = match position {
                    Position::Mixed => "says both",
                    Position::Unclear => "cannot be told",
                    _ => "weighs several, commits to none",
                };
                (found.position_id(position).to_owned(), format!("{meaning}; off the scale"))
            }
            Level::Nowhere if found.scale.is_empty() => ("no scale".into(), "each mark a record".into()),
            Level::Nowhere => ("no position".into(), "says nothing of where on the scale".into()),
        };
        let bottom = top + HEAD + parties.len().max(1) * LANE + FOOT;
        let off = !matches!(level, Level::Option(_));
        rows.push((Row { id, text: meaning, top, name: top + 14, off }, bottom));
        top = bottom;
    }
    (rows, places)
}
