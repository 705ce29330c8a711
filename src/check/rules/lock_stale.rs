//! A lock that is not there, that cannot be read, or that does not know what the records now say.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Quoted, Rule};
use crate::check::verified::{Holds, TextState};
use crate::model::{ArticleId, Level};
use crate::text::Span;

pub(super) struct LockStale;

const RUN: &str = "run `posdiff lock`, and commit what it writes";

impl Rule for LockStale {
    fn facts(&self) -> Facts {
        Facts::new("lock-stale", Level::Error, include_str!("lock_stale.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let Some(file) = &case.lock.file else {
            let something = case.texts.names().len() > 0 || !case.corpus.articles.is_empty();
            if something && case.lock.unreadable.is_none() {
                found.file(&case.lock.path, "there is no lock").help(RUN);
            }
            return;
        };
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', file.text().as_bytes()).map(|end| end + 1));
        for problem in &case.lock.problems {
            let start = starts.get(problem.line - 1).copied().unwrap_or_default();
            let length = file.text()[start..].lines().next().map_or(0, str::len);
            let place = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
            let message = format!("the lock cannot be read here: {}", problem.message);
            found.at(file, Span::new(place(start), place(start + length)), message).help(RUN);
        }
    }

    fn article(&self, case: &Case<'_>, id: ArticleId, found: &mut Found) {
        let article = case.corpus.article(id);
        let Some(seed) = article.seed.as_ref().filter(|_| case.lock.file.is_some()) else { return };
        let here = !matches!(case.verified.article(id).text, TextState::Missing);
        if here && case.lock.lock.seed(&seed.value).is_none() {
            found.at(&article.file, seed.span, "the lock does not know this article").field("seed").help(RUN);
        }
    }

    fn quote(&self, case: &Case<'_>, quoted: Quoted<'_>, found: &mut Found) {
        // Where the lock does not know the article either, that is told once, for the article.
        let seed = quoted.item.article.seed.as_ref();
        let article_known = seed.is_some_and(|seed| case.lock.lock.seed(&seed.value).is_some());
        let (message, help) = match quoted.holds {
            Holds::Stands { .. } if article_known && !quoted.locked => {
                ("the lock does not know this quote", RUN)
            }
            Holds::Unknown => (
                "nobody vouches for this quote: its text is not at hand, and the lock does not know it",
                "run `posdiff lock` where the text is at hand, and commit what it writes",
            ),
            _ => return,
        };
        found.at(&quoted.item.article.file, quoted.quote.span, message).field("quote").help(help);
    }
}
