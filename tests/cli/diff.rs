//! `posdiff diff`: what moved between two points.

use crate::support::project::{Project, keys};
use crate::support::repository::TempRepository;
use crate::support::run::{Ran, posdiff, posdiff_with};
use serde_json::{Value, json};

fn project() -> TempRepository {
    Project::two_articles().in_folder()
}

fn diff(arguments: &[&str]) -> Ran {
    posdiff(project().path(), &[&["diff"], arguments].concat())
}

fn kinds(answer: &Value) -> Vec<String> {
    let moves = answer["moves"].as_array().unwrap().iter();
    moves
        .map(|step| {
            let word = |name: &str| step[name].as_str().unwrap();
            format!("{}/{} {}", word("party"), word("issue"), word("kind"))
        })
        .collect()
}

const TEXT: &str = "\
2022-03-15 → 2023-05-31                                5 parties · 4 issues · 2 articles · 6 records
1 moved, 1 of them reversed · 3 new

troops · How many troops may stay?

  Northland (north)   moved +2 of 4, reversed
    none ─ ○ few ━━ some ━━▶ ● many ─ all
    [-A few-]{+Many+} troops may stay until [-spring-]{+autumn+}.
    places       − hill   + bridge
    strength     500 → ~800 persons
    until        spring → none
    accepts      + some
    conditions   + peace first
    closer to Southland · further from Eastland
    2022-03-15   “a few of them … until the spring”
                 Ada Norn, foreign minister · The Daily Map, 2022-03-16
    2023-05-20   “many may stay”
                 Ada Norn, president · The second talks, 2023-05~

  Southland (south)   new
    none ─ few ─ some ─ many ─ ● all
    All of them stay.
    rejects      none, few
    2022-03-16   “every one stays”
                 The Daily Map, 2022-03-16

  Eastland (east)   new
    ● none ─ few ─ some ─ many ─ all
    None should stay.
    2022-03-16   no quote
                 The Daily Map, 2022-03-16

host · Who is the host?

  Northland (north)   new
    Offers its capital.
    city         Nordhaven
    2023-05~     “our capital”
                 The second talks, 2023-05~
";

#[test]
fn the_text_gives_the_totals_then_each_move_with_its_receipts() {
    let ran = diff(&[]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(ran.out, TEXT);
}

#[test]
fn silence_is_called_silence_with_its_age() {
    let ran = diff(&["2022", "2023", "--party", "south"]);
    assert!(ran.out.contains("\n  Southland (south)   silent for 1 year 2 months\n"), "{}", ran.out);
    assert!(!ran.out.contains("unchanged"));
}

#[test]
fn a_span_may_be_typed_as_one_with_either_end_left_out() {
    for (typed, from, to) in [
        ("2022..2023-05-20", "2022-12-31", "2023-05-20"),
        ("2022..", "2022-12-31", "2023-05-31"),
        ("..2022", "2022-03-15", "2022-12-31"),
        ("..", "2022-03-15", "2023-05-31"),
    ] {
        let answer = diff(&[typed, "--format", "json"]).json();
        assert_eq!((&answer["from"]["day"], &answer["to"]["day"]), (&json!(from), &json!(to)), "{typed}");
    }
    let articles = diff(&["first..second", "--format", "json"]).json();
    assert_eq!(articles["to"], json!({"point": "second", "day": null, "article": "second"}));
}

#[test]
fn points_left_out_are_the_first_and_the_latest_day_of_all_whatever_is_asked_about() {
    let answer = diff(&["--format", "json", "--party", "south", "--issue", "troops"]).json();
    assert_eq!(answer["from"], json!({"point": null, "day": "2022-03-15", "article": null}));
    assert_eq!(answer["to"], json!({"point": null, "day": "2023-05-31", "article": null}));
    // They do count what --known-by and --confidence let through.
    let known = diff(&["--format", "json", "--known-by", "2022"]).json();
    assert_eq!(known["to"]["day"], "2022-03-16");
    let sure = diff(&["--format", "json", "--confidence", "moderate"]).json();
    assert_eq!((&sure["from"]["day"], &sure["to"]["day"]), (&json!("2022-03-15"), &json!("2023-05-20")));
}

#[test]
fn only_narrows_the_moves_and_the_summary_to_the_kinds_that_are_named() {
    let all = diff(&["2022", "2023", "--format", "json"]).json();
    let expected = ["north/troops moved", "south/troops silent", "east/troops silent", "north/host new"];
    assert_eq!(kinds(&all), expected);
    let only = diff(&["2022", "2023", "--format", "json", "--only", "moved", "--only", "new"]).json();
    assert_eq!(kinds(&only), ["north/troops moved", "north/host new"]);
    assert_eq!(
        only["summary"],
        json!({"new": 1, "moved": 1, "revised": 0, "reaffirmed": 0, "silent": 0, "withdrawn": 0})
    );
    let none = diff(&["2022", "2023", "--format", "json", "--only", "withdrawn"]).json();
    assert_eq!(none["moves"], json!([]));
}

#[test]
fn filters_narrow_what_is_told_and_not_whom_a_party_came_closer_to() {
    let answer = diff(&["--party", "north", "--issue", "troops", "--format", "json"]).json();
    assert_eq!(kinds(&answer), ["north/troops moved"]);
    let step = keys(&answer["moves"][0], &["closer_to", "further_from"]);
    assert_eq!(step, json!({"closer_to": ["south"], "further_from": ["east"]}));
}

#[test]
fn the_exit_status_tells_of_moves_only_where_that_is_asked() {
    assert_eq!(diff(&["2022", "2023"]).status, 0);
    assert_eq!(diff(&["2022", "2023", "--exit-code"]).status, 1);
    assert_eq!(diff(&["2022", "2022", "--exit-code"]).status, 0);
    assert_eq!(diff(&["2022", "2023", "--exit-code", "--party", "south"]).status, 0);
    for format in ["text", "json", "markdown", "csv"] {
        assert_eq!(diff(&["2022", "2023", "--exit-code", "--format", format]).status, 1, "{format}");
        assert_eq!(diff(&["2022", "2023", "--format", format]).status, 0, "{format}");
    }
}

#[test]
fn a_party_that_said_the_same_again_is_no_change_for_the_exit_status() {
    let record = |date: &str, more: &str| {
        format!("party: north, issue: troops, date: {date}, position: few, stance: S.{more}")
    };
    let (one, same) = (record("2022-01-01", ""), record("2023-01-01", ""));
    let revised = record("2023-06-01", ", conditions: [rain]");
    let folder = Project::talks().article("a", "2024", &[&one, &same, &revised]).in_folder();
    assert_eq!(posdiff(folder.path(), &["diff", "2022", "2023-01-01", "--exit-code"]).status, 0);
    assert_eq!(posdiff(folder.path(), &["diff", "2022", "2023", "--exit-code"]).status, 1);
}

#[test]
fn what_cannot_be_done_says_why_and_what_to_do() {
    diff(&["2023", "2022"])
        .failed_with("error: 2023-05-31 lies after 2022-12-31\n  = help: name the earlier one first\n");
    diff(&["2022", "second"]).failed_with(
        "error: a day and an article cannot be mixed\n  = help: name two days, or two articles\n",
    );
    diff(&["frist", "second"])
        .failed_with("error: `frist` is neither a date nor an article\n  = help: did you mean `first`?\n");
}

#[test]
fn the_json_is_as_the_contract_has_it_key_by_key() {
    let answer = diff(&["2022", "2023", "--format", "json", "--only", "moved"]).json();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(names(&answer), "schema from to moves summary");
    assert_eq!(answer["schema"], "posdiff/diff/1");
    assert_eq!(names(&answer["from"]), "point day article");
    assert_eq!(
        names(&answer["moves"][0]),
        "party issue kind before after position terms accepts rejects conditions stance reversed closer_to \
         further_from contested_by records_between"
    );
    assert_eq!(
        names(&answer["moves"][0]["before"]),
        "position position_record terms accepts rejects conditions withdrawn record"
    );
    assert_eq!(
        answer["moves"][0]["before"]["record"],
        json!({
            "party": "north", "issue": "troops", "date": "2022-03-15", "day": "2022-03-15",
            "position": "few", "stance": "A few troops may stay until spring.",
            "terms": {"strength": 500, "places": ["hill", "pass"], "until": "spring"},
            "accepts": null, "rejects": ["all"], "conditions": null, "withdrawn": false,
            "speaker": {"id": "ada-norn", "name": "Ada Norn", "role": "foreign minister"},
            "told_by": null, "attribution": "direct", "confidence": "high",
            "quote": ["a few of them … until the spring"], "article": "first", "seed": "first.txt",
            "title": "The first talks", "publisher": "The Daily Map", "published": "2022-03-16",
            "url": "https://example.org/first", "file": "positions/first.yaml", "line": 8,
        })
    );
    assert_eq!(
        names(&answer["moves"][0]["before"]["record"]),
        "party issue date day position stance terms accepts rejects conditions withdrawn speaker told_by \
         attribution confidence quote article seed title publisher published url file line"
    );
    // A term that a record drops is null there, and absent from what stands.
    assert_eq!(
        answer["moves"][0]["after"]["record"]["terms"],
        json!({"strength": "~800", "places": ["pass", "bridge"], "until": null})
    );
    assert_eq!(
        answer["moves"][0]["after"]["terms"],
        json!({"places": ["bridge", "pass"], "strength": "~800"})
    );
}

#[test]
fn the_sheet_has_a_row_a_move() {
    let ran = diff(&["--format", "csv"]);
    let rows: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        rows[0],
        "party,issue,kind,from_day,to_day,from_position,to_position,steps,terms,from_stance,to_stance,from_quote,\
         to_quote,from_article,to_article"
    );
    assert_eq!(
        rows[1],
        "north,troops,moved,2022-03-15,2023-05-20,few,many,2,places: +bridge -hill; strength: 500 -> ~800; until: \
         spring -> none,A few troops may stay until spring.,Many troops may stay until autumn.,a few of them … until \
         the spring,many may stay,first,second"
    );
    assert_eq!(rows[2], "south,troops,new,,2022-03-16,,all,,,,All of them stay.,,every one stays,,first");
    assert_eq!(rows.len(), 5);
}

#[test]
fn the_markdown_is_a_table_an_issue() {
    let ran = diff(&["2022", "2023", "--issue", "troops", "--format", "markdown"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "## 2022-12-31 → 2023-05-31");
    assert_eq!(lines[2], "1 moved · 2 silent");
    assert_eq!(lines[4], "### troops · How many troops may stay?");
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(lines[6..].iter().all(|line| bars(line) == 7), "{}", ran.out);
    assert!(
        lines[8].starts_with(
            "| Northland | moved +2 of 4, reversed | few | many | <del>A few</del><ins>Many</ins>"
        )
    );
}

#[test]
fn a_project_without_a_record_says_so() {
    let folder = Project::talks().in_folder();
    posdiff(folder.path(), &["diff"]).failed_with(
        "error: there is no record to take the first day from\n  = help: name the days; filters may have let no record through\n",
    );
    let ran = posdiff(folder.path(), &["diff", "2022", "2023"]);
    assert_eq!((ran.status, ran.out.contains("no record")), (0, true));
}

#[test]
fn a_position_carried_from_an_older_record_shows_its_age() {
    let folder = Project::talks()
        .article(
            "a",
            "2024",
            &[
                "party: north, issue: troops, date: 2021-01-01, position: few, stance: S.",
                "party: north, issue: troops, date: 2023-01-01, stance: S., conditions: [rain]",
            ],
        )
        .in_folder();
    let ran = posdiff_with(folder.path(), &[("COLUMNS", "100")], &["diff", "2022", "2023-01-01"]);
    assert!(ran.out.contains("    position last stated 2021-01-01, 2 years old\n"), "{}", ran.out);
}
