//! What a change brings, for its reviewer: a line of verdict, then moves, then evidence, then findings.

mod json;
mod markdown;
mod text;

pub use json::review as json;
pub use markdown::review as markdown;
pub use text::review as text;

use super::words::count;
use crate::check::Finding;
use crate::history::{
    ArticleChanges, Cause, Difference, Entry, FieldChange, History, Kind, Move, SettingChange, Standing,
};
use crate::model::{Corpus, Issue, Level, Registry};

/// What a change brings.
pub struct Review<'a> {
    /// The full name of the commit that it is measured against.
    pub base: &'a str,
    /// The records as they stood there.
    pub before: &'a Corpus,
    /// The records as they stand today.
    pub today: &'a History<'a>,
    /// The articles that differ.
    pub articles: &'a ArticleChanges<'a, 'a>,
    /// Every text that no article's file speaks of.
    pub uncoded: &'a [String],
    /// The records that differ, and why.
    pub differences: &'a [Difference<'a, 'a>],
    /// The moves that the news make.
    pub moves: &'a [Move<'a>],
    /// The findings that the base does not have.
    pub new_findings: &'a [&'a Finding],
    /// How many findings of the base are gone.
    pub gone: usize,
    /// The new and changed records whose quote only the lock vouches for.
    pub lock_alone: &'a [Entry<'a>],
    /// The settings that differ.
    pub settings: &'a [SettingChange],
}

impl Review<'_> {
    fn registry(&self) -> &Registry {
        &self.today.corpus().registry
    }

    /// A record and the registry that its ids are of.
    fn shown<'s>(&'s self, difference: &'s Difference<'_, '_>) -> Option<(Entry<'s>, &'s Registry)> {
        let after = difference.after.map(|entry| (entry, self.registry()));
        after.or_else(|| difference.before.map(|entry| (entry, &self.before.registry)))
    }

    fn count(&self, cause: Cause) -> usize {
        self.differences.iter().filter(|difference| difference.cause == cause).count()
    }

    /// `5 news, 1 learned late`; empty where no record differs.
    fn causes(&self) -> String {
        let counts = Cause::ALL.iter().map(|(word, cause)| (word.replace('-', " "), self.count(*cause)));
        let counts = counts.filter(|(_, n)| *n > 0).map(|(word, n)| format!("{n} {word}"));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// How many findings are new, by level: `2 new errors, 1 new warning`; empty where none is.
    fn finding_counts(&self) -> String {
        let of = |level: Level| self.new_findings.iter().filter(|finding| finding.level == level).count();
        let counts = [(of(Level::Error), "new error"), (of(Level::Warning), "new warning")];
        let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, one)| count(n, one));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// The verdict in a few sentences. `name` makes a party's name safe for where it is shown; moves are named while
    /// they take up no more than `room` bytes.
    fn verdict(&self, name: impl Fn(&str) -> String, room: usize) -> String {
        let articles = [
            (self.articles.new.len(), "new"),
            (self.articles.changed.len(), "changed"),
            (self.articles.removed.len(), "removed"),
        ];
        let mut parts: Vec<String> = Vec::new();
        for (n, word) in articles.into_iter().filter(|(n, _)| *n > 0) {
            parts.push(format!("{n} {word} {}", if n == 1 { "article" } else { "articles" }));
        }
        let causes = self.causes();
        if !causes.is_empty() {
            parts.push(format!("{} ({causes})", count(self.differences.len(), "record")));
        }
        if parts.is_empty() {
            parts.push("No article and no record differs".into());
        }
        let uncoded = match self.uncoded.len() {
            0 => String::new(),
            1 => " 1 text is not coded.".into(),
            n => format!(" {n} texts are not coded."),
        };
        let findings = self.finding_counts();
        let findings = if findings.is_empty() { "No new findings" } else { &findings };
        format!("{}: {}.{uncoded} {findings}.", parts.join(", "), self.moves_in_words(name, room))
    }

    fn moves_in_words(&self, name: impl Fn(&str) -> String, room: usize) -> String {
        // What changed is loud: it comes before what was said again.
        let mut moves: Vec<&Move<'_>> = self.moves.iter().collect();
        moves.sort_by_key(|step| step.kind.weight());
        let mut told = String::new();
        for (place, step) in moves.iter().enumerate() {
            let phrase = self.phrase(step, &name);
            if told.len() + phrase.len() > room || place == 6 {
                let more = moves.len() - place;
                return if told.is_empty() {
                    count(more, "move")
                } else {
                    format!("{told}, and {more} more")
                };
            }
            if !told.is_empty() {
                told.push_str(", ");
            }
            told.push_str(&phrase);
        }
        if told.is_empty() { "nothing moves".into() } else { told }
    }

    fn phrase(&self, step: &Move<'_>, name: impl Fn(&str) -> String) -> String {
        let party = name(&clipped(&self.registry().party(step.pair.party).name, 60));
        let issue = &self.registry().issue(step.pair.issue).id.value;
        let steps = step.position.and_then(|position| position.steps);
        let steps = steps.map(|steps| format!(" ({steps:+})").replace('-', "−")).unwrap_or_default();
        match step.kind {
            Kind::Moved if step.reversed => format!("{party} reverses on {issue}{steps}"),
            Kind::Moved => format!("{party} moves on {issue}{steps}"),
            Kind::Withdrawn => format!("{party} takes back its stance on {issue}"),
            Kind::Revised => format!("{party} revises {issue}"),
            Kind::New => format!("{party} is new on {issue}"),
            Kind::Reaffirmed => format!("{party} reaffirms {issue}"),
            Kind::Silent => format!("{party} is only told of on {issue}"),
        }
    }
}

/// Whose record it is, on what, and when: `Northland on peace, 2022-05-01`.
fn title(entry: Entry<'_>, registry: &Registry) -> String {
    let party = clipped(&registry.party(entry.record.party.value).name, 80);
    let issue = &registry.issue(entry.record.issue.value).id.value;
    format!("{party} on {issue}, {}", super::words::voiced(entry))
}

/// The words for a standing's position.
fn position<'i>(standing: Option<&Standing<'_>>, issue: &'i Issue) -> &'i str {
    match standing {
        None => "no record",
        Some(standing) if standing.withdrawn() => "withdrawn",
        Some(standing) => standing.position.map_or("no position", |position| issue.position_id(position)),
    }
}

/// A change of a field in words, short enough for a line.
fn change_in_words(change: &FieldChange) -> [String; 3] {
    let value = |text: &str| if text.is_empty() { "nothing".to_owned() } else { clipped(text, 160) };
    [clipped(&change.field, 80), value(&change.from), value(&change.to)]
}

/// The text, cut where it is longer than a reader wants.
fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
