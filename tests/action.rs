//! The action, the hooks and the workflows: their shell steps run here against a project of the test's own, and what they
//! promise is asserted of their YAML. `.ci/schemas` holds them against their own schemas.
#![cfg(unix)]

use crate::support::repository::TempRepository;
use crate::support::run::posdiff;
use serde_yaml::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(format!("{ROOT}/{path}")).unwrap()).unwrap()
}

/// How a step ended, what it logged, and what it handed on.
struct Step {
    status: i32,
    log: String,
    outputs: String,
    summary: String,
}

impl Step {
    fn output(&self, name: &str) -> &str {
        let begin = format!("{name}=");
        self.outputs.lines().find_map(|line| line.strip_prefix(&begin)).unwrap_or_default()
    }
}

/// Runs one of the action's scripts in the repository's folder, as a runner would.
fn step(git: &TempRepository, script: &str, variables: &[(&str, &str)]) -> Step {
    let temp = tempfile::tempdir_in(git.path()).unwrap().keep(); // gone with the repository
    let (outputs, summary) = (temp.join("outputs"), temp.join("summary"));
    for file in [&outputs, &summary] {
        fs::write(file, "").unwrap();
    }
    let output = Command::new("bash")
        .arg(format!("{ROOT}/action/{script}"))
        .current_dir(git.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", git.path())
        .env("GITHUB_OUTPUT", &outputs)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("RUNNER_TEMP", &temp)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Step {
        status: output.status.code().unwrap(),
        log: text(&output.stdout) + &text(&output.stderr),
        outputs: fs::read_to_string(outputs).unwrap(),
        summary: fs::read_to_string(summary).unwrap(),
    }
}

const BINARY: &str = env!("CARGO_BIN_EXE_posdiff");

fn project() -> TempRepository {
    let git = TempRepository::new();
    assert_eq!(posdiff(git.path(), &["init"]).status, 0);
    git.commit("a project");
    git.git(&["checkout", "--quiet", "-b", "change"]);
    git
}

/// An article whose quote is not in its text.
fn add_fault(git: &TempRepository) {
    git.write("seeds/one.txt", "Ada Norn said nothing.\n");
    git.write(
        "positions/one.yaml",
        "article: {seed: one.txt, title: One, published: 2024-05-02}\nrecords:\n  - party: northland\n    issue: ceasefire\n    \
         position: before\n    stance: Wants the fighting to stop first.\n    quote: must stop at once\n",
    );
    posdiff(git.path(), &["lock"]);
}

fn check(git: &TempRepository) -> Step {
    step(git, "check.sh", &[("POSDIFF", BINARY), ("PROJECT", "."), ("SARIF", "posdiff.sarif")])
}

fn review(git: &TempRepository, base: &str) -> Step {
    step(git, "review.sh", &[("POSDIFF", BINARY), ("PROJECT", "."), ("BASE", base)])
}

#[test]
fn a_binary_that_was_built_is_taken_and_nothing_is_downloaded() {
    let git = project();
    let ran = step(&git, "install.sh", &[("BINARY", BINARY)]);
    assert_eq!((ran.status, ran.output("posdiff")), (0, BINARY), "{}", ran.log);
    fs::create_dir(git.path().join("bin")).unwrap();
    std::os::unix::fs::symlink(BINARY, git.path().join("bin/posdiff")).unwrap();
    let ran = step(&git, "install.sh", &[("BINARY", "bin/posdiff")]);
    assert_eq!(ran.output("posdiff"), git.path().join("bin/posdiff"));
}

#[test]
fn without_a_binary_or_a_release_it_says_what_to_name() {
    let git = project();
    let plain_path = ("PATH", "/usr/bin:/bin");
    let ran = step(&git, "install.sh", &[plain_path, ("BINARY", "nowhere")]);
    assert_eq!(
        (ran.status, ran.log.as_str()),
        (2, "::error title=posdiff::the input binary names no program\n")
    );
    for version in ["", "main", "v1.0.0; touch ran"] {
        let ran = step(&git, "install.sh", &[plain_path, ("VERSION", version)]);
        assert_eq!(ran.status, 2);
        assert!(
            ran.log.starts_with("::error title=posdiff::name a release in the input version"),
            "{}",
            ran.log
        );
    }
    assert!(!git.path().join("ran").exists());
}

/// A `curl` that finds its files in a folder, for a release that is not on any network.
fn release(git: &TempRepository, checksum_of: &[u8]) -> String {
    let bin = git.path().join("fake");
    fs::create_dir_all(bin.join("release")).unwrap();
    let name = "posdiff-v0.1.0-x86_64-unknown-linux-musl.tar.gz";
    fs::copy(BINARY, bin.join("release/posdiff")).unwrap();
    let packed = Command::new("tar")
        .args(["-czf", name, "posdiff"])
        .current_dir(bin.join("release"))
        .status()
        .unwrap();
    assert!(packed.success());
    use sha2::Digest;
    let bytes = fs::read(bin.join("release").join(name)).unwrap();
    let hash = sha2::Sha256::digest([&bytes[..], checksum_of].concat());
    let hash: String = hash.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    fs::write(bin.join("release").join(format!("{name}.sha256")), format!("{hash}  {name}\n")).unwrap();
    let script = format!(
        "#!/bin/bash\nwhile [[ $# -gt 1 ]]; do [[ $1 = --output ]] && out=$2; shift; done\necho \"$1\" >> {bin}/asked\ncp {bin}/release/\"$(basename \"$1\")\" \"$out\"\n"
    );
    fs::write(bin.join("curl"), script).unwrap();
    fs::set_permissions(bin.join("curl"), fs::Permissions::from_mode(0o755)).unwrap();
    format!("{bin}:/usr/bin:/bin")
}

#[test]
fn a_release_is_downloaded_and_held_against_its_checksum() {
    let git = project();
    let runner =
        [("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("VERSION", "v0.1.0"), ("REPOSITORY", "some/where")];
    let path = release(&git, b"");
    let ran = step(&git, "install.sh", &[&runner[..], &[("PATH", &path)]].concat());
    assert_eq!(ran.status, 0, "{}", ran.log);
    assert!(ran.output("posdiff").ends_with("/posdiff"));
    assert!(git.read("fake/asked").starts_with(
        "https://github.com/some/where/releases/download/v0.1.0/posdiff-v0.1.0-x86_64-unknown-linux-musl.tar.gz\n"
    ));
    let path = release(&git, b"tampered");
    let ran = step(&git, "install.sh", &[&runner[..], &[("PATH", &path)]].concat());
    assert_eq!((ran.status, ran.output("posdiff")), (2, ""));
    assert!(
        ran.log.contains("::error title=posdiff::the release is not what its checksum says\n"),
        "{}",
        ran.log
    );
}

#[test]
fn the_check_annotates_writes_sarif_and_leaves_the_failing_to_the_verdict() {
    let git = project();
    let fine = check(&git);
    assert_eq!((fine.status, fine.output("status"), fine.log.as_str()), (0, "0", ""));
    add_fault(&git);
    let found = check(&git);
    assert_eq!((found.status, found.output("status")), (0, "1"));
    assert!(found.log.starts_with("::error file=positions/one.yaml,line=7,"), "{}", found.log);
    assert_eq!(found.output("sarif"), "posdiff.sarif");
    let log: serde_json::Value = serde_json::from_str(&git.read("posdiff.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "quote-absent");
    let broken = step(&git, "check.sh", &[("POSDIFF", BINARY), ("PROJECT", "no"), ("SARIF", "no.sarif")]);
    assert_eq!((broken.status, broken.output("status"), broken.output("sarif")), (0, "2", ""));
}

#[test]
fn the_review_goes_into_the_summary_and_into_a_file() {
    let git = project();
    add_fault(&git);
    let ran = review(&git, "main");
    assert_eq!((ran.status, ran.output("status")), (0, "1"), "{}", ran.log);
    assert!(ran.summary.starts_with("**1 new article, 1 record (1 news): "), "{}", ran.summary);
    assert_eq!(fs::read_to_string(ran.output("review")).unwrap(), ran.summary);
    assert_eq!(ran.log, "");
}

#[test]
fn without_a_base_nothing_is_reviewed_and_an_unknown_one_fails() {
    let git = project();
    for base in ["", "0000000000000000000000000000000000000000"] {
        let ran = review(&git, base);
        assert_eq!((ran.output("status"), ran.output("review"), ran.summary.as_str()), ("0", "", ""));
    }
    let ran = review(&git, "nowhere");
    assert_eq!((ran.status, ran.output("status"), ran.output("review")), (0, "2", ""));
    assert!(ran.log.contains("git knows no revision `nowhere`"), "{}", ran.log);
}

/// A `gh` that knows one comment, or none, and writes down what it is asked.
fn gh(git: &TempRepository, known: &str, may: bool) -> String {
    let bin = git.path().join("fake");
    fs::create_dir_all(&bin).unwrap();
    let status = i32::from(!may);
    let script = format!(
        "#!/bin/bash\nif [[ \" $* \" = *\" --jq \"* ]]; then echo '{known}'; exit 0; fi\necho \"$*\" >> {bin}/asked\nfor a in \"$@\"; do [[ $a = body=@* ]] && cp \"${{a#body=@}}\" {bin}/body; done\nexit {status}\n"
    );
    fs::write(bin.join("gh"), script).unwrap();
    fs::set_permissions(bin.join("gh"), fs::Permissions::from_mode(0o755)).unwrap();
    format!("{bin}:/usr/bin:/bin")
}

fn comment(git: &TempRepository, path: &str) -> Step {
    git.write("review.md", "**the review**\n");
    let variables =
        [("PATH", path), ("REVIEW", "review.md"), ("PULL_REQUEST", "7"), ("GITHUB_REPOSITORY", "some/where")];
    step(git, "comment.sh", &variables)
}

#[test]
fn the_comment_is_made_once_and_then_renewed() {
    let git = project();
    let path = gh(&git, "", true);
    let ran = comment(&git, &path);
    assert_eq!((ran.status, ran.log.as_str()), (0, ""));
    assert!(
        git.read("fake/asked")
            .starts_with("api --method POST repos/some/where/issues/7/comments --field body=@")
    );
    assert_eq!(git.read("fake/body"), "<!-- posdiff review -->\n**the review**\n");
    fs::remove_file(git.path().join("fake/asked")).unwrap();
    let path = gh(&git, "123", true);
    comment(&git, &path);
    assert!(
        git.read("fake/asked")
            .starts_with("api --method PATCH repos/some/where/issues/comments/123 --field body=@")
    );
}

#[test]
fn a_token_that_may_not_comment_is_no_failure() {
    let git = project();
    let path = gh(&git, "", false);
    let ran = comment(&git, &path);
    assert_eq!(
        (ran.status, ran.log.as_str()),
        (0, "::notice title=posdiff::the token may not comment; the review is in the job's summary\n")
    );
}

#[test]
fn the_verdict_fails_where_the_check_or_the_review_did() {
    let git = project();
    let verdict = |checked: &str, reviewed: &str| {
        step(&git, "verdict.sh", &[("CHECKED", checked), ("REVIEWED", reviewed)]).status
    };
    assert_eq!([verdict("0", "0"), verdict("1", "0"), verdict("0", "1"), verdict("2", "0")], [0, 1, 1, 1]);
    assert_eq!(step(&git, "verdict.sh", &[]).status, 1);
}

#[test]
fn no_input_of_the_action_is_ever_part_of_a_script() {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        assert_eq!(step["shell"], "bash");
        let run = step["run"].as_str().unwrap();
        assert!(!run.contains("${{"), "{run}");
        let script = run.strip_prefix("bash \"$GITHUB_ACTION_PATH/").unwrap().strip_suffix('"').unwrap();
        let mode = fs::metadata(format!("{ROOT}/{script}")).unwrap().permissions().mode();
        assert_eq!(mode & 0o111, 0o111, "{script}");
    }
    for (name, input) in action["inputs"].as_mapping().unwrap() {
        assert!(input["description"].is_string() && input["default"].is_string(), "{name:?}");
    }
}

#[test]
fn every_output_and_variable_of_the_action_comes_from_a_step_or_an_input() {
    let action = yaml("action.yml");
    let text = fs::read_to_string(format!("{ROOT}/action.yml")).unwrap();
    let steps: Vec<&str> = action["runs"]["steps"]
        .as_sequence()
        .unwrap()
        .iter()
        .filter_map(|step| step["id"].as_str())
        .collect();
    for used in text.split("steps.").skip(1) {
        let (step, rest) = used.split_once(".outputs.").unwrap();
        let output: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
        assert!(steps.contains(&step), "{step}");
        let script = fs::read_to_string(format!("{ROOT}/action/{step}.sh")).unwrap();
        assert!(script.contains(&format!("{output}=")), "{step}.sh hands on no {output}");
    }
    for used in text.split("inputs.").skip(1) {
        let input: String = used.chars().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
        assert!(action["inputs"].get(input.as_str()).is_some(), "{input}");
    }
}

#[test]
fn the_hooks_run_a_command_that_there_is_on_the_files_that_matter() {
    for hook in yaml(".pre-commit-hooks.yaml").as_sequence().unwrap() {
        for key in ["id", "name", "description", "entry", "language", "files"] {
            assert!(hook[key].is_string(), "{key}");
        }
        assert_eq!(hook["pass_filenames"], false);
        let git = project();
        let entry: Vec<&str> = hook["entry"].as_str().unwrap().split(' ').collect();
        assert_eq!((entry[0], posdiff(git.path(), &entry[1..]).status), ("posdiff", 0));
    }
}

#[test]
fn a_workflow_has_the_least_of_rights_and_the_whole_history() {
    let begun = project();
    let own: Value = serde_yaml::from_str(&begun.read(".github/workflows/posdiff.yml")).unwrap();
    for workflow in [yaml(".github/workflows/ci.yml"), own] {
        assert_eq!(workflow["permissions"]["contents"], "read");
        let record = workflow["jobs"]["record"]["steps"].as_sequence().unwrap();
        assert_eq!(record[0]["with"]["fetch-depth"], 0);
        assert_eq!(record[0]["with"]["persist-credentials"], false);
        let runs = record.iter().filter_map(|step| step["run"].as_str());
        assert!(runs.into_iter().all(|run| !run.contains("${{")));
    }
}
