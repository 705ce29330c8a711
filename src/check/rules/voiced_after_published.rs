//! A stance that would have been voiced after its article was published.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::Entry;
use crate::model::Level;

pub(super) struct VoicedAfterPublished;

impl Rule for VoicedAfterPublished {
    fn facts(&self) -> Facts {
        Facts::new("voiced-after-published", Level::Error, include_str!("voiced_after_published.md"))
    }

    fn record(&self, _: &Case<'_>, entry: Entry<'_>, found: &mut Found) {
        let (Some(date), Some(published)) = (entry.record.date, entry.article.published) else { return };
        if date.value.first().is_some_and(|first| first > published.value.last()) {
            let message = format!("voiced {}, but its article was published {}", date.value, published.value);
            found
                .at(&entry.article.file, date.span, message)
                .field("date")
                .help("see which of the two dates is wrong");
        }
    }
}
