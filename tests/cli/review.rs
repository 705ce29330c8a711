//! `posdiff review`: each thing that a change can do is told for what it is, in all three formats.

use crate::support::repository::TempRepository;
use crate::support::run::{Ran, posdiff};
use serde_json::Value;

const PARTIES: &str = "\
north:
  name: Northland
  speakers: {ada: {name: Ada Norn}}
south: {name: Southland}
";

const ISSUES: &str = "\
troops:
  question: Should foreign troops be stationed in Northland?
  scale: [none: No, some: A few, many: Many]
  terms: {until: {type: text}}
prisoners: {question: Should prisoners be exchanged?}
";

const FIRST: &str = "\
article: {seed: 001.txt, title: North says no, publisher: The Map, published: 2022-03-02}
records:
  - party: north
    issue: troops
    date: 2022-03-01
    position: none
    stance: Wants no troops at all.
    speaker: ada
    quote: not a single soldier
  - party: south
    issue: prisoners
    stance: Would exchange all for all.
    quote: all of ours for all of theirs
";

const FIRST_TEXT: &str =
    "Ada Norn said: not a single soldier.\n\nSouthland offered all of ours for all of theirs.\n";

const SECOND: &str = "\
article: {seed: 002.txt, title: North gives way, publisher: The Post, published: 2022-06-10}
records:
  - party: north
    issue: troops
    position: some
    stance: Would bear a few troops.
    terms: {until: the spring}
    quote: a few, until the spring
";

const SECOND_TEXT: &str = "Northland would now allow a few, until the spring.\n";

/// A project of one article on `main`, with a branch `change` checked out.
fn project() -> TempRepository {
    let git = TempRepository::new();
    git.write("positions/parties.yaml", PARTIES);
    git.write("positions/issues.yaml", ISSUES);
    git.write("positions/first.yaml", FIRST);
    git.write("seeds/001.txt", FIRST_TEXT);
    lock(&git);
    git.commit("first");
    git.git(&["checkout", "--quiet", "-b", "change"]);
    git
}

fn add_second(git: &TempRepository) {
    git.write("positions/second.yaml", SECOND);
    git.write("seeds/002.txt", SECOND_TEXT);
    lock(git);
}

fn lock(git: &TempRepository) {
    let ran = posdiff(git.path(), &["lock"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

fn review(git: &TempRepository, format: &str) -> Ran {
    posdiff(git.path(), &["review", "--base", "main", "--format", format])
}

fn json(git: &TempRepository) -> (i32, Value) {
    let ran = review(git, "json");
    assert_eq!(ran.err, "");
    (ran.status, serde_json::from_str(&ran.out).unwrap())
}

/// `cause party/issue` of every record.
fn causes(review: &Value) -> Vec<String> {
    let causes = review["records"].as_array().unwrap().iter().map(|record| {
        let shown = if record["after"].is_null() { &record["before"] } else { &record["after"] };
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        format!("{} {}/{}", word(&record["cause"]), word(&shown["party"]), word(&shown["issue"]))
    });
    causes.collect()
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

fn rules(review: &Value) -> Vec<String> {
    let findings = review["findings"]["new"].as_array().unwrap();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn nothing_differs_from_the_base_itself() {
    let git = project();
    let (status, review) = json(&git);
    assert_eq!((status, causes(&review)), (0, vec![]));
    assert_eq!(review["moves"], Value::Array(vec![]));
    let markdown = self::review(&git, "markdown").out;
    assert!(
        markdown.starts_with("**No article and no record differs: nothing moves. No new findings.**\n"),
        "{markdown}"
    );
}

#[test]
fn a_new_article_is_news_and_its_move_has_both_quotes_under_it() {
    let git = project();
    add_second(&git);
    for committed in [false, true] {
        if committed {
            git.commit("second");
        }
        let (status, review) = json(&git);
        assert_eq!(status, 0);
        assert_eq!(list(&review["articles"]["new"]), ["second"]);
        assert_eq!(causes(&review), ["news north/troops"]);
        let step = &review["moves"][0];
        assert_eq!((&step["kind"], &step["position"]["steps"]), (&"moved".into(), &1.into()));
        assert_eq!(rules(&review), Vec::<String>::new());
        assert_eq!(review["base"], git.git(&["rev-parse", "main"]).trim());
    }
    let ran = review(&git, "markdown");
    assert_eq!(ran.status, 0);
    assert!(
        ran.out.starts_with(
            "**1 new article, 1 record (1 news): Northland moves on troops (+1). No new findings.**\n\n\
             | party | issue | was | is now | on whose word |\n|---|---|---|---|---|\n\
             | Northland | troops | none | some (moved +1 of 2)<br>until: none → the spring | The Post, 2022-06-10<details><summary>quotes</summary>\
             was: 2022-03-01 · “not a single soldier” · Ada Norn · The Map, 2022-03-02<br>\
             is now: 2022-06-10 · “a few, until the spring” · The Post, 2022-06-10<br>"
        ),
        "{}",
        ran.out
    );
    let text = review(&git, "text").out;
    assert!(
        text.starts_with(
            "1 new article, 1 record (1 news): Northland moves on troops (+1). No new findings.\n"
        )
    );
    assert!(text.contains("“a few, until the spring”") && text.contains("“not a single soldier”"), "{text}");
}

#[test]
fn an_article_edited_after_locking_is_a_new_finding_and_a_changed_article() {
    let git = project();
    git.replace("seeds/001.txt", "not a single soldier", "no single soldier");
    let (status, review) = json(&git);
    assert_eq!(status, 1);
    assert_eq!(rules(&review), ["article-changed", "quote-absent"]);
    assert_eq!(list(&review["articles"]["changed"]), ["first"]);
    assert_eq!(causes(&review), Vec::<String>::new());
    assert!(
        self::review(&git, "markdown").out.contains("| error | article-changed | positions/first.yaml:1 |")
    );
    assert!(self::review(&git, "text").out.contains("error[article-changed]: "));
}

#[test]
fn texts_that_git_does_not_hold_are_compared_by_the_lock() {
    let git = project();
    git.write(".gitignore", "*.txt\n");
    git.git(&["rm", "--quiet", "--cached", "seeds/001.txt"]);
    git.commit("texts are not ours to publish");
    git.git(&["branch", "--force", "main", "HEAD"]);
    let (status, review) = json(&git);
    assert_eq!((status, rules(&review)), (0, vec![]));

    git.replace("seeds/001.txt", "not a single soldier", "no single soldier");
    let (status, review) = json(&git);
    assert_eq!((status, rules(&review)), (1, vec!["article-changed".into(), "quote-absent".into()]));
    assert_eq!(list(&review["articles"]["changed"]), ["first"]);
}

#[test]
fn a_record_under_another_option_is_recoded_and_moves_nothing() {
    let git = project();
    git.replace("positions/first.yaml", "position: none", "position: some");
    let (status, review) = json(&git);
    assert_eq!((status, causes(&review)), (0, vec!["recoded north/troops".into()]));
    assert_eq!(review["records"][0]["before"]["position"], "none");
    assert_eq!(review["records"][0]["after"]["position"], "some");
    assert_eq!(review["moves"], Value::Array(vec![]));
    let markdown = self::review(&git, "markdown").out;
    assert!(
        markdown.contains(
            "| recoded | Northland on troops, 2022-03-01 | position: none → some | positions/first.yaml:3 |"
        ),
        "{markdown}"
    );
    assert!(self::review(&git, "text").out.contains("position: none → some"));
}

#[test]
fn a_changed_scale_rescales_the_records_on_it() {
    let git = project();
    git.replace("positions/issues.yaml", "some: A few, ", "");
    let (status, review) = json(&git);
    assert_eq!((status, causes(&review)), (0, vec!["rescaled north/troops".into()]));
    let markdown = self::review(&git, "markdown").out;
    assert!(markdown.contains("scale: none, some, many → none, many"), "{markdown}");
    assert!(self::review(&git, "text").out.contains("rescaled"));
}

#[test]
fn a_backdated_article_corrects_the_records_that_take_its_date() {
    let git = project();
    git.replace("positions/first.yaml", "published: 2022-03-02", "published: 2022-02-02");
    let (status, review) = json(&git);
    assert_eq!(causes(&review), ["corrected north/troops", "corrected south/prisoners"]);
    assert_eq!(review["records"][1]["before"]["date"], "2022-03-02");
    assert_eq!(review["records"][1]["after"]["date"], "2022-02-02");
    assert_eq!((status, rules(&review)), (1, vec!["voiced-after-published".into()]));
    assert_eq!(list(&review["articles"]["changed"]), ["first"]);
}

#[test]
fn a_renamed_file_is_the_same_article_with_the_same_findings() {
    let git = project();
    git.replace("positions/first.yaml", "quote: not a single soldier", "quote: no soldier of any kind");
    git.commit("a finding that is there before");
    git.git(&["branch", "--force", "main", "HEAD"]);
    git.git(&["mv", "positions/first.yaml", "positions/2022-03-02-the-map.yaml"]);
    let (status, review) = json(&git);
    assert_eq!((status, causes(&review), rules(&review)), (0, vec![], vec![]));
    assert_eq!(review["findings"]["gone"], 0);
    assert_eq!(review["articles"]["new"], Value::Array(vec![]));
    assert_eq!(list(&review["articles"]["changed"]), ["2022-03-02-the-map"]);
    let markdown = self::review(&git, "markdown").out;
    assert!(markdown.contains("- changed: 2022-03-02-the-map, which was positions/first.yaml"), "{markdown}");
}

#[test]
fn a_record_that_is_gone_is_dropped_and_one_of_an_earlier_day_was_learned_late() {
    let git = project();
    add_second(&git);
    git.commit("second");
    git.git(&["branch", "--force", "main", "HEAD"]);
    let between =
        "  - {party: north, issue: troops, date: 2022-05, stance: Thinks about it., quote: a few}\n";
    git.write("positions/second.yaml", format!("{SECOND}{between}"));
    let south = &FIRST[FIRST.find("  - party: south").unwrap()..];
    git.replace("positions/first.yaml", south, "");
    let (_, review) = json(&git);
    assert_eq!(causes(&review), ["learned-late north/troops", "dropped south/prisoners"]);
    assert_eq!(review["moves"], Value::Array(vec![]));
}

#[test]
fn a_text_that_nobody_coded_is_listed_and_fails_the_review() {
    let git = project();
    git.write("seeds/002.txt", SECOND_TEXT);
    let (status, review) = json(&git);
    assert_eq!((status, list(&review["uncoded"])), (1, vec!["002.txt"]));
    let markdown = self::review(&git, "markdown").out;
    assert!(markdown.contains("1 text is not coded."), "{markdown}");
    assert!(self::review(&git, "text").out.contains("002.txt"));
}

#[test]
fn a_new_article_without_its_text_rests_on_the_lock_alone() {
    let git = project();
    add_second(&git);
    std::fs::remove_file(git.path().join("seeds/002.txt")).unwrap();
    let (status, review) = json(&git);
    assert_eq!((status, review["lock_alone"][0]["seed"].as_str()), (0, Some("002.txt")));
    assert!(self::review(&git, "markdown").out.contains("1 record rests on the lock’s word alone"));
}

#[test]
fn a_rule_that_was_turned_down_is_named_and_so_are_findings_that_are_gone() {
    let git = project();
    git.replace("positions/first.yaml", "quote: not a single soldier", "quote: no soldier of any kind");
    git.commit("a finding");
    git.git(&["branch", "--force", "main", "HEAD"]);
    git.write("posdiff.yaml", "rules: {quote-absent: allow}\n");
    let (status, review) = json(&git);
    assert_eq!((status, list(&review["settings_changed"])), (0, vec!["rules.quote-absent"]));
    assert_eq!(review["findings"]["gone"], 1);
    let markdown = self::review(&git, "markdown").out;
    assert!(markdown.contains("- rules.quote-absent: default → allow"), "{markdown}");
    assert!(markdown.contains("1 finding of the base gone."), "{markdown}");
}

#[test]
fn the_base_is_where_the_two_parted_and_not_what_main_has_become() {
    let git = project();
    add_second(&git);
    git.commit("second");
    git.git(&["checkout", "--quiet", "main"]);
    git.replace("positions/first.yaml", "position: none", "position: many");
    git.commit("on main, since");
    git.git(&["checkout", "--quiet", "change"]);
    let (_, review) = json(&git);
    assert_eq!(causes(&review), ["news north/troops"]);
}

#[test]
fn a_clone_without_the_base_says_what_to_fetch() {
    let git = project();
    add_second(&git);
    git.commit("second");
    let clone = git.clone_with(&["--depth=1", "--branch=change"]);
    let ran = posdiff(clone.path(), &["review", "--base", "origin/main"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: git knows no revision `origin/main`\n  = help: this clone is shallow: run `git fetch --unshallow`, or give \
         actions/checkout `fetch-depth: 0`\n"
    );
    let ran = posdiff(git.path(), &["review", "--base", "--output=x"]);
    assert_eq!(
        (ran.status, ran.err.lines().next()),
        (2, Some("error: `--output=x` cannot be the name of a revision"))
    );
}

#[test]
fn a_first_change_that_makes_the_project_is_all_news() {
    let git = TempRepository::new();
    git.write("README.md", "x");
    git.commit("before");
    git.git(&["branch", "base"]);
    git.write("positions/parties.yaml", PARTIES);
    git.write("positions/issues.yaml", ISSUES);
    git.write("positions/first.yaml", FIRST);
    git.write("seeds/001.txt", FIRST_TEXT);
    lock(&git);
    let ran = posdiff(git.path(), &["review", "--base", "base", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let review: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(causes(&review), ["news north/troops", "news south/prisoners"]);
}

#[test]
fn the_checkout_is_left_as_it_was() {
    let git = project();
    add_second(&git);
    let before = git.git(&["status", "--porcelain=v2", "--branch"]);
    review(&git, "markdown");
    assert_eq!(git.git(&["status", "--porcelain=v2", "--branch"]), before);
}

#[test]
fn hostile_text_commands_no_log_breaks_no_table_and_mentions_nobody() {
    let git = project();
    let evil =
        "::error::x ##[error]y @octocat #1 GH-2 | <img src=x> ![i](http://e.org) `c` </details> \\u001b[2J";
    let second = SECOND
        .replace("North gives way", &format!("\"{evil}\""))
        .replace("The Post", &format!("\"{evil}\""))
        .replace("Would bear a few troops.", &format!("\"{evil}\""))
        .replace("a few, until the spring", &format!("\"{evil}\""));
    git.write("positions/second.yaml", second);
    git.replace("positions/parties.yaml", "name: Northland", &format!("name: \"North {evil}\""));
    git.write("seeds/002.txt", SECOND_TEXT);
    for format in ["markdown", "text", "json"] {
        let ran = review(&git, format);
        assert_eq!(ran.status, 1, "{}", ran.err);
        assert!(!ran.out.contains("##["), "{format}: {}", ran.out);
        assert!(!ran.out.contains('\u{1b}'));
        assert!(ran.out.lines().all(|line| !line.trim_start().starts_with("::")), "{format}: {}", ran.out);
    }
    let markdown = review(&git, "markdown").out;
    for gone in ["@octocat", "#1", "GH-2", "<img", "http:", "![", "`c`"] {
        assert!(!markdown.contains(gone), "{gone}: {markdown}");
    }
    let rows = |line: &&str| line.starts_with('|');
    for row in markdown.lines().filter(rows) {
        let bars = row.replace("\\|", "").matches('|').count();
        assert!([6, 5].contains(&bars), "{row}");
    }
    assert_eq!(markdown.matches("<details>").count(), markdown.matches("</details>").count());
}

#[test]
fn a_comment_stays_below_what_a_comment_may_hold_and_says_what_it_leaves_out() {
    let git = project();
    let long = "@<&".repeat(3000);
    let record = |day: u32| {
        format!(
            "  - {{party: north, issue: troops, date: 2022-06-{:02}, position: {}, stance: \"{long} {day}\", conditions: [\"{long}\"], quote: \"{long}\", speaker: \"Some {day}\"}}\n",
            day % 9 + 1,
            ["none", "some", "many"][day as usize % 3]
        )
    };
    let records: String = (1..400).map(record).collect();
    git.write("positions/second.yaml", SECOND.replace("records:\n", &format!("records:\n{records}")));
    git.write("seeds/002.txt", SECOND_TEXT);
    for uncoded in 0..500 {
        git.write(&format!("seeds/{uncoded}-{}.txt", "x".repeat(100)), "text");
    }
    let ran = review(&git, "markdown");
    assert!(ran.out.len() < 65_536, "{}", ran.out.len());
    assert!(ran.out.contains("records left out here"), "{}", &ran.out[..3000]);
    assert!(ran.out.contains("texts left out here"));
    assert!(ran.out.contains("findings left out here"));
}

#[test]
fn of_findings_alike_only_the_one_that_was_added_is_new() {
    let git = project();
    git.replace("positions/first.yaml", "quote: not a single soldier", "quote: [no such words, nor these]");
    git.commit("two findings alike");
    git.git(&["branch", "--force", "main", "HEAD"]);
    let (status, review) = json(&git);
    assert_eq!((status, rules(&review), &review["findings"]["gone"]), (0, vec![], &0.into()));
    git.replace(
        "positions/first.yaml",
        "[no such words, nor these]",
        "[a third that is absent, no such words, nor these]",
    );
    let (status, review) = json(&git);
    assert_eq!(
        (status, rules(&review), &review["findings"]["gone"]),
        (1, vec!["quote-absent".into()], &0.into())
    );
    assert_eq!(review["findings"]["new"][0]["column"], 13);
    git.replace(
        "positions/first.yaml",
        "[a third that is absent, no such words, nor these]",
        "no such words",
    );
    let (status, review) = json(&git);
    assert_eq!((status, rules(&review), &review["findings"]["gone"]), (0, vec![], &1.into()));
}

#[test]
fn a_branch_is_reviewed_without_being_checked_out_and_filters_narrow_what_is_told() {
    let git = project();
    add_second(&git);
    git.commit("second");
    git.git(&["checkout", "--quiet", "main"]);
    git.write("seeds/002.txt", SECOND_TEXT);
    let arguments = ["review", "--base", "main", "--rev", "change", "--format", "json"];
    let told = |more: &[&str]| -> (i32, Vec<String>, usize) {
        let ran = posdiff(git.path(), &[&arguments[..], more].concat());
        let review: Value = serde_json::from_str(&ran.out).unwrap();
        (ran.status, causes(&review), review["moves"].as_array().unwrap().len())
    };
    assert_eq!(told(&[]), (0, vec!["news north/troops".into()], 1));
    assert_eq!(told(&["--party", "south"]), (0, vec![], 0));
    assert_eq!(told(&["--issue", "troops"]), (0, vec!["news north/troops".into()], 1));
}
