//! Findings as rustc would tell them: each in its line, with what to do, and the totals at the end.

use super::Check;
use super::escape::terminal;
use super::text::Look;
use super::words::count;
use crate::check::{Finding, Summary};
use crate::model::Level;
use crate::text::TextFile;
use annotate_snippets::{AnnotationKind, Group, Level as Weight, Origin, Renderer, Snippet};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

/// Writes all findings and the line of totals.
///
/// # Errors
/// Those of `out`.
pub fn write_findings(check: &Check<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width);
    let mut explained = BTreeSet::new();
    for finding in check.findings {
        // Each rule's page is named once: a hundred findings of one rule need one explanation.
        let text = told(finding, check.file(&finding.at.path), explained.insert(finding.rule), &renderer);
        writeln!(out, "{text}\n")?;
    }
    writeln!(out, "{}", totals(&check.summary))
}

fn told(finding: &Finding, file: Option<&TextFile>, explain: bool, renderer: &Renderer) -> String {
    let weight = if finding.level == Level::Error { Weight::ERROR } else { Weight::WARNING };
    let excerpt = file.and_then(|file| excerpt(file, finding));
    let (line, column) = (finding.at.start.line as usize, finding.at.start.column as usize);
    let origin = Origin::path(terminal(&finding.at.path)).line(line).char_column(column);
    let title = weight.primary_title(terminal(&finding.message)).id(finding.rule);
    let mut group = Group::with_title(title);
    if let Some(excerpt) = excerpt {
        let mark = AnnotationKind::Primary.span(excerpt.meant);
        let mark = mark.label(finding.label.as_deref().map(terminal));
        let snippet = Snippet::source(excerpt.line).line_start(line).annotation(mark);
        if excerpt.column == column {
            group = group.element(snippet.path(terminal(&finding.at.path)));
        } else {
            // What was cut or escaped before the place would make the column another.
            group = group.element(origin).element(snippet);
        }
    } else {
        group = group.element(origin);
        group = group.elements(finding.label.as_deref().map(|label| Weight::NOTE.message(terminal(label))));
    }
    group = group.elements(finding.notes.iter().map(|note| Weight::NOTE.message(terminal(note))));
    group = group.elements(finding.help.as_deref().map(|help| Weight::HELP.message(terminal(help))));
    if explain {
        let more = format!("posdiff explain {}", finding.rule);
        group = group.element(Weight::NOTE.with_name("more").message(more));
    }
    renderer.render(&[group])
}

/// The line on which a finding begins, made safe and short.
struct Excerpt {
    line: String,
    /// The bytes of it that are meant.
    meant: Range<usize>,
    /// The column at which those begin, from 1.
    column: usize,
}

/// The line of the finding; none where its place is that of a file as a whole.
fn excerpt(file: &TextFile, finding: &Finding) -> Option<Excerpt> {
    const BEFORE: usize = 60;
    const MEANT: usize = 160;
    const BEHIND: usize = 60;
    let span = finding.at.span.range();
    let text = file.text();
    let (head, rest) = (text.get(..span.start)?, text.get(span.start..)?);
    let line_start = head.rfind('\n').map_or(0, |at| at + 1);
    let before = head[line_start..].trim_start_matches('\u{feff}');
    let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
    let length = span.len().min(rest.len());
    let meant = rest.get(..length)?;
    let behind = rest.get(length..)?;
    if before.is_empty() && rest.is_empty() {
        return None;
    }
    let before = match before.char_indices().rev().nth(BEFORE) {
        Some((at, _)) => format!("…{}", terminal(&before[at..])),
        None => terminal(before).into_owned(),
    };
    let meant = cut(meant, MEANT);
    let behind = if meant.ends_with('…') { String::new() } else { cut(behind, BEHIND) };
    let column = before.chars().count() + 1;
    let place = before.len()..before.len() + meant.len();
    Some(Excerpt { line: format!("{before}{meant}{behind}"), meant: place, column })
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", terminal(&text[..at])),
        None => terminal(text).into_owned(),
    }
}

/// `2 errors, 1 warning in 10 articles, 84 records; quotes: 80 exact, 3 folded, 1 near`.
pub fn totals(summary: &Summary) -> String {
    let found: Vec<String> = [(summary.error, "error"), (summary.warning, "warning")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| count(n, word))
        .collect();
    let found = if found.is_empty() { "no findings".to_owned() } else { found.join(", ") };
    let quotes = summary.quotes;
    let kinds: Vec<String> = [
        (quotes.exact, "exact"),
        (quotes.folded, "folded"),
        (quotes.near, "near"),
        (quotes.absent, "absent"),
        (quotes.locked, "held by the lock"),
        (quotes.unchecked, "unchecked"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{n} {word}"))
    .collect();
    let quotes = if kinds.is_empty() { String::new() } else { format!("; quotes: {}", kinds.join(", ")) };
    format!("{found} in {}, {}{quotes}", count(summary.articles, "article"), count(summary.records, "record"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::QuoteCounts;

    #[test]
    fn the_totals_name_what_there_is() {
        let quotes = QuoteCounts { exact: 80, folded: 3, near: 1, ..QuoteCounts::default() };
        let mut summary = Summary { error: 2, warning: 1, articles: 10, records: 84, quotes };
        assert_eq!(
            totals(&summary),
            "2 errors, 1 warning in 10 articles, 84 records; quotes: 80 exact, 3 folded, 1 near"
        );
        (summary.error, summary.warning) = (0, 0);
        summary.quotes = QuoteCounts { locked: 1, ..QuoteCounts::default() };
        assert_eq!(totals(&summary), "no findings in 10 articles, 84 records; quotes: 1 held by the lock");
    }
}
