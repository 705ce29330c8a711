//! A speaker that the party has not; reading finds it.

use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct UnknownSpeaker;

impl Rule for UnknownSpeaker {
    fn facts(&self) -> Facts {
        Facts::new("unknown-speaker", Level::Warning, include_str!("unknown_speaker.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnknownSpeaker)
    }
}
