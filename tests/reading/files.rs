//! Files that are no records at all, and files made to break a reader.

use super::{A, faults_of};
use crate::support::project::{Project, told};
use crate::support::repository::TempRepository;
use camino::Utf8Path;
use posdiff::read::{Folder, Reading, read};
use std::fmt::Write as _;

const HEAD: &str = "article: {seed: a.txt, title: A, published: 2022}\nrecords:\n";
const NOTHING: &str = "article: {seed: a.txt, title: A, published: 2022}\nrecords: []\n";

#[test]
fn a_file_that_is_no_yaml_says_where_and_what_to_do() {
    for (rest, place) in [
        ("  - {party: north\n", "4:1"),
        ("  - party: north\n\tissue: host\n", "4:1"),
        ("  - party: north\n  \tissue: host\n", "4:3"),
        ("\t- party: north\n", "3:2"),
        ("  - party: north\n    stance: he said: no\n", "4:20"),
        ("  - party: 'north\n", "3:12"),
        ("  - a\n b\n  - c: d\n", "4:2"),
    ] {
        let reading = Project::talks().file(A, format!("{HEAD}{rest}")).reading();
        let [found] = &told(&reading)[..] else { panic!("{rest}: {:?}", reading.faults) };
        let expected = format!("{A}:{place} unreadable-file: not YAML: ");
        assert!(found.starts_with(&expected), "{rest}: {found}");
        assert!(reading.faults[0].help.is_some());
        assert_eq!(reading.unreadable().count(), 1);
    }
}

#[test]
fn tabs_and_colons_have_help_of_their_own() {
    let help = |rest: &str| {
        Project::talks().file(A, format!("{HEAD}{rest}")).reading().faults[0].help.clone().unwrap()
    };
    assert_eq!(help("\t- {party: north}\n"), "indent with spaces: YAML does not allow tabs there");
    assert_eq!(
        help("  - party: north\n\tissue: host\n"),
        "indent with spaces: YAML does not allow tabs there"
    );
    assert_eq!(help("  - stance: he said: no\n"), "put a text that holds `: ` in quotes");
}

#[test]
fn a_billion_laughs_are_not_laughed() {
    let mut laughs = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (before, after) in ('a'..='y').zip('b'..='z') {
        let nine = vec![format!("*{before}"); 9].join(", ");
        let _ = writeln!(laughs, "{after}: &{after} [{nine}]");
    }
    let found = faults_of(&laughs);
    assert_eq!(found[0], "1:1 wrong-shape: an article's file has no field `a`");
    // 26 fields that no article's file has, 26 anchors, 9 aliases in each of 25, and the two that the file lacks.
    assert_eq!(found.len(), 26 + 26 + 25 * 9 + 2);
}

#[test]
fn files_made_to_break_a_reader_are_refused_at_once() {
    for (name, text) in [
        ("brackets", "[".repeat(20_000)),
        ("braces", "{".repeat(20_000)),
        ("maps", "{a: ".repeat(20_000)),
        ("lists", "- ".repeat(20_000)),
        ("question marks", "? ".repeat(20_000)),
        ("quotation marks", "'".repeat(20_001)),
        ("exclamation marks", "! ".repeat(20_000)),
        ("ampersands", "&".repeat(20_000)),
        ("documents", "---\n".repeat(20_000)),
        ("directives", "%TAG ! x\n".repeat(2_000)),
        ("closed brackets", format!("article: {}1{}\nrecords: []\n", "[".repeat(5000), "]".repeat(5000))),
    ] {
        let found = faults_of(&text);
        assert!((1..=3).contains(&found.len()), "{name}: {:?}", found.iter().take(3).collect::<Vec<_>>());
    }
}

#[test]
fn a_nul_byte_is_told_at_its_place() {
    assert_eq!(faults_of("article: x\nrec\0ords: []\n"), ["2:4 unreadable-file: not YAML: a NUL byte"]);
}

#[test]
fn an_empty_file_says_what_belongs_in_it() {
    for text in ["", "\n", "# only a remark\n", "---\n", "\u{feff}", "~\n"] {
        let reading = Project::talks().file(A, text).reading();
        assert_eq!(told(&reading), ["positions/a.yaml:1:1 wrong-shape: the file is empty"], "{text:?}");
        assert!(reading.faults[0].help.as_ref().unwrap().contains("`article:`"));
    }
    let none =
        Project::empty().file("positions/parties.yaml", "").file("positions/issues.yaml", "# none yet\n");
    assert_eq!(none.faults(), [""; 0]);
}

#[test]
fn a_file_that_is_not_utf8_says_where_it_stops_being_so() {
    assert_eq!(
        faults_of(b"article:\n  title: caf\xe9 x\n"),
        ["1:1 unreadable-file: not UTF-8: byte 0xe9 at line 2, column 13 begins no character"]
    );
    for path in ["positions/parties.yaml", "positions/issues.yaml", "posdiff.yaml"] {
        let found = Project::talks().file(path, b"\xff\xfea\0").faults();
        let message = "not UTF-8: byte 0xff at line 1, column 1 begins no character";
        assert_eq!(found, [format!("{path}:1:1 unreadable-file: {message}")]);
    }
}

fn read_folder(folder: &TempRepository) -> Reading {
    read(&Folder::at(folder.path()).unwrap())
}

/// What is wrong with the file at `path`, and with nothing else.
fn only_message(folder: &TempRepository, path: &str) -> String {
    let reading = read_folder(folder);
    let [only] = &told(&reading)[..] else { panic!("not one fault but {:?}", reading.faults) };
    assert!(reading.faults[0].help.is_some());
    only.strip_prefix(&format!("{path}:1:1 unreadable-file: ")).unwrap().to_owned()
}

#[test]
fn a_folder_named_like_a_file_is_told_and_what_lies_in_it_is_read() {
    let folder = Project::talks().in_folder();
    folder.write("positions/x.yaml/in.yaml", NOTHING);
    assert_eq!(only_message(&folder, "positions/x.yaml"), "a folder, and a file is expected by its name");
    assert_eq!(read_folder(&folder).corpus.articles.len(), 1);
    let folder = Project::talks().in_folder();
    folder.write("posdiff.yaml/x", "");
    assert_eq!(only_message(&folder, "posdiff.yaml"), "a folder, and a file is expected by its name");
}

#[test]
fn hidden_files_and_other_endings_are_no_records() {
    let folder = Project::talks().in_folder();
    for path in [
        "positions/.a.yaml",
        "positions/.hidden/a.yaml",
        "positions/notes.md",
        "positions/a.yml",
        "other/a.yaml",
    ] {
        folder.write(path, "[");
    }
    assert_eq!(told(&read_folder(&folder)), [""; 0]);
}

#[cfg(unix)]
#[test]
fn links_are_read_inside_the_project_and_refused_where_they_lead_out_or_round() {
    use std::os::unix::fs::symlink;
    let outside = TempRepository::without_git();
    outside.write("secret.yaml", "password: x\n");
    let folder = Project::talks().in_folder();
    folder.write("kept/b.yaml", NOTHING);
    let link = |to: &Utf8Path, name: &str| symlink(to, folder.path().join("positions").join(name)).unwrap();
    link(Utf8Path::new("../kept/b.yaml"), "inside.yaml");
    assert_eq!(told(&read_folder(&folder)), [""; 0]);
    link(&outside.path().join("secret.yaml"), "out.yaml");
    link(outside.path(), "outer");
    link(Utf8Path::new("itself.yaml"), "itself.yaml");
    link(Utf8Path::new("gone.yaml"), "gone-link.yaml");
    link(Utf8Path::new("."), "round");
    let reading = read_folder(&folder);
    let found: Vec<(&str, &str)> =
        reading.faults.iter().map(|fault| (&*fault.path, &*fault.message)).collect();
    assert_eq!(
        found,
        [
            ("positions/gone-link.yaml", "a link to nothing"),
            ("positions/itself.yaml", "a link that leads back to itself"),
            ("positions/out.yaml", "a link that leads out of the project"),
            ("positions/outer", "a link that leads out of the project"),
            ("positions/round", "a link that leads back to itself"),
        ]
    );
    // What lies outside is never shown.
    assert!(!format!("{reading:?}").contains("password"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_never_waited_for() {
    let folder = Project::talks().in_folder();
    let pipe = folder.path().join("positions/pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        return; // no mkfifo here
    }
    assert_eq!(
        only_message(&folder, "positions/pipe.yaml"),
        "no plain file but a pipe, a socket or a device"
    );
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Project::talks().in_folder();
    folder.write(A, NOTHING);
    let path = folder.path().join(A);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // the administrator may read everything
    }
    assert_eq!(only_message(&folder, A), "no permission to read it");
}

#[test]
fn a_file_over_64_mebibytes_is_refused_by_its_size() {
    let folder = Project::talks().in_folder();
    let file = std::fs::File::create(folder.path().join(A)).unwrap();
    file.set_len((64 << 20) + 1).unwrap();
    assert_eq!(only_message(&folder, A), "too large: 67108865 bytes, and at most 67108864 are read");
}
