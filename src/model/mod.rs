//! The nouns: what a record of a negotiation is made of. No reading, no rules, no judgement.
//!
//! [`Corpus`] is the root: the [`Registry`] of parties and issues, the [`Article`]s, and the [`Record`]s that
//! each of them shows.

pub mod date;
pub mod party;
pub mod issue;
pub mod term;
pub mod registry;
pub mod record;
pub mod article;
pub mod settings;
pub mod fault;
pub mod corpus;

pub use article::{Allowance, Article, Citation};
pub use corpus::{ArticleId, Corpus};
pub use date::{Date, Mark, Moment};
pub use fault::{Fault, FaultKind, Fix};
pub use issue::{Issue, OptionId, Position, ScaleOption, TermId};
pub use party::{Office, Party, PartyKind, Speaker};
pub use record::{Attribution, Confidence, Record, RecordSpeaker, Stated};
pub use registry::{IssueId, PartyId, Registry};
pub use settings::{Level, Settings};
pub use term::{Amount, Bound, Member, Number, Term, TermStatement, TermType, TermValue};

/// Whether `text` is shaped like an id: runs of small letters and digits parted by single hyphens.
///
/// ```
/// use posdiff::model::is_id;
/// assert!(is_id("us-plan-2025-11"));
/// assert!(!is_id("Ukraine") && !is_id("a--b") && !is_id("-a") && !is_id(""));
/// ```
pub fn is_id(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}
