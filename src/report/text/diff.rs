//! What moved, for reading.

use super::marks::{contested, detail, details, issue_line, party_line, receipt, scale_line, stance_line};
use super::paper::{Ink, Line, Look, Paper};
use crate::history::point::age;
use crate::history::{Kind, Move, Point};
use crate::model::{Corpus, Issue};
use crate::report::{Diff, words};
use chrono::NaiveDate;
use std::io::{self, Write};

/// Writes a diff.
///
/// # Errors
/// Those of `out`.
pub fn diff(diff: &Diff<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut paper = Paper::new(out, look);
    let corpus = diff.history.corpus();
    let between_articles = diff.from.article().is_some();
    let title = Line::default().foreign(Ink::Strong, &point(diff.from, corpus)).with(Ink::Plain, " → ");
    let title = title.foreign(Ink::Strong, &point(diff.to, corpus));
    paper.line_with(&title, &Line::of(Ink::Faint, words::size(diff.history)))?;
    paper.line(0, 2, &totals(diff))?;
    let day = (!between_articles).then(|| diff.to.day());
    let mut last = None;
    for step in diff.moves {
        let issue = corpus.registry.issue(step.pair.issue);
        if last != Some(step.pair.issue) {
            paper.gap()?;
            paper.line(0, 2, &issue_line(issue))?;
            last = Some(step.pair.issue);
        }
        paper.gap()?;
        write_move(&mut paper, step, issue, corpus, day)?;
    }
    Ok(())
}

fn point(point: &Point, corpus: &Corpus) -> String {
    match point.article() {
        Some(article) => corpus.article(article).name.to_string(),
        None => point.day().to_string(),
    }
}

fn totals(diff: &Diff<'_>) -> Line {
    let counts = Kind::ALL.iter().map(|(word, kind)| (word, *kind, diff.summary.count(*kind)));
    let mut parts = Vec::new();
    for (word, kind, count) in counts.filter(|(.., count)| *count > 0) {
        let reversed = diff.moves.iter().filter(|step| step.reversed).count();
        parts.push((
            kind,
            count,
            match kind {
                Kind::Moved if reversed > 0 => format!("{count} {word}, {reversed} of them reversed"),
                _ => format!("{count} {word}"),
            },
        ));
    }
    // What changed is said first.
    parts.sort_by_key(|(kind, ..)| kind.weight());
    if parts.is_empty() {
        return Line::of(Ink::Plain, words::NO_MOVE);
    }
    let parts: Vec<String> = parts.into_iter().map(|(.., text)| text).collect();
    Line::of(Ink::Plain, parts.join(" · "))
}

/// Writes one move: who, what kind, the scale, the wording, what else changed, and both receipts.
pub(super) fn write_move(
    paper: &mut Paper<'_>,
    step: &Move<'_>,
    issue: &Issue,
    corpus: &Corpus,
    day: Option<NaiveDate>,
) -> io::Result<()> {
    let registry = &corpus.registry;
    let ink = if step.kind.is_change() { Ink::Moved } else { Ink::Faint };
    let head = party_line(registry.party(step.pair.party)).with(Ink::Plain, "   ");
    paper.line(2, 4, &head.with(ink, words::kind(step, issue, day)))?;

    let positions =
        (step.before.as_ref().and_then(|s| s.position), step.after.as_ref().and_then(|s| s.position));
    let to = if step.after.is_some() { positions.1 } else { positions.0 };
    if let Some(scale) = scale_line(issue, positions.0, to) {
        paper.line(4, 6, &scale)?;
    }
    let Some(shown) = step.after.as_ref().or(step.before.as_ref()) else { return Ok(()) };
    if step.kind == Kind::Silent {
        return receipt(paper, 4, shown.record, registry);
    }
    if let (Some(carried), Some(record)) = (words::carried(shown), shown.position_record) {
        let age = day.map_or_else(String::new, |day| format!(", {} old", age(record.record.day, day)));
        paper.line(4, 6, &Line::of(Ink::Faint, format!("{carried}{age}")))?;
    }
    if step.before.is_some() {
        paper.line(4, 4, &stance_line(&step.stance, paper.look.colour))?;
        for (name, value) in words::changes(step, registry) {
            detail(paper, 4, &name, &value)?;
        }
    } else {
        paper.line(4, 4, &Line::default().foreign(Ink::Plain, &shown.record.record.stance.value))?;
        details(paper, 4, shown, issue, registry)?;
    }
    drawn(paper, step, corpus)?;
    contested(paper, 4, &step.contested_by(), registry)?;
    for standing in step.before.iter().chain(&step.after) {
        receipt(paper, 4, standing.record, registry)?;
        // A position taken over from an older record has that record's evidence, not the last one's.
        if let Some(record) =
            standing.position_record.filter(|_| standing.is_carried() && step.kind == Kind::Moved)
        {
            receipt(paper, 4, record, registry)?;
        }
    }
    Ok(())
}

fn drawn(paper: &mut Paper<'_>, step: &Move<'_>, corpus: &Corpus) -> io::Result<()> {
    match &words::drawn(step, &corpus.registry)[..] {
        [] => Ok(()),
        notes => paper.line(4, 6, &Line::default().foreign(Ink::Faint, &notes.join(" · "))),
    }
}
