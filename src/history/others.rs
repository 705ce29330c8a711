//! Where all parties stand on an issue's scale, day by day: what a move is nearer to or further from.

use super::{History, Scope};
use crate::model::{IssueId, OptionId, PartyId, Position};
use chrono::NaiveDate;
use std::sync::Arc;

/// The days from which a party stood somewhere, in order, with the option; none where it left the scale.
type Track = Vec<(NaiveDate, Option<OptionId>)>;

/// Where all parties stand on one issue's scale at the end of a day.
#[derive(Clone, Debug)]
pub(super) struct Others {
    tracks: Arc<[(PartyId, Track)]>,
    day: NaiveDate,
}

impl Others {
    /// Where all stand at the end of the last day, by all records on `issue`.
    pub(super) fn of(history: &History<'_>, issue: IssueId) -> Self {
        let tracks = history.on(issue).map(|timeline| {
            let days = timeline.entries.iter().map(|entry| entry.record.day);
            let options =
                timeline.positions().into_iter().map(|position| position.and_then(Position::option));
            (timeline.pair.party, days.zip(options).collect())
        });
        Self { tracks: tracks.collect(), day: NaiveDate::MAX }
    }

    /// Where all stand by the records of `scope`.
    pub(super) fn within(history: &History<'_>, issue: IssueId, scope: Scope) -> Self {
        let tracks = history.on(issue).filter_map(|timeline| {
            let position = timeline.accounts(|entry| scope.holds(entry)).position()?;
            Some((timeline.pair.party, vec![(NaiveDate::MIN, position.option())]))
        });
        Self { tracks: tracks.collect(), day: NaiveDate::MAX }
    }

    /// Where the same parties stand at the end of `day`.
    pub(super) fn at(&self, day: NaiveDate) -> Self {
        Self { day, ..self.clone() }
    }

    /// Every party that stands somewhere on the scale, in the registry's order, with its option.
    pub(super) fn options(&self) -> impl Iterator<Item = (PartyId, OptionId)> {
        self.tracks.iter().filter_map(|(party, track)| {
            let last = track.partition_point(|(then, _)| *then <= self.day).checked_sub(1)?;
            Some((*party, track[last].1?))
        })
    }
}
