//! `posdiff gap`: how far apart two parties are.

use crate::support::project::Project;
use crate::support::run::{Ran, posdiff};
use serde_json::{Value, json};

fn gap(arguments: &[&str]) -> Ran {
    posdiff(Project::two_articles().in_folder().path(), &[&["gap"], arguments].concat())
}

#[test]
fn the_text_draws_both_on_the_scale_at_both_days() {
    let ran = gap(&["north", "south", "2022", "2023"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(
        ran.out,
        "\
○ Northland and ● Southland                                                  2022-12-31 → 2023-05-31

troops   converging
  2022-12-31  ┼──○━━┼━━┼━━●  3 of 4  ○ few · ● all
  2023-05-31  ┼──┼──┼──○━━●  1 of 4  ○ many · ● all
  Northland rules out Southland: all
  places       ○ pass, bridge   ● none
  strength     ○ ~800 persons   ● none

host   unknown
  2022-12-31    no record of Northland · no record of Southland
  2023-05-31    ○ no position · no record of Southland
  city         ○ Nordhaven   ● none

Could both live with: nothing that the record shows
"
    );
}

#[test]
fn the_json_is_as_the_contract_has_it() {
    let answer = gap(&["north", "south", "2022", "2023", "--issue", "troops", "--format", "json"]).json();
    assert_eq!(
        answer,
        json!({
            "schema": "posdiff/gap/1",
            "parties": ["north", "south"],
            "from": {"point": "2022", "day": "2022-12-31", "article": null},
            "to": {"point": "2023", "day": "2023-05-31", "article": null},
            "issues": [{
                "issue": "troops",
                "from": {"a": "few", "b": "all", "steps": 3, "distance": 0.75},
                "to": {"a": "many", "b": "all", "steps": 1, "distance": 0.25},
                "trend": "converging",
                "common": [],
                "ruled_out_by": ["a"],
                "terms": [
                    {"term": "places", "a": ["bridge", "pass"], "b": null},
                    {"term": "strength", "a": "~800", "b": null},
                ],
            }],
        })
    );
}

#[test]
fn an_article_stands_for_its_day_and_may_be_named_beside_a_date() {
    let answer = gap(&["north", "south", "first", "2023", "--format", "json"]).json();
    assert_eq!(answer["from"], json!({"point": "first", "day": "2022-03-16", "article": "first"}));
    assert_eq!(answer["issues"][0]["from"]["steps"], 3);
}

#[test]
fn two_parties_of_which_nothing_is_known_are_said_to_be_so() {
    let ran = gap(&["plan", "west"]);
    assert!(ran.status == 0 && ran.out.ends_with("no record of either on any issue\n"), "{}", ran.out);
    assert_eq!(gap(&["plan", "west", "--format", "json"]).json()["issues"], json!([]));
    let markdown = gap(&["plan", "west", "--format", "markdown"]).out;
    assert!(markdown.ends_with("no record of either on any issue\n"), "{markdown}");
}

#[test]
fn a_party_lies_no_step_from_itself() {
    let answer = gap(&["north", "north", "2022", "2023", "--format", "json"]).json();
    let issues: Vec<(&Value, &Value)> =
        answer["issues"].as_array().unwrap().iter().map(|gap| (&gap["to"]["steps"], &gap["trend"])).collect();
    assert_eq!(issues, [(&json!(0), &json!("still")), (&Value::Null, &json!("unknown"))]);
}

#[test]
fn what_cannot_be_done_says_why() {
    gap(&["north", "sout"]).failed_with("error: no party `sout`\n  = help: did you mean `south`?\n");
    gap(&["north", "south", "2023", "2022"])
        .failed_with("error: 2023-05-31 lies after 2022-12-31\n  = help: name the earlier one first\n");
    let ran = gap(&["north"]);
    assert!(ran.status == 2 && ran.err.contains("<OTHER>"), "{}", ran.err);
}

#[test]
fn the_markdown_is_one_table() {
    let out = gap(&["north", "south", "2022", "2023", "--format", "markdown"]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "## Northland and Southland");
    assert_eq!(lines[2], "| issue | 2022-12-31 | 2023-05-31 | trend | could both live with | ruled out by |");
    assert_eq!(lines[4], "| troops | few · all (3 of 4) | many · all (1 of 4) | converging |  | Northland |");
}
