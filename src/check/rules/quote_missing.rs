//! A record without evidence.

use crate::check::case::{Case, first_line};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Item, Rule};
use crate::model::{FaultKind, Level};

pub(super) struct QuoteMissing;

impl Rule for QuoteMissing {
    fn facts(&self) -> Facts {
        Facts::new("quote-missing", Level::Warning, include_str!("quote_missing.md"))
    }

    fn item(&self, case: &Case<'_>, item: Item<'_>, found: &mut Found) {
        // A draft without a quote is a wrong shape, and so may be what stands where the quote should.
        if !item.citation.quotes.is_empty() || item.citation.draft || is_misshapen(case, item) {
            return;
        }
        let (article, span) = (item.article, item.citation.span);
        found
            .at(&article.file, first_line(article, span), "the record has no quote")
            .field("quote")
            .help("add `quote:` with a phrase of the article that proves the stance");
    }
}

/// Whether reading has already said that something in the item has a wrong shape.
fn is_misshapen(case: &Case<'_>, item: Item<'_>) -> bool {
    let (path, span) = (item.article.file.path(), item.citation.span);
    let faults = &case.reading.faults;
    let start = faults.partition_point(|fault| (&*fault.path, fault.span.start) < (path, span.start));
    let inside =
        faults[start..].iter().take_while(|fault| &*fault.path == path && fault.span.start < span.end);
    inside.into_iter().any(|fault| fault.kind == FaultKind::WrongShape)
}
