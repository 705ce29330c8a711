//! What every part of the page shares: the history with its bounds, faces and addresses, and the pieces of view that
//! several parts show.

use super::anchors::{self, Records};
use super::faces::{Face, faces};
use super::foreign::{NAME, QUESTION, SENTENCE, brief, text, web};
use super::{Page, budget};
use crate::history::point::age;
use crate::history::{Entry, History, Move, Op, Pair, Scope, Standing, Timeline};
use crate::model::{Issue, IssueId, PartyId, Registry};
use crate::report::{link, words};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The history within the page's bounds.
pub(super) struct Sheet<'h, 'c> {
    pub(super) history: &'h History<'c>,
    pub(super) page: &'h Page,
    pub(super) registry: &'c Registry,
    /// The day from which ages count, and after which nothing is shown.
    pub(super) to: NaiveDate,
    pub(super) faces: BTreeMap<PartyId, Face>,
    /// Addresses of the records that are listed under their articles.
    pub(super) records: Records,
    /// How many records there are within the page's bounds.
    pub(super) within: usize,
    /// How many of them are listed.
    pub(super) listed: usize,
    /// How many lie after the last day.
    pub(super) later: usize,
}

/// An issue as a heading has it.
#[derive(Clone, Debug)]
pub(super) struct IssueHead {
    /// Its number, which filters go by.
    pub(super) number: u32,
    pub(super) id: String,
    /// The id as words.
    pub(super) title: String,
    pub(super) question: String,
    /// Where its picture is; none where it has no place on the page.
    pub(super) anchor: Option<String>,
}

/// The evidence for one record, as every part of the page shows it.
#[derive(Clone, Debug)]
pub(super) struct Receipt {
    /// Where the record stands on this page.
    pub(super) anchor: Option<String>,
    pub(super) date: String,
    pub(super) quotes: Vec<String>,
    pub(super) voice: String,
    pub(super) article: String,
    /// The article's address with the passage in it; http or https.
    pub(super) link: Option<String>,
}

/// A piece of a stance and the element it stands in.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    pub(super) op: Op,
    pub(super) text: String,
}

/// One option of a scale, and what a move does to it.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) id: String,
    pub(super) text: String,
    /// Classes: `was`, `is`, `way`, `up` or `down`.
    pub(super) class: &'static str,
    /// What a reader that sees no marks is told.
    pub(super) said: &'static str,
}

/// A name and what it is.
#[derive(Clone, Debug)]
pub(super) struct Detail {
    pub(super) name: String,
    pub(super) value: String,
}

impl<'h, 'c> Sheet<'h, 'c> {
    pub(super) fn new(history: &'h History<'c>, page: &'h Page) -> Self {
        let corpus = history.corpus();
        let to = page.to.day();
        let mut within: Vec<Entry<'c>> = history
            .timelines()
            .filter(|timeline| page.wants(timeline.pair))
            .flat_map(|timeline| timeline.entries)
            .copied()
            .collect();
        let all = within.len();
        within.retain(|entry| entry.record.day <= to);
        let (later, count) = (all - within.len(), within.len());
        if count > budget::RECORDS {
            within.sort_by_key(|entry| (std::cmp::Reverse(entry.record.day), entry.place()));
            within.truncate(budget::RECORDS);
        }
        within.sort_by_key(|entry| entry.place());
        let records = Records::of(within.iter().copied(), &corpus.registry);
        Self {
            history,
            page,
            registry: &corpus.registry,
            to,
            faces: faces(history),
            records,
            within: count,
            listed: within.len(),
            later,
        }
    }

    /// The timelines that the page shows, cut off after its last day.
    pub(super) fn timelines(&self) -> impl Iterator<Item = Timeline<'h, 'c>> {
        self.history.timelines().filter(|timeline| self.page.wants(timeline.pair)).filter_map(|timeline| {
            let entries = timeline.entries;
            let end = entries.partition_point(|entry| entry.record.day <= self.to);
            (end > 0).then_some(Timeline { pair: timeline.pair, entries: &entries[..end] })
        })
    }

    pub(super) fn face(&self, party: PartyId) -> Face {
        self.faces.get(&party).cloned().unwrap_or_else(|| Face {
            number: self.faces.len(),
            name: brief(&self.registry.party(party).name, NAME),
            colour: 0,
            shape: 0,
        })
    }

    pub(super) fn issue(&self, issue: IssueId) -> IssueHead {
        let found = self.registry.issue(issue);
        IssueHead {
            number: issue.0,
            id: found.id.value.to_string(),
            title: title(found),
            question: brief(&found.question, QUESTION),
            anchor: Some(anchors::issue(&found.id.value)),
        }
    }

    pub(super) fn receipt(&self, entry: Entry<'_>) -> Receipt {
        Receipt {
            anchor: self.records.get(entry).map(Into::into),
            date: words::voiced(entry),
            quotes: words::quotes(entry).map(|quote| brief(&words::quoted(quote), SENTENCE)).collect(),
            voice: brief(&words::voice(entry, self.registry), QUESTION),
            article: brief(&words::article(entry), QUESTION),
            link: link::to_passage(entry).as_deref().and_then(web),
        }
    }

    /// How long ago a record is, in words, seen from the page's last day.
    pub(super) fn age(&self, entry: Entry<'_>) -> String {
        age(entry.record.day, self.to)
    }

    /// Whether a record is older than the project's `stale-after`.
    pub(super) fn is_stale(&self, entry: Entry<'_>) -> bool {
        (self.to - entry.record.day).num_days() > self.stale_after()
    }

    pub(super) fn stale_after(&self) -> i64 {
        i64::from(self.history.corpus().settings.stale_after)
    }

    /// The option, or what stands in its place.
    pub(super) fn place(&self, pair: Pair, standing: &Standing<'_>) -> String {
        let issue = self.registry.issue(pair.issue);
        match (standing.position, standing.withdrawn()) {
            (_, true) => "withdrawn".into(),
            (Some(position), _) => issue.position_id(position).into(),
            (None, _) => "no position".into(),
        }
    }

    /// What moved between the page's points.
    pub(super) fn moves(&self) -> Vec<Move<'c>> {
        let (from, to) = self.page.scopes;
        self.history.moves(from, to, |pair| self.page.wants(pair))
    }

    /// The page's points as days in order; an article stands for the day it was published.
    pub(super) fn days(&self) -> (Scope, Scope) {
        let (from, to) = (self.page.from.day(), self.page.to.day());
        (Scope::By(from.min(to)), Scope::By(to))
    }
}

/// An issue's id as words: `nato-membership` is “NATO membership” where the question or an alias spells it so.
pub(super) fn title(issue: &Issue) -> String {
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    let aliases = issue.aliases.iter().flat_map(|alias| names(&alias.value));
    // A question's first word is large whatever it is.
    for word in names(&issue.question).skip(1).chain(aliases) {
        let known = spellings.entry(word.to_lowercase()).or_insert(word);
        if word.chars().all(char::is_lowercase) {
            *known = word;
        }
    }
    let mut out = String::new();
    let mut before = "";
    for part in issue.id.value.split('-') {
        let digits = |text: &str| text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        match before {
            "" => {}
            // The hyphens of a date stay.
            before if digits(before) && digits(part) => out.push('-'),
            _ => out.push(' '),
        }
        out.push_str(&spellings.get(part).map_or_else(|| part.into(), |word| text(word)));
        before = part;
    }
    let out = brief(&out, NAME);
    let mut letters = out.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn names(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, Spanned};

    #[test]
    fn an_id_reads_as_words_in_the_spelling_of_its_question_and_aliases() {
        let issue = |id: &str, question: &str, aliases: &[&str]| {
            let spanned = |text: &str| Spanned::new(text.into(), Span::default());
            title(&Issue {
                id: spanned(id),
                question: question.into(),
                aliases: aliases.iter().map(|alias| spanned(alias)).collect(),
                scale: Vec::new(),
                terms: Vec::new(),
            })
        };
        assert_eq!(issue("nato-membership", "Should Northland join NATO?", &[]), "NATO membership");
        assert_eq!(issue("eu-accession", "Join?", &["EU Accession"]), "EU Accession");
        assert_eq!(issue("plan-2025-11-geneva", "Plan as revised in Geneva?", &[]), "Plan 2025-11 Geneva");
        assert_eq!(issue("support", "Support for whom, and what support?", &["Support"]), "Support");
    }
}
