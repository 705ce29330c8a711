//! Which of what is said states a position, on what, how likely that is, and what of it is quoted.

mod topics;
mod weigh;
mod passage;
mod phrase;
mod walk;

pub(crate) use passage::Passage;
pub(crate) use phrase::{Subject, phrase};
pub(crate) use topics::Topics;
pub(crate) use walk::Walk;
