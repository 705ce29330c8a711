//! Every kind of fault in the registries, the settings and an article's head.

use super::{A, faults_in, faults_of};
use crate::support::project::{Project, told};
use posdiff::model::Level;

#[test]
fn the_articles_head_is_held_to_its_fields() {
    let file =
        |head: &str| format!("article: {{{head}}}\nrecords: [{{party: north, issue: host, stance: S.}}]\n");
    for (head, expected) in [
        ("title: A, published: 2022", "1:11 wrong-shape: the article lacks `seed`"),
        ("seed: a.txt, published: 2022", "1:11 wrong-shape: the article lacks `title`"),
        ("seed: a.txt, title: A", "1:11 wrong-shape: the article lacks `published`"),
        ("seed: a.txt, title: A, published: ~", "1:45 wrong-shape: the article lacks `published`"),
        (
            "seed: a.txt, title: A, published: 2022, url: ftp://a",
            "1:56 wrong-shape: `url` is no address of the web",
        ),
        (
            "seed: a.txt, title: A, published: 2022, url: 'https://a b'",
            "1:56 wrong-shape: `url` is no address of the web",
        ),
        (
            "seed: a.txt, title: A, published: 2022, language: english language",
            "1:61 wrong-shape: `language` is no language tag (BCP 47)",
        ),
    ] {
        assert_eq!(faults_of(file(head)), [expected], "{head}");
    }
    let lacks_article = ["1:1 wrong-shape: an article's file lacks `article`"];
    assert_eq!(faults_of("records: []\n"), lacks_article);
    let head = "article: {seed: a.txt, title: A, published: 2022}\n";
    assert_eq!(faults_of(head), ["1:1 wrong-shape: an article's file lacks `records`"]);
    assert_eq!(faults_of(format!("{head}records: {{}}\n")), ["2:10 wrong-shape: `records` takes a list"]);
}

#[test]
fn a_record_of_an_article_whose_head_is_wrong_counts_nowhere() {
    for head in
        ["title: A, published: 2022", "seed: a.txt, published: 2022", "seed: a.txt, title: A, published: x"]
    {
        let text = format!("article: {{{head}}}\nrecords: [{{party: north, issue: host, stance: S.}}]\n");
        let reading = Project::talks().file(A, text).reading();
        assert_eq!((reading.corpus.records().count(), reading.left_out()), (0, 1), "{head}");
    }
}

#[test]
fn an_article_whose_records_are_all_drafts_may_lack_its_date() {
    let file = |records: &str| format!("article: {{seed: a.txt, title: A}}\nrecords: [{records}]\n");
    assert_eq!(faults_of(file("{draft: true, quote: q}, {draft: true, quote: r}")), [""; 0]);
    assert_eq!(
        faults_of(file("{draft: true, quote: q}, {party: north, issue: host, stance: S.}")),
        ["1:11 wrong-shape: the article lacks `published`"]
    );
}

#[test]
fn the_parties_are_held_to_their_fields() {
    for (text, expected) in [
        ("north: {kind: state}", "1:9 wrong-shape: party `north` lacks `name`"),
        ("North: {name: N}", "1:1 wrong-shape: `North` is no id"),
        ("north: {name: N, kind: stat}", "1:24 wrong-shape: `kind` cannot be `stat`"),
        ("north: {name: N, authors: [south]}", "1:28 unknown-party: no party `south`"),
        ("north: {name: N, speakers: {ada_norn: {name: A}}}", "1:29 wrong-shape: `ada_norn` is no id"),
        ("north: {name: N, speakers: {ada: {}}}", "1:34 wrong-shape: speaker `ada` lacks `name`"),
        (
            "north: {name: N, speakers: {ada: {name: A, offices: [{from: 2022}]}}}",
            "1:55 wrong-shape: an office lacks `role`",
        ),
        (
            "north: {name: N, speakers: {ada: {name: A, offices: [{role: r, from: 2022, to: 2021}]}}}",
            "1:80 invalid-date: the office ends before it begins",
        ),
        ("- north", "1:1 wrong-shape: the registry of parties is no mapping of fields"),
        ("north: Northland", "1:8 wrong-shape: party `north` is no mapping of fields"),
    ] {
        let project = Project::empty().file("positions/issues.yaml", "");
        assert_eq!(faults_in(project, "positions/parties.yaml", text), [expected]);
    }
}

#[test]
fn the_issues_are_held_to_their_fields() {
    for (rest, expected) in [
        ("scale: [no]", "1:30 wrong-shape: an option of a scale is one id with what it means"),
        ("scale: [{no: ~}]", "1:35 wrong-shape: the option lacks `no`"),
        (
            "scale: [{open: O}]",
            "1:31 wrong-shape: `open` is no option: it is what a record says off the scale",
        ),
        ("scale: [{no: N}, {no: M}]", "1:40 wrong-shape: the option `no` stands twice on the scale"),
        ("scale: {no: N}", "1:29 wrong-shape: `scale` takes a list"),
        ("terms: {a: {type: numbr}}", "1:40 wrong-shape: no type `numbr` of terms"),
        ("terms: {a: {type: number}}", "1:34 wrong-shape: term `a` lacks `unit`"),
        ("terms: {a: {type: set}}", "1:34 wrong-shape: term `a` lacks `of`"),
        ("terms: {a: {type: set, of: people}}", "1:49 wrong-shape: `of` cannot be `people`"),
        ("terms: {a: {type: choice}}", "1:34 wrong-shape: term `a` lacks `of`"),
        ("terms: {a: {type: bool, of: [a]}}", "1:50 wrong-shape: a bool has no `of`"),
        ("terms: {a: {of: text}}", "1:34 wrong-shape: term `a` lacks `type`"),
        ("terms: {A: {type: text}}", "1:30 wrong-shape: `A` is no id"),
    ] {
        let project = Project::empty().file("positions/parties.yaml", "");
        let text = format!("peace: {{question: Q, {rest}}}\n");
        assert_eq!(faults_in(project, "positions/issues.yaml", text), [expected], "{rest}");
    }
    let project = Project::empty().file("positions/parties.yaml", "");
    assert_eq!(
        faults_in(project, "positions/issues.yaml", "peace: {scale: [{no: N}]}"),
        ["1:9 wrong-shape: issue `peace` lacks `question`"]
    );
}

#[test]
fn settings_are_held_to_what_they_may_set() {
    for (text, expected) in [
        ("colour: red\n", "1:1 wrong-shape: posdiff.yaml has no field `colour`"),
        ("quote-words: many\n", "1:14 wrong-shape: not what posdiff.yaml may set: "),
        ("seeds: texts\nstale-after: a year\n", "2:14 wrong-shape: not what posdiff.yaml may set: "),
        ("rules:\n  quote-long: fatal\n", "2:15 wrong-shape: not what posdiff.yaml may set: "),
        ("stale-after: [90]\n", "1:14 wrong-shape: not what posdiff.yaml may set: "),
        ("rules: quote-long\n", "1:8 wrong-shape: `rules` is no mapping of fields"),
        ("seeds: ../elsewhere\n", "1:8 wrong-shape: `seeds` may only name a folder inside the project"),
        ("seeds: /elsewhere\n", "1:8 wrong-shape: `seeds` may only name a folder inside the project"),
        ("- seeds\n", "1:1 wrong-shape: posdiff.yaml is no mapping of fields"),
    ] {
        let found = faults_in(Project::talks(), "posdiff.yaml", text);
        assert!(found.len() == 1 && found[0].starts_with(expected), "{text}: {found:?}");
    }
}

#[test]
fn one_wrong_setting_hides_no_other_and_takes_none_away() {
    let text = "colour: red\nquote-words: many\nstale-after: 90 days\n\
                rules: {quote-long: fatal, stale-position: error}\n";
    let reading = Project::talks().file("posdiff.yaml", text).reading();
    let faults = told(&reading);
    let places: Vec<&str> = faults.iter().map(|fault| fault.split_once(' ').unwrap().0).collect();
    assert_eq!(places, ["posdiff.yaml:1:1", "posdiff.yaml:2:14", "posdiff.yaml:4:21"]);
    let settings = reading.corpus.settings;
    assert_eq!((settings.quote_words, settings.stale_after), (25, 90));
    let rules: Vec<_> = settings.rules.iter().map(|(rule, level)| (&**rule, *level)).collect();
    assert_eq!(rules, [("stale-position", Level::Error)]);
}

#[test]
fn a_registry_that_cannot_be_read_is_not_blamed_on_the_records() {
    let record = ["party: north, issue: host, stance: S."];
    let broken =
        Project::talks().article("a", "2022", &record).file("positions/parties.yaml", "north: [").faults();
    assert!(broken.len() == 1 && broken[0].starts_with("positions/parties.yaml:"), "{broken:?}");
    let missing =
        Project::empty().file("positions/issues.yaml", "host: {question: Q}").article("a", "2022", &record);
    assert_eq!(
        missing.faults(),
        [
            "positions/parties.yaml:1:1 unreadable-file: there is no positions/parties.yaml, so no party is known"
        ]
    );
}

#[test]
fn a_file_whose_name_is_no_id_is_told() {
    let text = "article: {seed: a.txt, title: A, published: 2022}\nrecords: []\n";
    for name in ["A", "a b", "a_b", "é", "-"] {
        let found = faults_in(Project::talks(), &format!("positions/{name}.yaml"), text);
        assert_eq!(found, [format!("1:1 wrong-shape: `{name}` is no name for an article")]);
    }
}
