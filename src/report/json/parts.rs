//! The structs that several answers share: points, records, standings, moves.

use super::Pairs;
use crate::history::change::member_name;
use crate::history::{Change, Entry, Move, Op, Piece, Point, Standing, TermChange};
use crate::model::{
    Amount, Bound, Corpus, Issue, Member, OptionId, Record, Registry, Stated, TermId, TermValue,
};
use crate::report::words;
use crate::text::Spanned;
use serde::Serialize;

/// A point. Between two articles it has no day.
#[derive(Serialize)]
#[allow(missing_docs)] // commands.md says what each key holds; so for every struct here
pub struct PointJson<'a> {
    pub point: Option<&'a str>,
    pub day: Option<String>,
    pub article: Option<&'a str>,
}

impl<'a> PointJson<'a> {
    /// A point that stands for its day.
    pub fn day(point: &'a Point, corpus: &'a Corpus) -> Self {
        Self { day: Some(point.day().to_string()), ..Self::article(point, corpus) }
    }

    /// A point that stands for its article alone.
    pub fn article(point: &'a Point, corpus: &'a Corpus) -> Self {
        let article = point.article().map(|article| &*corpus.article(article).name);
        Self { point: point.typed.as_deref(), day: None, article }
    }
}

/// A term's value.
#[derive(Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum TermJson<'a> {
    Set(Vec<&'a str>),
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(String),
}

impl<'a> TermJson<'a> {
    /// The value with its set in the file's order.
    pub fn stated(value: &'a TermValue, registry: &'a Registry) -> Self {
        match value {
            TermValue::Set { members, open } => {
                let names = members.iter().map(|member: &Member| member_name(member, registry));
                Self::Set(names.chain(open.then_some("…")).collect())
            }
            TermValue::Bool(yes) => Self::Bool(*yes),
            TermValue::Number(number) if number.bound != Bound::Exactly => Self::Text(number.to_string()),
            TermValue::Number(number) => match number.amount {
                Amount::Whole(whole) => Self::Whole(whole),
                Amount::Fraction(fraction) => Self::Number(fraction),
            },
            TermValue::Date(date) => Self::Text(date.to_string()),
            TermValue::Text(text) => Self::Text(text.to_string()),
        }
    }

    /// The value with its set sorted by code point, no member twice, `…` at its end.
    pub fn standing(value: &'a TermValue, registry: &'a Registry) -> Self {
        match (Self::stated(value, registry), value) {
            (Self::Set(mut names), TermValue::Set { open, .. }) => {
                names.truncate(names.len() - usize::from(*open));
                names.sort_unstable();
                names.dedup();
                names.extend(open.then_some("…"));
                Self::Set(names)
            }
            (other, _) => other,
        }
    }
}

/// A record as its file states it.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct RecordJson<'a> {
    pub party: &'a str,
    pub issue: &'a str,
    pub date: String,
    pub day: String,
    pub position: Option<&'a str>,
    pub stance: &'a str,
    pub terms: Pairs<'a, Option<TermJson<'a>>>,
    pub accepts: Option<Vec<&'a str>>,
    pub rejects: Option<Vec<&'a str>>,
    pub conditions: Option<Vec<&'a str>>,
    pub withdrawn: bool,
    pub speaker: Option<SpeakerJson<'a>>,
    pub told_by: Option<&'a str>,
    pub attribution: Option<&'static str>,
    pub confidence: Option<&'static str>,
    pub quote: Vec<&'a str>,
    pub article: &'a str,
    pub seed: &'a str,
    pub title: &'a str,
    pub publisher: Option<&'a str>,
    pub published: String,
    pub url: Option<&'a str>,
    pub file: &'a str,
    pub line: u32,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct SpeakerJson<'a> {
    pub id: Option<&'a str>,
    pub name: &'a str,
    pub role: Option<&'a str>,
}

impl<'a> RecordJson<'a> {
    /// The record of `entry`.
    pub fn new(entry: Entry<'a>, corpus: &'a Corpus) -> Self {
        let Entry { record, article, .. } = entry;
        let registry = &corpus.registry;
        let issue = registry.issue(record.issue.value);
        let terms = record.terms.iter().map(|statement| {
            let value = statement.value.as_ref().map(|value| TermJson::stated(value, registry));
            (term_id(issue, statement.term), value)
        });
        Self {
            party: &registry.party(record.party.value).id.value,
            issue: &issue.id.value,
            date: words::voiced(entry),
            day: record.day.to_string(),
            position: record.position.said().map(|position| issue.position_id(position.value)),
            stance: &record.stance.value,
            terms: Pairs(terms.collect()),
            accepts: options(&record.accepts, issue),
            rejects: options(&record.rejects, issue),
            conditions: list(&record.conditions, |text| &*text.value),
            withdrawn: record.withdrawn,
            speaker: speaker(entry, record, registry),
            told_by: record.told_by.map(|teller| &*registry.party(teller.value).id.value),
            attribution: record.attribution.map(crate::model::Attribution::word),
            confidence: record.confidence.map(crate::model::Confidence::word),
            quote: words::quotes(entry).collect(),
            article: &article.name,
            seed: article.seed.as_ref().map_or("", |seed| &seed.value),
            title: &article.title,
            publisher: article.publisher.as_deref(),
            published: article.published.map(|published| published.value.to_string()).unwrap_or_default(),
            url: article.url.as_deref(),
            file: article.file.path(),
            line: record.line,
        }
    }
}

fn speaker<'a>(entry: Entry<'a>, record: &'a Record, registry: &'a Registry) -> Option<SpeakerJson<'a>> {
    use crate::model::RecordSpeaker::{Known, Name, Unknown};
    let speaker = &record.speaker.as_ref()?.value;
    let (name, role) = words::speaker_name(entry, speaker, registry);
    let id = match speaker {
        Known(place) => Some(&*registry.party(record.party.value).speakers[*place as usize].id.value),
        Unknown(id) => Some(&**id),
        Name(_) => None,
    };
    Some(SpeakerJson { id, name, role })
}

fn options<'a>(stated: &'a Stated<Box<[Spanned<OptionId>]>>, issue: &'a Issue) -> Option<Vec<&'a str>> {
    list(stated, |option| issue.option_id(option.value))
}

/// What is not stated is `null`, what was dropped is `[]`.
fn list<'a, T>(stated: &'a Stated<Box<[T]>>, text: impl Fn(&'a T) -> &'a str) -> Option<Vec<&'a str>> {
    match stated {
        Stated::Unsaid => None,
        Stated::Dropped => Some(Vec::new()),
        Stated::Said(items) => Some(items.iter().map(text).collect()),
    }
}

fn term_id(issue: &Issue, term: TermId) -> &str {
    &issue.terms[term.0 as usize].id.value
}

/// What a party is known to hold.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct StandingJson<'a> {
    pub position: Option<&'a str>,
    pub position_record: Option<RecordJson<'a>>,
    pub terms: Pairs<'a, TermJson<'a>>,
    pub accepts: Vec<&'a str>,
    pub rejects: Vec<&'a str>,
    pub conditions: &'a [&'a str],
    pub withdrawn: bool,
    pub record: RecordJson<'a>,
}

impl<'a> StandingJson<'a> {
    /// The standing of a party on the issue of its last record.
    pub fn new(standing: &'a Standing<'a>, corpus: &'a Corpus) -> Self {
        let issue = corpus.registry.issue(standing.record.record.issue.value);
        let ids = |options: &[OptionId]| options.iter().map(|option| issue.option_id(*option)).collect();
        let terms = standing
            .terms
            .iter()
            .map(|&(term, value)| (term_id(issue, term), TermJson::standing(value, &corpus.registry)));
        Self {
            position: standing.position.map(|position| issue.position_id(position)),
            position_record: standing.position_record.map(|entry| RecordJson::new(entry, corpus)),
            terms: Pairs(terms.collect()),
            accepts: ids(&standing.accepts),
            rejects: ids(&standing.rejects),
            conditions: &standing.conditions,
            withdrawn: standing.withdrawn(),
            record: RecordJson::new(standing.record, corpus),
        }
    }
}

/// A move.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct MoveJson<'a> {
    pub party: &'a str,
    pub issue: &'a str,
    pub kind: &'static str,
    pub before: Option<StandingJson<'a>>,
    pub after: Option<StandingJson<'a>>,
    pub position: Option<PositionJson<'a>>,
    pub terms: Vec<TermChangeJson<'a>>,
    pub accepts: ChangeJson<'a>,
    pub rejects: ChangeJson<'a>,
    pub conditions: ChangeJson<'a>,
    pub stance: Vec<PieceJson<'a>>,
    pub reversed: bool,
    pub closer_to: Vec<&'a str>,
    pub further_from: Vec<&'a str>,
    pub contested_by: Vec<RecordJson<'a>>,
    pub records_between: usize,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PositionJson<'a> {
    pub from: &'a str,
    pub to: &'a str,
    pub steps: Option<i32>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct TermChangeJson<'a> {
    pub term: &'a str,
    pub added: &'a [&'a str],
    pub removed: &'a [&'a str],
    pub from: Option<TermJson<'a>>,
    pub to: Option<TermJson<'a>>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct ChangeJson<'a> {
    pub added: &'a [&'a str],
    pub removed: &'a [&'a str],
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PieceJson<'a> {
    pub op: &'static str,
    pub text: &'a str,
}

impl<'a> MoveJson<'a> {
    /// A move of the corpus.
    pub fn new(step: &'a Move<'a>, corpus: &'a Corpus) -> Self {
        let registry = &corpus.registry;
        let issue = registry.issue(step.pair.issue);
        let party = |party: crate::model::PartyId| &*registry.party(party).id.value;
        let position = step.position.map(|change| PositionJson {
            from: issue.position_id(change.from),
            to: issue.position_id(change.to),
            steps: change.steps,
        });
        Self {
            party: party(step.pair.party),
            issue: &issue.id.value,
            kind: step.kind.word(),
            before: step.before.as_ref().map(|standing| StandingJson::new(standing, corpus)),
            after: step.after.as_ref().map(|standing| StandingJson::new(standing, corpus)),
            position,
            terms: step.terms.iter().map(|change| TermChangeJson::new(change, issue, registry)).collect(),
            accepts: ChangeJson::new(&step.accepts),
            rejects: ChangeJson::new(&step.rejects),
            conditions: ChangeJson::new(&step.conditions),
            stance: step.stance.iter().map(PieceJson::new).collect(),
            reversed: step.reversed,
            closer_to: step.closer_to().map(party).collect(),
            further_from: step.further_from().map(party).collect(),
            contested_by: step
                .contested_by()
                .into_iter()
                .map(|entry| RecordJson::new(entry, corpus))
                .collect(),
            records_between: step.records_between,
        }
    }
}

impl<'a> TermChangeJson<'a> {
    fn new(change: &'a TermChange<'a>, issue: &'a Issue, registry: &'a Registry) -> Self {
        let term = term_id(issue, change.term());
        match change {
            TermChange::Set { members, .. } => {
                Self { term, added: &members.added, removed: &members.removed, from: None, to: None }
            }
            TermChange::Value { from, to, .. } => {
                let value =
                    |value: Option<&'a TermValue>| value.map(|value| TermJson::standing(value, registry));
                Self { term, added: &[], removed: &[], from: value(*from), to: value(*to) }
            }
        }
    }
}

impl<'a> ChangeJson<'a> {
    fn new(change: &'a Change<&'a str>) -> Self {
        Self { added: &change.added, removed: &change.removed }
    }
}

impl<'a> PieceJson<'a> {
    fn new(piece: &Piece<'a>) -> Self {
        let op = match piece.op {
            Op::Equal => "equal",
            Op::Delete => "delete",
            Op::Insert => "insert",
        };
        Self { op, text: piece.text }
    }
}
