//! What comes near a quote: a few characters off, and nothing among them that a position may hang on.
//!
//! If at most `n` characters are off and the quote is cut into `n + 1` pieces, one of them stands in the article as it
//! is. So pieces are looked for, and only around those that are found are characters counted: first with long pieces
//! for up to [`FEW`] characters off, which is nearly every near quote; then with short ones for the rest.
//!
//! Two things keep it from costing more than it may. No more than [`MOST`] characters are ever off, however long the
//! quote; and when the budget is spent, what was found until then counts.

use memchr::memmem;
use memchr::{memchr, memrchr};

use super::align::{Found, Pattern, Region, passages, pattern};
use super::budget::Budget;
use super::guard::{self, Guard};
use super::passages::Passages;
use super::quote::Reading;

/// One character in so many may be off, rounded down.
const ONE_IN: usize = 10;
const FEW: usize = 3;
const MOST: usize = 128;
/// Pieces shorter than this, in characters, stand everywhere.
const SHORTEST: usize = 4;

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
    let patterns: Vec<Pattern> = reading.parts.iter().map(|part| pattern(&part.folded)).collect();
    let length: usize = patterns.iter().map(Vec::len).sum();
    let limit = (length / ONE_IN).min(MOST);
    if limit == 0 || length - limit > article.folded().len() {
        return Outcome::None;
    }
    let mut refused = None;
    for limit in if limit > FEW { vec![FEW, limit] } else { vec![limit] } {
        let mut closest: Option<Found> = None;
        for region in regions(&patterns, length, article, limit, budget) {
            let within = closest.as_ref().map_or(limit, |found| found.off.saturating_sub(1));
            let Ok(within) = u32::try_from(within) else { break };
            for found in passages(&patterns, article, &region, within, budget) {
                match guarded(reading, article, &found) {
                    None => {
                        closest = Some(found);
                        break;
                    }
                    Some(guard)
                        if refused.as_ref().is_none_or(|(best, _): &(Found, _)| found.off < best.off) =>
                    {
                        refused = Some((found, guard));
                    }
                    Some(_) => {}
                }
            }
            if closest.as_ref().is_some_and(|found| found.off <= 1) {
                break;
            }
        }
        if let Some(found) = closest {
            return Outcome::Near(found);
        }
    }
    refused.map_or(Outcome::None, |(found, guard)| Outcome::Guarded(found, guard))
}

/// What is guarded among the words that differ. A `[T]he` differs in neither case of its letter.
fn guarded(reading: &Reading, article: &Passages<'_>, found: &Found) -> Option<Guard> {
    let passages: Vec<&str> = found.parts.iter().map(|part| &article.folded()[part.clone()]).collect();
    let typed: Vec<&str> = reading.parts.iter().map(|part| part.folded.text()).collect();
    let guard = guard::among(&typed, &passages)?;
    let swapped: Vec<String> = reading.parts.iter().map(|part| part.folded.swapped()).collect();
    let swapped: Vec<&str> = swapped.iter().map(String::as_str).collect();
    if swapped == typed { Some(guard) } else { guard::among(&swapped, &passages) }
}

/// A piece of a quote: how many characters of its part come before it, and its text.
struct Piece {
    before: usize,
    text: String,
}

/// Cuts a quote into more pieces than characters may be off, where it is long enough.
fn pieces(patterns: &[Pattern], length: usize, limit: usize) -> Vec<Piece> {
    let either = patterns.iter().flatten().filter(|pair| pair[0] != pair[1]).count();
    let wanted = limit + 1 + either;
    let enough = |size: &usize| patterns.iter().map(|pattern| pattern.len() / size).sum::<usize>() >= wanted;
    let size = (SHORTEST..=(length / wanted).max(SHORTEST)).rev().find(enough).unwrap_or(SHORTEST);
    let mut pieces: Vec<Piece> = Vec::new();
    for pattern in patterns {
        for (nth, piece) in pattern.chunks_exact(size).enumerate() {
            if piece.iter().all(|pair| pair[0] == pair[1]) {
                let text = piece.iter().map(|pair| pair[0]).collect();
                pieces.push(Piece { before: nth * size, text });
            }
        }
    }
    // Any `limit + 1` of them do; those spread over the quote are the least alike.
    let spare = pieces.len() / (limit + 1);
    if spare > 1 {
        pieces = pieces.into_iter().step_by(spare).collect();
    }
    pieces
}

/// The stretches of the article that hold a piece, those with most pieces first.
fn regions(
    patterns: &[Pattern],
    length: usize,
    article: &Passages<'_>,
    limit: usize,
    budget: &mut Budget,
) -> Vec<Region> {
    let text = article.folded();
    let mut hits = Vec::new();
    'all: for piece in pieces(patterns, length, limit) {
        if !budget.spend(200 + text.len() / 8) {
            break;
        }
        for at in memmem::find_iter(text.as_bytes(), &piece.text) {
            if !budget.spend(30 + piece.before / 2) {
                break 'all;
            }
            hits.push(if patterns.len() == 1 { back(text, at, piece.before) } else { at });
        }
    }
    hits.sort_unstable();
    let mut regions: Vec<(usize, Region)> = Vec::new();
    for hit in hits {
        match regions.last_mut() {
            Some((votes, region)) if patterns.len() > 1 && hit < region.bytes.end => *votes += 1,
            Some((votes, region)) if patterns.len() == 1 && hit <= region.last_start => {
                *votes += 1;
                *region = around(text, region.bytes.start, hit, length, limit);
            }
            _ if patterns.len() > 1 => {
                let bytes = article.folded_paragraph(hit);
                regions.push((1, Region { last_start: bytes.end, bytes }));
            }
            _ => regions.push((1, around(text, back(text, hit, limit), hit, length, limit))),
        }
    }
    regions.sort_by_key(|(votes, region)| (std::cmp::Reverse(*votes), region.bytes.start));
    regions.into_iter().map(|(_, region)| region).collect()
}

/// The region from `start` on in which a quote may start up to `limit` characters after `hit`.
fn around(text: &str, start: usize, hit: usize, length: usize, limit: usize) -> Region {
    let last_start = ahead(text, hit, limit);
    Region { bytes: start..ahead(text, last_start, length + limit), last_start }
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
