//! Files → records: from a folder, from a git revision, or from memory.
//!
//! The only module that opens files under `positions/` and `seeds/`, that calls git, and that names the YAML
//! parser. Reading never fails as a whole: [`read`] gives what could be read, and every [`Fault`] of every file at
//! its place, all in one run.

mod store;
mod folder;
mod git;
mod gathered;
mod memory;
mod faults;
mod yaml;
mod fields;
mod registry;
mod article;
mod record;
mod value;
mod settings;
mod texts;
mod scalar;

pub use folder::{Folder, NoProject};
pub use gathered::Gathered;
pub use git::{GitFailure, Repository, Revision};
pub use memory::Memory;
pub use scalar::rewritten;
pub use store::{Entry, Store, Unreadable};
pub use texts::Texts;

use crate::model::{Corpus, Fault, FaultKind};
use crate::text::{Span, TextFile};
use faults::Faults;
use rayon::prelude::*;

/// The largest file of records that is read: 64 MiB.
pub const RECORDS_LIMIT: u64 = 64 << 20;
/// The largest article that is read: 16 MiB.
pub const TEXT_LIMIT: u64 = 16 << 20;

/// Where the parties are.
pub const PARTIES: &str = "positions/parties.yaml";
/// Where the issues are.
pub const ISSUES: &str = "positions/issues.yaml";
/// Where the settings are.
pub const SETTINGS: &str = "posdiff.yaml";

/// What could be read of a project, and what is wrong with the rest.
#[derive(Debug)]
pub struct Reading {
    /// Everything that could be read.
    pub corpus: Corpus,
    /// Every fault of every file, by path and place.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// The files that could not be read at all, in order.
    pub fn unreadable(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().filter(|fault| fault.kind == FaultKind::UnreadableFile)
    }

    /// How many items of `records` count nowhere although they are no drafts.
    pub fn left_out(&self) -> usize {
        let citations = self.corpus.articles.iter().map(|article| {
            article.citations.iter().filter(|citation| !citation.draft).count() - article.records.len()
        });
        citations.sum()
    }
}

/// Reads a whole project.
///
/// ```
/// use posdiff::read::{read, Memory};
/// let reading = read(&Memory::from([
///     ("positions/parties.yaml", "north: {name: Northland}"),
///     ("positions/issues.yaml", "peace: {question: Peace?}"),
///     ("positions/a.yaml", "article: {seed: a.txt, title: A, published: 2022}\n\
///       records: [{party: north, issue: peace, stance: Peace now.}]"),
/// ]));
/// assert!(reading.faults.is_empty());
/// assert_eq!(reading.corpus.records().count(), 1);
/// ```
pub fn read(store: &dyn Store) -> Reading {
    read_keeping(store, |_| true)
}

/// Reads a whole project for questions about its records alone: an article's file is let go as soon as it was read
/// without a fault, which saves a third of the memory. Places in such a file can no longer be told.
pub fn read_records(store: &dyn Store) -> Reading {
    read_keeping(store, |faults| !faults.is_empty())
}

fn read_keeping(store: &dyn Store, keeps_file: impl Fn(&[Fault]) -> bool + Sync) -> Reading {
    let mut faults = Vec::new();
    let mut other_files = Vec::new();
    let (paths, refused) = record_paths(store);
    faults.extend(refused);

    let settings = text_of(store, SETTINGS, &mut faults).map_or_else(Default::default, |file| {
        let settings = settings::read(&file, &mut faults);
        other_files.push(file);
        settings
    });
    let wanted = !paths.is_empty();
    let mut registry_file = |path, key: &str| {
        let before = faults.len();
        let file = text_of(store, path, &mut faults);
        if file.is_none() && wanted && faults.len() == before {
            let message = format!("there is no {path}, so no {key} is known");
            let help = Some("`posdiff init` writes one to start from".into());
            faults.push(unreadable(path, message, help));
        }
        file
    };
    let parties = registry_file(PARTIES, "party");
    let issues = registry_file(ISSUES, "issue");
    let (registry, known) = registry::read(parties.as_ref(), issues.as_ref(), &mut faults);
    other_files.extend(parties.into_iter().chain(issues));

    let known = fields::Known { registry: &registry, parties: known.0, issues: known.1 };
    let read: Vec<_> = paths
        .par_iter()
        .map(|path| {
            let mut faults = Vec::new();
            let mut article =
                text_of(store, path, &mut faults).map(|file| article::read(file, known, &mut faults));
            if let Some(Ok(article)) = &mut article
                && !keeps_file(&faults)
            {
                article.file = TextFile::new(&**path, "");
            }
            (article, faults)
        })
        .collect();
    let mut articles = Vec::with_capacity(read.len());
    for (article, found) in read {
        match article {
            Some(Ok(article)) => articles.push(article),
            Some(Err(no_yaml)) => other_files.push(no_yaml),
            None => {}
        }
        faults.extend(found);
    }
    faults.sort_by(|a, b| (&a.path, a.span, a.kind, &a.message).cmp(&(&b.path, b.span, b.kind, &b.message)));
    Reading { corpus: Corpus { registry, articles, settings, other_files }, faults }
}

/// The paths of the articles' files, sorted, and the entries that cannot be read for what they are.
fn record_paths(store: &dyn Store) -> (Vec<Box<str>>, Vec<Fault>) {
    let mut paths = Vec::new();
    let mut faults = Vec::new();
    for Entry { path, refused } in store.list("positions", ".yaml") {
        match refused {
            // The registries are read by their names, and told of there.
            _ if *path == *PARTIES || *path == *ISSUES => {}
            Some(why) => faults.push(unreadable(&path, why.message, why.help)),
            None => paths.push(path),
        }
    }
    (paths, faults)
}

/// A file as text; none where there is no such file.
///
/// # Errors
/// [`Unreadable`] where it is no plain file, too large, or not UTF-8.
pub fn text_file(store: &dyn Store, path: &str) -> Result<Option<TextFile>, Unreadable> {
    match store.read(path, RECORDS_LIMIT)?.map(String::from_utf8) {
        None => Ok(None),
        Some(Ok(text)) => Ok(Some(TextFile::new(path, text))),
        Some(Err(error)) => Err(texts::not_utf8(&error)),
    }
}

/// The file as text; none where it is not there, or where it cannot be read, which is then a fault.
fn text_of(store: &dyn Store, path: &str, faults: &mut Vec<Fault>) -> Option<TextFile> {
    text_file(store, path).unwrap_or_else(|why| {
        faults.push(unreadable(path, why.message, why.help));
        None
    })
}

/// A fault of a whole file; it stands at the file's beginning, since there is no text to point into.
fn unreadable(path: &str, message: String, help: Option<String>) -> Fault {
    Fault {
        kind: FaultKind::UnreadableFile,
        path: path.into(),
        span: Span::default(),
        message,
        help,
        fix: None,
    }
}

/// Reads `text` as YAML and nothing more: for fuzzing, and for whoever must know that a change leaves a file whole.
pub fn is_readable_yaml(text: &str) -> bool {
    let file = TextFile::new("", text);
    let mut faults = Faults::new(&file);
    yaml::parse(&file, &mut faults);
    faults.into_vec().iter().all(|fault| fault.kind != FaultKind::UnreadableFile)
}
