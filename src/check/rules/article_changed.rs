//! A text that was edited after it was locked.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::{ArticleId, Level};

pub(super) struct ArticleChanged;

impl Rule for ArticleChanged {
    fn facts(&self) -> Facts {
        Facts::new("article-changed", Level::Error, include_str!("article_changed.md"))
    }

    fn article(&self, case: &Case<'_>, id: ArticleId, found: &mut Found) {
        let article = case.corpus.article(id);
        let verified = case.verified.article(id);
        let Some(seed) = &article.seed else { return };
        if !verified.has_changed(&seed.value, &case.lock.lock) {
            return;
        }
        let quotes = || {
            verified
                .quotes
                .iter()
                .zip(&article.citations)
                .flat_map(|(verified, citation)| verified.iter().zip(&citation.quotes))
        };
        let lines = |stand: bool| -> Vec<String> {
            let told = quotes().filter(|(verified, _)| verified.holds.stands() == stand);
            told.map(|(_, quote)| article.file.place(quote.span.start).line.to_string()).collect()
        };
        let (stand, fall) = (lines(true), lines(false));
        let message = "the text is no longer the one that was locked";
        let finding = found.at(&article.file, seed.span, message).field("seed");
        finding.note(match (&stand[..], &fall[..]) {
            ([], []) => "no quote rests on it".to_owned(),
            (_, []) => format!("all its quotes still stand: {}", listed(&stand)),
            ([], _) => format!("none of its quotes stands any more: {}", listed(&fall)),
            _ => format!("still standing: {}; no longer: {}", listed(&stand), listed(&fall)),
        });
        finding.help(if fall.is_empty() {
            "see what changed in the text, then run `posdiff lock`"
        } else {
            "see what changed in the text, mend the quotes that no longer stand, then run `posdiff lock`"
        });
    }
}

/// The lines of quotes, so many as one wants to read.
fn listed(lines: &[String]) -> String {
    const MOST: usize = 20;
    let what = if lines.len() == 1 { "the quote in line" } else { "the quotes in lines" };
    let more = lines.len().saturating_sub(MOST);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{what} {}{rest}", lines[..lines.len() - more].join(", "))
}
