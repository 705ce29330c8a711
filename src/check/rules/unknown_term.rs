//! A term that the issue has not; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct UnknownTerm;

impl Rule for UnknownTerm {
    fn facts(&self) -> Facts {
        Facts::new("unknown-term", Level::Error, include_str!("unknown_term.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnknownTerm)
    }
}
