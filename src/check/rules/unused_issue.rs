//! An issue on which there is no record.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::{IssueId, Level};
use crate::read::ISSUES;
use std::collections::BTreeSet;

pub(super) struct UnusedIssue;

impl Rule for UnusedIssue {
    fn facts(&self) -> Facts {
        Facts::new("unused-issue", Level::Allow, include_str!("unused_issue.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let Some(file) = case.corpus.file(ISSUES) else { return };
        let citations = case.corpus.articles.iter().flat_map(|article| &article.citations);
        let used: BTreeSet<IssueId> = citations.filter_map(|citation| citation.issue).collect();
        for (_, issue) in case.corpus.registry.issues().filter(|(id, _)| !used.contains(id)) {
            let message = format!("there is no record on the issue `{}`", issue.id.value);
            found.at(file, issue.id.span, message).help("take it out, unless it is for articles to come");
        }
    }
}
