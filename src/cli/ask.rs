//! What every question needs first: the project, read, with what could not be read told.

use super::filters::Filters;
use super::{Failure, Io, Outcome};
use crate::history::{PointError, Selection};
use crate::model::{Fault, FaultKind, Settings};
use crate::read::{Folder, GitFailure, NoProject, Reading, Repository, Revision, Texts, read_records};
use crate::report::words;
use camino::{Utf8Path, Utf8PathBuf};

/// Where the project and its texts were said to be.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) project: Option<Utf8PathBuf>,
    pub(super) seeds: Option<Utf8PathBuf>,
}

impl Place {
    /// The project's folder.
    pub(super) fn folder(&self) -> Result<Folder, Failure> {
        let found = match &self.project {
            Some(root) => Folder::open(root),
            None => Folder::find(Utf8Path::new(".")),
        };
        found.map_err(|error| {
            let help = match &error {
                NoProject::NoFolder(..) => "see that the folder is there",
                _ => "`posdiff init` makes a project of this folder; `--project DIR` names another",
            };
            Failure::new(error).help(help)
        })
    }
}

/// A project that was read for a question.
pub(super) struct Asked {
    pub(super) folder: Folder,
    pub(super) reading: Reading,
    pub(super) selection: Selection,
    /// Fine, or findings where files could not be read.
    pub(super) outcome: Outcome,
}

/// Reads the project, at the revision that the filters name if they do, and tells what could not be read.
pub(super) fn ask(place: &Place, filters: &Filters, io: &mut Io) -> Result<Asked, Failure> {
    let selection = filters.selection()?;
    let folder = place.folder()?;
    let reading = match &filters.rev {
        None => read_records(&folder),
        Some(rev) => read_records(&at_revision(&folder, rev)?),
    };
    let outcome = tell_unread(&reading, io)?;
    Ok(Asked { folder, reading, selection, outcome })
}

/// The folder of texts that is kept outside the project, if one was named.
pub(super) fn texts_elsewhere(place: &Place) -> Result<Option<Folder>, Failure> {
    let folder = place.seeds.as_deref().map(Folder::at).transpose();
    folder.map_err(|error| Failure::new(error).help("`--seeds` names the folder in which the texts are"))
}

/// The texts: those of the folder that was named, else the project's own.
pub(super) fn texts<'s>(
    project: &'s Folder,
    elsewhere: Option<&'s Folder>,
    settings: &Settings,
) -> Texts<'s> {
    match elsewhere {
        Some(folder) => Texts::elsewhere(folder, &settings.seeds),
        None => Texts::inside(project, &settings.seeds),
    }
}

fn at_revision(folder: &Folder, rev: &str) -> Result<Revision, Failure> {
    Ok(Repository::of(folder)?.revision(rev)?)
}

impl From<GitFailure> for Failure {
    fn from(error: GitFailure) -> Self {
        let help = error.help();
        Self::new(error).maybe_help(help)
    }
}

/// Names on stderr the files that could not be read, and how many records count nowhere.
pub(super) fn tell_unread(reading: &Reading, io: &mut Io) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Fine;
    for fault in reading.unreadable() {
        outcome = Outcome::Findings;
        let place = place_of(fault, reading);
        io.warn(&format!("{place} could not be read: {}", fault.message), fault.help.as_deref());
    }
    if reading.corpus.articles.is_empty() && outcome == Outcome::Findings {
        return Err(Failure::new("nothing could be read").help("mend the files named above"));
    }
    const MOST: usize = 3;
    let unplaced = || {
        reading.faults.iter().filter(|fault| fault.kind.unplaces() && fault.kind != FaultKind::UnreadableFile)
    };
    for fault in unplaced().take(MOST) {
        io.warn(&format!("{}: {}", place_of(fault, reading), fault.message), fault.help.as_deref());
    }
    let more = match unplaced().count().saturating_sub(MOST) {
        0 => String::new(),
        more => format!("{} of this kind; ", words::count(more, "more fault")),
    };
    match reading.left_out() {
        0 => {}
        1 => io.warn(&format!("{more}1 record counts nowhere for it"), Some("`posdiff check` tells all")),
        left_out => {
            io.warn(
                &format!("{more}{left_out} records count nowhere for it"),
                Some("`posdiff check` tells all"),
            );
        }
    }
    Ok(outcome)
}

/// Where a fault is: path, line and column.
fn place_of(fault: &Fault, reading: &Reading) -> String {
    let place = reading.corpus.file(&fault.path).map(|file| file.place(fault.span.start));
    place.map_or_else(
        || fault.path.to_string(),
        |place| format!("{}:{}:{}", fault.path, place.line, place.column),
    )
}

impl From<PointError> for Failure {
    fn from(error: PointError) -> Self {
        let help = error.help();
        Self::new(error).maybe_help(help)
    }
}
