//! Reading a project as it stood at a git revision, and what is said where that cannot be done.

use crate::support::repository::TempRepository;
use posdiff::read::{Folder, GitFailure, Repository, Revision, Store, read};

fn repository(of: &TempRepository) -> Result<Repository, GitFailure> {
    Repository::of(&Folder::at(of.path()).unwrap())
}

fn revision(of: &TempRepository, rev: &str) -> Result<Revision, GitFailure> {
    repository(of)?.revision(rev)
}

fn paths(store: &dyn Store, folder: &str, suffix: &str) -> Vec<String> {
    store.list(folder, suffix).into_iter().map(|entry| entry.path.into()).collect()
}

const ARTICLE: &str = "article: {seed: a.txt, title: A, published: 2022}\n\
                       records: [{party: north, issue: peace, stance: Peace now.}]\n";

fn project(repository: &TempRepository, folder: &str) {
    repository.write(&format!("{folder}positions/parties.yaml"), "north: {name: Northland}\n");
    repository.write(&format!("{folder}positions/issues.yaml"), "peace: {question: Peace?}\n");
    repository.write(&format!("{folder}positions/a.yaml"), ARTICLE);
}

#[test]
fn a_revision_reads_as_its_files_stood_and_the_checkout_is_not_touched() {
    let git = TempRepository::new();
    project(&git, "");
    let first = git.commit("first");
    git.replace("positions/a.yaml", "Peace now.", "Peace later.");
    git.write("positions/b.yaml", ARTICLE.replace("a.txt", "b.txt"));
    let before = git.git(&["status", "--porcelain"]);

    let revision = revision(&git, "main").unwrap();
    let reading = read(&revision);
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    let stances: Vec<_> = reading.corpus.records().map(|(_, record)| &*record.stance.value).collect();
    assert_eq!(stances, ["Peace now."]);
    assert_eq!(revision.commit(), first);
    assert_eq!(git.git(&["status", "--porcelain"]), before);
}

#[test]
fn a_project_in_a_subfolder_reads_only_that_folder() {
    let git = TempRepository::new();
    git.write("positions/other.yaml", "not: ours\n");
    git.write("talks é/positions2/x.yaml", "not: ours\n");
    project(&git, "talks é/");
    git.commit("first");
    let folder = Folder::at(&git.path().join("talks é")).unwrap();
    let revision = Repository::of(&folder).unwrap().revision("HEAD").unwrap();
    assert_eq!(
        paths(&revision, "positions", ".yaml"),
        ["positions/a.yaml", "positions/issues.yaml", "positions/parties.yaml"]
    );
    assert_eq!(revision.read("positions/a.yaml", 1 << 20).unwrap().unwrap(), ARTICLE.as_bytes());
    assert_eq!(revision.read("positions/none.yaml", 1 << 20), Ok(None));
}

#[test]
fn a_listing_leaves_out_what_is_hidden_and_keeps_the_path_order() {
    let git = TempRepository::new();
    for path in [
        "positions/b.yaml",
        "positions/a/c.yaml",
        "positions/.x.yaml",
        "positions/.y/z.yaml",
        "positions/n.txt",
    ] {
        git.write(path, "x");
    }
    git.commit("first");
    let revision = revision(&git, "HEAD").unwrap();
    assert_eq!(paths(&revision, "positions", ".yaml"), ["positions/a/c.yaml", "positions/b.yaml"]);
}

#[test]
fn a_file_over_the_limit_is_refused_and_the_next_one_still_reads() {
    let git = TempRepository::new();
    git.write("positions/a.yaml", "1234567890");
    git.write("positions/b.yaml", "12345");
    git.write("positions/c.yaml", "");
    git.commit("first");
    let revision = revision(&git, "HEAD").unwrap();
    let why = revision.read("positions/a.yaml", 9).unwrap_err();
    assert_eq!(why.message, "too large: 10 bytes, and at most 9 are read");
    assert_eq!(revision.read("positions/b.yaml", 9).unwrap().unwrap(), b"12345");
    assert_eq!(revision.read("positions/c.yaml", 9).unwrap().unwrap(), b"");
}

#[cfg(unix)]
#[test]
fn a_link_is_read_where_it_stays_inside_and_refused_with_the_reason_where_not() {
    use std::os::unix::fs::symlink;
    let git = TempRepository::new();
    git.write("positions/a.yaml", "here");
    for (target, link) in [
        ("a.yaml", "in.yaml"),
        ("../../secret", "out.yaml"),
        ("gone.yaml", "none.yaml"),
        ("/etc/passwd", "root.yaml"),
    ] {
        symlink(target, git.path().join("positions").join(link)).unwrap();
    }
    git.commit("first");
    let revision = revision(&git, "HEAD").unwrap();
    assert_eq!(revision.read("positions/in.yaml", 99).unwrap().unwrap(), b"here");
    let refused: Vec<_> =
        revision.list("positions", ".yaml").into_iter().filter(|entry| entry.refused.is_some()).collect();
    let told: Vec<_> =
        refused.iter().map(|entry| (&*entry.path, &*entry.refused.as_ref().unwrap().message)).collect();
    assert_eq!(
        told,
        [
            ("positions/none.yaml", "a link to no file of the revision"),
            ("positions/out.yaml", "a link that leads out of the project"),
            ("positions/root.yaml", "a link that leads out of the project"),
        ]
    );
    assert!(revision.read("positions/out.yaml", 99).is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_an_entry_that_cannot_be_read() {
    use std::os::unix::ffi::OsStrExt;
    let git = TempRepository::new();
    git.write("positions/a.yaml", "here");
    std::fs::write(git.path().as_std_path().join(std::ffi::OsStr::from_bytes(b"positions/\xff.yaml")), "x")
        .unwrap();
    git.commit("first");
    let listed = revision(&git, "HEAD").unwrap().list("positions", ".yaml");
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[1].refused.as_ref().unwrap().message, "its name is not UTF-8");
}

#[test]
fn a_submodule_is_an_entry_that_cannot_be_read() {
    let git = TempRepository::new();
    git.write("positions/a.yaml", "here");
    let commit = git.commit("first");
    git.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},positions/other")]);
    git.git(&["commit", "--quiet", "--message", "second"]);
    let listed = revision(&git, "HEAD").unwrap().list("positions", ".yaml");
    assert_eq!(
        listed[1].refused.as_ref().unwrap().message,
        "a submodule: its files are no part of the revision"
    );
}

#[test]
fn a_revision_that_git_does_not_know_is_said_so_with_the_way_out() {
    let git = TempRepository::new();
    project(&git, "");
    git.commit("first");
    for (rev, message, help) in [
        (
            "nowhere",
            "git knows no revision `nowhere`",
            "`git branch --all` and `git tag` list the names that there are",
        ),
        ("origin/main", "git knows no revision `origin/main`", "run `git fetch origin main` first"),
        (
            "HEAD:positions",
            "git knows no revision `HEAD:positions`",
            "`git branch --all` and `git tag` list the names that there are",
        ),
        ("--output=x", "`--output=x` cannot be the name of a revision", "name a branch, a tag or a commit"),
        ("", "`` cannot be the name of a revision", "name a branch, a tag or a commit"),
        ("a\nb", "`a\\nb` cannot be the name of a revision", "name a branch, a tag or a commit"),
    ] {
        let error = revision(&git, rev).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.help().as_deref()), (message, Some(help)));
    }
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let git = TempRepository::new();
    project(&git, "");
    let first = git.commit("first");
    git.replace("positions/a.yaml", "now", "later");
    git.commit("second");
    let clone = git.clone_with(&["--depth=1"]);
    let error = revision(&clone, &first).unwrap_err();
    assert_eq!(error.to_string(), format!("git knows no revision `{first}`"));
    assert_eq!(
        error.help().unwrap(),
        "this clone is shallow: run `git fetch --unshallow`, or give actions/checkout `fetch-depth: 0`"
    );
}

#[test]
fn the_base_of_a_change_is_where_the_two_histories_parted() {
    let git = TempRepository::new();
    project(&git, "");
    let parted = git.commit("parted");
    git.git(&["checkout", "--quiet", "-b", "change"]);
    git.replace("positions/a.yaml", "now", "later");
    git.commit("ours");
    git.git(&["checkout", "--quiet", "main"]);
    git.replace("positions/a.yaml", "now", "never");
    git.commit("theirs");
    git.git(&["checkout", "--quiet", "change"]);
    let base = repository(&git).unwrap().base("main", "HEAD").unwrap();
    assert_eq!(base.commit(), parted);

    git.git(&["checkout", "--quiet", "--orphan", "other"]);
    git.commit("another history");
    let error = repository(&git).unwrap().base("main", "HEAD").unwrap_err();
    assert!(matches!(error, GitFailure::NoMergeBase { shallow: false, .. }), "{error}");
}

#[test]
fn a_folder_without_git_and_a_repository_without_a_commit_are_said_so() {
    let folder = TempRepository::without_git();
    project(&folder, "");
    let error = repository(&folder).unwrap_err();
    assert_eq!(error.to_string(), format!("{} lies in no git repository", folder.path()));
    assert!(error.help().is_some());

    let git = TempRepository::new();
    project(&git, "");
    assert!(matches!(repository(&git).unwrap().revision("HEAD"), Err(GitFailure::NoSuchRevision { .. })));
}

#[test]
fn no_program_that_a_repository_names_is_run() {
    let git = TempRepository::new();
    project(&git, "");
    git.write(".gitattributes", "* diff=evil filter=evil\n");
    git.commit("first");
    let mark = git.path().join("ran");
    let program = format!("touch '{mark}'; false");
    for key in [
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "core.pager",
        "core.sshCommand",
    ] {
        git.git(&["config", key, &program]);
    }
    let revision = repository(&git).unwrap().base("HEAD", "HEAD").unwrap();
    assert!(read(&revision).faults.is_empty());
    assert!(!mark.exists());
}
