//! `parties.yaml` and `issues.yaml` → the registry.

use super::faults::Faults;
use super::fields::{Field, Fields, shown};
use super::yaml::{self, Kind, Node};
use crate::model::FaultKind::{UnknownParty, WrongShape};
use crate::model::{
    Fault, Issue, Office, Party, PartyId, PartyKind, Position, Registry, ScaleOption, Speaker, Term, TermType,
};
use crate::text::{Spanned, TextFile, nearest};
use std::collections::HashMap;

/// The registry, and whether its parties and its issues could be read.
pub(super) fn read(
    parties: Option<&TextFile>,
    issues: Option<&TextFile>,
    faults: &mut Vec<Fault>,
) -> (Registry, (bool, bool)) {
    let mut entries = |file: Option<&TextFile>, read: &mut dyn FnMut(&Node<'_>, &mut Faults<'_>)| {
        let Some(file) = file else { return false };
        let mut found = Faults::new(file);
        let tree = yaml::parse(file, &mut found);
        let known = tree.is_some() || found.is_empty();
        if let Some(tree) = tree.filter(|tree| !tree.is_null()) {
            read(&tree, &mut found);
        }
        faults.extend(found.into_vec());
        known
    };
    let (mut all_parties, mut all_issues) = (Vec::new(), Vec::new());
    let parties_known = entries(parties, &mut |tree, faults| all_parties = read_parties(tree, faults));
    let issues_known = entries(issues, &mut |tree, faults| all_issues = read_issues(tree, faults));
    (Registry::new(all_parties, all_issues), (parties_known, issues_known))
}

const ID_THEN_FIELDS: &str = "write the id, and its fields below it";

fn read_parties(tree: &Node<'_>, faults: &mut Faults<'_>) -> Vec<Party> {
    let Some(pairs) = faults.map(tree, "the registry of parties", || ID_THEN_FIELDS.into()) else {
        return Vec::new();
    };
    let pairs: Vec<_> = pairs.iter().filter(|(key, _)| faults.id(&key.text, key.span)).collect();
    let ids: HashMap<&str, PartyId> =
        (0..).map(PartyId).zip(&pairs).map(|(id, (key, _))| (&*key.text, id)).collect();
    let parties = pairs.iter().map(|(key, node)| {
        let id = Spanned::new(Box::<str>::from(&*key.text), key.span);
        let what = format!("party `{}`", id.value);
        let fields = faults.fields(node, &what, &["name", "kind", "aliases", "speakers", "authors"]);
        let Some(fields) = fields else {
            let name = id.value.clone();
            let (aliases, speakers, authors) = Default::default();
            return Party { id, name, kind: None, aliases, speakers, authors };
        };
        let name = faults.required(fields.get("name"), &what);
        let authors = faults.texts(fields.get("authors"), false).unwrap_or_default().into_iter();
        let authors = authors.filter_map(|author| {
            let known = ids.get(&*author.value).copied();
            if known.is_none() {
                let all = pairs.iter().map(|(key, _)| &*key.text);
                faults.unknown(UnknownParty, &author, "party", all, false);
            }
            Some(Spanned::new(known?, author.span))
        });
        Party {
            authors: authors.collect(),
            name: name.map_or_else(|| id.value.clone(), |name| name.value),
            kind: faults.choice(fields.get("kind"), &PartyKind::ALL),
            aliases: faults.texts(fields.get("aliases"), false).unwrap_or_default(),
            speakers: read_speakers(fields.get("speakers"), faults),
            id,
        }
    });
    parties.collect()
}

fn read_speakers(field: Field<'_, '_>, faults: &mut Faults<'_>) -> Vec<Speaker> {
    let Some(node) = field.node.filter(|node| !node.is_null()) else { return Vec::new() };
    let Some(pairs) = faults.map(node, "`speakers`", || ID_THEN_FIELDS.into()) else { return Vec::new() };
    let mut speakers = Vec::with_capacity(pairs.len());
    for (key, node) in pairs {
        if !faults.id(&key.text, key.span) {
            continue;
        }
        let id = Spanned::new(Box::<str>::from(&*key.text), key.span);
        let what = format!("speaker `{}`", id.value);
        let fields = faults.fields(node, &what, &["name", "aliases", "offices"]);
        let name = fields.and_then(|fields| faults.required(fields.get("name"), &what));
        speakers.push(Speaker {
            name: name.map_or_else(|| id.value.clone(), |name| name.value),
            aliases: fields.and_then(|f| faults.texts(f.get("aliases"), false)).unwrap_or_default(),
            offices: fields.map(|f| read_offices(f.get("offices"), faults)).unwrap_or_default(),
            id,
        });
    }
    speakers
}

fn read_offices(field: Field<'_, '_>, faults: &mut Faults<'_>) -> Vec<Office> {
    let mut offices = Vec::new();
    for node in list(field, faults, "`[{role: …, from: …, to: …}]`") {
        let Some(fields) = faults.fields(node, "an office", &["role", "from", "to"]) else { continue };
        let role = faults.required(fields.get("role"), "an office");
        let from = faults.date(fields.get("from"));
        let to = faults.date(fields.get("to"));
        if let Some(to) = to
            && from.is_some_and(|from| from.value.first().is_some_and(|from| to.value.last() < from))
        {
            faults
                .push(crate::model::FaultKind::InvalidDate, to.span, "the office ends before it begins")
                .help("see which of the two dates is wrong");
        }
        offices.push(Office {
            role: role.map(|role| role.value).unwrap_or_default(),
            from: from.map(|date| date.value),
            to: to.map(|date| date.value),
            span: node.span,
        });
    }
    offices
}

fn read_issues(tree: &Node<'_>, faults: &mut Faults<'_>) -> Vec<Issue> {
    let Some(pairs) = faults.map(tree, "the registry of issues", || ID_THEN_FIELDS.into()) else {
        return Vec::new();
    };
    let mut issues = Vec::with_capacity(pairs.len());
    for (key, node) in pairs {
        if !faults.id(&key.text, key.span) {
            continue;
        }
        let id = Spanned::new(Box::<str>::from(&*key.text), key.span);
        let what = format!("issue `{}`", id.value);
        let fields = faults.fields(node, &what, &["question", "aliases", "scale", "terms"]);
        let question = fields.and_then(|fields| faults.required(fields.get("question"), &what));
        issues.push(Issue {
            question: question.map_or_else(|| id.value.clone(), |question| question.value),
            aliases: fields.and_then(|f| faults.texts(f.get("aliases"), false)).unwrap_or_default(),
            scale: fields.map(|f| read_scale(f.get("scale"), faults)).unwrap_or_default(),
            terms: fields.map(|f| read_terms(f.get("terms"), faults)).unwrap_or_default(),
            id,
        });
    }
    issues
}

fn read_scale(field: Field<'_, '_>, faults: &mut Faults<'_>) -> Vec<ScaleOption> {
    const FORM: &str = "`- option: what it means`";
    let mut scale: Vec<ScaleOption> = Vec::new();
    for node in list(field, faults, FORM) {
        let (key, text) = match &node.kind {
            Kind::Map(pairs) if pairs.len() == 1 => (&pairs[0].0, &pairs[0].1),
            Kind::Refused => continue,
            _ => {
                let message = "an option of a scale is one id with what it means";
                faults.push(WrongShape, node.span, message).help(format!("write it as {FORM}"));
                continue;
            }
        };
        if !faults.id(&key.text, key.span) {
            continue;
        }
        if Position::OFF.iter().any(|(word, _)| *word == key.text) {
            let message = format!("`{}` is no option: it is what a record says off the scale", key.text);
            faults.push(WrongShape, key.span, message).help("name the answer itself, or leave it out");
            continue;
        }
        if scale.iter().any(|option| *option.id.value == *key.text) {
            let message = format!("the option `{}` stands twice on the scale", key.text);
            faults.push(WrongShape, key.span, message).help("keep one of the two");
            continue;
        }
        let meaning = faults.required(Field::named(&key.text, text), "the option");
        scale.push(ScaleOption {
            id: Spanned::new(Box::from(&*key.text), key.span),
            text: meaning.map(|meaning| meaning.value).unwrap_or_default(),
        });
    }
    scale
}

fn read_terms(field: Field<'_, '_>, faults: &mut Faults<'_>) -> Vec<Term> {
    let Some(node) = field.node.filter(|node| !node.is_null()) else { return Vec::new() };
    let form = || "write each as `name: {type: text}`".into();
    let Some(pairs) = faults.map(node, "`terms`", form) else { return Vec::new() };
    let mut terms = Vec::with_capacity(pairs.len());
    for (key, node) in pairs {
        if !faults.id(&key.text, key.span) {
            continue;
        }
        let id = Spanned::new(Box::<str>::from(&*key.text), key.span);
        let what = format!("term `{}`", id.value);
        let fields = faults.fields(node, &what, &["type", "of", "unit"]);
        let kind = fields.and_then(|fields| read_type(fields, &what, faults));
        // A term whose type cannot be told still has a name: its records are not to be blamed.
        terms.push(Term { id, kind: kind.unwrap_or(TermType::Text) });
    }
    terms
}

const TYPES: [&str; 6] = ["set", "number", "bool", "date", "choice", "text"];

fn read_type(fields: Fields<'_, '_>, what: &str, faults: &mut Faults<'_>) -> Option<TermType> {
    let word = faults.required(fields.get("type"), what)?;
    let (of, unit) = (fields.get("of"), fields.get("unit"));
    for (field, owner) in [(of, &["set", "choice"][..]), (unit, &["number"][..])] {
        if let Some(node) =
            field.node.filter(|_| TYPES.contains(&&*word.value) && !owner.contains(&&*word.value))
        {
            let message = format!("a {} has no `{}`", word.value, field.name);
            faults.push(WrongShape, node.span, message).help("take it out, or see the type");
        }
    }
    match &*word.value {
        "bool" => Some(TermType::Bool),
        "date" => Some(TermType::Date),
        "text" => Some(TermType::Text),
        "number" => {
            let unit = faults.required(unit, what).map(|unit| unit.value).unwrap_or_default();
            Some(TermType::Number { unit })
        }
        "set" => {
            faults.required(of, what)?;
            faults.choice(of, &[("party", TermTypeOf::Parties), ("text", TermTypeOf::Texts)]).map(|of| {
                match of {
                    TermTypeOf::Parties => TermType::Parties,
                    TermTypeOf::Texts => TermType::Texts,
                }
            })
        }
        "choice" => {
            if of.node.is_none_or(Node::is_null) {
                faults.required(of, what)?;
            }
            let words = faults.texts(of, false)?;
            Some(TermType::Choice(words.into_iter().map(|word| word.value).collect()))
        }
        other => {
            let message = format!("no type `{}` of terms", shown(other));
            let help = match nearest(other, TYPES) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", TYPES.join(", ")),
            };
            faults.push(WrongShape, word.span, message).help(help);
            None
        }
    }
}

#[derive(Clone, Copy)]
enum TermTypeOf {
    Parties,
    Texts,
}

/// The items of a list; none where nothing stands there.
fn list<'n, 't>(field: Field<'n, 't>, faults: &mut Faults<'_>, form: &str) -> &'n [Node<'t>] {
    match field.node {
        Some(Node { kind: Kind::List(items), .. }) => items,
        Some(node) if !node.is_null() && !matches!(node.kind, Kind::Refused) => {
            let message = format!("`{}` takes a list", field.name);
            faults.push(WrongShape, node.span, message).help(format!("write it as {form}"));
            &[]
        }
        _ => &[],
    }
}
