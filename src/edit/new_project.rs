//! A new project's files: two registries with an example each to replace, settings, a place for texts, a workflow, a
//! README. They pass their own check.

use super::files::{EditError, write_new};
use camino::Utf8Path;

/// What became of one file of a new project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path in the project.
    pub path: &'static str,
    /// Whether it was written; else something was there already, and is as it was.
    pub written: bool,
}

/// The files, by their paths in the project.
const FILES: [(&str, &str); 8] = [
    ("positions/parties.yaml", include_str!("new_project/parties.yaml")),
    ("positions/issues.yaml", include_str!("new_project/issues.yaml")),
    ("posdiff.yaml", include_str!("new_project/posdiff.yaml")),
    ("seeds/.gitignore", include_str!("new_project/seeds.gitignore")),
    ("seeds/README.md", include_str!("new_project/seeds.md")),
    (".gitattributes", include_str!("new_project/gitattributes")),
    (WORKFLOW, include_str!("new_project/workflow.yaml")),
    ("README.md", include_str!("new_project/readme.md")),
];

/// The path of the workflow, which only a repository's own folder has a use for.
pub const WORKFLOW: &str = ".github/workflows/posdiff.yml";

/// Makes a project of the folder `root`, or adds what a project there lacks; over nothing. `workflow`: whether the
/// folder is where a workflow would be looked for.
///
/// # Errors
/// [`EditError`] where a file cannot be written; those before it are.
pub fn begin(root: &Utf8Path, workflow: bool) -> Result<Vec<NewFile>, EditError> {
    let wanted = FILES.iter().filter(|(path, _)| workflow || *path != WORKFLOW);
    let begun = wanted.map(|&(path, text)| {
        let text = text.replace("{version}", env!("CARGO_PKG_VERSION"));
        match write_new(root, path, text.as_bytes()) {
            Ok(()) => Ok(NewFile { path, written: true }),
            Err(EditError::Exists(_)) => Ok(NewFile { path, written: false }),
            Err(error) => Err(error),
        }
    });
    begun.collect()
}
