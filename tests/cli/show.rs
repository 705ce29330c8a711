//! `posdiff show`: who stands where.

use crate::support::project::{Project, keys, of_pair};
use crate::support::run::{Ran, posdiff};
use serde_json::{Value, json};

fn show(arguments: &[&str]) -> Ran {
    posdiff(Project::two_articles().in_folder().path(), &[&["show"], arguments].concat())
}

#[test]
fn the_text_is_a_table_of_issues_and_parties_with_the_age_of_each() {
    let ran = show(&[]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(
        ran.out,
        "\
Who stands where on 2023-05-31                         5 parties · 4 issues · 2 articles · 6 records
• contested   ~ uncertain date   … stale: nothing newer for longer than the project's stale-after

         north        south              east
 troops  many         all                none
         11 days      1 year 2 months …  1 year 2 months …
 host    no position  ·                  ·
         ~0 days
"
    );
}

#[test]
fn a_day_before_all_records_says_when_the_first_is_of() {
    let out = show(&["2020"]).out;
    assert!(out.ends_with("no record by then; the first is of 2022-03-15\n"), "{out}");
    assert_eq!(show(&["2020", "--format", "json"]).json()["cells"], json!([]));
}

#[test]
fn an_article_stands_for_the_day_it_was_published() {
    let answer = show(&["second", "--format", "json"]).json();
    assert_eq!(answer["at"], json!({"point": "second", "day": "2023-05-31", "article": "second"}));
    assert_eq!(answer["cells"].as_array().unwrap().len(), 4);
    let first = show(&["first.txt", "--format", "json"]).json();
    assert_eq!(first["at"], json!({"point": "first.txt", "day": "2022-03-16", "article": "first"}));
    assert_eq!(first["cells"].as_array().unwrap().len(), 3);
}

#[test]
fn the_json_has_a_cell_for_every_standing_in_the_order_of_moves() {
    let answer = show(&["--format", "json"]).json();
    assert_eq!(answer["schema"], "posdiff/show/1");
    let pairs: Vec<String> = answer["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| format!("{}/{}", cell["party"].as_str().unwrap(), cell["issue"].as_str().unwrap()))
        .collect();
    assert_eq!(pairs, ["north/troops", "south/troops", "east/troops", "north/host"]);
    let cell = of_pair(&answer["cells"], "south/troops");
    let names: Vec<&String> = cell.as_object().unwrap().keys().collect();
    assert_eq!(names, ["party", "issue", "standing", "contested_by", "age_days"]);
    assert_eq!(keys(&cell, &["contested_by", "age_days"]), json!({"contested_by": [], "age_days": 441}));
}

#[test]
fn filters_narrow_the_cells() {
    let pairs = |arguments: &[&str]| {
        let answer = show(&[&["--format", "json"], arguments].concat()).json();
        let cells = answer["cells"].as_array().unwrap().clone();
        cells
            .iter()
            .map(|cell| format!("{}/{}", cell["party"], cell["issue"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(pairs(&["--party", "south", "--party", "east"]), ["south/troops", "east/troops"]);
    assert_eq!(pairs(&["--issue", "host"]), ["north/host"]);
    assert_eq!(pairs(&["--confidence", "low"]), ["north/troops", "south/troops"]);
    assert_eq!(pairs(&["--confidence", "high"]), ["north/troops"]);
    assert_eq!(pairs(&["--known-by", "2022"]), ["north/troops", "south/troops", "east/troops"]);
}

#[test]
fn records_are_chosen_before_anything_is_folded() {
    let position = |arguments: &[&str]| {
        let answer = show(&[&["--format", "json", "--party", "north"], arguments].concat()).json();
        of_pair(&answer["cells"], "north/troops")["standing"]["position"].take()
    };
    assert_eq!(position(&[]), "many");
    assert_eq!(position(&["--confidence", "moderate"]), "many");
    assert_eq!(position(&["--confidence", "high"]), "few");
    assert_eq!(position(&["--known-by", "2023-05-30"]), "few"); // the second is of May, to its last day
    assert_eq!(position(&["--known-by", "2023-05"]), "many");
}

#[test]
fn the_sheet_has_a_row_a_cell() {
    let out = show(&["--format", "csv", "--party", "south"]).out;
    let rows: Vec<&str> = out.lines().collect();
    assert!(rows[0].starts_with("party,issue,date,day,position,stance,"));
    assert_eq!(rows.len(), 2);
    assert!(rows[1].starts_with("south,troops,2022-03-16,2022-03-16,all,All of them stay.,"));
}

#[test]
fn the_markdown_is_one_table() {
    let out = show(&["--format", "markdown"]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "## Who stands where on 2023-05-31");
    assert_eq!(lines[2], "| issue | Northland | Southland | Eastland |");
    assert_eq!(lines[5], "| host | no position, ~0 days | | |");
}

#[test]
fn a_contested_cell_wears_a_dot_and_names_who_contests_it() {
    let folder = Project::talks()
        .article(
            "a",
            "2022-06-02",
            &["party: north, issue: troops, date: 2022-06-01, position: all, stance: S."],
        )
        .article(
            "b",
            "2022-06-03",
            &["party: north, issue: troops, date: 2022-06-01, position: few, stance: T."],
        )
        .in_folder();
    let out = posdiff(folder.path(), &["show"]).out;
    assert!(out.contains("few •"), "{out}");
    let answer: Value = posdiff(folder.path(), &["show", "--format", "json"]).json();
    assert_eq!(answer["cells"][0]["contested_by"][0]["article"], "a");
}
