//! A finding, as `check` and `review` write it.

use crate::check::{Edit, Finding};
use serde::Serialize;

/// A finding. Columns count characters from 1, the end is exclusive; a fix's offsets are bytes.
#[derive(Serialize)]
#[allow(missing_docs)] // commands.md says what each key holds
pub struct FindingJson<'a> {
    pub rule: &'a str,
    pub level: &'static str,
    pub message: &'a str,
    pub file: &'a str,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub record: Option<&'a str>,
    pub fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FixJson<'a> {
    pub title: &'a str,
    pub edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct EditJson<'a> {
    pub file: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
}

impl<'a> FindingJson<'a> {
    /// The finding.
    pub fn new(finding: &'a Finding) -> Self {
        let edit = |edit: &'a Edit| EditJson {
            file: &edit.path,
            start: edit.span.start,
            end: edit.span.end,
            text: &edit.text,
        };
        Self {
            rule: finding.rule,
            level: finding.level.word(),
            message: &finding.message,
            file: &finding.at.path,
            line: finding.at.start.line,
            column: finding.at.start.column,
            end_line: finding.at.end.line,
            end_column: finding.at.end.column,
            record: finding.record.as_deref(),
            fix: finding
                .fix
                .as_ref()
                .map(|fix| FixJson { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }),
        }
    }
}
