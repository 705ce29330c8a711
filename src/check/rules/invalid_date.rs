//! A date that is none; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct InvalidDate;

impl Rule for InvalidDate {
    fn facts(&self) -> Facts {
        Facts::new("invalid-date", Level::Error, include_str!("invalid_date.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::InvalidDate)
    }
}
