//! What is wrong with a file: gathered as it is read, all of it.

use crate::model::{Fault, FaultKind, Fix};
use crate::text::{Span, TextFile};

/// The faults of one file.
pub(super) struct Faults<'f> {
    file: &'f TextFile,
    found: Vec<Fault>,
    /// How many of them the tree told, which are then in the order of their places.
    of_tree: usize,
}

/// A fault that has just been told, for adding what to do about it.
pub(super) struct Told<'v>(&'v mut Fault);

impl Told<'_> {
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    pub(super) fn fix(self, fix: Option<Fix>) -> Self {
        self.0.fix = fix;
        self
    }
}

impl<'f> Faults<'f> {
    pub(super) fn new(file: &'f TextFile) -> Self {
        Self { file, found: Vec::new(), of_tree: 0 }
    }

    /// The file.
    pub(super) fn file(&self) -> &'f TextFile {
        self.file
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_vec(self) -> Vec<Fault> {
        self.found
    }

    pub(super) fn push(&mut self, kind: FaultKind, span: Span, message: impl Into<String>) -> Told<'_> {
        self.found.push(Fault {
            kind,
            path: self.file.path().into(),
            span,
            message: message.into(),
            help: None,
            fix: None,
        });
        Told(self.found.last_mut().expect("just pushed"))
    }

    /// Marks the end of what the tree itself told, so that [`Faults::unplace`] need not look through all of it.
    pub(super) fn end_of_tree(&mut self) {
        self.found.sort_by_key(|fault| fault.span.start);
        self.of_tree = self.found.len();
    }

    /// How many faults were told so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether something inside `span` keeps a record from being placed: what the tree told of it, and what was told
    /// since there were `since` faults. A file of nothing but faults must not cost the square of them.
    pub(super) fn unplace(&self, span: Span, since: usize) -> bool {
        let end = span.end.max(span.start + 1);
        let tree = &self.found[..self.of_tree];
        let first = tree.partition_point(|fault| fault.span.start < span.start);
        let of_tree = tree[first..].iter().take_while(|fault| fault.span.start < end);
        let inside = |fault: &Fault| span.start <= fault.span.start && fault.span.start < end;
        let told = self.found[since..].iter().filter(|fault| inside(fault));
        of_tree.chain(told).any(|fault| fault.kind.unplaces())
    }
}
