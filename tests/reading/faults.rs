//! Every kind of fault in a record, at its line and column, with what to do about it.

use super::{A, faults_in, faults_of, faults_of_record};
use crate::support::project::{Project, told};

/// What help there is for the only fault of a record.
fn help(record: &str) -> String {
    let text = format!("article: {{seed: a.txt, title: A, published: 2022}}\nrecords:\n  - {record}\n");
    let reading = Project::talks().file(A, text).reading();
    assert_eq!(reading.faults.len(), 1, "{:?}", reading.faults);
    reading.faults[0].help.clone().unwrap()
}

/// That each record has one fault, `PLACE RULE: MESSAGE`.
fn assert_faults(records: &[(&str, &str)]) {
    let found: Vec<_> = records.iter().map(|(record, _)| (*record, faults_of_record(record))).collect();
    let expected: Vec<_> =
        records.iter().map(|(record, fault)| (*record, vec![(*fault).to_owned()])).collect();
    assert_eq!(found, expected);
}

#[test]
fn an_id_that_no_registry_has_stands_at_its_line_and_column() {
    assert_faults(&[
        ("{party: nort, issue: host, stance: S.}", "3:13 unknown-party: no party `nort`"),
        ("{party: north, issue: hots, stance: S.}", "3:27 unknown-issue: no issue `hots`"),
        ("{party: north, issue: host, stance: S., told-by: nobody}", "3:54 unknown-party: no party `nobody`"),
        (
            "{party: north, issue: troops, stance: S., terms: {guarantors: [east, wets]}}",
            "3:74 unknown-party: no party `wets`",
        ),
        (
            "{party: north, issue: peace, stance: S., position: son}",
            "3:56 unknown-option: no option on the scale of `peace`: `son`",
        ),
        (
            "{party: north, issue: peace, stance: S., accepts: [no, nope]}",
            "3:60 unknown-option: no option on the scale of `peace`: `nope`",
        ),
        (
            "{party: north, issue: host, stance: S., position: few}",
            "3:55 unknown-option: no scale on `host`, so no option `few`",
        ),
        (
            "{party: north, issue: host, stance: S., terms: {town: x}}",
            "3:53 unknown-term: no term of `host`: `town`",
        ),
        (
            "{party: north, issue: host, stance: S., speaker: ada-nron}",
            "3:54 unknown-speaker: no speaker of `north`: `ada-nron`",
        ),
    ]);
}

#[test]
fn a_value_that_is_none_stands_at_its_line_and_column() {
    assert_faults(&[
        (
            "{party: north, issue: troops, stance: S., terms: {strength: many}}",
            "3:65 wrong-term-value: `many` is no value for the term `strength`",
        ),
        (
            "{party: north, issue: host, stance: S., date: 2022-02-30}",
            "3:51 invalid-date: `2022-02-30` is no date: the calendar has no such day",
        ),
        (
            "{party: north, issue: host, stance: S., date: soon}",
            "3:51 invalid-date: `soon` is no date: no date of a known form",
        ),
        (
            "{party: north, issue: host, stance: S., date: 2023/2022}",
            "3:51 invalid-date: `2023/2022` is no date: the span ends before it starts",
        ),
    ]);
}

#[test]
fn a_wrong_shape_stands_at_its_line_and_column() {
    assert_faults(&[
        (
            "{party: north, issue: host, stance: S., colour: red}",
            "3:45 wrong-shape: a record has no field `colour`",
        ),
        ("{party: north, issue: host}", "3:6 wrong-shape: the record lacks `stance`"),
        ("{party: north, issue: host, stance: ' '}", "3:41 wrong-shape: `stance` is empty"),
        ("{party: north, issue: host, stance: ~}", "3:41 wrong-shape: the record lacks `stance`"),
        ("{party: north, issue: host, stance: [S.]}", "3:41 wrong-shape: `stance` takes a text"),
        ("{party: north, issue: host, stance: S., accepts: no}", "3:54 wrong-shape: `accepts` takes a list"),
        (
            "{party: north, issue: host, stance: S., quote: [[a]]}",
            "3:53 wrong-shape: `quote` takes texts, and this is none",
        ),
        (
            "{party: north, issue: host, stance: S., confidence: hihg}",
            "3:57 wrong-shape: `confidence` cannot be `hihg`",
        ),
        (
            "{party: north, issue: host, stance: S., withdrawn: maybe}",
            "3:56 wrong-shape: `withdrawn` cannot be `maybe`",
        ),
        (
            "{party: north, issue: host, stance: S., withdrawn: true, terms: {city: x}}",
            "3:69 wrong-shape: a withdrawn record states no `terms`",
        ),
        (
            "{party: north, issue: host, stance: S., withdrawn: true, position: open}",
            "3:72 wrong-shape: a withdrawn record states no `position`",
        ),
        (
            "{party: north, issue: host, stance: S., allow: quote-long}",
            "3:52 wrong-shape: `allow` is no mapping of fields",
        ),
        ("{party: north, issue: host, stance: S., allow: {x: ~}}", "3:56 wrong-shape: `allow` lacks `x`"),
        ("{draft: true}", "3:6 wrong-shape: the draft lacks `quote`"),
        ("[north, host]", "3:5 wrong-shape: a record is no mapping of fields"),
        ("just words", "3:5 wrong-shape: a record is no mapping of fields"),
    ]);
}

#[test]
fn a_withdrawn_record_may_say_that_its_terms_are_null_which_says_nothing() {
    let record = "{party: north, issue: host, stance: S., withdrawn: true, terms: ~}";
    assert_eq!(faults_of_record(record), [""; 0]);
}

#[test]
fn what_a_term_takes_is_held_against_its_type() {
    for (term, value, column, help_has) in [
        ("strength", "'800,000'", 65, "a number in digits alone"),
        ("strength", "'>600'", 65, "a number in digits alone"),
        ("strength", "[5]", 65, "a number in digits alone"),
        ("strength", "1e999", 65, "a number in digits alone"),
        ("binding", "perhaps", 64, "`true` or `false`"),
        ("by", "soon", 59, "a date"),
        ("form", "oath", 61, "one of treaty, pledge"),
        ("until", "[a]", 62, "a text"),
        ("places", "hill", 63, "a list"),
        ("places", "[…, a]", 64, "`…` only as its last member"),
        ("places", "[{a: b}]", 64, "plain members"),
    ] {
        let record = format!("{{party: north, issue: troops, stance: S., terms: {{{term}: {value}}}}}");
        let found = faults_of_record(&record);
        let place = format!("3:{column} wrong-term-value: ");
        assert!(found.len() == 1 && found[0].starts_with(&place), "{record}: {found:?}");
        assert!(help(&record).contains(help_has), "{record}: {}", help(&record));
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    for (record, expected) in [
        ("{party: nrth, issue: host, stance: S.}", "did you mean `north`?"),
        ("{party: north, issue: troop, stance: S.}", "did you mean `troops`?"),
        ("{party: north, issue: peace, stance: S., position: latr}", "did you mean `later`?"),
        ("{party: north, issue: peace, stance: S., position: whatever}", "there is no, later, soon, yes"),
        ("{party: north, issue: troops, stance: S., terms: {strenght: 5}}", "did you mean `strength`?"),
        ("{party: north, issue: host, stance: S., speaker: ada-nrn}", "did you mean `ada-norn`?"),
        ("{party: north, issue: host, stance: S., atribution: direct}", "did you mean `attribution`?"),
        ("{party: north, issue: host, stance: S., told_by: south}", "did you mean `told-by`?"),
        ("{party: north, issue: host, stance: S., attribution: reportet}", "did you mean `reported`?"),
    ] {
        assert_eq!(help(record), expected, "{record}");
    }
}

#[test]
fn a_key_that_stands_twice_is_told_where_it_stands_again() {
    let record = "party: north\n    issue: host\n    stance: S.\n    issue: troops";
    assert_eq!(faults_of_record(record), ["6:5 wrong-shape: `issue` stands twice in one mapping"]);
    let parties = |text: &str| faults_in(Project::talks(), "positions/parties.yaml", text);
    assert_eq!(
        parties("north: {name: N}\n'north': {name: M}\n"),
        ["2:1 wrong-shape: `north` stands twice in one mapping"]
    );
    let many: Vec<String> = (0..40).map(|n| format!("p{n}: {{name: N}}\n")).collect();
    assert_eq!(
        parties(&format!("{}p7: {{name: N}}\np39: {{name: N}}\n", many.concat())),
        [
            "41:1 wrong-shape: `p7` stands twice in one mapping",
            "42:1 wrong-shape: `p39` stands twice in one mapping"
        ]
    );
}

#[test]
fn five_faults_give_five_messages_in_one_run() {
    let text = "\
article:
  seed: a.txt
  title: A
  published: 2022-13
  colour: red
records:
  - party: nort
    issue: host
    stance: S.
  - party: north
    issue: troops
    position: fwe
    stance: S.
    terms:
      strength: many
";
    assert_eq!(
        faults_of(text),
        [
            "4:14 invalid-date: `2022-13` is no date: the calendar has no such day",
            "5:3 wrong-shape: an article has no field `colour`",
            "7:12 unknown-party: no party `nort`",
            "12:15 unknown-option: no option on the scale of `troops`: `fwe`",
            "15:17 wrong-term-value: `many` is no value for the term `strength`",
        ]
    );
}

#[test]
fn the_faults_of_all_files_are_told_in_one_run_by_path() {
    let record = "article: {seed: x.txt, title: A, published: 2022}\n\
                  records: [{party: nort, issue: host, stance: S.}]\n";
    let faults = Project::talks()
        .file("positions/b.yaml", record)
        .file("positions/a.yaml", "article: [")
        .file("posdiff.yaml", "colour: red\n")
        .file("positions/parties.yaml", "north: {nam: N}\n")
        .faults();
    let places: Vec<&str> = faults.iter().map(|fault| fault.split_once(' ').unwrap().0).collect();
    assert_eq!(
        places,
        [
            "posdiff.yaml:1:1",
            "positions/a.yaml:1:11",
            "positions/b.yaml:2:19",
            "positions/parties.yaml:1:9",
            "positions/parties.yaml:1:9",
        ]
    );
}

#[test]
fn what_a_record_may_not_be_made_of_is_refused_where_it_stands() {
    assert_faults(&[
        ("!record {party: north, issue: host, stance: S.}", "3:5 wrong-shape: a tag (`!`) is refused"),
        ("{party: !!str north, issue: host, stance: S.}", "3:13 wrong-shape: a tag (`!`) is refused"),
        ("&a {party: north, issue: host, stance: S.}", "3:5 wrong-shape: an anchor (`&`) is refused"),
        (
            "{<<: {party: north}, party: north, issue: host, stance: S.}",
            "3:6 wrong-shape: a merge key (`<<`) is refused",
        ),
        ("{[a]: b, party: north, issue: host, stance: S.}", "3:6 wrong-shape: a key that is no word"),
        ("{'<<': x, party: north, issue: host, stance: S.}", "3:6 wrong-shape: a record has no field `<<`"),
    ]);
    assert_eq!(
        faults_of_record("{party: &a north, issue: host, stance: *a}"),
        ["3:13 wrong-shape: an anchor (`&`) is refused", "3:44 wrong-shape: an alias (`*`) is refused"]
    );
    let second = "article: {seed: a.txt, title: A, published: 2022}\nrecords: []\n---\nmore: x\n";
    assert_eq!(faults_of(second), ["3:1 wrong-shape: a second document in the file"]);
}

#[test]
fn the_rest_of_a_file_is_read_on_behind_what_is_refused() {
    let text = "article: {seed: a.txt, title: A, published: 2022}\nrecords:\n\
                \x20 - {party: north, issue: host, stance: !x S.}\n\
                \x20 - {party: south, issue: host, stance: T.}\n";
    let reading = Project::talks().file(A, text).reading();
    assert_eq!(told(&reading).len(), 1);
    let stances: Vec<_> = reading.corpus.records().map(|(_, record)| &*record.stance.value).collect();
    assert_eq!(stances, ["T."]);
}

#[test]
fn places_hold_with_line_ends_of_two_characters_and_a_byte_order_mark() {
    let text = "\u{feff}article: {seed: a.txt, titel: A, title: A, published: 2022}\r\nrecords:\r\n\
                \x20 - {party: nort, issue: host, stance: é, quote: [x, [y]]}\r\n";
    assert_eq!(
        faults_of(text),
        [
            "1:24 wrong-shape: an article has no field `titel`",
            "3:13 unknown-party: no party `nort`",
            "3:54 wrong-shape: `quote` takes texts, and this is none",
        ]
    );
    let settings = "\u{feff}seeds: texts\r\nquote-words: many\r\n";
    let found = faults_in(Project::talks(), "posdiff.yaml", settings);
    assert!(found.len() == 1 && found[0].starts_with("2:14 "), "{found:?}");
}

#[test]
fn columns_count_characters_whatever_stands_before() {
    let found = faults_of_record("{stance: “été” — 🕊 peace, party: nort, issue: host}");
    assert_eq!(found, ["3:38 unknown-party: no party `nort`"]);
}
