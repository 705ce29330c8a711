//! `posdiff lock`.

use super::check::project;
use crate::support::run::posdiff;
use std::fs;

#[test]
fn what_stands_is_written_and_what_does_not_is_told() {
    let project = project();
    project.replace(
        "positions/a.yaml",
        "quote: accept no foreign troops",
        "quote: [accept no foreign troops, nor any others]",
    );
    let ran = posdiff(project.path(), &["lock"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.starts_with("error[quote-absent]: the article does not say this\n"), "{}", ran.out);
    assert!(ran.out.ends_with("seeds/seeds.lock is as it should be: 1 quote of 1 article\n"), "{}", ran.out);
}

#[test]
fn check_says_whether_the_lock_would_change_and_writes_nothing() {
    let project = project();
    let before = project.read("seeds/seeds.lock");
    let ran = posdiff(project.path(), &["lock", "--check"]);
    assert_eq!((ran.status, &*ran.out), (0, "seeds/seeds.lock is as it should be: 1 quote of 1 article\n"));
    project.replace("positions/a.yaml", "accept no foreign troops", "no foreign troops");
    let ran = posdiff(project.path(), &["lock", "--check"]);
    let would = "seeds/seeds.lock would change, to 1 quote of 1 article; run `posdiff lock`\n";
    assert_eq!((ran.status, &*ran.out), (1, would));
    assert_eq!(project.read("seeds/seeds.lock"), before);
    assert_eq!(posdiff(project.path(), &["lock"]).out, "seeds/seeds.lock holds 1 quote of 1 article\n");
}

#[test]
fn what_cannot_be_verified_for_want_of_its_text_stays_as_it_was() {
    let project = project();
    let before = project.read("seeds/seeds.lock");
    fs::remove_file(project.path().join("seeds/a.txt")).unwrap();
    assert_eq!(posdiff(project.path(), &["lock"]).status, 0);
    assert_eq!(project.read("seeds/seeds.lock"), before);
}

#[test]
fn a_file_of_records_that_cannot_be_read_costs_the_lock_nothing() {
    let project = project();
    let before = project.read("seeds/seeds.lock");
    fs::remove_file(project.path().join("seeds/a.txt")).unwrap();
    project.write("positions/b.yaml", "article: {seed: a.txt\n");
    project.write("positions/a.yaml", "article: {\n");
    assert_ne!(posdiff(project.path(), &["lock"]).status, 0);
    assert_eq!(project.read("seeds/seeds.lock"), before);
}

#[test]
fn uncoded_texts_are_locked_too_so_that_a_clone_without_texts_learns_of_them() {
    let project = project();
    project.write("seeds/b.txt", "Another article.");
    assert_eq!(posdiff(project.path(), &["lock"]).out, "seeds/seeds.lock holds 1 quote of 2 articles\n");
    fs::remove_file(project.path().join("seeds/a.txt")).unwrap();
    fs::remove_file(project.path().join("seeds/b.txt")).unwrap();
    let ran = posdiff(project.path(), &["check"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.starts_with("error[uncoded-seed]: the lock has a text that no article's file speaks of\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_text_that_was_edited_says_which_quotes_still_stand() {
    let project = project();
    project.replace(
        "positions/a.yaml",
        "quote: accept no foreign troops",
        "quote: [accept no foreign troops, said on Monday]",
    );
    posdiff(project.path(), &["lock"]);
    project.replace("seeds/a.txt", "Monday", "Tuesday");
    let ran = posdiff(project.path(), &["check"]);
    assert!(
        ran.out.contains("error[article-changed]: the text is no longer the one that was locked\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("still standing: the quote in line 8; no longer: the quote in line 8\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_lock_with_an_unresolved_merge_is_told_line_by_line_and_written_afresh() {
    let project = project();
    let lock = project.read("seeds/seeds.lock");
    project.write("seeds/seeds.lock", lock.replacen('\n', "\n<<<<<<< ours\n", 1));
    let ran = posdiff(project.path(), &["check"]);
    assert!(ran.out.contains("seeds/seeds.lock:2:1"), "{}", ran.out);
    assert!(ran.out.contains("an unresolved merge conflict"), "{}", ran.out);
    posdiff(project.path(), &["lock"]);
    assert_eq!(project.read("seeds/seeds.lock"), lock);
}
