//! A review as text for a terminal or a pipe: all that the comment has, and nothing left out.

use super::{Review, change_in_words, position, title};
use crate::history::{Cause, Difference, Entry, Move};
use crate::model::{Level, Registry};
use crate::report::text::paper::{Ink, Line, Look, Paper};
use crate::report::words::{self, count};
use std::io::{self, Write};

/// Writes the review.
///
/// # Errors
/// Those of `out`.
pub fn review(review: &Review<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut paper = Paper::new(out, look);
    let registry = review.registry();
    paper.line(
        0,
        0,
        &Line::default().foreign(Ink::Strong, &review.verdict(ToOwned::to_owned, usize::MAX)),
    )?;
    for step in review.moves {
        paper.gap()?;
        tell_move(step, registry, &mut paper)?;
    }
    for (place, difference) in review.differences.iter().enumerate() {
        if place == 0 {
            head(&format!("{}: {}", count(review.differences.len(), "record"), review.causes()), &mut paper)?;
        }
        tell_difference(review, difference, &mut paper)?;
    }
    tell_articles(review, &mut paper)?;
    tell_list("Not coded", review.uncoded.iter().map(Clone::clone), &mut paper)?;
    tell_findings(review, &mut paper)?;
    let alone = review.lock_alone.iter();
    let alone = alone.map(|entry| format!("{}  {}", title(*entry, registry), place(*entry)));
    tell_list("On the lock’s word alone", alone, &mut paper)?;
    let settings = review.settings.iter();
    let settings = settings.map(|change| format!("{}: {} → {}", change.name, change.from, change.to));
    tell_list("Settings that differ", settings, &mut paper)?;
    paper.gap()?;
    paper.line(0, 0, &Line::of(Ink::Faint, format!("since {}", review.base)))
}

fn head(text: &str, paper: &mut Paper<'_>) -> io::Result<()> {
    paper.gap()?;
    paper.line(0, 0, &Line::of(Ink::Issue, text))
}

fn tell_list(name: &str, items: impl Iterator<Item = String>, paper: &mut Paper<'_>) -> io::Result<()> {
    for (nth, item) in items.enumerate() {
        if nth == 0 {
            head(name, paper)?;
        }
        paper.line(2, 4, &Line::default().foreign(Ink::Plain, &item))?;
    }
    Ok(())
}

fn tell_move(step: &Move<'_>, registry: &Registry, paper: &mut Paper<'_>) -> io::Result<()> {
    let issue = registry.issue(step.pair.issue);
    let (before, after) = (step.before.as_ref(), step.after.as_ref());
    let line = Line::default()
        .foreign(Ink::Strong, &registry.party(step.pair.party).name)
        .with(Ink::Plain, " on ")
        .with(Ink::Issue, &*issue.id.value)
        .with(Ink::Plain, "  ")
        .with(Ink::Moved, words::kind(step, issue, None));
    paper.line(0, 2, &line)?;
    let places = format!("{} → {}", position(before, issue), position(after, issue));
    paper.line(2, 4, &Line::of(Ink::Plain, places))?;
    for (name, standing) in [("was", before), ("is now", after)] {
        if let Some(standing) = standing {
            tell_receipt(name, standing.record, registry, paper)?;
        }
    }
    Ok(())
}

fn tell_receipt(name: &str, entry: Entry<'_>, registry: &Registry, paper: &mut Paper<'_>) -> io::Result<()> {
    let mut line = Line::of(Ink::Faint, format!("{name:<6}  {}  ", words::voiced(entry)));
    for quote in words::quotes(entry) {
        line = line.with(Ink::Plain, "“").foreign(Ink::Quote, quote).with(Ink::Plain, "” ");
    }
    let voice = words::voice(entry, registry);
    let article = words::article(entry);
    let whose = if voice.is_empty() { article } else { format!("{voice} · {article}") };
    paper.line(2, 10, &line.foreign(Ink::Faint, &whose))
}

fn tell_difference(
    review: &Review<'_>,
    difference: &Difference<'_, '_>,
    paper: &mut Paper<'_>,
) -> io::Result<()> {
    let Some((entry, registry)) = review.shown(difference) else { return Ok(()) };
    let line = Line::of(Ink::Moved, format!("{:<13}", difference.cause.word()))
        .foreign(Ink::Plain, &title(entry, registry))
        .with(Ink::Plain, "  ")
        .foreign(Ink::Faint, &place(entry));
    paper.line(2, 4, &line)?;
    if matches!(difference.cause, Cause::News | Cause::LearnedLate) {
        let stance = &entry.record.stance.value;
        paper.line(4, 6, &Line::default().foreign(Ink::Plain, stance))?;
    }
    for change in &difference.changes {
        let [field, from, to] = change_in_words(change);
        let line = Line::default()
            .foreign(Ink::Plain, &field)
            .with(Ink::Plain, ": ")
            .foreign(Ink::Gone, &from)
            .with(Ink::Plain, " → ")
            .foreign(Ink::Come, &to);
        paper.line(4, 6, &line)?;
    }
    Ok(())
}

fn place(entry: Entry<'_>) -> String {
    format!("{}:{}", entry.article.file.path(), entry.record.line)
}

fn tell_articles(review: &Review<'_>, paper: &mut Paper<'_>) -> io::Result<()> {
    let articles = review.articles;
    let new = articles.new.iter().map(|article| format!("new      {}, {}", article.name, article.title));
    let changed = articles.changed.iter().map(|(old, article)| {
        let renamed = old.file.path() != article.file.path();
        let was = if renamed { format!(", which was {}", old.file.path()) } else { String::new() };
        format!("changed  {}{was}, {}", article.name, article.title)
    });
    let removed = articles.removed.iter();
    let removed = removed.map(|article| format!("removed  {}, {}", article.name, article.title));
    let all: Vec<String> = new.chain(changed).chain(removed).collect();
    tell_list(&count(all.len(), "article"), all.into_iter(), paper)
}

fn tell_findings(review: &Review<'_>, paper: &mut Paper<'_>) -> io::Result<()> {
    if !review.new_findings.is_empty() || review.gone > 0 {
        let new = review.finding_counts();
        let new = if new.is_empty() { "none new".to_owned() } else { new };
        let gone = if review.gone > 0 { format!("; {} gone", review.gone) } else { String::new() };
        head(&format!("Findings: {new}{gone}"), paper)?;
    }
    for finding in review.new_findings {
        let ink = if finding.level == Level::Error { Ink::Gone } else { Ink::Warning };
        let line = Line::of(ink, format!("{}[{}]", finding.level.word(), finding.rule))
            .with(Ink::Plain, ": ")
            .foreign(Ink::Plain, &finding.message)
            .with(Ink::Plain, "  ")
            .foreign(Ink::Faint, &format!("{}:{}", finding.at.path, finding.at.start.line));
        paper.line(2, 4, &line)?;
        if let Some(help) = &finding.help {
            paper.line(4, 6, &Line::of(Ink::Plain, "help: ").foreign(Ink::Plain, help))?;
        }
    }
    Ok(())
}
