//! JSON, version 1: frozen structs of their own, never the inner types. Keys are always present; what does not apply
//! is `null` or `[]`.

mod parts;
mod answers;

pub use answers::{diff, gaps, log, show, why};
pub use parts::{MoveJson, PointJson, RecordJson, StandingJson, TermJson};

use super::escape::SafeJson;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use std::io::{self, Write};

/// Writes a document on indented lines, with a line end behind it.
///
/// # Errors
/// Those of `out`.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = serde_json::Serializer::with_formatter(&mut *out, SafeJson::default());
    value.serialize(&mut writer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// A list whose items are made as they are written, so that a hundred thousand moves never stand in memory twice.
pub struct Each<'a, T, F>(&'a [T], F);

/// The items of a list, each made by `json` as it is written.
pub fn each<'a, T, J: Serialize, F: Fn(&'a T) -> J>(items: &'a [T], json: F) -> Each<'a, T, F> {
    Each(items, json)
}

impl<'a, T, J: Serialize, F: Fn(&'a T) -> J> Serialize for Each<'a, T, F> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.0.iter().map(&self.1))
    }
}

/// Pairs as a JSON object, in their order.
pub struct Pairs<'a, V>(pub Vec<(&'a str, V)>);

impl<V: Serialize> Serialize for Pairs<'_, V> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}
