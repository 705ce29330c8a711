//! A record at odds with itself: an option accepted and rejected, or held and rejected.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::Entry;
use crate::model::{Level, Stated};

pub(super) struct AcceptsWhatItRejects;

impl Rule for AcceptsWhatItRejects {
    fn facts(&self) -> Facts {
        Facts::new("accepts-what-it-rejects", Level::Error, include_str!("accepts_what_it_rejects.md"))
    }

    fn record(&self, case: &Case<'_>, entry: Entry<'_>, found: &mut Found) {
        // One record states what one article says. What earlier ones said and this one did not take back is how a party
        // changes its mind, and no fault of any file.
        let Stated::Said(rejects) = &entry.record.rejects else { return };
        let held = entry.record.position.said().and_then(|position| position.value.option());
        let accepts = entry.record.accepts.said().map_or(&[][..], |accepts| accepts);
        let issue = case.corpus.registry.issue(entry.record.issue.value);
        for (place, rejected) in rejects.iter().enumerate() {
            let option = rejected.value;
            let verb = if held == Some(option) {
                "holds"
            } else if accepts.iter().any(|accepted| accepted.value == option) {
                "accepts"
            } else {
                continue;
            };
            if rejects[..place].iter().any(|before| before.value == option) {
                continue; // told already
            }
            let message = format!("rejects `{}`, which the same record {verb}", issue.option_id(option));
            found
                .at(&entry.article.file, rejected.span, message)
                .field("rejects")
                .help("see what the article says; a party that says both is `position: mixed`");
        }
    }
}
