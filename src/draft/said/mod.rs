//! Who says what: a text's sentences and quotations, and whose they are.

mod accounts;
mod authors;
mod claim;
mod claims;
mod items;
mod plans;
mod sense;
mod speech;
mod subjects;

pub(crate) use authors::{Authors, is_asker, labelled};
pub(crate) use claim::{Claim, ClaimKind};
pub(crate) use claims::claims;
pub(crate) use sense::{Main, Sense};
pub(crate) use speech::{Quotation, Sentence, clauses, parts, quotations, sentences, within};
