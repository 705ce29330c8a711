//! `posdiff review`: what a change brings, for whoever has to approve it.

use super::ask::{Place, tell_unread, texts, texts_elsewhere};
use super::filters::{Filters, Wanted};
use super::{Failure, Io, Outcome, Ran};
use crate::check::base::{changed_texts, findings_since, on_lock_alone, texts_of_base, uncoded};
use crate::check::{Case, Judgement, Levels, LockFile, check};
use crate::history::{Difference, Entry, History, Pair, article_changes, differences, setting_changes};
use crate::model::{Level, Registry};
use crate::read::{Reading, Repository, Revision, Store, Texts, read};
use crate::report::review::{self, Review};
use clap::{Args, ValueEnum};

/// What a change brings: articles, records and their causes, the moves they make, the findings they add
///
/// The change is what differs between the files as they are now, uncommitted ones included, and the commit at which they
/// parted from REV. Exits with 1 where a text is not coded or a new finding is an error.
#[derive(Debug, Args)]
pub(super) struct ReviewArgs {
    /// The branch or commit that the change is to go into
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    base: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "markdown")]
    format: Format,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Markdown,
    Text,
    Json,
}

pub(super) fn run(args: &ReviewArgs, place: &Place, io: &mut Io) -> Ran {
    let selection = args.filters.selection()?;
    let folder = place.folder()?;
    let repository = Repository::of(&folder).map_err(Failure::from)?;
    let rev = args.filters.rev.as_deref();
    let base = repository.base(&args.base, rev.unwrap_or("HEAD")).map_err(Failure::from)?;
    let head = rev.map(|rev| repository.revision(rev)).transpose().map_err(Failure::from)?;
    let files: &dyn Store = head.as_ref().map_or(&folder, |head| head);

    let reading = read(files);
    let outcome = tell_unread(&reading, io)?;
    let wanted = args.filters.wanted(&reading.corpus.registry)?;
    let before = read_base(&base, io);
    let elsewhere = texts_elsewhere(place)?;
    let today = Side::of(files, &reading, texts(&folder, elsewhere.as_ref(), &reading.corpus.settings));
    let today_case = today.case();
    let judged = today.judged(&today_case);

    let lock = LockFile::read(&base, &before.corpus.settings);
    let in_revision = Texts::inside(&base, &before.corpus.settings.seeds);
    let gathered = texts_of_base(&before.corpus, &lock, &in_revision, &today_case);
    let old =
        Side { reading: &before, lock, texts: Texts::elsewhere(&gathered, &before.corpus.settings.seeds) };
    let old_case = old.case();
    let old_judged = old.judged(&old_case);

    let (old_history, history) =
        (History::new(&before.corpus, selection), History::new(&reading.corpus, selection));
    let changed = changed_texts(&old_case, &today_case);
    let articles = article_changes(&before.corpus, &reading.corpus, |seed| changed.contains(seed));
    let mut found = differences(&old_history, &history);
    let mut moves = history.moves_of_news(&found);
    found.retain(|difference| is_wanted(difference, &wanted, &before, &reading.corpus.registry));
    moves.retain(|step| wanted.pair(step.pair));
    let (new_findings, gone) =
        findings_since((&old_judged.findings, &before.corpus), (&judged.findings, &reading.corpus), |path| {
            articles.path_today(path).to_owned()
        });
    let uncoded = uncoded(&today_case);
    let mut lock_alone: Vec<Entry<'_>> = found.iter().filter_map(|difference| difference.after).collect();
    lock_alone.retain(|entry| on_lock_alone(*entry, &today_case));
    let told = Review {
        base: base.commit(),
        before: &before.corpus,
        today: &history,
        articles: &articles,
        uncoded: &uncoded,
        differences: &found,
        moves: &moves,
        new_findings: &new_findings,
        gone,
        lock_alone: &lock_alone,
        settings: &setting_changes(&before.corpus.settings, &reading.corpus.settings),
    };
    let screen = io.look();
    match args.format {
        Format::Markdown => review::markdown(&told, io.out())?,
        Format::Text => review::text(&told, screen, io.out())?,
        Format::Json => review::json(&told, io.out())?,
    }
    let errors = new_findings.iter().any(|finding| finding.level == Level::Error);
    Ok(outcome.and(Outcome::of(errors || !uncoded.is_empty())))
}

/// One of the two sides, read.
struct Side<'s> {
    reading: &'s Reading,
    lock: LockFile,
    texts: Texts<'s>,
}

impl<'s> Side<'s> {
    fn of(files: &dyn Store, reading: &'s Reading, texts: Texts<'s>) -> Self {
        Self { reading, lock: LockFile::read(files, &reading.corpus.settings), texts }
    }

    fn case(&self) -> Case<'_> {
        Case::new(self.reading, &self.texts, &self.lock)
    }

    fn judged(&self, case: &Case<'_>) -> Judgement {
        check(case, &Levels::of(&self.reading.corpus.settings))
    }
}

/// Reads the base. What cannot be read of it is told and fails nothing: the change may be what mends it.
fn read_base(base: &Revision, io: &mut Io) -> Reading {
    let reading = read(base);
    let unreadable = reading.unreadable().filter(|_| !base.is_empty());
    for fault in unreadable {
        let message = format!("{} at the base could not be read: {}", fault.path, fault.message);
        io.warn(&message, Some("its records count as new"));
    }
    reading
}

fn is_wanted(difference: &Difference<'_, '_>, wanted: &Wanted, before: &Reading, today: &Registry) -> bool {
    if let Some(entry) = difference.after {
        return wanted.pair(Pair { issue: entry.record.issue.value, party: entry.record.party.value });
    }
    let old = &before.corpus.registry;
    let pair = difference.before.and_then(|entry| {
        let issue = today.issue_id(&old.issue(entry.record.issue.value).id.value)?;
        let party = today.party_id(&old.party(entry.record.party.value).id.value)?;
        Some(Pair { issue, party })
    });
    pair.map_or(wanted.is_all(), |pair| wanted.pair(pair))
}
