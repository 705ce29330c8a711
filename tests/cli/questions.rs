//! What all five questions share: revisions, names that nobody has, exit statuses, colour, a closed pipe.

use crate::support::project::{Project, house};
use crate::support::repository::TempRepository;
use crate::support::run::{command, posdiff, posdiff_with};
use std::io::Read;
use std::process::Stdio;

const QUESTIONS: [&[&str]; 5] = [
    &["diff", "2022", "2023"],
    &["log", "north"],
    &["show"],
    &["gap", "north", "south"],
    &["why", "north/troops", "2022"],
];

const FORMATS: [(&str, &[&str]); 5] = [
    ("diff", &["text", "json", "markdown", "csv"]),
    ("log", &["text", "json", "markdown", "csv"]),
    ("show", &["text", "json", "markdown", "csv"]),
    ("gap", &["text", "json", "markdown"]),
    ("why", &["text", "json"]),
];

fn question(name: &str) -> &'static [&'static str] {
    QUESTIONS.into_iter().find(|question| question[0] == name).unwrap()
}

#[test]
fn each_question_has_its_formats_and_refuses_every_other() {
    let folder = Project::two_articles().in_folder();
    let all = ["text", "json", "markdown", "csv", "github", "sarif", "junit", "html", "yaml"];
    for (name, formats) in FORMATS {
        for format in all {
            let ran = posdiff(folder.path(), &[question(name), &["--format", format]].concat());
            if formats.contains(&format) {
                assert_eq!((ran.status, &*ran.err), (0, ""), "{name} --format {format}");
                assert!(ran.out.ends_with('\n') && ran.out.len() > 20);
            } else {
                assert_eq!((ran.status, &*ran.out), (2, ""), "{name} --format {format}");
                let expected = format!("invalid value '{format}' for '--format <FORMAT>'");
                assert!(ran.err.contains(&expected), "{}", ran.err);
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (name, formats) in FORMATS {
        for format in formats {
            let arguments = [question(name), &["--format", format]].concat();
            let one = posdiff(Project::two_articles().in_folder().path(), &arguments);
            let two = posdiff(Project::two_articles().in_folder().path(), &arguments);
            assert_eq!(one.out, two.out, "{arguments:?}");
        }
    }
}

#[test]
fn the_project_is_found_from_any_folder_within_it() {
    let folder = Project::two_articles().in_folder();
    folder.write("positions/deep/er/x.md", "");
    let whole = posdiff(folder.path(), &["show"]).out;
    assert_eq!(posdiff(&folder.path().join("positions/deep/er"), &["show"]).out, whole);
    let elsewhere = TempRepository::without_git();
    let named = ["--project", folder.path().as_str(), "show"];
    assert_eq!(posdiff(elsewhere.path(), &named).out, whole);
    // A folder with nothing but settings is a project too, and the nearest one counts.
    folder.write("positions/deep/posdiff.yaml", "");
    posdiff(&folder.path().join("positions/deep/er"), &["show"]).failed_with(
        "error: there is no record to take the latest day from\n  = help: name the days; filters may have let no record through\n",
    );
}

#[test]
fn a_folder_that_is_no_project_says_how_to_start_one() {
    let folder = TempRepository::without_git();
    folder.write("x/y.txt", "");
    for question in QUESTIONS {
        let ran = posdiff(folder.path(), question);
        assert_eq!((ran.status, &*ran.out), (2, ""));
        assert!(ran.err.contains(
            "is no posdiff project, nor is any folder above it: none holds positions/ or posdiff.yaml"
        ));
        assert!(
            ran.err
                .ends_with("`posdiff init` makes a project of this folder; `--project DIR` names another\n")
        );
        let named = posdiff(folder.path(), &[&["--project", "x"], question].concat());
        assert_eq!(
            named.err,
            "error: x is no posdiff project: it holds neither positions/ nor posdiff.yaml\n  = help: `posdiff init` makes \
             a project of this folder; `--project DIR` names another\n"
        );
        let gone = posdiff(folder.path(), &[&["--project", "gone"], question].concat());
        assert!(gone.status == 2 && gone.err.starts_with("error: gone cannot be entered: "), "{}", gone.err);
    }
}

#[test]
fn names_that_nobody_has_are_answered_with_the_nearest() {
    let folder = Project::two_articles().in_folder();
    for question in QUESTIONS {
        let ask = |more: &[&str]| posdiff(folder.path(), &[question, more].concat());
        ask(&["--party", "wset"]).failed_with("error: no party `wset`\n  = help: did you mean `west`?\n");
        ask(&["--issue", "hots"]).failed_with("error: no issue `hots`\n  = help: did you mean `host`?\n");
        let level = ask(&["--confidence", "hihg"]);
        assert!(level.status == 2 && level.err.contains("a similar value exists: 'high'"), "{}", level.err);
        let date = ask(&["--known-by", "soon"]);
        assert!(
            date.status == 2 && date.err.contains("a date is 2022, 2022-09 or 2022-09-13"),
            "{}",
            date.err
        );
    }
    let ran = posdiff(folder.path(), &["shwo"]);
    assert!(ran.status == 2 && ran.err.contains("a similar subcommand exists: 'show'"), "{}", ran.err);
    let ran = posdiff(folder.path(), &["show", "--fromat", "json"]);
    assert!(ran.status == 2 && ran.err.contains("'--format'"), "{}", ran.err);
}

#[test]
fn an_answer_given_although_a_file_could_not_be_read_names_it_and_exits_with_1() {
    let folder = Project::two_articles().file("positions/broken.yaml", "records: [").in_folder();
    for (name, formats) in FORMATS {
        for format in formats {
            let ran = posdiff(folder.path(), &[question(name), &["--format", format]].concat());
            assert_eq!(ran.status, 1, "{name} --format {format}");
            assert!(
                ran.err.starts_with("warning: positions/broken.yaml:1:11 could not be read: not YAML: "),
                "{}",
                ran.err
            );
            assert!(!ran.out.is_empty());
        }
    }
}

#[test]
fn where_nothing_could_be_read_nothing_is_answered() {
    let folder = Project::talks().file("positions/broken.yaml", "records: [").in_folder();
    for question in QUESTIONS {
        let ran = posdiff(folder.path(), question);
        assert_eq!((ran.status, &*ran.out), (2, ""));
        assert!(ran.err.ends_with("error: nothing could be read\n  = help: mend the files named above\n"));
    }
}

#[test]
fn a_record_that_is_left_out_is_told_at_its_place() {
    let folder = Project::two_articles()
        .article(
            "third",
            "2023",
            &["party: nort, issue: troops, stance: S.", "party: west, issue: troops, stance: S."],
        )
        .in_folder();
    let ran = posdiff(folder.path(), &["show"]);
    assert_eq!(
        ran.err,
        "warning: positions/third.yaml:3:13: no party `nort`\n  = help: did you mean `north`?\n\
         warning: 1 record counts nowhere for it\n  = help: `posdiff check` tells all\n"
    );
    assert!(ran.out.contains("west"));
}

#[test]
fn a_revision_is_read_as_it_stood() {
    let git = Project::two_articles().in_repository();
    let first = git.commit("first");
    git.replace("positions/first.yaml", "position: few", "position: some");
    let asked = |arguments: &[&str]| {
        let ran = posdiff(
            git.path(),
            &[&["show", "2022", "--party", "north", "--format", "json"], arguments].concat(),
        );
        ran.json()["cells"][0]["standing"]["position"].clone()
    };
    assert_eq!(asked(&[]), "some");
    for rev in ["HEAD", "main", &first, &first[..10]] {
        assert_eq!(asked(&["--rev", rev]), "few", "{rev}");
    }
    for question in QUESTIONS {
        let ran = posdiff(git.path(), &[question, &["--rev", "HEAD"]].concat());
        assert_eq!((ran.status, &*ran.err), (0, ""));
        let ran = posdiff(git.path(), &[question, &["--rev", "nowhere"]].concat());
        assert_eq!((ran.status, &*ran.out), (2, ""));
        assert!(ran.err.starts_with("error: git knows no revision `nowhere`\n  = help: "), "{}", ran.err);
        let ran = posdiff(git.path(), &[question, &["--rev", "--output=x"]].concat());
        assert_eq!((ran.status, &*ran.out), (2, ""));
        assert!(ran.err.contains("cannot be the name of a revision"), "{}", ran.err);
    }
}

#[test]
fn a_revision_in_a_folder_without_a_history_says_so() {
    let ran = posdiff(Project::two_articles().in_folder().path(), &["show", "--rev", "HEAD"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("lies in no git repository"), "{}", ran.err);
}

#[test]
fn a_pipe_has_no_colour_unless_it_is_asked_for() {
    let folder = Project::two_articles().in_folder();
    for question in QUESTIONS {
        assert!(!posdiff(folder.path(), question).out.contains('\u{1b}'));
        for arguments in [&["--color", "always"][..], &["--color=always"]] {
            let coloured = posdiff(folder.path(), &[arguments, question].concat()).out;
            let bare = anstream_free(&coloured);
            assert!(coloured.contains("\u{1b}["), "{question:?}");
            assert!(!bare.contains('\u{1b}'));
        }
        for variables in [&[("NO_COLOR", "1")][..], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]] {
            assert!(
                !posdiff_with(folder.path(), variables, question).out.contains('\u{1b}'),
                "{variables:?}"
            );
        }
        let never = [("CLICOLOR_FORCE", "1")];
        let arguments = [&["--color", "never"], question].concat();
        assert!(!posdiff_with(folder.path(), &never, &arguments).out.contains('\u{1b}'));
    }
}

/// The text without the sequences that set a colour, as `ESC [ … m`.
fn anstream_free(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (codes, rest) = part.split_once('m').unwrap();
        assert!(codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{codes:?}");
        bare.push_str(rest);
    }
    bare
}

#[test]
fn colour_changes_no_word_where_nothing_is_marked_by_it() {
    let folder = Project::two_articles().in_folder();
    for question in [&["show"][..], &["gap", "north", "south"]] {
        let coloured = posdiff(folder.path(), &[&["--color", "always"], question].concat()).out;
        assert_eq!(anstream_free(&coloured), posdiff(folder.path(), question).out);
    }
}

#[test]
fn errors_too_are_coloured_only_where_that_is_asked_for() {
    let folder = Project::two_articles().in_folder();
    assert!(!posdiff(folder.path(), &["log", "nort"]).err.contains('\u{1b}'));
    assert!(posdiff(folder.path(), &["--color", "always", "log", "nort"]).err.contains("\u{1b}["));
}

#[test]
fn a_closed_pipe_ends_a_run_quietly() {
    // More than a pipe holds, so that the command is still writing when nobody reads any more.
    let record = |n: usize| {
        format!("party: north, issue: troops, date: {}, position: few, stance: Said once more.", 1000 + n)
    };
    let records: Vec<String> = (0..900).map(record).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let folder = Project::talks().article("a", "2023", &records).in_folder();
    for format in ["text", "json", "markdown", "csv"] {
        let mut child = command(folder.path())
            .args(["log", "north", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut start = [0; 10];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut start).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(
            (ended.status.code(), &*String::from_utf8_lossy(&ended.stderr)),
            (Some(0), ""),
            "{format}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let folder = Project::two_articles().in_folder();
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { return };
    let ended = command(folder.path()).arg("show").stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).starts_with("error: the output cannot be written: "));
}

#[test]
fn without_a_command_the_help_is_shown() {
    let ran = posdiff(house(), &[]);
    assert_eq!((ran.status, &*ran.out), (2, ""));
    assert!(ran.err.contains("Usage: posdiff"));
    for arguments in
        [&["--help"][..], &["help"], &["diff", "--help"], &["--version"], &["man"], &["completions", "bash"]]
    {
        let ran = posdiff(house(), arguments);
        assert_eq!((ran.status, &*ran.err), (0, ""), "{arguments:?}");
    }
}
