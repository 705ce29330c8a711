//! `posdiff why`: the evidence for one standing.

use super::ask::{Place, ask, texts, texts_elsewhere};
use super::filters::{Filters, issue, party};
use super::{Failure, Io, Ran};
use crate::evidence::{Excerpt, Passages, excerpts};
use crate::history::{History, Pair, Point, Standing};
use crate::read::Texts;
use crate::report::{Why, json, text, words};
use clap::{Args, ValueEnum};

/// The evidence: the quote in its paragraph, highlighted, and the article
#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// Whose stance, and on which issue
    #[arg(value_name = "PARTY/ISSUE")]
    stance: String,
    /// When; the latest record's day if left out
    point: Option<String>,
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
}

pub(super) fn run(args: &WhyArgs, place: &Place, io: &mut Io) -> Ran {
    let asked = ask(place, &args.filters, io)?;
    let registry = &asked.reading.corpus.registry;
    args.filters.wanted(registry)?;
    let Some((who, what)) = args.stance.split_once('/') else {
        let failure = Failure::new(format!("`{}` names no issue", args.stance));
        return Err(failure.help("write it as PARTY/ISSUE, as in `ukraine/territory`").into());
    };
    let pair = Pair { party: party(who, registry)?, issue: issue(what, registry)? };
    let history = History::new(&asked.reading.corpus, asked.selection);
    let at = Point::or_latest(args.point.as_deref(), &history).map_err(Failure::from)?;
    let timeline = history.timeline(pair);
    let standing = timeline.and_then(|timeline| timeline.standing(at.by()));
    let contested = timeline.zip(standing.as_ref()).map(|(timeline, standing)| timeline.contesting(standing));
    let elsewhere = texts_elsewhere(place)?;
    let texts = texts(&asked.folder, elsewhere.as_ref(), &asked.reading.corpus.settings);
    let paragraphs = standing.as_ref().map(|standing| passages(standing, &texts, io)).unwrap_or_default();
    let why = Why {
        history: &history,
        pair,
        at: &at,
        standing: standing.as_ref(),
        contested_by: &contested.unwrap_or_default(),
        later: timeline.and_then(|timeline| timeline.entries.first().copied()),
        paragraphs: &paragraphs,
    };
    let look = io.look();
    match args.format {
        Format::Text => text::why(&why, look, io.out())?,
        Format::Json => json::why(&why, io.out())?,
    }
    Ok(asked.outcome)
}

/// The paragraphs in which the last record's quotes stand; none where the text is not at hand.
fn passages(standing: &Standing<'_>, texts: &Texts<'_>, io: &mut Io) -> Vec<Excerpt> {
    let Some(seed) = &standing.record.article.seed else { return Vec::new() };
    let text = match texts.read(&seed.value) {
        Ok(Some(text)) => text,
        Ok(None) => return Vec::new(),
        Err(why) => {
            io.warn(
                &format!("{} could not be read: {}", texts.path(&seed.value), why.message),
                why.help.as_deref(),
            );
            return Vec::new();
        }
    };
    let (found, missing) = excerpts(words::quotes(standing.record), &Passages::of(&text));
    if missing > 0 {
        let quotes = words::count(missing, "quote");
        io.warn(
            &format!("{quotes} of this record cannot be found in the article"),
            Some("`posdiff check` says more"),
        );
    }
    found
}
