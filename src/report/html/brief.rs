//! What moved, in short: issue by issue who moved most, which way, and on whose word.

use super::anchors;
use super::faces::Face;
use super::foreign::{QUESTION, brief};
use super::sheet::{IssueHead, Receipt, Sheet};
use crate::history::{Kind, Move, Standing, Summary};
use crate::model::{Issue, OptionId};
use crate::report::words;

/// One issue in short.
pub(super) struct Brief {
    pub(super) issue: IssueHead,
    /// The largest move on it.
    pub(super) face: Face,
    /// Where that move is told, else where its record stands.
    pub(super) anchor: Option<String>,
    pub(super) kind: String,
    pub(super) loud: bool,
    /// Whether nobody moved: the party shown is then the newest one that spoke.
    pub(super) nobody: bool,
    /// `no-basis → talks`, or the one option.
    pub(super) was: Option<String>,
    pub(super) is: String,
    /// What that option means, where it is one of the scale.
    pub(super) means: Option<String>,
    /// The scale as a row of dots; empty where there is none.
    pub(super) dots: Vec<Dot>,
    /// The pixels of the arrow along the dots: from, to.
    pub(super) arrow: Option<(usize, usize)>,
    /// Everybody else: `2 revised, 1 new`.
    pub(super) others: String,
    pub(super) receipt: Receipt,
}

/// An option as a dot.
pub(super) struct Dot {
    pub(super) x: usize,
    pub(super) class: &'static str,
}

/// Pixels between two dots.
const DOT: usize = 15;

/// The largest move of each issue; `told` of all moves are told in full.
pub(super) fn briefs(
    sheet: &Sheet<'_, '_>,
    sorted: &[&Move<'_>],
    told: usize,
) -> (Vec<Brief>, Vec<IssueHead>) {
    let (mut briefs, mut silent): (Vec<Brief>, Vec<IssueHead>) = (Vec::new(), Vec::new());
    let mut known = std::collections::BTreeSet::new();
    for (place, step) in sorted.iter().enumerate() {
        if !known.insert(step.pair.issue) {
            continue;
        }
        let issue = sheet.issue(step.pair.issue);
        if step.kind == Kind::Silent {
            silent.push(issue);
            continue;
        }
        // Of an issue on which nobody moved all are counted, else the others.
        let nobody = matches!(step.kind, Kind::New | Kind::Reaffirmed);
        let others = sorted.iter().filter(|other| other.pair.issue == step.pair.issue);
        let others = others.filter(|other| nobody || other.pair != step.pair);
        let summary = Summary::of(others.copied());
        let order = [Kind::Moved, Kind::Withdrawn, Kind::Revised, Kind::New, Kind::Reaffirmed, Kind::Silent];
        let others =
            order.into_iter().map(|kind| (kind, summary.count(kind))).filter(|(_, count)| *count > 0);
        let others: Vec<String> = others.map(|(kind, count)| format!("{count} {}", kind.word())).collect();
        let Some(after) = step.after.as_ref() else { continue };
        let found = sheet.registry.issue(step.pair.issue);
        let options = [&step.before, &step.after].map(|side| side.as_ref().and_then(Standing::option));
        let was = step.before.as_ref().map(|before| sheet.place(step.pair, before));
        let is = sheet.place(step.pair, after);
        briefs.push(Brief {
            face: sheet.face(step.pair.party),
            anchor: match place {
                place if place < told => Some(anchors::step(step.pair, sheet.registry)),
                _ => sheet.records.get(after.record).map(Into::into),
            },
            kind: words::kind(step, found, Some(sheet.to)),
            loud: step.kind == Kind::Moved,
            nobody,
            was: was.filter(|was| *was != is),
            is,
            means: options[1].map(|option| brief(&found.scale[usize::from(option.0)].text, QUESTION)),
            dots: dots(found, options),
            arrow: match options {
                [Some(from), Some(to)] if from != to => Some((dot(from), dot(to))),
                _ => None,
            },
            others: others.join(", "),
            // What proves the place is the record that stated it, which may be older than the last.
            receipt: sheet.receipt(match step.kind {
                Kind::Moved => after.position_record.unwrap_or(after.record),
                _ => after.record,
            }),
            issue,
        });
    }
    (briefs, silent)
}

fn dot(option: OptionId) -> usize {
    6 + usize::from(option.0) * DOT
}

fn dots(issue: &Issue, [from, to]: [Option<OptionId>; 2]) -> Vec<Dot> {
    // A scale of dozens of options makes no small drawing.
    if issue.scale.len() > 12 {
        return Vec::new();
    }
    let options = (0..issue.scale.len()).filter_map(|place| u16::try_from(place).ok()).map(OptionId);
    let class = |option| match option {
        _ if to == Some(option) => "is",
        _ if from == Some(option) => "was",
        _ => "",
    };
    options.map(|option| Dot { x: dot(option), class: class(option) }).collect()
}
