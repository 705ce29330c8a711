//! Where a quote stands: byte for byte, or folded, on whole words, part after part within a paragraph.

use super::budget::Budget;
use super::needle::Needle;
use super::passages::Passages;
use super::quote::{Part, Reading};
use std::ops::Range;

/// The text a quote is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The bytes as they are.
    Raw,
    /// The folded text.
    Folded,
}

/// The first `most` places of a reading, in order: for each the ranges of its parts, in bytes of the given side.
///
/// A quote in one part may overlap itself. One with gaps counts again only after its last part has ended: its parts
/// are often common words, and every other choice of them would make it stand in several places.
pub(super) fn places(
    reading: &Reading,
    article: &Passages<'_>,
    side: Side,
    most: usize,
    budget: &mut Budget,
) -> Vec<Vec<Range<usize>>> {
    let mut search = Search { article, side, budget };
    let end = search.hay().len();
    let mut places = Vec::new();
    let Some((head, tail)) = reading.parts.split_first() else { return places };
    let length: usize = reading.parts.iter().map(|part| side.needle(part).text().len()).sum();
    if length > end + 2 * reading.parts.iter().map(|part| part.raw.letters().len()).sum::<usize>() {
        return places;
    }
    let mut from = 0;
    while places.len() < most {
        let Some(first) = search.next(head, from, end) else { break };
        if tail.is_empty() {
            from = first.start + 1;
            places.push(vec![first]);
            continue;
        }
        let stop = search.paragraph_end(&first);
        let mut at = first.end;
        let mut place = vec![first];
        for part in tail {
            let Some(found) = search.next(part, at, stop) else { break };
            at = found.end;
            place.push(found);
        }
        if place.len() == reading.parts.len() {
            from = at;
            places.push(place);
        } else {
            // The parts were taken as early as they come: none that starts later in this paragraph does better.
            from = stop;
        }
    }
    places
}

impl Side {
    fn needle(self, part: &Part) -> &Needle {
        match self {
            Self::Raw => &part.raw,
            Self::Folded => &part.folded,
        }
    }
}

struct Search<'s, 't> {
    article: &'s Passages<'t>,
    side: Side,
    budget: &'s mut Budget,
}

impl<'s> Search<'s, '_> {
    fn hay(&self) -> &'s str {
        match self.side {
            Side::Raw => self.article.text(),
            Side::Folded => self.article.folded(),
        }
    }

    /// The first place of a part, on whole words, within `from..to`.
    fn next(&mut self, part: &Part, from: usize, to: usize) -> Option<Range<usize>> {
        let hay = self.hay();
        let needle = self.side.needle(part);
        let mut at = from;
        loop {
            at = needle.anchor_in(hay, at..to)?;
            if let Some(place) = needle.around(hay, at)
                && place.start >= from
                && place.end <= to
                && self.is_whole(&place)
            {
                return Some(place);
            }
            if !self.budget.spend(20 + needle.text().len()) {
                return None;
            }
            at += 1;
        }
    }

    fn is_whole(&self, place: &Range<usize>) -> bool {
        match self.side {
            Side::Raw => {
                self.article.folded_range(place).is_some_and(|folded| self.article.is_whole(&folded))
            }
            Side::Folded => self.article.is_whole(place),
        }
    }

    fn paragraph_end(&self, place: &Range<usize>) -> usize {
        match self.side {
            Side::Folded => self.article.folded_paragraph(place.end).end,
            Side::Raw => {
                let folded = self.article.folded_range(place).map_or(0, |folded| folded.end);
                self.article.raw(&self.article.folded_paragraph(folded)).end
            }
        }
    }
}
