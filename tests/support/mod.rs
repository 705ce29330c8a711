//! What several tests stand on.

pub(crate) mod project;
pub(crate) mod repository;
pub(crate) mod run;
