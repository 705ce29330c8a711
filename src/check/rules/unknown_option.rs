//! An option that the scale has not; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct UnknownOption;

impl Rule for UnknownOption {
    fn facts(&self) -> Facts {
        Facts::new("unknown-option", Level::Error, include_str!("unknown_option.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnknownOption)
    }
}
