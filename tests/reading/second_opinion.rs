//! Our reader's values against those of another: what YAML says is not ours to decide.
//!
//! The other is serde's YAML reader, asked for plain values. It guesses types where we take them from the field, so a
//! scalar that it takes for a number or a truth value is compared by what we make of the same text.

use crate::support::project::{Project, house, told};
use posdiff::model::{
    Attribution, Confidence, Corpus, Issue, OptionId, Record, RecordSpeaker, Stated, TermValue,
};
use posdiff::read::{Folder, read};
use posdiff::text::Spanned;
use proptest::prelude::*;
use serde_yaml::{Mapping, Value};
use std::fmt::Write as _;

/// A scalar as the other reader has it, as text; a null is none.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        other => panic!("no scalar: {other:?}"),
    }
}

fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    match value? {
        Value::Null => None,
        Value::Sequence(items) => Some(items.iter().filter_map(scalar).collect()),
        single => scalar(single).map(|text| vec![text]),
    }
}

fn get<'v>(map: &'v Value, key: &str) -> Option<&'v Value> {
    map.as_mapping().and_then(|map: &Mapping| map.get(key))
}

fn field(map: &Value, key: &str) -> Option<String> {
    get(map, key).and_then(scalar)
}

fn options(stated: &Stated<Box<[Spanned<OptionId>]>>, issue: &Issue) -> Option<Vec<String>> {
    match stated {
        Stated::Unsaid => None,
        Stated::Dropped => Some(Vec::new()),
        Stated::Said(options) => {
            Some(options.iter().map(|option| issue.option_id(option.value).to_owned()).collect())
        }
    }
}

/// A term's value as the file would write it.
fn term(value: Option<&TermValue>, corpus: &Corpus) -> Option<Vec<String>> {
    Some(match value? {
        TermValue::Set { members, open } => {
            let names =
                members.iter().map(|member| posdiff::history::change::member_name(member, &corpus.registry));
            names.chain(open.then_some("…")).map(Into::into).collect()
        }
        TermValue::Number(number) => vec![number.to_string()],
        TermValue::Bool(yes) => vec![yes.to_string()],
        TermValue::Date(date) => vec![date.to_string()],
        TermValue::Text(text) => vec![text.to_string()],
    })
}

fn stated_or_dropped(map: &Value, key: &str) -> Option<Vec<String>> {
    get(map, key).map(|value| texts(Some(value)).unwrap_or_default())
}

fn compare_record(record: &Record, other: &Value, corpus: &Corpus, quotes: &[String]) {
    let registry = &corpus.registry;
    let party = registry.party(record.party.value);
    let issue = registry.issue(record.issue.value);
    assert_eq!(field(other, "party").as_deref(), Some(&*party.id.value));
    assert_eq!(field(other, "issue").as_deref(), Some(&*issue.id.value));
    assert_eq!(field(other, "stance").as_deref(), Some(&*record.stance.value));
    assert_eq!(field(other, "date"), record.date.map(|date| date.value.to_string()));
    assert_eq!(field(other, "note").as_deref(), record.note.as_deref());
    assert_eq!(field(other, "withdrawn").as_deref() == Some("true"), record.withdrawn);
    assert_eq!(field(other, "attribution").as_deref(), record.attribution.map(Attribution::word));
    assert_eq!(field(other, "confidence").as_deref(), record.confidence.map(Confidence::word));
    assert_eq!(
        field(other, "told-by").as_deref(),
        record.told_by.map(|by| &*registry.party(by.value).id.value)
    );
    let position = record.position.said().map(|position| issue.position_id(position.value).to_owned());
    assert_eq!(field(other, "position"), position);
    assert_eq!(stated_or_dropped(other, "accepts"), options(&record.accepts, issue));
    assert_eq!(stated_or_dropped(other, "rejects"), options(&record.rejects, issue));
    let conditions = match &record.conditions {
        Stated::Unsaid => None,
        Stated::Dropped => Some(Vec::new()),
        Stated::Said(texts) => Some(texts.iter().map(|text| text.value.to_string()).collect()),
    };
    assert_eq!(stated_or_dropped(other, "conditions"), conditions);
    let speaker = record.speaker.as_ref().map(|speaker| match &speaker.value {
        RecordSpeaker::Known(place) => party.speakers[*place as usize].id.value.to_string(),
        RecordSpeaker::Unknown(text) | RecordSpeaker::Name(text) => text.to_string(),
    });
    assert_eq!(field(other, "speaker"), speaker);
    assert_eq!(texts(get(other, "quote")).unwrap_or_default(), quotes);
    let theirs = get(other, "terms").and_then(Value::as_mapping).cloned().unwrap_or_default();
    let theirs: Vec<_> = theirs
        .iter()
        .map(|(name, value)| (scalar(name).unwrap(), texts(Some(value)).filter(|texts| !texts.is_empty())))
        .collect();
    let ours = record.terms.iter().map(|statement| {
        let name = issue.terms[statement.term.0 as usize].id.value.to_string();
        (name, term(statement.value.as_ref(), corpus))
    });
    assert_eq!(theirs, ours.collect::<Vec<_>>());
}

/// Holds every value of a corpus that was read without a fault against the other reader's.
fn compare(corpus: &Corpus) {
    for article in &corpus.articles {
        let other: Value = serde_yaml::from_str(article.file.text().trim_start_matches('\u{feff}')).unwrap();
        let head = get(&other, "article").unwrap();
        assert_eq!(field(head, "seed").as_deref(), article.seed.as_ref().map(|seed| &*seed.value));
        assert_eq!(field(head, "title").as_deref(), Some(&*article.title));
        assert_eq!(field(head, "publisher").as_deref(), article.publisher.as_deref());
        assert_eq!(field(head, "published"), article.published.map(|published| published.value.to_string()));
        assert_eq!(field(head, "url").as_deref(), article.url.as_deref());
        assert_eq!(field(head, "language").as_deref(), article.language.as_deref());
        let records = get(&other, "records").and_then(Value::as_sequence).unwrap();
        assert_eq!(records.len(), article.records.len());
        for (record, other) in article.records.iter().zip(records) {
            let quotes: Vec<String> =
                article.citation(record).quotes.iter().map(|quote| quote.value.to_string()).collect();
            compare_record(record, other, corpus, &quotes);
        }
    }
}

#[test]
fn both_readers_find_the_same_in_the_real_record() {
    let reading = read(&Folder::open(house()).unwrap());
    assert_eq!(told(&reading), [""; 0]);
    assert!(reading.corpus.records().count() > 0);
    compare(&reading.corpus);
    let registries = ["positions/parties.yaml", "positions/issues.yaml"].map(|path| {
        let file = reading.corpus.file(path).unwrap();
        serde_yaml::from_str::<Mapping>(file.text()).unwrap()
    });
    let [parties, issues] = registries;
    assert_eq!(parties.len(), reading.corpus.registry.parties().len());
    for ((_, party), (id, other)) in reading.corpus.registry.parties().zip(&parties) {
        assert_eq!(
            (scalar(id).as_deref(), field(other, "name").as_deref()),
            (Some(&*party.id.value), Some(&*party.name))
        );
        let aliases: Vec<String> = party.aliases.iter().map(|alias| alias.value.to_string()).collect();
        assert_eq!(texts(get(other, "aliases")).unwrap_or_default(), aliases);
        let speakers = get(other, "speakers").and_then(Value::as_mapping).cloned().unwrap_or_default();
        let names: Vec<_> =
            speakers.iter().map(|(id, speaker)| (scalar(id), field(speaker, "name"))).collect();
        let ours = party
            .speakers
            .iter()
            .map(|speaker| (Some(speaker.id.value.to_string()), Some(speaker.name.to_string())));
        assert_eq!(names, ours.collect::<Vec<_>>());
    }
    assert_eq!(issues.len(), reading.corpus.registry.issues().len());
    for ((_, issue), (id, other)) in reading.corpus.registry.issues().zip(&issues) {
        assert_eq!(
            (scalar(id).as_deref(), field(other, "question").as_deref()),
            (Some(&*issue.id.value), Some(&*issue.question))
        );
        let scale = get(other, "scale").and_then(Value::as_sequence).cloned().unwrap_or_default();
        let scale: Vec<_> = scale
            .iter()
            .flat_map(|option| option.as_mapping().unwrap().clone())
            .map(|(id, text)| (scalar(&id), scalar(&text)))
            .collect();
        let ours = issue
            .scale
            .iter()
            .map(|option| (Some(option.id.value.to_string()), Some(option.text.to_string())));
        assert_eq!(scale, ours.collect::<Vec<_>>());
    }
}

/// A way to write a text as a YAML scalar.
#[derive(Clone, Copy, Debug)]
enum Style {
    Plain,
    Single,
    Double,
    Folded,
    Literal,
}

fn written(text: &str, style: Style, indent: usize) -> String {
    let margin = " ".repeat(indent + 2);
    match style {
        Style::Plain => text.replace(' ', &format!("\n{margin}")).replacen(&format!("\n{margin}"), " ", 1),
        Style::Single => format!("'{}'", text.replace('\'', "''")),
        Style::Double => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        Style::Folded => format!(">-\n{margin}{}", text.replace(' ', &format!("\n{margin}"))),
        Style::Literal => format!("|-\n{margin}{text}\n{margin}{text}"),
    }
}

fn style() -> impl Strategy<Value = Style> {
    prop::sample::select(vec![Style::Plain, Style::Single, Style::Double, Style::Folded, Style::Literal])
}

/// Words that no style need escape, with what looks like another type or like syntax among them.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zé“”—…]{1,8}",
        1 => prop::sample::select(vec!["yes", "no", "x:y", "a#b", "it's", "2030", "a,b", "[x]", "\\n", "5%", "“no”", "C++", "a|b"]).prop_map(Into::into),
    ];
    ("[a-z“é]{2,6}", prop::collection::vec(word, 0..6)).prop_map(|(first, rest): (String, Vec<String>)| {
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join(" ")
    })
}

proptest! {
    #[test]
    fn both_readers_find_the_same_in_generated_records(
        records in prop::collection::vec((words(), style(), words(), style(), words(), style()), 1..5),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        comments in any::<bool>(),
    ) {
        let mut text = String::from("article:\n  seed: a.txt\n  title: A\n  published: 2022-09-14~\nrecords:\n");
        for (stance, a, quote, b, until, c) in records {
            let remark = if comments { "  # said so" } else { "" };
            let _ = writeln!(text, "  - party: north{remark}\n    issue: troops\n    date: 2022-09");
            let _ = writeln!(text, "    stance: {}", written(&stance, a, 4));
            let _ = writeln!(text, "    quote:\n      - {}\n      - \"{{x}}\"", written(&quote, b, 6));
            let _ = writeln!(text, "    terms: {{places: [hill, \"a, b\", …], strength: \"~800000\", binding: true}}{remark}");
            let _ = writeln!(text, "    conditions:\n    - {}\n    - x", written(&until, c, 4));
        }
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let text = if bom { format!("\u{feff}{text}") } else { text };
        let asked = Project::talks().file("positions/a.yaml", &text).asked();
        compare(&asked.reading.corpus);
    }
}
