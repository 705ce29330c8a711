//! Text for a terminal or a pipe: totals first, then issue by issue, each move with its evidence.

pub mod paper;
mod marks;
mod diff;
mod log;
mod show;
mod gap;
mod why;

pub use diff::diff;
pub use gap::gaps;
pub use log::log;
pub use paper::{Look, Paper};
pub use show::show;
pub(super) use show::{cell_age, place};
pub use why::why;
