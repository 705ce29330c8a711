//! On what: the issues, their scales and their terms.

use super::Term;
use crate::text::Spanned;

/// The question that a stance answers.
#[derive(Debug)]
pub struct Issue {
    /// Its id, where `issues.yaml` gives it.
    pub id: Spanned<Box<str>>,
    /// The question itself.
    pub question: Box<str>,
    /// Words by which a text gives the issue away.
    pub aliases: Vec<Spanned<Box<str>>>,
    /// The ordered answers, from one pole to the other; empty where the issue has no scale.
    pub scale: Vec<ScaleOption>,
    /// The details that a stance may state.
    pub terms: Vec<Term>,
}

/// One answer on an issue's scale.
#[derive(Debug)]
pub struct ScaleOption {
    /// Its id, unique on the scale.
    pub id: Spanned<Box<str>>,
    /// What it means, in a sentence.
    pub text: Box<str>,
}

/// The place of an option on its issue's scale, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionId(pub u16);

/// The place of a term among its issue's terms, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u16);

/// Where a record places its party: on the scale, or off it. Off the scale is never the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// An option of the scale.
    On(OptionId),
    /// Says both.
    Mixed,
    /// Cannot be told.
    Unclear,
    /// Weighs several options and commits to none.
    Open,
}

impl Position {
    /// The positions off the scale, with the words a file uses.
    pub const OFF: [(&'static str, Self); 3] =
        [("mixed", Self::Mixed), ("unclear", Self::Unclear), ("open", Self::Open)];

    /// The option, where it is on the scale.
    pub fn option(self) -> Option<OptionId> {
        match self {
            Self::On(option) => Some(option),
            _ => None,
        }
    }
}

impl Issue {
    /// The option of that id.
    pub fn option(&self, id: &str) -> Option<OptionId> {
        let place = self.scale.iter().position(|option| &*option.id.value == id)?;
        u16::try_from(place).ok().map(OptionId)
    }

    /// The term of that id.
    pub fn term(&self, id: &str) -> Option<TermId> {
        let place = self.terms.iter().position(|term| &*term.id.value == id)?;
        u16::try_from(place).ok().map(TermId)
    }

    /// The id of an option of this issue.
    pub fn option_id(&self, option: OptionId) -> &str {
        &self.scale[option.0 as usize].id.value
    }

    /// The word for a position on this issue.
    pub fn position_id(&self, position: Position) -> &str {
        match position {
            Position::On(option) => self.option_id(option),
            Position::Mixed => "mixed",
            Position::Unclear => "unclear",
            Position::Open => "open",
        }
    }

    /// The distance between two options as a share of the whole scale, 0 to 1; 0 on a scale of one.
    pub fn distance(&self, steps: u16) -> f64 {
        match self.scale.len() {
            0 | 1 => 0.0,
            // A scale has a handful of options: no digit is lost.
            #[allow(clippy::cast_precision_loss)]
            length => f64::from(steps) / (length - 1) as f64,
        }
    }
}
