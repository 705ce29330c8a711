//! Where a text's lines stand.

use super::kind::is_date_line;
use crate::draft::words::tokens_from;
use crate::evidence::passages::{is_blank, lines};
use std::ops::Range;

/// Lines longer than this are no lines of a page: nothing is looked for in what exceeds it.
pub(super) const LONGEST: usize = 20_000;

/// Where the lines stand. Lines that were broken to a width are put together again.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut broken, mut width) = (0usize, 0usize);
    let mut gaps = Vec::new();
    let mut empty = true;
    for line in lines(text) {
        let (start, line) = (line.start, &text[line]);
        let margin = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
        let content = line.trim_matches(margin).trim_start_matches(|c: char| margin(c) || is_picture(c));
        let begin = start + (content.as_ptr() as usize - line.as_ptr() as usize);
        if content.is_empty() {
            // A line of control characters parts no paragraphs, and no quote runs over two.
            empty |= is_blank(line);
            continue;
        }
        let last = ranges.last().map_or(0, Range::len);
        if !empty && content.starts_with(char::is_lowercase) && (50..=130).contains(&last) {
            broken += 1;
            width = width.max(last);
        }
        gaps.push(empty);
        let length = content.len().min(LONGEST);
        let length = (0..=length).rev().find(|&end| content.is_char_boundary(end)).unwrap_or(0);
        ranges.push(begin..begin + length);
        empty = false;
    }
    // Where no line is blank each line is a paragraph, and no quote runs over two.
    let parted = gaps.iter().skip(1).any(|gap| *gap);
    if broken * 4 < ranges.len() || !parted {
        return ranges;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    let (mut last, mut first) = (0..0, true);
    for (range, gap) in ranges.into_iter().zip(gaps) {
        first &= !gap || joined.is_empty();
        // A title, a day and a byline may stand right above the text.
        let line = &text[range.clone()];
        let day = || first && !line.ends_with('.') && is_date_line(line, &tokens_from(line, 0));
        let goes_on = !gap && !is_short(text, &last, &range, width) && !day();
        last = range.clone();
        match joined.last_mut() {
            Some(paragraph) if goes_on && range.end - paragraph.start <= LONGEST => paragraph.end = range.end,
            _ => joined.push(range),
        }
    }
    joined
}

/// Whether it is an arrow, a sign or a picture, as pages put them before their lines, and no mark of a sentence.
fn is_picture(c: char) -> bool {
    const FIRST: char = '\u{2190}';
    const JOINER: char = '\u{200d}';
    (c >= FIRST || c == JOINER) && !c.is_alphanumeric()
}

/// Whether a line of a text that was broken to a width ends before it: the next begins with a capital, and its first word
/// would have had room.
fn is_short(text: &str, line: &Range<usize>, next: &Range<usize>, width: usize) -> bool {
    let next = &text[next.clone()];
    let first = next.split_whitespace().next().unwrap_or_default();
    !next.starts_with(char::is_lowercase) && line.len() + 1 + first.len() <= width - width / 4
}
