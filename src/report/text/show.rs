//! Who stands where: a table where it fits the width, else a list by issue.

use super::marks::issue_line;
use super::paper::{Ink, Line, Look, Paper};
use crate::history::point::age;
use crate::model::{Date, PartyId};
use crate::report::{Cell, Show, words};
use comfy_table::{ContentArrangement, Table, presets};
use std::io::{self, Write};

/// Writes who stands where.
///
/// # Errors
/// Those of `out`.
pub fn show(show: &Show<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let title = Line::of(Ink::Strong, format!("Who stands where on {}", show.at.day()));
    {
        let mut paper = Paper::new(out, look);
        paper.line_with(&title, &Line::of(Ink::Faint, words::size(show.history)))?;
        if show.cells.is_empty() {
            return paper.line(0, 2, &no_record(show));
        }
        let key = "• contested   ~ uncertain date   … stale: nothing newer for longer than the project's stale-after";
        paper.line(0, 2, &Line::of(Ink::Faint, key))?;
        paper.gap()?;
    }
    let table = table(show);
    if table.lines().all(|line| textwrap::core::display_width(line) <= look.width) {
        return writeln!(out, "{table}");
    }
    list(show, &mut Paper::new(out, look))
}

/// That there is no record, with when the first is.
fn no_record(show: &Show<'_>) -> Line {
    match show.history.days() {
        Some((first, _)) if first > show.at.day() => {
            Line::of(Ink::Plain, format!("no record by then; the first is of {first}"))
        }
        _ => Line::of(Ink::Plain, "no record"),
    }
}

fn table(show: &Show<'_>) -> String {
    let registry = &show.history.corpus().registry;
    let mut parties: Vec<PartyId> = show.cells.iter().map(|cell| cell.pair.party).collect();
    parties.sort_unstable();
    parties.dedup();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    let names = parties.iter().map(|party| registry.party(*party).id.value.to_string());
    table.set_header(std::iter::once(String::new()).chain(names));
    for row in show.cells.chunk_by(|a, b| a.pair.issue == b.pair.issue) {
        let Some(first) = row.first() else { continue };
        let cells = parties.iter().map(|party| {
            let cell = row.iter().find(|cell| cell.pair.party == *party);
            cell.map_or_else(|| "·".into(), |cell| format!("{}\n{}", place(cell, show), cell_age(cell, show)))
        });
        let id = registry.issue(first.pair.issue).id.value.to_string();
        table.add_row(std::iter::once(id).chain(cells));
    }
    table.trim_fmt()
}

fn list(show: &Show<'_>, paper: &mut Paper<'_>) -> io::Result<()> {
    let registry = &show.history.corpus().registry;
    let name = |cell: &Cell<'_>| registry.party(cell.pair.party).id.value.chars().count();
    let names = show.cells.iter().map(name).max().unwrap_or_default().min(paper.look.width / 3);
    let places = show.cells.iter().map(|cell| place(cell, show).chars().count()).max().unwrap_or_default();
    for (place_in_list, row) in show.cells.chunk_by(|a, b| a.pair.issue == b.pair.issue).enumerate() {
        let Some(first) = row.first() else { continue };
        if place_in_list > 0 {
            paper.gap()?;
        }
        paper.line(0, 2, &issue_line(registry.issue(first.pair.issue)))?;
        for cell in row {
            let id = &registry.party(cell.pair.party).id.value;
            let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.chars().count()) + 2);
            let stands = place(cell, show);
            let ink = if is_stale(cell, show) { Ink::Faint } else { Ink::Plain };
            let line = Line::of(Ink::Strong, format!("{id}{}", pad(id, names)))
                .with(ink, format!("{stands}{}", pad(&stands, places)))
                .with(Ink::Faint, cell_age(cell, show));
            paper.line(2, 4 + names, &line)?;
        }
    }
    Ok(())
}

/// The option, or what stands in its place.
pub(in crate::report) fn place(cell: &Cell<'_>, show: &Show<'_>) -> String {
    let issue = show.history.corpus().registry.issue(cell.pair.issue);
    let stands = words::stands(Some(&cell.standing), issue);
    let contested = if cell.contested_by.is_empty() { "" } else { " •" };
    format!("{stands}{contested}")
}

/// How old the last record is, in words.
pub(in crate::report) fn cell_age(cell: &Cell<'_>, show: &Show<'_>) -> String {
    let record = cell.standing.record;
    let uncertain = record.record.voiced(record.article).is_some_and(|date: Date| !date.is_sure_day());
    let mark = if uncertain { "~" } else { "" };
    let stale = if is_stale(cell, show) { " …" } else { "" };
    format!("{mark}{}{stale}", age(record.record.day, show.at.day()))
}

fn is_stale(cell: &Cell<'_>, show: &Show<'_>) -> bool {
    let age = (show.at.day() - cell.standing.record.record.day).num_days();
    age > i64::from(show.history.corpus().settings.stale_after)
}
