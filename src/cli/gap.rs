//! `posdiff gap`: how far apart two parties are.

use super::ask::{Place, ask};
use super::filters::{Filters, party};
use super::{Failure, Io, Ran};
use crate::history::{History, Point};
use crate::report::{Gaps, json, markdown, text};
use clap::{Args, ValueEnum};

/// How far apart two parties are, on what, and whether they converge
#[derive(Debug, Args)]
pub(super) struct GapArgs {
    /// The first party
    #[arg(value_name = "PARTY")]
    first: String,
    /// The second party
    #[arg(value_name = "OTHER")]
    second: String,
    /// From when; the first record's day if left out
    from: Option<String>,
    /// Until when; the latest record's day if left out
    to: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
}

pub(super) fn run(args: &GapArgs, place: &Place, io: &mut Io) -> Ran {
    let asked = ask(place, &args.filters, io)?;
    let registry = &asked.reading.corpus.registry;
    let wanted = args.filters.wanted(registry)?;
    let parties = [party(&args.first, registry)?, party(&args.second, registry)?];
    let history = History::new(&asked.reading.corpus, asked.selection);
    let from = Point::or_first(args.from.as_deref(), &history).map_err(Failure::from)?;
    let to = Point::or_latest(args.to.as_deref(), &history).map_err(Failure::from)?;
    let (earlier, later) = Point::days(&from, &to).map_err(Failure::from)?;
    let gaps = history.gaps(parties, earlier, later, |issue| wanted.issue(issue));
    let gaps = Gaps { history: &history, parties, from: &from, to: &to, gaps: &gaps };
    let look = io.look();
    match args.format {
        Format::Text => text::gaps(&gaps, look, io.out())?,
        Format::Json => json::gaps(&gaps, io.out())?,
        Format::Markdown => markdown::gaps(&gaps, io.out())?,
    }
    Ok(asked.outcome)
}
