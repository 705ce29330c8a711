//! `posdiff check`.

use crate::support::repository::TempRepository;
use crate::support::run::posdiff;
use serde_json::Value;

const PARTIES: &str =
    "north:\n  name: Northland\n  speakers:\n    ada-norn: {name: Ada Norn}\nsouth: {name: Southland}\n";
const ISSUES: &str =
    "troops:\n  question: How many foreign troops?\n  scale: [none: None, some: Some, many: Many]\n";
const TEXT: &str = "Northland will accept no foreign troops, Ada Norn said on Monday.\n";
const ARTICLE: &str = "\
article: {seed: a.txt, title: No troops, published: 2022-09-14}
records:
  - party: north
    issue: troops
    date: 2022-09-13
    position: none
    stance: No foreign troops at all.
    quote: accept no foreign troops
";

/// A project that holds, locked.
pub(crate) fn project() -> TempRepository {
    let project = TempRepository::without_git();
    project.write("positions/parties.yaml", PARTIES);
    project.write("positions/issues.yaml", ISSUES);
    project.write("positions/a.yaml", ARTICLE);
    project.write("seeds/a.txt", TEXT);
    let ran = posdiff(project.path(), &["lock"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    project
}

fn json(project: &TempRepository, arguments: &[&str]) -> Value {
    let ran = posdiff(project.path(), &[&["check", "--format", "json"], arguments].concat());
    serde_json::from_str(&ran.out).unwrap()
}

fn rules(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_project_that_holds_has_no_findings() {
    let project = project();
    let ran = posdiff(project.path(), &["check"]);
    assert_eq!((ran.status, &*ran.err), (0, ""));
    assert_eq!(ran.out, "no findings in 1 article, 1 record; quotes: 1 exact\n");
}

#[test]
fn a_finding_shows_its_line_says_what_to_do_and_names_its_page() {
    let project = project();
    project.replace("positions/a.yaml", "foreign", "foriegn");
    let ran = posdiff(project.path(), &["check"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        "\
error[quote-near]: the article says it otherwise
 --> positions/a.yaml:8:12
  |
8 |     quote: accept no foriegn troops
  |            ^^^^^^^^^^^^^^^^^^^^^^^^ it has “foreign”
  |
  = note: word by word: accept no [-foriegn-]{+foreign+} troops
  = help: `posdiff check --fix` writes the article's words
  = more: posdiff explain quote-near

1 error in 1 article, 1 record; quotes: 1 near
"
    );
}

#[test]
fn json_has_every_key_with_places_in_characters_and_fixes_in_bytes() {
    let project = project();
    project.replace("positions/a.yaml", "    quote: accept no foreign", "    quote: [“é”, accept no foriegn");
    project.replace("positions/a.yaml", "troops\n", "troops]\n");
    project.replace("positions/a.yaml", "issue: troops]", "issue: troops");
    let answer = json(&project, &[]);
    let text = project.read("positions/a.yaml");
    let start = text.find("accept").unwrap();
    let expected = serde_json::json!({
        "schema": "posdiff/check/1",
        "findings": [
            {
                "rule": "quote-absent", "level": "error",
                "message": "the article does not say this; copy the phrase from the article; gaps are `…`, \
                            words of your own stand in `[brackets]`",
                "file": "positions/a.yaml", "line": 8, "column": 13, "end_line": 8, "end_column": 16,
                "record": "north/troops@2022-09-13", "fix": null
            },
            {
                "rule": "quote-near", "level": "error",
                "message": "the article says it otherwise: it has “foreign”; word by word: accept no \
                            [-foriegn-]{+foreign+} troops; `posdiff check --fix` writes the article's words",
                "file": "positions/a.yaml", "line": 8, "column": 18, "end_line": 8, "end_column": 42,
                "record": "north/troops@2022-09-13",
                "fix": {"title": "write the article's words", "edits": [{
                    "file": "positions/a.yaml", "start": start, "end": start + 24,
                    "text": "accept no foreign troops"
                }]}
            }
        ],
        "summary": {
            "error": 2, "warning": 0, "articles": 1, "records": 1,
            "quotes": {"exact": 0, "folded": 0, "near": 1, "absent": 1, "locked": 0, "unchecked": 0}
        }
    });
    assert_eq!(answer, expected);
}

#[test]
fn without_the_texts_the_lock_holds_the_records() {
    let project = project();
    std::fs::remove_file(project.path().join("seeds/a.txt")).unwrap();
    let answer = json(&project, &[]);
    assert_eq!((rules(&answer), &answer["summary"]["quotes"]["locked"]), (vec![], &1.into()));
    assert_eq!(rules(&json(&project, &["--require-text"])), ["text-missing"]);
    project.replace("positions/a.yaml", "no foreign", "no foreigm");
    let answer = json(&project, &[]);
    assert_eq!((rules(&answer), &answer["summary"]["quotes"]["unchecked"]), (vec!["lock-stale"], &1.into()));
}

#[test]
fn texts_that_are_kept_elsewhere_are_named_on_the_command_line() {
    let (project, elsewhere) = (project(), TempRepository::without_git());
    std::fs::remove_file(project.path().join("seeds/a.txt")).unwrap();
    elsewhere.write("a.txt", TEXT);
    elsewhere.write("b.txt", "Another article.");
    let folder = elsewhere.path().as_str();
    let answer = json(&project, &["--require-text", "--seeds", folder]);
    assert_eq!(rules(&answer), ["uncoded-seed"]);
    assert_eq!(answer["findings"][0]["file"], "seeds/b.txt");
    assert!(!answer.to_string().contains(folder), "{answer}");
}

#[test]
fn levels_come_from_the_settings_and_then_from_the_command_line() {
    let project = project();
    project.write("posdiff.yaml", "quote-words: 3\nrules: {quote-long: error}\n");
    assert_eq!(posdiff(project.path(), &["check"]).status, 1);
    let ran = posdiff(project.path(), &["check", "--level", "quote-long=warning"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.out.starts_with("warning[quote-long]: a quote of 4 words, and at most 3 are allowed\n"),
        "{}",
        ran.out
    );
    assert_eq!(rules(&json(&project, &["--level", "quote-long=allow"])), [""; 0]);
    let ran = posdiff(project.path(), &["check", "--level", "quote-lnog=error"]);
    assert_eq!(
        (ran.status, &*ran.err),
        (2, "error: there is no rule `quote-lnog`\n  = help: did you mean `quote-long`?\n")
    );
    let ran = posdiff(project.path(), &["check", "--level", "quote-long=fatal"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: `quote-long=fatal` sets no level\n"), "{}", ran.err);
}

#[test]
fn a_rule_that_the_settings_invent_is_told_at_its_place() {
    let project = project();
    project.write("posdiff.yaml", "rules:\n  quote-lnog: error\n");
    let answer = json(&project, &[]);
    let finding = &answer["findings"][0];
    assert_eq!(
        (&finding["rule"], &finding["file"], &finding["line"], &finding["column"]),
        (&"wrong-shape".into(), &"posdiff.yaml".into(), &2.into(), &3.into())
    );
    assert_eq!(finding["message"], "there is no rule `quote-lnog`; did you mean `quote-long`?");
}

#[test]
fn paths_narrow_what_is_told_and_not_what_is_judged() {
    let project = project();
    project.write("positions/b.yaml", ARTICLE.replace("party: north", "party: nroth"));
    let all = ["unknown-party", "duplicate-article"];
    let mut found = rules(&json(&project, &[])).into_iter().map(str::to_owned).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["duplicate-article", "unknown-party"]);
    assert_eq!(rules(&json(&project, &["positions/b.yaml"])).len(), all.len());
    assert_eq!(rules(&json(&project, &["positions"])).len(), all.len());
    let answer = json(&project, &["positions/a.yaml"]);
    assert_eq!(
        (rules(&answer), &answer["summary"]["error"], &answer["summary"]["articles"]),
        (vec![], &0.into(), &2.into())
    );
    assert_eq!(posdiff(project.path(), &["check", "positions/a.yaml"]).status, 0);
    assert_eq!(posdiff(project.path(), &["check", "positions/c.yaml"]).status, 2);
    assert_eq!(posdiff(project.path(), &["check", ".."]).status, 2);
}

#[test]
fn fix_changes_the_bytes_of_what_it_mends_and_no_others() {
    let project = project();
    let file = "\u{feff}# The first article.\r\narticle: {seed: a.txt, title: No troops, published: 2022-09-14}\r\nrecords:\r\n  \
                - party: 'nroth'   # not plain\r\n    issue: trops  # a comment\r\n    date: 2022-09-13\r\n    position: none\r\n    \
                stance: No foreign troops at all.\r\n    quote:\r\n      - accept no foriegn troops   # why\r\n      - 'Ada Norm said'\r\n";
    project.write("positions/a.yaml", file);
    let ran = posdiff(project.path(), &["check", "--fix"]);
    assert_eq!(ran.err, "note: mended 4 findings in 1 file\n");
    let mended = file
        .replace("nroth", "north")
        .replace("trops", "troops")
        .replace("foriegn", "foreign")
        .replace("Norm", "Norn");
    assert_eq!(project.read("positions/a.yaml"), mended);
    assert!(ran.out.contains("error[lock-stale]"), "{}", ran.out);
    assert_eq!(posdiff(project.path(), &["check", "--fix"]).err, "note: nothing to mend\n");
    assert_eq!(project.read("positions/a.yaml"), mended);
}

#[test]
fn an_allowed_finding_is_not_told_and_evidence_cannot_be_allowed() {
    let project = project();
    let article = ARTICLE.replace(
        "    quote:",
        "    speaker: somebody\n    allow: {unknown-speaker: Nobody is named.}\n    quote:",
    );
    project.write("positions/a.yaml", &article);
    assert_eq!(rules(&json(&project, &[])), [""; 0]);
    project.write(
        "positions/a.yaml",
        article.replace("unknown-speaker", "quote-absent").replace("no foreign", "some foreign"),
    );
    assert_eq!(rules(&json(&project, &[])), ["unknown-speaker", "unused-allow", "quote-absent"]);
}

#[test]
fn drafts_and_records_that_cannot_be_placed_are_held_to_their_quotes_too() {
    let project = project();
    let draft = "  - draft: true\n    quote: no such words anywhere\n  - party: nobody\n    issue: troops\n    stance: S.\n    quote: nor these words here\n";
    project.write("positions/a.yaml", format!("{ARTICLE}{draft}"));
    let answer = json(&project, &[]);
    assert_eq!(rules(&answer), ["draft-record", "quote-absent", "unknown-party", "quote-absent"]);
    assert_eq!(
        (&answer["summary"]["records"], &answer["summary"]["quotes"]["absent"]),
        (&1.into(), &2.into())
    );
}

#[test]
fn a_file_that_is_no_yaml_is_told_at_the_line_where_it_stops_being_so() {
    let project = project();
    project.write("positions/b.yaml", "article: {seed: a.txt\nrecords: []\n");
    let answer = json(&project, &[]);
    assert_eq!(rules(&answer), ["unreadable-file"]);
    assert_eq!(answer["findings"][0]["line"], 2);
    assert!(posdiff(project.path(), &["check"]).out.contains("2 | records: []"));
}

#[test]
fn the_exit_status_does_not_depend_on_the_format() {
    let project = project();
    project.replace("positions/a.yaml", "no foreign", "some foreign");
    for format in ["text", "json"] {
        assert_eq!(posdiff(project.path(), &["check", "--format", format]).status, 1);
    }
}

#[test]
fn explain_prints_a_rule_s_page_and_names_the_nearest_where_there_is_none() {
    let project = project();
    let ran = posdiff(project.path(), &["explain", "quote-near"]);
    assert!(
        ran.out.starts_with("# quote-near\n\nLevel: `error`; no record can `allow` it.\n\n"),
        "{}",
        ran.out
    );
    let ran = posdiff(project.path(), &["explain", "quote-naer"]);
    assert_eq!(
        (ran.status, &*ran.err),
        (2, "error: there is no rule `quote-naer`\n  = help: did you mean `quote-near`?\n")
    );
    let ran = posdiff(project.path(), &["rules"]);
    assert_eq!(ran.out.lines().filter(|line| !line.starts_with(' ')).count(), 32, "{}", ran.out);
}
