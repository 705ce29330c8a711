//! An `allow` that silences nothing, or may not.

use crate::check::case::{Case, short};
use crate::check::finding::Found;
use crate::check::rule::Used;
use crate::check::rule::{Facts, Rule};
use crate::check::rules::named;
use crate::model::Level;

pub(super) struct UnusedAllow;

impl Rule for UnusedAllow {
    fn facts(&self) -> Facts {
        Facts::new("unused-allow", Level::Warning, include_str!("unused_allow.md"))
    }

    fn allowances(&self, case: &Case<'_>, used: &Used, found: &mut Found) {
        let own = self.facts().name;
        for (id, article) in case.corpus.articles() {
            for (place, citation) in (0..).zip(&article.citations) {
                for allowance in &citation.allow {
                    let (message, help) = match named(&allowance.rule.value) {
                        Err(unknown) => {
                            (format!("there is no rule `{}`", short(&unknown.name)), unknown.help())
                        }
                        Ok(rule) if rule.facts().is_about_evidence() => (
                            format!(
                                "`{}` is about evidence, and no record is excused from that",
                                rule.facts().name
                            ),
                            "mend the evidence; a rule's level for all records stands in posdiff.yaml"
                                .to_owned(),
                        ),
                        // An excuse from this very rule would have to silence the finding that it silences nothing.
                        Ok(rule)
                            if rule.facts().name == own || used.contains(id, place, rule.facts().name) =>
                        {
                            continue;
                        }
                        Ok(rule) => (
                            format!("`{}` finds nothing here to allow", rule.facts().name),
                            "take the line out".to_owned(),
                        ),
                    };
                    found
                        .by(own, Some((id, place)))
                        .at(&article.file, allowance.rule.span, message)
                        .field("allow")
                        .help(help);
                }
            }
        }
    }
}
