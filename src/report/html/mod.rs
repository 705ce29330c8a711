//! The whole record as one page that needs nothing else: no server, no request, no script to be read.
//!
//! [`write()`] makes plain structs in which everything is decided (`view`), and templates under `templates/report/`
//! that only write them down, each value escaped where it stands. Foreign text gets its controls shown as numbers on
//! the way into the structs (`foreign::text`), so that no template can forget it.

mod foreign;
mod faces;
mod sheet;
mod anchors;
mod axis;
mod layout;
mod course;
mod picture;
mod brief;
mod moves;
mod standings;
mod apart;
mod articles;
mod view;
mod security;
#[cfg(test)]
mod tests;

use crate::history::{History, Pair, Point, PointError, Scope, Selection};
use crate::model::{IssueId, PartyId};
use askama::Template;
use std::io::{self, Write};

/// How much one page may hold; beyond it the page says what it leaves out and how to narrow it.
///
/// A browser lays out some tens of thousands of elements without a noticeable wait; these bounds keep the page of any
/// record below that, whatever its shape.
pub(crate) mod budget {
    /// Moves told in full.
    pub(crate) const MOVES: usize = 250;
    /// Issues with a picture.
    pub(crate) const PICTURES: usize = 60;
    /// Parties in one picture.
    pub(crate) const LINES: usize = 24;
    /// Marks in all pictures, shared out evenly among them; each is a row of the table behind its picture too.
    pub(crate) const MARKS: usize = 2_000;
    /// Marks in one picture.
    pub(crate) const MARKS_IN_ONE: usize = 400;
    /// Columns of the table of who stands where.
    pub(crate) const COLUMNS: usize = 40;
    /// Its rows.
    pub(crate) const ROWS: usize = 150;
    /// Pairs whose distance is drawn.
    pub(crate) const PAIRS: usize = 12;
    /// From more records than this on the page is large.
    pub(crate) const LARGE: usize = 500;
    /// Records listed under their articles; the latest ones are kept.
    pub(crate) const RECORDS: usize = 2_000;
}

/// What a page is asked to show.
#[derive(Clone, Debug)]
pub struct Page {
    from: Point,
    to: Point,
    scopes: (Scope, Scope),
    /// The pairs whose distance is drawn; where there is none, the two parties with most records.
    pub pairs: Vec<[PartyId; 2]>,
    /// Only these parties; all where there is none.
    pub parties: Vec<PartyId>,
    /// Only these issues; all where there is none.
    pub issues: Vec<IssueId>,
    /// What the history let through, which the page tells.
    pub selection: Selection,
}

impl Page {
    /// The page of what moved between two points, which are both days or both articles.
    ///
    /// # Errors
    /// [`PointError::Mixed`] and [`PointError::Backwards`].
    pub fn new(from: Point, to: Point) -> Result<Self, PointError> {
        let scopes = Point::scopes(&from, &to)?;
        Ok(Self {
            from,
            to,
            scopes,
            pairs: Vec::new(),
            parties: Vec::new(),
            issues: Vec::new(),
            selection: Selection::default(),
        })
    }

    fn wants(&self, pair: Pair) -> bool {
        self.wants_party(pair.party) && self.wants_issue(pair.issue)
    }

    fn wants_party(&self, party: PartyId) -> bool {
        self.parties.is_empty() || self.parties.contains(&party)
    }

    fn wants_issue(&self, issue: IssueId) -> bool {
        self.issues.is_empty() || self.issues.contains(&issue)
    }
}

/// Writes the page.
///
/// # Errors
/// Those of `out`.
pub fn write(history: &History<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let view = view::View::of(history, page);
    let mut text = String::new();
    view.render_into(&mut text).map_err(io::Error::other)?;
    // The templates' conditions leave blank lines; foreign text has no line break in it that could be meant.
    out.write_all(without_blank_lines(&text).as_bytes())
}

/// The text with a line break after each of its lines, and no line that is empty.
fn without_blank_lines(text: &str) -> String {
    text.lines().filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}
