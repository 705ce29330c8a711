//! One set of findings through every writer for CI: places and escapes by hand-written values, formats by their own
//! schemas.

use posdiff::check::{Case, Judgement, Levels, LockFile, check};
use posdiff::read::{Memory, Reading, Texts, read};
use posdiff::report::{Check, findings_github, findings_junit, findings_sarif};
use serde_json::Value;
use std::io::{self, Write};

const RECORDS: &str = "\
article: {seed: 001.txt, title: T, published: 2022-03-02}
records:
  - party: north
    issue: troops
    position: nine
    stance: Wants no troops.
    quote: 100% “of it”
  - party: north
    issue: troops
    stance: Wants “no” troops.
    quote: no soldjer at all
";

/// Everything that a writer may ask, kept together.
struct Judged {
    reading: Reading,
    lock: LockFile,
    judgement: Judgement,
}

impl Judged {
    fn of(path: &str, records: &str) -> Self {
        let project = Memory::from([
            ("positions/parties.yaml", "north: {name: Northland}"),
            ("positions/issues.yaml", "troops: {question: Troops?, scale: [none: No, some: A few]}"),
            (path, records),
            ("seeds/001.txt", "Northland said: no soldier at all.\n"),
        ]);
        let reading = read(&project);
        let settings = &reading.corpus.settings;
        let (texts, lock) = (Texts::inside(&project, &settings.seeds), LockFile::read(&project, settings));
        let levels = Levels::of(settings);
        let mut judgement = check(&Case::new(&reading, &texts, &lock), &levels);
        judgement.findings.retain(|finding| finding.rule != "lock-stale");
        Self { reading, lock, judgement }
    }

    fn written(
        &self,
        writer: impl Fn(&Check<'_>, &str, &mut dyn Write) -> io::Result<()>,
        folder: &str,
    ) -> String {
        let check = Check {
            findings: &self.judgement.findings,
            summary: self.judgement.summary,
            corpus: &self.reading.corpus,
            lock: &self.lock,
        };
        let mut out = Vec::new();
        writer(&check, folder, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

fn judged() -> Judged {
    Judged::of("positions/a.yaml", RECORDS)
}

fn sarif(judged: &Judged, folder: &str) -> Value {
    serde_json::from_str(&judged.written(findings_sarif::write_findings, folder)).unwrap()
}

#[test]
fn github_gets_one_command_a_finding_at_its_place() {
    let out = judged().written(findings_github::write_findings, "");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert_eq!(
        lines[0],
        "::error file=positions/a.yaml,line=5,endLine=5,col=15,endColumn=19,title=unknown-option::no option on the scale of \
         `troops`: `nine`%0Ahelp: did you mean `none`?"
    );
    assert!(
        lines[1].starts_with(
            "::error file=positions/a.yaml,line=7,endLine=7,col=12,endColumn=24,title=quote-absent::"
        ),
        "{out}"
    );
    assert!(
        lines[2].starts_with(
            "::error file=positions/a.yaml,line=11,endLine=11,col=12,endColumn=29,title=quote-near::"
        ),
        "{out}"
    );
}

#[test]
fn github_gets_a_path_from_the_repository_s_root_with_what_would_end_it_escaped() {
    let odd = Judged::of("positions/a,b.yaml", RECORDS);
    let out = odd.written(findings_github::write_findings, "talks: 100%/");
    assert!(out.contains("::error file=talks%3A 100%25/positions/a%2Cb.yaml,line=5"), "{out}");
}

#[test]
fn no_text_of_a_record_commands_a_log_in_any_format() {
    let evil = "\"::error::x ##[error]y %0A::set-output::z\\r\\n::add-mask::q\\u001b[2J\\u202e\"";
    let records =
        RECORDS.replace("nine", evil).replace("100% “of it”", evil).replace("no soldjer at all", evil);
    let judged = Judged::of("positions/a.yaml", &records);
    let writers: [(&str, String); 3] = [
        ("github", judged.written(findings_github::write_findings, "")),
        ("sarif", judged.written(findings_sarif::write_findings, "")),
        ("junit", judged.written(findings_junit::write_findings, "")),
    ];
    for (name, out) in &writers {
        assert!(!out.contains("##["), "{name}: {out}");
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\r']), "{name}: {out}");
        let ours = |line: &str| *name == "github" && line.starts_with("::error file=positions/");
        assert!(out.lines().all(|line| ours(line) || !line.trim_start().starts_with("::")), "{name}: {out}");
    }
    let findings = judged.judgement.findings.len();
    assert_eq!(writers[0].1.lines().count(), findings);
}

#[test]
fn sarif_counts_lines_and_code_points_from_one() {
    let log = sarif(&judged(), "");
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    assert_eq!(run["tool"]["driver"]["name"], "posdiff");
    let found = &run["results"][1];
    assert_eq!((&found["ruleId"], &found["level"]), (&"quote-absent".into(), &"error".into()));
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"],
        serde_json::json!({"uri": "positions/a.yaml", "uriBaseId": "%SRCROOT%"})
    );
    assert_eq!(
        place["region"],
        serde_json::json!({"startLine": 7, "startColumn": 12, "endLine": 7, "endColumn": 24})
    );
    let fix = &run["results"][2]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(fix["insertedContent"]["text"], "no soldier at all");
    assert_eq!(
        fix["deletedRegion"],
        serde_json::json!({"startLine": 11, "startColumn": 12, "endLine": 11, "endColumn": 29})
    );
}

#[test]
fn sarif_lists_every_rule_with_its_page_and_its_level() {
    let log = sarif(&judged(), "");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().clone();
    assert_eq!(rules.len(), posdiff::check::rules::ALL.len());
    let rule = rules.iter().find(|rule| rule["id"] == "text-missing").unwrap();
    assert_eq!(rule["defaultConfiguration"], serde_json::json!({"enabled": false, "level": "note"}));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
}

#[test]
fn a_path_in_sarif_is_a_relative_reference() {
    let odd = Judged::of("positions/ä b:c.yaml", RECORDS);
    let log = sarif(&odd, "talks/");
    let uri = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "talks/positions/%C3%A4%20b%3Ac.yaml");
}

#[test]
fn a_fingerprint_survives_edits_above_and_tells_records_and_findings_alike_apart() {
    let prints = |records: &str| -> Vec<String> {
        let log = sarif(&Judged::of("positions/a.yaml", records), "");
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let print = |found: &Value| found["partialFingerprints"]["posdiff/1"].as_str().unwrap().to_owned();
        results.iter().map(print).collect()
    };
    let before = prints(RECORDS);
    assert_eq!(prints(&format!("# a line\n\n{RECORDS}")), before);
    assert_eq!(prints(&RECORDS.replace("title: T", "title: Another one")), before);
    let distinct: std::collections::BTreeSet<_> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
    let twice =
        prints(&RECORDS.replace("quote: no soldjer at all", "quote: [no soldjer at all, no soldiex at all]"));
    assert_eq!(twice.len(), 4);
    assert_eq!(twice[..3], before[..3]);
    assert_ne!(twice[3], twice[2]);
}

/// The schema is not ours to hold here; `.ci/run` fetches it from a registry and names it in this variable.
#[test]
fn sarif_is_valid_against_its_own_schema_where_that_is_at_hand() {
    let Ok(path) = std::env::var("POSDIFF_SARIF_SCHEMA") else { return };
    let mut schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    // Its pattern for a language, which we do not give, has a bracket too many and is no expression.
    for object in ["run", "toolComponent"] {
        schema["definitions"][object]["properties"]["language"] = Value::Bool(true);
    }
    let schema = jsonschema::validator_for(&schema).unwrap();
    let clean = Judged::of(
        "positions/a.yaml",
        &RECORDS[..RECORDS.find("  - party").unwrap()].replace("records:", "records: []"),
    );
    for log in [sarif(&judged(), "talks/"), sarif(&clean, "")] {
        let errors: Vec<String> =
            schema.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn junit_has_a_suite_a_file_and_a_case_a_finding() {
    let out = judged().written(findings_junit::write_findings, "");
    assert!(out.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"posdiff\" tests=\"5\" failures=\"3\" skipped=\"0\" errors=\"0\">\n"
    ), "{out}");
    assert!(out.contains(
        "<testsuite name=\"positions/a.yaml\" tests=\"3\" failures=\"3\" skipped=\"0\" errors=\"0\">"
    ));
    assert!(out.contains(
        "<testcase name=\"holds\" classname=\"positions/issues.yaml\" file=\"positions/issues.yaml\"/>"
    ));
    assert!(out.contains(
        "<testcase name=\"quote-near north/troops@2022-03-02\" classname=\"positions/a.yaml\" file=\"positions/a.yaml\" line=\"11\">"
    ), "{out}");
    assert!(out.contains("<failure type=\"quote-near\" message=\""));
    assert!(out.ends_with("</testsuites>\n"));
}

#[test]
fn junit_is_xml_whatever_the_records_say_and_a_warning_fails_nothing() {
    let evil = "\"<a> & ]]> \\\"x\\\" \\u0000\\ufffe 'y'\"";
    let records = RECORDS.replace("no soldjer at all", evil).replace("    quote: 100% “of it”\n", "");
    let judged = Judged::of("positions/a.yaml", &records);
    let out = judged.written(findings_junit::write_findings, "");
    let mut reader = quick_xml::Reader::from_str(&out);
    reader.config_mut().check_end_names = true;
    let mut open = 0;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(_) => open += 1,
            quick_xml::events::Event::End(_) => open -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    assert!(!out.contains(['\0', '\u{fffe}']), "{out}");
    assert!(out.contains("skipped=\"1\""), "{out}");
    assert!(out.contains("<skipped message=\"positions/a.yaml:3:5"), "{out}");
}
