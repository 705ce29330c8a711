//! Where a quote stands: byte for byte, or folded, on whole words, part after part within a paragraph.

use std::ops::Range;

use memchr::memmem::Finder;

use super::budget::Budget;
use super::passages::Passages;
use super::quote::{Part, Reading};

/// A text to look for, of which some letters match either case.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    text: String,
    letters: Vec<usize>,
    /// The longest stretch of `text` without such letters. It is looked for; the rest is compared around it.
    anchor: Range<usize>,
    finder: Finder<'static>,
}

impl Needle {
    /// `letters`: the byte offsets, in order, of the letters that match either case.
    pub(super) fn new(text: String, letters: Vec<usize>) -> Self {
        let mut anchor = 0..0;
        let mut start = 0;
        for &letter in letters.iter().chain([&text.len()]) {
            if letter - start > anchor.len() {
                anchor = start..letter;
            }
            start = letter + width(&text, letter);
        }
        if anchor.is_empty() {
            // Nothing but such letters: the first is taken as it was typed.
            anchor = 0..width(&text, 0);
        }
        let finder = Finder::new(&text[anchor.clone()]).into_owned();
        Self { text, letters, anchor, finder }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn letters(&self) -> &[usize] {
        &self.letters
    }

    /// The text with each of its letters of either case in the other one.
    pub(super) fn swapped(&self) -> String {
        let swap = |(at, c)| {
            if self.letters.binary_search(&at).is_ok() { either_case(&self.text, at)[1] } else { c }
        };
        self.text.char_indices().map(swap).collect()
    }

    /// The place of the whole text, where its anchor stands at `at`.
    fn around(&self, hay: &str, at: usize) -> Option<Range<usize>> {
        let mut before = &hay[..at];
        let mut upto = self.anchor.start;
        for &letter in self.letters.iter().rev().filter(|&&letter| letter < self.anchor.start) {
            let end = letter + width(&self.text, letter);
            before = before.strip_suffix(&self.text[end..upto])?;
            let last = before.chars().next_back()?;
            either_case(&self.text, letter).contains(&last).then_some(())?;
            before = &before[..before.len() - last.len_utf8()];
            upto = letter;
        }
        before = before.strip_suffix(&self.text[..upto])?;

        let mut after = &hay[at + self.anchor.len()..];
        let mut from = self.anchor.end;
        for &letter in self.letters.iter().filter(|&&letter| letter >= self.anchor.end) {
            after = after.strip_prefix(&self.text[from..letter])?;
            let next = after.chars().next()?;
            either_case(&self.text, letter).contains(&next).then_some(())?;
            after = &after[next.len_utf8()..];
            from = letter + width(&self.text, letter);
        }
        after = after.strip_prefix(&self.text[from..])?;
        Some(before.len()..hay.len() - after.len())
    }
}

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The letter at `at` as it was typed, and in the other case where that is one letter too.
pub(super) fn either_case(text: &str, at: usize) -> [char; 2] {
    let typed = text[at..].chars().next().unwrap_or_default();
    let other = single(typed, typed.to_lowercase()).or_else(|| single(typed, typed.to_uppercase()));
    [typed, other.unwrap_or(typed)]
}

fn single(typed: char, mut cased: impl ExactSizeIterator<Item = char>) -> Option<char> {
    if cased.len() == 1 { cased.next().filter(|&c| c != typed) } else { None }
}

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
    let length: usize = reading.parts.iter().map(|part| side.needle(part).text.len()).sum();
    if length > end + 2 * reading.parts.iter().map(|part| part.raw.letters.len()).sum::<usize>() {
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
            at += needle.finder.find(hay.as_bytes().get(at..to)?)?;
            if let Some(place) = needle.around(hay, at)
                && place.start >= from
                && place.end <= to
                && self.is_whole(&place)
            {
                return Some(place);
            }
            if !self.budget.spend(20 + needle.text.len()) {
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
