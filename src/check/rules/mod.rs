//! The rules: one file each, with its page beside it. The list of files is the list of rules.

mod unreadable_file;
mod wrong_shape;
mod unknown_party;
mod unknown_issue;
mod unknown_option;
mod unknown_term;
mod unknown_speaker;
mod wrong_term_value;
mod invalid_date;
mod unknown_seed;
mod uncoded_seed;
mod duplicate_article;
mod duplicate_record;
mod quote_absent;
mod quote_near;
mod quote_ambiguous;
mod quote_missing;
mod quote_long;
mod article_changed;
mod lock_stale;
mod text_missing;
mod contested_position;
mod voiced_after_published;
mod speaker_out_of_office;
mod accepts_what_it_rejects;
mod unexplained_leap;
mod stale_position;
mod unused_party;
mod unused_issue;
mod unused_option;
mod draft_record;
mod unused_allow;

use super::case::{Case, item_at};
use super::finding::{Finding, Found};
use super::rule::{Item, Quoted, Rule, Used};
use crate::history::Entry;
use crate::model::{ArticleId, Fault};
use crate::text::nearest;
use rayon::prelude::*;
use thiserror::Error;

/// Every rule, in the order in which people should read about them.
pub static ALL: &[&dyn Rule] = &[
    &unreadable_file::UnreadableFile,
    &wrong_shape::WrongShape,
    &unknown_party::UnknownParty,
    &unknown_issue::UnknownIssue,
    &unknown_option::UnknownOption,
    &unknown_term::UnknownTerm,
    &unknown_speaker::UnknownSpeaker,
    &wrong_term_value::WrongTermValue,
    &invalid_date::InvalidDate,
    &unknown_seed::UnknownSeed,
    &uncoded_seed::UncodedSeed,
    &duplicate_article::DuplicateArticle,
    &duplicate_record::DuplicateRecord,
    &quote_absent::QuoteAbsent,
    &quote_near::QuoteNear,
    &quote_ambiguous::QuoteAmbiguous,
    &quote_missing::QuoteMissing,
    &quote_long::QuoteLong,
    &article_changed::ArticleChanged,
    &lock_stale::LockStale,
    &text_missing::TextMissing,
    &contested_position::ContestedPosition,
    &voiced_after_published::VoicedAfterPublished,
    &speaker_out_of_office::SpeakerOutOfOffice,
    &accepts_what_it_rejects::AcceptsWhatItRejects,
    &unexplained_leap::UnexplainedLeap,
    &stale_position::StalePosition,
    &unused_party::UnusedParty,
    &unused_issue::UnusedIssue,
    &unused_option::UnusedOption,
    &draft_record::DraftRecord,
    &unused_allow::UnusedAllow,
];

/// A name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no rule `{name}`")]
pub struct UnknownRule {
    /// The name.
    pub name: String,
    /// The rule that was meant, perhaps.
    pub nearest: Option<&'static str>,
}

impl UnknownRule {
    fn of(name: &str) -> Self {
        Self { name: name.into(), nearest: nearest(name, ALL.iter().map(|rule| rule.facts().name)) }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self.nearest {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`posdiff rules` lists them all".into(),
        }
    }
}

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.facts().name == name)
}

/// The rule of that name.
///
/// # Errors
/// [`UnknownRule`], which names the nearest, where there is none.
pub fn named(name: &str) -> Result<&'static dyn Rule, UnknownRule> {
    by_name(name).ok_or_else(|| UnknownRule::of(name))
}

/// What all rules find, in no order.
pub(super) fn judge(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Found::new();
    case.reading.faults.iter().for_each(|fault| pass_on(case, fault, &mut found));
    for rule in ALL {
        rule.project(case, found.by(rule.facts().name, None));
    }
    let mut findings = found.findings;
    let ids: Vec<ArticleId> = case.corpus.articles().map(|(id, _)| id).collect();
    findings.par_extend(ids.into_par_iter().flat_map_iter(|id| judge_article(case, id)));
    let timelines: Vec<_> = case.history.timelines().collect();
    findings.par_extend(timelines.into_par_iter().flat_map_iter(|timeline| {
        let mut found = Found::new();
        for rule in ALL {
            rule.timeline(case, timeline, found.by(rule.facts().name, None));
        }
        found.findings
    }));
    findings
}

/// What is to be said of the allowances that are left.
pub(super) fn judge_allowances(case: &Case<'_>, used: &Used) -> Vec<Finding> {
    let mut found = Found::new();
    for rule in ALL {
        rule.allowances(case, used, found.by(rule.facts().name, None));
    }
    found.findings
}

/// A fault of reading as a finding of the rule that is named after it.
fn pass_on(case: &Case<'_>, fault: &Fault, found: &mut Found) {
    let Some(rule) = ALL.iter().find(|rule| rule.fault() == Some(fault.kind)) else { return };
    let articles = &case.corpus.articles;
    let article = articles.binary_search_by(|article| article.file.path().cmp(&fault.path)).ok();
    let item = article.and_then(|place| {
        let id = ArticleId(u32::try_from(place).ok()?);
        Some((id, item_at(&articles[place], fault.span)?))
    });
    let found = found.by(rule.facts().name, item);
    let finding = match case.corpus.file(&fault.path) {
        Some(file) => found.at(file, fault.span, &fault.message),
        None => found.file(&fault.path, &fault.message),
    };
    finding.help.clone_from(&fault.help);
    if let Some(fix) = &fault.fix {
        finding.fix_at(fix.span, &fix.title, &fix.text);
    }
}

fn judge_article(case: &Case<'_>, id: ArticleId) -> Vec<Finding> {
    let mut found = Found::new();
    let article = case.corpus.article(id);
    let verified = case.verified.article(id);
    for rule in ALL {
        let name = rule.facts().name;
        rule.article(case, id, found.by(name, None));
        for (place, citation) in (0..).zip(&article.citations) {
            let item = Item { article, article_id: id, place, citation };
            rule.item(case, item, found.by(name, Some((id, place))));
            for (quote, verified) in citation.quotes.iter().zip(&verified.quotes[place as usize]) {
                let quoted = Quoted { item, quote, holds: &verified.holds, locked: verified.locked };
                rule.quote(case, quoted, found.by(name, Some((id, place))));
            }
        }
        for record in &article.records {
            let entry = Entry { record, article, article_id: id };
            rule.record(case, entry, found.by(name, Some(entry.place())));
        }
    }
    found.findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn each_rule_is_a_file_with_a_page_of_its_name() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
        let files = |ending: &str| -> BTreeSet<String> {
            let names = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name());
            let names = names.map(|name| name.to_string_lossy().into_owned());
            let stems = names.filter_map(|name| name.strip_suffix(ending).map(|stem| stem.replace('_', "-")));
            stems.filter(|stem| stem != "mod").collect()
        };
        let names: BTreeSet<String> = ALL.iter().map(|rule| rule.facts().name.to_owned()).collect();
        assert_eq!(names, files(".rs"));
        assert_eq!(names, files(".md"));
        for rule in ALL {
            let facts = rule.facts();
            assert!(facts.page.starts_with(&format!("# {}\n", facts.name)), "{}", facts.name);
        }
    }

    #[test]
    fn names_once_released_are_never_changed_and_levels_only_with_a_note_in_the_changelog() {
        let table: Vec<String> =
            ALL.iter().map(|rule| format!("{} {}", rule.facts().name, rule.facts().level.word())).collect();
        let pinned = "unreadable-file error, wrong-shape error, unknown-party error, unknown-issue error, \
             unknown-option error, unknown-term error, unknown-speaker warning, wrong-term-value error, \
             invalid-date error, unknown-seed error, uncoded-seed error, duplicate-article error, \
             duplicate-record error, quote-absent error, quote-near error, quote-ambiguous warning, \
             quote-missing warning, quote-long warning, article-changed error, lock-stale error, \
             text-missing allow, contested-position warning, voiced-after-published error, \
             speaker-out-of-office warning, accepts-what-it-rejects error, unexplained-leap warning, \
             stale-position allow, unused-party allow, unused-issue allow, unused-option allow, \
             draft-record error, unused-allow warning";
        assert_eq!(table.join(", "), pinned);
    }
}
