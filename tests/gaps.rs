//! How far apart two parties are: steps and distance, trend, what both could live with, who rules out whom.

use crate::support::project::{Project, keys};
use serde_json::{Value, json};

/// The gap between north and south on the troops from 2022 to 2023; each side's records are of the start of a year.
fn gap(records: &[&str]) -> Value {
    let records: Vec<String> =
        records.iter().map(|record| format!("issue: troops, stance: S., {record}")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let asked = Project::talks().article("a", "2024", &records).asked();
    let gap = asked.gap(["north", "south"], "2022-06", "2023-06");
    assert_eq!(gap["parties"], json!(["north", "south"]));
    let issues = gap["issues"].as_array().unwrap();
    assert!(issues.len() <= 1);
    issues.first().cloned().unwrap_or_default()
}

#[test]
fn the_distance_is_the_steps_over_the_scales_length_less_one() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, position: none",
        "party: south, date: 2022-01-01, position: many",
        "party: south, date: 2023-01-01, position: few",
    ]);
    assert_eq!(
        keys(&gap, &["issue", "from", "to", "trend"]),
        json!({
            "issue": "troops",
            "from": {"a": "none", "b": "many", "steps": 3, "distance": 0.75},
            "to": {"a": "none", "b": "few", "steps": 1, "distance": 0.25},
            "trend": "converging",
        })
    );
}

#[test]
fn the_distance_on_a_scale_of_one_is_nothing() {
    let asked = Project::talks()
        .article(
            "a",
            "2022-06-01",
            &[
                "party: north, issue: oath, position: only, stance: S.",
                "party: south, issue: oath, position: only, stance: S.",
            ],
        )
        .asked();
    let gap = asked.gap(["north", "south"], "2022", "2022");
    assert_eq!(gap["issues"][0]["to"], json!({"a": "only", "b": "only", "steps": 0, "distance": 0.0}));
    assert_eq!(gap["issues"][0]["trend"], "still");
    assert_eq!(gap["issues"][0]["common"], json!(["only"]));
}

#[test]
fn the_trend_compares_the_steps_of_the_two_days() {
    let trend = |north: &str, south: &str, later: &str| {
        gap(&[
            &format!("party: north, date: 2022-01-01, {north}"),
            &format!("party: south, date: 2022-01-01, {south}"),
            &format!("party: south, date: 2023-01-01, {later}"),
        ])["trend"]
            .clone()
    };
    assert_eq!(trend("position: none", "position: few", "position: all"), "diverging");
    assert_eq!(trend("position: some", "position: all", "position: none"), "still");
    assert_eq!(trend("position: some", "position: all", "position: few"), "converging");
    assert_eq!(trend("position: some", "position: all", "position: mixed"), "unknown");
    assert_eq!(trend("position: open", "position: all", "position: few"), "unknown");
    assert_eq!(trend("position: some", "position: all", "withdrawn: true"), "unknown");
    assert_eq!(trend("position: some", "terms: {strength: 5}", "position: few"), "unknown");
}

#[test]
fn a_position_off_the_scale_is_shown_and_gives_no_steps() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, position: mixed",
        "party: south, date: 2022-01-01, position: few",
    ]);
    assert_eq!(gap["to"], json!({"a": "mixed", "b": "few", "steps": null, "distance": null}));
    assert_eq!(gap["common"], json!([]));
}

#[test]
fn a_withdrawn_standing_has_no_option() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, position: few",
        "party: north, date: 2023-01-01, withdrawn: true",
        "party: south, date: 2022-01-01, position: few, rejects: [all]",
    ]);
    assert_eq!(gap["from"], json!({"a": "few", "b": "few", "steps": 0, "distance": 0.0}));
    assert_eq!(gap["to"], json!({"a": null, "b": "few", "steps": null, "distance": null}));
    assert_eq!(
        keys(&gap, &["common", "ruled_out_by", "terms"]),
        json!({"common": [], "ruled_out_by": [], "terms": []})
    );
}

#[test]
fn what_both_could_live_with_is_position_and_accepts_less_rejects_in_the_scales_order() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, position: none, accepts: [all, many, few, some]",
        "party: south, date: 2022-01-01, position: all, accepts: [few, none], rejects: [few]",
    ]);
    assert_eq!(gap["common"], json!(["none", "all"]));
}

#[test]
fn common_ground_is_that_of_the_later_day() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, position: none, accepts: [few]",
        "party: south, date: 2022-01-01, position: few",
        "party: south, date: 2023-01-01, position: all",
    ]);
    assert_eq!(gap["common"], json!([]));
}

#[test]
fn who_rules_out_the_others_option_is_told_by_their_place() {
    let ruled_out = |north: &str, south: &str| {
        gap(&[
            &format!("party: north, date: 2022-01-01, {north}"),
            &format!("party: south, date: 2022-01-01, {south}"),
        ])["ruled_out_by"]
            .clone()
    };
    assert_eq!(ruled_out("position: none, rejects: [all, many]", "position: all"), json!(["a"]));
    assert_eq!(ruled_out("position: none", "position: all, rejects: [none]"), json!(["b"]));
    assert_eq!(
        ruled_out("position: none, rejects: [all]", "position: all, rejects: [none]"),
        json!(["a", "b"])
    );
    assert_eq!(ruled_out("position: none, rejects: [many]", "position: all, rejects: [few]"), json!([]));
    // It is the other's option that counts, not what the other would accept.
    assert_eq!(ruled_out("position: none, rejects: [some]", "position: all, accepts: [some]"), json!([]));
    // A party without a position has red lines too.
    assert_eq!(ruled_out("rejects: [all]", "position: all"), json!(["a"]));
}

#[test]
fn both_sides_terms_stand_side_by_side_in_the_issues_order() {
    let gap = gap(&[
        "party: north, date: 2022-01-01, terms: {until: spring, strength: ~5, places: [b, a, …]}",
        "party: south, date: 2022-01-01, terms: {strength: 7, binding: false, guarantors: [west, east]}",
    ]);
    assert_eq!(
        gap["terms"],
        json!([
            {"term": "guarantors", "a": null, "b": ["east", "west"]},
            {"term": "places", "a": ["a", "b", "…"], "b": null},
            {"term": "strength", "a": "~5", "b": 7},
            {"term": "binding", "a": null, "b": false},
            {"term": "until", "a": "spring", "b": null},
        ])
    );
}

#[test]
fn only_issues_on_which_either_has_an_option_or_a_term_at_either_day_are_told() {
    let asked = Project::talks()
        .article(
            "a",
            "2024",
            &[
                // An option at the earlier day alone.
                "party: north, issue: troops, date: 2022-01-01, position: none, stance: S.",
                "party: north, issue: troops, date: 2023-01-01, withdrawn: true, stance: S.",
                // Off the scale and without a term: nothing to compare.
                "party: north, issue: peace, date: 2022-01-01, position: mixed, stance: S.",
                "party: south, issue: peace, date: 2022-01-01, rejects: [no], stance: S.",
                // A term at the later day alone.
                "party: south, issue: host, date: 2023-01-01, terms: {city: here}, stance: S.",
                // Of another party.
                "party: west, issue: oath, date: 2022-01-01, position: only, stance: S.",
            ],
        )
        .asked();
    let gap = asked.gap(["north", "south"], "2022-06", "2023-06");
    let issues: Vec<&Value> = gap["issues"].as_array().unwrap().iter().map(|gap| &gap["issue"]).collect();
    assert_eq!(issues, ["troops", "host"]);
}

#[test]
fn a_gap_seen_from_the_other_side_is_as_wide() {
    let asked = Project::talks()
        .article(
            "a",
            "2022-06-01",
            &[
                "party: north, issue: troops, position: none, accepts: [all], rejects: [many], stance: S.",
                "party: south, issue: troops, position: many, stance: S., accepts: [all]",
            ],
        )
        .asked();
    let one = asked.gap(["north", "south"], "2022", "2022")["issues"][0].take();
    let other = asked.gap(["south", "north"], "2022", "2022")["issues"][0].take();
    assert_eq!(keys(&one, &["trend", "common"]), keys(&other, &["trend", "common"]));
    assert_eq!((&one["to"]["steps"], &other["to"]["steps"]), (&json!(3), &json!(3)));
    assert_eq!((&one["ruled_out_by"], &other["ruled_out_by"]), (&json!(["a"]), &json!(["b"])));
}
