//! A stance that nobody has spoken of for long.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::history::Timeline;
use crate::history::point::age;
use crate::model::Level;

pub(super) struct StalePosition;

impl Rule for StalePosition {
    fn facts(&self) -> Facts {
        Facts::new("stale-position", Level::Allow, include_str!("stale_position.md"))
    }

    fn timeline(&self, case: &Case<'_>, timeline: Timeline<'_, '_>, found: &mut Found) {
        let own = timeline.entries.iter().rfind(|entry| !entry.record.is_told());
        let (Some(last), Some((_, latest))) = (own.or(timeline.entries.last()), case.history.days()) else {
            return;
        };
        let day = last.record.day;
        if (latest - day).num_days() <= i64::from(case.corpus.settings.stale_after) {
            return;
        }
        let span = last.record.date.map_or(last.record.issue.span, |date| date.span);
        let message =
            format!("the last record is {} older than the latest of all ({latest})", age(day, latest));
        found
            .on(*last, span, message)
            .field("date")
            .help("look for what the party has said since, or leave it: silence is no change");
    }
}
