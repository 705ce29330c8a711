//! A record that was proposed and that nobody has curated.

use crate::check::case::{Case, first_line};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Item, Rule};
use crate::model::Level;

pub(super) struct DraftRecord;

impl Rule for DraftRecord {
    fn facts(&self) -> Facts {
        Facts::new("draft-record", Level::Error, include_str!("draft_record.md"))
    }

    fn item(&self, _: &Case<'_>, item: Item<'_>, found: &mut Found) {
        if item.citation.draft {
            found
                .at(
                    &item.article.file,
                    first_line(item.article, item.citation.span),
                    "a draft, which counts nowhere",
                )
                .field("draft")
                .help("make it right and take out `draft: true`, or take out the record");
        }
    }
}
