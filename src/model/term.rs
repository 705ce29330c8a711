//! The named, typed details of a stance: who guarantees, how many troops, until when.

use super::{Date, PartyId, TermId};
use crate::text::{Span, Spanned};
use std::fmt;

/// A detail that stances on an issue may state.
#[derive(Debug)]
pub struct Term {
    /// Its id, where `issues.yaml` gives it.
    pub id: Spanned<Box<str>>,
    /// What kind of value it takes.
    pub kind: TermType,
}

/// What a term's value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermType {
    /// A set of parties.
    Parties,
    /// A set of texts.
    Texts,
    /// A number of the unit.
    Number {
        /// What is counted; empty where the registry does not say.
        unit: Box<str>,
    },
    /// True or false.
    Bool,
    /// A date as records write it.
    Date,
    /// One of these words.
    Choice(Vec<Box<str>>),
    /// Free text.
    Text,
}

/// What a record says of one term.
#[derive(Debug)]
pub struct TermStatement {
    /// Which term of the record's issue.
    pub term: TermId,
    /// The value; none where the record says that the term was dropped.
    pub value: Option<TermValue>,
    /// Where the value stands.
    pub span: Span,
}

/// The value of a term.
#[derive(Clone, Debug, PartialEq)]
pub enum TermValue {
    /// Members as the file lists them; `open`: these, and perhaps others (`…`).
    Set {
        /// The members, in the file's order.
        members: Box<[Member]>,
        /// Whether the last member was `…`.
        open: bool,
    },
    /// A number, or a bound of one.
    Number(Number),
    /// True or false.
    Bool(bool),
    /// A date.
    Date(Date),
    /// A text, or one of the words of a choice.
    Text(Box<str>),
}

/// A member of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A party of the registry.
    Party(PartyId),
    /// A text.
    Text(Box<str>),
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Just so many.
    Exactly,
    /// `~`: about so many.
    About,
    /// `>=`: at least.
    AtLeast,
    /// `<=`: at most.
    AtMost,
}

/// A number as a curator writes it: `800000`, `~800000`, `>=600000`, `<=600000`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// How it is meant.
    pub bound: Bound,
    /// The number itself.
    pub amount: Amount,
}

/// A number, whole where it is one: `600000.0` is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A whole number of 64 bits.
    Whole(i64),
    /// Any other, as near as a double comes.
    Fraction(f64),
}

impl fmt::Display for Amount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(whole) => write!(out, "{whole}"),
            Self::Fraction(fraction) => write!(out, "{fraction}"),
        }
    }
}

impl Bound {
    const SIGNS: [(&'static str, Self); 3] =
        [("~", Self::About), (">=", Self::AtLeast), ("<=", Self::AtMost)];

    /// The sign in front of the number; empty for an exact one.
    pub fn sign(self) -> &'static str {
        Self::SIGNS.iter().find(|(_, bound)| *bound == self).map_or("", |(sign, _)| sign)
    }
}

impl Number {
    /// Reads a number with its sign; none where it is none.
    ///
    /// ```
    /// use posdiff::model::{Amount, Bound, Number};
    /// assert_eq!(Number::parse("~800000"), Some(Number { bound: Bound::About, amount: Amount::Whole(800_000) }));
    /// assert_eq!(Number::parse("800,000"), None);
    /// assert_eq!(Number::parse("many"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (bound, digits) = Bound::SIGNS
            .iter()
            .find_map(|&(sign, bound)| Some((bound, text.strip_prefix(sign)?)))
            .unwrap_or((Bound::Exactly, text));
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
            && digits.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit())
            && digits.ends_with(|last: char| last.is_ascii_digit());
        if !plain {
            return None;
        }
        if let Ok(whole) = digits.parse() {
            return Some(Self { bound, amount: Amount::Whole(whole) });
        }
        let value: f64 = digits.parse().ok()?;
        // Below 2^53 a double holds every whole number, so nothing is lost.
        #[allow(clippy::cast_possible_truncation)]
        let amount = if value.fract() == 0.0 && value.abs() < 9e15 {
            Amount::Whole(value as i64)
        } else {
            Amount::Fraction(value)
        };
        value.is_finite().then_some(Self { bound, amount })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.bound.sign(), self.amount)
    }
}
