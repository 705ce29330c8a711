//! The filters that every question takes.

use super::Failure;
use crate::history::{Pair, Selection};
use crate::model::date::DATE_FORMS;
use crate::model::{Confidence, Date, IssueId, PartyId, Registry};
use crate::text::nearest;
use clap::{Args, ValueEnum};

/// Which records, parties and issues are asked about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct Filters {
    /// Only this party (repeatable)
    #[arg(long, value_name = "PARTY")]
    party: Vec<String>,
    /// Only this issue (repeatable)
    #[arg(long, value_name = "ISSUE")]
    issue: Vec<String>,
    /// Only records at least this sure; one that does not say fails
    #[arg(long, value_name = "LEVEL")]
    confidence: Option<Level>,
    /// Only records of articles published by this date
    #[arg(long, value_name = "DATE")]
    known_by: Option<String>,
    /// Read the project as it stood at this git revision
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    pub(super) rev: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    High,
    Moderate,
    Low,
}

/// The parties and issues that are told; all where none was named.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    parties: Vec<PartyId>,
    issues: Vec<IssueId>,
}

impl Wanted {
    /// Whether none was named.
    pub(super) fn is_all(&self) -> bool {
        self.parties.is_empty() && self.issues.is_empty()
    }

    /// Whether the pair is told.
    pub(super) fn pair(&self, pair: Pair) -> bool {
        (self.parties.is_empty() || self.parties.contains(&pair.party)) && self.issue(pair.issue)
    }

    /// The parties and the issues that were named.
    pub(super) fn lists(self) -> (Vec<PartyId>, Vec<IssueId>) {
        (self.parties, self.issues)
    }

    /// Whether the issue is told.
    pub(super) fn issue(&self, issue: IssueId) -> bool {
        self.issues.is_empty() || self.issues.contains(&issue)
    }
}

impl Filters {
    /// The records that are let through before anything is folded.
    pub(super) fn selection(&self) -> Result<Selection, Failure> {
        let confidence = self.confidence.map(|level| match level {
            Level::High => Confidence::High,
            Level::Moderate => Confidence::Moderate,
            Level::Low => Confidence::Low,
        });
        let known_by = self.known_by.as_deref().map(|date| {
            date.parse::<Date>().map(Date::last).map_err(|error| {
                Failure::new(format!("`{date}` is no date: {error}")).help(format!("a date is {DATE_FORMS}"))
            })
        });
        Ok(Selection { confidence, known_by: known_by.transpose()? })
    }

    /// The parties and issues that are told.
    pub(super) fn wanted(&self, registry: &Registry) -> Result<Wanted, Failure> {
        let parties = self.party.iter().map(|id| party(id, registry)).collect::<Result<_, _>>()?;
        let issues = self.issue.iter().map(|id| issue(id, registry)).collect::<Result<_, _>>()?;
        Ok(Wanted { parties, issues })
    }
}

/// The party of that id, or a failure that names the nearest.
pub(super) fn party(id: &str, registry: &Registry) -> Result<PartyId, Failure> {
    registry.party_id(id).ok_or_else(|| {
        let all = registry.parties().map(|(_, party)| {
            let aliases = party.aliases.iter().map(|alias| &*alias.value);
            (&*party.id.value, std::iter::once(&*party.name).chain(aliases).collect())
        });
        nearest_of(id, "party", "parties", &all.collect::<Vec<_>>())
    })
}

/// The issue of that id, or a failure that names the nearest.
pub(super) fn issue(id: &str, registry: &Registry) -> Result<IssueId, Failure> {
    registry.issue_id(id).ok_or_else(|| {
        let all = registry
            .issues()
            .map(|(_, issue)| (&*issue.id.value, issue.aliases.iter().map(|alias| &*alias.value).collect()));
        nearest_of(id, "issue", "issues", &all.collect::<Vec<_>>())
    })
}

/// That nothing is called `id`, naming what lies nearest to it by id or by another name.
fn nearest_of(id: &str, one: &str, many: &str, all: &[(&str, Vec<&str>)]) -> Failure {
    let failure = Failure::new(format!("no {one} `{id}`"));
    let by_name = || {
        let names = all.iter().flat_map(|(id, names)| names.iter().map(move |name| (*name, *id)));
        let names: Vec<(&str, &str)> = names.collect();
        let near = nearest(id, names.iter().map(|(name, _)| *name))?;
        names.iter().find(|(name, _)| *name == near).map(|(_, id)| *id)
    };
    match nearest(id, all.iter().map(|(id, _)| *id)).or_else(by_name) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None if all.is_empty() => failure.help(format!("the project has no {many} yet")),
        None => {
            let ids: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
            failure.help(format!("the {many} are {}", ids.join(", ")))
        }
    }
}
