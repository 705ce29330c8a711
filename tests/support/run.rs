//! Runs the command as a user would, with an environment in which nothing is set by accident.

use camino::Utf8Path;
use std::process::Command;

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

/// Runs `posdiff` in a folder.
pub(crate) fn posdiff(folder: &Utf8Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_posdiff"));
    let names = std::env::vars_os().map(|(name, _)| name);
    for name in names.filter(|name| {
        let name = name.to_string_lossy();
        ["GIT_", "GITHUB_", "COLUMNS", "NO_COLOR", "CLICOLOR"].iter().any(|begin| name.starts_with(begin))
    }) {
        command.env_remove(name);
    }
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
