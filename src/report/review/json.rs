//! A review as `posdiff/review/1`.

use super::Review;
use crate::report::findings_json::FindingJson;
use crate::report::json::{MoveJson, RecordJson, each, write};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct ReviewJson<'a, R, M, F> {
    schema: &'static str,
    base: &'a str,
    articles: ArticlesJson<'a>,
    uncoded: &'a [String],
    records: R,
    moves: M,
    findings: FindingsJson<F>,
    lock_alone: Vec<RecordJson<'a>>,
    settings_changed: Vec<&'a str>,
}

/// Articles by their names; one whose file was renamed goes by the name that it has today.
#[derive(Serialize)]
struct ArticlesJson<'a> {
    new: Vec<&'a str>,
    changed: Vec<&'a str>,
    removed: Vec<&'a str>,
}

#[derive(Serialize)]
struct DifferenceJson<'a> {
    cause: &'static str,
    before: Option<RecordJson<'a>>,
    after: Option<RecordJson<'a>>,
}

#[derive(Serialize)]
struct FindingsJson<F> {
    new: F,
    gone: usize,
}

/// Writes the document.
///
/// # Errors
/// Those of `out`.
pub fn review<'a>(review: &'a Review<'a>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = review.today.corpus();
    let articles = review.articles;
    let document = ReviewJson {
        schema: "posdiff/review/1",
        base: review.base,
        articles: ArticlesJson {
            new: articles.new.iter().map(|article| &*article.name).collect(),
            changed: articles.changed.iter().map(|(_, article)| &*article.name).collect(),
            removed: articles.removed.iter().map(|article| &*article.name).collect(),
        },
        uncoded: review.uncoded,
        records: each(review.differences, |difference| DifferenceJson {
            cause: difference.cause.word(),
            before: difference.before.map(|entry| RecordJson::new(entry, review.before)),
            after: difference.after.map(|entry| RecordJson::new(entry, corpus)),
        }),
        moves: each(review.moves, |step| MoveJson::new(step, corpus)),
        findings: FindingsJson {
            new: each(review.new_findings, |finding| FindingJson::of(finding)),
            gone: review.gone,
        },
        lock_alone: review.lock_alone.iter().map(|entry| RecordJson::new(*entry, corpus)).collect(),
        settings_changed: review.settings.iter().map(|change| change.name.as_str()).collect(),
    };
    write(&document, out)
}
