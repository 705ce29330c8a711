//! What a party is known to hold at a day: a record's day, the order of records, and how they fold.

use crate::support::project::{Asked, Project, keys, of_pair};
use posdiff::history::Selection;
use serde_json::{Value, json};

fn one_article(records: &[&str]) -> Asked {
    Project::talks().article("a", "2023-12-31", records).asked()
}

fn stances(asked: &Asked) -> Vec<String> {
    let log = asked.log();
    let steps = log.as_array().unwrap();
    steps.iter().map(|step| step["record"]["stance"].as_str().unwrap().to_owned()).collect()
}

fn record_day(date: &str, published: &str) -> Value {
    let date = if date.is_empty() { String::new() } else { format!(", date: {date}") };
    let record = format!("party: north, issue: troops, stance: S.{date}");
    let asked = Project::talks().article("a", published, &[&record]).asked();
    asked.log()[0]["record"]["day"].clone()
}

#[test]
fn a_record_counts_from_the_last_day_of_its_date() {
    for (date, day) in [
        ("2022-09-13", "2022-09-13"),
        ("2022-09", "2022-09-30"),
        ("2022", "2022-12-31"),
        ("2022-09~", "2022-09-30"),
        ("2022-09-13?", "2022-09-13"),
        ("2022%", "2022-12-31"),
        ("2022-03/2022-05", "2022-05-31"),
        ("2021/2022-02-24~", "2022-02-24"),
        ("../2022-04", "2022-04-30"),
        ("2024-02", "2024-02-29"),
    ] {
        assert_eq!(record_day(date, "2025"), day, "{date}");
    }
}

#[test]
fn a_record_counts_at_the_latest_from_the_last_day_of_publication() {
    for (date, published, day) in [
        ("2022", "2022-09-14", "2022-09-14"),
        ("2022-09", "2022-09-14~", "2022-09-14"),
        ("2022-03/2023", "2022-05", "2022-05-31"),
        ("../2026", "2022-05-02", "2022-05-02"),
        ("2022-09-13", "2022-09", "2022-09-13"),
        ("", "2022-09", "2022-09-30"),
        ("", "2022-09-14?", "2022-09-14"),
    ] {
        assert_eq!(record_day(date, published), day, "{date:?} in an article of {published}");
    }
}

#[test]
fn a_record_without_a_date_bears_the_date_of_its_article() {
    let asked =
        Project::talks().article("a", "2022-09~", &["party: north, issue: troops, stance: S."]).asked();
    let record = keys(&asked.log()[0]["record"], &["date", "day", "published"]);
    assert_eq!(record, json!({"date": "2022-09~", "day": "2022-09-30", "published": "2022-09~"}));
}

#[test]
fn records_are_ordered_by_day_then_first_day_then_publication_then_path_then_place() {
    let record =
        |stance: &str, date: &str| format!("party: north, issue: host, stance: {stance}, date: {date}");
    let asked = Project::talks()
        .article("z", "2023-01-10", &[&record("7 path", "2022-06-30"), &record("8 place", "2022-06-30")])
        .article("b", "2023-01-10", &[&record("6 path", "2022-06-30")])
        .article("c", "2023-01-09", &[&record("5 published earlier", "2022-06-30")])
        .article(
            "d",
            "2023-01-10",
            &[
                &record("9 day", "2022-07-01"),
                &record("4 first day in the month", "2022-06"),
                &record("3 first day in the year", "2022/2022-06-30"),
                &record("2 no first day", "../2022-06-30"),
                &record("1 day", "2022-06-29"),
            ],
        )
        .asked();
    let order: Vec<String> = stances(&asked).iter().map(|stance| stance[..1].to_owned()).collect();
    assert_eq!(order.concat(), "123456789");
}

#[test]
fn paths_are_compared_as_texts_with_slashes() {
    let article = |name: &str| {
        format!(
            "article: {{seed: {name}.txt, title: T, published: 2022}}\n\
             records: [{{party: north, issue: host, stance: {name}}}]\n"
        )
    };
    // As texts: `-` (2D), `.` (2E), `/` (2F), then letters; a tree walked folder by folder would differ.
    let asked = Project::talks()
        .file("positions/a/z.yaml", article("az"))
        .file("positions/a.yaml", article("a"))
        .file("positions/a-b.yaml", article("a-b"))
        .file("positions/ab.yaml", article("ab"))
        .asked();
    assert_eq!(stances(&asked), ["a-b", "a", "az", "ab"]);
}

#[test]
fn what_another_party_tells_is_folded_first_whenever_it_was_told() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: none, stance: Own.",
        "party: north, issue: troops, date: 2023-01-01, position: all, stance: Told., told-by: south,
         terms: {strength: 900, until: spring}, accepts: [few], conditions: [rain]",
    ]);
    let standing = asked.standing("north/troops", "2023");
    assert_eq!(standing["position"], "none");
    assert_eq!(standing["record"]["stance"], "Own.");
    assert_eq!(standing["position_record"]["stance"], "Own.");
    // What the party itself left unsaid is filled.
    assert_eq!(standing["terms"], json!({"strength": 900, "until": "spring"}));
    assert_eq!((&standing["accepts"], &standing["conditions"]), (&json!(["few"]), &json!(["rain"])));
}

#[test]
fn where_a_party_has_said_nothing_the_account_of_another_is_its_last_record() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: few, stance: First., told-by: south",
        "party: north, issue: troops, date: 2022-02-01, stance: Second., told-by: east",
    ]);
    let standing = asked.standing("north/troops", "2022");
    assert_eq!(standing["record"]["stance"], "Second.");
    assert_eq!(
        (&standing["position"], &standing["position_record"]["stance"]),
        (&json!("few"), &json!("First."))
    );
}

#[test]
fn a_record_that_a_party_tells_of_itself_is_told_like_any_other() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: few, stance: Own.",
        "party: north, issue: troops, date: 2022-02-01, position: all, stance: Told., told-by: north",
    ]);
    assert_eq!(asked.standing("north/troops", "2023")["position"], "few");
}

#[test]
fn a_record_replaces_what_it_states_and_leaves_the_rest() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: few, stance: First.,
         terms: {strength: 5, until: spring}, accepts: [some], rejects: [all], conditions: [peace]",
        "party: north, issue: troops, date: 2022-02-01, stance: Second., terms: {strength: ~6}, rejects: [many]",
    ]);
    let standing = asked.standing("north/troops", "2022");
    assert_eq!(
        keys(&standing, &["position", "terms", "accepts", "rejects", "conditions", "withdrawn"]),
        json!({
            "position": "few",
            "terms": {"strength": "~6", "until": "spring"},
            "accepts": ["some"],
            "rejects": ["many"],
            "conditions": ["peace"],
            "withdrawn": false,
        })
    );
    assert_eq!(standing["record"]["stance"], "Second.");
    assert_eq!(standing["position_record"]["stance"], "First.");
}

#[test]
fn null_and_an_empty_list_say_that_something_was_dropped() {
    let all = "party: north, issue: troops, date: 2022-01-01, position: few, stance: First.,
               terms: {strength: 5, places: [hill]}, accepts: [some], rejects: [all], conditions: [peace]";
    let fields = ["position", "terms", "accepts", "rejects", "conditions"];
    for dropping in [
        "position: null, terms: {strength: null, places: null}, accepts: null, rejects: null, conditions: null",
        "position: ~, terms: {strength: ~, places: []}, accepts: [], rejects: [], conditions: []",
        "position:, terms: {strength:, places:}, accepts:, rejects:, conditions:",
    ] {
        let record = format!("party: north, issue: troops, date: 2022-02-01, stance: Second., {dropping}");
        let asked = one_article(&[all, &record]);
        let standing = asked.standing("north/troops", "2022");
        assert_eq!(
            keys(&standing, &fields),
            json!({"position": null, "terms": {}, "accepts": [], "rejects": [], "conditions": []}),
            "{dropping}"
        );
        assert_eq!(standing["position_record"], Value::Null);
    }
}

#[test]
fn terms_null_and_terms_that_are_empty_say_nothing() {
    for terms in ["null", "{}", ""] {
        let asked = one_article(&[
            "party: north, issue: troops, date: 2022-01-01, stance: First., terms: {strength: 5}",
            &format!("party: north, issue: troops, date: 2022-02-01, stance: Second., terms: {terms}"),
        ]);
        assert_eq!(asked.standing("north/troops", "2022")["terms"], json!({"strength": 5}), "terms: {terms}");
    }
}

#[test]
fn a_position_stated_leaves_the_rejects_that_were_carried() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: none, stance: First., rejects: [many, all]",
        "party: north, issue: troops, date: 2022-02-01, position: many, stance: Second.",
    ]);
    assert_eq!(asked.standing("north/troops", "2022-01-31")["rejects"], json!(["many", "all"]));
    assert_eq!(asked.standing("north/troops", "2022")["rejects"], json!(["all"]));
}

#[test]
fn a_position_does_not_leave_the_rejects_of_its_own_record() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: none, stance: First., rejects: [all]",
        "party: north, issue: troops, date: 2022-02-01, position: many, stance: Second., rejects: [many, few]",
    ]);
    assert_eq!(asked.standing("north/troops", "2022")["rejects"], json!(["many", "few"]));
}

#[test]
fn a_position_off_the_scale_leaves_the_rejects_as_they_were() {
    for off in ["mixed", "unclear", "open"] {
        let asked = one_article(&[
            "party: north, issue: troops, date: 2022-01-01, position: none, stance: First., rejects: [all]",
            &format!("party: north, issue: troops, date: 2022-02-01, position: {off}, stance: Second."),
        ]);
        let standing = asked.standing("north/troops", "2022");
        assert_eq!((&standing["position"], &standing["rejects"]), (&json!(off), &json!(["all"])));
    }
}

#[test]
fn a_withdrawn_record_clears_everything_and_what_comes_after_starts_anew() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: none, stance: First.,
         terms: {strength: 5}, accepts: [few], rejects: [all], conditions: [peace]",
        "party: north, issue: troops, date: 2022-02-01, stance: Gone., withdrawn: true",
        "party: north, issue: troops, date: 2022-03-01, stance: Anew., rejects: [some]",
    ]);
    let fields = ["position", "position_record", "terms", "accepts", "rejects", "conditions", "withdrawn"];
    let cleared = asked.standing("north/troops", "2022-02-28");
    assert_eq!(
        keys(&cleared, &fields),
        json!({
            "position": null, "position_record": null, "terms": {}, "accepts": [], "rejects": [],
            "conditions": [], "withdrawn": true,
        })
    );
    assert_eq!(cleared["record"]["stance"], "Gone.");
    let anew = asked.standing("north/troops", "2022");
    assert_eq!(
        keys(&anew, &fields),
        json!({
            "position": null, "position_record": null, "terms": {}, "accepts": [], "rejects": ["some"],
            "conditions": [], "withdrawn": false,
        })
    );
}

#[test]
fn what_another_tells_after_a_withdrawal_does_not_undo_it() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, stance: Gone., withdrawn: true",
        "party: north, issue: troops, date: 2022-02-01, position: all, stance: Told., told-by: south",
    ]);
    let standing = asked.standing("north/troops", "2022");
    assert_eq!((&standing["withdrawn"], &standing["position"]), (&json!(true), &Value::Null));
}

#[test]
fn a_withdrawal_that_another_tells_clears_only_what_others_told() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, position: few, stance: Own.",
        "party: north, issue: troops, date: 2022-02-01, stance: Told., told-by: south, terms: {strength: 5}",
        "party: north, issue: troops, date: 2022-03-01, stance: Gone., told-by: south, withdrawn: true",
    ]);
    let standing = asked.standing("north/troops", "2022");
    assert_eq!(
        keys(&standing, &["position", "terms", "withdrawn"]),
        json!({
            "position": "few", "terms": {}, "withdrawn": false,
        })
    );
}

#[test]
fn terms_stand_in_the_issues_order_with_sets_sorted_and_open_ones_open() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-01-01, stance: First., terms: {until: spring, form: pledge,
         by: 2023-05~, binding: false, strength: '>=600000', places: [β, a, B, …], guarantors: [west, south, east]}",
    ]);
    let standing = asked.standing("north/troops", "2022");
    let expected = r#"{"guarantors":["east","south","west"],"places":["B","a","β","…"],"strength":">=600000","binding":false,"by":"2023-05~","form":"pledge","until":"spring"}"#;
    assert_eq!(standing["terms"].to_string(), expected);
    // The record itself is as the file states it.
    let stated = r#"{"until":"spring","form":"pledge","by":"2023-05~","binding":false,"strength":">=600000","places":["β","a","B","…"],"guarantors":["west","south","east"]}"#;
    assert_eq!(standing["record"]["terms"].to_string(), stated);
}

#[test]
fn the_scalars_type_comes_from_the_field_and_not_from_their_looks() {
    let asked = one_article(&[
        "party: north, issue: troops, stance: yes, terms: {until: 2030, strength: '12', places: [1.0, true]}",
        "party: north, issue: peace, stance: 007, position: no, speaker: 5.50",
    ]);
    let troops = asked.standing("north/troops", "2023");
    assert_eq!(troops["terms"], json!({"places": ["1.0", "true"], "strength": 12, "until": "2030"}));
    let peace = asked.standing("north/peace", "2023");
    assert_eq!((&peace["position"], &peace["record"]["stance"]), (&json!("no"), &json!("007")));
    assert_eq!(peace["record"]["speaker"], json!({"id": null, "name": "5.50", "role": null}));
}

#[test]
fn drafts_and_records_that_cannot_be_placed_count_nowhere_and_the_others_do() {
    let reading = Project::talks()
        .article(
            "a",
            "2022-06-01",
            &[
                "party: north, issue: troops, position: few, stance: Counts.",
                "draft: true, party: north, issue: troops, position: all, stance: Draft., quote: q",
                "party: nort, issue: troops, position: all, stance: Unknown party.",
                "party: north, issue: troop, position: all, stance: Unknown issue.",
                "party: north, issue: troops, position: al, stance: Unknown option.",
                "party: north, issue: troops, position: all, stance: Bad date., date: 2022-13",
                "party: north, issue: troops, position: all, stance: Wrong shape., colour: red",
                "party: north, issue: troops, position: all, stance: Told by nobody., told-by: nobody",
                "party: north, issue: troops, position: all",
            ],
        )
        .reading();
    let stances: Vec<&str> = reading.corpus.records().map(|(_, record)| &*record.stance.value).collect();
    assert_eq!(stances, ["Counts."]);
    assert_eq!(reading.left_out(), 7);
}

#[test]
fn a_wrong_term_or_speaker_does_not_keep_the_rest_of_a_record_from_counting() {
    let project = Project::talks().article(
        "a",
        "2022-06-01",
        &["party: north, issue: troops, position: few, stance: Counts., speaker: nobody,
           terms: {strength: many, colour: red, until: spring}"],
    );
    let reading = project.reading();
    assert_eq!(reading.faults.len(), 3);
    let asked = Asked { reading, selection: Selection::default() };
    let standing = asked.standing("north/troops", "2022");
    assert_eq!(
        keys(&standing, &["position", "terms"]),
        json!({"position": "few", "terms": {"until": "spring"}})
    );
    assert_eq!(standing["record"]["speaker"], json!({"id": "nobody", "name": "nobody", "role": null}));
}

#[test]
fn a_speakers_role_is_the_office_held_on_the_records_day() {
    let asked = one_article(&[
        "party: north, issue: host, date: 2020-12-31, stance: Before., speaker: ada-norn",
        "party: north, issue: host, date: 2022-06-30, stance: Minister., speaker: ada-norn",
        "party: north, issue: host, date: 2022-07, stance: President., speaker: ada-norn",
    ]);
    let log = asked.log();
    let roles: Vec<&Value> =
        log.as_array().unwrap().iter().map(|step| &step["record"]["speaker"]["role"]).collect();
    assert_eq!(roles, [&Value::Null, &json!("foreign minister"), &json!("president")]);
}

#[test]
fn contested_are_other_records_of_the_very_same_days_that_place_the_party_elsewhere() {
    let asked = Project::talks()
        .article(
            "a",
            "2023-01-01",
            &[
                "party: north, issue: troops, date: 2022-06, position: few, stance: The last one.",
                "party: north, issue: troops, date: 2022-06-30, position: all, stance: Another first day.",
                "party: north, issue: troops, date: 2022-06, position: mixed, stance: Off the scale.",
                "party: north, issue: troops, date: 2022-06, stance: No position.",
                "party: north, issue: troops, date: 2022-06~, position: many, stance: Told., told-by: south",
            ],
        )
        .article(
            "b",
            "2022-12-01",
            &["party: north, issue: troops, date: 2022-06-01/2022-06-30, position: none, stance: B."],
        )
        .article(
            "c",
            "2022-12-01",
            &["party: north, issue: troops, date: 2022-06, position: few, stance: The same."],
        )
        .article(
            "d",
            "2022-12-01",
            &["party: south, issue: troops, date: 2022-06, position: all, stance: Another party."],
        )
        .asked();
    // On 30 June the record of the narrowest first day is the last, and nobody else has its days.
    let all = asked.show("2023");
    assert_eq!(of_pair(&all["cells"], "north/troops")["contested_by"], json!([]));

    let asked = Project::talks()
        .article(
            "a",
            "2023-01-01",
            &[
                "party: north, issue: troops, date: 2022-06, position: mixed, stance: Off the scale.",
                "party: north, issue: troops, date: 2022-06, stance: No position.",
                "party: north, issue: troops, date: 2022-06~, position: many, stance: Told., told-by: south",
                "party: north, issue: troops, date: 2022-06, position: few, stance: The last one.",
            ],
        )
        .article(
            "b",
            "2022-12-01",
            &["party: north, issue: troops, date: 2022-06-01/2022-06-30, position: none, stance: B."],
        )
        .article(
            "c",
            "2022-12-01",
            &["party: north, issue: troops, date: 2022-06, position: few, stance: The same."],
        )
        .asked();
    let cell = of_pair(&asked.show("2023")["cells"], "north/troops");
    assert_eq!(cell["standing"]["record"]["stance"], "The last one.");
    let contested = cell["contested_by"].as_array().unwrap();
    let stances: Vec<&Value> = contested.iter().map(|record| &record["stance"]).collect();
    assert_eq!(stances, ["B.", "Told."]);
}

#[test]
fn a_last_record_that_states_no_position_is_contested_by_none() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-06-01, position: few, stance: One.",
        "party: north, issue: troops, date: 2022-06-01, stance: The last.",
    ]);
    assert_eq!(of_pair(&asked.show("2023")["cells"], "north/troops")["contested_by"], json!([]));
}

#[test]
fn a_last_record_off_the_scale_is_contested_by_any_on_it() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-06-01, position: few, stance: One.",
        "party: north, issue: troops, date: 2022-06-01, position: open, stance: The last.",
    ]);
    let cell = of_pair(&asked.show("2023")["cells"], "north/troops");
    assert_eq!(cell["contested_by"][0]["stance"], "One.");
}

#[test]
fn the_age_of_a_cell_is_counted_from_the_last_records_day() {
    let asked = one_article(&[
        "party: north, issue: troops, date: 2022-02, position: few, stance: One.",
        "party: south, issue: troops, date: 2022-03-01, position: few, stance: Two.",
    ]);
    let cells = asked.show("2022-03-01")["cells"].take();
    assert_eq!(of_pair(&cells, "north/troops")["age_days"], 1);
    assert_eq!(of_pair(&cells, "south/troops")["age_days"], 0);
}
