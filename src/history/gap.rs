//! How far apart two parties are, and whether they converge.

use super::{History, Pair, Scope, Standing};
use crate::model::{Issue, IssueId, OptionId, PartyId, Position, TermId, TermValue};

/// Two parties on one issue, at two days.
#[derive(Clone, Debug)]
pub struct Gap<'c> {
    /// On what.
    pub issue: IssueId,
    /// At the earlier day.
    pub from: GapSide<'c>,
    /// At the later day.
    pub to: GapSide<'c>,
    /// Whether they converge.
    pub trend: Trend,
    /// The options that both could live with at the later day, in the scale's order.
    pub common: Vec<OptionId>,
    /// Whether the first, and whether the second, rules out the other's option at the later day.
    pub ruled_out: [bool; 2],
    /// The terms that either states at the later day, with the first's and the second's value.
    pub terms: Vec<(TermId, [Option<&'c TermValue>; 2])>,
}

/// Where the two stand at one day.
#[derive(Clone, Debug)]
pub struct GapSide<'c> {
    /// The standings of the first and of the second.
    pub standings: [Option<Standing<'c>>; 2],
    /// Their positions.
    pub positions: [Option<Position>; 2],
    /// The steps between their options, where both have one.
    pub steps: Option<u16>,
}

/// Which way the distance went between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It shrank.
    Converging,
    /// It grew.
    Diverging,
    /// It stayed.
    Still,
    /// Either day lacks an option on the scale for either.
    Unknown,
}

impl Trend {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Converging => "converging",
            Self::Diverging => "diverging",
            Self::Still => "still",
            Self::Unknown => "unknown",
        }
    }
}

impl<'c> History<'c> {
    /// The gaps between two parties on the issues that `wanted` lets through and on which either has an option or a
    /// term at either day; in the registry's order.
    pub fn gaps(
        &self,
        parties: [PartyId; 2],
        from: Scope,
        to: Scope,
        wanted: impl Fn(IssueId) -> bool,
    ) -> Vec<Gap<'c>> {
        let issues = self.corpus().registry.issues().filter(|(issue, _)| wanted(*issue));
        let gaps = issues.filter_map(|(id, issue)| {
            let side = |scope| {
                let standings = parties.map(|party| {
                    let timeline = self.timeline(Pair { issue: id, party })?;
                    timeline.standing(scope)
                });
                GapSide::of(standings)
            };
            let (from, to) = (side(from), side(to));
            (from.says() || to.says()).then(|| Gap::between(id, issue, from, to))
        });
        gaps.collect()
    }
}

impl<'c> GapSide<'c> {
    fn of(standings: [Option<Standing<'c>>; 2]) -> Self {
        let positions = standings.each_ref().map(|standing| standing.as_ref().and_then(|s| s.position));
        let options = positions.map(|position| position.and_then(Position::option));
        let steps = options[0].zip(options[1]).map(|(a, b)| a.0.abs_diff(b.0));
        Self { standings, positions, steps }
    }

    fn says(&self) -> bool {
        self.positions.iter().flatten().any(|position| position.option().is_some())
            || self.standings.iter().flatten().any(|standing| !standing.terms.is_empty())
    }
}

impl<'c> Gap<'c> {
    fn between(id: IssueId, issue: &Issue, from: GapSide<'c>, to: GapSide<'c>) -> Self {
        let trend = match (from.steps, to.steps) {
            (Some(before), Some(after)) if after < before => Trend::Converging,
            (Some(before), Some(after)) if after > before => Trend::Diverging,
            (Some(_), Some(_)) => Trend::Still,
            _ => Trend::Unknown,
        };
        let [a, b] = &to.standings;
        let option = |standing: &Option<Standing<'_>>| standing.as_ref().and_then(Standing::option);
        let rules_out = |one: &Option<Standing<'_>>, other: &Option<Standing<'_>>| {
            let wanted = option(other);
            one.as_ref().is_some_and(|one| wanted.is_some_and(|wanted| one.rejects.contains(&wanted)))
        };
        let could_live_with = |standing: &Option<Standing<'_>>, wanted: OptionId| {
            standing.as_ref().is_some_and(|standing| {
                (standing.option() == Some(wanted) || standing.accepts.contains(&wanted))
                    && !standing.rejects.contains(&wanted)
            })
        };
        let scale = (0..issue.scale.len()).filter_map(|place| u16::try_from(place).ok()).map(OptionId);
        let common = scale.filter(|wanted| could_live_with(a, *wanted) && could_live_with(b, *wanted));
        let value = |standing: &Option<Standing<'c>>, wanted: TermId| {
            let terms = &standing.as_ref()?.terms;
            terms.iter().find(|(term, _)| *term == wanted).map(|(_, value)| *value)
        };
        let terms = (0..issue.terms.len()).filter_map(|place| u16::try_from(place).ok()).map(TermId);
        let terms = terms
            .map(|term| (term, [value(a, term), value(b, term)]))
            .filter(|(_, values)| values.iter().any(Option::is_some));
        Self {
            issue: id,
            trend,
            common: common.collect(),
            ruled_out: [rules_out(a, b), rules_out(b, a)],
            terms: terms.collect(),
            from,
            to,
        }
    }
}
