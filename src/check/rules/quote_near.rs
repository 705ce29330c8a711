//! A quote that is all but its article's words.

use crate::check::case::{Case, short};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::Holds;
use crate::evidence::fold::fold;
use crate::history::stance::pieces;
use crate::history::{Op, Piece};
use crate::model::Level;
use crate::read::rewritten;

pub(super) struct QuoteNear;

impl Rule for QuoteNear {
    fn facts(&self) -> Facts {
        Facts::new("quote-near", Level::Error, include_str!("quote_near.md"))
    }

    fn quote(&self, _: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        let Holds::Near { words, stand } = quoted.holds else { return };
        let (file, quote) = (&quoted.item.article.file, quoted.quote);
        let finding = found.at(file, quote.span, "the article says it otherwise").field("quote");
        let pieces = pieces_of(&quote.value, words);
        match inserted(&pieces) {
            come if come.is_empty() || come.len() > 3 => finding.label(format!("it has “{}”", short(words))),
            come => finding.label(format!("it has {}", come.join(", "))),
        };
        if fold(&quote.value).to_lowercase() == fold(words).to_lowercase() {
            finding.note("only capitals differ: write `[T]he` for a letter that may be either");
        } else if !pieces.is_empty() {
            finding.note(format!("word by word: {}", pieces.iter().map(shown).collect::<String>()));
        }
        let written = rewritten(file, quoted.item.citation.span, quote.span, words);
        match written.filter(|_| *stand) {
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

/// How the quote becomes the article's words; nothing where that would be too long to read.
fn pieces_of<'t>(quote: &'t str, words: &'t str) -> Vec<Piece<'t>> {
    const MOST: usize = 400;
    if quote.len().max(words.len()) > MOST { Vec::new() } else { pieces(quote, words) }
}

/// The words that the article has and the quote has not, each in its marks.
fn inserted(pieces: &[Piece<'_>]) -> Vec<String> {
    let come = pieces.iter().filter(|piece| piece.op == Op::Insert);
    come.map(|piece| format!("“{}”", piece.text.trim())).collect()
}

fn shown(piece: &Piece<'_>) -> String {
    match piece.op {
        Op::Equal => piece.text.to_owned(),
        Op::Delete => format!("[-{}-]", piece.text),
        Op::Insert => format!("{{+{}+}}", piece.text),
    }
}
