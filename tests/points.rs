//! Points: what a year, a month, a day or an article's name stands for.

use crate::support::project::{Asked, Project};
use posdiff::history::{At, Point};
use serde_json::json;

/// Records from 2022-03-15 to 2023-05-20.
fn asked() -> Asked {
    Project::talks()
        .article("2022-03-daily", "2022-03-15", &["party: north, issue: troops, position: few, stance: S."])
        .article("2022-03-post", "2022-04~", &["party: north, issue: troops, position: few, stance: S."])
        .article(
            "2023-review",
            "2023-06",
            &["party: north, issue: troops, date: 2023-05-20, position: few, stance: S."],
        )
        .asked()
}

fn day(asked: &Asked, typed: &str) -> String {
    Point::parse(typed, &asked.history()).unwrap().day().to_string()
}

fn error(asked: &Asked, typed: &str) -> (String, String) {
    let error = Point::parse(typed, &asked.history()).unwrap_err();
    (error.to_string(), error.help().unwrap_or_default())
}

#[test]
fn a_year_a_month_and_a_day_stand_for_their_last_day() {
    let asked = asked();
    for (typed, expected) in [
        ("2022", "2022-12-31"),
        ("2022-04", "2022-04-30"),
        ("2024-02", "2024-02-29"),
        ("2022-09-14", "2022-09-14"),
        ("2020", "2020-12-31"),
        ("2024", "2024-12-31"),
    ] {
        assert_eq!(day(&asked, typed), expected, "{typed}");
    }
}

#[test]
fn the_marks_of_a_point_are_read_and_change_nothing() {
    let asked = asked();
    for mark in ["~", "?", "%"] {
        assert_eq!(day(&asked, &format!("2022{mark}")), "2022-12-31");
        assert_eq!(day(&asked, &format!("2022-09-14{mark}")), "2022-09-14");
        assert_eq!(day(&asked, &format!("2023{mark}")), "2023-05-20");
    }
}

#[test]
fn a_year_or_month_that_holds_the_latest_day_of_all_ends_on_it() {
    let asked = asked();
    assert_eq!(day(&asked, "2023"), "2023-05-20");
    assert_eq!(day(&asked, "2023-05"), "2023-05-20");
    assert_eq!(day(&asked, "2023-06"), "2023-06-30");
    assert_eq!(day(&asked, "2023-05-31"), "2023-05-31");
}

#[test]
fn the_latest_day_is_that_of_the_records_that_are_let_through() {
    let asked = asked().known_by("2022-12");
    assert_eq!(day(&asked, "2023"), "2023-12-31");
    assert_eq!(day(&asked, "2022"), "2022-04-30");
}

#[test]
fn a_point_left_out_is_the_first_or_the_latest_day() {
    let asked = asked();
    let history = asked.history();
    let first = Point::or_first(None, &history).unwrap();
    let latest = Point::or_latest(None, &history).unwrap();
    assert_eq!(
        (first.day().to_string(), latest.day().to_string()),
        ("2022-03-15".into(), "2023-05-20".into())
    );
    assert_eq!((first.typed, latest.typed), (None, None));
}

#[test]
fn where_no_record_is_let_through_a_point_cannot_be_left_out() {
    let asked = asked().known_by("2021");
    let error = Point::or_first(None, &asked.history()).unwrap_err();
    assert_eq!(error.to_string(), "there is no record to take the first day from");
    assert_eq!(day(&asked, "2022"), "2022-12-31");
}

#[test]
fn an_article_goes_by_its_stem_its_seed_or_an_unambiguous_beginning_of_either() {
    let asked = asked();
    for typed in ["2022-03-post", "2022-03-post.txt", "2022-03-p", "2022-03-post.yaml", "2022-03-post.t"] {
        let point = Point::parse(typed, &asked.history()).unwrap();
        let article = point.article().unwrap();
        assert_eq!(&*asked.reading.corpus.article(article).name, "2022-03-post", "{typed}");
        assert_eq!(point.day().to_string(), "2022-04-30"); // the last day of its publication
        assert_eq!(point.typed.as_deref(), Some(typed));
    }
}

#[test]
fn a_beginning_of_several_names_is_told_with_them_all() {
    assert_eq!(
        error(&asked(), "2022-03-"),
        (
            "`2022-03-` means several articles: 2022-03-daily, 2022-03-post".into(),
            "type more of the name, or the path of the file".into()
        )
    );
}

#[test]
fn a_name_that_begins_others_is_that_articles_own() {
    let record = "party: north, issue: troops, position: few, stance: S.";
    let asked = Project::talks()
        .article("post", "2022-01-01", &[record])
        .article("post-two", "2022-02-01", &[record])
        .asked();
    assert_eq!(day(&asked, "post"), "2022-01-01");
    assert_eq!(day(&asked, "post-"), "2022-02-01");
}

#[test]
fn what_reads_as_a_date_is_one_and_a_file_named_so_goes_by_its_ending() {
    let asked = Project::talks()
        .article("2022", "2021-05-05", &["party: north, issue: troops, position: few, stance: S."])
        .asked();
    assert!(matches!(Point::parse("2022", &asked.history()).unwrap().at, At::Day(_)));
    assert!(matches!(Point::parse("2022.yaml", &asked.history()).unwrap().at, At::Article { .. }));
    assert_eq!(day(&asked, "2022"), "2022-12-31");
    assert_eq!(day(&asked, "2022.yaml"), "2021-05-05");
}

#[test]
fn what_is_neither_says_so_with_the_nearest_or_the_forms() {
    let asked = asked();
    assert_eq!(
        error(&asked, "2023-revue"),
        ("`2023-revue` is neither a date nor an article".into(), "did you mean `2023-review`?".into())
    );
    let (message, help) = error(&asked, "yesterday");
    assert_eq!(message, "`yesterday` is neither a date nor an article");
    assert!(help.starts_with("a point is 2022, 2022-09 or 2022-09-14, or an article"), "{help}");
    assert_eq!(error(&asked, "2022-02-30").0, "`2022-02-30` is no day of the calendar");
    assert_eq!(error(&asked, "2022-13").0, "`2022-13` is no day of the calendar");
    assert_eq!(error(&asked, "").0, "`` is neither a date nor an article");
}

#[test]
fn only_a_year_a_month_or_a_day_is_a_point_and_no_span() {
    let asked = asked();
    for typed in ["2022/2023", "../2022", "22", "2022-1"] {
        assert!(error(&asked, typed).0.ends_with("is neither a date nor an article"), "{typed}");
    }
}

#[test]
fn an_article_without_a_date_of_publication_is_no_point() {
    let project = Project::talks().file(
        "positions/draft.yaml",
        "article: {seed: d.txt, title: D}\nrecords: [{draft: true, quote: q}]\n",
    );
    let asked = project.asked();
    assert_eq!(error(&asked, "draft").0, "the article `draft` has no date of publication");
}

#[test]
fn two_days_must_come_in_order_and_two_articles_need_not() {
    let asked = asked();
    let history = asked.history();
    let point = |typed: &str| Point::parse(typed, &history).unwrap();
    let scopes =
        |from: &str, to: &str| Point::scopes(&point(from), &point(to)).map_err(|error| error.to_string());
    assert!(scopes("2022", "2022").is_ok());
    assert!(scopes("2022-03-post", "2022-03-daily").is_ok());
    assert_eq!(scopes("2023", "2022").unwrap_err(), "2023-05-20 lies after 2022-12-31");
    for (from, to) in [("2022", "2023-review"), ("2022-03-post", "2023")] {
        assert_eq!(scopes(from, to).unwrap_err(), "a day and an article cannot be mixed");
    }
}

#[test]
fn a_day_counts_as_a_whole() {
    let asked = asked();
    assert_eq!(asked.show("2022-03-14")["cells"], json!([]));
    assert_eq!(asked.show("2022-03-15")["cells"].as_array().unwrap().len(), 1);
}

#[test]
fn a_point_says_what_was_typed_and_what_day_it_stands_for() {
    let asked = asked();
    let diff = asked.diff("2022~", "2023");
    assert_eq!(diff["from"], json!({"point": "2022~", "day": "2022-12-31", "article": null}));
    assert_eq!(diff["to"], json!({"point": "2023", "day": "2023-05-20", "article": null}));
    let show = asked.show("2023-rev");
    assert_eq!(show["at"], json!({"point": "2023-rev", "day": "2023-06-30", "article": "2023-review"}));
}
