//! All of it → findings: do the records hold? One file a rule in [`rules`], each with its page beside it.
//!
//! [`Case`] puts together what rules judge by: what was read, its history, and every quote held against its text or the
//! lock. [`check`] lets every rule look at it. Pure: the same case gives the same findings in the same order.
//!
//! ```
//! use posdiff::check::{Case, Levels, LockFile, check};
//! use posdiff::read::{read, Memory, Texts};
//!
//! let project = Memory::from([
//!     ("positions/parties.yaml", "north: {name: Northland}"),
//!     ("positions/issues.yaml", "peace: {question: Peace?}"),
//!     ("positions/a.yaml", "article: {seed: a.txt, title: A, published: 2022}\n\
//!       records: [{party: north, issue: peace, stance: Peace now., quote: peice at once}]"),
//!     ("seeds/a.txt", "Northland wants peace at once."),
//! ]);
//! let reading = read(&project);
//! let settings = &reading.corpus.settings;
//! let (texts, lock) = (Texts::inside(&project, &settings.seeds), LockFile::read(&project, settings));
//! let judgement = check(&Case::new(&reading, &texts, &lock), &Levels::of(settings));
//! let rules: Vec<_> = judgement.findings.iter().map(|finding| finding.rule).collect();
//! assert_eq!(rules, ["quote-near", "lock-stale"]);
//! ```

pub mod finding;
pub mod levels;
pub mod rule;
pub mod rules;
pub mod verified;
pub mod allow;
pub mod base;

pub use finding::{At, Edit, Finding, FindingFix, Found};
pub use levels::{Levels, UnknownRule};
pub use rule::{Facts, Item, Quoted, Rule};
pub use verified::{Holds, LockFile, QuoteCounts, Renewed, TextState, Verified, renew};

use crate::history::{Entry, History, Selection};
use crate::model::{Article, ArticleId, Corpus, Level};
use crate::read::{Reading, Texts};
use crate::text::Span;
use std::collections::BTreeMap;

/// What rules judge by.
pub struct Case<'c> {
    /// What was read, and the faults of reading.
    pub reading: &'c Reading,
    /// What could be read.
    pub corpus: &'c Corpus,
    /// The records that count, in order.
    pub history: History<'c>,
    /// The articles' texts.
    pub texts: &'c Texts<'c>,
    /// The lock.
    pub lock: &'c LockFile,
    /// How every quote holds.
    pub verified: Verified,
}

impl<'c> Case<'c> {
    /// Verifies every quote and puts the records in order.
    pub fn new(reading: &'c Reading, texts: &'c Texts<'c>, lock: &'c LockFile) -> Self {
        let corpus = &reading.corpus;
        let (verified, history) = rayon::join(
            || Verified::of(corpus, texts, &lock.lock),
            || History::new(corpus, Selection::default()),
        );
        Self { reading, corpus, history, texts, lock, verified }
    }
}

/// What all rules together say.
#[derive(Debug)]
pub struct Judgement {
    /// The findings that are told, by path, then place, then rule.
    pub findings: Vec<Finding>,
    /// How many there are of what.
    pub summary: Summary,
}

/// How many there are of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Findings that are told and fail the check.
    pub error: usize,
    /// Findings that are told and do not.
    pub warning: usize,
    /// Articles whose files could be read.
    pub articles: usize,
    /// Records that count.
    pub records: usize,
    /// Quotes, those of drafts and of records that cannot be placed included.
    pub quotes: QuoteCounts,
}

/// Lets every rule judge the case. Findings at level `allow` are not told, nor are those that their record allows.
pub fn check(case: &Case<'_>, levels: &Levels) -> Judgement {
    let mut findings = rules::judge(case);
    let used = allow::silence(&mut findings, case.corpus);
    let mut about_allowances = rules::judge_allowances(case, &used);
    allow::silence(&mut about_allowances, case.corpus);
    findings.append(&mut about_allowances);

    findings.retain_mut(|finding| {
        finding.level = levels.level(finding.rule);
        finding.level != Level::Allow
    });
    for finding in &mut findings {
        if let Some((article, item)) = finding.item {
            finding.record = label(case.corpus, article, item);
        }
    }
    findings.sort_by(|a, b| (&a.at, a.rule, &a.message).cmp(&(&b.at, b.rule, &b.message)));
    let mut judgement = Judgement { findings, summary: Summary::default() };
    judgement.count();
    judgement.summary.articles = case.corpus.articles.len();
    judgement.summary.records = case.history.len();
    judgement.summary.quotes = QuoteCounts::of(case.verified.quotes());
    judgement
}

impl Judgement {
    /// Narrows what is told to the files at or below these paths of the project; errors and warnings are counted anew.
    pub fn narrow(&mut self, paths: &[impl AsRef<str>]) {
        let below = |path: &str, folder: &str| {
            let rest = path.strip_prefix(folder.trim_end_matches('/'));
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.findings.retain(|finding| paths.iter().any(|path| below(&finding.at.path, path.as_ref())));
        self.count();
    }

    fn count(&mut self) {
        let of = |level| self.findings.iter().filter(|finding| finding.level == level).count();
        (self.summary.error, self.summary.warning) = (of(Level::Error), of(Level::Warning));
    }
}

/// Every seed that an article's file speaks of, with the first such article.
fn coded(corpus: &Corpus) -> BTreeMap<&str, ArticleId> {
    let mut coded = BTreeMap::new();
    for (id, article) in corpus.articles() {
        if let Some(seed) = &article.seed {
            coded.entry(&*seed.value).or_insert(id);
        }
    }
    coded
}

/// `PARTY/ISSUE@DATE` of an item, where all three are known.
fn label(corpus: &Corpus, article: ArticleId, item: u32) -> Option<String> {
    let citation = &corpus.article(article).citations[item as usize];
    let party = &corpus.registry.party(citation.party?).id.value;
    let issue = &corpus.registry.issue(citation.issue?).id.value;
    Some(format!("{party}/{issue}@{}", citation.date?))
}

/// The item of the article's records that holds the span.
fn item_at(article: &Article, span: Span) -> Option<u32> {
    let place =
        article.citations.partition_point(|citation| citation.span.start <= span.start).checked_sub(1)?;
    let inside = span.start < article.citations[place].span.end.max(article.citations[place].span.start + 1);
    inside.then(|| u32::try_from(place).unwrap_or(u32::MAX))
}

/// The first line of an item, for findings about the whole of it.
fn first_line(article: &Article, span: Span) -> Span {
    let line = article.file.slice(span).lines().next().unwrap_or_default();
    Span::new(span.start, span.start + u32::try_from(line.trim_end().len()).unwrap_or(0))
}

/// What a file or an article says, short enough for a message.
fn short(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// A record as messages speak of it: `positions/a.yaml:12`.
fn place_of(entry: Entry<'_>) -> String {
    format!("{}:{}", entry.article.file.path(), entry.record.line)
}
