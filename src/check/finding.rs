//! What a rule says about a file. Nobody can say anything without saying where: a finding is only made at a place.

use crate::history::Entry;
use crate::model::{ArticleId, Level};
use crate::text::{Place, Span, TextFile};

/// What a rule says about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// What is wrong, in a sentence without a full stop. It may quote records and articles: foreign text.
    pub message: String,
    /// Where.
    pub at: At,
    /// A few words for beside the place: what stands there instead. Foreign text as well.
    pub label: Option<String>,
    /// The record that it is about, as `PARTY/ISSUE@DATE`; none where it is about no record, or its names are not known.
    pub record: Option<String>,
    /// The field of the record or file that it is about, where it is about one.
    pub field: Option<&'static str>,
    /// More that is to be known, a sentence each.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// A change that would put it right, where there is no doubt.
    pub fix: Option<FindingFix>,
    /// The item of an article's `records` that it is about, for its `allow`.
    pub(super) item: Option<(ArticleId, u32)>,
}

/// A place in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The file's path in the project, parted by `/`.
    pub path: Box<str>,
    /// The bytes.
    pub span: Span,
    /// The place of the first of them.
    pub start: Place,
    /// The place behind the last.
    pub end: Place,
}

/// A change that would put a finding right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingFix {
    /// What the change does.
    pub title: String,
    /// The bytes to replace, of one file each.
    pub edits: Vec<Edit>,
}

/// Some bytes of one file, and what is to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file's path in the project, parted by `/`.
    pub path: Box<str>,
    /// The bytes that are replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl At {
    /// A place in a file that was read.
    pub fn of(file: &TextFile, span: Span) -> Self {
        let (start, end) = file.places(span);
        Self { path: file.path().into(), span, start, end }
    }

    /// The beginning of a file, for what is wrong with it as a whole.
    pub fn file(path: &str) -> Self {
        let start = Place { line: 1, column: 1 };
        Self { path: path.into(), span: Span::default(), start, end: start }
    }
}

impl Finding {
    /// What makes it the same finding in another revision: the rule, the record (or the file) and the field, but no
    /// line and no byte, so that edits elsewhere change nothing.
    pub fn identity(&self) -> [&str; 3] {
        [self.rule, self.record.as_deref().unwrap_or(&self.at.path), self.field.unwrap_or_default()]
    }

    /// All that it says on one line, for writers that have but one: what is wrong, what stands there instead, what else
    /// is to be known, what to do. Foreign text.
    pub fn whole_message(&self) -> String {
        let mut whole = self.message.clone();
        if let Some(label) = &self.label {
            whole.extend([": ", label]);
        }
        for more in self.notes.iter().chain(&self.help) {
            whole.extend(["; ", more]);
        }
        whole
    }

    /// Adds what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a few words for beside the place.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Adds a sentence.
    pub fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// Says which field it is about.
    pub fn field(&mut self, field: &'static str) -> &mut Self {
        self.field = Some(field);
        self
    }

    /// Adds a change of the very place.
    pub fn fix(&mut self, title: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.fix_at(self.at.span, title, text)
    }

    /// Adds a change of some bytes of its file.
    pub fn fix_at(&mut self, span: Span, title: impl Into<String>, text: impl Into<String>) -> &mut Self {
        let edit = Edit { path: self.at.path.clone(), span, text: text.into() };
        self.fix = Some(FindingFix { title: title.into(), edits: vec![edit] });
        self
    }
}

/// The findings of one rule after another, as they are made.
#[derive(Debug)]
pub struct Found {
    rule: &'static str,
    item: Option<(ArticleId, u32)>,
    pub(super) findings: Vec<Finding>,
}

impl Found {
    pub(super) fn new() -> Self {
        Self { rule: "", item: None, findings: Vec::new() }
    }

    /// Names the rule, and the item of a file's `records` if there is one, that the next findings are of.
    pub(super) fn by(&mut self, rule: &'static str, item: Option<(ArticleId, u32)>) -> &mut Self {
        (self.rule, self.item) = (rule, item);
        self
    }

    /// A finding at a place of a file that was read.
    pub fn at(&mut self, file: &TextFile, span: Span, message: impl Into<String>) -> &mut Finding {
        self.push(At::of(file, span), message.into())
    }

    /// A finding about a record, for rules that look at several at once.
    pub fn on(&mut self, entry: Entry<'_>, span: Span, message: impl Into<String>) -> &mut Finding {
        self.item = Some(entry.place());
        self.at(&entry.article.file, span, message)
    }

    /// A finding about a file as a whole.
    pub fn file(&mut self, path: &str, message: impl Into<String>) -> &mut Finding {
        self.push(At::file(path), message.into())
    }

    fn push(&mut self, at: At, message: String) -> &mut Finding {
        let (rule, item) = (self.rule, self.item);
        let place = self.findings.len();
        self.findings.push(Finding {
            rule,
            level: Level::Error,
            message,
            at,
            label: None,
            record: None,
            field: None,
            notes: Vec::new(),
            help: None,
            fix: None,
            item,
        });
        &mut self.findings[place]
    }
}
