//! Every article, with what was taken from it.

use super::anchors;
use super::faces::Face;
use super::foreign::{text, web};
use super::sheet::{Detail, IssueHead, Sheet};
use crate::history::{Entry, Pair};
use crate::model::{ArticleId, Record, Stated};
use crate::report::{link, words};
use chrono::NaiveDate;

/// The section on the articles.
pub(super) struct Articles {
    pub(super) articles: Vec<Article>,
    pub(super) left_out: Option<String>,
}

/// An article.
pub(super) struct Article {
    pub(super) anchor: String,
    pub(super) title: String,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) records: Vec<Item>,
}

/// A record of it.
pub(super) struct Item {
    pub(super) anchor: String,
    pub(super) face: Face,
    pub(super) issue: IssueHead,
    pub(super) day: NaiveDate,
    pub(super) date: String,
    /// The option, or that it was withdrawn; none where it states none.
    pub(super) place: Option<String>,
    pub(super) stance: String,
    pub(super) quotes: Vec<String>,
    pub(super) voice: String,
    pub(super) confidence: Option<&'static str>,
    pub(super) link: Option<String>,
    pub(super) details: Vec<Detail>,
}

/// All articles, the earliest first; those of nothing within the page's bounds stand with their titles alone, unless
/// the page is narrowed.
pub(super) fn articles(sheet: &Sheet<'_, '_>) -> Articles {
    let corpus = sheet.history.corpus();
    let narrowed = !sheet.page.parties.is_empty() || !sheet.page.issues.is_empty();
    let selected = sheet.page.selection != crate::history::Selection::default();
    let mut articles: Vec<(NaiveDate, ArticleId)> = corpus
        .articles()
        .map(|(id, article)| {
            let published = article.published.map(|published| published.value.last());
            (published.unwrap_or(NaiveDate::MAX), id)
        })
        .collect();
    articles.sort_unstable();
    let mut left_out = 0;
    let articles = articles.into_iter().filter_map(|(_, id)| {
        let article = corpus.article(id);
        let entries = article.records.iter().map(|record| Entry { record, article, article_id: id });
        let records: Vec<Item> = entries.filter_map(|entry| item(sheet, entry)).collect();
        // What is empty for want of room or of interest is not what is empty because the article says nothing.
        if records.is_empty() && (narrowed || selected || !article.records.is_empty()) {
            left_out += usize::from(!narrowed && !selected);
            return None;
        }
        Some(Article {
            anchor: anchors::article(&article.name),
            title: text(&article.title),
            publisher: article.publisher.as_deref().map(text),
            published: article.published.map(|published| published.value.to_string()),
            url: article.url.as_deref().and_then(web),
            records,
        })
    });
    let articles = articles.collect();
    Articles { articles, left_out: told(sheet, left_out) }
}

fn told(sheet: &Sheet<'_, '_>, articles: usize) -> Option<String> {
    let missing = sheet.within - sheet.listed;
    (missing > 0).then(|| {
        format!(
            "The latest {} of {} are listed{}: --party, --issue and --to choose others.",
            sheet.listed,
            words::count(sheet.within, "record"),
            if articles > 0 {
                format!("; {} have none of them", words::count(articles, "article"))
            } else {
                String::new()
            }
        )
    })
}

fn item(sheet: &Sheet<'_, '_>, entry: Entry<'_>) -> Option<Item> {
    let anchor = sheet.records.get(entry)?.to_owned();
    let record = entry.record;
    let pair = Pair { issue: record.issue.value, party: record.party.value };
    let issue = sheet.registry.issue(pair.issue);
    Some(Item {
        anchor,
        face: sheet.face(pair.party),
        issue: sheet.issue(pair.issue),
        day: record.day,
        date: words::voiced(entry),
        place: match &record.position {
            _ if record.withdrawn => Some("withdrawn".into()),
            Stated::Said(position) => Some(issue.position_id(position.value).into()),
            Stated::Dropped => Some("position dropped".into()),
            Stated::Unsaid => None,
        },
        stance: text(&record.stance.value),
        quotes: words::quotes(entry).map(|quote| text(&words::quoted(quote))).collect(),
        voice: text(&words::voice(entry, sheet.registry)),
        confidence: record.confidence.map(crate::model::Confidence::word),
        link: link::to_passage(entry).as_deref().and_then(web),
        details: details(sheet, record),
    })
}

/// What the record says besides its place and its stance.
fn details(sheet: &Sheet<'_, '_>, record: &Record) -> Vec<Detail> {
    let issue = sheet.registry.issue(record.issue.value);
    let mut details = Vec::new();
    let mut push =
        |name: &str, value: String| details.push(Detail { name: name.into(), value: text(&value) });
    for statement in &record.terms {
        let term = &issue.terms[statement.term.0 as usize];
        let value = match &statement.value {
            None => "dropped".into(),
            value => words::term_value(value.as_ref(), &term.kind, sheet.registry),
        };
        push(&term.id.value, value);
    }
    for (name, options) in [("accepts", &record.accepts), ("rejects", &record.rejects)] {
        match options {
            Stated::Unsaid => {}
            Stated::Dropped => push(name, "nothing any more".into()),
            Stated::Said(options) => {
                let ids: Vec<&str> = options.iter().map(|option| issue.option_id(option.value)).collect();
                push(name, ids.join(", "));
            }
        }
    }
    match &record.conditions {
        Stated::Unsaid => {}
        Stated::Dropped => push("conditions", "none any more".into()),
        Stated::Said(conditions) => {
            for condition in conditions {
                push("condition", condition.value.to_string());
            }
        }
    }
    details
}
