//! A colour and a shape for every party, the same wherever it appears.

use super::foreign::{NAME, brief};
use crate::history::History;
use crate::model::PartyId;
use std::collections::BTreeMap;

/// How many colours `page.css` has (`.c0` …): Okabe and Ito's, darkened where paper would swallow them.
const COLOURS: usize = 8;
/// How many shapes the page defines (`#m0` …).
const SHAPES: usize = 8;

/// How a party is told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// The party's number on this page, from 0: what filters go by.
    pub(super) number: usize,
    /// Its name.
    pub(super) name: String,
    /// Its colour, from 0.
    pub(super) colour: usize,
    /// Its shape, from 0.
    pub(super) shape: usize,
}

/// The faces of all parties that have a record, in the registry's order: filters change nobody's colour.
pub(super) fn faces(history: &History<'_>) -> BTreeMap<PartyId, Face> {
    let mut parties: Vec<PartyId> = history.timelines().map(|timeline| timeline.pair.party).collect();
    parties.sort_unstable();
    parties.dedup();
    let registry = &history.corpus().registry;
    let faces = parties.into_iter().enumerate().map(|(number, party)| {
        // The shape moves on by one with each round of the colours: 64 parties before two look alike.
        let shape = (number + number / COLOURS) % SHAPES;
        let name = brief(&registry.party(party).name, NAME);
        (party, Face { number, name, colour: number % COLOURS, shape })
    });
    faces.collect()
}
