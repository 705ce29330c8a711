//! One file's text, and the arithmetic of its lines and columns.

use super::Span;
use std::sync::OnceLock;

/// A place as people count it: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1; a byte order mark takes up none.
    pub column: u32,
}

/// A text file as it was read: its path in the project and its text.
#[derive(Debug)]
pub struct TextFile {
    path: Box<str>,
    text: Box<str>,
    starts: OnceLock<Box<[u32]>>,
}

const BOM: char = '\u{feff}';

impl TextFile {
    /// `text` under `path`, which is relative to the project and parted by `/`.
    pub fn new(path: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
        Self { path: path.into(), text: text.into(), starts: OnceLock::new() }
    }

    /// The path in the project, parted by `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, with its byte order mark and line ends as they are.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands at `span`; empty where the span does not fall on characters of this file.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The character that holds the byte at `offset`; past the end it is the empty span behind the last.
    ///
    /// ```
    /// use posdiff::text::{Span, TextFile};
    /// let file = TextFile::new("a.yaml", "aé");
    /// assert_eq!([0, 1, 2, 9].map(|at| file.character(at)), [(0, 1), (1, 3), (1, 3), (3, 3)].map(|(a, b)| Span::new(a, b)));
    /// ```
    pub fn character(&self, offset: u32) -> Span {
        let mut start = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
        Span::new(count(start), count(start + width))
    }

    /// The place of the byte at `offset`; past the end it is the place behind the last character.
    ///
    /// ```
    /// use posdiff::text::{Place, TextFile};
    /// let file = TextFile::new("a.yaml", "é: 1\r\nb: 2\n");
    /// assert_eq!(file.place(0), Place { line: 1, column: 1 });
    /// assert_eq!(file.place(4), Place { line: 1, column: 4 });
    /// assert_eq!(file.place(7), Place { line: 2, column: 1 });
    /// ```
    pub fn place(&self, offset: u32) -> Place {
        let offset = (offset as usize).min(self.text.len());
        let starts = self.starts();
        let line = starts.partition_point(|&start| start as usize <= offset).max(1);
        let head = self.text.as_bytes().get(starts[line - 1] as usize..offset).unwrap_or_default();
        // Counting the bytes that begin a character is right wherever the offset falls.
        let mut column = head.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        if line == 1 && column > 0 && self.text.starts_with(BOM) {
            column -= 1;
        }
        Place { line: count(line), column: count(column + 1) }
    }

    /// The places of the first byte of `span` and of the byte behind its last.
    pub fn places(&self, span: Span) -> (Place, Place) {
        (self.place(span.start), self.place(span.end))
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|end| count(end + 1))).collect()
        })
    }
}

/// Files are refused above 64 MiB before they get here, so the count always fits.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_takes_up_no_column() {
        let file = TextFile::new("a", "\u{feff}ab\ncd");
        assert_eq!(file.place(0), Place { line: 1, column: 1 });
        assert_eq!(file.place(3), Place { line: 1, column: 1 });
        assert_eq!(file.place(4), Place { line: 1, column: 2 });
        assert_eq!(file.place(6), Place { line: 2, column: 1 });
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let file = TextFile::new("a", "x\n“é” z");
        assert_eq!(file.place(2 + 3 + 2 + 3 + 1), Place { line: 2, column: 5 });
    }

    #[test]
    fn an_offset_past_the_end_is_the_place_behind_the_last_character() {
        assert_eq!(TextFile::new("a", "ab").place(99), Place { line: 1, column: 3 });
        assert_eq!(TextFile::new("a", "").place(0), Place { line: 1, column: 1 });
    }
}
