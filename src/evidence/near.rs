//! What comes near a quote: a few characters off, and nothing among them that a position may hang on.
//!
//! A quote is cut into pieces of five characters. A character that is off spoils one piece, so wherever no more than
//! `n` are, all pieces but `n` stand as they are; as only one character in ten may be off, that is half of them. The
//! pieces are looked up one by one, and characters are counted only where enough of them come together.
//!
//! The closest words at a place decide: where `shall not` is refused to a quote that ends in `shall nto`, `shall` alone
//! is not near it either, though it is near enough by its letters.
//!
//! Two things keep the search from costing more than it may. No more than [`MOST`] characters are ever off, however
//! long the quote; and when the budget is spent, what was found until then counts.

use std::cmp::Reverse;

use memchr::memmem::Finder;
use memchr::{memchr, memchr_iter, memrchr};

use super::align::{Found, Pattern, Region, passages, pattern};
use super::budget::Budget;
use super::guard::{self, Guard};
use super::passages::Passages;
use super::quote::Reading;

/// One character in so many may be off, rounded down.
const ONE_IN: usize = 10;
/// How many characters may be off in the longest of quotes.
const MOST: usize = 64;
/// Where few are off, counting them costs little; so more are only counted where that found nothing.
const STAGES: [usize; 3] = [3, 16, MOST];
/// The characters of a piece: half of those of which one may be off.
const PIECE: usize = 5;
/// Of a long quote, so many pieces are looked up; half of them must stand.
const PIECES: usize = 2 * MOST;

/// What the search came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Whole words that are near.
    Near(Found),
    /// Words near enough by their letters, but what differs is guarded.
    Guarded(Found, Guard),
    None,
}

/// Looks for the words that are closest to a reading of a quote.
pub(super) fn search(reading: &Reading, article: &Passages<'_>, budget: &mut Budget) -> Outcome {
    let length: usize = reading.parts.iter().map(|part| part.folded.text().chars().count()).sum();
    let limit = (length / ONE_IN).min(MOST);
    if limit == 0 || length - limit > article.folded().len() {
        return Outcome::None;
    }
    let patterns: Vec<Pattern> = reading.parts.iter().map(|part| pattern(&part.folded)).collect();
    let pieces = pieces(&patterns, limit);
    let whole = patterns.len() == 1;
    let stretches = stretches(&pieces, whole, limit, article.folded(), budget);
    let mut refused: Vec<(Found, Guard)> = Vec::new();
    let mut done = 0;
    for stage in STAGES.map(|stage| stage.min(limit)) {
        if stage == done {
            break;
        }
        done = stage;
        let mut closest: Option<Found> = None;
        for stretch in stretches.iter().take_while(|stretch| stretch.votes + stage >= pieces.len()) {
            let within = closest.as_ref().map_or(stage, |found| found.off.saturating_sub(1));
            let Ok(within) = u32::try_from(within) else { break };
            if !budget.spend(100 + 2 * length) {
                break;
            }
            let region = stretch.region(article, &pieces, whole, length, stage);
            for found in passages(&patterns, article, &region, within, budget) {
                if !budget.spend(1000 + 20 * length + 2 * refused.len()) {
                    break;
                }
                let is_worse =
                    |(better, _): &(Found, Guard)| better.off < found.off && better.overlaps(&found);
                if refused.iter().any(is_worse) {
                    continue;
                }
                match guarded(reading, article, &found) {
                    None => {
                        closest = Some(found);
                        break;
                    }
                    Some(guard) => refused.push((found, guard)),
                }
            }
        }
        if let Some(found) = closest {
            return Outcome::Near(found);
        }
    }
    let refused = refused.into_iter().min_by_key(|(found, _)| found.off);
    refused.map_or(Outcome::None, |(found, guard)| Outcome::Guarded(found, guard))
}

/// What is guarded among the words that differ. A `[T]he` differs in neither case of its letter.
fn guarded(reading: &Reading, article: &Passages<'_>, found: &Found) -> Option<Guard> {
    let passages: Vec<&str> = found.parts.iter().map(|part| &article.folded()[part.clone()]).collect();
    let typed: Vec<&str> = reading.parts.iter().map(|part| part.folded.text()).collect();
    let guard = guard::among(&typed, &passages)?;
    if reading.parts.iter().all(|part| part.folded.letters().is_empty()) {
        return Some(guard);
    }
    let swapped: Vec<String> = reading.parts.iter().map(|part| part.folded.swapped()).collect();
    let swapped: Vec<&str> = swapped.iter().map(String::as_str).collect();
    guard::among(&swapped, &passages)
}

/// A piece of a quote: how many characters of its part come before it, and its text.
struct Piece {
    before: usize,
    text: String,
}

/// Cuts a quote into pieces, smaller ones where its parts are too short for enough of them.
fn pieces(patterns: &[Pattern], limit: usize) -> Vec<Piece> {
    let sizes = (2..PIECE).rev();
    let whole = pieces_of(patterns, PIECE);
    if whole.len() > limit {
        whole
    } else {
        sizes.map(|size| pieces_of(patterns, size)).find(|all| all.len() > limit).unwrap_or(whole)
    }
}

/// The pieces of a size, without those with a letter of either case; of too many, some spread over the quote.
fn pieces_of(patterns: &[Pattern], size: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for pattern in patterns {
        for (nth, piece) in pattern.chunks_exact(size).enumerate() {
            if piece.iter().all(|pair| pair[0] == pair[1]) {
                pieces.push((nth * size, piece));
            }
        }
    }
    let step = pieces.len().div_ceil(PIECES).max(1);
    let text = |piece: &[[char; 2]]| piece.iter().map(|pair| pair[0]).collect();
    pieces.into_iter().step_by(step).map(|(before, piece)| Piece { before, text: text(piece) }).collect()
}

/// A piece that stands at the byte `at` of the folded text.
#[derive(Debug, Clone, Copy)]
struct Hit {
    at: u32,
    piece: u32,
    paragraph: u32,
    /// Where the quote would start, in characters from the start of the text.
    start: i64,
}

/// Hits of so many pieces that belong together, and the first and the last start they speak for.
struct Stretch {
    votes: usize,
    first: Hit,
    last: Hit,
}

impl Stretch {
    /// Where to count characters when at most `limit` are off.
    fn region(
        &self,
        article: &Passages<'_>,
        pieces: &[Piece],
        whole: bool,
        length: usize,
        limit: usize,
    ) -> Region {
        let text = article.folded();
        let place = |hit: Hit| (hit.at as usize, pieces[hit.piece as usize].before);
        let ((first, first_before), (last, last_before)) = (place(self.first), place(self.last));
        if !whole {
            let bytes = article.folded_paragraph(first);
            return Region { last_start: bytes.end, bytes };
        }
        let start = back(text, first, first_before + limit);
        let last_start = match last_before.checked_sub(limit) {
            Some(before) => back(text, last, before),
            None => ahead(text, last, limit - last_before),
        };
        Region { bytes: start..ahead(text, last_start, length + limit), last_start }
    }
}

/// The stretches of a paragraph where all but `limit` pieces stand; those with most of them first. A quote with gaps
/// may stretch over a paragraph, a whole one has its pieces about as far apart as they are in the quote.
fn stretches(pieces: &[Piece], whole: bool, limit: usize, text: &str, budget: &mut Budget) -> Vec<Stretch> {
    let hits = hits(pieces, text, budget);
    let needed = pieces.len().saturating_sub(limit).max(1);
    let reach = if whole { 2 * count(limit) } else { i64::MAX };
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut standing = vec![0_u32; pieces.len()];
    let (mut votes, mut oldest) = (0, 0);
    for &hit in &hits {
        while hits[oldest].paragraph != hit.paragraph || hit.start - hits[oldest].start > reach {
            let copies = &mut standing[hits[oldest].piece as usize];
            *copies -= 1;
            votes -= usize::from(*copies == 0);
            oldest += 1;
        }
        let copies = &mut standing[hit.piece as usize];
        votes += usize::from(*copies == 0);
        *copies += 1;
        if votes < needed {
            continue;
        }
        let first = hits[oldest];
        match stretches.last_mut() {
            Some(before) if before.last.paragraph == first.paragraph && before.last.start >= first.start => {
                before.votes = before.votes.max(votes);
                before.last = hit;
            }
            _ => stretches.push(Stretch { votes, first, last: hit }),
        }
    }
    stretches.sort_by_key(|stretch| Reverse(stretch.votes));
    stretches
}

/// Where the pieces stand, by paragraph and by the start they speak for.
fn hits(pieces: &[Piece], text: &str, budget: &mut Budget) -> Vec<Hit> {
    let mut hits = Vec::new();
    'all: for (piece, Piece { text: wanted, .. }) in (0..).zip(pieces) {
        if !budget.spend(100 + text.len() / 4) {
            break;
        }
        let finder = Finder::new(wanted);
        let mut from = 0;
        // Each hit counts, also one that overlaps the last.
        while let Some(next) = finder.find(&text.as_bytes()[from..]) {
            let Ok(at) = u32::try_from(from + next) else { break };
            if !budget.spend(200) {
                break 'all;
            }
            hits.push(Hit { at, piece, paragraph: 0, start: 0 });
            from += next + 1;
        }
    }
    hits.sort_unstable_by_key(|hit| hit.at);
    let (mut passed, mut chars, mut paragraph) = (0, 0, 0);
    for hit in &mut hits {
        let skipped = &text[passed..hit.at as usize];
        passed = hit.at as usize;
        chars += skipped.chars().count();
        paragraph += memchr_iter(b'\n', skipped.as_bytes()).count();
        hit.paragraph = u32::try_from(paragraph).unwrap_or(u32::MAX);
        hit.start = count(chars) - count(pieces[hit.piece as usize].before);
    }
    hits.sort_by_key(|hit| (hit.paragraph, hit.start));
    hits
}

/// A number of characters, to be reckoned with on both sides of nought.
fn count(chars: usize) -> i64 {
    i64::try_from(chars).unwrap_or(i64::MAX)
}

/// So many characters back from `at`, at most to the start of the paragraph.
fn back(text: &str, at: usize, chars: usize) -> usize {
    let start = text[..at].char_indices().rev().take(chars).last().map_or(at, |(start, _)| start);
    memrchr(b'\n', &text.as_bytes()[start..at]).map_or(start, |end| start + end + 1)
}

/// So many characters on from `at`, at most to the end of the paragraph.
fn ahead(text: &str, at: usize, chars: usize) -> usize {
    let end = text[at..].char_indices().nth(chars).map_or(text.len(), |(end, _)| at + end);
    memchr(b'\n', &text.as_bytes()[at..end]).map_or(end, |end| at + end)
}
