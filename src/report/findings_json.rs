//! Findings as JSON: `posdiff/check/1`.

use super::Check;
use super::json::{each, write};
use crate::check::{Finding, QuoteCounts};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

#[derive(Serialize)]
struct CheckJson<F> {
    schema: &'static str,
    findings: F,
    summary: SummaryJson,
}

#[derive(Serialize)]
struct SummaryJson {
    error: usize,
    warning: usize,
    articles: usize,
    records: usize,
    quotes: QuotesJson,
}

#[derive(Serialize)]
struct QuotesJson {
    exact: usize,
    folded: usize,
    near: usize,
    absent: usize,
    locked: usize,
    unchecked: usize,
}

/// A finding, also as other answers list it.
#[derive(Serialize)]
#[allow(missing_docs)] // commands.md says what each key holds
pub struct FindingJson<'a> {
    pub rule: &'static str,
    pub level: &'static str,
    pub message: String,
    pub file: &'a str,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
    pub record: Option<&'a str>,
    pub fix: Option<FixJson<'a>>,
}

/// A change that would put a finding right.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct FixJson<'a> {
    pub title: &'a str,
    #[serde(serialize_with = "edits")]
    pub edits: &'a [crate::check::Edit],
}

#[derive(Serialize)]
struct EditJson<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> FindingJson<'a> {
    /// The finding as JSON has it.
    pub fn of(finding: &'a Finding) -> Self {
        let at = &finding.at;
        Self {
            rule: finding.rule,
            level: finding.level.word(),
            message: finding.whole_message(),
            file: &at.path,
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            record: finding.record.as_deref(),
            fix: finding.fix.as_ref().map(|fix| FixJson { title: &fix.title, edits: &fix.edits }),
        }
    }
}

fn edits<S: Serializer>(edits: &[crate::check::Edit], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(edits.iter().map(|edit| EditJson {
        file: &edit.path,
        start: edit.span.start,
        end: edit.span.end,
        text: &edit.text,
    }))
}

/// Writes all findings with their summary.
///
/// # Errors
/// Those of `out`.
pub fn write_findings(check: &Check<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = check.summary;
    let QuoteCounts { exact, folded, near, absent, locked, unchecked } = summary.quotes;
    let json = CheckJson {
        schema: "posdiff/check/1",
        findings: each(check.findings, FindingJson::of),
        summary: SummaryJson {
            error: summary.error,
            warning: summary.warning,
            articles: summary.articles,
            records: summary.records,
            quotes: QuotesJson { exact, folded, near, absent, locked, unchecked },
        },
    };
    write(&json, out)
}
