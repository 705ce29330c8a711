//! Input made to harm: a clear finding, escaped output, no hang, and no byte of a file outside the project in any message.

use crate::support::repository::TempRepository;
use crate::support::run::{Ran, posdiff};
use std::fmt::Write as _;

const SECRET: &str = "TOPSECRET-8f3a";

fn project(head: &str, records: &str, text: &str) -> TempRepository {
    let project = TempRepository::without_git();
    project.write("inside/positions/parties.yaml", "north: {name: Northland}\n");
    project.write(
        "inside/positions/issues.yaml",
        "troops: {question: How many?, scale: [none: None, some: Some]}\n",
    );
    project.write(
        "inside/positions/a.yaml",
        format!("article: {{{head}, title: T, published: 2022-09-14}}\nrecords:\n{records}"),
    );
    project.write("inside/seeds/a.txt", text);
    project.write("secret.txt", SECRET);
    project
}

fn record(quote: &str) -> String {
    format!("  - {{party: north, issue: troops, stance: S., quote: {quote}}}\n")
}

/// Checks in every format and locks; gives all that was written.
fn all_output(project: &TempRepository) -> String {
    let inside = project.path().join("inside");
    let mut all = String::new();
    for arguments in
        [&["check"][..], &["check", "--format", "json"], &["check", "--fix"], &["lock"], &["check"]]
    {
        let Ran { status, out, err } = posdiff(&inside, arguments);
        assert!(status <= 2, "{arguments:?}: {status}\n{err}");
        let _ = write!(all, "{out}{err}");
    }
    let control = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!all.contains(control), "{all:?}");
    assert!(!all.contains(SECRET) && !all.contains("root:"), "{all}");
    assert!(!all.lines().any(|line| line.starts_with("::") || line.contains("##[")), "{all}");
    all
}

#[test]
fn no_seed_reaches_a_file_outside_the_folder_of_texts() {
    for seed in [
        "../../secret.txt",
        "../positions/a.yaml",
        "/etc/passwd",
        "..\\\\..\\\\secret.txt",
        "./a.txt",
        "C:/x.txt",
        "seeds.lock",
        "''",
    ] {
        let quoted = if seed == "''" { seed.to_owned() } else { format!("\"{seed}\"") };
        let all = all_output(&project(
            &format!("seed: {quoted}"),
            &record(SECRET).replace(SECRET, "TOPSECRET"),
            "Text.",
        ));
        assert!(all.contains("unknown-seed") || all.contains("wrong-shape"), "{seed}: {all}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_pipes_and_devices_are_never_opened() {
    use std::os::unix::fs::symlink;
    let project = project("seed: out.txt", &record("TOPSECRET"), "Text.");
    let seeds = project.path().join("inside/seeds");
    symlink(project.path().join("secret.txt"), seeds.join("out.txt")).unwrap();
    symlink("/dev/zero", seeds.join("device.txt")).unwrap();
    symlink("loop.txt", seeds.join("loop.txt")).unwrap();
    symlink("nowhere.txt", seeds.join("broken.txt")).unwrap();
    symlink("/etc", seeds.join("folder")).unwrap();
    std::fs::create_dir(seeds.join("directory.txt")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(seeds.join("pipe.txt")).status().unwrap().success());
    let all = all_output(&project);
    for name in ["out", "device", "loop", "broken", "directory", "pipe"] {
        assert!(all.contains(&format!("seeds/{name}.txt")), "{name}: {all}");
    }
    assert!(all.contains("a link that leads out of the project"), "{all}");
    assert!(all.contains("no plain file but a pipe"), "{all}");
}

#[cfg(unix)]
#[test]
fn a_lock_that_leads_out_is_neither_read_nor_written() {
    use std::os::unix::fs::symlink;
    let project = project("seed: a.txt", &record("Text"), "Text.");
    symlink(project.path().join("secret.txt"), project.path().join("inside/seeds/seeds.lock")).unwrap();
    let all = all_output(&project);
    assert!(
        all.contains("seeds/seeds.lock could not be read: a link that leads out of the project"),
        "{all}"
    );
    assert_eq!(project.read("secret.txt"), SECRET);
}

#[cfg(unix)]
#[test]
fn nothing_is_mended_through_a_link_that_leads_out() {
    use std::os::unix::fs::symlink;
    let project = project("seed: a.txt", "", "Text.");
    let theirs = "article: {seed: a.txt, title: T, published: 2022}\nrecords:\n  - {party: nrth, issue: troops, stance: S.}\n";
    project.write("theirs.yaml", theirs);
    symlink(project.path().join("theirs.yaml"), project.path().join("inside/positions/b.yaml")).unwrap();
    let all = all_output(&project);
    assert!(all.contains("positions/b.yaml"), "{all}");
    assert_eq!(project.read("theirs.yaml"), theirs);
}

#[test]
fn a_text_of_20_megabytes_is_refused_before_it_is_read() {
    let all = all_output(&project("seed: a.txt", &record("word word"), &"word ".repeat(4 << 20)));
    assert!(all.contains("too large: 20971520 bytes, and at most 16777216 are read"), "{all}");
}

#[test]
fn a_quote_of_100000_letters_is_told_in_a_few_lines() {
    let long = "ab ".repeat(33_333);
    let all = all_output(&project("seed: a.txt", &record(&format!("\"{long}\"")), &"abab ".repeat(20_000)));
    assert!(all.contains("quote-absent"), "{}", all.len());
    assert!(all.lines().all(|line| line.len() < 2_000), "a line is too long to read");
}

#[test]
fn an_article_of_one_line_and_combining_marks_by_the_thousand_are_judged_in_time() {
    let marks = format!("a{} ", "\u{301}".repeat(5_000));
    let text = format!("{}{}", "one long line without an end, ".repeat(3_000), marks.repeat(4));
    let records = format!(
        "{}{}{}",
        record("\"one long line without any end\""),
        record(&format!("\"{marks}b\"")),
        record(&format!("\"{}\"", "\u{301}".repeat(9_000)))
    );
    let all = all_output(&project("seed: a.txt", &records, &text));
    assert!(all.contains("quote-absent"), "{}", all.len());
}

#[test]
fn what_commands_a_terminal_or_a_workflow_is_shown_and_not_obeyed() {
    for evil in [
        "\\e[2J\\e]0;owned\\a",
        "\\u202Egnp.exe\\u2066",
        "\\x9b31m",
        "\\n::error::owned\\n",
        "##[error]owned",
        "\\r::set-output name=x::y",
        "\\0",
    ] {
        let records = format!(
            "  - {{party: \"{evil}\", issue: \"{evil}\", stance: \"{evil}\", date: \"{evil}\", position: \"{evil}\", speaker: \"{evil}\",\n     \
             terms: {{\"{evil}\": \"{evil}\"}}, quote: [\"{evil}\", \"Text {evil}\"], note: \"{evil}\", allow: {{\"{evil}\": \"{evil}\"}}, \"{evil}\": 1}}\n"
        );
        let text = format!("Text {}", evil.replace("\\e", "\u{1b}").replace("\\u202E", "\u{202e}"));
        let project =
            project(&format!("seed: \"{evil}.txt\", \"{evil}\": x, url: \"{evil}\""), &records, &text);
        project.write("inside/posdiff.yaml", format!("rules: {{\"{evil}\": error}}\n"));
        all_output(&project);
        project.write(
            "inside/positions/b.yaml",
            format!(
                "article: {{seed: a.txt, title: \"{evil}\", published: 2022}}\nrecords:\n{}",
                record(&format!("\"Txet {evil}\""))
            ),
        );
        all_output(&project);
    }
}

#[test]
fn raw_controls_in_a_file_are_shown_and_not_obeyed() {
    let records = format!(
        "{}  - {{party: north, issue: troops, stance: S., quote: 'a\u{1b}[31m \u{202e} b \u{9b}2J', note: '\u{85}'}}\n",
        record("Text")
    );
    let all = all_output(&project("seed: a.txt", &records, "Text \u{1b}[2J ends."));
    assert!(all.contains("\\u{1b}"), "{all}");
}

#[test]
fn the_names_of_texts_command_nothing() {
    let project = project("seed: a.txt", &record("Text"), "Text.");
    project.write("inside/seeds/::error::owned.txt", "x");
    project.write("inside/seeds/a\u{1b}[31mb\u{202e}.txt", "x");
    project.write("inside/seeds/line\nbreak.txt", "x");
    let all = all_output(&project);
    assert!(all.contains(":\\u{3a}error:\\u{3a}owned.txt"), "{all}");
}

#[test]
fn a_lock_full_of_nonsense_is_told_and_replaced() {
    let project = project("seed: a.txt", &record("Text"), "Text.");
    for lock in [
        "\u{1b}[2J\n",
        "# posdiff lock 99\n",
        "../../secret.txt\tarticle\tx\t1\n",
        "::error::x\n\n\n",
        "\u{feff}",
    ] {
        project.write("inside/seeds/seeds.lock", lock);
        all_output(&project);
    }
    assert!(project.read("inside/seeds/seeds.lock").starts_with("# posdiff lock 1\na.txt\tarticle\t"));
}
