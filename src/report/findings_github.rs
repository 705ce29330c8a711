//! Findings as workflow commands: GitHub shows each as an annotation at its lines.
//!
//! The log that these are written to obeys what it reads. Every line here begins with a command of ours, and what
//! records say stands only behind its second `::`, or in a property where `:` and `,` are escaped too.

use super::Check;
use super::escape::terminal;
use crate::check::Finding;
use crate::model::Level;
use std::io::{self, Write};

/// Writes one command a finding. `folder` is the project's path in the repository, with `/` behind it, or empty: an
/// annotation names its file from the repository's root.
///
/// # Errors
/// Those of `out`.
pub fn write_findings(check: &Check<'_>, folder: &str, out: &mut dyn Write) -> io::Result<()> {
    check.findings.iter().try_for_each(|finding| command(finding, folder, out))
}

fn command(finding: &Finding, folder: &str, out: &mut dyn Write) -> io::Result<()> {
    let at = &finding.at;
    let word = if finding.level == Level::Error { "error" } else { "warning" };
    let file = property(&format!("{folder}{}", at.path));
    write!(out, "::{word} file={file},line={},endLine={}", at.start.line, at.end.line)?;
    // GitHub takes columns only of a place on one line.
    if at.start.line == at.end.line {
        write!(out, ",col={},endColumn={}", at.start.column, at.end.column)?;
    }
    writeln!(out, ",title={}::{}", property(finding.rule), data(&said(finding).join("\n")))
}

/// What a finding says, a sentence a line: the message, the words beside its place, the rest, and what to do.
pub(super) fn said(finding: &Finding) -> Vec<String> {
    let line = |text: &str| terminal(text).into_owned();
    let mut lines = vec![line(&finding.message)];
    lines.extend(finding.label.iter().map(|label| line(label)));
    lines.extend(finding.notes.iter().map(|note| line(note)));
    lines.extend(finding.help.iter().map(|help| format!("help: {}", line(help))));
    lines
}

/// Text behind the second `::` of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value.
fn property(text: &str) -> String {
    data(&terminal(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_or_a_line_is_escaped() {
        assert_eq!(data("50% of it\r\nand :more, of it"), "50%25 of it%0D%0Aand :more, of it");
        assert_eq!(property("positions/a:b,c%d.yaml"), "positions/a%3Ab%2Cc%25d.yaml");
        assert_eq!(property("a\n::error::b"), "a %3A\\u{3a}error%3A\\u{3a}b");
    }
}
