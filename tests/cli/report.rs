//! `posdiff report`.

use super::check::project;
use crate::support::run::posdiff;

#[test]
fn the_page_is_written_where_it_was_said_and_nothing_else() {
    let project = project();
    let ran = posdiff(project.path(), &["report", "-o", "page.html"]);
    assert_eq!((ran.status, &*ran.out, &*ran.err), (0, "", ""));
    let page = project.read("page.html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">\n"), "{page}");
    assert!(page.contains("“accept no foreign troops”"));
    assert_eq!(posdiff(project.path(), &["report", "-o", "-"]).out, page);
}

#[test]
fn a_run_that_fails_leaves_the_old_page_as_it_was() {
    let project = project();
    project.write("page.html", "old");
    let ran = posdiff(project.path(), &["report", "-o", "page.html", "--from", "2024", "--to", "2022"]);
    assert_eq!(
        (ran.status, &*ran.err),
        (2, "error: 2024-12-31 lies after 2022-09-13\n  = help: name the earlier one first\n")
    );
    assert_eq!(project.read("page.html"), "old");
}

#[test]
fn what_cannot_be_written_is_told_with_what_to_do() {
    let project = project();
    let ran = posdiff(project.path(), &["report", "-o", "none/page.html"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.starts_with("error: none/page.html cannot be written: "), "{}", ran.err);
    let ran = posdiff(project.path(), &["report", "-o", "positions"]);
    assert_eq!(
        (ran.status, &*ran.err),
        (2, "error: positions is no plain file\n  = help: move it away first\n")
    );
}

#[test]
fn a_pair_is_two_parties_of_the_record() {
    let project = project();
    let ran = posdiff(project.path(), &["report", "-o", "-", "--pair", "south", "nort"]);
    assert_eq!((ran.status, &*ran.err), (2, "error: no party `nort`\n  = help: did you mean `north`?\n"));
    let ran = posdiff(project.path(), &["report", "-o", "-", "--pair", "south"]);
    assert_eq!(ran.status, 2);
    let twice = ["report", "-o", "-", "--pair", "south", "north", "--pair", "north", "south"];
    let ran = posdiff(project.path(), &twice);
    assert_eq!((ran.status, ran.out.matches("class=\"pair\"").count()), (0, 2));
}
