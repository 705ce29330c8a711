//! What is known of a language: its lists of words, which are data files beside this one, and what finds them in a text.

mod tokens;
mod lists;
mod verbs;
pub(crate) mod dates;
mod lexicon;

pub(crate) use lexicon::{DATES, ENGLISH, LANGUAGES, Role};
pub(crate) use lists::{Phrases, Words};
pub(crate) use tokens::{Token, fold, in_one_line, link_target, tokens, tokens_from};
pub(crate) use verbs::{Verb, VerbKind};
