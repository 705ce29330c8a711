//! The command line: one file a command, each its arguments and a `run` that reads as prose. The only module that
//! prints, reads the environment and picks exit codes.

mod io;
mod ask;
mod filters;
mod diff;
mod log;
mod show;
mod gap;
mod why;
mod check;
mod lock;
mod draft;
mod explain;
mod review;
mod report;
mod init;
mod pages;

pub use io::Io;

use camino::Utf8PathBuf;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::fmt;

/// Who moved, on what, when, and how do we know.
///
/// posdiff keeps what each party to a negotiation wants, each record citing an article with a phrase that proves it, and
/// shows how that moved.
#[derive(Debug, Parser)]
#[command(
    name = "posdiff",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    propagate_version = true
)]
#[command(
    after_help = "Start with `posdiff diff 2022 2026`, then `posdiff why PARTY/ISSUE` for what you do not believe."
)]
pub struct Cli {
    /// The project's folder; else the nearest at or above this one that holds positions/ or posdiff.yaml
    #[arg(long, value_name = "DIR", global = true)]
    project: Option<Utf8PathBuf>,
    /// Where the articles' texts are, when they are kept outside the project
    #[arg(long, value_name = "DIR", global = true)]
    seeds: Option<Utf8PathBuf>,
    /// Whether to colour: auto does on a terminal and honours `NO_COLOR`
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: ColorWhen,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant)] // made once a run
enum Command {
    Diff(diff::DiffArgs),
    Log(log::LogArgs),
    Show(show::ShowArgs),
    Gap(gap::GapArgs),
    Why(why::WhyArgs),
    Check(check::CheckArgs),
    Lock(lock::LockArgs),
    Draft(draft::DraftArgs),
    Explain(explain::ExplainArgs),
    /// Every rule of `check`: its name, its level, what it finds
    Rules,
    Review(review::ReviewArgs),
    Report(report::ReportArgs),
    /// Make this folder a project that passes its own check
    Init,
    Completions(pages::CompletionsArgs),
    /// Print the manual page in roff
    Man,
}

/// How a run that answered ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to object to: exit status 0.
    Fine,
    /// Findings, moves under `--exit-code`, or files that could not be read: exit status 1.
    Findings,
}

impl Outcome {
    /// The graver of the two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == Self::Fine { other } else { self }
    }

    /// Findings where `found`, else fine.
    pub fn of(found: bool) -> Self {
        if found { Self::Findings } else { Self::Fine }
    }
}

/// Why a run could not be done: exit status 2.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// What is wrong, in a sentence without a full stop.
    pub fn new(message: impl fmt::Display) -> Self {
        Self { message: message.to_string(), help: None }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What to do about it, if anything is known.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<impl Into<String>>) -> Self {
        self.help = help.map(Into::into);
        self
    }
}

/// How a command ends: with an outcome, with a failure, or with an output that could not be written.
#[derive(Debug)]
pub enum Stop {
    /// The run could not be done.
    Failure(Failure),
    /// Its output could not be written.
    Output(std::io::Error),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// What a command's `run` gives.
pub type Ran = Result<Outcome, Stop>;

/// Runs the command line `args` and gives the exit status: 0 fine, 1 findings, 2 could not be done.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let status = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return status;
        }
    };
    let mut io = Io::new(cli.color);
    let project = ask::Place { project: cli.project, seeds: cli.seeds };
    let ran = match &cli.command {
        Command::Diff(args) => diff::run(args, &project, &mut io),
        Command::Log(args) => log::run(args, &project, &mut io),
        Command::Show(args) => show::run(args, &project, &mut io),
        Command::Gap(args) => gap::run(args, &project, &mut io),
        Command::Why(args) => why::run(args, &project, &mut io),
        Command::Check(args) => check::run(args, &project, &mut io),
        Command::Lock(args) => lock::run(args, &project, &mut io),
        Command::Draft(args) => draft::run(args, &project, &mut io),
        Command::Explain(args) => explain::explain(args, &mut io),
        Command::Rules => explain::rules(&mut io),
        Command::Review(args) => review::run(args, &project, &mut io),
        Command::Report(args) => report::run(args, &project, &mut io),
        Command::Init => init::run(&project, &mut io),
        Command::Completions(args) => pages::completions(args, &mut io),
        Command::Man => pages::man(&mut io),
    };
    match ran.and_then(|outcome| io.finish().map(|()| outcome).map_err(Stop::from)) {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::Findings) => 1,
        // Whoever closed the pipe has seen enough.
        Err(Stop::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Err(Stop::Output(error)) => {
            io.failure(&Failure::new(format!("the output cannot be written: {error}")));
            2
        }
        Err(Stop::Failure(failure)) => {
            io.failure(&failure);
            2
        }
    }
}

/// The whole command line, for completions, the manual and its tests.
pub fn command() -> clap::Command {
    Cli::command()
}
