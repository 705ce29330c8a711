//! `posdiff why`: the evidence for one standing.

use crate::support::project::Project;
use crate::support::repository::TempRepository;
use crate::support::run::{Ran, posdiff};
use serde_json::{Value, json};

fn why(arguments: &[&str]) -> Ran {
    posdiff(Project::two_articles().in_folder().path(), &[&["why"], arguments].concat())
}

const WHOLE: &str = "\
Northland (north) on 2022-12-31
troops · How many troops may stay?

  none ─ ● few ─ some ─ many ─ all
  A few troops may stay until spring.
  places       hill, pass
  strength     500 persons
  until        spring
  rejects      all
  last record 9 months old

  2022-03-15   “a few of them … until the spring”
               Ada Norn, foreign minister · The Daily Map, 2022-03-16

    The minister said that »a few of them« may stay, she hoped, »until the spring« of the year.

  The first talks
  positions/first.yaml:8
  seed first.txt
  https://example.org/first#:~:text=a%20few%20of%20them,until%20the%20spring
";

#[test]
fn the_quote_stands_in_its_paragraph_with_its_words_set_off() {
    let ran = why(&["north/troops", "2022"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(ran.out, WHOLE);
}

#[test]
fn the_json_counts_the_marks_in_characters() {
    let answer = why(&["north/troops", "2022", "--format", "json"]).json();
    assert_eq!(answer["schema"], "posdiff/why/1");
    assert_eq!(answer["standing"]["position"], "few");
    let paragraph = &answer["paragraphs"][0];
    assert_eq!(paragraph["marks"], json!([[23, 36], [58, 74]]));
    let text: Vec<char> = paragraph["text"].as_str().unwrap().chars().collect();
    assert_eq!(text[23..36].iter().collect::<String>(), "a few of them");
    assert_eq!(text[58..74].iter().collect::<String>(), "until the spring");
    assert_eq!(answer["paragraphs"].as_array().unwrap().len(), 1);
    assert_eq!(answer["link"], "https://example.org/first#:~:text=a%20few%20of%20them,until%20the%20spring");
}

#[test]
fn without_the_text_the_bare_quote_stands_with_its_article() {
    let ran = why(&["north/troops"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert!(ran.out.contains("  2023-05-20   “many may stay”\n"));
    assert!(
        ran.out.ends_with("\n\n  The second talks\n  positions/second.yaml:3\n  seed second.txt\n"),
        "{}",
        ran.out
    );
    let answer = why(&["north/troops", "--format", "json"]).json();
    assert_eq!((&answer["paragraphs"], &answer["link"]), (&json!([]), &Value::Null));
}

#[test]
fn texts_that_are_kept_elsewhere_are_read_from_there() {
    let elsewhere = TempRepository::without_git();
    elsewhere.write("second.txt", "“No,” she said: many may stay, and more.\n");
    let ran = why(&["north/troops", "--seeds", elsewhere.path().as_str()]);
    assert!(ran.out.contains("“No,” she said: »many may stay«, and more."), "{}", ran.out);
    let ran = why(&["north/troops", "--seeds", "nowhere"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.ends_with("  = help: `--seeds` names the folder in which the texts are\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_quote_that_the_article_does_not_have_is_told_and_the_answer_stands() {
    let folder = Project::two_articles().file("seeds/first.txt", "Nothing of the kind.\n").in_folder();
    let ran = posdiff(folder.path(), &["why", "north/troops", "2022"]);
    assert_eq!(ran.status, 0);
    assert!(ran.err.contains("1 quote of this record cannot be found in the article"), "{}", ran.err);
    assert!(ran.out.contains("“a few of them … until the spring”"));
}

#[test]
fn a_text_that_cannot_be_read_is_told_and_the_answer_stands() {
    let folder = Project::two_articles().file("seeds/first.txt", b"caf\xe9").in_folder();
    let ran = posdiff(folder.path(), &["why", "north/troops", "2022"]);
    assert!(
        ran.err.starts_with("warning: seeds/first.txt could not be read: not UTF-8: byte 0xe9"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("A few troops may stay until spring."));
}

#[test]
fn where_there_is_no_record_it_says_so_with_the_first_there_is() {
    assert!(why(&["north/troops", "2021"]).out.ends_with("no record by then; the first is of 2022-03-15\n"));
    assert!(why(&["plan/troops"]).out.ends_with("\n  no record\n"));
    let answer = why(&["plan/troops", "--format", "json"]).json();
    assert_eq!(answer, json!({"schema": "posdiff/why/1", "standing": null, "paragraphs": [], "link": null}));
}

#[test]
fn what_is_asked_must_name_a_party_and_an_issue() {
    why(&["north"]).failed_with(
        "error: `north` names no issue\n  = help: write it as PARTY/ISSUE, as in `ukraine/territory`\n",
    );
    why(&["north/troop"]).failed_with("error: no issue `troop`\n  = help: did you mean `troops`?\n");
    why(&["nroth/troops"]).failed_with("error: no party `nroth`\n  = help: did you mean `north`?\n");
}
