//! Who speaks and acts in an article: the names that are known, those that it gives, and whom it means by `the minister`.

mod names;
mod actors;
mod cast;
mod story;

pub(crate) use actors::{Actor, ActorReader};
pub(crate) use cast::Cast;
pub(crate) use names::{Form, Holder, Names};
pub(crate) use story::{Story, Voice};
