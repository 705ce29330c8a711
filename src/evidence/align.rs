//! The fewest characters that must be inserted, deleted or substituted to make a quote of an article's whole words.
//!
//! The table of edit distances is filled column by column, a character of the article at a time, and only where it
//! can still come to little enough. A quote with gaps is one such table for each part; the best way to have matched the
//! parts so far opens the next one, from there to the end of the paragraph.

use std::num::NonZeroU32;
use std::ops::Range;

use super::budget::Budget;
use super::needle::{Needle, either_case};
use super::passages::Passages;

/// The characters of one part of a folded quote, each as typed and as it may be instead (`[T]he`).
pub(super) type Pattern = Vec<[char; 2]>;

/// Where to look, in bytes of the folded text and within one paragraph.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// From the earliest possible start of the quote to its latest possible end.
    pub(super) bytes: Range<usize>,
    /// The latest start of a quote in one part.
    pub(super) last_start: usize,
}

/// Whole words that come close to a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// How many characters are off.
    pub(super) off: usize,
    /// The words for each part, in bytes of the folded text.
    pub(super) parts: Vec<Range<usize>>,
}

impl Found {
    /// Whether two passages have words in common, gaps included.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let span = |found: &Self| found.parts.first().zip(found.parts.last()).map(|(a, b)| a.start..b.end);
        span(self).zip(span(other)).is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
    }
}

pub(super) fn pattern(needle: &Needle) -> Pattern {
    let text = needle.text();
    let pair =
        |(at, c)| if needle.letters().binary_search(&at).is_ok() { either_case(text, at) } else { [c, c] };
    text.char_indices().map(pair).collect()
}

/// The passages of a region that at most `limit` characters make of a quote, the closest first, then the first.
pub(super) fn passages(
    patterns: &[Pattern],
    article: &Passages<'_>,
    region: &Region,
    limit: u32,
    budget: &mut Budget,
) -> Vec<Found> {
    let mut table = Table {
        article,
        limit,
        columns: patterns.iter().map(Column::new).collect(),
        gates: vec![None; patterns.len()],
        chain: Vec::new(),
        ends: Vec::new(),
        last_start: if patterns.len() == 1 { region.last_start } else { region.bytes.end },
        starts_behind: 0,
    };
    if let Some(gate) = table.gates.first_mut() {
        *gate = Some(Gate { off: 0, link: None });
    }
    let start = region.bytes.start;
    table.step(None, start);
    for (at, c) in article.folded()[region.bytes.clone()].char_indices() {
        let cells = table.step(Some(c), start + at + c.len_utf8());
        if !budget.spend(6 + 2 * cells) {
            break;
        }
    }
    table.found()
}

/// How many passages are kept: more than the few ends that words near the best one give.
const KEPT: usize = 16;

struct Table<'s, 't> {
    article: &'s Passages<'t>,
    limit: u32,
    columns: Vec<Column<'s>>,
    /// For each part, the best way to have matched those before it.
    gates: Vec<Option<Gate>>,
    chain: Vec<Link>,
    ends: Vec<End>,
    last_start: usize,
    /// How many characters ago the last start of a quote in one part was.
    starts_behind: usize,
}

#[derive(Debug, Clone, Copy)]
struct Gate {
    off: u32,
    link: Option<NonZeroU32>,
}

/// A part that was matched, and the one before it; links are counted from 1.
struct Link {
    part: Range<usize>,
    before: Option<NonZeroU32>,
}

/// An end of the last part.
struct End {
    off: u32,
    at: usize,
    start: usize,
    link: Option<NonZeroU32>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    off: u32,
    start: u32,
    link: Option<NonZeroU32>,
}

/// More than any limit, and far from overflow.
const FAR: Cell = Cell { off: u32::MAX / 2, start: 0, link: None };

/// The best ways to match the first `row` characters of a part with what ends here, for each `row`.
struct Column<'p> {
    pattern: &'p Pattern,
    cells: Vec<Cell>,
    /// The last row that was within the limit.
    last: usize,
}

impl<'p> Column<'p> {
    fn new(pattern: &'p Pattern) -> Self {
        Self { pattern, cells: vec![FAR; pattern.len() + 1], last: 0 }
    }

    /// Moves on by one character, into a column whose first row is `first`; rows below `low` cannot matter any more.
    fn step(&mut self, c: Option<char>, first: Cell, low: usize, limit: u32) -> usize {
        let low = low.min(self.pattern.len());
        let mut diagonal = self.cells[low];
        // A start that lies behind may go on with a character that the quote lacks.
        let gone_on = Cell { off: diagonal.off + 1, ..diagonal };
        self.cells[low] = match low {
            0 if gone_on.off < first.off => gone_on,
            0 => first,
            _ => FAR,
        };
        let mut above = self.cells[low];
        let reach = (self.last + 1).min(self.pattern.len());
        let mut last = low;
        let mut row = low;
        // No folded paragraph holds a line end, so that stands for no character at all.
        let c = c.unwrap_or('\n');
        for (slot, pair) in self.cells[low + 1..].iter_mut().zip(&self.pattern[low..]) {
            if row >= reach && above.off >= limit {
                break;
            }
            row += 1;
            // A cell that was not reached last time was beyond the limit when it was filled, and so it is still.
            let old = *slot;
            let matches = pair[0] == c || pair[1] == c;
            let mut cell = Cell { off: diagonal.off + u32::from(!matches), ..diagonal };
            if old.off + 1 < cell.off {
                cell = Cell { off: old.off + 1, ..old };
            }
            if above.off + 1 < cell.off {
                cell = Cell { off: above.off + 1, ..above };
            }
            *slot = cell;
            if cell.off <= limit {
                last = row;
            }
            diagonal = old;
            above = cell;
        }
        self.last = last;
        row - low + 2
    }

    fn whole(&self) -> Cell {
        if self.last == self.pattern.len() { self.cells[self.last] } else { FAR }
    }
}

impl Table<'_, '_> {
    /// Moves all columns on to the place `at`, behind the character `c`, and says how many cells that took, and a few for each part.
    fn step(&mut self, c: Option<char>, at: usize) -> usize {
        let text = self.article.folded().as_bytes();
        let (mut within, mut cells) = (None, 0);
        let mut is_edge = |article: &Passages<'_>| !*within.get_or_insert_with(|| article.is_within_word(at));
        let may_start =
            at <= self.last_start && text.get(at).is_some_and(|&next| next != b' ' && next != b'\n');
        let may_start = may_start && is_edge(self.article);
        let may_end = at > 0 && text[at - 1] != b' ';
        self.starts_behind += usize::from(at > self.last_start);
        // A start that lies further back than this has more characters behind it than rows and the limit make up for.
        let low = self.starts_behind.saturating_sub(self.limit as usize + 1);
        for part in 0..self.columns.len() {
            let Some(gate) = self.gates[part] else { break };
            let first = if may_start {
                Cell { off: gate.off, start: u32::try_from(at).unwrap_or(u32::MAX), link: gate.link }
            } else {
                FAR
            };
            cells += self.columns[part].step(c, first, low, self.limit);
            let cell = self.columns[part].whole();
            if cell.off > self.limit || !may_end || cell.start as usize >= at || !is_edge(self.article) {
                continue;
            }
            let start = cell.start as usize;
            match self.gates.get(part + 1) {
                None => self.end(End { off: cell.off, at, start, link: cell.link }),
                Some(Some(open)) if open.off <= cell.off => {}
                Some(_) => {
                    self.chain.push(Link { part: start..at, before: cell.link });
                    let link = u32::try_from(self.chain.len()).ok().and_then(NonZeroU32::new);
                    self.gates[part + 1] = Some(Gate { off: cell.off, link });
                }
            }
        }
        cells
    }

    fn end(&mut self, end: End) {
        self.ends.push(end);
        if self.ends.len() >= 8 * KEPT {
            self.keep_best();
        }
    }

    fn keep_best(&mut self) {
        self.ends.sort_by_key(|end| (end.off, end.start, end.at));
        self.ends.truncate(KEPT);
    }

    fn found(mut self) -> Vec<Found> {
        self.keep_best();
        let before =
            |link: &Option<NonZeroU32>| link.and_then(|link| self.chain.get(link.get() as usize - 1));
        let parts = |end: &End| {
            let links = std::iter::successors(before(&end.link), |link| before(&link.before));
            let mut parts: Vec<_> = links.map(|link| link.part.clone()).collect();
            parts.reverse();
            parts.push(end.start..end.at);
            parts
        };
        self.ends.iter().map(|end| Found { off: end.off as usize, parts: parts(end) }).collect()
    }
}
