//! What all rules together say of a case.

use super::allow;
use super::case::Case;
use super::finding::Finding;
use super::levels::Levels;
use super::rules;
use super::verified::QuoteCounts;
use crate::model::{ArticleId, Corpus, Level};

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

/// `PARTY/ISSUE@DATE` of an item, where all three are known.
fn label(corpus: &Corpus, article: ArticleId, item: u32) -> Option<String> {
    let citation = &corpus.article(article).citations[item as usize];
    let party = &corpus.registry.party(citation.party?).id.value;
    let issue = &corpus.registry.issue(citation.issue?).id.value;
    Some(format!("{party}/{issue}@{}", citation.date?))
}
