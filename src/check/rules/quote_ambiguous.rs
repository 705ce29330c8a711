//! A quote that stands in several places of its article.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::Holds;
use crate::model::Level;

pub(super) struct QuoteAmbiguous;

impl Rule for QuoteAmbiguous {
    fn facts(&self) -> Facts {
        Facts::new("quote-ambiguous", Level::Warning, include_str!("quote_ambiguous.md"))
    }

    fn quote(&self, _: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        let lines = match quoted.holds {
            Holds::Stands { ambiguous: Some((a, b)), .. } if a == b => format!(", twice in line {a}"),
            Holds::Stands { ambiguous: Some((a, b)), .. } => format!(", such as lines {a} and {b}"),
            Holds::Locked { ambiguous: true } => String::new(),
            _ => return,
        };
        let message = format!("the quote stands in several places of the article{lines}");
        found
            .at(&quoted.item.article.file, quoted.quote.span, message)
            .field("quote")
            .help("quote a few words more, until only one place has them");
    }
}
