//! `posdiff show`: who stands where.

use super::ask::{Place, ask};
use super::diff::Format;
use super::filters::Filters;
use super::{Failure, Io, Ran};
use crate::history::{History, Point};
use crate::report::{Cell, Show, csv, json, markdown, text};
use clap::Args;

/// Who stands where: parties and issues, with the age of each record
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// When: a date, or an article for the day it was published; the latest record's day if left out
    point: Option<String>,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(args: &ShowArgs, place: &Place, io: &mut Io) -> Ran {
    let asked = ask(place, &args.filters, io)?;
    let wanted = args.filters.wanted(&asked.reading.corpus.registry)?;
    let history = History::new(&asked.reading.corpus, asked.selection);
    let at = Point::or_latest(args.point.as_deref(), &history).map_err(Failure::from)?;
    let timelines = history.timelines().filter(|timeline| wanted.pair(timeline.pair));
    let cells: Vec<Cell<'_>> = timelines
        .filter_map(|timeline| {
            let standing = timeline.standing(at.by())?;
            let contested_by = timeline.contesting(&standing);
            Some(Cell { pair: timeline.pair, standing, contested_by })
        })
        .collect();
    let show = Show { history: &history, at: &at, cells: &cells };
    let look = io.look();
    match args.format {
        Format::Text => text::show(&show, look, io.out())?,
        Format::Json => json::show(&show, io.out())?,
        Format::Markdown => markdown::show(&show, io.out())?,
        Format::Csv => csv::show(&show, io.out())?,
    }
    Ok(asked.outcome)
}
