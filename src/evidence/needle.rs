//! What is looked for: a text, of which some letters match either case.

use memchr::memmem::Finder;
use std::ops::Range;

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

    /// Where the anchor first stands within a range of `hay`.
    pub(super) fn anchor_in(&self, hay: &str, within: Range<usize>) -> Option<usize> {
        Some(within.start + self.finder.find(hay.as_bytes().get(within)?)?)
    }

    /// The place of the whole text, where its anchor stands at `at`.
    pub(super) fn around(&self, hay: &str, at: usize) -> Option<Range<usize>> {
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
