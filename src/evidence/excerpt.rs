//! The paragraphs in which quotes stand, with the very words marked: what a reader is shown who asks why.

use super::{Passages, Quote, verify};
use std::collections::BTreeMap;
use std::ops::Range;

/// A paragraph and what is marked in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The paragraph, without the white space around it.
    pub text: String,
    /// What is marked, in characters of that text from 0, in order and apart; the end is exclusive.
    pub marks: Vec<[usize; 2]>,
}

/// The paragraphs of `article` in which the quotes stand, exact or folded, in the article's order, and how many of the
/// quotes do not.
///
/// ```
/// use posdiff::evidence::{Passages, excerpts};
/// let article = Passages::of("Before.\n\nWe will not leave, he said.");
/// let (found, missing) = excerpts(["will not leave", "will leave"], &article);
/// assert_eq!((found[0].text.as_str(), found[0].marks.as_slice()), ("We will not leave, he said.", &[[3, 17]][..]));
/// assert_eq!(missing, 1);
/// ```
pub fn excerpts<'q>(
    quotes: impl IntoIterator<Item = &'q str>,
    article: &Passages<'_>,
) -> (Vec<Excerpt>, usize) {
    let mut marked: BTreeMap<(usize, usize), Vec<Range<usize>>> = BTreeMap::new();
    let mut missing = 0;
    for quote in quotes {
        match verify(&Quote::parse(quote), article).stands() {
            None => missing += 1,
            Some(place) => {
                let paragraph = article.paragraph(place.span().start);
                let marks = marked.entry((paragraph.start, paragraph.end)).or_default();
                marks.extend(place.parts().iter().cloned());
            }
        }
    }
    let excerpts = marked.into_iter().map(|((start, end), marks)| {
        let text = &article.text()[start..end];
        Excerpt { text: text.to_owned(), marks: in_characters(text, start, marks) }
    });
    (excerpts.collect(), missing)
}

/// Byte ranges of the article as ranges of the paragraph's characters, those that touch joined.
fn in_characters(text: &str, start: usize, mut marks: Vec<Range<usize>>) -> Vec<[usize; 2]> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let characters = |at: usize| {
        let inside = text.floor_char_boundary(at.saturating_sub(start).min(text.len()));
        text[..inside].chars().count()
    };
    let mut joined: Vec<[usize; 2]> = Vec::new();
    for mark in marks {
        let [from, to] = [characters(mark.start), characters(mark.end)];
        match joined.last_mut() {
            Some([_, end]) if from <= *end => *end = to.max(*end),
            _ => joined.push([from, to]),
        }
    }
    joined
}
