//! `terms:` → typed values.

use super::faults::Faults;
use super::fields::{BOOLS, Field, Known, shown};
use super::yaml::{Kind, Node};
use crate::model::FaultKind::{UnknownParty, UnknownTerm, WrongTermValue};
use crate::model::date::DATE_FORMS;
use crate::model::{Issue, Member, Number, PartyId, Term, TermStatement, TermType, TermValue};
use crate::text::Spanned;

/// What a record says of its issue's terms.
pub(super) fn terms(
    field: Field<'_, '_>,
    issue: Option<&Issue>,
    known: Known<'_>,
    faults: &mut Faults<'_>,
) -> Box<[TermStatement]> {
    let Some(node) = field.node.filter(|node| !node.is_null()) else { return [].into() };
    let form = || "write each as `term: value`".into();
    let Some(pairs) = faults.map(node, "`terms`", form) else { return [].into() };
    let Some(issue) = issue else { return [].into() };
    let mut statements = Vec::with_capacity(pairs.len());
    for (key, node) in pairs {
        let Some(id) = issue.term(&key.text) else {
            let key = Spanned::new(Box::from(&*key.text), key.span);
            let all = issue.terms.iter().map(|term| &*term.id.value);
            faults.unknown(UnknownTerm, &key, &format!("term of `{}`:", issue.id.value), all, true);
            continue;
        };
        let dropped = node.is_null() || matches!(&node.kind, Kind::List(items) if items.is_empty());
        let value = if dropped {
            None
        } else {
            match value(node, &issue.terms[id.0 as usize], known, faults) {
                Some(value) => Some(value),
                None => continue,
            }
        };
        statements.push(TermStatement { term: id, value, span: node.span });
    }
    statements.into()
}

/// The value, or a fault that says what the term takes.
fn value(node: &Node<'_>, term: &Term, known: Known<'_>, faults: &mut Faults<'_>) -> Option<TermValue> {
    let scalar = match &node.kind {
        Kind::Scalar { text, .. } => Some(&**text),
        Kind::Refused => return None,
        _ => None,
    };
    let (value, wanted) = match &term.kind {
        TermType::Parties | TermType::Texts => return set(node, term, known, faults),
        TermType::Number { .. } => (
            scalar.and_then(Number::parse).map(TermValue::Number),
            "a number in digits alone: `800000`, `~800000`, `\">=600000\"` or `\"<=600000\"`".into(),
        ),
        TermType::Bool => (
            scalar
                .and_then(|text| BOOLS.iter().find(|(word, _)| *word == text))
                .map(|(_, b)| TermValue::Bool(*b)),
            "`true` or `false`".into(),
        ),
        TermType::Date => {
            (scalar.and_then(|text| text.parse().ok()).map(TermValue::Date), format!("a date: {DATE_FORMS}"))
        }
        TermType::Choice(words) => (
            scalar
                .filter(|text| words.iter().any(|word| **word == **text))
                .map(|text| TermValue::Text(text.into())),
            format!("one of {}", words.join(", ")),
        ),
        TermType::Text => (scalar.map(|text| TermValue::Text(text.into())), "a text".into()),
    };
    if value.is_none() {
        wrong(node, term, scalar, &wanted, faults);
    }
    value
}

fn set(node: &Node<'_>, term: &Term, known: Known<'_>, faults: &mut Faults<'_>) -> Option<TermValue> {
    let Kind::List(items) = &node.kind else {
        let text = if let Kind::Scalar { text, .. } = &node.kind { Some(&**text) } else { None };
        wrong(node, term, text, "a list, as in `[one, two]`, which `…` at its end leaves open", faults);
        return None;
    };
    let mut members = Vec::with_capacity(items.len());
    let (mut open, mut whole) = (false, true);
    for (place, item) in items.iter().enumerate() {
        match &item.kind {
            Kind::Scalar { text, .. } if text == "…" && place + 1 == items.len() => open = true,
            Kind::Scalar { text, .. } if text != "…" && !item.is_null() => {
                if term.kind == TermType::Texts {
                    members.push(Member::Text(Box::from(&**text)));
                } else {
                    let id = Spanned::new(Box::from(&**text), item.span);
                    members.extend(party_id(&id, known, faults).map(|party| Member::Party(party.value)));
                }
            }
            Kind::Refused => whole = false,
            Kind::Scalar { text, .. } => {
                whole = false;
                wrong(item, term, Some(text), "`…` only as its last member", faults);
            }
            _ => {
                whole = false;
                wrong(item, term, None, "plain members", faults);
            }
        }
    }
    whole.then(|| TermValue::Set { members: members.into(), open })
}

fn wrong(node: &Node<'_>, term: &Term, text: Option<&str>, wanted: &str, faults: &mut Faults<'_>) {
    let id = &term.id.value;
    let message = match text {
        Some(text) => format!("`{}` is no value for the term `{id}`", shown(text)),
        None => format!("this is no value for the term `{id}`"),
    };
    faults.push(WrongTermValue, node.span, message).help(format!("it takes {wanted}"));
}

/// The party of that id, or a fault that names the nearest.
pub(super) fn party_id(
    id: &Spanned<Box<str>>,
    known: Known<'_>,
    faults: &mut Faults<'_>,
) -> Option<Spanned<PartyId>> {
    let party = known.registry.party_id(&id.value);
    if party.is_none() && known.parties {
        let all = known.registry.parties().map(|(_, party)| &*party.id.value);
        faults.unknown(UnknownParty, id, "party", all.collect::<Vec<_>>().into_iter(), false);
    }
    Some(Spanned::new(party?, id.span))
}
