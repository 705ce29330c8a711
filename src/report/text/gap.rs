//! How far apart two parties are, drawn issue by issue.

use super::marks::detail;
use super::paper::{Ink, Line, Look, Paper};
use crate::history::{Gap, GapSide};
use crate::model::{Issue, Position};
use crate::report::{Gaps, words};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes how far apart two parties are.
///
/// # Errors
/// Those of `out`.
pub fn gaps(gaps: &Gaps<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut paper = Paper::new(out, look);
    let registry = &gaps.history.corpus().registry;
    let [a, b] = gaps.parties.map(|party| registry.party(party));
    let title = Line::of(Ink::Strong, "○ ").foreign(Ink::Strong, &a.name).with(Ink::Plain, " and ");
    let title = title.with(Ink::Strong, "● ").foreign(Ink::Strong, &b.name);
    let days = format!("{} → {}", gaps.from.day(), gaps.to.day());
    paper.line_with(&title, &Line::of(Ink::Faint, days))?;
    if gaps.gaps.is_empty() {
        return paper.line(0, 2, &Line::of(Ink::Plain, "no record of either on any issue"));
    }
    for gap in gaps.gaps {
        paper.gap()?;
        let issue = registry.issue(gap.issue);
        let ink = if gap.trend == crate::history::Trend::Unknown { Ink::Faint } else { Ink::Moved };
        let head = Line::of(Ink::Issue, &*issue.id.value).with(Ink::Plain, "   ").with(ink, gap.trend.word());
        paper.line(0, 2, &head)?;
        for (point, side) in [(gaps.from, &gap.from), (gaps.to, &gap.to)] {
            let day = format!("{}  ", point.day());
            let line = Line::of(Ink::Faint, day).with(Ink::Plain, bar(side, issue));
            let line = line.with(Ink::Plain, "  ").foreign(Ink::Plain, &said(side, issue, gaps));
            paper.line(2, 14, &line)?;
        }
        verdicts(&mut paper, gap, issue, gaps)?;
        for (term, values) in &gap.terms {
            let term = &issue.terms[term.0 as usize];
            let [first, second] = values.map(|value| words::term_value(value, &term.kind, registry));
            detail(&mut paper, 2, &term.id.value, &format!("○ {first}   ● {second}"))?;
        }
    }
    paper.gap()?;
    let both = gaps.gaps.iter().flat_map(|gap| {
        let issue = registry.issue(gap.issue);
        gap.common.iter().map(|option| format!("{}: {}", issue.id.value, issue.option_id(*option)))
    });
    let both: Vec<String> = both.collect();
    let both = if both.is_empty() { "nothing that the record shows".into() } else { both.join(", ") };
    paper.line(0, 2, &Line::of(Ink::Strong, "Could both live with: ").with(Ink::Plain, both))
}

/// The scale with both on it: `○━━━━●──  2 of 3`.
fn bar(side: &GapSide<'_>, issue: &Issue) -> String {
    let options = side.positions.map(|position| position.and_then(Position::option));
    let length = issue.scale.len();
    if length == 0 {
        return String::new();
    }
    let places = options.map(|option| option.map(|option| usize::from(option.0)));
    let mut out = String::new();
    for place in 0..length {
        if place > 0 {
            let inside = places[0].zip(places[1]).is_some_and(|(a, b)| a.min(b) < place && place <= a.max(b));
            out.push_str(if inside { "━━" } else { "──" });
        }
        out.push(match places.map(|at| at == Some(place)) {
            [true, true] => '◉',
            [true, false] => '○',
            [false, true] => '●',
            [false, false] => '┼',
        });
    }
    if let Some(steps) = side.steps {
        let _ = write!(out, "  {steps} of {}", length - 1);
    }
    out
}

fn said(side: &GapSide<'_>, issue: &Issue, gaps: &Gaps<'_>) -> String {
    let registry = &gaps.history.corpus().registry;
    let one = |at: usize, sign: &str| match &side.standings[at] {
        None => format!("no record of {}", registry.party(gaps.parties[at]).name),
        standing => format!("{sign} {}", words::stands(standing.as_ref(), issue)),
    };
    format!("{} · {}", one(0, "○"), one(1, "●"))
}

fn verdicts(paper: &mut Paper<'_>, gap: &Gap<'_>, issue: &Issue, gaps: &Gaps<'_>) -> io::Result<()> {
    let registry = &gaps.history.corpus().registry;
    let name = |at: usize| &registry.party(gaps.parties[at]).name;
    for (one, other) in [(0, 1), (1, 0)] {
        if let (true, Some(position)) = (gap.ruled_out[one], gap.to.positions[other]) {
            let text = format!("{} rules out {}: {}", name(one), name(other), issue.position_id(position));
            paper.line(2, 4, &Line::default().foreign(Ink::Warning, &text))?;
        }
    }
    Ok(())
}
