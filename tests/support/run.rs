//! Runs the command as a user would, with an environment in which nothing is set by accident.

use camino::Utf8Path;
use serde_json::Value;
use std::process::{Command, Stdio};

/// How a run ended and what it wrote.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit status.
    pub(crate) status: i32,
    /// What it wrote to stdout.
    pub(crate) out: String,
    /// What it wrote to stderr.
    pub(crate) err: String,
}

/// The command in a folder, not run yet.
pub(crate) fn command(folder: &Utf8Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_posdiff"));
    let names = std::env::vars_os().map(|(name, _)| name);
    for name in names.filter(|name| {
        let name = name.to_string_lossy();
        ["GIT_", "GITHUB_", "COLUMNS", "NO_COLOR", "CLICOLOR"].iter().any(|begin| name.starts_with(begin))
    }) {
        command.env_remove(name);
    }
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs `posdiff` in a folder.
pub(crate) fn posdiff(folder: &Utf8Path, arguments: &[&str]) -> Ran {
    posdiff_with(folder, &[], arguments)
}

/// Runs `posdiff` in a folder with some variables set. It neither panics nor is it killed.
pub(crate) fn posdiff_with(folder: &Utf8Path, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let output = command(folder).envs(variables.iter().copied()).args(arguments).output().unwrap();
    let ran = Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!((0..=2).contains(&ran.status) && !ran.err.contains("panicked"), "posdiff {arguments:?}: {ran:?}");
    ran
}

impl Ran {
    /// The answer in JSON, given without a word on stderr.
    pub(crate) fn json(&self) -> Value {
        assert_eq!((self.status, &*self.err), (0, ""));
        serde_json::from_str(&self.out).unwrap()
    }

    /// That the run could not be done, with this on stderr and nothing on stdout.
    pub(crate) fn failed_with(&self, message: &str) {
        assert_eq!((self.status, &*self.out, &*self.err), (2, "", message));
    }
}
