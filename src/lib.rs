//! posdiff: who moved, on what, when, and how do we know.

pub mod text;
pub mod model;
pub mod read;
pub mod evidence;
pub mod history;
pub mod check;
pub mod edit;
pub mod draft;
pub mod report;
pub mod cli;
