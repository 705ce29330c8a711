//! What changed between two standings.

use super::change::{self, Change, TermChange};
use super::others::Others;
use super::{Entry, History, Pair, Peers, Piece, Scope, Standing, Timeline, stance};
use crate::model::{Issue, IssueId, OptionId, PartyId, Position};
use rayon::prelude::*;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

/// The kind of a move; the first that fits counts, in the order of format.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// No standing before, or a withdrawn one.
    New,
    /// From one option of the scale to another.
    Moved,
    /// Something else that is stated differs.
    Revised,
    /// Said again; nothing differs but the wording.
    Reaffirmed,
    /// Nothing newer was said, which is not the same as unchanged.
    Silent,
    /// Taken back.
    Withdrawn,
}

impl Kind {
    /// Every kind in the order of summaries, with its word.
    pub const ALL: [(&'static str, Self); 6] = [
        ("new", Self::New),
        ("moved", Self::Moved),
        ("revised", Self::Revised),
        ("reaffirmed", Self::Reaffirmed),
        ("silent", Self::Silent),
        ("withdrawn", Self::Withdrawn),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }

    /// What changed is loud: the place of a kind where the loudest comes first.
    pub fn weight(self) -> u8 {
        match self {
            Self::Moved => 0,
            Self::Withdrawn => 1,
            Self::Revised => 2,
            Self::New => 3,
            Self::Reaffirmed => 4,
            Self::Silent => 5,
        }
    }

    /// Whether it is a change, for exit codes: anything but silence and reaffirmation.
    pub fn is_change(self) -> bool {
        !matches!(self, Self::Silent | Self::Reaffirmed)
    }
}

/// What changed between two standings of one party on one issue.
#[derive(Clone, Debug)]
pub struct Move<'c> {
    /// Whose, and on what.
    pub pair: Pair,
    /// What kind of change.
    pub kind: Kind,
    /// The earlier standing.
    pub before: Option<Standing<'c>>,
    /// The later standing; none between articles of which the second says nothing.
    pub after: Option<Standing<'c>>,
    /// Both positions, where both sides have one.
    pub position: Option<PositionChange>,
    /// The terms that differ, in the issue's order.
    pub terms: Vec<TermChange<'c>>,
    /// Options it has come to live with, or no longer would; ids.
    pub accepts: Change<&'c str>,
    /// Options it has come to rule out, or no longer does; ids.
    pub rejects: Change<&'c str>,
    /// Conditions that came and went.
    pub conditions: Change<&'c str>,
    /// What differs in the wording.
    pub stance: Vec<Piece<'c>>,
    /// Whether it crossed the middle of the scale.
    pub reversed: bool,
    /// Where all parties stand on the issue at the later side, for a move along the scale.
    others: Option<Others>,
    /// The party's records that place it on the scale.
    peers: Arc<Peers<'c>>,
    /// How many records were folded between the two last ones.
    pub records_between: usize,
}

/// Two positions on one issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionChange {
    /// The earlier.
    pub from: Position,
    /// The later.
    pub to: Position,
    /// The steps between them on the scale, signed; none where either is off it.
    pub steps: Option<i32>,
}

/// How many moves there are of each kind, in the order of [`Kind::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    counts: [usize; Kind::ALL.len()],
}

impl Summary {
    /// The counts of `moves`.
    pub fn of<'m>(moves: impl IntoIterator<Item = &'m Move<'m>>) -> Self {
        let mut summary = Self::default();
        for step in moves {
            summary.counts[step.kind as usize] += 1;
        }
        summary
    }

    /// How many there are of `kind`.
    pub fn count(&self, kind: Kind) -> usize {
        self.counts[kind as usize]
    }
}

impl<'c> History<'c> {
    /// What moved between two scopes, for the pairs that `wanted` lets through: by issue, then party.
    pub fn moves(&self, from: Scope, to: Scope, wanted: impl Fn(Pair) -> bool + Sync) -> Vec<Move<'c>> {
        self.moves_to(to, |timeline| wanted(timeline.pair).then(|| timeline.standing(from)))
    }

    /// What moved to the standings of `to` from those that `before` gives; it gives nothing for a party and issue that
    /// are not asked for.
    pub(super) fn moves_to(
        &self,
        to: Scope,
        before: impl Fn(Timeline<'_, 'c>) -> Option<Option<Standing<'c>>> + Sync,
    ) -> Vec<Move<'c>> {
        let issues: Vec<IssueId> = self.corpus().registry.issues().map(|(issue, _)| issue).collect();
        let moves = issues.into_par_iter().map(|issue| {
            let others = OnceCell::new();
            let asked = self.on(issue).filter_map(|timeline| Some((timeline, before(timeline)?)));
            let moves = asked.filter_map(|(timeline, before)| {
                let after = timeline.standing(to);
                let peers = after.as_ref().map(|after| timeline.peers_of(after.record)).unwrap_or_default();
                let others = others.get_or_init(|| Others::within(self, issue, to));
                let mut step = self.step(timeline, before, after, &Arc::new(peers), others)?;
                if let (Scope::By(_), Some(after)) = (to, &step.after) {
                    step.records_between = records_between(timeline, to, step.before.as_ref(), after);
                }
                Some(step)
            });
            moves.collect::<Vec<_>>()
        });
        moves.flatten().collect()
    }

    /// The move from one standing to another; none where there is neither.
    pub(super) fn step(
        &self,
        timeline: Timeline<'_, 'c>,
        before: Option<Standing<'c>>,
        after: Option<Standing<'c>>,
        peers: &Arc<Peers<'c>>,
        others: &Others,
    ) -> Option<Move<'c>> {
        let registry = &self.corpus().registry;
        let issue = registry.issue(timeline.pair.issue);
        let mut step = Move {
            pair: timeline.pair,
            kind: Kind::Silent,
            position: None,
            terms: Vec::new(),
            accepts: Change::default(),
            rejects: Change::default(),
            conditions: Change::default(),
            stance: Vec::new(),
            reversed: false,
            others: None,
            peers: Arc::clone(peers),
            records_between: 0,
            before,
            after,
        };
        if let (Some(before), Some(after)) = (&step.before, &step.after) {
            let id = |option: &OptionId| issue.option_id(*option);
            let ids = |before: &[OptionId], after: &[OptionId]| {
                Change::between(before.iter().map(id), after.iter().map(id))
            };
            step.position = position_change(before, after);
            step.terms = change::terms(before, after, registry);
            step.accepts = ids(&before.accepts, &after.accepts);
            step.rejects = ids(&before.rejects, &after.rejects);
            step.conditions =
                Change::between(before.conditions.iter().copied(), after.conditions.iter().copied());
            step.stance =
                stance::pieces(&before.record.record.stance.value, &after.record.record.stance.value);
        }
        step.kind = kind(&step)?;
        if let (Kind::Moved, Some(PositionChange { from: Position::On(from), to: Position::On(to), .. })) =
            (step.kind, step.position)
        {
            step.reversed = reversed(issue, from, to);
            step.others = Some(others.clone());
        }
        Some(step)
    }
}

impl<'c> Move<'c> {
    /// Records, in order, that place the party elsewhere on the very days of its last record.
    pub fn contested_by(&self) -> Vec<Entry<'c>> {
        self.after.as_ref().map(|after| self.peers.contesting(after.record)).unwrap_or_default()
    }

    /// Other parties whose option the new one is nearer to than the old one was, in the registry's order.
    pub fn closer_to(&self) -> impl Iterator<Item = PartyId> {
        self.drawn(Ordering::Less)
    }

    /// Other parties whose option the new one is further from than the old one was, in the registry's order.
    pub fn further_from(&self) -> impl Iterator<Item = PartyId> {
        self.drawn(Ordering::Greater)
    }

    /// The other parties to which the distance now compares so with the distance before. A hundred thousand moves with
    /// a hundred parties each would not fit into memory as lists, so they are told apart when they are asked for.
    fn drawn(&self, wanted: Ordering) -> impl Iterator<Item = PartyId> {
        let way = self.position.and_then(|change| Some((change.from.option()?.0, change.to.option()?.0)));
        let others = self.others.iter().flat_map(Others::options);
        let others = others.filter(|(party, _)| *party != self.pair.party);
        let drawn = others.filter(move |(_, option)| {
            way.is_some_and(|(from, to)| option.0.abs_diff(to).cmp(&option.0.abs_diff(from)) == wanted)
        });
        drawn.map(|(party, _)| party)
    }
}

fn kind(step: &Move<'_>) -> Option<Kind> {
    let (before, after) = match (&step.before, &step.after) {
        (None, None) => return None,
        (Some(_), None) => return Some(Kind::Silent),
        (before, Some(after)) => (before.as_ref(), after),
    };
    if before.is_some_and(|before| before.record == after.record) {
        return Some(Kind::Silent);
    }
    if after.withdrawn() {
        return Some(Kind::Withdrawn);
    }
    let Some(before) = before.filter(|before| !before.withdrawn()) else { return Some(Kind::New) };
    if step.position.is_some_and(|position| position.steps.is_some_and(|steps| steps != 0)) {
        return Some(Kind::Moved);
    }
    let same = before.position == after.position
        && step.terms.is_empty()
        && step.accepts.is_empty()
        && step.rejects.is_empty()
        && step.conditions.is_empty();
    Some(if same { Kind::Reaffirmed } else { Kind::Revised })
}

fn position_change(before: &Standing<'_>, after: &Standing<'_>) -> Option<PositionChange> {
    let (from, to) = (before.position?, after.position?);
    let steps = from.option().zip(to.option()).map(|(from, to)| i32::from(to.0) - i32::from(from.0));
    Some(PositionChange { from, to, steps })
}

/// Whether the two options lie on different sides of the middle; an option in the very middle lies on neither.
fn reversed(issue: &Issue, from: OptionId, to: OptionId) -> bool {
    let length = i64::try_from(issue.scale.len()).unwrap_or(i64::MAX);
    let side = |option: OptionId| (2 * i64::from(option.0) - (length - 1)).signum();
    side(from) * side(to) < 0
}

/// How many records the later standing folds after the earlier one's last (all, where it does not fold that) and
/// before its own last.
pub(super) fn records_between(
    timeline: Timeline<'_, '_>,
    scope: Scope,
    before: Option<&Standing<'_>>,
    after: &Standing<'_>,
) -> usize {
    let place = |wanted: Entry<'_>| timeline.folded(scope).position(|entry| entry == wanted);
    let last = place(after.record).unwrap_or_default();
    let known = before.and_then(|before| place(before.record));
    known.map_or(last, |known| last.saturating_sub(known + 1))
}
