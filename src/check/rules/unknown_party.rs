//! A party that `parties.yaml` has not; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct UnknownParty;

impl Rule for UnknownParty {
    fn facts(&self) -> Facts {
        Facts::new("unknown-party", Level::Error, include_str!("unknown_party.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnknownParty)
    }
}
