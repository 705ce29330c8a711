//! `posdiff lock`: verify every quote against its text, and write down what stood.

use super::ask::{Place, tell_unread, texts, texts_elsewhere};
use super::{Failure, Io, Outcome, Ran};
use crate::check::{Case, Judgement, Levels, LockFile, check, renew};
use crate::edit::replace;
use crate::model::Level;
use crate::read::read;
use crate::report::{Check, findings_text, words};
use clap::Args;

/// Verify every quote against its text and write seeds/seeds.lock
///
/// The lock holds the records where the texts are not. What cannot be verified for want of a text stays as it was; a
/// quote that does not stand is not written, and makes the exit status 1.
#[derive(Debug, Args)]
pub(super) struct LockArgs {
    /// Write nothing; exit with 1 where the lock would change
    #[arg(long)]
    check: bool,
}

pub(super) fn run(args: &LockArgs, place: &Place, io: &mut Io) -> Ran {
    let folder = place.folder()?;
    let elsewhere = texts_elsewhere(place)?;
    let reading = read(&folder);
    let mut outcome = tell_unread(&reading, io)?;
    let settings = &reading.corpus.settings;
    let texts = texts(&folder, elsewhere.as_ref(), settings);
    let old = LockFile::read(&folder, settings);
    if let Some(why) = &old.unreadable {
        let failure = Failure::new(format!("{} could not be read: {}", old.path, why.message));
        return Err(failure.maybe_help(why.help.clone()).into());
    }

    let renewed = renew(&reading, &texts, &old.lock);
    for (name, why) in &renewed.unreadable {
        let message = format!("{} could not be read: {}", texts.path(name), why.message);
        io.warn(&message, why.help.as_deref());
        outcome = Outcome::Findings;
    }
    let text = renewed.lock.to_string();
    let changed = old.file.as_ref().is_none_or(|file| file.text() != text);
    if changed && !args.check {
        replace(folder.root(), &old.path, text.as_bytes()).map_err(Failure::from)?;
    }

    let new = LockFile { lock: renewed.lock, ..LockFile::empty(&old.path) };
    let mut judgement = check(&Case::new(&reading, &texts, &new), &Levels::of(settings));
    about_quotes(&mut judgement);
    let told = Check {
        findings: &judgement.findings,
        summary: judgement.summary,
        corpus: &reading.corpus,
        lock: &new,
    };
    let look = io.look();
    if !judgement.findings.is_empty() {
        findings_text::write_findings(&told, look, io.out())?;
        outcome = Outcome::Findings;
    }
    let (articles, quotes) = new
        .lock
        .seeds()
        .fold((0, 0), |(articles, quotes), (_, seed)| (articles + 1, quotes + seed.quotes.len()));
    let holds = format!("{} of {}", words::count(quotes, "quote"), words::count(articles, "article"));
    let did = match (changed, args.check) {
        (false, _) => format!("{} is as it should be: {holds}", old.path),
        (true, false) => format!("{} holds {holds}", old.path),
        (true, true) => {
            outcome = Outcome::Findings;
            format!("{} would change, to {holds}; run `posdiff lock`", old.path)
        }
    };
    writeln!(io.out(), "{did}")?;
    Ok(outcome)
}

/// Leaves only what keeps a quote out of the lock.
fn about_quotes(judgement: &mut Judgement) {
    judgement.findings.retain_mut(|finding| {
        finding.level = Level::Error;
        ["quote-near", "quote-absent"].contains(&finding.rule)
    });
    judgement.summary.error = judgement.findings.len();
    judgement.summary.warning = 0;
}
