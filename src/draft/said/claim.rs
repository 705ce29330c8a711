//! A claim: that somebody says something, or stands somewhere.

use crate::draft::who::Actor;
use std::ops::Range;

/// That somebody says something, or stands somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    pub(crate) actor: Actor,
    pub(crate) kind: ClaimKind,
    /// The tokens of its verb.
    pub(crate) verb: Range<usize>,
    /// Whether it stands in a clause about another time or thing.
    pub(crate) subordinate: bool,
    /// Whether what is said stands before it: `…, the minister said`.
    pub(crate) trailing: bool,
    /// Whether it was so before what the article tells: `had rejected`.
    pub(crate) earlier: bool,
}

/// How it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClaimKind {
    /// `sees`, `fears`
    View,
    /// `said`, `according to`, or a name before a colon.
    Say,
    /// `rejects`, `is ready to`
    Hold,
    /// `insists that`
    Both,
    /// What somebody's plan or demand says.
    Plan,
    /// What somebody does, by a verb that tells no stance of itself: `sides with`.
    Act,
}

impl Claim {
    /// What somebody says or wants by no verb: by a name before a colon, by a plan. `at` is where that is told.
    pub(crate) fn without_verb(actor: Actor, kind: ClaimKind, at: usize) -> Self {
        Self { actor, kind, verb: at..at, subordinate: false, trailing: false, earlier: false }
    }
}
