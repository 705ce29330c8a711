//! posdiff: who moved, on what, when, and how do we know.
pub mod evidence;
