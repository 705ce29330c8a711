//! `posdiff init`: a folder becomes a project.

use super::ask::Place;
use super::{Failure, Io, Outcome, Ran};
use crate::edit::{WORKFLOW, begin};
use crate::read::{Folder, Repository};
use crate::report::escape::terminal;
use camino::Utf8Path;

pub(super) fn run(place: &Place, io: &mut Io) -> Ran {
    let root = place.project.as_deref().unwrap_or(Utf8Path::new("."));
    let folder = Folder::at(root).map_err(|error| Failure::new(error).help("make the folder first"))?;
    // GitHub looks for workflows at the root of the repository and nowhere else.
    let inside = Repository::of(&folder).map(|repository| repository.project()).unwrap_or_default();
    let begun = begin(root, inside.is_empty()).map_err(Failure::from)?;
    for file in &begun {
        let what = if file.written { "wrote" } else { "left alone, for it was there" };
        writeln!(io.out(), "{what}: {}", file.path)?;
    }
    if !inside.is_empty() {
        let inside = terminal(&inside).into_owned();
        writeln!(io.out(), "not written: {WORKFLOW}, which would be of no use in {inside}")?;
    }
    if begun.iter().any(|file| file.written) {
        writeln!(
            io.out(),
            "\nPut your parties and issues in the place of the examples, the first text into seeds/, then:"
        )?;
        writeln!(io.out(), "  posdiff draft NAME.txt")?;
        writeln!(io.out(), "  posdiff lock\n  posdiff check")?;
    }
    Ok(Outcome::Fine)
}
