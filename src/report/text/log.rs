//! One stance through time: the scale across, time down, as a graph of commits is drawn.

use super::marks::{contested, issue_line, party_line, stance_line};
use super::paper::{Ink, Line, Look, Paper};
use crate::history::point::age;
use crate::history::{Entry, Kind, Op, Step};
use crate::model::{Issue, OptionId, Position};
use crate::report::{Log, words};
use std::io::{self, Write};

/// Writes a timeline.
///
/// # Errors
/// Those of `out`.
pub fn log(log: &Log<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut paper = Paper::new(out, look);
    let registry = &log.history.corpus().registry;
    if log.steps.is_empty() {
        return paper.line(0, 2, &Line::of(Ink::Plain, "no record"));
    }
    let mut last = None;
    for steps in log.steps.chunk_by(|a, b| a.pair == b.pair) {
        let Some(first) = steps.first() else { continue };
        let issue = registry.issue(first.pair.issue);
        if last.replace(first.pair).is_some() {
            paper.gap()?;
        }
        let head = party_line(registry.party(first.pair.party)).with(Ink::Plain, " on ");
        paper.line(0, 2, &head.join(issue_line(issue)))?;
        paper.gap()?;
        let lanes = Lanes::of(issue, paper.look.width);
        if let Some(lanes) = &lanes {
            paper.line(2, 2, &lanes.head())?;
        }
        let mut standing = None;
        for step in steps {
            let after = step.step.as_ref().and_then(|step| step.after.as_ref()).map(|after| after.position);
            let now = after.map_or(standing, |position| position.and_then(Position::option));
            write_step(&mut paper, step, lanes.as_ref(), (standing, now), log)?;
            standing = now;
        }
        silence(&mut paper, steps, lanes.as_ref(), standing, log)?;
    }
    Ok(())
}

/// How long nothing newer was said, up to the latest record of all.
fn silence(
    paper: &mut Paper<'_>,
    steps: &[Step<'_>],
    lanes: Option<&Lanes>,
    standing: Option<OptionId>,
    log: &Log<'_>,
) -> io::Result<()> {
    let last = steps.iter().map(|step| step.entry.record.day).max();
    let Some((last, (_, latest))) = last.zip(log.history.days()).filter(|(last, (_, latest))| last < latest)
    else {
        return Ok(());
    };
    let text = Line::of(Ink::Faint, format!("{latest}  silent for {}", age(last, latest)));
    match lanes {
        Some(lanes) => {
            paper.line(2, 2, &lanes.row(standing, standing, standing.map(|option| (option, "◌"))).join(text))
        }
        None => paper.line(2, 4, &Line::of(Ink::Faint, "◌ ").join(text)),
    }
}

fn write_step(
    paper: &mut Paper<'_>,
    step: &Step<'_>,
    lanes: Option<&Lanes>,
    (from, to): (Option<OptionId>, Option<OptionId>),
    log: &Log<'_>,
) -> io::Result<()> {
    let registry = &log.history.corpus().registry;
    let issue = registry.issue(step.pair.issue);
    let entry = step.entry;
    let stated = entry.record.position.said().map(|position| position.value);
    let kind = match &step.step {
        Some(step) => words::kind(step, issue, None),
        None => "told, and not counted: the party has spoken for itself".into(),
    };
    let ink =
        if step.step.as_ref().is_some_and(|step| step.kind.is_change()) { Ink::Moved } else { Ink::Faint };
    let text = Line::of(Ink::Strong, words::voiced(entry)).with(Ink::Plain, "  ").with(ink, kind);
    let off = stated.filter(|position| position.option().is_none());
    let text = match off {
        Some(position) => text.with(Ink::Moved, format!("  {}", issue.position_id(position))),
        None if lanes.is_none() => match stated {
            Some(position) => text.with(Ink::Moved, format!("  ● {}", issue.position_id(position))),
            None => text,
        },
        None => text,
    };
    let indent = if let Some(lanes) = lanes {
        let option = stated.and_then(Position::option);
        let row = lanes.row(from, to, option.map(|option| (option, sign(entry))));
        paper.line(2, 2, &row.join(text))?;
        2 + lanes.width + 3
    } else {
        paper.line(2, 4, &text)?;
        4
    };
    let mut body = Vec::new();
    let wording = step.step.as_ref().filter(|step| step.stance.iter().any(|piece| piece.op != Op::Equal));
    body.push(match wording {
        Some(step) if step.kind != Kind::Silent => stance_line(&step.stance, paper.look.colour),
        _ => Line::default().foreign(Ink::Plain, &entry.record.stance.value),
    });
    let quotes: Vec<String> = words::quotes(entry).map(words::quoted).collect();
    body.push(Line::default().foreign(Ink::Quote, &quotes.join(" · ")));
    let voice = words::voice(entry, registry);
    let parted = if voice.is_empty() { "" } else { " · " };
    body.push(Line::default().foreign(Ink::Faint, &format!("{voice}{parted}{}", words::article(entry))));
    for line in body {
        match lanes {
            Some(lanes) if paper.look.width > indent + 30 => {
                let width = paper.look.width - indent;
                for wrapped in textwrap::wrap(&line.painted(paper.look.colour), wrapping(width)) {
                    let row = lanes.row(to, to, None).with(Ink::Plain, wrapped.into_owned());
                    paper.line(2, 2, &row)?;
                }
            }
            _ => paper.line(6, 6, &line)?,
        }
    }
    if let Some(step) = &step.step {
        contested(paper, indent.min(8), &step.contested_by(), registry)?;
    }
    Ok(())
}

fn wrapping(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// A hollow mark is speech at second hand.
fn sign(entry: Entry<'_>) -> &'static str {
    if words::is_second_hand(entry) { "○" } else { "●" }
}

/// A lane for each option of a scale.
struct Lanes {
    labels: Vec<String>,
    centres: Vec<usize>,
    width: usize,
}

impl Lanes {
    /// The lanes of an issue; none where it has no scale, or where they leave no room for words.
    fn of(issue: &Issue, room: usize) -> Option<Self> {
        let labels: Vec<String> = issue.scale.iter().map(|option| option.id.value.to_string()).collect();
        let mut centres = Vec::with_capacity(labels.len());
        let mut width = 0;
        for label in &labels {
            centres.push(width + label.len() / 2);
            width += label.len() + 2;
        }
        (!labels.is_empty() && width + 36 <= room).then_some(Self { labels, centres, width })
    }

    fn head(&self) -> Line {
        Line::of(Ink::Faint, self.labels.join("  "))
    }

    /// One row: a faint rule in every lane, a strong one where the party stands, a mark where a record places it, and
    /// the way to it from where it stood.
    fn row(
        &self,
        from: Option<OptionId>,
        to: Option<OptionId>,
        mark: Option<(OptionId, &'static str)>,
    ) -> Line {
        let column = |option: OptionId| self.centres.get(option.0 as usize).copied().unwrap_or_default();
        let way = from.zip(to).filter(|(from, to)| from != to && mark.is_some());
        let way = way.map(|(from, to)| (column(from), column(to)));
        let marked = mark.map(|(option, sign)| (column(option), sign));
        let stands = to.map(column);
        let mut line = Line::default();
        for at in 0..self.width {
            let (ink, sign) = match (marked, way) {
                (Some((place, sign)), _) if place == at => (Ink::Moved, sign),
                (_, Some((from, to))) if at == from => (Ink::Moved, if from > to { "╯" } else { "╰" }),
                (_, Some((from, to))) if from > to && at == to + 1 => (Ink::Moved, "◀"),
                (_, Some((from, to))) if from < to && at + 1 == to => (Ink::Moved, "▶"),
                (_, Some((from, to))) if from.min(to) < at && at < from.max(to) => (Ink::Moved, "━"),
                _ if stands == Some(at) => (Ink::Moved, "┃"),
                _ if self.centres.contains(&at) => (Ink::Faint, "│"),
                _ => (Ink::Plain, " "),
            };
            line = line.with(ink, sign);
        }
        line.with(Ink::Plain, "   ")
    }
}
