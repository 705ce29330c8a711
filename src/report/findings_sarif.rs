//! Findings as SARIF 2.1.0, which code scanning and editors read. The few objects of it that say something here.

use super::Check;
use super::escape::{SafeJson, terminal};
use super::findings_github::said;
use crate::check::rules::ALL;
use crate::check::{Edit, Finding};
use crate::model::Level;
use crate::text::Place;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Of a path, all but these is escaped: a relative reference may not look like one with a scheme.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Writes a log of one run. `folder` is the project's path in the repository, with `/` behind it, or empty: paths are
/// given from the repository's root.
///
/// # Errors
/// Those of `out`.
pub fn write_findings(check: &Check<'_>, folder: &str, out: &mut dyn Write) -> io::Result<()> {
    let places = Places { check, folder };
    let mut seen = BTreeMap::new();
    let results = check.findings.iter().map(|finding| places.result(finding, &mut seen)).collect();
    let rules = ALL.iter().map(|rule| Rule::of(rule.facts())).collect();
    let driver = Driver { name: "posdiff", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    };
    let mut writer = serde_json::Serializer::with_formatter(&mut *out, SafeJson::default());
    log.serialize(&mut writer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Text,
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: [Replacement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

impl Rule {
    fn of(facts: crate::check::Facts) -> Self {
        let level = level(facts.level);
        Self {
            id: facts.name,
            short_description: Text::plain(facts.finds()),
            help: Text { text: facts.page.to_owned(), markdown: Some(facts.page) },
            default_configuration: Configuration { enabled: facts.level != Level::Allow, level },
        }
    }
}

impl Text {
    fn plain(text: String) -> Self {
        Self { text, markdown: None }
    }
}

/// SARIF's word; what is not told at all has none there, so a rule that is off stands as a note.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Allow => "note",
    }
}

/// How many findings of one identity came before.
type Seen<'f> = BTreeMap<[&'f str; 3], usize>;

struct Places<'c> {
    check: &'c Check<'c>,
    folder: &'c str,
}

impl Places<'_> {
    fn result<'f>(&self, finding: &'f Finding, seen: &mut Seen<'f>) -> Found {
        let fix = finding.fix.as_ref().and_then(|fix| {
            let changes: Option<Vec<Change>> = fix.edits.iter().map(|edit| self.change(edit)).collect();
            Some(Fix { description: Text::plain(shown(&fix.title)), artifact_changes: changes? })
        });
        Found {
            rule_id: finding.rule,
            level: level(finding.level),
            message: Text::plain(said(finding).join("\n")),
            locations: [Location {
                physical_location: Physical {
                    artifact_location: self.artifact(&finding.at.path),
                    region: Region::of(finding.at.start, finding.at.end),
                },
            }],
            partial_fingerprints: fingerprints(finding, seen),
            fixes: fix.into_iter().collect(),
        }
    }

    fn artifact(&self, path: &str) -> Artifact {
        let path = format!("{}{path}", self.folder);
        Artifact { uri: utf8_percent_encode(&path, PATH).to_string(), uri_base_id: "%SRCROOT%" }
    }

    /// A change of a file that was read; none where the file is not at hand to count its lines.
    fn change(&self, edit: &Edit) -> Option<Change> {
        let (start, end) = self.check.file(&edit.path)?.places(edit.span);
        let replacement = Replacement {
            deleted_region: Region::of(start, end),
            inserted_content: Text::plain(edit.text.clone()),
        };
        Some(Change { artifact_location: self.artifact(&edit.path), replacements: [replacement] })
    }
}

impl Region {
    fn of(start: Place, end: Place) -> Self {
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// What makes it the same finding after edits elsewhere, by our name and by the one that GitHub goes by, which wants
/// the number of those alike behind it.
fn fingerprints<'f>(finding: &'f Finding, seen: &mut Seen<'f>) -> BTreeMap<&'static str, String> {
    let identity = finding.identity();
    let alike = seen.entry(identity).or_default();
    *alike += 1;
    let mut print = String::new();
    for byte in Sha256::digest(identity.join("\0")).iter().take(16) {
        let _ = write!(print, "{byte:02x}");
    }
    let print = format!("{print}:{alike}");
    BTreeMap::from([("posdiff/1", print.clone()), ("primaryLocationLineHash", print)])
}

fn shown(text: &str) -> String {
    terminal(text).into_owned()
}
