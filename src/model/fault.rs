//! What is wrong with a file as it was read: the findings that reading itself makes.

use crate::text::Span;

/// What kind of fault; each is a rule of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the rules' pages say it
pub enum FaultKind {
    UnreadableFile,
    WrongShape,
    UnknownParty,
    UnknownIssue,
    UnknownOption,
    UnknownTerm,
    UnknownSpeaker,
    WrongTermValue,
    InvalidDate,
}

impl FaultKind {
    /// The name of the rule.
    pub fn rule(self) -> &'static str {
        match self {
            Self::UnreadableFile => "unreadable-file",
            Self::WrongShape => "wrong-shape",
            Self::UnknownParty => "unknown-party",
            Self::UnknownIssue => "unknown-issue",
            Self::UnknownOption => "unknown-option",
            Self::UnknownTerm => "unknown-term",
            Self::UnknownSpeaker => "unknown-speaker",
            Self::WrongTermValue => "wrong-term-value",
            Self::InvalidDate => "invalid-date",
        }
    }

    /// Whether a record with such a fault cannot be placed and so counts nowhere.
    pub fn unplaces(self) -> bool {
        !matches!(self, Self::UnknownTerm | Self::UnknownSpeaker | Self::WrongTermValue)
    }
}

/// A fault at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind.
    pub kind: FaultKind,
    /// The file's path in the project, parted by `/`.
    pub path: Box<str>,
    /// Where in that file.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Bytes that would put it right, where there is no doubt.
    pub fix: Option<Fix>,
}

/// A change of some bytes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does.
    pub title: String,
    /// The bytes that are replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}
