//! Findings, standings and moves → bytes. Decides nothing, filters nothing, sorts nothing: a writer gets everything
//! ready and writes it.

pub mod escape;
pub mod words;
pub mod link;
pub mod html;
pub mod json;
pub mod text;
pub mod markdown;
pub mod csv;
pub mod findings_text;
pub mod findings_json;
pub mod rule_pages;
pub mod findings_github;
pub mod findings_sarif;
pub mod findings_junit;
pub mod review;

use crate::check;
use crate::evidence::Excerpt;
use crate::history::{Entry, Pair};
use crate::history::{Gap, History, Move, Point, Standing, Step, Summary};
use crate::model::{Corpus, PartyId};
use crate::text::TextFile;

/// What moved between two points.
pub struct Diff<'a> {
    /// The history that was asked.
    pub history: &'a History<'a>,
    /// The earlier point.
    pub from: &'a Point,
    /// The later point.
    pub to: &'a Point,
    /// The moves that are told.
    pub moves: &'a [Move<'a>],
    /// The counts of the moves that are told.
    pub summary: Summary,
}

/// Who stands where at a day.
pub struct Show<'a> {
    /// The history that was asked.
    pub history: &'a History<'a>,
    /// The day.
    pub at: &'a Point,
    /// The standings, by issue, then party.
    pub cells: &'a [Cell<'a>],
}

/// One party's standing on one issue.
pub struct Cell<'a> {
    /// Whose, and on what.
    pub pair: Pair,
    /// The standing.
    pub standing: Standing<'a>,
    /// Records that place the party elsewhere on the very same days.
    pub contested_by: Vec<Entry<'a>>,
}

/// A party's records and the moves they made.
pub struct Log<'a> {
    /// The history that was asked.
    pub history: &'a History<'a>,
    /// The records, by issue, then in order.
    pub steps: &'a [Step<'a>],
}

/// How far apart two parties are.
pub struct Gaps<'a> {
    /// The history that was asked.
    pub history: &'a History<'a>,
    /// The two.
    pub parties: [PartyId; 2],
    /// The earlier point.
    pub from: &'a Point,
    /// The later point.
    pub to: &'a Point,
    /// Issue by issue, in the registry's order.
    pub gaps: &'a [Gap<'a>],
}

/// The evidence for one standing.
pub struct Why<'a> {
    /// The history that was asked.
    pub history: &'a History<'a>,
    /// Whose, and on what.
    pub pair: Pair,
    /// The day.
    pub at: &'a Point,
    /// The standing, if there is any.
    pub standing: Option<&'a Standing<'a>>,
    /// Records that place the party elsewhere on the very same days.
    pub contested_by: &'a [Entry<'a>],
    /// The first record of all, where it lies after the day.
    pub later: Option<Entry<'a>>,
    /// The paragraphs in which the quotes stand, where the text is at hand.
    pub paragraphs: &'a [Excerpt],
}

impl Diff<'_> {
    /// Counts `moves`.
    pub fn new<'a>(
        history: &'a History<'a>,
        from: &'a Point,
        to: &'a Point,
        moves: &'a [Move<'a>],
    ) -> Diff<'a> {
        Diff { history, from, to, moves, summary: Summary::of(moves) }
    }
}

/// What the rules say.
pub struct Check<'a> {
    /// The findings that are told, by path, then place, then rule.
    pub findings: &'a [check::Finding],
    /// How many there are of what.
    pub summary: check::Summary,
    /// What was judged, for the lines around a finding.
    pub corpus: &'a Corpus,
    /// The lock, for the same.
    pub lock: &'a check::LockFile,
}

impl Check<'_> {
    /// The file of that path, if it was read.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        let lock = self.lock.file.as_ref().filter(|file| file.path() == path);
        lock.or_else(|| self.corpus.file(path))
    }
}
