//! What on a page is the article, line by line.

mod layout;
mod openings;

pub(crate) use layout::{Kind, Line, Page};
pub(crate) use openings::{dateline, label, turn};
