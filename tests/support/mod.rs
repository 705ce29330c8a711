//! What several tests stand on.

pub(crate) mod repository;
pub(crate) mod run;
