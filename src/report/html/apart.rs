//! How far apart two parties are, issue by issue, through time.

use super::axis::{Axis, Tick, percent};
use super::budget;
use super::faces::Face;
use super::foreign::{QUESTION, brief};
use super::sheet::{IssueHead, Sheet};
use crate::history::{Gap, GapSide, Pair, Trend};
use crate::model::{IssueId, OptionId, PartyId, Position};
use crate::report::words;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Pixels between two options.
const STEP: usize = 20;
/// Pixels above and below the scale.
const ROOM: usize = 14;

/// Two parties.
pub(super) struct Apart {
    pub(super) faces: [Face; 2],
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    /// `2 converging · 1 still · …`.
    pub(super) totals: String,
    pub(super) ticks: Vec<Tick>,
    pub(super) gaps: Vec<Distance>,
    /// What both could live with, over all issues.
    pub(super) common: String,
}

/// The two on one issue.
pub(super) struct Distance {
    pub(super) issue: IssueHead,
    pub(super) trend: &'static str,
    /// Where the two stood, and where they stand: `demands-met · at-once, 2 of 2`.
    pub(super) sides: [String; 2],
    pub(super) verdicts: Vec<String>,
    pub(super) terms: Vec<(String, [String; 2])>,
    pub(super) drawing: Option<Drawing>,
}

/// Two stepped lines and what lies between them.
pub(super) struct Drawing {
    pub(super) height: usize,
    pub(super) options: Vec<(usize, String)>,
    pub(super) bands: Vec<Band>,
    /// The lines of the first and of the second.
    pub(super) lines: [Vec<Stroke>; 2],
    /// Where the distance fell to nothing.
    pub(super) closed: Vec<Closed>,
    pub(super) description: String,
}

/// The distance for a while.
pub(super) struct Band {
    pub(super) x: String,
    pub(super) width: String,
    pub(super) y: usize,
    pub(super) height: usize,
}

/// A piece of a line.
pub(super) struct Stroke {
    pub(super) x1: String,
    pub(super) y1: usize,
    pub(super) x2: String,
    pub(super) y2: usize,
}

/// A day on which the two came to stand on one option.
pub(super) struct Closed {
    pub(super) x: String,
    pub(super) y: usize,
    pub(super) day: NaiveDate,
}

/// The pairs asked for, or the two parties with most records.
pub(super) fn apart(sheet: &Sheet<'_, '_>, axis: Axis) -> (Vec<Apart>, Option<String>) {
    let mut pairs = sheet.page.pairs.clone();
    if pairs.is_empty() {
        let mut counts: BTreeMap<PartyId, usize> = BTreeMap::new();
        for timeline in sheet.timelines() {
            *counts.entry(timeline.pair.party).or_default() += timeline.entries.len();
        }
        let mut counts: Vec<_> =
            counts.into_iter().map(|(party, count)| (std::cmp::Reverse(count), party)).collect();
        counts.sort_unstable();
        if let [(_, a), (_, b), ..] = counts[..] {
            pairs.push([a.min(b), a.max(b)]);
        }
    }
    let left_out = (pairs.len() > budget::PAIRS)
        .then(|| format!("The first {} of {} pairs are shown.", budget::PAIRS, pairs.len()));
    pairs.truncate(budget::PAIRS);
    (pairs.into_iter().map(|pair| pair_of(sheet, axis, pair)).collect(), left_out)
}

fn pair_of(sheet: &Sheet<'_, '_>, axis: Axis, parties: [PartyId; 2]) -> Apart {
    let (from, to) = sheet.days();
    let gaps = sheet.history.gaps(parties, from, to, |issue| sheet.page.wants_issue(issue));
    let faces = parties.map(|party| sheet.face(party));
    let order = [Trend::Converging, Trend::Diverging, Trend::Still, Trend::Unknown];
    let counts = order.map(|trend| (trend, gaps.iter().filter(|gap| gap.trend == trend).count()));
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let totals: Vec<String> = counts.map(|(trend, count)| format!("{count} {}", trend.word())).collect();
    let common: Vec<String> = gaps
        .iter()
        .flat_map(|gap| {
            let issue = sheet.registry.issue(gap.issue);
            gap.common
                .iter()
                .map(move |option| format!("{}: {}", super::sheet::title(issue), issue.option_id(*option)))
        })
        .collect();
    let mut sorted: Vec<&Gap<'_>> = gaps.iter().collect();
    // What changed first, then the widest; what is not known last.
    sorted.sort_by_key(|gap| {
        let trend = order.iter().position(|trend| *trend == gap.trend);
        (trend, std::cmp::Reverse(gap.to.steps), gap.issue)
    });
    sorted.truncate(budget::PICTURES);
    Apart {
        from: sheet.page.from.day().min(sheet.to),
        to: sheet.to,
        totals: if totals.is_empty() {
            "no record of either on any issue".into()
        } else {
            totals.join(" · ")
        },
        ticks: axis.ticks(),
        gaps: sorted.into_iter().map(|gap| distance(sheet, axis, parties, &faces, gap)).collect(),
        common: if common.is_empty() { "nothing that the record shows".into() } else { common.join(", ") },
        faces,
    }
}

fn distance(
    sheet: &Sheet<'_, '_>,
    axis: Axis,
    parties: [PartyId; 2],
    faces: &[Face; 2],
    gap: &Gap<'_>,
) -> Distance {
    let issue = sheet.registry.issue(gap.issue);
    let side = |side: &GapSide<'_>| {
        let one = |at: usize| match (&side.standings[at], side.positions[at]) {
            (None, _) => format!("no record of {}", faces[at].name),
            (Some(standing), _) if standing.withdrawn() => "withdrawn".into(),
            (Some(_), None) => "no position".into(),
            (Some(_), Some(position)) => issue.position_id(position).into(),
        };
        let steps = side.steps.map(|steps| format!(", {steps} of {}", issue.scale.len().saturating_sub(1)));
        format!("{} · {}{}", one(0), one(1), steps.unwrap_or_default())
    };
    let mut verdicts = Vec::new();
    for (one, other) in [(0, 1), (1, 0)] {
        if let (true, Some(position)) = (gap.ruled_out[one], gap.to.positions[other]) {
            verdicts.push(format!(
                "{} rules out {}: {}",
                faces[one].name,
                faces[other].name,
                issue.position_id(position)
            ));
        }
    }
    let common: Vec<&str> = gap.common.iter().map(|option| issue.option_id(*option)).collect();
    if !common.is_empty() {
        verdicts.push(format!("both could live with {}", common.join(", ")));
    }
    let terms = gap.terms.iter().map(|(term, values)| {
        let term = &issue.terms[term.0 as usize];
        let values =
            values.map(|value| brief(&words::term_value(value, &term.kind, sheet.registry), QUESTION));
        (term.id.value.to_string(), values)
    });
    Distance {
        issue: sheet.issue(gap.issue),
        trend: gap.trend.word(),
        sides: [side(&gap.from), side(&gap.to)],
        verdicts,
        terms: terms.collect(),
        drawing: drawing(sheet, axis, parties, faces, gap.issue),
    }
}

/// The two lines, where both ever had an option.
fn drawing(
    sheet: &Sheet<'_, '_>,
    axis: Axis,
    parties: [PartyId; 2],
    faces: &[Face; 2],
    issue: IssueId,
) -> Option<Drawing> {
    let found = sheet.registry.issue(issue);
    let courses = parties.map(|party| course(sheet, Pair { issue, party }));
    if courses.iter().any(|course| course.values().all(Option::is_none)) {
        return None;
    }
    let length = found.scale.len();
    let y = |option: OptionId| ROOM + (length - 1 - usize::from(option.0)) * STEP;
    let days: BTreeSet<NaiveDate> = courses.iter().flat_map(BTreeMap::keys).copied().collect();
    let ends = days.iter().copied().skip(1).chain([axis.end()]);
    let (mut bands, mut closed, mut lines) = (Vec::new(), Vec::new(), [Vec::new(), Vec::new()]);
    let mut now = [None, None];
    let mut apart = None;
    let mut stations = Vec::new();
    for (day, end) in days.iter().copied().zip(ends) {
        for (at, course) in courses.iter().enumerate() {
            let Some(option) = course.get(&day).copied() else { continue };
            if let (Some(old), Some(new)) = (now[at], option)
                && old != new
            {
                // The second is drawn two pixels lower, so that two on one option are seen to be two.
                lines[at].push(Stroke {
                    x1: axis.x(day),
                    y1: y(old) + 3 * at,
                    x2: axis.x(day),
                    y2: y(new) + 3 * at,
                });
            }
            now[at] = option;
        }
        for (at, option) in now.iter().enumerate() {
            if let Some(option) = option {
                let y = y(*option) + 3 * at;
                lines[at].push(Stroke { x1: axis.x(day), y1: y, x2: axis.x(end), y2: y });
            }
        }
        let steps = now[0].zip(now[1]).map(|(a, b): (OptionId, OptionId)| a.0.abs_diff(b.0));
        if let (Some(steps), [Some(a), Some(b)]) = (steps, now) {
            let (top, bottom) = (y(a).min(y(b)), y(a).max(y(b)));
            let width = percent(axis.at(end) - axis.at(day));
            bands.push(Band { x: axis.x(day), width, y: top, height: (bottom - top).max(3) });
            if steps == 0 && apart.is_some_and(|apart| apart > 0) {
                closed.push(Closed { x: axis.x(day), y: top, day });
            }
        }
        if steps != apart {
            stations.push(match steps {
                Some(steps) => format!("{steps} of {} from {day}", length - 1),
                None => format!("not known from {day}"),
            });
            apart = steps;
        }
    }
    let options =
        found.scale.iter().zip(0..).map(|(option, place)| (y(OptionId(place)), option.id.value.to_string()));
    Some(Drawing {
        height: 2 * ROOM + (length - 1) * STEP,
        options: options.collect(),
        bands,
        lines,
        closed,
        description: format!(
            "Steps between {} and {}: {}.",
            faces[0].name,
            faces[1].name,
            if stations.is_empty() { "never known".into() } else { stations.join(", then ") }
        ),
    })
}

/// The option on which a party stands from each day on which it said something; none where it stands on none.
fn course(sheet: &Sheet<'_, '_>, pair: Pair) -> BTreeMap<NaiveDate, Option<OptionId>> {
    let Some(timeline) = sheet.history.timeline(pair) else { return BTreeMap::new() };
    let options = timeline.entries.iter().zip(timeline.positions());
    let options = options.filter(|(entry, _)| entry.record.day <= sheet.to);
    options.map(|(entry, position)| (entry.record.day, position.and_then(Position::option))).collect()
}
