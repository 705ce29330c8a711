//! What moved, the largest first: in short, issue by issue, and then every move with its evidence.

use super::anchors;
use super::brief::{Brief, briefs};
use super::budget;
use super::faces::Face;
use super::foreign::{QUESTION, SENTENCE, brief};
use super::sheet::{Detail, IssueHead, Receipt, Sheet, Stop, Wording};
use crate::history::{Kind, Move, Op, Piece, Summary};
use crate::model::{Issue, OptionId, Position};
use crate::report::words;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The section on what moved.
pub(super) struct Moves {
    /// `1 moved, 1 of them reversed · 5 revised · …`.
    pub(super) totals: String,
    /// Issue by issue: who moved most.
    pub(super) brief: Vec<Brief>,
    /// The issues on which nobody said anything newer.
    pub(super) silent: Vec<IssueHead>,
    pub(super) groups: Vec<Group>,
    /// What is left out, in a sentence.
    pub(super) left_out: Option<String>,
}

/// Moves of one kind.
pub(super) struct Group {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) cards: Vec<Card>,
}

/// One move.
pub(super) struct Card {
    pub(super) anchor: String,
    pub(super) face: Face,
    pub(super) issue: IssueHead,
    pub(super) day: NaiveDate,
    pub(super) kind: String,
    pub(super) scale: Vec<Stop>,
    /// What stands in the scale's place where the party is off it.
    pub(super) off: Option<String>,
    pub(super) wording: Vec<Wording>,
    /// Whether the one sentence is told after the other, since they share too little.
    pub(super) whole: bool,
    pub(super) details: Vec<Detail>,
    pub(super) notes: Vec<String>,
    pub(super) contested: Vec<Contest>,
    pub(super) receipts: Vec<Receipt>,
}

/// A record that places the party elsewhere.
pub(super) struct Contest {
    pub(super) position: String,
    pub(super) receipt: Receipt,
}

pub(super) fn moves(sheet: &Sheet<'_, '_>, moves: &[Move<'_>]) -> Moves {
    let mut sorted: Vec<&Move<'_>> = moves.iter().collect();
    sorted.sort_by_cached_key(|step| (size(step, sheet), step.pair));
    let told = sorted.len().min(budget::MOVES);
    let (brief, silent) = briefs(sheet, &sorted, told);
    let left_out = (told < sorted.len()).then(|| {
        format!(
            "{} of {} are not told here, the smallest ones: --party and --issue narrow the page.",
            sorted.len() - told,
            words::count(sorted.len(), "move")
        )
    });
    let groups = sorted[..told].chunk_by(|a, b| a.kind == b.kind).filter_map(|steps| {
        let kind = steps.first()?.kind;
        Some(Group {
            kind: kind.word(),
            title: group_title(kind, sheet),
            cards: steps.iter().filter_map(|step| card(sheet, step)).collect(),
        })
    });
    Moves { totals: totals(moves), brief, silent, groups: groups.collect(), left_out }
}

/// What is larger comes first: the kinds in the order in which they matter, moves by their share of the scale, then by
/// their steps, revisions by how much they change, all else by how new it is.
type Size = (u8, Reverse<u64>, Reverse<u64>, Reverse<NaiveDate>);

fn size(step: &Move<'_>, sheet: &Sheet<'_, '_>) -> Size {
    let kind = step.kind.weight();
    let steps = step.position.and_then(|position| position.steps).unwrap_or_default().unsigned_abs();
    let length = sheet.registry.issue(step.pair.issue).scale.len().saturating_sub(1).max(1);
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    let changes = [&step.accepts, &step.rejects, &step.conditions];
    let changes = step.terms.len() + changes.iter().filter(|change| !change.is_empty()).count();
    let share = match step.kind {
        Kind::Moved => u64::from(steps) * 10_000 / length,
        Kind::Revised => {
            let places = [&step.before, &step.after].map(|side| side.as_ref().and_then(|side| side.position));
            // Where a party stands at all weighs more than any detail.
            u64::try_from(changes).unwrap_or(u64::MAX) + if places[0] == places[1] { 0 } else { 1000 }
        }
        // Who is new on the scale says more than who is new and commits to nothing.
        Kind::New => u64::from(step.after.as_ref().is_some_and(|after| after.option().is_some())),
        _ => 0,
    };
    let day = step.after.as_ref().or(step.before.as_ref()).map(|side| side.record.record.day);
    (kind, Reverse(share), Reverse(steps.into()), Reverse(day.unwrap_or(NaiveDate::MIN)))
}

fn totals(moves: &[Move<'_>]) -> String {
    let summary = Summary::of(moves);
    let reversed = moves.iter().filter(|step| step.reversed).count();
    let order = [Kind::Moved, Kind::Revised, Kind::Withdrawn, Kind::New, Kind::Reaffirmed, Kind::Silent];
    let counts = order.into_iter().map(|kind| (kind, summary.count(kind))).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts
        .map(|(kind, count)| match kind {
            Kind::Moved if reversed > 0 => format!("{count} moved, {reversed} of them reversed"),
            _ => format!("{count} {}", kind.word()),
        })
        .collect();
    if parts.is_empty() { "no record".into() } else { parts.join(" · ") }
}

fn group_title(kind: Kind, sheet: &Sheet<'_, '_>) -> String {
    let from = sheet.page.from.day();
    match kind {
        Kind::Moved => "Moved on the scale".into(),
        Kind::Withdrawn => "Withdrawn: the stance was taken back".into(),
        Kind::Revised => "Revised: the details or the place changed, no step on the scale".into(),
        Kind::New => format!("New: no record by {from}"),
        Kind::Reaffirmed => "Reaffirmed: said again, nothing differs but the wording".into(),
        Kind::Silent => "Silent: nothing newer was said, which is not the same as unchanged".into(),
    }
}

fn card(sheet: &Sheet<'_, '_>, step: &Move<'_>) -> Option<Card> {
    let shown = step.after.as_ref().or(step.before.as_ref())?;
    let issue = sheet.registry.issue(step.pair.issue);
    let silent = step.kind == Kind::Silent;
    let sides = [&step.before, &step.after].map(|side| side.as_ref().and_then(|side| side.position));
    let to = if step.after.is_some() { sides[1] } else { sides[0] };
    let (scale, off) = scale(issue, sides[0], to);
    let mut notes = Vec::new();
    if let (Some(carried), Some(record)) = (words::carried(shown), shown.position_record) {
        notes.push(format!("{carried}, {} old", sheet.age(record)));
    }
    notes.extend(drawn(sheet, step));
    let between_articles = sheet.page.from.article().is_some();
    let mut receipts: Vec<Receipt> = Vec::new();
    let mut known = Vec::new();
    for standing in step.before.iter().chain(&step.after) {
        let carried = standing.position_record.filter(|_| standing.is_carried() && step.kind == Kind::Moved);
        for entry in std::iter::once(standing.record).chain(carried) {
            if !known.contains(&entry.place()) {
                known.push(entry.place());
                receipts.push(sheet.receipt(entry));
            }
        }
    }
    let wording = if step.stance.is_empty() || silent {
        vec![Wording { op: Op::Equal, text: brief(&shown.record.record.stance.value, SENTENCE) }]
    } else {
        wording(&step.stance)
    };
    Some(Card {
        anchor: anchors::step(step.pair, sheet.registry),
        face: sheet.face(step.pair.party),
        issue: sheet.issue(step.pair.issue),
        day: shown.record.record.day,
        kind: words::kind(step, issue, (!between_articles).then_some(sheet.to)),
        scale,
        off,
        whole: matches!(&wording[..], [one, other] if one.op == Op::Delete && other.op == Op::Insert),
        wording,
        details: if silent { Vec::new() } else { details(sheet, step, issue) },
        notes,
        contested: contested(sheet, step, issue),
        receipts,
    })
}

/// The pieces of two sentences as they are read: those that share little are told one after the other, since a new
/// sentence in the shreds of an old one cannot be read.
fn wording(pieces: &[Piece<'_>]) -> Vec<Wording> {
    let length =
        |op: Op| pieces.iter().filter(|piece| piece.op == op).map(|piece| piece.text.len()).sum::<usize>();
    let (kept, changed) = (length(Op::Equal), length(Op::Delete) + length(Op::Insert));
    // Of the two sentences together two words in five are the same.
    if 3 * kept >= changed || kept == 0 {
        return pieces
            .iter()
            .map(|piece| Wording { op: piece.op, text: brief(piece.text, SENTENCE) })
            .collect();
    }
    let side = |op: Op| {
        let side = pieces.iter().filter(|piece| piece.op == Op::Equal || piece.op == op);
        Wording { op, text: brief(&side.map(|piece| piece.text).collect::<String>(), SENTENCE) }
    };
    vec![side(Op::Delete), side(Op::Insert)]
}

fn contested(sheet: &Sheet<'_, '_>, step: &Move<'_>, issue: &Issue) -> Vec<Contest> {
    let contests = step.contested_by().into_iter().map(|entry| Contest {
        position: entry.record.position.said().map_or("", |said| issue.position_id(said.value)).to_owned(),
        receipt: sheet.receipt(entry),
    });
    contests.collect()
}

/// The scale with the old and the new place on it, or what stands in its place.
fn scale(issue: &Issue, from: Option<Position>, to: Option<Position>) -> (Vec<Stop>, Option<String>) {
    let Some(to) = to else { return (Vec::new(), None) };
    let off = to.option().is_none().then(|| {
        let was = from.filter(|from| *from != to).map(|from| format!("; was {}", issue.position_id(from)));
        format!("{}, off the scale{}", issue.position_id(to), was.unwrap_or_default())
    });
    let new = to.option();
    let old = from.and_then(Position::option).filter(|old| Some(*old) != new);
    let stops = (0..issue.scale.len()).filter_map(|place| u16::try_from(place).ok()).map(|place| {
        let here = OptionId(place);
        let way = old.zip(new).filter(|(old, new)| old.min(new) <= &here && &here <= old.max(new));
        let (class, said) = match way {
            _ if new == Some(here) && old.is_none() => ("is", "where it stands"),
            Some((old, new)) if here == new && old < new => ("is up", "where it stands now"),
            Some((_, new)) if here == new => ("is down", "where it stands now"),
            Some((old, new)) if here == old && old < new => ("was up", "where it stood"),
            Some((old, _)) if here == old => ("was down", "where it stood"),
            Some((old, new)) => (if old < new { "way up" } else { "way down" }, ""),
            None if old == Some(here) => ("was", "where it stood"),
            None => ("", ""),
        };
        let option = &issue.scale[usize::from(place)];
        Stop { id: option.id.value.to_string(), text: brief(&option.text, QUESTION), class, said }
    });
    (stops.collect(), off)
}

/// What changed besides the place and the wording; of what is new, all that it says.
fn details(sheet: &Sheet<'_, '_>, step: &Move<'_>, issue: &Issue) -> Vec<Detail> {
    let mut details = Vec::new();
    let mut push =
        |name: &str, value: &str| details.push(Detail { name: name.into(), value: brief(value, SENTENCE) });
    let (Some(_), Some(after)) = (&step.before, &step.after) else {
        if let Some(after) = &step.after {
            for (term, value) in &after.terms {
                let term = &issue.terms[term.0 as usize];
                push(&term.id.value, &words::term_value(Some(value), &term.kind, sheet.registry));
            }
            for (name, options) in [("accepts", &after.accepts), ("rejects", &after.rejects)] {
                let ids: Vec<&str> = options.iter().map(|option| issue.option_id(*option)).collect();
                if !ids.is_empty() {
                    push(name, &ids.join(", "));
                }
            }
            for condition in &after.conditions {
                push("condition", condition);
            }
        }
        return details;
    };
    if after.withdrawn() {
        return details;
    }
    for (name, value) in words::changes(step, sheet.registry) {
        push(&name, &value);
    }
    details
}

fn drawn(sheet: &Sheet<'_, '_>, step: &Move<'_>) -> Vec<String> {
    words::drawn(step, sheet.registry).iter().map(|note| brief(note, SENTENCE)).collect()
}
