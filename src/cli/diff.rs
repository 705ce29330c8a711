//! `posdiff diff`: what moved between two points.

use super::ask::{Place, ask};
use super::filters::Filters;
use super::{Io, Outcome, Ran};
use crate::history::{History, Kind, Point};
use crate::report::{Diff, csv, json, markdown, text};
use clap::{Args, ValueEnum};

/// What moved between two points
///
/// A point is a date (2022, 2022-09, 2022-09-14) or an article: its file's name, its seed's, or a beginning of either.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// From when, or from which article; the first record's day if left out. `FROM..TO` too
    from: Option<String>,
    /// Until when, or until which article; the latest record's day if left out
    to: Option<String>,
    /// Only moves of this kind (repeatable)
    #[arg(long, value_name = "KIND")]
    only: Vec<KindWord>,
    /// Exit with 1 where anything moved: all but silent and reaffirmed
    #[arg(long)]
    exit_code: bool,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Markdown,
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindWord {
    New,
    Moved,
    Revised,
    Reaffirmed,
    Silent,
    Withdrawn,
}

impl KindWord {
    fn kind(self) -> Kind {
        match self {
            Self::New => Kind::New,
            Self::Moved => Kind::Moved,
            Self::Revised => Kind::Revised,
            Self::Reaffirmed => Kind::Reaffirmed,
            Self::Silent => Kind::Silent,
            Self::Withdrawn => Kind::Withdrawn,
        }
    }
}

pub(super) fn run(args: &DiffArgs, place: &Place, io: &mut Io) -> Ran {
    let asked = ask(place, &args.filters, io)?;
    let wanted = args.filters.wanted(&asked.reading.corpus.registry)?;
    let history = History::new(&asked.reading.corpus, asked.selection);
    let (from, to) = span(args.from.as_deref(), args.to.as_deref());
    let from = Point::or_first(from, &history).map_err(super::Failure::from)?;
    let to = Point::or_latest(to, &history).map_err(super::Failure::from)?;
    let (earlier, later) = Point::scopes(&from, &to).map_err(super::Failure::from)?;

    let mut moves = history.moves(earlier, later, |pair| wanted.pair(pair));
    if !args.only.is_empty() {
        moves.retain(|step| args.only.iter().any(|only| only.kind() == step.kind));
    }
    let diff = Diff::new(&history, &from, &to, &moves);
    let look = io.look();
    match args.format {
        Format::Text => text::diff(&diff, look, io.out())?,
        Format::Json => json::diff(&diff, io.out())?,
        Format::Markdown => markdown::diff(&diff, io.out())?,
        Format::Csv => csv::diff(&diff, io.out())?,
    }
    let changed = args.exit_code && moves.iter().any(|step| step.kind.is_change());
    Ok(asked.outcome.and(Outcome::of(changed)))
}

/// The two points, also where they were typed as one: `FROM..TO`.
fn span<'a>(from: Option<&'a str>, to: Option<&'a str>) -> (Option<&'a str>, Option<&'a str>) {
    match from.and_then(|from| from.split_once("..")) {
        Some((from, rest)) if to.is_none() => {
            let given = |text: &'a str| Some(text).filter(|text| !text.is_empty());
            (given(from), given(rest))
        }
        _ => (from, to),
    }
}
