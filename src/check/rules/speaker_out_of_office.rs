//! A speaker who held none of the listed offices when the stance was voiced.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::Entry;
use crate::model::{Level, RecordSpeaker};

pub(super) struct SpeakerOutOfOffice;

impl Rule for SpeakerOutOfOffice {
    fn facts(&self) -> Facts {
        Facts::new("speaker-out-of-office", Level::Warning, include_str!("speaker_out_of_office.md"))
    }

    fn record(&self, case: &Case<'_>, entry: Entry<'_>, found: &mut Found) {
        let Some(stated) = &entry.record.speaker else { return };
        let RecordSpeaker::Known(place) = stated.value else { return };
        let party = case.corpus.registry.party(entry.record.party.value);
        let speaker = &party.speakers[place as usize];
        let (first, Some(last)) = entry.voiced_between() else { return };
        if speaker.offices.is_empty() || speaker.offices.iter().any(|office| office.overlaps(first, last)) {
            return;
        }
        let date = entry.record.voiced(entry.article).map(|date| date.to_string()).unwrap_or_default();
        let message = format!("`{}` held no office of `{}` at {date}", speaker.id.value, party.id.value);
        let finding = found.at(&entry.article.file, stated.span, message).field("speaker");
        const MOST: usize = 4;
        for office in speaker.offices.iter().take(MOST) {
            let from = office.from.map_or_else(String::new, |from| format!(" from {from}"));
            let to = office.to.map_or_else(String::new, |to| format!(" to {to}"));
            finding.note(format!("{}{from}{to}", office.role));
        }
        finding.help("correct the date, name who spoke, or add the office to parties.yaml");
    }
}
