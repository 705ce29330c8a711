//! What on a page is the article, line by line.

mod openings;
mod kind;
mod lines;
mod layout;

pub(crate) use kind::{CUT, Kind, announcement};
pub(crate) use layout::{Line, Page};
pub(crate) use openings::{dateline, label, turn};
