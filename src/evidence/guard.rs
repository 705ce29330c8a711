//! What may not differ in a quote that is near: a number, a day or month, a negation, or a modal verb.
//!
//! Two texts are compared word by word. A word is a run of letters and digits; apostrophes within it belong to it, and
//! so do the points, commas, colons and slashes between the digits of a number, and its minus sign. Hyphens part words,
//! since a folded dash looks like one. A word that differs in nothing but case differs: `May` is not `may`.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::passages::is_word_char;

/// What differs, of all that a position may hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// A word with a digit in it.
    Number,
    /// A month or a day of the week.
    Calendar,
    /// `not`, `no`, `never`, `cannot`, `without`, an `n't`, or an `un-` that the other side lacks.
    Negation,
    /// `will`, `would`, `can`, `could`, `may`, `might`, `must`, `shall`, `should`; `'ll` and `'d`.
    Modal,
}

/// The first thing that is guarded among the words in which two lists of texts differ, text by text.
pub(super) fn among(quoted: &[&str], found: &[&str]) -> Option<Guard> {
    let (mut missing, mut extra): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (quoted, found) in quoted.iter().zip(found) {
        let quoted: Vec<&str> = words(quoted).map(|word| &quoted[word]).collect();
        let found: Vec<&str> = words(found).map(|word| &found[word]).collect();
        for op in capture_diff_slices(Algorithm::Myers, &quoted, &found) {
            if !matches!(op, DiffOp::Equal { .. }) {
                missing.extend(&quoted[op.old_range()]);
                extra.extend(&found[op.new_range()]);
            }
        }
    }
    let by_itself = missing.iter().chain(&extra).find_map(|word| kind(word));
    by_itself.or_else(|| (denies(&missing, &extra) || denies(&extra, &missing)).then_some(Guard::Negation))
}

/// The words of a folded text, in bytes of it.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    let mut start = None;
    let mut last = ' ';
    iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, next)| next);
            let belongs = is_word_char(c)
                || c == '\'' && is_word_char(last) && is_word_char(next)
                || matches!(c, '.' | ',' | ':' | '/' | '⁄') && last.is_numeric() && next.is_numeric()
                || c == '-' && !is_word_char(last) && next.is_numeric();
            last = c;
            if belongs {
                start.get_or_insert(at);
            } else if let Some(start) = start.take() {
                return Some(start..at);
            }
        }
        start.take().map(|start| start..text.len())
    })
}

/// What a word is guarded as, whatever stands on the other side.
fn kind(word: &str) -> Option<Guard> {
    if word.contains(char::is_numeric) {
        return Some(Guard::Number);
    }
    let small = word.to_lowercase();
    LISTED.iter().find(|list| list.holds(word, &small)).map(|list| list.guard)
}

/// Whether some word begins with an `un-` that none on the other side has, or has only before quite another word.
fn denies(words: &[&str], others: &[&str]) -> bool {
    let denied = |word: &&str| {
        let stem = word.strip_prefix("un").or_else(|| word.strip_prefix("Un"))?;
        let small = word.to_lowercase();
        let affirmed = AFFIRMED.iter().any(|listed| listed.fits(word, &small));
        (stem.chars().count() > 1 && !affirmed).then(|| stem.to_owned())
    };
    let others: Vec<String> = others.iter().filter_map(denied).collect();
    words.iter().filter_map(denied).any(|stem| {
        let alike = |other: &String| strsim::levenshtein(&stem, other) <= stem.chars().count() / 3;
        !others.iter().any(alike)
    })
}

/// A word of the word lists.
struct Listed {
    text: &'static str,
    form: Form,
}

#[derive(Clone, Copy)]
enum Form {
    Word,
    Capital,
    Beginning,
    Ending,
}

impl Listed {
    fn read(entry: &'static str) -> Self {
        if let Some(text) = entry.strip_prefix('-') {
            Self { text, form: Form::Ending }
        } else if let Some(text) = entry.strip_suffix('-') {
            Self { text, form: Form::Beginning }
        } else if entry.starts_with(char::is_uppercase) {
            Self { text: entry, form: Form::Capital }
        } else {
            Self { text: entry, form: Form::Word }
        }
    }

    /// Whether a word, given also in small letters, is the listed one; a possessive `'s` is no part of it.
    fn fits(&self, word: &str, small: &str) -> bool {
        let bare = |word: &str| word.strip_suffix("'s").unwrap_or(word) == self.text;
        match self.form {
            Form::Word => bare(small),
            Form::Capital => bare(word),
            Form::Beginning => small.starts_with(self.text),
            Form::Ending => small.ends_with(self.text),
        }
    }
}

struct List {
    guard: Guard,
    words: Vec<Listed>,
}

impl List {
    fn holds(&self, word: &str, small: &str) -> bool {
        self.words.iter().any(|listed| listed.fits(word, small))
    }
}

static LISTED: LazyLock<[List; 3]> = LazyLock::new(|| {
    [(Guard::Negation, "negation"), (Guard::Modal, "modal"), (Guard::Calendar, "calendar")]
        .map(|(guard, name)| List { guard, words: listed(name) })
});

static AFFIRMED: LazyLock<Vec<Listed>> = LazyLock::new(|| listed("affirmed"));

/// The words of one section of the word lists.
fn listed(section: &str) -> Vec<Listed> {
    let mut current = "";
    let mut words = Vec::new();
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            current = name;
        } else if current == section {
            words.extend(line.split_whitespace().map(Listed::read));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_points_and_signs_and_words_their_apostrophes() {
        let text = "the 1,500.5 at 14:30, -5 we can't 'do' mid-May 2014-2022.";
        assert_eq!(
            words(text).map(|word| &text[word]).collect::<Vec<_>>(),
            ["the", "1,500.5", "at", "14:30", "-5", "we", "can't", "do", "mid", "May", "2014", "2022"]
        );
    }

    #[test]
    fn what_a_position_hangs_on_may_not_differ() {
        let differ = |quoted: &str, found: &str| among(&[quoted], &[found]);
        assert_eq!(differ("by 14 hours", "by 15 hours"), Some(Guard::Number));
        assert_eq!(differ("5² km", "52 km"), Some(Guard::Number));
        assert_eq!(differ("in june", "in July"), Some(Guard::Calendar));
        assert_eq!(differ("on Friday's talks", "on the talks"), Some(Guard::Calendar));
        assert_eq!(differ("on Sat", "on Sun"), Some(Guard::Calendar));
        assert_eq!(differ("it is not so", "it is so"), Some(Guard::Negation));
        assert_eq!(differ("we do", "we don't"), Some(Guard::Negation));
        assert_eq!(differ("lawful war", "unlawful war"), Some(Guard::Negation));
        assert_eq!(differ("lawful war", "un-lawful war"), Some(Guard::Negation));
        assert_eq!(differ("unjust and fair", "just and unfair"), Some(Guard::Negation));
        assert_eq!(differ("they will go", "they would go"), Some(Guard::Modal));
        assert_eq!(differ("we'll go", "we go"), Some(Guard::Modal));
        assert_eq!(differ("may go", "May go"), Some(Guard::Modal));
    }

    #[test]
    fn other_words_and_marks_may() {
        let differ = |quoted: &str, found: &str| among(&[quoted], &[found]);
        assert_eq!(differ("the sun sat there", "the son set there"), None);
        assert_eq!(differ("in 2022, not now", "in 2022 - not now"), None);
        assert_eq!(differ("unlawfull war", "unlawful war"), None);
        assert_eq!(differ("Unitd Nations until", "United Nations untill"), None);
        assert_eq!(differ("a notable canal", "a nottable cannal"), None);
    }
}
