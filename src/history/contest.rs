//! Which records place a party elsewhere on the very same days.

use super::{Entry, Standing, Timeline};
use crate::model::OptionId;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::ops::Range;

/// A party's records that place it on an issue's scale, by the days on which they may have been voiced, then by the
/// option.
#[derive(Debug, Default)]
pub struct Peers<'c>(Box<[Peer<'c>]>);

#[derive(Clone, Copy, Debug)]
struct Peer<'c> {
    /// The first and the last day.
    days: (Option<NaiveDate>, Option<NaiveDate>),
    option: OptionId,
    /// How many records came before it.
    place: usize,
    entry: Entry<'c>,
}

impl<'c> Peers<'c> {
    fn of(entries: impl Iterator<Item = Entry<'c>>) -> Self {
        let peer = |(place, entry): (usize, Entry<'c>)| {
            let option = entry.record.position.said()?.value.option()?;
            Some(Peer { days: entry.voiced_between(), option, place, entry })
        };
        let mut peers: Box<[Peer<'c>]> = entries.enumerate().filter_map(peer).collect();
        peers.sort_unstable_by_key(|peer| (peer.days, peer.option, peer.place));
        Self(peers)
    }

    /// The records, in order, of the very same first and last day as `last` that state another option than it does;
    /// none where it states no position.
    pub fn contesting(&self, last: Entry<'c>) -> Vec<Entry<'c>> {
        let Some(stated) = last.record.position.said() else { return Vec::new() };
        let (days, option) = (last.voiced_between(), stated.value.option());
        let peers = &self.0[equal(&self.0, |peer| peer.days.cmp(&days))];
        let agreeing = equal(peers, |peer| Some(peer.option).cmp(&option));
        let mut others: Vec<&Peer<'c>> =
            peers[..agreeing.start].iter().chain(&peers[agreeing.end..]).collect();
        others.sort_unstable_by_key(|peer| peer.place);
        others.into_iter().map(|peer| peer.entry).collect()
    }
}

/// Where in the sorted `items` those stand that compare as equal.
fn equal<T>(items: &[T], to_wanted: impl Fn(&T) -> Ordering) -> Range<usize> {
    let start = items.partition_point(|item| to_wanted(item).is_lt());
    start..start + items[start..].partition_point(|item| to_wanted(item).is_le())
}

impl<'c> Timeline<'_, 'c> {
    /// Its records for asking again and again what contests which.
    pub fn peers(&self) -> Peers<'c> {
        Peers::of(self.entries.iter().copied())
    }

    /// Those of its records that can contest `last`.
    pub(super) fn peers_of(&self, last: Entry<'c>) -> Peers<'c> {
        let days = last.voiced_between();
        Peers::of(self.entries.iter().copied().filter(|entry| entry.voiced_between() == days))
    }

    /// The other records of the very same first and last day as the standing's last one, whose position is on the
    /// scale and another than the one that it states.
    pub fn contesting(&self, standing: &Standing<'c>) -> Vec<Entry<'c>> {
        self.peers_of(standing.record).contesting(standing.record)
    }
}
