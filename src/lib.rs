//! posdiff: who moved, on what, when, and how do we know.

pub mod text;
pub mod model;
pub mod draft;
