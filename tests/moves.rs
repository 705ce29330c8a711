//! What changed between two standings: the kinds, the details, and the moves between articles.

use crate::support::project::{Asked, Project, keys};
use serde_json::{Value, json};

const DETAILS: [&str; 7] = ["kind", "position", "terms", "accepts", "rejects", "conditions", "reversed"];

/// North on the troops: a record on 2022-01-01 and one on 2023-01-01.
fn two(before: &str, after: &str) -> Asked {
    Project::talks()
        .article(
            "a",
            "2023-12-31",
            &[
                &format!("party: north, issue: troops, date: 2022-01-01, stance: Earlier., {before}"),
                &format!("party: north, issue: troops, date: 2023-01-01, stance: Later., {after}"),
            ],
        )
        .asked()
}

fn step(before: &str, after: &str) -> Value {
    two(before, after).step("north/troops", "2022-06", "2023-06")
}

fn kind(before: &str, after: &str) -> String {
    step(before, after)["kind"].as_str().unwrap().to_owned()
}

#[test]
fn the_first_line_that_fits_gives_the_kind() {
    for (before, after, expected) in [
        ("position: few", "withdrawn: true", "withdrawn"),
        ("withdrawn: true", "withdrawn: true", "withdrawn"),
        ("withdrawn: true", "position: few", "new"),
        ("withdrawn: true", "note: n", "new"),
        ("position: few", "position: some", "moved"),
        ("position: few, terms: {strength: 1}", "position: some, terms: {strength: 2}", "moved"),
        ("position: few", "position: mixed", "revised"),
        ("position: mixed", "position: few", "revised"),
        ("position: mixed", "position: open", "revised"),
        ("position: few", "position: null", "revised"),
        ("note: n", "position: few", "revised"),
        ("position: few", "terms: {strength: 1}", "revised"),
        ("terms: {strength: 1}", "terms: {strength: ~1}", "revised"),
        ("terms: {strength: 1}", "terms: {strength: null}", "revised"),
        ("position: few", "accepts: [some]", "revised"),
        ("position: few", "rejects: [some]", "revised"),
        ("position: few", "conditions: [rain]", "revised"),
        ("position: few", "position: few", "reaffirmed"),
        ("position: few", "note: n", "reaffirmed"),
        ("position: few, accepts: [some, all]", "accepts: [all, some]", "reaffirmed"),
        ("conditions: [rain, sun]", "conditions: [sun, rain, sun]", "reaffirmed"),
        ("terms: {places: [a, b]}", "terms: {places: [b, a, a]}", "reaffirmed"),
        ("terms: {strength: 1.0}", "terms: {strength: 1}", "reaffirmed"),
        ("terms: {places: [a, b]}", "terms: {places: [b, …]}", "reaffirmed"),
        ("position: mixed", "position: mixed", "reaffirmed"),
    ] {
        assert_eq!(kind(before, after), expected, "{before} → {after}");
    }
}

#[test]
fn without_a_standing_before_a_move_is_new() {
    let step = two("position: few", "position: some").step("north/troops", "2021", "2022-06");
    assert_eq!(step["before"], Value::Null);
    assert_eq!(
        keys(&step, &DETAILS),
        json!({
            "kind": "new", "position": null, "terms": [], "accepts": {"added": [], "removed": []},
            "rejects": {"added": [], "removed": []}, "conditions": {"added": [], "removed": []},
            "reversed": false,
        })
    );
    assert_eq!(step["stance"], json!([]));
}

#[test]
fn a_first_record_that_withdraws_is_withdrawn_and_not_new() {
    let step = two("withdrawn: true", "position: few").step("north/troops", "2021", "2022-06");
    assert_eq!((&step["kind"], &step["before"]), (&json!("withdrawn"), &Value::Null));
}

#[test]
fn the_same_last_record_at_both_is_silence_even_where_it_withdraws() {
    for record in ["position: few", "withdrawn: true"] {
        let step = two(record, "position: all").step("north/troops", "2022-03", "2022-06");
        assert_eq!(step["kind"], "silent");
        assert_eq!(step["stance"], json!([{"op": "equal", "text": "Earlier."}]));
    }
}

#[test]
fn an_account_by_another_is_no_newer_word_of_the_party_itself() {
    let asked = Project::talks()
        .article(
            "a",
            "2023-12-31",
            &[
                "party: north, issue: troops, date: 2022-01-01, stance: Own., position: few",
                "party: north, issue: troops, date: 2023-01-01, stance: Told., told-by: south, position: all,
                 terms: {strength: 5}",
            ],
        )
        .asked();
    let step = asked.step("north/troops", "2022-06", "2023-06");
    assert_eq!(step["kind"], "silent");
    // It is silent, and what another told stands in the terms all the same.
    assert_eq!(
        step["terms"],
        json!([{"term": "strength", "added": [], "removed": [], "from": null, "to": 5}])
    );
}

#[test]
fn steps_are_the_signed_difference_of_places() {
    for (from, to, steps) in [("none", "all", 4), ("many", "few", -2), ("few", "few", 0)] {
        let step = step(&format!("position: {from}"), &format!("position: {to}"));
        assert_eq!(step["position"], json!({"from": from, "to": to, "steps": steps}));
    }
    let off = step("position: mixed", "position: few");
    assert_eq!(off["position"], json!({"from": "mixed", "to": "few", "steps": null}));
    assert_eq!(step("position: few", "position: null")["position"], Value::Null);
}

#[test]
fn a_position_that_was_carried_counts_as_the_position() {
    let step = step("position: few", "terms: {until: spring}");
    assert_eq!(step["position"], json!({"from": "few", "to": "few", "steps": 0}));
    assert_eq!(step["after"]["position_record"]["stance"], "Earlier.");
}

#[test]
fn each_type_of_term_is_compared_by_its_own_rule() {
    let step = step(
        "terms: {guarantors: [west, east], places: [b], strength: 600000, binding: true, by: 2024, form: treaty,
         until: spring}",
        "terms: {until: autumn, form: pledge, by: 2024-05~, binding: false, strength: ~800000, places: [c, B, a],
         guarantors: [south, east]}",
    );
    let value = |term: &str, from: Value, to: Value| json!({"term": term, "added": [], "removed": [], "from": from, "to": to});
    assert_eq!(
        step["terms"],
        json!([
            {"term": "guarantors", "added": ["south"], "removed": ["west"], "from": null, "to": null},
            {"term": "places", "added": ["B", "a", "c"], "removed": ["b"], "from": null, "to": null},
            value("strength", json!(600_000), json!("~800000")),
            value("binding", json!(true), json!(false)),
            value("by", json!("2024"), json!("2024-05~")),
            value("form", json!("treaty"), json!("pledge")),
            value("until", json!("spring"), json!("autumn")),
        ])
    );
}

#[test]
fn a_term_that_one_side_lacks_counts_as_empty() {
    let set = |added: Value, removed: Value| json!([{"term": "places", "added": added, "removed": removed, "from": null, "to": null}]);
    assert_eq!(step("note: n", "terms: {places: [b, a]}")["terms"], set(json!(["a", "b"]), json!([])));
    assert_eq!(
        step("terms: {places: [b, a, …]}", "terms: {places: []}")["terms"],
        set(json!([]), json!(["a", "b"]))
    );
    let value = |from: Value, to: Value| json!([{"term": "until", "added": [], "removed": [], "from": from, "to": to}]);
    assert_eq!(step("note: n", "terms: {until: spring}")["terms"], value(Value::Null, json!("spring")));
    assert_eq!(
        step("terms: {until: spring}", "terms: {until: null}")["terms"],
        value(json!("spring"), Value::Null)
    );
}

#[test]
fn an_open_later_set_asserts_no_removal_and_an_open_earlier_one_changes_nothing() {
    let set = |added: Value, removed: Value| json!([{"term": "places", "added": added, "removed": removed, "from": null, "to": null}]);
    assert_eq!(
        step("terms: {places: [a, b]}", "terms: {places: [c, …]}")["terms"],
        set(json!(["c"]), json!([]))
    );
    assert_eq!(
        step("terms: {places: [a, …]}", "terms: {places: [b]}")["terms"],
        set(json!(["b"]), json!(["a"]))
    );
    assert_eq!(step("terms: {places: [a, …]}", "terms: {places: [a]}")["terms"], json!([]));
    assert_eq!(step("terms: {places: [a]}", "terms: {places: […]}")["terms"], json!([]));
    // Nothing was stated and an open set of nothing is: no member came.
    assert_eq!(step("note: n", "terms: {places: […]}")["kind"], "reaffirmed");
}

#[test]
fn red_lines_fallbacks_and_conditions_are_told_as_sets_sorted_by_code_point() {
    let step = step(
        "accepts: [some, few], rejects: [all, many], conditions: [b, a]",
        "accepts: [none, few], rejects: null, conditions: [a, é, c]",
    );
    assert_eq!(
        keys(&step, &["accepts", "rejects", "conditions"]),
        json!({
            "accepts": {"added": ["none"], "removed": ["some"]},
            "rejects": {"added": [], "removed": ["all", "many"]},
            "conditions": {"added": ["c", "é"], "removed": ["b"]},
        })
    );
}

#[test]
fn what_a_withdrawn_side_held_is_gone() {
    let step = step("position: few, terms: {places: [a], until: spring}, accepts: [some]", "withdrawn: true");
    assert_eq!(
        keys(&step, &DETAILS),
        json!({
            "kind": "withdrawn", "position": null,
            "terms": [
                {"term": "places", "added": [], "removed": ["a"], "from": null, "to": null},
                {"term": "until", "added": [], "removed": [], "from": "spring", "to": null},
            ],
            "accepts": {"added": [], "removed": ["some"]}, "rejects": {"added": [], "removed": []},
            "conditions": {"added": [], "removed": []}, "reversed": false,
        })
    );
}

#[test]
fn a_move_over_the_middle_is_reversed_and_the_middle_itself_is_neither_side() {
    // Five options: `some` is the middle.
    for (from, to, reversed) in [
        ("none", "few", false),
        ("few", "some", false),
        ("some", "many", false),
        ("few", "many", true),
        ("all", "none", true),
        ("many", "all", false),
    ] {
        let step = step(&format!("position: {from}"), &format!("position: {to}"));
        assert_eq!(step["reversed"], reversed, "{from} → {to}");
    }
    // Four options have their middle between the second and the third.
    for (from, to, reversed) in
        [("later", "soon", true), ("no", "later", false), ("yes", "soon", false), ("no", "yes", true)]
    {
        let record = |date: &str, position: &str| {
            format!("party: north, issue: peace, date: {date}, position: {position}, stance: S.")
        };
        let records = [record("2022", from), record("2023", to)];
        let asked = Project::talks().article("a", "2024", &[&records[0], &records[1]]).asked();
        assert_eq!(asked.step("north/peace", "2022", "2023")["reversed"], reversed, "{from} → {to}");
    }
}

#[test]
fn a_move_says_whom_it_came_closer_to_in_the_registrys_order() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022-01-01, position: few, stance: S.",
                "party: north, issue: troops, date: 2023-01-01, position: many, stance: S.",
                // In another order than the registry's, and said at other times.
                "party: west, issue: troops, date: 2020, position: all, stance: S.",
                "party: east, issue: troops, date: 2022-02-01, position: some, stance: As far as before.",
                "party: south, issue: troops, date: 2022-02-01, position: many, stance: S.",
                "party: plan, issue: troops, date: 2022-02-01, position: none, stance: S.",
            ],
        )
        .asked();
    let step = asked.step("north/troops", "2022-01-01", "2023-06");
    assert_eq!(
        keys(&step, &["closer_to", "further_from"]),
        json!({"closer_to": ["south", "west"], "further_from": ["plan"]})
    );
}

#[test]
fn only_those_with_an_option_of_the_scale_at_the_later_day_can_be_come_closer_to() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022-01-01, position: few, stance: S.",
                "party: north, issue: troops, date: 2023-01-01, position: all, stance: S.",
                "party: south, issue: troops, date: 2023-06-02, position: all, stance: Not yet.",
                "party: east, issue: troops, date: 2022-01-01, position: mixed, stance: Off the scale.",
                "party: west, issue: troops, date: 2022-01-01, position: all, stance: S.",
                "party: west, issue: troops, date: 2022-09-01, stance: Taken back., withdrawn: true",
                "party: plan, issue: troops, date: 2022-01-01, position: all, stance: At that time.",
                "party: plan, issue: troops, date: 2022-09-01, position: none, stance: At the later day.",
            ],
        )
        .asked();
    let step = asked.step("north/troops", "2022-06", "2023-06-01");
    assert_eq!(
        keys(&step, &["closer_to", "further_from"]),
        json!({"closer_to": [], "further_from": ["plan"]})
    );
}

#[test]
fn only_a_moved_party_came_closer_to_anyone() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022-01-01, position: few, stance: S.",
                "party: north, issue: troops, date: 2022-02-01, stance: Taken back., withdrawn: true",
                "party: north, issue: troops, date: 2023-01-01, position: all, stance: S.",
                "party: south, issue: troops, date: 2022-01-01, position: all, stance: S.",
            ],
        )
        .asked();
    let new = asked.step("north/troops", "2022-02", "2023-06");
    assert_eq!(
        keys(&new, &["kind", "closer_to", "reversed"]),
        json!({"kind": "new", "closer_to": [], "reversed": false})
    );
}

#[test]
fn records_between_are_those_folded_after_the_earlier_last_and_before_the_later_last() {
    let own = |date: &str| format!("party: north, issue: troops, date: {date}, position: few, stance: S.");
    let told = |date: &str| format!("{}, told-by: south", own(date));
    let records =
        [own("2022-01-01"), own("2022-02-01"), told("2022-03-01"), own("2022-04-01"), own("2022-05-01")];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let asked = Project::talks().article("a", "2023", &records).asked();
    let between = |from: &str, to: &str| asked.step("north/troops", from, to)["records_between"].clone();
    assert_eq!(between("2022-01-01", "2022-05-01"), 2); // the told one is folded before them all
    assert_eq!(between("2022-01-01", "2022-02-01"), 0);
    assert_eq!(between("2022-02-01", "2022-03-01"), 0); // silent
    assert_eq!(between("2021", "2022-05-01"), 4); // no earlier standing: all but the last
}

#[test]
fn records_between_count_those_told_after_the_earlier_last_where_that_one_was_told() {
    let own = |date: &str| format!("party: north, issue: troops, date: {date}, position: few, stance: S.");
    let told = |date: &str| format!("{}, told-by: south", own(date));
    let records = [told("2022-01-01"), told("2022-02-01"), own("2022-03-01"), own("2022-04-01")];
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let asked = Project::talks().article("a", "2023", &records).asked();
    // Folded are: told of January, told of February, own of March, own of April.
    assert_eq!(asked.step("north/troops", "2022-01-01", "2022-04-01")["records_between"], 2);
}

#[test]
fn moves_stand_by_issue_then_party_as_the_registries_list_them() {
    let asked = Project::talks()
        .article(
            "a",
            "2022-06-01",
            &[
                "party: west, issue: host, stance: S.",
                "party: south, issue: troops, stance: S.",
                "party: north, issue: host, stance: S.",
                "party: north, issue: troops, stance: S.",
            ],
        )
        .asked();
    let diff = asked.diff("2022", "2022");
    let order: Vec<String> = diff["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| format!("{}/{}", step["party"], step["issue"]))
        .collect();
    assert_eq!(
        order,
        [r#""north"/"troops""#, r#""south"/"troops""#, r#""north"/"host""#, r#""west"/"host""#]
    );
    assert_eq!(
        diff["summary"].to_string(),
        r#"{"new":0,"moved":0,"revised":0,"reaffirmed":0,"silent":4,"withdrawn":0}"#
    );
}

#[test]
fn the_pieces_of_a_stance_lead_from_one_sentence_to_the_other() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022, stance: No troops at all.",
                "party: north, issue: troops, date: 2023, stance: No troops before spring.",
            ],
        )
        .asked();
    assert_eq!(
        asked.step("north/troops", "2022", "2023")["stance"],
        json!([
            {"op": "equal", "text": "No troops "},
            {"op": "delete", "text": "at all"},
            {"op": "insert", "text": "before spring"},
            {"op": "equal", "text": "."},
        ])
    );
}

fn between_articles() -> Asked {
    Project::talks()
        .article(
            "first",
            "2022-01-10",
            &[
                "party: north, issue: troops, position: few, stance: First., terms: {strength: 5}",
                "party: south, issue: troops, position: none, stance: Only in the first.",
                "party: east, issue: troops, position: all, stance: In both.",
                "party: plan, issue: troops, date: 2022-01-02, position: none, stance: Later in this article.",
                "party: plan, issue: troops, date: 2022-01-01, position: many, stance: Earlier in this article.",
            ],
        )
        .article("between", "2022-06-01", &["party: north, issue: troops, position: many, stance: Between."])
        .article(
            "second",
            "2023-01-10",
            &[
                "party: north, issue: troops, position: all, stance: Second.",
                "party: east, issue: troops, position: all, stance: In both.",
                "party: west, issue: troops, position: all, stance: Only in the second.",
                "party: plan, issue: troops, stance: Taken back., withdrawn: true",
            ],
        )
        .asked()
}

#[test]
fn between_two_articles_each_side_folds_that_articles_records_alone() {
    let asked = between_articles();
    let diff = asked.diff("first", "second");
    assert_eq!(diff["from"], json!({"point": "first", "day": null, "article": "first"}));
    assert_eq!(diff["to"], json!({"point": "second", "day": null, "article": "second"}));
    let kinds: Vec<String> = diff["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| format!("{} {}", step["party"].as_str().unwrap(), step["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(kinds, ["north moved", "south silent", "east reaffirmed", "west new", "plan withdrawn"]);
    let north = asked.step("north/troops", "first", "second");
    assert_eq!(north["position"], json!({"from": "few", "to": "all", "steps": 3}));
    // The strength was stated by the first article alone; nothing is carried into the second.
    assert_eq!(
        north["terms"][0],
        json!({"term": "strength", "added": [], "removed": [], "from": 5, "to": null})
    );
    assert_eq!(north["records_between"], 0);
    // Others at the second article alone: south said nothing there, plan took it back.
    assert_eq!(
        keys(&north, &["closer_to", "further_from"]),
        json!({"closer_to": ["east", "west"], "further_from": []})
    );
    let south = asked.step("south/troops", "first", "second");
    assert_eq!((&south["kind"], &south["after"]), (&json!("silent"), &Value::Null));
    assert_eq!((&south["position"], &south["stance"]), (&Value::Null, &json!([])));
}

#[test]
fn between_two_articles_in_the_other_order_it_is_the_other_way_round() {
    let asked = between_articles();
    let kinds: Vec<Value> = asked.diff("second", "first")["moves"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["kind"].clone())
        .collect();
    // north, south, east, west, plan; the plan's later record in the first article counts.
    assert_eq!(kinds, ["moved", "new", "reaffirmed", "silent", "new"]);
    assert_eq!(asked.step("north/troops", "second", "first")["position"]["steps"], -3);
    assert_eq!(asked.step("plan/troops", "second", "first")["after"]["position"], "none");
}

#[test]
fn an_article_compared_with_itself_is_silent() {
    let diff = between_articles().diff("first", "first");
    assert!(diff["moves"].as_array().unwrap().iter().all(|step| step["kind"] == "silent"));
}

#[test]
fn each_step_of_a_log_is_the_move_that_its_record_made() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2022-01-01, position: few, stance: S., told-by: south",
                "party: north, issue: troops, date: 2022-02-01, position: many, stance: S.",
                "party: north, issue: troops, date: 2022-03-01, position: all, stance: S., told-by: south",
                "party: north, issue: troops, date: 2022-04-01, stance: S., terms: {until: spring}",
                "party: north, issue: troops, date: 2022-05-01, stance: S., withdrawn: true",
                "party: north, issue: troops, date: 2022-06-01, position: many, stance: S.",
                "party: north, issue: troops, date: 2022-06-01, position: many, stance: S.",
                "party: north, issue: host, date: 2022-01-01, stance: Of a later issue.",
            ],
        )
        .asked();
    let log = asked.log();
    let kinds: Vec<&Value> = log.as_array().unwrap().iter().map(|step| &step["move"]["kind"]).collect();
    let null = &Value::Null;
    assert_eq!(
        kinds,
        [
            &json!("new"),
            &json!("moved"),
            null,
            &json!("revised"),
            &json!("withdrawn"),
            &json!("new"),
            &json!("reaffirmed"),
            &json!("new")
        ]
    );
    assert_eq!(log[0]["move"]["before"], Value::Null);
    assert_eq!(log[1]["move"]["position"], json!({"from": "few", "to": "many", "steps": 2}));
    assert_eq!(log[1]["move"]["reversed"], true);
    assert_eq!(log[7]["record"]["issue"], "host");
}
