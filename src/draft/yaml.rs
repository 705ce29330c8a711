//! The proposal as an article's file, with comments that help to judge it.

use super::Proposal;
use crate::model::Registry;

/// The file's stem: its date and its publisher, shaped like an id.
pub fn stem(_proposal: &Proposal) -> String {
    String::new()
}

/// The file.
pub fn to_yaml(_proposal: &Proposal, _registry: &Registry) -> String {
    String::new()
}

/// A phrase of a passage that is short enough to be a quote.
pub(super) fn phrase(passage: &str) -> &str {
    passage
}
