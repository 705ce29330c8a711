//! A quote that is all but its article's words.

use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::Holds;
use crate::check::{Case, Found, short};
use crate::history::Op;
use crate::history::stance::pieces;
use crate::model::Level;
use crate::read::rewritten;

pub(super) struct QuoteNear;

impl Rule for QuoteNear {
    fn facts(&self) -> Facts {
        Facts::new("quote-near", Level::Error, include_str!("quote_near.md"))
    }

    fn quote(&self, _: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        let Holds::Near { words } = quoted.holds else { return };
        let (file, quote) = (&quoted.item.article.file, quoted.quote);
        let finding = found.at(file, quote.span, "the article says it otherwise").field("quote");
        finding.label(format!("the article has “{}”", short(words)));
        if quote.value.to_lowercase() == words.to_lowercase() {
            finding.note("only capitals differ: write `[T]he` for a letter that may be either");
        } else if let Some(differing) = differing(&quote.value, words) {
            finding.note(format!("that is {differing}"));
        }
        match rewritten(file, quoted.item.citation.span, quote.span, words) {
            Some(text) => {
                finding.help("`posdiff check --fix` writes the article's words");
                finding.fix("write the article's words", text);
            }
            None => {
                finding.help("write the article's words");
            }
        }
    }
}

/// The quote as it becomes the article's words, word by word; none where that would be too long to read.
fn differing(quote: &str, words: &str) -> Option<String> {
    const MOST: usize = 400;
    if quote.len().max(words.len()) > MOST {
        return None;
    }
    let piece = |piece: &crate::history::Piece<'_>| match piece.op {
        Op::Equal => piece.text.to_owned(),
        Op::Delete => format!("[-{}-]", piece.text),
        Op::Insert => format!("{{+{}+}}", piece.text),
    };
    Some(pieces(quote, words).iter().map(piece).collect())
}
