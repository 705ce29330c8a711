//! Lines of styled words, wrapped to the width that there is.

use crate::report::escape;
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use std::io::{self, Write};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// How the reader's screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are shown.
    pub colour: bool,
    /// How many columns there are.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 100 }
    }
}

/// What a piece of text is, and so how it is set. Colour carries nothing that a word or a sign does not carry too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is its own name
pub enum Ink {
    Plain,
    Strong,
    Faint,
    Issue,
    Moved,
    Gone,
    Come,
    Warning,
    Quote,
}

impl Ink {
    fn style(self) -> Style {
        let fg = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Issue => fg(AnsiColor::Cyan).bold(),
            Self::Moved => fg(AnsiColor::Yellow).bold(),
            Self::Gone => fg(AnsiColor::Red).strikethrough(),
            Self::Come => fg(AnsiColor::Green).underline(),
            Self::Warning => fg(AnsiColor::Magenta),
            Self::Quote => Style::new().italic(),
        }
    }
}

/// A space at which no line breaks; it is written as a plain one.
pub const GLUE: char = '\u{a0}';

/// A line in the making.
#[derive(Clone, Debug, Default)]
pub struct Line(Vec<(Ink, String)>);

impl Line {
    /// A line that begins with text of ours.
    pub fn of(ink: Ink, text: impl Into<String>) -> Self {
        Self::default().with(ink, text)
    }

    /// The line with more text of ours behind it.
    #[must_use]
    pub fn with(mut self, ink: Ink, text: impl Into<String>) -> Self {
        self.0.push((ink, text.into()));
        self
    }

    /// The line with foreign text behind it, made safe.
    #[must_use]
    pub fn foreign(self, ink: Ink, text: &str) -> Self {
        self.with(ink, escape::terminal(text))
    }

    /// The line with another behind it.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether a word that came next would stand apart from the last one.
    pub fn ends_with_space(&self) -> bool {
        self.0.last().is_none_or(|(_, text)| text.ends_with(' '))
    }

    /// How many columns it takes unwrapped.
    pub fn width(&self) -> usize {
        self.0.iter().map(|(_, text)| textwrap::core::display_width(text)).sum()
    }

    /// The line as it is shown, unwrapped.
    pub fn painted(&self, colour: bool) -> String {
        let mut out = String::new();
        for (ink, text) in &self.0 {
            if !colour || *ink == Ink::Plain {
                out.push_str(text);
                continue;
            }
            // Word by word, so that a line break never carries a style into the margin.
            let style = ink.style();
            for (place, word) in text.split(' ').enumerate() {
                if place > 0 {
                    out.push(' ');
                }
                if !word.is_empty() {
                    let _ = write!(out, "{style}{word}{style:#}");
                }
            }
        }
        out
    }
}

/// What lines are written on.
pub struct Paper<'o> {
    out: &'o mut dyn Write,
    /// How the reader's screen is.
    pub look: Look,
}

impl<'o> Paper<'o> {
    /// Paper on `out`.
    pub fn new(out: &'o mut dyn Write, look: Look) -> Self {
        Self { out, look }
    }

    /// Writes a line, indented by `indent` columns, its further lines by `hang`.
    ///
    /// # Errors
    /// Those of the output.
    pub fn line(&mut self, indent: usize, hang: usize, line: &Line) -> io::Result<()> {
        let text = line.painted(self.look.colour);
        let (first, further) = (" ".repeat(indent), " ".repeat(hang));
        if indent + line.width() <= self.look.width {
            return writeln!(self.out, "{}", format!("{first}{text}").trim_end().replace(GLUE, " "));
        }
        let options = Options::new(self.look.width.max(20))
            .initial_indent(&first)
            .subsequent_indent(&further)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            writeln!(self.out, "{}", line.trim_end().replace(GLUE, " "))?;
        }
        Ok(())
    }

    /// Writes a line, with `right` at the right margin where there is room, else on a line of its own.
    ///
    /// # Errors
    /// Those of the output.
    pub fn line_with(&mut self, left: &Line, right: &Line) -> io::Result<()> {
        let room = self.look.width.saturating_sub(left.width() + right.width());
        if room < 2 {
            self.line(0, 2, left)?;
            return self.line(0, 2, right);
        }
        let colour = self.look.colour;
        writeln!(self.out, "{}{}{}", left.painted(colour), " ".repeat(room), right.painted(colour))
    }

    /// Writes an empty line.
    ///
    /// # Errors
    /// Those of the output.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }
}
