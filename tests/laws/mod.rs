//! Laws that hold for every project: checked over generated ones.

// The articles that the laws are tried on.
mod generated;

use crate::support::project::{Asked, Project, of_pair};
use generated::{ArticleCase, DAYS, ISSUES, PARTIES, PEACE, PUBLISHED, TROOPS, articles};
use posdiff::history::Pair;
use posdiff::history::{History, Point, Scope};
use posdiff::model::{OptionId, Stated};
use posdiff::report::html;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The project whose articles are named by `names`; JSON is YAML, so records are written as such.
fn project<'a>(articles: impl IntoIterator<Item = (&'a String, &'a ArticleCase)>) -> Project {
    let with = |project: Project, (name, (published, records)): (&String, &ArticleCase)| {
        let bodies: Vec<String> = records
            .iter()
            .map(|record| record.to_string().trim_start_matches('{').trim_end_matches('}').to_owned())
            .collect();
        let closed = |body: &String| {
            // A mapping of terms at the end lost its brace with the record's own.
            let open = body.matches('{').count().saturating_sub(body.matches('}').count());
            format!("{body}{}", "}".repeat(open))
        };
        let bodies: Vec<String> = bodies.iter().map(closed).collect();
        let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
        project.article(name, published, &bodies)
    };
    articles.into_iter().fold(Project::talks(), with)
}

fn names(articles: &[ArticleCase]) -> Vec<String> {
    (0..articles.len()).map(|place| format!("article-{place}")).collect()
}

fn asked(articles: &[ArticleCase]) -> Asked {
    project(names(articles).iter().zip(articles)).asked()
}

/// Every answer to every question, but for where the records stand.
fn answers(asked: &Asked) -> Vec<Value> {
    let mut answers = vec![asked.log()];
    for (place, day) in DAYS.iter().enumerate() {
        answers.push(asked.show(day));
        answers.push(asked.gap(["north", "south"], DAYS[place / 2], day));
        answers.push(asked.diff(DAYS[place / 2], day));
    }
    answers
}

/// Takes away what names the place of a record.
fn placeless(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(placeless),
        Value::Object(fields) => {
            for name in ["file", "line", "article", "seed", "title"] {
                fields.remove(name);
            }
            fields.values_mut().for_each(placeless);
        }
        _ => {}
    }
}

/// Leaves out records that tie with an earlier one in all that format.md orders by but the place.
fn without_ties(articles: &[ArticleCase]) -> Vec<ArticleCase> {
    let asked = asked(articles);
    let mut seen = BTreeSet::new();
    let history = asked.history();
    let mut keys = Vec::new();
    for (id, record) in asked.reading.corpus.records() {
        let article = asked.reading.corpus.article(id);
        let first = record.voiced(article).and_then(posdiff::model::Date::first);
        let published = article.published.unwrap().value.last();
        keys.push((record.party.value, record.issue.value, record.day, first, published));
    }
    assert_eq!(history.len(), keys.len());
    let mut keys = keys.into_iter();
    let kept = articles.iter().map(|(published, records)| {
        let kept = records.iter().filter(|_| seen.insert(keys.next().unwrap())).cloned().collect();
        (*published, kept)
    });
    kept.collect()
}

fn all_pairs() -> impl Iterator<Item = String> {
    PARTIES.iter().flat_map(|party| ISSUES.iter().map(move |issue| format!("{party}/{issue}")))
}

fn joined(stance: &Value, side: &str) -> String {
    let pieces = stance.as_array().unwrap().iter();
    pieces
        .filter(|piece| piece["op"] == "equal" || piece["op"] == side)
        .map(|piece| piece["text"].as_str().unwrap())
        .collect()
}

fn set(value: &Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn change(before: &Value, after: &Value) -> Value {
    let (before, after) = (set(before), set(after));
    json!({
        "added": after.difference(&before).collect::<Vec<_>>(),
        "removed": before.difference(&after).collect::<Vec<_>>(),
    })
}

fn place(issue: &str, position: &Value) -> Option<i64> {
    let scale = if issue == "peace" { &PEACE[..] } else { &TROOPS[..] };
    let place = scale.iter().position(|option| position == option)?;
    i64::try_from(place).ok()
}

/// The terms that differ, read off two standings in the words of format.md.
fn term_changes(before: &Value, after: &Value) -> Vec<Value> {
    let names = ["guarantors", "places", "strength", "binding", "by", "form", "until"];
    let mut changes = Vec::new();
    for name in names {
        let (from, to) = (&before["terms"][name], &after["terms"][name]);
        if from.is_array() || to.is_array() {
            let members = |value: &Value| -> BTreeSet<String> {
                let members =
                    value.as_array().into_iter().flatten().map(|member| member.as_str().unwrap().to_owned());
                members.filter(|member| member != "…").collect()
            };
            let open = to.as_array().is_some_and(|members| members.iter().any(|member| member == "…"));
            let (from, to) = (members(from), members(to));
            let added: Vec<_> = to.difference(&from).collect();
            let removed: Vec<_> = from.difference(&to).filter(|_| !open).collect();
            if !added.is_empty() || !removed.is_empty() {
                changes.push(
                    json!({"term": name, "added": added, "removed": removed, "from": null, "to": null}),
                );
            }
        } else if from != to {
            changes.push(json!({"term": name, "added": [], "removed": [], "from": from, "to": to}));
        }
    }
    changes
}

/// What format.md's table makes of two standings and of everybody's options at the later day.
fn derived(pair: &str, before: &Value, after: &Value, cells: &Value) -> Value {
    let (party, issue) = pair.split_once('/').unwrap();
    let nothing = json!({"accepts": [], "rejects": [], "conditions": [], "terms": {}});
    let both = !before.is_null();
    let side = |standing: &Value| if standing.is_null() { nothing.clone() } else { standing.clone() };
    let (old, new) = if both { (side(before), side(after)) } else { (nothing.clone(), nothing.clone()) };
    let places = place(issue, &before["position"]).zip(place(issue, &after["position"]));
    let steps = places.map(|(from, to)| to - from);
    let terms = term_changes(&old, &new);
    let changes = ["accepts", "rejects", "conditions"].map(|name| change(&old[name], &new[name]));
    let same = before["position"] == after["position"]
        && terms.is_empty()
        && changes.iter().all(|change| *change == json!({"added": [], "removed": []}));
    let kind = if both && before["record"] == after["record"] {
        "silent"
    } else if after["withdrawn"] == true {
        "withdrawn"
    } else if !both || before["withdrawn"] == true {
        "new"
    } else if steps.is_some_and(|steps| steps != 0) {
        "moved"
    } else if same {
        "reaffirmed"
    } else {
        "revised"
    };
    let position = if before["position"].is_null() || after["position"].is_null() {
        Value::Null
    } else {
        json!({"from": before["position"], "to": after["position"], "steps": steps})
    };
    let (mut reversed, mut closer, mut further) = (false, Vec::new(), Vec::new());
    if let (Some((from, to)), "moved") = (places, kind) {
        let last = if issue == "peace" { 3 } else { 4 };
        reversed = (2 * from - last) * (2 * to - last) < 0;
        for other in PARTIES.iter().filter(|other| **other != party) {
            let theirs = &of_pair(cells, &format!("{other}/{issue}"))["standing"]["position"];
            let Some(theirs) = place(issue, theirs) else { continue };
            match (theirs - to).abs().cmp(&(theirs - from).abs()) {
                std::cmp::Ordering::Less => closer.push(other),
                std::cmp::Ordering::Greater => further.push(other),
                std::cmp::Ordering::Equal => {}
            }
        }
    }
    let [accepts, rejects, conditions] = changes;
    json!({
        "kind": kind, "position": position, "terms": terms, "accepts": accepts, "rejects": rejects,
        "conditions": conditions, "reversed": reversed, "closer_to": closer, "further_from": further,
    })
}

/// The rejects and the accepts that stand at a day, by a fold written down once more from format.md.
fn folded(asked: &Asked, pair: &str, day: &str) -> (Vec<String>, Vec<String>) {
    let last = day.parse::<posdiff::model::Date>().unwrap().last();
    let (party, issue) = pair.split_once('/').unwrap();
    let registry = &asked.reading.corpus.registry;
    let pair = Pair { party: registry.party_id(party).unwrap(), issue: registry.issue_id(issue).unwrap() };
    let history = asked.history();
    let entries = history.timeline(pair).map(|timeline| timeline.entries.to_vec()).unwrap_or_default();
    let (told, own): (Vec<_>, Vec<_>) = entries
        .iter()
        .map(|entry| entry.record)
        .filter(|record| record.day <= last)
        .partition(|record| record.told_by.is_some());
    let mut standing = (Vec::new(), Vec::new());
    for record in told.into_iter().chain(own) {
        if record.withdrawn {
            standing = (Vec::new(), Vec::new());
        }
        if let Some(position) = record.position.said() {
            standing.0.retain(|option| position.value.option() != Some(*option));
        }
        for (stands, stated) in [(&mut standing.0, &record.rejects), (&mut standing.1, &record.accepts)] {
            match stated {
                Stated::Unsaid => {}
                Stated::Dropped => stands.clear(),
                Stated::Said(options) => *stands = options.iter().map(|option| option.value).collect(),
            }
        }
    }
    let ids = |options: Vec<OptionId>| {
        options.into_iter().map(|option| registry.issue(pair.issue).option_id(option).to_owned()).collect()
    };
    (ids(standing.0), ids(standing.1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_of_files_and_of_records_changes_no_answer_where_nothing_ties(
        (articles, order, shuffled) in articles().prop_flat_map(|articles| {
            let articles = without_ties(&articles);
            let order = Just((0..articles.len()).collect::<Vec<_>>()).prop_shuffle();
            let shuffled: Vec<_> = articles.iter().map(|(_, records)| Just(records.clone()).prop_shuffle()).collect();
            (Just(articles), order, shuffled)
        })
    ) {
        let other: Vec<ArticleCase> =
            articles.iter().zip(shuffled).map(|((published, _), records)| (*published, records)).collect();
        let renamed: Vec<String> = order.iter().map(|place| format!("deep/folder-{place}/another-{place}")).collect();
        let (mut one, mut two) = (answers(&asked(&articles)), answers(&renamed_project(&renamed, &other)));
        one.iter_mut().chain(&mut two).for_each(placeless);
        prop_assert_eq!(one, two);
    }

    #[test]
    fn between_a_point_and_itself_all_is_silent(articles in articles()) {
        let asked = asked(&articles);
        for point in DAYS.iter().map(|day| (*day).to_owned()).chain(names(&articles)) {
            let diff = asked.diff(&point, &point);
            for step in diff["moves"].as_array().unwrap() {
                prop_assert_eq!(&step["kind"], "silent");
                prop_assert_eq!(&step["before"], &step["after"]);
            }
        }
    }

    #[test]
    fn where_a_party_stands_after_its_days_records_is_where_its_standing_of_that_day_is(articles in articles()) {
        let asked = asked(&articles);
        let history = History::new(&asked.reading.corpus, asked.selection);
        for timeline in history.timelines() {
            for (place, position) in timeline.positions().into_iter().enumerate() {
                let day = timeline.entries[place].record.day;
                // A day's last record alone leaves what the day leaves.
                if timeline.entries.get(place + 1).is_none_or(|next| next.record.day > day) {
                    let standing = timeline.standing(Scope::By(day)).unwrap();
                    prop_assert_eq!(position, standing.position);
                }
            }
        }
    }

    #[test]
    fn every_link_within_a_page_leads_to_one_element_of_it(
        articles in articles(),
        days in prop_oneof![Just((0, 8)), Just((1, 4)), Just((2, 6)), Just((6, 7))],
    ) {
        let asked = asked(&articles);
        let history = History::new(&asked.reading.corpus, asked.selection);
        let point = |day: usize| Point::parse(DAYS[day], &history).unwrap();
        let page = html::Page::new(point(days.0), point(days.1)).unwrap();
        let mut out = Vec::new();
        html::write(&history, &page, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        let attributes = |name: &str| -> Vec<String> {
            let rests = page.split(name).skip(1);
            rests.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let ids = attributes(" id=\"");
        let known: BTreeSet<&String> = ids.iter().collect();
        prop_assert_eq!(known.len(), ids.len(), "an id stands twice");
        for link in attributes("href=\"#") {
            prop_assert!(known.contains(&link), "#{} leads nowhere", link);
        }
        prop_assert_eq!(page.find('\u{1b}'), None);
    }

    #[test]
    fn moves_follow_from_the_standings_at_both_ends_alone(articles in articles()) {
        let asked = asked(&articles);
        for (from, to) in [(0, 2), (2, 4), (1, 6), (2, 8), (4, 5), (3, 7)] {
            let (earlier, later) = (asked.show(DAYS[from]), asked.show(DAYS[to]));
            let diff = asked.diff(DAYS[from], DAYS[to]);
            for pair in all_pairs() {
                let step = of_pair(&diff["moves"], &pair);
                let before = of_pair(&earlier["cells"], &pair);
                let after = of_pair(&later["cells"], &pair);
                prop_assert_eq!(&step["before"], &before["standing"]);
                prop_assert_eq!(&step["after"], &after["standing"]);
                if step.is_null() {
                    continue;
                }
                prop_assert_eq!(&step["contested_by"], &after["contested_by"]);
                let expected = derived(&pair, &before["standing"], &after["standing"], &later["cells"]);
                for (name, value) in expected.as_object().unwrap() {
                    prop_assert_eq!(&step[name], value, "{} of {}", name, pair);
                }
            }
        }
    }

    #[test]
    fn what_was_published_later_changes_no_answer_about_what_was_known(articles in articles(), by in 0..PUBLISHED.len()) {
        let by = PUBLISHED[by].trim_end_matches(['~', '?']);
        let last = |date: &str| date.parse::<posdiff::model::Date>().unwrap().last();
        let all = names(&articles);
        let known = all.iter().zip(&articles).filter(|(_, (published, _))| last(published) <= last(by));
        let (one, two) = (asked(&articles).known_by(by), project(known).asked());
        prop_assert_eq!(answers(&one), answers(&two));
    }

    #[test]
    fn every_stance_joins_back_to_both_sentences(articles in articles()) {
        let asked = asked(&articles);
        let log = asked.log();
        let mut moves: Vec<Value> = log.as_array().unwrap().iter().map(|step| step["move"].clone()).collect();
        for to in &DAYS[1..] {
            moves.extend(asked.diff(DAYS[1], to)["moves"].as_array().unwrap().iter().cloned());
        }
        for step in moves.iter().filter(|step| !step["before"].is_null() && !step["after"].is_null()) {
            let (before, after) = (&step["before"]["record"]["stance"], &step["after"]["record"]["stance"]);
            prop_assert_eq!(joined(&step["stance"], "delete"), before.as_str().unwrap());
            prop_assert_eq!(joined(&step["stance"], "insert"), after.as_str().unwrap());
        }
    }

    #[test]
    fn what_another_tells_never_changes_what_a_partys_own_records_state(articles in articles()) {
        let own: Vec<ArticleCase> = articles
            .iter()
            .map(|(published, records)| {
                (*published, records.iter().filter(|record| record["told-by"].is_null()).cloned().collect())
            })
            .collect();
        let (mut without, mut with) = (asked(&own).show("2025"), asked(&articles).show("2025"));
        placeless(&mut without);
        placeless(&mut with);
        for pair in all_pairs() {
            let (without, with) = (&of_pair(&without["cells"], &pair)["standing"], &of_pair(&with["cells"], &pair)["standing"]);
            if without.is_null() {
                continue;
            }
            prop_assert_eq!(&without["record"], &with["record"]);
            prop_assert_eq!(&without["withdrawn"], &with["withdrawn"]);
            if !without["position"].is_null() {
                prop_assert_eq!(&without["position"], &with["position"]);
                prop_assert_eq!(&without["position_record"], &with["position_record"]);
            }
            for name in ["accepts", "rejects", "conditions"] {
                if without[name] != json!([]) {
                    prop_assert_eq!(&without[name], &with[name]);
                }
            }
            for (term, value) in without["terms"].as_object().unwrap() {
                prop_assert_eq!(value, &with["terms"][term]);
            }
        }
    }

    #[test]
    fn what_is_shown_at_a_day_is_where_a_diff_to_that_day_arrives(articles in articles()) {
        let asked = asked(&articles);
        for day in DAYS {
            let (show, diff) = (asked.show(day), asked.diff("2021", day));
            let shown: Vec<&Value> = show["cells"].as_array().unwrap().iter().map(|cell| &cell["standing"]).collect();
            let after: Vec<&Value> = diff["moves"].as_array().unwrap().iter().map(|step| &step["after"]).collect();
            prop_assert_eq!(shown, after);
        }
    }

    #[test]
    fn red_lines_and_fallbacks_stand_as_format_md_folds_them(articles in articles()) {
        let asked = asked(&articles);
        for day in ["2022-03-31", "2022-12-31", "2025"] {
            let show = asked.show(day);
            for pair in all_pairs() {
                let standing = &of_pair(&show["cells"], &pair)["standing"];
                let (rejects, accepts) = folded(&asked, &pair, day);
                if !standing.is_null() {
                    prop_assert_eq!((&standing["rejects"], &standing["accepts"]), (&json!(rejects), &json!(accepts)));
                }
            }
        }
    }

    #[test]
    fn a_log_ends_where_the_party_stands(articles in articles()) {
        let asked = asked(&articles);
        let (log, show) = (asked.log(), asked.show("2025"));
        for pair in all_pairs() {
            let (party, issue) = pair.split_once('/').unwrap();
            let of_it = |step: &&Value| step["record"]["party"] == party && step["record"]["issue"] == issue;
            let steps: Vec<&Value> = log.as_array().unwrap().iter().filter(of_it).collect();
            for (step, next) in steps.iter().zip(steps.iter().skip(1)) {
                if !step["move"].is_null() && !next["move"].is_null() {
                    prop_assert_eq!(&step["move"]["after"], &next["move"]["before"]);
                }
            }
            // An account that came after the party's own word is no step; what it fills stands at the end all the same.
            if let Some(step) = steps.last().filter(|step| !step["move"].is_null()) {
                prop_assert_eq!(&step["move"]["after"], &of_pair(&show["cells"], &pair)["standing"]);
            }
        }
    }

    #[test]
    fn a_gap_is_as_wide_seen_from_either_side(articles in articles()) {
        let asked = asked(&articles);
        let one = asked.gap(["north", "south"], "2022-03-31", "2025");
        let other = asked.gap(["south", "north"], "2022-03-31", "2025");
        let (one, other) = (one["issues"].as_array().unwrap(), other["issues"].as_array().unwrap());
        prop_assert_eq!(one.len(), other.len());
        for (one, other) in one.iter().zip(other) {
            prop_assert_eq!(&one["trend"], &other["trend"]);
            prop_assert_eq!(&one["common"], &other["common"]);
            for side in ["from", "to"] {
                prop_assert_eq!(&one[side]["steps"], &other[side]["steps"]);
                prop_assert_eq!((&one[side]["a"], &one[side]["b"]), (&other[side]["b"], &other[side]["a"]));
            }
        }
    }
}

fn renamed_project(names: &[String], articles: &[ArticleCase]) -> Asked {
    // `article` names the seed by the file: what is compared leaves both out.
    project(names.iter().zip(articles)).asked()
}

#[test]
fn a_position_that_went_and_came_back_is_no_move() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022-01-01, position: few, stance: S.",
                "party: north, issue: troops, date: 2022-06-01, position: all, stance: S.",
                "party: north, issue: troops, date: 2023-01-01, position: few, stance: S.",
            ],
        )
        .asked();
    assert_eq!(asked.step("north/troops", "2022-01-01", "2023-01-01")["kind"], "reaffirmed");
    assert_eq!(asked.step("north/troops", "2022-01-01", "2022")["kind"], "moved");
}
