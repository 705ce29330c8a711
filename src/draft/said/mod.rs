//! Who says what: a text's sentences and quotations, and whose they are.

mod speech;
mod items;
mod claim;
mod subjects;
mod accounts;
mod plans;
mod claims;
mod days;
mod sense;
mod sides;
mod authors;

pub(crate) use authors::{Authors, is_asker, labelled};
pub(crate) use claim::{Claim, ClaimKind};
pub(crate) use claims::claims;
pub(crate) use sense::{Main, Sense};
pub(crate) use sides::sides;
pub(crate) use speech::{Sentence, clauses, parts, quotations, sentences, within};
