//! Two records of one article that cannot be told apart.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::Entry;
use crate::model::{ArticleId, Level, RecordSpeaker};
use std::collections::HashMap;

pub(super) struct DuplicateRecord;

impl Rule for DuplicateRecord {
    fn facts(&self) -> Facts {
        Facts::new("duplicate-record", Level::Error, include_str!("duplicate_record.md"))
    }

    fn article(&self, case: &Case<'_>, id: ArticleId, found: &mut Found) {
        let article = case.corpus.article(id);
        let mut first_lines = HashMap::new();
        for record in &article.records {
            let speaker = record.speaker.as_ref().map(|speaker| match &speaker.value {
                RecordSpeaker::Known(place) => (Some(*place), ""),
                RecordSpeaker::Unknown(text) | RecordSpeaker::Name(text) => (None, &**text),
            });
            let key = (record.party.value, record.issue.value, record.voiced(article), speaker);
            let first = *first_lines.entry(key).or_insert(record.line);
            if first != record.line {
                let registry = &case.corpus.registry;
                let (party, issue) = (registry.party(record.party.value), registry.issue(record.issue.value));
                let message = format!(
                    "a second record of `{}` on `{}` with the date and speaker of the one in line {first}",
                    party.id.value, issue.id.value
                );
                found
                    .on(Entry { record, article, article_id: id }, record.party.span, message)
                    .field("party")
                    .help("make one record of the two, with a list of quotes, or say what tells them apart");
            }
        }
    }
}
