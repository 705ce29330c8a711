//! Foreign text made safe for where it is shown. What records and articles say must command nothing: no terminal, no
//! page, no sheet, no workflow.

use serde_json::ser::{Formatter, PrettyFormatter};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

/// Whether a character can command a terminal or turn a line around: C0, C1 and bidirectional controls.
///
/// The bidirectional controls are those of Unicode's annex 9.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text on one line, with every control shown as its number. Line breaks and tabs become spaces. What a CI log
/// would take for a command, `::` where a line begins and `##[` anywhere, is broken in the same way.
///
/// ```
/// use posdiff::report::escape::terminal;
/// assert_eq!(terminal("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
/// assert_eq!(terminal("one\ntwo"), "one two");
/// assert_eq!(terminal("::error::x ##[error]y"), ":\\u{3a}error:\\u{3a}x ##\\u{5b}error]y");
/// ```
pub fn terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_control) && !text.contains("::") && !text.contains(LOG_COMMAND) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.trim_end_matches(['\n', '\r']).chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\t' => out.push(' '),
            // Wherever it stands: a line may come to be broken before it.
            c if is_control(c) || (c == ':' && out.ends_with(':')) || (c == '[' && out.ends_with("##")) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Shows as nothing and keeps two characters from being read as one thing.
const APART: &str = "&ZeroWidthSpace;";

/// What begins a command of a workflow's log wherever it stands in a line.
const LOG_COMMAND: &str = "##[";

/// The text inside a Markdown paragraph or table cell: no HTML, link, image, mention, issue reference, emphasis or
/// broken row comes out of it.
///
/// ```
/// use posdiff::report::escape::markdown;
/// assert_eq!(markdown("a|b <i>"), "a\\|b &lt;i>");
/// assert_eq!(markdown("@you #1"), "@&ZeroWidthSpace;you #&ZeroWidthSpace;1");
/// ```
pub fn markdown(text: &str) -> String {
    let text = terminal(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            // Mentions and references are sought in the finished page, where a character's entity is the character
            // again: only something in between keeps them from being found. Addresses are sought in both.
            '@' | '#' => out.extend([String::from(c).as_str(), APART]),
            '-' if before == 'H' || before == 'h' => out.extend(["-", APART]),
            ':' if next == '/' => out.extend(["&colon;", APART]),
            '.' if before == 'w' || before == 'W' => out.extend(["&period;", APART]),
            '!' => out.extend(["\\!", if next.is_ascii_digit() { APART } else { "" }]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = c;
    }
    // What begins a line must not begin a list, a heading or a rule either.
    match out.chars().next() {
        Some(first @ ('-' | '+' | '=' | '>')) => out.replace_range(0..1, &format!("\\{first}")),
        Some(first) if first.is_ascii_digit() => {
            let digits = out.find(|c: char| !c.is_ascii_digit()).unwrap_or(out.len());
            if out[digits..].starts_with(['.', ')']) {
                out.insert(digits, '\\');
            }
        }
        _ => {}
    }
    out
}

/// A cell of a sheet: what a spreadsheet would take for a formula gets a leading apostrophe.
///
/// ```
/// use posdiff::report::escape::cell;
/// assert_eq!(cell("=1+1"), "'=1+1");
/// assert_eq!(cell("-2"), "-2");
/// ```
pub fn cell(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let shown = terminal(text);
    if formula && !is_number(text) { Cow::Owned(format!("'{shown}")) } else { shown }
}

/// Digits with a sign and a point at most: what no sheet reckons with.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && text.parse::<f64>().is_ok()
}

/// JSON on indented lines in which controls that JSON itself lets stand are escaped too.
#[derive(Default)]
pub struct SafeJson<'a>(PrettyFormatter<'a>);

impl Formatter for SafeJson<'_> {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        loop {
            let command = rest.find(LOG_COMMAND).map(|at| at + LOG_COMMAND.len() - 1);
            let Some(at) = command.into_iter().chain(rest.find(is_control)).min() else { break };
            let c = rest[at..].chars().next().unwrap_or_default();
            out.write_all(&rest.as_bytes()[..at])?;
            write!(out, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_that_turn_or_command_are_shown_as_numbers() {
        assert_eq!(terminal("a\u{9b}31mb\u{202e}c\u{7f}"), "a\\u{9b}31mb\\u{202e}c\\u{7f}");
        assert_eq!(terminal("a\rb"), "a\\u{d}b");
        assert_eq!(terminal("a\r\nb\n"), "a b");
    }

    #[test]
    fn markdown_makes_no_link_list_image_or_reference() {
        assert_eq!(
            markdown("![x](http://e.org) www.e.org"),
            "\\!\\[x\\](http&colon;&ZeroWidthSpace;//e.org) www&period;&ZeroWidthSpace;e.org"
        );
        assert_eq!(
            markdown("GH-1 `code` a_b_ ~~x~~"),
            "GH-&ZeroWidthSpace;1 \\`code\\` a\\_b\\_ \\~\\~x\\~\\~"
        );
        assert_eq!(markdown("- item"), "\\- item");
        assert_eq!(markdown("12. item"), "12\\. item");
        assert_eq!(markdown("&lt;"), "&amp;lt;");
    }

    #[test]
    fn a_mention_and_a_reference_are_kept_apart_and_prose_is_left_alone() {
        assert_eq!(
            markdown("a@b.org, org/repo#12, !3"),
            "a@&ZeroWidthSpace;b.org, org/repo#&ZeroWidthSpace;12, \\!&ZeroWidthSpace;3"
        );
        assert_eq!(markdown("Says: 5 of 7 (or 8); at 10:30, no!"), "Says: 5 of 7 (or 8); at 10:30, no\\!");
    }

    #[test]
    fn nothing_in_a_text_commands_a_workflow_s_log() {
        assert_eq!(terminal("a:b ::set-output::"), "a:b :\\u{3a}set-output:\\u{3a}");
        assert_eq!(terminal("###[x] :::"), "###\\u{5b}x] :\\u{3a}:");
        assert!(!markdown("##[error]x").contains("##["));
    }

    #[test]
    fn only_what_a_sheet_would_reckon_gets_an_apostrophe() {
        assert_eq!(cell("@sum"), "'@sum");
        assert_eq!(cell("\tx"), "' x");
        assert_eq!(cell("-1.5"), "-1.5");
        assert_eq!(cell("2022-09-13"), "2022-09-13");
        assert_eq!(cell("-x"), "'-x");
        assert_eq!(cell("-inf"), "'-inf");
        assert_eq!(cell("+1e5"), "'+1e5");
    }

    #[test]
    fn json_escapes_what_a_terminal_would_obey() {
        let mut out = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut out, SafeJson::default());
        serde::Serialize::serialize("a\u{9b}b\u{202e}\u{1b}\"é ###[x", &mut writer).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "\"a\\u009bb\\u202e\\u001b\\\"é ###\\u005bx\"");
    }
}
