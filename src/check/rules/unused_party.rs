//! A party that nothing refers to.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::{Level, Member, TermValue};
use crate::read::PARTIES;
use std::collections::BTreeSet;

pub(super) struct UnusedParty;

impl Rule for UnusedParty {
    fn facts(&self) -> Facts {
        Facts::new("unused-party", Level::Allow, include_str!("unused_party.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let Some(file) = case.corpus.file(PARTIES) else { return };
        let registry = &case.corpus.registry;
        let mut used = BTreeSet::new();
        used.extend(
            registry.parties().flat_map(|(_, party)| party.authors.iter().map(|author| author.value)),
        );
        let citations = case.corpus.articles.iter().flat_map(|article| &article.citations);
        used.extend(citations.filter_map(|citation| citation.party));
        for (_, record) in case.corpus.records() {
            used.extend(record.told_by.map(|teller| teller.value));
            for statement in &record.terms {
                let Some(TermValue::Set { members, .. }) = &statement.value else { continue };
                used.extend(members.iter().filter_map(|member| match member {
                    Member::Party(party) => Some(*party),
                    Member::Text(_) => None,
                }));
            }
        }
        for (id, party) in registry.parties().filter(|(id, _)| !used.contains(id)) {
            let message = format!("nothing refers to the party `{}`", registry.party(id).id.value);
            found.at(file, party.id.span, message).help("take it out, unless it is for articles to come");
        }
    }
}
