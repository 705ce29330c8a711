//! `posdiff report`: the whole record as one page.

use super::ask::{Place, ask};
use super::filters::{Filters, party};
use super::{Failure, Io, Ran};
use crate::edit::{EditError, Output};
use crate::history::{History, Point};
use crate::report::html;
use camino::Utf8PathBuf;
use clap::Args;

/// The whole record as one self-contained page with pictures
///
/// One file that needs nothing else: it can be mailed, archived, put on any web server, opened from disk and printed.
#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Where to write the page; `-` prints it
    #[arg(short, long, value_name = "FILE.html")]
    output: Utf8PathBuf,
    /// From when, or from which article; the first record's day if left out
    #[arg(long, value_name = "POINT")]
    from: Option<String>,
    /// Until when, or until which article; the latest record's day if left out. Nothing later is shown
    #[arg(long, value_name = "POINT")]
    to: Option<String>,
    /// Draw how far apart these two are (repeatable); the two parties with most records if left out
    #[arg(long, num_args = 2, value_names = ["PARTY", "OTHER"])]
    pair: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(args: &ReportArgs, place: &Place, io: &mut Io) -> Ran {
    // Opened before the long work: what cannot be written is better known at once.
    let file = (args.output != "-").then(|| Output::open(&args.output)).transpose().map_err(unwritten)?;
    let asked = ask(place, &args.filters, io)?;
    let registry = &asked.reading.corpus.registry;
    let history = History::new(&asked.reading.corpus, asked.selection);
    let from = Point::or_first(args.from.as_deref(), &history).map_err(Failure::from)?;
    let to = Point::or_latest(args.to.as_deref(), &history).map_err(Failure::from)?;
    let mut page = html::Page::new(from, to).map_err(Failure::from)?;
    for pair in args.pair.chunks_exact(2) {
        page.pairs.push([party(&pair[0], registry)?, party(&pair[1], registry)?]);
    }
    (page.parties, page.issues) = args.filters.wanted(registry)?.lists();
    page.selection = asked.selection;

    match file {
        None => html::write(&history, &page, io.out())?,
        Some(file) => {
            let mut bytes = Vec::new();
            html::write(&history, &page, &mut bytes)?;
            file.finish(&bytes).map_err(unwritten)?;
        }
    }
    Ok(asked.outcome)
}

fn unwritten(error: EditError) -> Failure {
    let help = error.help();
    Failure::new(error).help(help)
}
