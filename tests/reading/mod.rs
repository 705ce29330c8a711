//! Reading: from files to records.

// Every kind of file and field is read, and every value knows its place.
mod fields;
// Every kind of fault in a record, at its line and column, with what to do about it.
mod faults;
// Every kind of fault in the registries, the settings and an article's head.
mod shapes;
// Files that are no records at all, and files made to break a reader.
mod files;
// Our reader's values against another's.
mod second_opinion;

use crate::support::project::Project;

/// The article's file of most tests.
const A: &str = "positions/a.yaml";

/// The faults of an article's file, without its path.
fn faults_of(text: impl AsRef<[u8]>) -> Vec<String> {
    faults_in(Project::talks(), A, text)
}

/// The faults of one record, which stands on line 3 from column 5 on.
fn faults_of_record(record: &str) -> Vec<String> {
    faults_of(format!("article: {{seed: a.txt, title: A, published: 2022}}\nrecords:\n  - {record}\n"))
}

/// The faults that a file brings into a project, without its path.
fn faults_in(project: Project, path: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let faults = project.file(path, text).faults();
    faults.iter().map(|fault| fault.replacen(&format!("{path}:"), "", 1)).collect()
}
