//! One item of `records` → what it cites, and the record if it counts.

use super::faults::Faults;
use super::fields::{Field, Known};
use super::value;
use super::yaml::{Kind, Node};
use crate::model::FaultKind::{UnknownIssue, UnknownOption, UnknownSpeaker, WrongShape};
use crate::model::{
    Allowance, Attribution, Citation, Confidence, Date, Issue, IssueId, OptionId, PartyId, Position, Record,
    RecordSpeaker, Stated, is_id,
};
use crate::text::{Spanned, TextFile};

const FIELDS: &[&str] = &[
    "party",
    "issue",
    "stance",
    "date",
    "position",
    "accepts",
    "rejects",
    "terms",
    "conditions",
    "withdrawn",
    "speaker",
    "told-by",
    "attribution",
    "confidence",
    "quote",
    "note",
    "draft",
    "allow",
];

/// Whether the item says of itself that it is proposed and not yet curated.
pub(super) fn is_draft(node: &Node<'_>) -> bool {
    let Kind::Map(pairs) = &node.kind else { return false };
    let says = |node: &Node<'_>| matches!(&node.kind, Kind::Scalar { text, .. } if text.eq_ignore_ascii_case("true"));
    pairs.iter().any(|(key, value)| key.text == "draft" && says(value))
}

/// What the item cites, and the record if it counts; its place among the citations is still to be set.
pub(super) fn read(
    item: &Node<'_>,
    known: Known<'_>,
    published: Option<Spanned<Date>>,
    file: &TextFile,
    faults: &mut Faults<'_>,
) -> (Option<Record>, Citation) {
    let span = item.span;
    let before = faults.len();
    let Some(fields) = faults.fields(item, "a record", FIELDS) else {
        return (
            None,
            Citation {
                span,
                party: None,
                issue: None,
                date: None,
                quotes: [].into(),
                allow: [].into(),
                draft: false,
            },
        );
    };
    let draft = faults.flag(fields.get("draft"));
    let party = read_party(fields.get("party"), draft, known, faults);
    let issue = read_issue(fields.get("issue"), draft, known, faults);
    let stance = if draft {
        faults.text(fields.get("stance"))
    } else {
        faults.required(fields.get("stance"), "the record")
    };
    let date = faults.date(fields.get("date"));
    let on = issue.map(|issue| known.registry.issue(issue.value));
    let position = read_position(fields.get("position"), on, faults);
    let accepts = read_options(fields.get("accepts"), on, faults);
    let rejects = read_options(fields.get("rejects"), on, faults);
    let terms = value::terms(fields.get("terms"), on, known, faults);
    let conditions = match faults.texts(fields.get("conditions"), false) {
        Some(texts) if texts.is_empty() => Stated::Dropped,
        Some(texts) => Stated::Said(texts.into_boxed_slice()),
        None => dropped_if_null(fields.get("conditions")),
    };
    let withdrawn = faults.flag(fields.get("withdrawn"));
    let speaker = read_speaker(fields.get("speaker"), party, known, faults);
    let told_by = faults.text(fields.get("told-by"));
    let told_by = told_by.and_then(|told_by| value::party_id(&told_by, known, faults));
    let attribution = faults.choice(fields.get("attribution"), &Attribution::ALL);
    let confidence = faults.choice(fields.get("confidence"), &Confidence::ALL);
    let quotes: Box<[_]> = faults.texts(fields.get("quote"), true).unwrap_or_default().into();
    let note = faults.text(fields.get("note")).map(|note| note.value);
    let allow = read_allow(fields.get("allow"), faults);
    if draft && quotes.is_empty() {
        faults.required(fields.get("quote"), "the draft");
    }
    if withdrawn {
        for name in ["position", "accepts", "rejects", "terms", "conditions"] {
            if let Some(node) = fields.get(name).node.filter(|node| node.says_something()) {
                let message = format!("a withdrawn record states no `{name}`");
                faults
                    .push(WrongShape, node.span, message)
                    .help("put what holds instead into a record of its own");
            }
        }
    }
    let citation = Citation {
        span,
        party: party.map(|party| party.value),
        issue: issue.map(|issue| issue.value),
        date: date.or(published).map(|date| date.value),
        quotes,
        allow,
        draft,
    };
    let placed = !draft && !faults.unplace(span, before);
    let record = (|| {
        let published = published?.value.last();
        Some(Record {
            span,
            line: file.place(span.start).line,
            party: party?,
            issue: issue?,
            day: date.map_or(published, |date| date.value.last().min(published)),
            date,
            position,
            stance: stance?,
            accepts,
            rejects,
            terms,
            conditions,
            withdrawn,
            speaker,
            told_by,
            attribution,
            confidence,
            note,
            citation: 0,
        })
    })();
    (record.filter(|_| placed), citation)
}

fn read_party(
    field: Field<'_, '_>,
    draft: bool,
    known: Known<'_>,
    faults: &mut Faults<'_>,
) -> Option<Spanned<PartyId>> {
    let text = if draft { faults.text(field) } else { faults.required(field, "the record") }?;
    value::party_id(&text, known, faults)
}

fn read_issue(
    field: Field<'_, '_>,
    draft: bool,
    known: Known<'_>,
    faults: &mut Faults<'_>,
) -> Option<Spanned<IssueId>> {
    let text = if draft { faults.text(field) } else { faults.required(field, "the record") }?;
    let issue = known.registry.issue_id(&text.value);
    if issue.is_none() && known.issues {
        let all: Vec<_> = known.registry.issues().map(|(_, issue)| &*issue.id.value).collect();
        faults.unknown(UnknownIssue, &text, "issue", all.into_iter(), false);
    }
    Some(Spanned::new(issue?, text.span))
}

fn read_position(
    field: Field<'_, '_>,
    issue: Option<&Issue>,
    faults: &mut Faults<'_>,
) -> Stated<Spanned<Position>> {
    let Some(text) = faults.text(field) else { return dropped_if_null(field) };
    let off = Position::OFF.iter().find(|(word, _)| **word == *text.value);
    let position = match (off, issue) {
        (Some((_, position)), _) => Some(*position),
        (None, Some(issue)) => option(&text, issue, faults).map(Position::On),
        (None, None) => None,
    };
    position.map_or(Stated::Unsaid, |position| Stated::Said(Spanned::new(position, text.span)))
}

fn option(id: &Spanned<Box<str>>, issue: &Issue, faults: &mut Faults<'_>) -> Option<OptionId> {
    let found = issue.option(&id.value);
    if found.is_none() {
        let what = if issue.scale.is_empty() {
            format!("scale on `{}`, so no option", issue.id.value)
        } else {
            format!("option on the scale of `{}`:", issue.id.value)
        };
        let all = issue.scale.iter().map(|option| &*option.id.value);
        faults.unknown(UnknownOption, id, &what, all, true);
    }
    found
}

fn read_options(
    field: Field<'_, '_>,
    issue: Option<&Issue>,
    faults: &mut Faults<'_>,
) -> Stated<Box<[Spanned<OptionId>]>> {
    let Some(texts) = faults.texts(field, false) else { return dropped_if_null(field) };
    if texts.is_empty() {
        return Stated::Dropped;
    }
    let Some(issue) = issue else { return Stated::Unsaid };
    let options = texts.iter().filter_map(|id| Some(Spanned::new(option(id, issue, faults)?, id.span)));
    Stated::Said(options.collect())
}

fn dropped_if_null<T>(field: Field<'_, '_>) -> Stated<T> {
    if field.node.is_some_and(Node::is_null) { Stated::Dropped } else { Stated::Unsaid }
}

fn read_speaker(
    field: Field<'_, '_>,
    party: Option<Spanned<PartyId>>,
    known: Known<'_>,
    faults: &mut Faults<'_>,
) -> Option<Spanned<RecordSpeaker>> {
    let text = faults.text(field)?;
    if !is_id(&text.value) {
        return Some(text.map(RecordSpeaker::Name));
    }
    let party = party.map(|party| known.registry.party(party.value));
    if let Some(place) = party.and_then(|party| party.speaker(&text.value)) {
        return Some(Spanned::new(RecordSpeaker::Known(u32::try_from(place).unwrap_or(u32::MAX)), text.span));
    }
    if let Some(party) = party {
        let all = party.speakers.iter().map(|speaker| &*speaker.id.value);
        let what = format!("speaker of `{}`:", party.id.value);
        faults.unknown(UnknownSpeaker, &text, &what, all, true);
    }
    Some(text.map(RecordSpeaker::Unknown))
}

fn read_allow(field: Field<'_, '_>, faults: &mut Faults<'_>) -> Box<[Allowance]> {
    let Some(node) = field.node.filter(|node| !node.is_null()) else { return [].into() };
    let form = || "write `rule-name: the reason`".into();
    let Some(pairs) = faults.map(node, "`allow`", form) else { return [].into() };
    let allowances = pairs.iter().filter_map(|(key, node)| {
        let reason = faults.required(Field::named(&key.text, node), "`allow`")?;
        let rule = Spanned::new(Box::from(&*key.text), key.span);
        Some(Allowance { rule, reason: reason.value })
    });
    allowances.collect()
}
