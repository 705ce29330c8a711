//! A value that its term does not take; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct WrongTermValue;

impl Rule for WrongTermValue {
    fn facts(&self) -> Facts {
        Facts::new("wrong-term-value", Level::Error, include_str!("wrong_term_value.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::WrongTermValue)
    }
}
