//! How likely a passage states a position: the signs for and against, and what each weighs.

use super::claims::ClaimKind;
use super::tokens::Token;
use super::topics::About;
use super::words::{ENGLISH, Phrases, VerbKind};

/// What is known of a passage.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one sign
pub(super) struct Signs<'p> {
    /// Its words.
    pub(super) words: &'p [Token],
    /// What it is about.
    pub(super) about: &'p About,
    /// Whether it is on an issue at all, its own or that of the passages before.
    pub(super) on_issue: bool,
    pub(super) kind: ClaimKind,
    /// Whether it is speech, or somebody's own text, without a verb that tells of it.
    pub(super) verbless: bool,
    pub(super) subordinate: bool,
    /// Whether it was so before what the article tells.
    pub(super) earlier: bool,
    /// Whether it is speech without a word of whose.
    pub(super) goes_on: bool,
    /// How many of its words stand between quotation marks.
    pub(super) quoted: usize,
    pub(super) holder: HolderKind,
    /// Whether it is somebody's own text, of which every sentence says something.
    pub(super) own_words: bool,
    /// How many passages before it are the same holder's on the same issue.
    pub(super) said_before: usize,
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

impl Signs<'_> {
    /// How likely the passage states a position, from 0 to 1: the logistic function of what its signs weigh.
    pub(super) fn likelihood(&self) -> f32 {
        let weights = &ENGLISH.weights;
        let sum: f32 = self.shown().into_iter().map(|(sign, strength)| weights.of(sign) * strength).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Every sign by its name in the list of weights, with how strongly the passage shows it.
    fn shown(&self) -> [(&'static str, f32); 24] {
        let english = &*ENGLISH;
        let words = self.words;
        let yes = |sign: bool| f32::from(u8::from(sign));
        let named = |phrases, most| few(count(phrases, words), most);
        let weight = self.about.issue().map_or(0.0, |(_, weight)| weight);
        let plain = words.iter().filter(|word| word.is_word()).count();
        [
            ("always", 1.0),
            ("issue", (weight / 3.0).min(1.0)),
            ("no issue", yes(!self.on_issue)),
            ("negotiation", few(self.about.process, 3)),
            ("holds", yes(self.kind == ClaimKind::Hold)),
            ("says and holds", yes(self.kind == ClaimKind::Both)),
            ("plan", yes(self.kind == ClaimKind::Plan)),
            ("view", yes(self.kind == ClaimKind::View)),
            ("no verb", yes(self.verbless)),
            ("stance words", named(&english.must, 3)),
            ("stance verbs", few(stance_verbs(words), 2)),
            ("figures", yes(words.iter().any(|word| word.fold.starts_with(|c: char| c.is_ascii_digit())))),
            ("events", few(events(words), 2)),
            ("meetings", named(&english.meeting, 2)),
            ("no statement", named(&english.declined, 1).max(named(&english.commentary, 1))),
            ("question", yes(words.iter().any(|word| word.is("?")))),
            ("quoted share", ratio(self.quoted, plain)),
            ("party", yes(self.holder == HolderKind::Party)),
            ("nobody", yes(self.holder == HolderKind::Nobody)),
            ("own words", yes(self.own_words)),
            ("subordinate", yes(self.subordinate)),
            ("earlier", yes(self.earlier)),
            ("goes on", yes(self.goes_on)),
            ("again", few(self.said_before, 3)),
        ]
    }
}

/// What part of all so many are, from 0 to 1.
fn ratio(part: usize, all: usize) -> f32 {
    let whole = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if all == 0 { 0.0 } else { (whole(part) / whole(all)).min(1.0) }
}

/// How many words of the battlefield there are; `dead end` is none.
fn events(words: &[Token]) -> usize {
    let mut found = 0;
    let mut place = 0;
    while place < words.len() {
        let rest = &words[place..];
        let process = ENGLISH.process.at(rest).map_or(0, |(length, ())| length);
        let event = ENGLISH.event.at(rest).map_or(0, |(length, ())| length);
        found += usize::from(event > process);
        place += event.max(process).max(1);
    }
    found
}

/// How many verbs say where somebody stands, whoever that is.
fn stance_verbs(words: &[Token]) -> usize {
    let verbs = (0..words.len()).filter_map(|place| ENGLISH.verbs.at(&words[place..]));
    verbs.filter(|(_, verb)| verb.kind != VerbKind::Say).count()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_weight_and_every_weight_is_a_signs() {
        let signs = Signs {
            words: &[],
            about: &About::default(),
            on_issue: true,
            kind: ClaimKind::Say,
            verbless: false,
            subordinate: false,
            earlier: false,
            goes_on: false,
            quoted: 0,
            holder: HolderKind::Party,
            own_words: false,
            said_before: 0,
        };
        let mut shown: Vec<&str> = signs.shown().into_iter().map(|(sign, _)| sign).collect();
        let mut weighed = ENGLISH.weights.names();
        shown.sort_unstable();
        weighed.sort_unstable();
        assert_eq!(shown, weighed);
    }
}
