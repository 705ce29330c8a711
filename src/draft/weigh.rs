//! How likely a passage states a position: what speaks for it and what against.

use super::claims::ClaimKind;
use super::tokens::Token;
use super::topics::About;
use super::words::{ENGLISH, Phrases};

/// What is known of a passage.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one sign
pub(super) struct Signs<'p> {
    /// Its words.
    pub(super) words: &'p [Token],
    /// What it is about.
    pub(super) about: &'p About,
    /// How much the passage before, which it takes up, says of an issue.
    pub(super) taken_up: f32,
    pub(super) kind: ClaimKind,
    pub(super) subordinate: bool,
    /// Whether it was so before what the article tells.
    pub(super) earlier: bool,
    /// Whether it is speech without a word of whose.
    pub(super) goes_on: bool,
    /// How many of its words stand between quotation marks.
    pub(super) quoted: usize,
    pub(super) holder: HolderKind,
    /// Whether it is the article's title.
    pub(super) title: bool,
    /// Whether it is somebody's own text, of which every sentence says something.
    pub(super) own_words: bool,
}

/// Who holds the stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HolderKind {
    /// A party of the registry.
    Party,
    /// A government or an organisation that the registry does not list.
    Other,
    /// Nobody who can be named.
    Nobody,
}

/// How likely a passage states a position, from 0 to 1.
pub(super) fn weigh(signs: &Signs<'_>) -> f32 {
    let english = &*ENGLISH;
    let weight = signs.about.issue().map_or(0.0, |(_, weight)| weight);
    let mut score = (weight / 3.0).min(1.0) * 0.30;
    if weight < 1.5 {
        score += signs.taken_up * 0.06;
    }
    score += few(signs.about.process, 2) * 0.08;
    score += match signs.kind {
        ClaimKind::Hold => 0.26,
        ClaimKind::Both => 0.22,
        ClaimKind::Plan => 0.20,
        ClaimKind::Say => 0.14,
        ClaimKind::View => 0.09,
    };
    score += few(count(&english.must, signs.words), 2) * 0.07;
    // In somebody's own words everything is quoted, and little of it is a position.
    score += match signs.quoted {
        _ if signs.own_words => 0.04,
        0 => 0.0,
        1..=5 => 0.13,
        _ => 0.17,
    };
    score += match signs.holder {
        HolderKind::Party => 0.16,
        HolderKind::Other => 0.08,
        HolderKind::Nobody => -0.25,
    };
    score -= few(count(&english.event, signs.words), 2) * 0.12;
    score -= few(count(&english.meeting, signs.words), 2) * 0.05;
    score -= few(count(&english.declined, signs.words), 1) * 0.10;
    for (sign, less) in [(signs.subordinate, 0.10), (signs.earlier, 0.15), (signs.goes_on, 0.12)] {
        score -= if sign { less } else { 0.0 };
    }
    if signs.title {
        score += 0.08;
    }
    score.clamp(0.0, 1.0)
}

/// As many as there are, up to `most`.
fn few(count: usize, most: u8) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX).min(most))
}

/// How many of the phrases stand among the words.
fn count(phrases: &Phrases<()>, words: &[Token]) -> usize {
    let mut found = 0;
    let mut place = 0;
    while place < words.len() {
        let length = phrases.at(&words[place..]).map_or(0, |(length, ())| length);
        found += usize::from(length > 0);
        place += length.max(1);
    }
    found
}
