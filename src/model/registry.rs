//! The two registries: every party and every issue by its id.

use super::{Issue, Party};
use std::collections::HashMap;

/// The place of a party in `parties.yaml`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u32);

/// The place of an issue in `issues.yaml`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueId(pub u32);

/// Who and on what: the parties and issues that records may name, in the files' order.
#[derive(Debug, Default)]
pub struct Registry {
    parties: Vec<Party>,
    issues: Vec<Issue>,
    party_ids: HashMap<Box<str>, PartyId>,
    issue_ids: HashMap<Box<str>, IssueId>,
}

impl Registry {
    /// The registry of these; of two with one id the first is found.
    pub fn new(parties: Vec<Party>, issues: Vec<Issue>) -> Self {
        let mut registry = Self::default();
        for (id, party) in (0..).map(PartyId).zip(&parties) {
            registry.party_ids.entry(party.id.value.clone()).or_insert(id);
        }
        for (id, issue) in (0..).map(IssueId).zip(&issues) {
            registry.issue_ids.entry(issue.id.value.clone()).or_insert(id);
        }
        Self { parties, issues, ..registry }
    }

    /// The party of that id.
    pub fn party_id(&self, id: &str) -> Option<PartyId> {
        self.party_ids.get(id).copied()
    }

    /// The issue of that id.
    pub fn issue_id(&self, id: &str) -> Option<IssueId> {
        self.issue_ids.get(id).copied()
    }

    /// A party of this registry.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.0 as usize]
    }

    /// An issue of this registry.
    pub fn issue(&self, id: IssueId) -> &Issue {
        &self.issues[id.0 as usize]
    }

    /// All parties, in the file's order.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = (PartyId, &Party)> {
        self.parties.iter().enumerate().map(|(place, party)| (PartyId(index(place)), party))
    }

    /// All issues, in the file's order.
    pub fn issues(&self) -> impl ExactSizeIterator<Item = (IssueId, &Issue)> {
        self.issues.iter().enumerate().map(|(place, issue)| (IssueId(index(place)), issue))
    }
}

/// A registry is a file of at most 64 MiB: its entries fit.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
