//! The documents that the questions are answered with.

use super::{MoveJson, Pairs, PointJson, RecordJson, StandingJson, TermJson, each, write};
use crate::history::{GapSide, Kind};
use crate::model::Issue;
use crate::report::{Diff, Gaps, Log, Show, Why, link};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct DiffJson<'a, M> {
    schema: &'static str,
    from: PointJson<'a>,
    to: PointJson<'a>,
    moves: M,
    summary: Pairs<'static, usize>,
}

/// Writes a diff.
///
/// # Errors
/// Those of `out`.
pub fn diff<'a>(diff: &'a Diff<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = diff.history.corpus();
    let between_articles = diff.from.article().is_some() && diff.to.article().is_some();
    let point = if between_articles { PointJson::article } else { PointJson::day };
    // The order of the contract's example.
    let kinds = [Kind::New, Kind::Moved, Kind::Revised, Kind::Reaffirmed, Kind::Silent, Kind::Withdrawn];
    let document = DiffJson {
        schema: "posdiff/diff/1",
        from: point(diff.from, corpus),
        to: point(diff.to, corpus),
        moves: each(diff.moves, |step| MoveJson::new(step, corpus)),
        summary: Pairs(kinds.map(|kind| (kind.word(), diff.summary.count(kind))).into()),
    };
    write(&document, out)
}

#[derive(Serialize)]
struct ShowJson<'a, C> {
    schema: &'static str,
    at: PointJson<'a>,
    cells: C,
}

#[derive(Serialize)]
struct CellJson<'a> {
    party: &'a str,
    issue: &'a str,
    standing: StandingJson<'a>,
    contested_by: Vec<RecordJson<'a>>,
    age_days: i64,
}

/// Writes who stands where.
///
/// # Errors
/// Those of `out`.
pub fn show<'a>(show: &'a Show<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = show.history.corpus();
    let document = ShowJson {
        schema: "posdiff/show/1",
        at: PointJson::day(show.at, corpus),
        cells: each(show.cells, |cell| CellJson {
            party: &corpus.registry.party(cell.pair.party).id.value,
            issue: &corpus.registry.issue(cell.pair.issue).id.value,
            standing: StandingJson::new(&cell.standing, corpus),
            contested_by: cell.contested_by.iter().map(|entry| RecordJson::new(*entry, corpus)).collect(),
            age_days: (show.at.day() - cell.standing.record.record.day).num_days(),
        }),
    };
    write(&document, out)
}

#[derive(Serialize)]
struct LogJson<S> {
    schema: &'static str,
    steps: S,
}

#[derive(Serialize)]
struct StepJson<'a> {
    record: RecordJson<'a>,
    #[serde(rename = "move")]
    step: Option<MoveJson<'a>>,
}

/// Writes a timeline.
///
/// # Errors
/// Those of `out`.
pub fn log<'a>(log: &'a Log<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = log.history.corpus();
    let steps = each(log.steps, |step| StepJson {
        record: RecordJson::new(step.entry, corpus),
        step: step.step.as_ref().map(|step| MoveJson::new(step, corpus)),
    });
    write(&LogJson { schema: "posdiff/log/1", steps }, out)
}

#[derive(Serialize)]
struct GapsJson<'a, I> {
    schema: &'static str,
    parties: [&'a str; 2],
    from: PointJson<'a>,
    to: PointJson<'a>,
    issues: I,
}

#[derive(Serialize)]
struct GapJson<'a> {
    issue: &'a str,
    from: SideJson<'a>,
    to: SideJson<'a>,
    trend: &'static str,
    common: Vec<&'a str>,
    ruled_out_by: Vec<&'static str>,
    terms: Vec<GapTermJson<'a>>,
}

#[derive(Serialize)]
struct SideJson<'a> {
    a: Option<&'a str>,
    b: Option<&'a str>,
    steps: Option<u16>,
    distance: Option<f64>,
}

#[derive(Serialize)]
struct GapTermJson<'a> {
    term: &'a str,
    a: Option<TermJson<'a>>,
    b: Option<TermJson<'a>>,
}

/// Writes how far apart two parties are.
///
/// # Errors
/// Those of `out`.
pub fn gaps<'a>(gaps: &'a Gaps<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = gaps.history.corpus();
    let registry = &corpus.registry;
    let document = GapsJson {
        schema: "posdiff/gap/1",
        parties: gaps.parties.map(|party| &*registry.party(party).id.value),
        from: PointJson::day(gaps.from, corpus),
        to: PointJson::day(gaps.to, corpus),
        issues: each(gaps.gaps, |gap| {
            let issue = registry.issue(gap.issue);
            let terms = gap.terms.iter().map(|(term, values)| {
                let [a, b] = values.map(|value| value.map(|value| TermJson::standing(value, registry)));
                GapTermJson { term: &issue.terms[term.0 as usize].id.value, a, b }
            });
            let sides = ["a", "b"].into_iter().zip(gap.ruled_out);
            GapJson {
                issue: &issue.id.value,
                from: SideJson::new(&gap.from, issue),
                to: SideJson::new(&gap.to, issue),
                trend: gap.trend.word(),
                common: gap.common.iter().map(|option| issue.option_id(*option)).collect(),
                ruled_out_by: sides.filter(|(_, rules_out)| *rules_out).map(|(side, _)| side).collect(),
                terms: terms.collect(),
            }
        }),
    };
    write(&document, out)
}

impl<'a> SideJson<'a> {
    fn new(side: &GapSide<'_>, issue: &'a Issue) -> Self {
        let [a, b] = side.positions.map(|position| position.map(|position| issue.position_id(position)));
        Self { a, b, steps: side.steps, distance: side.steps.map(|steps| issue.distance(steps)) }
    }
}

#[derive(Serialize)]
struct WhyJson<'a> {
    schema: &'static str,
    standing: Option<StandingJson<'a>>,
    paragraphs: Vec<PassageJson<'a>>,
    link: Option<String>,
}

#[derive(Serialize)]
struct PassageJson<'a> {
    text: &'a str,
    marks: &'a [[usize; 2]],
}

/// Writes the evidence for a standing.
///
/// # Errors
/// Those of `out`.
pub fn why<'a>(why: &'a Why<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = why.history.corpus();
    let passages = why.paragraphs.iter();
    let document = WhyJson {
        schema: "posdiff/why/1",
        standing: why.standing.map(|standing| StandingJson::new(standing, corpus)),
        paragraphs: passages
            .map(|passage| PassageJson { text: &passage.text, marks: &passage.marks })
            .collect(),
        link: why.standing.and_then(|standing| link::to_passage(standing.record)),
    };
    write(&document, out)
}
