//! The house keeps its plan: the layers, who may print, open files and run programs, and what every file owes its reader.

use crate::support::project::house;
use camino::{Utf8Path, Utf8PathBuf};
use std::fs;

/// The pipeline: a module uses only modules before it.
const LAYERS: [&str; 10] =
    ["text", "model", "read", "evidence", "history", "check", "edit", "draft", "report", "cli"];

/// The longest file that anyone should have to read.
const MOST_LINES: usize = 600;

/// A file of the house and its text.
struct Source {
    path: String,
    text: String,
}

/// The files below a folder whose names end so, in order; what git ignores in it is not looked at.
fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    fn walk(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
        for entry in folder.read_dir_utf8().unwrap() {
            let path = entry.unwrap().into_path();
            if path.is_dir() {
                // What the browser's tests install is somebody else's house.
                if path.file_name() != Some("node_modules") {
                    walk(&path, found);
                }
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    if house().join(folder).is_dir() {
        walk(&house().join(folder), &mut found);
    }
    found.sort();
    found.retain(|path| endings.iter().any(|ending| path.as_str().ends_with(ending)));
    let source = |path: &Utf8PathBuf| Source {
        path: path
            .strip_prefix(house())
            .unwrap()
            .components()
            .map(|part| part.as_str())
            .collect::<Vec<_>>()
            .join("/"),
        text: fs::read_to_string(path).unwrap(),
    };
    found.iter().map(source).collect()
}

fn sources() -> Vec<Source> {
    files("src", &[".rs"])
}

impl Source {
    /// The layer that the file belongs to; none for `main.rs` and `lib.rs`.
    fn layer(&self) -> Option<&str> {
        let (folder, _) = self.path.strip_prefix("src/")?.split_once('/')?;
        Some(folder)
    }

    /// The lines of code, numbered from 1, remarks left out.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines());
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The same, up to the tests that stand at a file's end.
    fn code_in_use(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code().take_while(|(_, line)| line.trim() != "#[cfg(test)]" || line.starts_with(' '))
    }
}

/// The modules that a line of code takes from the crate: `crate::one::…` and `crate::{one::…, two::…}`.
fn taken(line: &str) -> Vec<&str> {
    let word = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let behind = line.split("crate::").skip(1);
    let names = behind.flat_map(|rest| match rest.strip_prefix('{') {
        Some(list) => list.split(", ").map(|name| &name[..word(name)]).collect::<Vec<_>>(),
        None => vec![&rest[..word(rest)]],
    });
    names.collect()
}

/// Where lines of some files hold any of the words, each as `PATH:LINE`.
fn places<'s>(lines: impl IntoIterator<Item = (&'s Source, usize, &'s str)>, words: &[&str]) -> Vec<String> {
    let lines = lines.into_iter().filter(|(.., line)| words.iter().any(|word| line.contains(word)));
    lines.map(|(source, number, line)| format!("{}:{number}: {}", source.path, line.trim())).collect()
}

#[test]
fn a_module_uses_only_modules_before_it() {
    let sources = sources();
    assert!(sources.len() > 50);
    let mut wrong = Vec::new();
    for source in &sources {
        let Some(layer) = source.layer() else { continue };
        let place = LAYERS.iter().position(|name| *name == layer);
        let place = place.unwrap_or_else(|| panic!("src/{layer}/ is no layer of the pipeline"));
        for (number, line) in source.code() {
            for name in taken(line) {
                // What is no layer is an item of the crate's root, of which there is none.
                if !LAYERS[..=place].contains(&name) {
                    wrong.push(format!("{}:{number} uses {name}", source.path));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The files beside this one that it uses: `super::one::…`, `super::{one::…, two}`, `crate::layer::one::…`.
fn beside<'s>(source: &Source, sources: &'s [Source]) -> Vec<&'s str> {
    let Some((folder, _)) = source.path.rsplit_once('/') else { return Vec::new() };
    let code: String = source.code_in_use().map(|(_, line)| format!("{line}\n")).collect();
    let here = format!("crate::{}::", folder.trim_start_matches("src/").replace('/', "::"));
    let name =
        |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    let named = ["super::", here.as_str()].into_iter().flat_map(|begin| {
        let behind = code.split(begin).skip(1);
        behind.flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list.split(';').next().unwrap().split(',').map(|item| name(item.trim())).collect(),
            None => vec![name(rest)],
        })
    });
    let paths: Vec<String> = named.map(|name| format!("{folder}/{name}.rs")).collect();
    let found = sources.iter().filter(|other| other.path != source.path && paths.contains(&other.path));
    found.map(|other| other.path.as_str()).collect()
}

#[test]
fn no_files_of_a_folder_use_each_other_in_a_circle() {
    let sources = sources();
    let mut uses: Vec<(&str, Vec<&str>)> =
        sources.iter().map(|source| (source.path.as_str(), beside(source, &sources))).collect();
    assert!(uses.iter().map(|(_, beside)| beside.len()).sum::<usize>() > 100, "the uses are not seen");
    // Who uses nobody that is left is in no circle.
    while let Some(place) = uses.iter().position(|(_, beside)| beside.is_empty()) {
        let (done, _) = uses.remove(place);
        for (_, beside) in &mut uses {
            beside.retain(|path| *path != done);
        }
    }
    assert_eq!(uses, []);
}

#[test]
fn the_parts_of_drafting_use_only_those_before_them() {
    let sources = sources();
    let listed = fs::read_to_string(house().join("src/draft/mod.rs")).unwrap();
    let parts: Vec<&str> =
        listed.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    let parts = &parts[..parts.len() - 1]; // The last are its tests, which use them all.
    let mut seen = 0;
    let mut wrong = Vec::new();
    for source in &sources {
        let part = source.path.strip_prefix("src/draft/").and_then(|path| path.split_once('/'));
        let Some(place) = part.and_then(|(part, _)| parts.iter().position(|name| *name == part)) else {
            continue;
        };
        for (number, line) in source.code() {
            let used = line.split("crate::draft::").skip(1).map(|rest| rest.split("::").next().unwrap());
            for name in used {
                seen += 1;
                if !parts[..place].contains(&name) {
                    wrong.push(format!("{}:{number} uses {name}", source.path));
                }
            }
        }
    }
    assert!(seen > 40, "the uses are not seen");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_library_lists_its_modules_in_the_order_of_the_pipeline() {
    let lib = fs::read_to_string(house().join("src/lib.rs")).unwrap();
    let modules: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(modules, LAYERS);
}

#[test]
fn only_the_command_line_prints_reads_the_environment_and_ends_the_program() {
    let sources = sources();
    let outside = sources.iter().filter(|source| source.layer().is_some_and(|layer| layer != "cli"));
    let lines =
        outside.flat_map(|source| source.code_in_use().map(move |(number, line)| (source, number, line)));
    let words =
        ["print!(", "println!(", "dbg!(", "stdout()", "stderr()", "std::env", "env::var", "process::exit"];
    assert_eq!(places(lines, &words), [""; 0]);
}

#[test]
fn only_reading_and_writing_touch_the_disk_and_only_reading_runs_programs() {
    let sources = sources();
    let lines = |allowed: &'static [&'static str]| {
        let others =
            sources.iter().filter(|source| source.layer().is_none_or(|layer| !allowed.contains(&layer)));
        others.flat_map(|source| source.code_in_use().map(move |(number, line)| (source, number, line)))
    };
    // Whether a path that was typed lies in the project may be asked anywhere: that opens no file.
    let disk =
        ["std::fs", " fs::", "(fs::", "File::open", "File::create", "OpenOptions", "tempfile", "WalkDir"];
    assert_eq!(places(lines(&["read", "edit"]), &disk), [""; 0]);
    assert_eq!(places(lines(&["read"]), &["process::Command", "Command::new("]), [""; 0]);
}

#[test]
fn nothing_reads_the_clock_or_draws_lots() {
    let sources = sources();
    let lines =
        sources.iter().flat_map(|source| source.code().map(move |(number, line)| (source, number, line)));
    let words = ["SystemTime", "Instant::now", "Utc::now", "Local::now", "rand::", "thread_rng"];
    assert_eq!(places(lines, &words), [""; 0]);
}

#[test]
fn the_yaml_parser_is_named_in_one_file() {
    let sources = sources();
    let naming: Vec<&str> = sources
        .iter()
        .filter(|source| source.code().any(|(_, line)| line.contains("saphyr")))
        .map(|source| &*source.path)
        .collect();
    assert_eq!(naming, ["src/read/yaml.rs"]);
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let all =
        ["src", "tests", "benches", "examples", "fuzz/fuzz_targets"].map(|folder| files(folder, &[".rs"]));
    let all = all.iter().flatten();
    let silent: Vec<&str> =
        all.filter(|source| !source.text.starts_with("//! ")).map(|source| &*source.path).collect();
    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_file_is_too_long_to_read() {
    let all = ["src", "tests", "benches", "examples"].map(|folder| files(folder, &[".rs"]));
    let long = all.iter().flatten().filter(|source| source.text.lines().count() > MOST_LINES);
    let long: Vec<&str> = long.map(|source| &*source.path).collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn nothing_is_left_to_be_done_and_no_machine_is_named() {
    let texts = [".rs", ".md", ".yaml", ".toml", ".html", ".css", ".js", ".txt"];
    let folders = ["src", "tests", "benches", "docs", "positions", "templates", "examples", ".ci", ".github"];
    let mut all: Vec<Source> = folders.iter().flat_map(|folder| files(folder, &texts)).collect();
    let top = house().read_dir_utf8().unwrap().map(|entry| entry.unwrap().into_path());
    let top = top.filter(|path| path.is_file() && texts.iter().any(|ending| path.as_str().ends_with(ending)));
    all.extend(top.map(|path| Source {
        path: path.file_name().unwrap().into(),
        text: fs::read_to_string(path).unwrap(),
    }));
    assert!(all.iter().any(|source| source.path == "README.md"));
    // Put together here, or this file would find itself.
    let unfinished = ["todo", "unimplemented"].map(|word| format!("{word}!("));
    let machines = ["home", "root", "tmp", "work", "Users"].map(|folder| format!("/{folder}/"));
    let words: Vec<&str> = unfinished.iter().chain(&machines).map(String::as_str).collect();
    let lines = all
        .iter()
        .flat_map(|source| (1..).zip(source.text.lines()).map(move |(number, line)| (source, number, line)));
    assert_eq!(places(lines, &words), [""; 0]);
}

#[test]
fn no_test_is_forgotten() {
    for (folder, listing) in [
        ("tests", "main.rs"),
        ("tests/cli", "mod.rs"),
        ("tests/laws", "mod.rs"),
        ("tests/reading", "mod.rs"),
        ("tests/support", "mod.rs"),
    ] {
        let text = fs::read_to_string(house().join(folder).join(listing)).unwrap();
        let named: Vec<&str> = text
            .lines()
            .filter_map(|line| line.trim_start_matches("pub(crate) ").strip_prefix("mod ")?.strip_suffix(';'))
            .collect();
        for entry in house().join(folder).read_dir_utf8().unwrap() {
            let path = entry.unwrap().into_path();
            let stem = path.file_stem().unwrap();
            let counts =
                if path.is_dir() { path.join("mod.rs").exists() } else { path.extension() == Some("rs") };
            if counts && path.file_name() != Some(listing) {
                assert!(named.contains(&stem), "{folder}/{listing} does not name {stem}");
            }
        }
        for (place, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("mod ")) {
            let above = text.lines().nth(place - 1).unwrap();
            assert!(
                above.starts_with("// "),
                "{folder}/{listing}: nothing above `{line}` says what belongs there"
            );
        }
    }
}
