//! An issue that `issues.yaml` has not; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct UnknownIssue;

impl Rule for UnknownIssue {
    fn facts(&self) -> Facts {
        Facts::new("unknown-issue", Level::Error, include_str!("unknown_issue.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnknownIssue)
    }
}
