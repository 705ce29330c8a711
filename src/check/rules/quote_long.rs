//! A quote of more words than a project wants to take from an article.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::evidence::Quote;
use crate::model::Level;

pub(super) struct QuoteLong;

impl Rule for QuoteLong {
    fn facts(&self) -> Facts {
        Facts::new("quote-long", Level::Warning, include_str!("quote_long.md"))
    }

    fn quote(&self, case: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        let most = case.corpus.settings.quote_words as usize;
        // No word is shorter than a letter and the space behind it.
        if quoted.quote.value.len() < 2 * most {
            return;
        }
        let words = Quote::parse(&quoted.quote.value).words();
        if words > most {
            let message = format!("a quote of {words} words, and at most {most} are allowed");
            found
                .at(&quoted.item.article.file, quoted.quote.span, message)
                .field("quote")
                .help("leave out with `…` what proves nothing, or list two short phrases");
        }
    }
}
