//! A quote that rests on the lock's word alone.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::Holds;
use crate::model::Level;

pub(super) struct TextMissing;

impl Rule for TextMissing {
    fn facts(&self) -> Facts {
        Facts::new("text-missing", Level::Allow, include_str!("text_missing.md"))
    }

    fn quote(&self, _: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        if matches!(quoted.holds, Holds::Locked { .. }) {
            found
                .at(&quoted.item.article.file, quoted.quote.span, "only the lock vouches for this quote")
                .field("quote")
                .help("put the article's text among the texts, or name their folder by `--seeds DIR`");
        }
    }
}
