//! `posdiff explain` and `posdiff rules`: what a rule finds, and why that matters.

use super::{Failure, Io, Outcome, Ran};
use crate::check::rules::{ALL, named};
use crate::report::rule_pages;
use crate::report::text::paper::{Ink, Line, Paper};
use clap::Args;

/// What a rule finds, why that matters, and what to do
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The rule's name
    rule: String,
}

pub(super) fn explain(args: &ExplainArgs, io: &mut Io) -> Ran {
    let rule = named(&args.rule).map_err(|unknown| Failure::new(&unknown).help(unknown.help()))?;
    io.out().write_all(rule_pages::page(&rule.facts()).as_bytes())?;
    Ok(Outcome::Fine)
}

pub(super) fn rules(io: &mut Io) -> Ran {
    let look = io.look();
    let mut paper = Paper::new(io.out(), look);
    let widest = ALL.iter().map(|rule| rule.facts().name.len()).max().unwrap_or_default();
    for rule in ALL {
        let facts = rule.facts();
        let line = Line::of(Ink::Strong, format!("{:widest$}", facts.name))
            .with(Ink::Plain, format!("  {:7}  ", facts.level.word()))
            .with(Ink::Plain, facts.finds().replace('`', ""));
        paper.line(0, widest + 11, &line)?;
    }
    Ok(Outcome::Fine)
}
