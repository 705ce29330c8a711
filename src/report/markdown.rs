//! Markdown for comments and notes: the words and the order of the terminal.

use super::escape::markdown as safe;
use super::{Diff, Gaps, Log, Show, words};
use crate::history::{Entry, Kind, Move, Op, Piece};
use crate::model::{Corpus, Registry};
use chrono::NaiveDate;
use std::io::{self, Write};

/// Writes a diff.
///
/// # Errors
/// Those of `out`.
pub fn diff(diff: &Diff<'_>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = diff.history.corpus();
    let point = |point: &crate::history::Point| match point.article() {
        Some(article) => safe(&corpus.article(article).name),
        None => point.day().to_string(),
    };
    writeln!(out, "## {} → {}\n", point(diff.from), point(diff.to))?;
    let counts = Kind::ALL.iter().filter(|(_, kind)| diff.summary.count(*kind) > 0);
    let counts: Vec<String> =
        counts.map(|(word, kind)| format!("{} {word}", diff.summary.count(*kind))).collect();
    writeln!(out, "{}", if counts.is_empty() { words::NO_MOVE.into() } else { counts.join(" · ") })?;
    let day = diff.from.article().is_none().then(|| diff.to.day());
    for steps in diff.moves.chunk_by(|a, b| a.pair.issue == b.pair.issue) {
        let Some(first) = steps.first() else { continue };
        let issue = corpus.registry.issue(first.pair.issue);
        writeln!(out, "\n### {} · {}\n", issue.id.value, safe(&issue.question))?;
        writeln!(out, "| party | move | was | is now | stance | on whose word |")?;
        writeln!(out, "|---|---|---|---|---|---|")?;
        for step in steps {
            move_row(step, corpus, day, out)?;
        }
    }
    Ok(())
}

fn move_row(step: &Move<'_>, corpus: &Corpus, day: Option<NaiveDate>, out: &mut dyn Write) -> io::Result<()> {
    let registry = &corpus.registry;
    let issue = registry.issue(step.pair.issue);
    let position = |standing: &Option<crate::history::Standing<'_>>| {
        let position = standing.as_ref().and_then(|standing| standing.position);
        position.map_or("", |position| issue.position_id(position)).to_owned()
    };
    let mut stance = if step.kind == Kind::Silent || step.stance.is_empty() {
        let shown = step.after.as_ref().or(step.before.as_ref());
        shown.map(|shown| safe(&shown.record.record.stance.value)).unwrap_or_default()
    } else {
        pieces(&step.stance)
    };
    for change in changes(step, registry) {
        stance.push_str("<br>");
        stance.push_str(&change);
    }
    let receipts = step.before.iter().chain(&step.after).map(|standing| receipt(standing.record, registry));
    let mut receipts: Vec<String> = receipts.collect();
    receipts.dedup();
    writeln!(
        out,
        "| {} | {} | {} | {} | {stance} | {} |",
        safe(&registry.party(step.pair.party).name),
        words::kind(step, issue, day),
        position(&step.before),
        position(&step.after),
        receipts.join("<br>"),
    )
}

/// The wording, deleted words struck and inserted ones strong.
pub fn pieces(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let text = safe(piece.text);
        match piece.op {
            Op::Equal => out.push_str(&text),
            Op::Delete => out.extend(["<del>", &text, "</del>"]),
            Op::Insert => out.extend(["<ins>", &text, "</ins>"]),
        }
    }
    out
}

/// What changed besides the position and the wording, a line each.
pub fn changes(step: &Move<'_>, registry: &Registry) -> Vec<String> {
    let changes = words::changes(step, registry).into_iter();
    changes.map(|(name, value)| format!("{}: {}", safe(&name), safe(&value))).collect()
}

/// A receipt on one line: date, quotes, voice, article.
pub fn receipt(entry: Entry<'_>, registry: &Registry) -> String {
    let quotes: Vec<String> = words::quotes(entry).map(|quote| safe(&words::quoted(quote))).collect();
    let mut parts = vec![words::voiced(entry)];
    parts.extend(if quotes.is_empty() { vec!["no quote".into()] } else { quotes });
    let voice = words::voice(entry, registry);
    if !voice.is_empty() {
        parts.push(safe(&voice));
    }
    parts.push(safe(&words::article(entry)));
    parts.join(" · ")
}

/// Writes a timeline.
///
/// # Errors
/// Those of `out`.
pub fn log(log: &Log<'_>, out: &mut dyn Write) -> io::Result<()> {
    let registry = &log.history.corpus().registry;
    if log.steps.is_empty() {
        return writeln!(out, "no record");
    }
    for (place, steps) in log.steps.chunk_by(|a, b| a.pair == b.pair).enumerate() {
        let Some(first) = steps.first() else { continue };
        let issue = registry.issue(first.pair.issue);
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "### {} on {} · {}\n",
            safe(&registry.party(first.pair.party).name),
            issue.id.value,
            safe(&issue.question)
        )?;
        writeln!(out, "| date | move | position | stance | on whose word |\n|---|---|---|---|---|")?;
        for step in steps {
            let kind = step
                .step
                .as_ref()
                .map_or("told, and not counted".into(), |step| words::kind(step, issue, None));
            let position =
                step.entry.record.position.said().map_or("", |position| issue.position_id(position.value));
            let stance = match &step.step {
                Some(step) if step.before.is_some() => pieces(&step.stance),
                _ => safe(&step.entry.record.stance.value),
            };
            let voiced = words::voiced(step.entry);
            writeln!(
                out,
                "| {voiced} | {kind} | {position} | {stance} | {} |",
                receipt(step.entry, registry)
            )?;
        }
    }
    Ok(())
}

/// Writes who stands where: issues down, parties across.
///
/// # Errors
/// Those of `out`.
pub fn show(show: &Show<'_>, out: &mut dyn Write) -> io::Result<()> {
    let registry = &show.history.corpus().registry;
    writeln!(out, "## Who stands where on {}\n", show.at.day())?;
    if show.cells.is_empty() {
        return writeln!(out, "no record");
    }
    let mut parties: Vec<_> = show.cells.iter().map(|cell| cell.pair.party).collect();
    parties.sort_unstable();
    parties.dedup();
    let names: Vec<String> = parties.iter().map(|party| safe(&registry.party(*party).name)).collect();
    writeln!(out, "| issue | {} |\n|---|{}", names.join(" | "), "---|".repeat(names.len()))?;
    for row in show.cells.chunk_by(|a, b| a.pair.issue == b.pair.issue) {
        let Some(first) = row.first() else { continue };
        write!(out, "| {} |", registry.issue(first.pair.issue).id.value)?;
        for party in &parties {
            match row.iter().find(|cell| cell.pair.party == *party) {
                Some(cell) => {
                    write!(
                        out,
                        " {}, {} |",
                        super::text::place(cell, show),
                        super::text::cell_age(cell, show)
                    )?;
                }
                None => write!(out, " |")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes how far apart two parties are.
///
/// # Errors
/// Those of `out`.
pub fn gaps(gaps: &Gaps<'_>, out: &mut dyn Write) -> io::Result<()> {
    let registry = &gaps.history.corpus().registry;
    let [a, b] = gaps.parties.map(|party| safe(&registry.party(party).name));
    writeln!(out, "## {a} and {b}\n")?;
    if gaps.gaps.is_empty() {
        return writeln!(out, "no record of either on any issue");
    }
    writeln!(
        out,
        "| issue | {} | {} | trend | could both live with | ruled out by |",
        gaps.from.day(),
        gaps.to.day()
    )?;
    writeln!(out, "|---|---|---|---|---|---|")?;
    for gap in gaps.gaps {
        let issue = registry.issue(gap.issue);
        let side = |side: &crate::history::GapSide<'_>| {
            let name = |at: usize| words::stands(side.standings[at].as_ref(), issue);
            let steps =
                side.steps.map(|steps| format!(" ({steps} of {})", issue.scale.len().saturating_sub(1)));
            format!("{} · {}{}", name(0), name(1), steps.unwrap_or_default())
        };
        let common: Vec<&str> = gap.common.iter().map(|option| issue.option_id(*option)).collect();
        let out_by: Vec<&str> = [&a, &b]
            .into_iter()
            .zip(gap.ruled_out)
            .filter(|(_, out)| *out)
            .map(|(name, _)| name.as_str())
            .collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            issue.id.value,
            side(&gap.from),
            side(&gap.to),
            gap.trend.word(),
            common.join(", "),
            out_by.join(", ")
        )?;
    }
    Ok(())
}
