//! `posdiff log`: one stance through time.

use crate::support::project::Project;
use crate::support::run::{Ran, posdiff};
use serde_json::{Value, json};

fn log(arguments: &[&str]) -> Ran {
    posdiff(Project::two_articles().in_folder().path(), &[&["log"], arguments].concat())
}

const TEXT: &str = "\
Northland (north) on troops · How many troops may stay?

  none  few  some  many  all
    │    ●     │     │    │      2022-03-15  new
    │    ┃     │     │    │      A few troops may stay until spring.
    │    ┃     │     │    │      “a few of them … until the spring”
    │    ┃     │     │    │      Ada Norn, foreign minister · The Daily Map, 2022-03-16
    │    ╰━━━━━━━━━━▶●    │      2023-05-20  moved +2 of 4, reversed
    │    │     │     ┃    │      [-A few-]{+Many+} troops may stay until [-spring-]{+autumn+}.
    │    │     │     ┃    │      “many may stay”
    │    │     │     ┃    │      Ada Norn, president · The second talks, 2023-05~
    │    │     │     ◌    │      2023-05-31  silent for 11 days

Northland (north) on host · Who is the host?

  2023-05~  new
      Offers its capital.
      “our capital”
      The second talks, 2023-05~
";

#[test]
fn the_text_draws_the_scale_across_and_time_down() {
    let ran = log(&["north"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(ran.out, TEXT);
}

#[test]
fn an_issue_narrows_it_to_one_timeline() {
    let parts: Vec<&str> = TEXT.split("\nNorthland (north) on host").collect();
    assert_eq!(log(&["north/troops"]).out, parts[0]);
    assert_eq!(log(&["north", "--issue", "troops"]).out, parts[0]);
}

#[test]
fn every_record_is_a_step_and_what_does_not_count_is_no_move() {
    let answer = log(&["east/troops", "--format", "json"]).json();
    assert_eq!(answer["schema"], "posdiff/log/1");
    let steps = answer["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 2);
    assert_eq!((&steps[0]["move"]["kind"], &steps[0]["move"]["before"]), (&json!("new"), &Value::Null));
    assert_eq!((&steps[1]["record"]["told_by"], &steps[1]["move"]), (&json!("south"), &Value::Null));
    let text = log(&["east/troops"]).out;
    assert!(text.contains("told, and not counted: the party has spoken for itself"), "{text}");
}

#[test]
fn a_party_without_a_record_has_an_empty_log() {
    assert_eq!(log(&["plan"]).out, "no record\n");
    assert_eq!(log(&["plan", "--format", "json"]).json()["steps"], json!([]));
    assert_eq!(log(&["plan", "--format", "markdown"]).out, "no record\n");
    assert_eq!(log(&["plan", "--format", "csv"]).out.lines().count(), 1);
}

#[test]
fn the_sheet_has_a_row_a_record_with_the_single_values_of_it() {
    let ran = log(&["north/troops", "--format", "csv"]);
    assert_eq!(
        ran.out,
        "\
party,issue,date,day,position,stance,withdrawn,told_by,attribution,confidence,article,seed,title,publisher,published,url,file,line
north,troops,2022-03-15,2022-03-15,few,A few troops may stay until spring.,false,,direct,high,first,first.txt,The first talks,The Daily Map,2022-03-16,https://example.org/first,positions/first.yaml,8
north,troops,2023-05-20,2023-05-20,many,Many troops may stay until autumn.,false,,,moderate,second,second.txt,The second talks,,2023-05~,,positions/second.yaml,3
"
    );
}

#[test]
fn the_markdown_is_a_table_a_timeline() {
    let out = log(&["north/troops", "--format", "markdown"]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "### Northland on troops · How many troops may stay?");
    assert_eq!(lines[2], "| date | move | position | stance | on whose word |");
    assert!(
        lines[5]
            .starts_with("| 2023-05-20 | moved +2 of 4, reversed | many | <del>A few</del><ins>Many</ins>")
    );
    assert_eq!(lines.len(), 6);
}

#[test]
fn a_name_that_nobody_has_is_answered_with_the_nearest() {
    log(&["nort"]).failed_with("error: no party `nort`\n  = help: did you mean `north`?\n");
    log(&["north/troop"]).failed_with("error: no issue `troop`\n  = help: did you mean `troops`?\n");
    // Also by another name, as an article would call it.
    log(&["Norn"]).failed_with("error: no party `Norn`\n  = help: did you mean `north`?\n");
    log(&["Southland"]).failed_with("error: no party `Southland`\n  = help: did you mean `south`?\n");
    log(&["north/garrison"]).failed_with("error: no issue `garrison`\n  = help: did you mean `troops`?\n");
    log(&["xyzzy"])
        .failed_with("error: no party `xyzzy`\n  = help: the parties are north, south, east, west, plan\n");
}
