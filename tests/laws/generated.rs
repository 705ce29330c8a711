//! Generated articles: all that a record may state, close enough in time that many records share a day.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

pub(super) const PARTIES: [&str; 4] = ["north", "south", "east", "west"];
pub(super) const ISSUES: [&str; 3] = ["troops", "peace", "host"];
/// Drawn unevenly, so that some pairs have many records and some have one.
pub(super) const PARTIES_DRAWN: &[&str] = &["north", "north", "north", "south", "south", "east", "west"];
pub(super) const ISSUES_DRAWN: &[&str] = &["troops", "troops", "troops", "peace", "peace", "host"];
pub(super) const TROOPS: [&str; 5] = ["none", "few", "some", "many", "all"];
pub(super) const PEACE: [&str; 4] = ["no", "later", "soon", "yes"];

/// Dates close enough to one another that many records share a day.
pub(super) const DATES: [&str; 12] = [
    "2022",
    "2022-03",
    "2022-03-01",
    "2022-03-31",
    "2022-03-31~",
    "2022-04-02?",
    "2022/2022-03-31",
    "2022-03-01/2022-03-31",
    "../2022-03",
    "2022-07-04",
    "2023%",
    "2023-01-01",
];
pub(super) const PUBLISHED: [&str; 7] =
    ["2022-03~", "2022-03-31", "2022-05-09", "2022-08", "2023-01-01?", "2023", "2024-02-29"];
pub(super) const DAYS: [&str; 9] = [
    "2021",
    "2022-03-01",
    "2022-03-31",
    "2022-05",
    "2022-07-04",
    "2022-12-31",
    "2023-01",
    "2023-12-31",
    "2025",
];
pub(super) const WORDS: [&str; 10] =
    ["No", "troops", "at all", "before spring", "—", "peace, now", "“never”", "!", "été", "\u{1b}[31m"];

/// A generated article: its date of publication and its records.
pub(super) type ArticleCase = (&'static str, Vec<Value>);

/// What a record states of one thing: nothing, that it was dropped, or a value.
fn stated<T: Clone + std::fmt::Debug + Into<Value> + 'static>(
    values: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<Value>> {
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(Value::Null)),
        3 => values.prop_map(|value| Some(value.into())),
    ]
    .boxed()
}

fn options(all: &'static [&'static str]) -> BoxedStrategy<Option<Value>> {
    stated(vec(select(all), 0..3).prop_map(|options| json!(options)))
}

fn terms() -> BoxedStrategy<Map<String, Value>> {
    let members = |all: &'static [&'static str]| {
        stated((vec(select(all), 0..4), any::<bool>()).prop_map(|(mut members, open)| {
            members.extend(open.then_some("…"));
            json!(members)
        }))
    };
    let terms = (
        members(&PARTIES),
        members(&["hill", "Hafen", "pass"]),
        stated(select(vec!["5", "~5", ">=5", "6.5"])),
        stated(any::<bool>()),
        stated(select(vec!["2024", "2024-05~"])),
        stated(select(vec!["treaty", "pledge"])),
        stated(select(vec!["spring", "2030", "yes"])),
    );
    terms
        .prop_map(|(a, b, c, d, e, f, g)| {
            let names = ["guarantors", "places", "strength", "binding", "by", "form", "until"];
            let values = [a, b, c, d, e, f, g];
            names
                .into_iter()
                .zip(values)
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect()
        })
        .boxed()
}

fn record() -> impl Strategy<Value = Value> {
    let scale = |issue: &str| if issue == "peace" { &PEACE[..] } else { &TROOPS[..] };
    let head =
        (select(PARTIES_DRAWN), select(ISSUES_DRAWN), of(select(&DATES[..])), vec(select(&WORDS[..]), 1..6));
    head.prop_flat_map(move |(party, issue, date, words)| {
        let on_scale = if issue == "host" { vec![] } else { scale(issue).to_vec() };
        let positions: Vec<&str> = on_scale.iter().copied().chain(["mixed", "open", "unclear"]).collect();
        let lists = if issue == "host" { Just(None).boxed() } else { options(scale(issue)) };
        let terms = if issue == "troops" { terms() } else { Just(Map::new()).boxed() };
        let rest = (
            stated(select(positions)),
            (lists.clone(), lists, stated(vec(select(vec!["rain", "sun"]), 0..3).prop_map(|c| json!(c)))),
            terms,
            prop::bool::weighted(0.1),
            prop_oneof![4 => Just(None), 1 => select(&PARTIES[..]).prop_map(Some)],
            of(select(vec!["high", "moderate", "low"])),
        );
        rest.prop_map(
            move |(position, (accepts, rejects, conditions), terms, withdrawn, told_by, confidence)| {
                let mut record = Map::new();
                let mut put = |name: &str, value: Option<Value>| {
                    if let Some(value) = value {
                        record.insert(name.into(), value);
                    }
                };
                put("party", Some(party.into()));
                put("issue", Some(issue.into()));
                put("stance", Some(words.join(" ").into()));
                put("date", date.map(Value::from));
                put("told-by", told_by.map(Value::from));
                put("confidence", confidence.map(Value::from));
                if withdrawn {
                    put("withdrawn", Some(true.into()));
                } else {
                    put("position", position);
                    put("accepts", accepts);
                    put("rejects", rejects);
                    put("conditions", conditions);
                    put("terms", Some(terms).filter(|terms| !terms.is_empty()).map(Value::from));
                }
                Value::Object(record)
            },
        )
    })
}

pub(super) fn articles() -> impl Strategy<Value = Vec<ArticleCase>> {
    vec((select(&PUBLISHED[..]), vec(record(), 0..10)), 1..6)
}
