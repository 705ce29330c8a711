//! Narrow screens: no line is wider than the screen, and no letter is lost for that.

use crate::support::project::{Project, house};
use crate::support::run::posdiff_with;
use camino::Utf8Path;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

fn assert_fits(folder: &Utf8Path, columns: usize, arguments: &[&str]) -> String {
    let width = columns.to_string();
    let ran = posdiff_with(folder, &[("COLUMNS", &width)], arguments);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for line in ran.out.lines() {
        assert!(line.width() <= columns, "{arguments:?} at {columns}: {} columns: {line}", line.width());
        assert_eq!(line, line.trim_end(), "{arguments:?}");
    }
    ran.out
}

#[test]
fn the_real_record_fits_60_columns() {
    let parties = ["ukraine", "russia", "usa", "eu"];
    for columns in [60, 80, 100] {
        assert_fits(house(), columns, &["diff", "2022", "2026"]);
        assert_fits(house(), columns, &["show"]);
        assert_fits(house(), columns, &["gap", "ukraine", "russia", "2022", "2026"]);
        for party in parties {
            assert_fits(house(), columns, &["log", party]);
        }
        assert_fits(house(), columns, &["why", "ukraine/nato-membership"]);
        assert_fits(house(), columns, &["why", "russia/ceasefire", "2022"]);
    }
}

#[test]
fn words_of_ten_thousand_letters_are_broken_and_not_lost() {
    let long = |letter: char| letter.to_string().repeat(10_000);
    let record = |year: u32, position: &str, letter: char| {
        json!({
            "party": "north", "issue": "troops", "date": year.to_string(), "position": position,
            "stance": long(letter), "quote": long(letter), "speaker": format!("A {}", long(letter)),
            "conditions": [long(letter)],
            "terms": {"places": [long(letter)], "until": long(letter)},
        })
    };
    let file = json!({
        "article": {"seed": "a.txt", "title": long('t'), "publisher": long('p'), "published": "2024"},
        "records": [record(2022, "few", 'a'), record(2023, "many", 'é'), record(2024, "all", '和')],
    });
    let parties = format!("north: {{name: {}}}\nsouth: {{name: S}}\n", long('N'));
    let folder = Project::talks()
        .file("positions/parties.yaml", parties)
        .file("positions/a.yaml", file.to_string())
        .file("seeds/a.txt", format!("{} {} {}", long('a'), long('é'), long('和')))
        .in_folder();
    for columns in [40, 60, 100] {
        let diff = assert_fits(folder.path(), columns, &["diff", "2022", "2023"]);
        assert_eq!(
            diff.matches('é').count(),
            10_000 * 6,
            "stance, quote, speaker, condition, until and place"
        );
        assert_fits(folder.path(), columns, &["log", "north"]);
        assert_fits(folder.path(), columns, &["show"]);
        assert_fits(folder.path(), columns, &["gap", "north", "south", "2022", "2023"]);
        assert_fits(folder.path(), columns, &["why", "north/troops"]);
    }
}

#[test]
fn wide_scales_and_many_parties_fit_too() {
    let parties: String =
        (0..30).map(|n| format!("party-of-a-long-name-{n}: {{name: Party of a long name {n}}}\n")).collect();
    let scale: Vec<String> = (0..30).map(|n| format!("{{option-of-some-length-{n}: O}}")).collect();
    let issues = format!("long-question-of-many-words: {{question: Q?, scale: [{}]}}\n", scale.join(", "));
    let record = |party: usize, year: usize, option: usize| {
        format!(
            "party: party-of-a-long-name-{party}, issue: long-question-of-many-words, date: {year}, stance: S., \
             position: option-of-some-length-{option}"
        )
    };
    let records: Vec<String> = (0..30).flat_map(|n| [record(n, 2022, n), record(n, 2023, 29 - n)]).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let folder = Project::empty()
        .file("positions/parties.yaml", parties)
        .file("positions/issues.yaml", issues)
        .article("a", "2024", &records)
        .in_folder();
    for columns in [40, 60, 100] {
        assert_fits(folder.path(), columns, &["diff", "2022", "2023"]);
        assert_fits(folder.path(), columns, &["log", "party-of-a-long-name-7"]);
        assert_fits(folder.path(), columns, &["show"]);
        let pair = ["gap", "party-of-a-long-name-1", "party-of-a-long-name-2", "2022", "2023"];
        assert_fits(folder.path(), columns, &pair);
        assert_fits(folder.path(), columns, &["why", "party-of-a-long-name-3/long-question-of-many-words"]);
    }
}

#[test]
fn characters_that_take_two_columns_are_counted_as_two() {
    let wide = "平和条約の締結 ".repeat(30);
    let file = json!({
        "article": {"seed": "a.txt", "title": wide, "published": "2023"},
        "records": [{"party": "north", "issue": "troops", "position": "few", "stance": wide, "quote": wide}],
    });
    let folder = Project::talks().file("positions/a.yaml", file.to_string()).in_folder();
    for columns in [40, 61] {
        assert_fits(folder.path(), columns, &["diff", "2022", "2023"]);
        assert_fits(folder.path(), columns, &["log", "north"]);
        assert_fits(folder.path(), columns, &["why", "north/troops"]);
    }
}
