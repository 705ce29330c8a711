//! What records say commands nothing: no terminal, no CI log, no page, no sheet.

use crate::support::repository::TempRepository;
use crate::support::run::posdiff;
use serde_json::{Value, json};

/// What a hostile curator might write: it clears the screen, turns the line round, speaks to a CI log, breaks a table,
/// calls somebody, loads a picture and begins a formula.
const HOSTILE: [&str; 6] = [
    "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{85}\u{7f}red",
    "abc\u{202e}gnitirw\u{2066}x\u{200f}\u{61c}end",
    "one\n::error file=a::owned ##[error]owned ::set-output name=x::y",
    "a | b ![x](http://evil.example/x.png) <img src=x onerror=alert(1)> @nobody #1 `code` https://evil.example",
    "=HYPERLINK(\"http://evil.example\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
];

/// A project in which every text that can be foreign is `text`.
fn project(text: &str) -> TempRepository {
    let article = |seed: &str, year: &str, position: &str, more: &str| {
        json!({
            "article": {
                "seed": format!("{seed}.txt"), "title": format!("{text}"), "publisher": format!("{text}"),
                "published": year, "url": format!("https://example.org/{seed}"),
            },
            "note": text,
            "records": [
                {
                    "party": "north", "issue": "troops", "position": position,
                    "stance": format!("{text}{more}"), "speaker": "ada", "quote": [text, format!("{text}{more}")],
                    "conditions": [text, format!("{text}{more}")], "note": text,
                    "terms": {"places": [text, format!("{text}{more}")], "until": format!("{text}{more}"), "form": text},
                },
                {
                    "party": "north", "issue": "troops", "position": "none", "stance": text, "told-by": "south",
                    "speaker": text, "quote": text,
                },
                {"party": "south", "issue": "troops", "position": position, "stance": text, "speaker": text},
                {"party": "south", "issue": "host", "stance": text, "terms": {"city": text}},
            ],
        })
        .to_string()
    };
    let parties = json!({
        "north": {
            "name": text, "aliases": [text],
            "speakers": {"ada": {"name": text, "offices": [{"role": text, "from": "2000"}]}},
        },
        "south": {"name": text},
    });
    let issues = json!({
        "troops": {
            "question": text, "aliases": [text],
            "scale": [{"none": text}, {"some": text}, {"all": text}],
            "terms": {
                "places": {"type": "set", "of": "text"}, "until": {"type": "text"},
                "form": {"type": "choice", "of": [text]}, "strength": {"type": "number", "unit": text},
            },
        },
        "host": {"question": text, "terms": {"city": {"type": "text"}}},
    });
    let folder = TempRepository::without_git();
    folder.write("positions/parties.yaml", parties.to_string());
    folder.write("positions/issues.yaml", issues.to_string());
    folder.write("positions/first.yaml", article("first", "2022", "none", ""));
    folder.write("positions/second.yaml", article("second", "2023", "all", " more"));
    folder.write("seeds/first.txt", text);
    folder.write("seeds/second.txt", format!("Before.\n\n{text} more\n\nBehind."));
    folder
}

const ASKED: [&[&str]; 7] = [
    &["diff"],
    &["diff", "first", "second"],
    &["log", "north"],
    &["log", "south"],
    &["show"],
    &["gap", "north", "south", "2022", "2023"],
    &["why", "north/troops"],
];

/// Every answer in a format, of every hostile project.
fn answers(format: &str) -> Vec<String> {
    let mut answers = Vec::new();
    for text in HOSTILE {
        let folder = project(text);
        for arguments in ASKED {
            let formats: &[&str] = match arguments[0] {
                "gap" => &["text", "json", "markdown"],
                "why" => &["text", "json"],
                _ => &["text", "json", "markdown", "csv"],
            };
            if !formats.contains(&format) {
                continue;
            }
            let ran = posdiff(folder.path(), &[arguments, &["--format", format]].concat());
            assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
            assert_commands_nothing(&ran.err);
            assert_commands_nothing(&ran.out);
            answers.push(ran.out);
        }
    }
    answers
}

/// No control character reaches a terminal, and no line speaks to a CI log.
fn assert_commands_nothing(text: &str) {
    let commands = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found =
        text.find(commands).map(|at| text[at.saturating_sub(40)..].chars().take(80).collect::<String>());
    assert_eq!(found, None);
    for line in text.lines() {
        // A log's reader trims a line before it looks for a command.
        assert!(!line.trim_start().starts_with("::"), "{line:?}");
        assert!(!line.contains("##["), "{line:?}");
    }
}

#[test]
fn the_terminal_is_commanded_by_nothing_that_a_record_says() {
    let text = answers("text").concat();
    assert!(text.contains("\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\u{9b}31m"));
    assert!(text.contains("abc\\u{202e}gnitirw\\u{2066}x\\u{200f}\\u{61c}end"));
}

#[test]
fn with_colour_only_our_own_sequences_are_written() {
    for text in HOSTILE {
        let folder = project(text);
        for arguments in ASKED {
            let out = posdiff(folder.path(), &[arguments, &["--color", "always"]].concat()).out;
            for part in out.split('\u{1b}').skip(1) {
                let codes = part.strip_prefix('[').and_then(|part| part.split_once('m')).unwrap().0;
                assert!(codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{codes:?}");
            }
            assert_commands_nothing(&out.replace('\u{1b}', ""));
        }
    }
}

#[test]
fn a_page_is_given_no_markup_picture_mention_or_reference() {
    for page in answers("markdown") {
        for line in page.lines() {
            let ours = ["<del>", "</del>", "<ins>", "</ins>", "<br>"];
            let foreign =
                ours.iter().chain(&["\\[", "\\]"]).fold(line.to_owned(), |line, tag| line.replace(tag, ""));
            assert!(!foreign.contains('<'), "{line}");
            assert!(!foreign.contains("![") && !foreign.contains("]("), "{line}");
            assert!(!foreign.contains("@nobody") && !foreign.contains(" #1"), "{line}");
            assert!(!foreign.contains("://"), "{line}");
            let ticks = foreign.replace("\\`", "");
            assert!(!ticks.contains('`'), "{line}");
        }
    }
}

#[test]
fn a_table_keeps_its_columns() {
    for page in answers("markdown") {
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let tables = page.split("\n\n").filter(|block| block.starts_with('|'));
        for table in tables {
            let mut rows = table.lines();
            let columns = bars(rows.next().unwrap());
            assert!(rows.all(|row| row.starts_with('|') && bars(row) == columns), "{table}");
        }
    }
}

#[test]
fn no_cell_of_a_sheet_is_a_formula() {
    for sheet in answers("csv") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet.as_bytes());
        let mut columns = None;
        for row in reader.records() {
            let row = row.unwrap();
            assert_eq!(*columns.get_or_insert(row.len()), row.len());
            for cell in &row {
                let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{cell:?}");
            }
        }
    }
}

#[test]
fn json_holds_every_text_as_it_is_and_escapes_it_on_the_way() {
    for (text, answer) in HOSTILE.iter().zip(answers("json").chunks(ASKED.len())) {
        let document: Value = serde_json::from_str(&answer[0]).unwrap();
        let record = &document["moves"][0]["after"]["record"];
        assert_eq!(record["stance"], format!("{text} more"));
        assert_eq!((&record["title"], &record["quote"][0]), (&json!(text), &json!(text)));
        assert_eq!(record["speaker"], json!({"id": "ada", "name": text, "role": text}));
        assert_eq!(record["conditions"][0], *text);
        assert_eq!(record["terms"]["form"], *text);
    }
}

#[test]
fn a_mark_of_ours_beside_a_word_of_theirs_makes_no_command_either() {
    let folder = TempRepository::without_git();
    folder.write("positions/parties.yaml", "north: {name: Northland}\n");
    folder.write("positions/issues.yaml", "peace: {question: Peace?}\n");
    for (name, stance) in
        [("first", "x ##error] y and z and more"), ("second", "x ##other] y and z and more")]
    {
        let year = if name == "first" { 2022 } else { 2023 };
        let record = json!({"party": "north", "issue": "peace", "stance": stance});
        let file = json!({"article": {"seed": name, "title": "T", "published": year.to_string()}, "records": [record]});
        folder.write(&format!("positions/{name}.yaml"), file.to_string());
    }
    for arguments in
        [&["diff"][..], &["log", "north"], &["diff", "--format", "markdown"], &["diff", "--format", "csv"]]
    {
        assert_commands_nothing(&posdiff(folder.path(), arguments).out);
    }
}

#[test]
fn what_is_typed_is_shown_escaped_too() {
    let folder = project("plain");
    for typed in HOSTILE {
        if typed.contains('\0') {
            continue;
        }
        for arguments in [
            &["log", typed][..],
            &["diff", typed],
            &["show", "--party", typed],
            &["show", "--known-by", typed],
        ] {
            let ran = posdiff(folder.path(), arguments);
            assert_eq!(ran.status, 2, "{arguments:?}");
            assert_commands_nothing(&ran.err);
        }
    }
}

#[test]
fn names_of_files_are_shown_escaped_too() {
    let folder = project("plain");
    folder.write("positions/\u{1b}[31m\u{202e}::error::.yaml", "[");
    let ran = posdiff(folder.path(), &["show"]);
    assert_eq!(ran.status, 1);
    assert_commands_nothing(&ran.err);
    assert!(ran.err.contains("\\u{1b}[31m\\u{202e}"), "{}", ran.err);
}
