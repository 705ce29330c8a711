//! The streams, and what is known of the screen behind them, so that a command need not know.

use super::{ColorWhen, Failure};
use crate::report::escape;
use crate::report::text::Look;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stderr, stdout};

/// Where results and messages go.
pub struct Io {
    out: BufWriter<Stdout>,
    look: Look,
    colour_messages: bool,
}

impl Io {
    pub(super) fn new(when: ColorWhen) -> Self {
        let colour = |auto: ColorChoice| match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => !matches!(auto, ColorChoice::Never),
        };
        // On a terminal its width, in a pipe that of `COLUMNS` if somebody set it.
        let width = stdout()
            .is_terminal()
            .then(terminal_size::terminal_size)
            .flatten()
            .map(|(width, _)| width.0.into());
        let columns = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width: usize = width.or_else(columns).unwrap_or(Look::default().width);
        let look = Look { colour: colour(AutoStream::choice(&stdout())), width: width.clamp(40, 160) };
        let colour_messages = colour(AutoStream::choice(&stderr()));
        Self { out: BufWriter::with_capacity(1 << 16, stdout()), look, colour_messages }
    }

    /// Where results go.
    pub fn out(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// How the reader's screen is.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Tells of something that does not stop the run.
    pub fn warn(&mut self, message: &str, help: Option<&str>) {
        self.tell("warning", AnsiColor::Yellow, message, help);
    }

    /// Tells what was done.
    pub fn note(&mut self, message: &str) {
        self.tell("note", AnsiColor::Cyan, message, None);
    }

    pub(super) fn failure(&mut self, failure: &Failure) {
        self.tell("error", AnsiColor::Red, &failure.message, failure.help.as_deref());
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn tell(&mut self, word: &str, colour: AnsiColor, message: &str, help: Option<&str>) {
        let _ = self.out.flush();
        let style = if self.colour_messages {
            Style::new().bold().fg_color(Some(colour.into()))
        } else {
            Style::new()
        };
        // A message that cannot be written has no reader.
        let mut lines = format!("{style}{word}{style:#}: {}\n", escape::terminal(message));
        if let Some(help) = help {
            lines.extend(["  = help: ", &escape::terminal(help), "\n"]);
        }
        let _ = stderr().write_all(lines.as_bytes());
    }
}
