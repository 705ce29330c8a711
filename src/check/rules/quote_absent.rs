//! A quote that its article does not hold.

use crate::check::case::{Case, short};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::{Holds, Likest};
use crate::evidence::{Guard, Quote};
use crate::model::Level;

pub(super) struct QuoteAbsent;

impl Rule for QuoteAbsent {
    fn facts(&self) -> Facts {
        Facts::new("quote-absent", Level::Error, include_str!("quote_absent.md"))
    }

    fn quote(&self, _: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        let Holds::Absent { nearest } = quoted.holds else { return };
        let (file, span) = (&quoted.item.article.file, quoted.quote.span);
        if Quote::parse(&quoted.quote.value).is_empty() {
            found
                .at(file, span, "the quote has no word to look for")
                .field("quote")
                .help("quote a phrase of the article: gaps and `[editor's words]` alone prove nothing");
            return;
        }
        let finding = found.at(file, span, "the article does not say this").field("quote");
        match nearest {
            None => {
                finding.help(
                    "copy the phrase from the article; gaps are `…`, words of your own stand in `[brackets]`",
                );
            }
            Some(Likest { words, line, guard }) => {
                finding.label(format!("line {line} of the article has “{}”", short(words)));
                if let Some(guard) = guard {
                    finding.note(format!(
                        "little differs, but {} does, and on that a position may hang",
                        what(*guard)
                    ));
                }
                finding.help(
                    "quote the article's own words, and see whether the record still says what they say",
                );
            }
        }
    }
}

fn what(guard: Guard) -> &'static str {
    match guard {
        Guard::Number => "a number",
        Guard::Calendar => "a month or a day of the week",
        Guard::Negation => "a negation",
        Guard::Modal => "a modal verb (will, may, must …)",
    }
}
