//! What a passage is about: the issues by their words, and the words of any negotiation.

use crate::draft::words::{ENGLISH, Phrases, Token, tokens};
use crate::model::{Issue, IssueId, Registry};
use std::collections::BTreeMap;
use std::ops::Range;

/// The words by which issues are told.
pub(crate) struct Topics {
    words: Phrases<Vec<(IssueId, f32)>>,
    /// The issues on which little is negotiated.
    grounds: Vec<IssueId>,
}

/// What an issue's words weigh at least where it is named plainly. What names it less plainly may belong to its neighbour.
pub(super) const PLAIN: f32 = 1.7;

/// A word that weighs more names an issue by itself.
const MATTER: f32 = 1.5;

/// What a passage is about.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    /// How much each issue's words weigh, in the order in which the passage names them.
    issues: Vec<(IssueId, f32)>,
    /// The issues that a word names of which any negotiation has none.
    matters: Vec<IssueId>,
    /// How many words of any negotiation it has.
    pub(super) process: usize,
}

impl Topics {
    pub(crate) fn new(registry: &Registry) -> Self {
        let mut found: BTreeMap<String, (String, Vec<(IssueId, f32)>)> = BTreeMap::new();
        let mut add = |phrase: &str, issue: IssueId, weight: f32| {
            let entry = found.entry(phrase.to_lowercase()).or_insert_with(|| (phrase.to_owned(), Vec::new()));
            // A name in capitals in one place and small letters in another is looked for in any.
            if entry.0 != phrase && phrase.starts_with(char::is_lowercase) {
                phrase.clone_into(&mut entry.0);
            }
            if !entry.1.iter().any(|(known, _)| *known == issue) {
                entry.1.push((issue, weight));
            }
        };
        for (id, issue) in registry.issues() {
            // On an issue without a scale nobody can take a position, only speak of it.
            let answered = if issue.scale.is_empty() { 0.4 } else { 1.0 };
            for alias in &issue.aliases {
                add(&alias.value, id, own_weight(&alias.value) * answered);
            }
        }
        for line in ENGLISH.topics.lines("related") {
            let Some((heads, words)) = line.split_once(':') else { continue };
            for (id, _) in
                registry.issues().filter(|(_, issue)| heads.split(',').any(|head| names(issue, head.trim())))
            {
                words
                    .split(", ")
                    .map(str::trim)
                    .filter(|word| !word.is_empty())
                    .for_each(|word| add(word, id, related_weight(word)));
            }
        }
        let mut words = Phrases::new();
        for (phrase, issues) in found.into_values() {
            words.insert(&phrase, issues);
        }
        let heads: Vec<&str> = ENGLISH.topics.entries("grounds").collect();
        let grounds = registry.issues().filter(|(_, issue)| heads.iter().any(|head| names(issue, head)));
        let grounds = grounds.map(|(id, _)| id).collect();
        Self { words, grounds }
    }

    /// Whether an issue is about why there is a war and who helps in it, and not about how it is to end.
    pub(crate) fn is_ground(&self, issue: IssueId) -> bool {
        self.grounds.contains(&issue)
    }

    /// Whether a word of any issue or any negotiation begins here.
    pub(crate) fn names(&self, words: &[Token]) -> bool {
        let known = [&ENGLISH.process, &ENGLISH.setting];
        self.words.at(words).is_some() || known.iter().any(|list| list.at(words).is_some())
    }

    /// Whether a word of this issue begins here.
    pub(crate) fn names_issue(&self, words: &[Token], issue: IssueId) -> bool {
        self.words.at(words).is_some_and(|(_, issues)| issues.iter().any(|(known, _)| *known == issue))
    }

    /// Whether words begin here that only an issue has, and not any negotiation.
    pub(crate) fn is_own(&self, words: &[Token]) -> bool {
        self.words.at(words).is_some_and(|(_, issues)| issues.iter().any(|(_, weight)| *weight > MATTER))
    }

    /// What these tokens of a paragraph are about; what stands in `lead` opens the passage and weighs less.
    pub(super) fn about(&self, words: &[Token], passage: Range<usize>, lead: Range<usize>) -> About {
        let mut about = About::default();
        let mut place = passage.start;
        while place < passage.end.min(words.len()) {
            let rest = &words[place..passage.end.min(words.len())];
            let process = ENGLISH.process.at(rest).map_or(0, |(length, ())| length);
            about.process += usize::from(process > 0);
            let setting = ENGLISH.setting.at(rest).map_or(0, |(length, ())| length);
            let mut length = process.max(setting);
            // `withdraw from the talks` says nothing of what else is to be withdrawn.
            if let Some((own, issues)) = self.words.at(rest).filter(|(own, _)| *own >= length) {
                length = length.max(own);
                let less = if lead.contains(&place) { 0.4 } else { 1.0 };
                // What is named first is what the passage turns on.
                let first = if about.issues.is_empty() { 0.5 } else { 0.0 };
                for &(issue, weight) in issues {
                    about.add(issue, (weight + first) * less);
                    if weight > MATTER && !about.matters.contains(&issue) {
                        about.matters.push(issue);
                    }
                }
            }
            place += length.max(1);
        }
        about
    }
}

impl About {
    fn add(&mut self, issue: IssueId, weight: f32) {
        match self.issues.iter_mut().find(|(known, _)| *known == issue) {
            // The same word again says less than another one.
            Some((_, sum)) => *sum += weight * 0.5,
            None => self.issues.push((issue, weight)),
        }
    }

    /// Is about all of what another is about, too.
    pub(super) fn take_in(&mut self, other: &Self) {
        other.issues.iter().for_each(|&(issue, weight)| self.add(issue, weight));
        self.matters.extend(&other.matters);
        self.process += other.process;
    }

    /// The issue that weighs most of those that are named by more than words of any negotiation, if there are any; of
    /// equals the first in the registry. With what weighs most of all.
    pub(super) fn issue(&self) -> Option<(IssueId, f32)> {
        let most = self.best(|_| true)?;
        let matter = self.best(|issue| self.matters.contains(&issue));
        Some((matter.map_or(most.0, |(issue, _)| issue), most.1))
    }

    fn best(&self, among: impl Fn(IssueId) -> bool) -> Option<(IssueId, f32)> {
        let mut best: Option<(IssueId, f32)> = None;
        for &(issue, weight) in self.issues.iter().filter(|(issue, _)| among(*issue)) {
            let better = best
                .is_none_or(|(known, most)| weight > most + 0.01 || weight > most - 0.01 && issue < known);
            if better {
                best = Some((issue, weight));
            }
        }
        best
    }
}

/// What a related word weighs against an issue's own; one of any negotiation yields to one of a matter.
fn related_weight(word: &str) -> f32 {
    let weight = if word.contains(' ') { 1.6 } else { 1.0 };
    if of_any_negotiation(word) { weight * 0.8 } else { weight }
}

/// Whether a phrase says no more than that something is negotiated.
fn of_any_negotiation(phrase: &str) -> bool {
    let words = tokens(phrase);
    let whole = |list: &Phrases<()>| list.at(&words).is_some_and(|(length, ())| length == words.len());
    whole(&ENGLISH.process) || whole(&ENGLISH.setting)
}

/// An issue's own words weigh by how much they say; those of any negotiation say little.
fn own_weight(alias: &str) -> f32 {
    let long = alias.contains(' ');
    match (of_any_negotiation(alias), long) {
        (true, _) => 1.0,
        (false, false) => 1.8,
        (false, true) => 3.0,
    }
}

/// Whether an issue's id or the first of its own words has a word that begins with `head`; one in capitals has
/// to be the whole word.
fn names(issue: &Issue, head: &str) -> bool {
    let alias = issue.aliases.first().map(|alias| &*alias.value);
    let low = head.to_lowercase();
    let begins = |word: &str| if low == head { word.starts_with(&low) } else { word == low };
    [Some(&*issue.id.value), alias].into_iter().flatten().any(|text| {
        let text = text.to_lowercase();
        let phrase = low.contains([' ', '-']) && text.contains(&low);
        phrase || text.split(|c: char| !c.is_alphanumeric()).any(begins)
    })
}
