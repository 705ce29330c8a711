//! The `posdiff` command: arguments → [`posdiff::cli::run`] → exit status; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(posdiff::cli::run(std::env::args_os()))
}
