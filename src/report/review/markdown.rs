//! A review as the comment that a reviewer reads.
//!
//! A comment holds 65,536 characters. Every part has its share of that, which adds up to less, and a row that no longer
//! fits is counted and not written: what is left out is said where it is missing.

use super::{Review, change_in_words, clipped, position, title};
use crate::history::{Cause, Difference, Entry, Kind, Move};
use crate::model::Registry;
use crate::report::escape::markdown as safe;
use crate::report::markdown::{changes, pieces};
use crate::report::words::{self, count};
use std::io::{self, Write};

/// The shares of the parts in bytes; together with the verdict's they stay below 65,536.
const MOVES: usize = 22_000;
const FINDINGS: usize = 12_000;
const RECORDS: usize = 15_000;
const LIST: usize = 3_000;
/// The bytes that moves may take up in the verdict.
const VERDICT: usize = 1_000;

/// Writes the comment.
///
/// # Errors
/// Those of `out`.
pub fn review(review: &Review<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "**{}**", review.verdict(safe, VERDICT))?;
    let registry = review.registry();
    let moves = Part {
        before: "\n| party | issue | was | is now | on whose word |\n|---|---|---|---|---|\n".into(),
        rows: review.moves.iter().map(|step| move_row(step, registry)).collect(),
        room: MOVES,
        ..Part::default()
    };
    moves.write("move", out)?;
    let uncoded = review.uncoded.iter().map(|seed| format!("- {}\n", safe(&clipped(seed, 200))));
    list("Not coded: `posdiff draft` proposes a file for each", uncoded.collect()).write("text", out)?;
    findings(review).write("finding", out)?;
    records(review, registry).write("record", out)?;
    articles(review).write("article", out)?;
    let alone = review
        .lock_alone
        .iter()
        .map(|entry| format!("- {}, {}\n", safe(&title(*entry, registry)), place(*entry)));
    folded(
        &format!("{} on the lock’s word alone: the text is not at hand", rest(review.lock_alone.len())),
        alone.collect(),
    )
    .write("record", out)?;
    let settings = review.settings.iter().map(|change| {
        let [from, to] = [&change.from, &change.to].map(|value| safe(&clipped(value, 80)));
        format!("- {}: {from} → {to}\n", safe(&clipped(&change.name, 80)))
    });
    list("Settings that differ", settings.collect()).write("setting", out)?;
    let base = review.base.get(..12).unwrap_or(review.base);
    writeln!(out, "\n<sub>posdiff review, since {base}</sub>")
}

fn rest(n: usize) -> String {
    format!("{} {}", count(n, "record"), if n == 1 { "rests" } else { "rest" })
}

/// A part of the comment that may not take more than its share.
#[derive(Default)]
struct Part {
    before: String,
    rows: Vec<String>,
    after: &'static str,
    room: usize,
}

impl Part {
    /// Writes what fits; nothing where there are no rows.
    fn write(self, one: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        out.write_all(self.before.as_bytes())?;
        let mut room = self.room.saturating_sub(self.before.len() + self.after.len() + 200);
        let mut left_out = 0;
        for row in &self.rows {
            match room.checked_sub(row.len()) {
                Some(less) => {
                    room = less;
                    out.write_all(row.as_bytes())?;
                }
                None => left_out += 1,
            }
        }
        if left_out > 0 {
            let more = count(left_out, one);
            writeln!(out, "\n{more} left out here; `posdiff review --format json` has them all.")?;
        }
        out.write_all(self.after.as_bytes())
    }
}

fn list(head: &str, rows: Vec<String>) -> Part {
    Part { before: format!("\n{head}:\n\n"), rows, room: LIST, ..Part::default() }
}

fn folded(head: &str, rows: Vec<String>) -> Part {
    Part {
        before: format!("\n<details><summary>{head}</summary>\n\n"),
        rows,
        after: "\n</details>\n",
        room: LIST,
    }
}

fn move_row(step: &Move<'_>, registry: &Registry) -> String {
    let issue = registry.issue(step.pair.issue);
    let (before, after) = (step.before.as_ref(), step.after.as_ref());
    let mut now = match step.kind {
        Kind::Reaffirmed | Kind::Silent => words::kind(step, issue, None),
        Kind::Withdrawn => "withdrawn".into(),
        _ => format!("{} ({})", position(after, issue), words::kind(step, issue, None)),
    };
    let mut changes = changes(step, registry);
    changes.truncate(12);
    // What is cut is whole again in the JSON; a cell of a table is no place for an essay.
    changes.retain(|change| change.len() < 1_500);
    for change in changes {
        now.push_str("<br>");
        now.push_str(&change);
    }
    let word = after.map(|after| word(after.record, registry)).unwrap_or_default();
    let mut quotes = Vec::new();
    if let Some(before) = before {
        quotes.push(format!("was: {}", receipt(before.record, registry)));
    }
    if let Some(after) = after.filter(|after| before.is_none_or(|before| before.record != after.record)) {
        quotes.push(format!("is now: {}", receipt(after.record, registry)));
        let stance = &after.record.record.stance.value;
        let wording: usize = step.stance.iter().map(|piece| piece.text.len()).sum();
        quotes.push(if before.is_some() && wording > 0 && wording < 1_200 {
            format!("stance: {}", pieces(&step.stance))
        } else {
            format!("stance: {}", safe(&clipped(stance, 400)))
        });
    }
    format!(
        "| {} | {} | {} | {now} | {word}<details><summary>quotes</summary>{}</details> |\n",
        safe(&clipped(&registry.party(step.pair.party).name, 80)),
        issue.id.value,
        position(before, issue),
        quotes.join("<br>")
    )
}

/// On whose word, and in which article.
fn word(entry: Entry<'_>, registry: &Registry) -> String {
    let voice = words::voice(entry, registry);
    let parts = [voice, words::article(entry)].map(|part| safe(&clipped(&part, 160)));
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// When, in which words, on whose word.
fn receipt(entry: Entry<'_>, registry: &Registry) -> String {
    let quotes: Vec<String> =
        words::quotes(entry).take(4).map(|quote| format!("“{}”", safe(&clipped(quote, 400)))).collect();
    let quotes = if quotes.is_empty() { "no quote".into() } else { quotes.join(" ") };
    format!("{} · {quotes} · {}", safe(&words::voiced(entry)), word(entry, registry))
}

fn place(entry: Entry<'_>) -> String {
    safe(&format!("{}:{}", clipped(entry.article.file.path(), 200), entry.record.line))
}

fn findings(review: &Review<'_>) -> Part {
    let gone = match review.gone {
        0 => String::new(),
        gone => format!("; {gone} of the base {} gone", if gone == 1 { "is" } else { "are" }),
    };
    let rows = review.new_findings.iter().map(|finding| {
        let at = format!("{}:{}", clipped(&finding.at.path, 200), finding.at.start.line);
        let mut what = safe(&clipped(&finding.message, 300));
        for more in finding.label.iter().chain(&finding.help) {
            what.push_str("<br>");
            what.push_str(&safe(&clipped(more, 300)));
        }
        format!("| {} | {} | {} | {what} |\n", finding.level.word(), finding.rule, safe(&at))
    });
    let rows: Vec<String> = rows.collect();
    if rows.is_empty() && review.gone > 0 {
        let gone = count(review.gone, "finding");
        return Part { rows: vec![format!("\n{gone} of the base gone.\n")], room: LIST, ..Part::default() };
    }
    let head = format!(
        "\nFindings: {}{gone}\n\n| level | rule | where | what |\n|---|---|---|---|\n",
        review.finding_counts()
    );
    Part { before: head, rows, room: FINDINGS, ..Part::default() }
}

fn records(review: &Review<'_>, registry: &Registry) -> Part {
    let rows = review.differences.iter().filter_map(|difference| {
        let (entry, of) = review.shown(difference)?;
        Some(format!(
            "| {} | {} | {} | {} |\n",
            difference.cause.word(),
            safe(&title(entry, of)),
            what_changed(difference, registry),
            place(entry)
        ))
    });
    let head = format!("{}: {}", count(review.differences.len(), "record"), review.causes());
    let table = "| cause | record | what changed | where |\n|---|---|---|---|\n";
    let part = folded(&head, rows.collect());
    Part { before: part.before + table, room: RECORDS, ..part }
}

fn what_changed(difference: &Difference<'_, '_>, registry: &Registry) -> String {
    if let (Cause::News | Cause::LearnedLate, Some(entry)) = (difference.cause, difference.after) {
        let issue = registry.issue(entry.record.issue.value);
        let position = entry.record.position.said().map(|position| issue.position_id(position.value));
        let position = position.map(|position| format!("{position}: ")).unwrap_or_default();
        return format!("{position}{}", safe(&clipped(&entry.record.stance.value, 300)));
    }
    let changes = difference.changes.iter().take(12).map(|change| {
        let [field, from, to] = change_in_words(change).map(|text| safe(&text));
        format!("{field}: {from} → {to}")
    });
    changes.collect::<Vec<_>>().join("<br>")
}

fn articles(review: &Review<'_>) -> Part {
    let name = |text: &str| safe(&clipped(text, 120));
    let mut rows = Vec::new();
    for article in &review.articles.new {
        rows.push(format!("- new: {}, {}\n", name(&article.name), name(&article.title)));
    }
    for (old, new) in &review.articles.changed {
        let was = if old.file.path() == new.file.path() {
            String::new()
        } else {
            format!(", which was {}", name(old.file.path()))
        };
        rows.push(format!("- changed: {}{was}, {}\n", name(&new.name), name(&new.title)));
    }
    for article in &review.articles.removed {
        rows.push(format!("- removed: {}, {}\n", name(&article.name), name(&article.title)));
    }
    folded(&count(rows.len(), "article"), rows)
}
