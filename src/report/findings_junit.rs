//! Findings as JUnit's XML, which nearly every CI shows: a suite a file, a case a finding, and one that passes for a
//! file without any. An error is a failure; a warning fails nothing, so it is a case that was skipped, with its words.

use super::Check;
use super::escape::terminal;
use super::findings_github::said;
use crate::check::Finding;
use crate::model::Level;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a suite for every file that was read or found fault with, in the order of paths.
///
/// # Errors
/// Those of `out`.
pub fn write_findings(check: &Check<'_>, folder: &str, out: &mut dyn Write) -> io::Result<()> {
    let articles = check.corpus.articles.iter().map(|article| &article.file);
    let read = articles.chain(&check.corpus.other_files).chain(&check.lock.file);
    let mut files: BTreeMap<&str, Vec<&Finding>> = read.map(|file| (file.path(), Vec::new())).collect();
    for finding in check.findings {
        files.entry(&finding.at.path).or_default().push(finding);
    }
    let cases: usize = files.values().map(|found| found.len().max(1)).sum();
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let mut bytes = Vec::new();
    let mut writer = Writer::new_with_indent(&mut bytes, b' ', 2);
    let suites = writer.create_element("testsuites").with_attribute(("name", "posdiff"));
    let suites = counts(suites, cases, &check.findings.iter().collect::<Vec<_>>());
    suites.write_inner_content(|writer| {
        for (path, found) in &files {
            let path = shown(&format!("{folder}{path}"));
            let suite = writer.create_element("testsuite").with_attribute(("name", &*path));
            let suite = counts(suite, found.len().max(1), found);
            suite.write_inner_content(|writer| suite_cases(&path, found, writer))?;
        }
        Ok(())
    })?;
    out.write_all(&bytes)?;
    out.write_all(b"\n")
}

type Element<'a, 'w> = quick_xml::writer::ElementWriter<'a, &'w mut Vec<u8>>;

fn counts<'a, 'w>(element: Element<'a, 'w>, cases: usize, findings: &[&Finding]) -> Element<'a, 'w> {
    let of = |level: Level| findings.iter().filter(|finding| finding.level == level).count().to_string();
    element
        .with_attribute(("tests", &*cases.to_string()))
        .with_attribute(("failures", &*of(Level::Error)))
        .with_attribute(("skipped", &*of(Level::Warning)))
        .with_attribute(("errors", "0"))
}

fn suite_cases(path: &str, found: &[&Finding], writer: &mut Writer<&mut Vec<u8>>) -> io::Result<()> {
    if found.is_empty() {
        let case = writer.create_element("testcase").with_attribute(("name", "holds"));
        case.with_attribute(("classname", path)).with_attribute(("file", path)).write_empty()?;
    }
    for finding in found {
        let record = finding.record.as_ref().map(|record| format!(" {}", shown(record)));
        let name = format!("{}{}", finding.rule, record.unwrap_or_default());
        let case = writer
            .create_element("testcase")
            .with_attribute(("name", &*name))
            .with_attribute(("classname", path))
            .with_attribute(("file", path))
            .with_attribute(("line", &*finding.at.start.line.to_string()));
        let place = format!("{path}:{}:{}", finding.at.start.line, finding.at.start.column);
        let lines: Vec<String> = said(finding).iter().map(|line| allowed(line)).collect();
        let message = lines.first().map(String::as_str).unwrap_or_default();
        let text = format!("{place}\n{}", lines.join("\n"));
        case.write_inner_content(|writer| {
            if finding.level == Level::Error {
                let failure = writer.create_element("failure").with_attribute(("type", finding.rule));
                failure.with_attribute(("message", message)).write_text_content(BytesText::new(&text))?;
            } else {
                let warning = writer.create_element("skipped").with_attribute(("message", &*text));
                warning.write_empty()?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn shown(text: &str) -> String {
    allowed(&terminal(text))
}

/// Without the two characters that XML 1.0 has no way to write once controls are gone.
fn allowed(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
