//! Sheets: a row a move, a cell or a record. No cell is a formula.

use super::escape::cell;
use super::{Diff, Log, Show, words};
use crate::history::TermChange;
use crate::history::{Entry, Standing};
use crate::model::{Corpus, TermType};
use csv::Writer;
use std::io::{self, Write};

/// Writes a diff.
///
/// # Errors
/// Those of `out`.
pub fn diff(diff: &Diff<'_>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = diff.history.corpus();
    let registry = &corpus.registry;
    let mut sheet = Writer::from_writer(out);
    row(
        &mut sheet,
        [
            "party",
            "issue",
            "kind",
            "from_day",
            "to_day",
            "from_position",
            "to_position",
            "steps",
            "terms",
            "from_stance",
            "to_stance",
            "from_quote",
            "to_quote",
            "from_article",
            "to_article",
        ],
    )?;
    for step in diff.moves {
        let issue = registry.issue(step.pair.issue);
        let sides = [&step.before, &step.after].map(Option::as_ref);
        let each =
            |text: &dyn Fn(&Standing<'_>) -> String| sides.map(|side| side.map(text).unwrap_or_default());
        let [from_day, to_day] = each(&|side| side.record.record.day.to_string());
        let position = |side: &Standing<'_>| {
            side.position.map(|position| issue.position_id(position).to_owned()).unwrap_or_default()
        };
        let [from_position, to_position] = each(&position);
        let [from_stance, to_stance] = each(&|side| side.record.record.stance.value.to_string());
        let [from_quote, to_quote] = each(&|side| words::quotes(side.record).collect::<Vec<_>>().join(" / "));
        let [from_article, to_article] = each(&|side| side.record.article.name.to_string());
        let steps = step.position.and_then(|position| position.steps);
        let terms: Vec<String> =
            step.terms.iter().map(|change| term(change, step.pair.issue, corpus)).collect();
        row(
            &mut sheet,
            [
                &*registry.party(step.pair.party).id.value,
                &issue.id.value,
                step.kind.word(),
                &from_day,
                &to_day,
                &from_position,
                &to_position,
                &steps.map(|steps| steps.to_string()).unwrap_or_default(),
                &terms.join("; "),
                &from_stance,
                &to_stance,
                &from_quote,
                &to_quote,
                &from_article,
                &to_article,
            ],
        )?;
    }
    sheet.flush()
}

fn term(change: &TermChange<'_>, issue: crate::model::IssueId, corpus: &Corpus) -> String {
    let registry = &corpus.registry;
    let id = &registry.issue(issue).terms[change.term().0 as usize].id.value;
    match change {
        TermChange::Set { members, .. } => {
            let signed = |sign: &'static str, names: &[&str]| {
                names.iter().map(|name| format!("{sign}{name}")).collect::<Vec<_>>()
            };
            format!(
                "{id}: {}",
                [signed("+", &members.added), signed("-", &members.removed)].concat().join(" ")
            )
        }
        TermChange::Value { from, to, .. } => {
            let value = |value| words::term_value(value, &TermType::Text, registry);
            format!("{id}: {} -> {}", value(*from), value(*to))
        }
    }
}

/// The columns of a record that are single values.
const RECORD: [&str; 17] = [
    "party",
    "issue",
    "date",
    "day",
    "position",
    "stance",
    "withdrawn",
    "told_by",
    "attribution",
    "confidence",
    "article",
    "seed",
    "title",
    "publisher",
    "published",
    "url",
    "file",
];

fn record(entry: Entry<'_>, corpus: &Corpus) -> Vec<String> {
    let record = super::json::RecordJson::new(entry, corpus);
    let or = |text: Option<&str>| text.unwrap_or_default().to_owned();
    vec![
        record.party.into(),
        record.issue.into(),
        record.date,
        record.day,
        or(record.position),
        record.stance.into(),
        record.withdrawn.to_string(),
        or(record.told_by),
        or(record.attribution),
        or(record.confidence),
        record.article.into(),
        record.seed.into(),
        record.title.into(),
        or(record.publisher),
        record.published,
        or(record.url),
        record.file.into(),
        record.line.to_string(),
    ]
}

/// Writes who stands where: the standing's position and its age, then the last record.
///
/// # Errors
/// Those of `out`.
pub fn show(show: &Show<'_>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = show.history.corpus();
    let mut sheet = Writer::from_writer(out);
    let columns = RECORD.into_iter().chain(["line", "standing_position", "age_days", "contested"]);
    row(&mut sheet, columns)?;
    for place in show.cells {
        let entry = place.standing.record;
        let issue = corpus.registry.issue(place.pair.issue);
        let mut cells = record(entry, corpus);
        let position = place.standing.position.map(|position| issue.position_id(position).to_owned());
        cells.push(position.unwrap_or_default());
        cells.push((show.at.day() - entry.record.day).num_days().to_string());
        cells.push((!place.contested_by.is_empty()).to_string());
        row(&mut sheet, cells)?;
    }
    sheet.flush()
}

/// Writes a timeline.
///
/// # Errors
/// Those of `out`.
pub fn log(log: &Log<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Writer::from_writer(out);
    row(&mut sheet, RECORD.into_iter().chain(["line"]))?;
    for step in log.steps {
        row(&mut sheet, record(step.entry, log.history.corpus()))?;
    }
    sheet.flush()
}

fn row<W: Write>(sheet: &mut Writer<W>, cells: impl IntoIterator<Item = impl AsRef<str>>) -> io::Result<()> {
    for text in cells {
        sheet.write_field(cell(text.as_ref()).as_bytes()).map_err(io::Error::from)?;
    }
    sheet.write_record(None::<&[u8]>).map_err(io::Error::from)
}
