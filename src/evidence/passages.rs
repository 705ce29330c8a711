//! An article's text, prepared once so that any number of quotes can be looked up in it.

use std::ops::Range;

use memchr::{memchr, memchr2, memrchr};
use unicode_normalization::char::is_combining_mark;

use super::fold::Folded;
use super::typography::{is_hyphen, is_invisible};

/// An article's paragraphs, folded, with the way back to the bytes of the text.
///
/// Paragraphs are parted by blank lines where the text has any between its lines, else each line is one. Lines end in
/// `\n`, `\r\n` or `\r`; a line of nothing but white space and characters without width is blank. Offsets are bytes
/// of the text as it was given, a byte order mark included. Of a text over 256 MiB the rest is not read.
///
/// ```
/// use posdiff::evidence::Passages;
/// let article = Passages::of("One.\r\nStill one.\r\n\r\nTwo.");
/// assert_eq!(article.paragraph(6), 0..16);
/// assert_eq!(&article.text()[article.paragraph(20)], "Two.");
/// ```
#[derive(Debug)]
pub struct Passages<'t> {
    text: &'t str,
    folded: Folded,
}

impl<'t> Passages<'t> {
    /// Prepares a text, once for all its quotes: some 2 µs and 1.1 KB of memory for each 1,000 bytes of English.
    pub fn of(text: &'t str) -> Self {
        let parted = has_blank_line(text);
        let mut folded = Folded::with_room_for(text.len());
        let mut start = None;
        let mut end = 0;
        for line in lines(text) {
            if parted && !is_blank(&text[line.clone()]) {
                start.get_or_insert(line.start);
                end = line.end;
            } else {
                if let Some(start) = start.take() {
                    folded.paragraph(&text[start..end], start);
                }
                if !parted {
                    folded.paragraph(&text[line.clone()], line.start);
                }
            }
        }
        if let Some(start) = start {
            folded.paragraph(&text[start..end], start);
        }
        folded.finish();
        Self { text, folded }
    }

    /// The text as it was given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The paragraph that holds the byte offset `at`, without the white space around it. Between two paragraphs it
    /// is the later one; in a text without words it is empty.
    pub fn paragraph(&self, at: usize) -> Range<usize> {
        let at = self.text.floor_char_boundary(at);
        let place = self.folded.place_of(at).unwrap_or_else(|| self.folded.place_before(at));
        self.raw(&self.folded_paragraph(place))
    }

    /// The folded text: paragraphs parted by `\n`.
    pub(super) fn folded(&self) -> &str {
        &self.folded.text
    }

    /// The paragraph of the folded text that holds `place`.
    pub(super) fn folded_paragraph(&self, place: usize) -> Range<usize> {
        let bytes = self.folded().as_bytes();
        let start = memrchr(b'\n', &bytes[..place]).map_or(0, |at| at + 1);
        start..memchr(b'\n', &bytes[place..]).map_or(bytes.len(), |at| place + at)
    }

    /// The bytes of the text that a range of the folded text came from.
    pub(super) fn raw(&self, folded: &Range<usize>) -> Range<usize> {
        let start = self.folded.raw_start(folded.start);
        start..self.folded.raw_end(folded.end).max(start)
    }

    /// The range of the folded text that some bytes of the text became; `None` where they cut a character in two,
    /// say a letter and its accent.
    pub(super) fn folded_range(&self, raw: &Range<usize>) -> Option<Range<usize>> {
        let (start, end) = (self.folded.place_of(raw.start)?, self.folded.place_of(raw.end)?);
        (start < end).then_some(start..end)
    }

    /// Bytes of the text, and as many more as it takes to cut no word in two: a quote that does never stands.
    pub(crate) fn whole_words(&self, raw: &Range<usize>) -> Range<usize> {
        let last = self.folded().len();
        let is_edge = |at: &usize| self.folded().is_char_boundary(*at) && !self.is_within_word(*at);
        let cut = |raw: usize| match self.folded.place_of(raw) {
            Some(place) => Some(place).filter(|place| !is_edge(place)),
            None => Some(self.folded.place_before(raw)),
        };
        let start = cut(raw.start).and_then(|place| (0..=place).rev().find(is_edge));
        let end = cut(raw.end).and_then(|place| (place + 1..=last).find(is_edge));
        let start = start.map_or(raw.start, |start| self.folded.raw_start(start));
        start..end.map_or(raw.end, |end| self.folded.raw_end(end))
    }

    /// Whether a range of the folded text begins and ends where no word is cut, and stays in one paragraph.
    pub(super) fn is_whole(&self, folded: &Range<usize>) -> bool {
        !self.is_within_word(folded.start)
            && !self.is_within_word(folded.end)
            && memchr(b'\n', &self.folded().as_bytes()[folded.clone()]).is_none()
    }

    /// Whether the place between two characters of the folded text lies within a word: a run of letters and digits
    /// and the single apostrophes and hyphens between them. A dash is no hyphen, though it is folded to one.
    pub(super) fn is_within_word(&self, place: usize) -> bool {
        let (before, after) = self.folded().split_at(place);
        let mut left = before.chars().rev();
        let mut right = after.chars();
        let (Some(last), Some(next)) = (left.next(), right.next()) else { return false };
        if last == ' ' || next == ' ' {
            return false;
        }
        let (last_in, next_in) = (is_word_char(last), is_word_char(next));
        if (last_in || next_in) && self.folded.is_within_unit(place) {
            return true;
        }
        match (last_in, next_in) {
            (true, true) => true,
            (true, false) => self.joins(next, place) && right.next().is_some_and(is_word_char),
            (false, true) => self.joins(last, place - 1) && left.next().is_some_and(is_word_char),
            (false, false) => false,
        }
    }

    /// Whether the one-byte character at `place` joins the parts of a word, if it stands between two.
    fn joins(&self, c: char, place: usize) -> bool {
        match c {
            '\'' => true,
            '-' => {
                let raw = self.raw(&(place..place + 1));
                let mut dash = self.text[raw].chars().filter(|&c| !is_invisible(c));
                dash.next().is_some_and(is_hyphen) && dash.next().is_none()
            }
            _ => false,
        }
    }

    /// The bytes that the preparation takes in memory, besides the text.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.folded.held()
    }
}

/// Letters, digits, and the marks upon them.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c))
}

/// The lines of a text, without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let end = memchr2(b'\n', b'\r', &bytes[start..]).map(|at| start + at);
        next = end.map(|end| if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 });
        Some(start..end.unwrap_or(bytes.len()))
    })
}

/// Whether a line parts paragraphs: it has nothing but white space and characters without width.
pub(crate) fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether a blank line parts two lines that are not.
fn has_blank_line(text: &str) -> bool {
    let (mut some, mut blank) = (false, false);
    for line in lines(text) {
        if is_blank(&text[line]) {
            blank = some;
        } else if blank {
            return true;
        } else {
            some = true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        Passages::of(text).folded().split('\n').map(str::to_owned).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_where_there_are_any() {
        assert_eq!(paragraphs("a\nb\n\nc"), ["a b", "c"]);
        assert_eq!(paragraphs("a\r\nb\r\n \t\r\nc\r\n"), ["a b", "c"]);
    }

    #[test]
    fn without_blank_lines_each_line_is_a_paragraph() {
        assert_eq!(paragraphs("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
    }

    #[test]
    fn a_range_that_cuts_a_word_is_widened_to_it_and_no_other_is() {
        let text = "It is w\u{301}ide, Norðland™ said. 20㎏";
        let article = Passages::of(text);
        let whole = |part: &str| {
            let start = text.find(part).expect("there");
            &text[article.whole_words(&(start..start + part.len()))]
        };
        assert_eq!(whole("is w"), "is w\u{301}ide");
        assert_eq!(whole("de, Norð"), "w\u{301}ide, Norðland");
        assert_eq!(whole("land"), "Norðland");
        assert_eq!(whole("20"), "20㎏");
        assert_eq!(whole("said."), "said.");
        assert_eq!(whole(text), text);
    }

    #[test]
    fn blank_lines_before_or_after_everything_part_nothing() {
        assert_eq!(paragraphs("\n\na\nb\n\n"), ["a", "b"]);
    }

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts_in_offsets() {
        let article = Passages::of("\u{FEFF}one\ntwo");
        assert_eq!(article.folded(), "one\ntwo");
        assert_eq!(article.paragraph(0), 3..6);
        assert_eq!(article.paragraph(7), 7..10);
    }

    #[test]
    fn a_word_holds_its_apostrophes_and_hyphens_but_no_dash() {
        let within = |text: &str, at: &str| {
            let article = Passages::of(text);
            article.is_within_word(article.folded().find(at).expect("there"))
        };
        assert!(within("we can’t", "'"));
        assert!(within("we can’t", "t"));
        assert!(within("pro-Russian", "-"));
        assert!(within("pro‑Russian", "Russian"));
        assert!(!within("war—and", "-"));
        assert!(!within("war--and", "and"));
        assert!(!within("states' rights", "'"));
        assert!(!within("the 'thaw'", "thaw"));
        assert!(within("5²", "²"));
        assert!(within("coop\u{AD}eration", "eration"));
    }

    #[test]
    fn half_a_ligature_or_a_fraction_is_no_whole_word() {
        let article = Passages::of("3½ km");
        assert_eq!(article.folded(), "31⁄2 km");
        assert!(article.is_within_word(2));
    }

    #[test]
    fn a_text_without_words_has_one_empty_paragraph() {
        assert_eq!(Passages::of("").paragraph(0), 0..0);
        assert_eq!(Passages::of("\n \n").paragraph(9), 0..0);
    }

    #[test]
    fn an_article_is_held_compactly() {
        let text =
            "“We’ll hold the line,” he said — for now.\nAnd then some more, in plain words.\n".repeat(80);
        // A folded byte for each, and 24 more for each of the five curly marks and dashes in seventy.
        assert!(Passages::of(&text).held() < 3 * text.len());
        let plain = text.replace(" —", "").replace(|c: char| !c.is_ascii(), "");
        assert!(Passages::of(&plain).held() < plain.len() + 100);
    }
}
