//! What a rule is: a unit struct that says its name, its level and its page, and implements the one method that sees
//! just enough for it.

use super::case::Case;
use super::finding::Found;
use super::verified::Holds;
use crate::history::{Entry, Timeline};
use crate::model::{Article, ArticleId, Citation, FaultKind, Level};
use crate::text::Spanned;
use std::collections::BTreeSet;

/// What is known of a rule before it has looked at anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its name, in words parted by hyphens, as it reads after the word "allow".
    pub name: &'static str,
    /// How much it weighs unless somebody says otherwise.
    pub level: Level,
    /// Its page: what it finds, why that matters, examples, what to do. Markdown.
    pub page: &'static str,
}

impl Facts {
    /// The facts of a rule.
    pub const fn new(name: &'static str, level: Level, page: &'static str) -> Self {
        Self { name, level, page }
    }

    /// What it finds, in a sentence or two: the first paragraph of its page, on one line.
    pub fn finds(&self) -> String {
        let paragraphs = self.page.split("\n\n").map(str::trim);
        let first = paragraphs.into_iter().find(|text| !text.is_empty() && !text.starts_with('#'));
        first.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether it is about evidence, which no record may excuse itself from.
    pub fn is_about_evidence(&self) -> bool {
        ["quote-", "lock-"].iter().any(|begin| self.name.starts_with(begin))
            || ["article-changed", "text-missing"].contains(&self.name)
    }
}

/// An item of a file's `records`, whether it counts or not.
#[derive(Clone, Copy, Debug)]
pub struct Item<'c> {
    /// The article that shows it.
    pub article: &'c Article,
    /// That article's id.
    pub article_id: ArticleId,
    /// Its place among the article's citations.
    pub place: u32,
    /// What it cites.
    pub citation: &'c Citation,
}

/// One quote of an item, and whether it holds.
#[derive(Clone, Copy, Debug)]
pub struct Quoted<'c> {
    /// Whose quote it is.
    pub item: Item<'c>,
    /// The quote.
    pub quote: &'c Spanned<Box<str>>,
    /// Whether it stands in its article.
    pub holds: &'c Holds,
    /// Whether the lock knows it.
    pub locked: bool,
}

/// Which allowances silenced something: the article, the item of its records, and the rule.
#[derive(Debug, Default)]
pub struct Used(BTreeSet<(ArticleId, u32, &'static str)>);

impl Used {
    /// The item's allowance for that rule silenced something.
    pub(super) fn insert(&mut self, article: ArticleId, item: u32, rule: &'static str) {
        self.0.insert((article, item, rule));
    }

    /// Whether the item's allowance for that rule silenced anything.
    pub fn contains(&self, article: ArticleId, item: u32, rule: &'static str) -> bool {
        self.0.contains(&(article, item, rule))
    }
}

/// A rule. It finds by the narrowest method that shows it what it judges; all others find nothing.
///
/// Methods of articles, items, records and quotes run side by side for many articles, those of timelines for many
/// timelines; what is found is sorted afterwards, so a rule need not care for order.
pub trait Rule: Sync {
    /// Its name, level and page.
    fn facts(&self) -> Facts;

    /// The kind of fault that reading finds and that it passes on.
    fn fault(&self) -> Option<FaultKind> {
        None
    }

    /// Judges one quote.
    fn quote(&self, _case: &Case<'_>, _quoted: Quoted<'_>, _found: &mut Found) {}

    /// Judges one item of a file's `records`, drafts and what cannot be placed included.
    fn item(&self, _case: &Case<'_>, _item: Item<'_>, _found: &mut Found) {}

    /// Judges one record that counts.
    fn record(&self, _case: &Case<'_>, _entry: Entry<'_>, _found: &mut Found) {}

    /// Judges one article's file.
    fn article(&self, _case: &Case<'_>, _id: ArticleId, _found: &mut Found) {}

    /// Judges one party's records on one issue.
    fn timeline(&self, _case: &Case<'_>, _timeline: Timeline<'_, '_>, _found: &mut Found) {}

    /// Judges the project as a whole.
    fn project(&self, _case: &Case<'_>, _found: &mut Found) {}

    /// Judges what the records allow, once it is known what that silenced.
    fn allowances(&self, _case: &Case<'_>, _used: &Used, _found: &mut Found) {}
}
