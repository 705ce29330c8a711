//! YAML → a tree in which every node knows its bytes. The only file that names the parser.
//!
//! A record is plain data: anchors, aliases, tags, merge keys and second documents are refused where they stand,
//! and the rest of the file is read on.

use super::faults::Faults;
use crate::model::FaultKind::{UnreadableFile, WrongShape};
use crate::text::{Span, TextFile};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span as Marks};
use std::borrow::Cow;
use std::collections::HashSet;

/// Deeper than any record needs, and shallow enough for any stack.
const DEPTH_LIMIT: usize = 32;

/// A value and its bytes.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) span: Span,
    pub(super) kind: Kind<'t>,
}

/// What a node is. Scalars are text: their type comes from the field they stand in.
#[derive(Debug)]
pub(super) enum Kind<'t> {
    Scalar {
        text: Cow<'t, str>,
        plain: bool,
    },
    List(Vec<Node<'t>>),
    /// Pairs in the file's order, no key twice.
    Map(Vec<(Key<'t>, Node<'t>)>),
    /// Something that is refused; its fault has been told.
    Refused,
}

/// A key of a mapping.
#[derive(Debug)]
pub(super) struct Key<'t> {
    pub(super) span: Span,
    pub(super) text: Cow<'t, str>,
}

impl Node<'_> {
    /// Whether it is more than `null` or an empty collection.
    pub(super) fn says_something(&self) -> bool {
        match &self.kind {
            Kind::List(items) => !items.is_empty(),
            Kind::Map(pairs) => !pairs.is_empty(),
            Kind::Scalar { .. } | Kind::Refused => !self.is_null(),
        }
    }

    /// Whether nothing stands there: an empty value, `~` or `null`.
    pub(super) fn is_null(&self) -> bool {
        let Kind::Scalar { text, plain: true } = &self.kind else { return false };
        matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
    }
}

/// The tree of the file's first document; none where there is none, or where it is no YAML.
pub(super) fn parse<'t>(file: &'t TextFile, faults: &mut Faults) -> Option<Node<'t>> {
    let text = file.text();
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    // The parser takes a NUL for the end of its input and would silently leave out the rest.
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let at = offset(at);
        faults.push(UnreadableFile, Span::new(at, at + 1), "not YAML: a NUL byte").help("take the byte out");
        return None;
    }
    let offsets = Offsets { body, base: offset(text.len() - body.len()), ascii: body.is_ascii(), at: (0, 0) };
    let mut tree = Tree { parser: Parser::new_from_str(body), offsets, faults };
    match tree.document() {
        Ok(node) => node,
        Err(Stop::Syntax(error)) => {
            let at = tree.offsets.byte(*error.marker());
            let at = if error.info().ends_with("found a tab") { tab_behind(text, at) } else { at };
            let (message, help) = explain(&error, text, at);
            tree.faults.push(UnreadableFile, file.character(at), message).help(help);
            None
        }
        Err(Stop::Deep(span)) => {
            let message = format!("not read: nested more than {DEPTH_LIMIT} deep");
            tree.faults
                .push(UnreadableFile, span, message)
                .help("close what was opened: records are shallow");
            None
        }
    }
}

/// The parser's reason in a curator's words.
fn explain(error: &ScanError, text: &str, at: u32) -> (String, &'static str) {
    let line = text.get(..at as usize).map_or("", |head| head.rsplit('\n').next().unwrap_or_default());
    let rest = text.get(at as usize..).unwrap_or_default();
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    let tab = line[..indent].contains('\t') || (line.trim().is_empty() && rest.starts_with('\t'));
    let help = if tab || error.info().contains("tab") {
        "indent with spaces: YAML does not allow tabs there"
    } else if error.info().contains("anchor") {
        "a record is plain data without anchors and aliases: write the value out, or put a text that begins with `*` in quotes"
    } else if error.info().contains("mapping values are not allowed") {
        "put a text that holds `: ` in quotes"
    } else {
        "see that lines are indented alike, and that quotes and brackets are closed"
    };
    (format!("not YAML: {}", error.info()), help)
}

/// The first tab that indents a line behind `at`: the parser shows only the scalar before it.
fn tab_behind(text: &str, at: u32) -> u32 {
    let mut place = at as usize;
    for line in text.get(place..).unwrap_or_default().split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return offset(place + tab);
        }
        place += line.len();
    }
    at
}

enum Stop {
    Syntax(ScanError),
    Deep(Span),
}

impl From<ScanError> for Stop {
    fn from(error: ScanError) -> Self {
        Self::Syntax(error)
    }
}

struct Tree<'t, 'f, 'p> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    offsets: Offsets<'t>,
    faults: &'f mut Faults<'p>,
}

impl<'t> Tree<'t, '_, '_> {
    fn next(&mut self) -> Result<(Event<'t>, Marks), ScanError> {
        self.parser.next_event().unwrap_or(Ok((Event::StreamEnd, Marks::default())))
    }

    fn document(&mut self) -> Result<Option<Node<'t>>, Stop> {
        let mut root = None;
        loop {
            let (event, marks) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(_) if root.is_some() => {
                    let span = self.offsets.span(marks);
                    let message = "a second document in the file";
                    self.faults.push(WrongShape, span, message).help("put it in a file of its own");
                    return Ok(root);
                }
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
                event => root = Some(self.node(event, marks, 0)?),
            }
        }
    }

    fn node(&mut self, event: Event<'t>, marks: Marks, depth: usize) -> Result<Node<'t>, Stop> {
        let mut span = self.offsets.span(marks);
        if depth > DEPTH_LIMIT {
            return Err(Stop::Deep(span));
        }
        let (anchor, tag) = match &event {
            Event::Scalar(_, _, anchor, tag) => (*anchor > 0, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor > 0, tag.is_some())
            }
            _ => (false, false),
        };
        for (found, what) in [(anchor, "an anchor (`&`)"), (tag, "a tag (`!`)")] {
            if found {
                self.refuse(span, what);
            }
        }
        let kind = match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                span.end = match style {
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => self.offsets.closing_mark(span),
                    _ => self.offsets.without_space_behind(span),
                };
                if plain && text.is_empty() {
                    Kind::Scalar { text: "".into(), plain }
                } else {
                    Kind::Scalar { text, plain }
                }
            }
            Event::SequenceStart(..) => Kind::List(self.list(&mut span, depth)?),
            Event::MappingStart(..) => Kind::Map(self.map(&mut span, depth)?),
            Event::Alias(_) => {
                self.refuse(span, "an alias (`*`)");
                Kind::Refused
            }
            _ => Kind::Refused,
        };
        Ok(Node { span, kind })
    }

    fn list(&mut self, span: &mut Span, depth: usize) -> Result<Vec<Node<'t>>, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, marks) = self.next()?;
            if event == Event::SequenceEnd {
                *span = self.closed(*span, marks, items.last().map(|item: &Node| item.span));
                return Ok(items);
            }
            items.push(self.node(event, marks, depth + 1)?);
        }
    }

    fn map(&mut self, span: &mut Span, depth: usize) -> Result<Vec<(Key<'t>, Node<'t>)>, Stop> {
        let mut pairs: Vec<(Key<'t>, Node<'t>)> = Vec::new();
        let mut seen = HashSet::new();
        let mut end = None;
        loop {
            let (event, marks) = self.next()?;
            if event == Event::MappingEnd {
                *span = self.closed(*span, marks, end);
                return Ok(pairs);
            }
            let key = self.node(event, marks, depth + 1)?;
            let (event, marks) = self.next()?;
            let value = self.node(event, marks, depth + 1)?;
            end = Some(key.span.to(value.span));
            let Kind::Scalar { text, plain } = key.kind else {
                if !matches!(key.kind, Kind::Refused) {
                    self.faults
                        .push(WrongShape, key.span, "a key that is no word")
                        .help("write `key: value`");
                }
                continue;
            };
            if plain && text == "<<" {
                self.refuse(key.span, "a merge key (`<<`)");
                continue;
            }
            // Few mappings have more than a handful of keys; those that do must not cost the square of them.
            let twice = if pairs.len() < 24 {
                pairs.iter().any(|(other, _)| other.text == text)
            } else {
                if seen.is_empty() {
                    seen.extend(pairs.iter().map(|(other, _)| other.text.clone()));
                }
                !seen.insert(text.clone())
            };
            if twice {
                let message = format!("`{text}` stands twice in one mapping");
                self.faults.push(WrongShape, key.span, message).help("keep one of the two");
            } else {
                pairs.push((Key { span: key.span, text }, value));
            }
        }
    }

    /// The span of a whole collection: up to its bracket where it has one, else up to its last item.
    fn closed(&mut self, start: Span, end: Marks, last: Option<Span>) -> Span {
        let end = self.offsets.span(end);
        match last {
            Some(last) if end.start == end.end => start.to(last),
            _ => Span::new(start.start, end.end.max(start.end)),
        }
    }

    fn refuse(&mut self, span: Span, what: &str) {
        let message = format!("{what} is refused");
        self.faults.push(WrongShape, span, message).help("a record is plain data: write the value out");
    }
}

/// Characters, as the parser counts them → bytes. Marks come in order but for small steps back, so a cursor that
/// walks costs no more than the text is long.
struct Offsets<'t> {
    body: &'t str,
    base: u32,
    ascii: bool,
    /// Characters and bytes up to the cursor.
    at: (usize, usize),
}

impl Offsets<'_> {
    fn byte(&mut self, mark: Marker) -> u32 {
        let wanted = mark.index();
        if self.ascii {
            return self.base + offset(wanted.min(self.body.len()));
        }
        let (mut chars, mut byte) = self.at;
        while chars < wanted {
            let Some(next) = self.body[byte..].chars().next() else { break };
            byte += next.len_utf8();
            chars += 1;
        }
        while chars > wanted {
            let Some(previous) = self.body[..byte].chars().next_back() else { break };
            byte -= previous.len_utf8();
            chars -= 1;
        }
        self.at = (chars, byte);
        self.base + offset(byte)
    }

    fn span(&mut self, marks: Marks) -> Span {
        Span::new(self.byte(marks.start), self.byte(marks.end))
    }

    /// The end of a scalar in quotation marks: the parser counts white space and a comment behind it too.
    fn closing_mark(&self, span: Span) -> u32 {
        let inside = (span.start - self.base) as usize..(span.end - self.base) as usize;
        let text = self.body.get(inside).unwrap_or_default().as_bytes();
        let Some(mark) = text.first().filter(|mark| matches!(mark, b'\'' | b'"')) else { return span.end };
        let mut at = 1;
        while at < text.len() {
            match text[at] {
                b'\\' if *mark == b'"' => at += 1,
                byte if byte == *mark && *mark == b'\'' && text.get(at + 1) == Some(&b'\'') => at += 1,
                byte if byte == *mark => return span.start + offset(at + 1),
                _ => {}
            }
            at += 1;
        }
        span.end
    }

    fn without_space_behind(&self, span: Span) -> u32 {
        let inside = (span.start - self.base) as usize..(span.end - self.base) as usize;
        let text = self.body.get(inside).unwrap_or_default();
        span.start + offset(text.trim_end().len())
    }
}

/// Files are refused above 64 MiB, so every offset fits.
fn offset(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
