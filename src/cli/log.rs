//! `posdiff log`: one stance through time.

use super::ask::{Place, ask};
use super::diff::Format;
use super::filters::{Filters, issue, party};
use super::{Io, Ran};
use crate::history::History;
use crate::report::{Log, csv, json, markdown, text};
use clap::Args;

/// Every record of a party in order, with each step's move
#[derive(Debug, Args)]
pub(super) struct LogArgs {
    /// Whose timeline, and on which issue: `ukraine` or `ukraine/territory`
    #[arg(value_name = "PARTY[/ISSUE]")]
    stance: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(args: &LogArgs, place: &Place, io: &mut Io) -> Ran {
    let asked = ask(place, &args.filters, io)?;
    let registry = &asked.reading.corpus.registry;
    let wanted = args.filters.wanted(registry)?;
    let (who, what) = match args.stance.split_once('/') {
        Some((who, what)) => (party(who, registry)?, Some(issue(what, registry)?)),
        None => (party(&args.stance, registry)?, None),
    };
    let history = History::new(&asked.reading.corpus, asked.selection);
    let steps = history
        .log(|pair| pair.party == who && what.is_none_or(|what| pair.issue == what) && wanted.pair(pair));
    let log = Log { history: &history, steps: &steps };
    let look = io.look();
    match args.format {
        Format::Text => text::log(&log, look, io.out())?,
        Format::Json => json::log(&log, io.out())?,
        Format::Markdown => markdown::log(&log, io.out())?,
        Format::Csv => csv::log(&log, io.out())?,
    }
    Ok(asked.outcome)
}
