//! An option that no record holds, accepts or rejects.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::{IssueId, Level, OptionId};
use crate::read::ISSUES;
use std::collections::BTreeSet;

pub(super) struct UnusedOption;

impl Rule for UnusedOption {
    fn facts(&self) -> Facts {
        Facts::new("unused-option", Level::Allow, include_str!("unused_option.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let Some(file) = case.corpus.file(ISSUES) else { return };
        let mut used: BTreeSet<(IssueId, OptionId)> = BTreeSet::new();
        for (_, record) in case.corpus.records() {
            let held = record.position.said().and_then(|position| position.value.option());
            let listed = [&record.accepts, &record.rejects].into_iter().filter_map(|options| options.said());
            let listed = listed.flat_map(|options| options.iter().map(|option| option.value));
            used.extend(held.into_iter().chain(listed).map(|option| (record.issue.value, option)));
        }
        for (id, issue) in case.corpus.registry.issues() {
            for (place, option) in (0..).map(OptionId).zip(&issue.scale) {
                if !used.contains(&(id, place)) {
                    let message =
                        format!("no record on `{}` speaks of `{}`", issue.id.value, option.id.value);
                    found
                        .at(file, option.id.span, message)
                        .help("leave it where the scale needs it; take it out where it does not");
                }
            }
        }
    }
}
