//! `posdiff draft`: an article's file for a new text, so that a curator judges instead of typing.

use super::ask::{Place, tell_unread, texts, texts_elsewhere};
use super::{Failure, Io, Ran};
use crate::draft::{DraftV1, Drafter, LIKELY, Proposal, stem, to_yaml};
use crate::edit::{EditError, write_new};
use crate::read::{Folder, Reading, Texts, read};
use crate::report::{json, words};
use crate::text::nearest;
use camino::{Utf8Path, Utf8PathBuf};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

/// Where the files of articles are written.
const ARTICLES: &str = "positions/articles";

/// An article's file for a new seed: its title, publisher and date, and proposed records
///
/// Each proposed record has `draft: true`: it counts nowhere, and `check` names it, until a curator has judged it and taken
/// that away. Nothing is written over.
#[derive(Debug, Args)]
pub(super) struct DraftArgs {
    /// The texts: their names below seeds/, or their paths
    #[arg(value_name = "SEED", required = true)]
    seed: Vec<Utf8PathBuf>,
    /// Leave out proposals that score less, from 0 to 1
    #[arg(long, value_name = "N", default_value_t = LIKELY, value_parser = score)]
    min_score: f32,
    /// How to write it: `yaml` into positions/articles/, `json` to the output
    #[arg(long, value_name = "FORMAT", default_value = "yaml")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Yaml,
    Json,
}

pub(super) fn run(args: &DraftArgs, place: &Place, io: &mut Io) -> Ran {
    let folder = place.folder()?;
    let elsewhere = texts_elsewhere(place)?;
    let reading = read(&folder);
    let outcome = tell_unread(&reading, io)?;
    let settings = &reading.corpus.settings;
    let texts = texts(&folder, elsewhere.as_ref(), settings);
    let home = elsewhere
        .as_ref()
        .map_or_else(|| folder.root().join(&*settings.seeds), |folder| folder.root().into());
    let names =
        args.seed.iter().map(|typed| name(typed, &home, &texts)).collect::<Result<Vec<String>, Failure>>()?;

    if args.format == Format::Yaml {
        uncoded(&names, &reading)?;
    }
    let registry = &reading.corpus.registry;
    let drafter = Drafter::new(&reading.corpus);
    let bar = progress(names.len());
    let mut proposals = Vec::with_capacity(names.len());
    for name in &names {
        proposals.push(drafter.draft(&text(name, &texts)?, name, args.min_score));
        bar.inc(1);
    }
    bar.finish_and_clear();
    match args.format {
        Format::Json => json::write(&DraftV1::new(&proposals, registry), io.out())?,
        Format::Yaml => {
            for proposal in &proposals {
                let told = written(proposal, &reading, &folder)?;
                writeln!(io.out(), "{told}")?;
            }
        }
    }
    Ok(outcome)
}

fn score(typed: &str) -> Result<f32, String> {
    let score = typed.parse().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| "a number from 0 to 1, as in 0.7".to_owned())
}

/// Several take a while; on a terminal one sees how far it is.
fn progress(count: usize) -> ProgressBar {
    if count < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} articles");
    ProgressBar::new(count as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// The name of the text that was typed, as a name or as a path.
fn name(typed: &Utf8Path, home: &Utf8Path, texts: &Texts<'_>) -> Result<String, Failure> {
    let plain = typed.as_str().replace('\\', "/");
    if texts.contains(&plain) {
        return Ok(plain);
    }
    let below = || {
        let (real, home) = (typed.canonicalize_utf8().ok()?, home.canonicalize_utf8().ok()?);
        let parts = real.strip_prefix(home).ok()?.components().map(|part| part.as_str().to_owned());
        Some(parts.collect::<Vec<_>>().join("/"))
    };
    if let Some(name) = below().filter(|name| texts.contains(name)) {
        return Ok(name);
    }
    let failure = Failure::new(format!("no text `{typed}` among the seeds"));
    Err(match nearest(&plain, texts.names()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure.help(format!("put it into {home} as a .txt file, in UTF-8")),
    })
}

fn text(name: &str, texts: &Texts<'_>) -> Result<String, Failure> {
    match texts.read(name) {
        Ok(text) => Ok(text.unwrap_or_default()),
        Err(why) => {
            let failure = Failure::new(format!("{} could not be read: {}", texts.path(name), why.message));
            Err(failure.maybe_help(why.help))
        }
    }
}

/// That none of the texts has an article's file.
fn uncoded(names: &[String], reading: &Reading) -> Result<(), Failure> {
    let coding = |name: &String| {
        let articles = &reading.corpus.articles;
        articles.iter().find(|article| article.seed.as_ref().is_some_and(|seed| *seed.value == **name))
    };
    match names.iter().find_map(|name| Some((name, coding(name)?))) {
        None => Ok(()),
        Some((name, article)) => {
            let failure = Failure::new(format!("{name} is coded already, in {}", article.file.path()));
            Err(failure.help("`--format json` proposes again without writing"))
        }
    }
}

/// Writes the article's file under a name that is free, and tells what was done.
fn written(proposal: &Proposal, reading: &Reading, folder: &Folder) -> Result<String, Failure> {
    let yaml = to_yaml(proposal, &reading.corpus.registry);
    let stem = stem(proposal);
    // Two articles of one publisher and day are two files.
    let mut others = (2..100).map(|n| format!("{stem}-{n}"));
    let mut name = stem.clone();
    loop {
        let taken = reading.corpus.articles.iter().any(|article| *article.name == *name);
        let path = format!("{ARTICLES}/{name}.yaml");
        match if taken {
            Err(EditError::Exists(path.clone()))
        } else {
            write_new(folder.root(), &path, yaml.as_bytes())
        } {
            Ok(()) => {
                return Ok(format!("{path}: {} proposed", words::count(proposal.candidates.len(), "record")));
            }
            Err(error @ EditError::Exists(_)) => name = others.next().ok_or(error)?,
            Err(error) => return Err(error.into()),
        }
    }
}
