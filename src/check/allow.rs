//! What records excuse themselves from: `allow:` with the rule's name and a reason.

use super::finding::Finding;
use super::rule::Used;
use super::rules;
use crate::model::Corpus;

/// Takes out the findings that their records allow, and says which allowances did that. What a rule finds counts as
/// silenced also where the rule's level would have left it untold: levels come and go, reasons stay.
pub(super) fn silence(findings: &mut Vec<Finding>, corpus: &Corpus) -> Used {
    let mut used = Used::default();
    findings.retain(|finding| {
        let Some((article, item)) = finding.item else { return true };
        let citation = &corpus.article(article).citations[item as usize];
        let allowed = citation.allow.iter().any(|allowance| &*allowance.rule.value == finding.rule)
            && rules::by_name(finding.rule).is_none_or(|rule| !rule.facts().is_about_evidence());
        if allowed {
            used.insert(article, item, finding.rule);
        }
        !allowed
    });
    used
}
