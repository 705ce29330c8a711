//! `posdiff init`: a folder becomes a project, and nothing that was there is touched.

use crate::support::repository::TempRepository;
use crate::support::run::posdiff;

#[test]
fn a_new_project_passes_its_own_check() {
    let folder = TempRepository::without_git();
    let ran = posdiff(folder.path(), &["init"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.starts_with("wrote: positions/parties.yaml\nwrote: positions/issues.yaml\n"),
        "{}",
        ran.out
    );
    let checked = posdiff(folder.path(), &["check", "--format", "json"]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ""));
    let checked: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(checked["findings"], serde_json::json!([]));
    assert_eq!(folder.read("README.md").lines().count(), 5);
    assert!(folder.read(".github/workflows/posdiff.yml").contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_is_there_is_left_alone_and_named() {
    let folder = TempRepository::without_git();
    folder.write("README.md", "mine");
    folder.write("positions/parties.yaml", "usa: {name: United States}\n");
    let ran = posdiff(folder.path(), &["init"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("left alone, for it was there: positions/parties.yaml\n"), "{}", ran.out);
    assert!(ran.out.contains("left alone, for it was there: README.md\n"), "{}", ran.out);
    assert!(ran.out.contains("wrote: positions/issues.yaml\n"), "{}", ran.out);
    assert_eq!((folder.read("README.md").as_str(), posdiff(folder.path(), &["check"]).status), ("mine", 0));
    assert!(posdiff(folder.path(), &["init"]).out.lines().all(|line| line.starts_with("left alone")));
}

#[test]
fn in_a_subfolder_of_a_repository_no_workflow_is_written() {
    let git = TempRepository::new();
    git.write("talks/notes.txt", "x");
    let ran = posdiff(&git.path().join("talks"), &["init"]);
    assert!(
        ran.out.contains("not written: .github/workflows/posdiff.yml, which would be of no use in talks/\n"),
        "{}",
        ran.out
    );
    assert!(!git.path().join("talks/.github").exists());
}

#[test]
fn from_a_new_project_to_a_first_reviewed_change_by_its_own_commands() {
    let git = TempRepository::new();
    assert_eq!(posdiff(git.path(), &["init"]).status, 0);
    git.commit("a project");
    git.git(&["checkout", "--quiet", "-b", "first-article"]);
    git.write("seeds/one.txt", "Ada Norn said the fighting must stop before the talks begin.\n");
    git.write(
        "positions/one.yaml",
        "article: {seed: one.txt, title: One, published: 2024-05-02}\nrecords:\n  - party: northland\n    issue: ceasefire\n    \
         position: before\n    stance: Wants the fighting to stop first.\n    speaker: ada-norn\n    quote: must stop before the talks\n",
    );
    assert_eq!(posdiff(git.path(), &["lock"]).status, 0);
    let checked = posdiff(git.path(), &["check"]);
    assert_eq!(checked.status, 0, "{}", checked.out);
    let reviewed = posdiff(git.path(), &["review", "--base", "main"]);
    assert_eq!(reviewed.status, 0, "{}{}", reviewed.out, reviewed.err);
    assert!(
        reviewed.out.starts_with(
            "**1 new article, 1 record (1 news): Northland is new on ceasefire. No new findings.**"
        ),
        "{}",
        reviewed.out
    );
}
