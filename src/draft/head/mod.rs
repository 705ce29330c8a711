//! What heads an article: what it is called, who published it, when, and in which language it is.

mod address;
mod houses;
mod title;
mod publisher;
mod published;
mod language;

pub(crate) use language::language;
pub(crate) use published::{How, Published, published};
pub(crate) use publisher::publisher;
pub(crate) use title::title;
