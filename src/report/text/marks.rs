//! Signs and receipts that several texts share: the scale with its marks, a quote with its article.

use super::paper::{GLUE, Ink, Line, Paper};
use crate::history::{Entry, Op, Piece, Standing};
use crate::model::{Issue, OptionId, Party, Position, Registry};
use crate::report::words;
use std::io;

/// The issue's id and its question.
pub(super) fn issue_line(issue: &Issue) -> Line {
    Line::of(Ink::Issue, &*issue.id.value).with(Ink::Faint, " · ").foreign(Ink::Plain, &issue.question)
}

/// The party's name, with its id where that is not the name in small letters.
pub(super) fn party_line(party: &Party) -> Line {
    let line = Line::default().foreign(Ink::Strong, &party.name);
    if party.name.to_lowercase().replace(' ', "-") == *party.id.value {
        line
    } else {
        line.with(Ink::Faint, format!(" ({})", party.id.value))
    }
}

/// The scale with the old place (○) and the new one (●) on it: `none ─ ○ some ━━▶ ● many`.
pub(super) fn scale_line(issue: &Issue, from: Option<Position>, to: Option<Position>) -> Option<Line> {
    if let Some(off) = to.filter(|to| to.option().is_none()) {
        let line = Line::of(Ink::Moved, format!("● {}", issue.position_id(off)));
        let line = line.with(Ink::Faint, ", off the scale");
        return Some(match from.filter(|from| *from != off) {
            Some(from) => line.with(Ink::Faint, format!("; was {}", issue.position_id(from))),
            None => line,
        });
    }
    let to = to.and_then(Position::option)?;
    let from = from.and_then(Position::option).filter(|from| *from != to);
    let mut line = Line::default();
    for place in 0..issue.scale.len() {
        let option = OptionId(u16::try_from(place).unwrap_or(u16::MAX));
        if place > 0 {
            let way = from.map_or("─", |from| link(option, from, to));
            let ink = if way == "─" { Ink::Faint } else { Ink::Moved };
            line = line.with(ink, format!(" {way} "));
        }
        let id = issue.option_id(option);
        line = if option == to {
            line.with(Ink::Moved, format!("●{GLUE}{id}"))
        } else if Some(option) == from {
            line.with(Ink::Strong, format!("○{GLUE}{id}"))
        } else {
            line.with(Ink::Faint, id)
        };
    }
    Some(line)
}

/// What stands between an option and the one before it on a way from one place to another.
fn link(option: OptionId, from: OptionId, to: OptionId) -> &'static str {
    if from < option && option <= to {
        if option == to { "━━▶" } else { "━━" }
    } else if to < option && option <= from {
        if option.0 == to.0 + 1 { "◀━━" } else { "━━" }
    } else {
        "─"
    }
}

/// The pieces of a stance, deleted and inserted words marked.
pub(super) fn stance_line(pieces: &[Piece<'_>], colour: bool) -> Line {
    let mut line = Line::default();
    let mut gone = false;
    for piece in pieces {
        let replaced = std::mem::replace(&mut gone, piece.op == Op::Delete);
        line = match piece.op {
            // With the bracket of a deletion behind it this would be a command in a CI log.
            Op::Equal if piece.text.ends_with("##") => {
                line.foreign(Ink::Plain, &piece.text[..piece.text.len() - 1]).with(Ink::Plain, "\\u{23}")
            }
            Op::Equal => line.foreign(Ink::Plain, piece.text),
            Op::Delete if colour => line.foreign(Ink::Gone, piece.text),
            Op::Insert if colour => {
                // Two whole sentences must not run into each other.
                let parted = if line.ends_with_space() { "" } else { " " };
                line.with(Ink::Plain, if replaced { parted } else { "" }).foreign(Ink::Come, piece.text)
            }
            // As git's word diff has them.
            Op::Delete => line.with(Ink::Plain, "[-").foreign(Ink::Plain, piece.text).with(Ink::Plain, "-]"),
            Op::Insert => line.with(Ink::Plain, "{+").foreign(Ink::Plain, piece.text).with(Ink::Plain, "+}"),
        };
    }
    line
}

/// Where what a line says begins, behind its date or its name: so that all of a move stands in one column.
const COLUMN: usize = 13;

/// A date or a name, and the room up to where the rest begins.
fn headed(ink: Ink, head: &str) -> Line {
    let room = COLUMN.saturating_sub(head.chars().count()).max(2);
    Line::of(ink, format!("{head}{}", " ".repeat(room)))
}

/// A receipt: the date, the quotes, who said so in which article.
pub(super) fn receipt(
    paper: &mut Paper<'_>,
    indent: usize,
    entry: Entry<'_>,
    registry: &Registry,
) -> io::Result<()> {
    let hang = indent + COLUMN;
    let mut line = headed(Ink::Strong, &words::voiced(entry));
    let mut quoted = false;
    for quote in words::quotes(entry) {
        let lead = if quoted { " · " } else { "" };
        line = line.with(Ink::Plain, lead).foreign(Ink::Quote, &words::quoted(quote));
        quoted = true;
    }
    if !quoted {
        line = line.with(Ink::Warning, "no quote");
    }
    paper.line(indent, hang, &line)?;
    let voice = words::voice(entry, registry);
    let mut line = Line::default();
    if !voice.is_empty() {
        line = line.foreign(Ink::Faint, &voice).with(Ink::Faint, " · ");
    }
    paper.line(hang, hang, &line.foreign(Ink::Faint, &words::article(entry)))
}

/// What else a standing says: its terms, red lines, fallbacks and conditions.
pub(super) fn details(
    paper: &mut Paper<'_>,
    indent: usize,
    standing: &Standing<'_>,
    issue: &Issue,
    registry: &Registry,
) -> io::Result<()> {
    let options = |options: &[OptionId]| {
        options.iter().map(|option| issue.option_id(*option)).collect::<Vec<_>>().join(", ")
    };
    for (term, value) in &standing.terms {
        let term = &issue.terms[term.0 as usize];
        detail(paper, indent, &term.id.value, &words::term_value(Some(value), &term.kind, registry))?;
    }
    for (name, options) in [("accepts", options(&standing.accepts)), ("rejects", options(&standing.rejects))]
    {
        if !options.is_empty() {
            detail(paper, indent, name, &options)?;
        }
    }
    for condition in &standing.conditions {
        detail(paper, indent, "condition", condition)?;
    }
    Ok(())
}

/// A name and what it is.
pub(super) fn detail(paper: &mut Paper<'_>, indent: usize, name: &str, value: &str) -> io::Result<()> {
    paper.line(indent, indent + COLUMN, &headed(Ink::Faint, name).foreign(Ink::Plain, value))
}

/// Records that place the party elsewhere on the same days.
pub(super) fn contested(
    paper: &mut Paper<'_>,
    indent: usize,
    entries: &[Entry<'_>],
    registry: &Registry,
) -> io::Result<()> {
    for entry in entries {
        let issue = registry.issue(entry.record.issue.value);
        let position = entry.record.position.said().map_or("", |position| issue.position_id(position.value));
        let line = Line::of(Ink::Warning, format!("contested: {position}, says "));
        paper.line(indent, indent + 2, &line.foreign(Ink::Plain, &words::article(*entry)))?;
    }
    Ok(())
}
