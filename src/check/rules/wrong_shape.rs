//! What has not the shape of the format: reading finds it, but for the rules' names in `posdiff.yaml`.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::check::rules::named;
use crate::model::{FaultKind, Level};
use crate::read::SETTINGS;

pub(super) struct WrongShape;

impl Rule for WrongShape {
    fn facts(&self) -> Facts {
        Facts::new("wrong-shape", Level::Error, include_str!("wrong_shape.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::WrongShape)
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let Some(file) = case.corpus.file(SETTINGS) else { return };
        for (name, span) in &case.corpus.settings.rule_spans {
            if let Err(unknown) = named(name) {
                found.at(file, *span, unknown.to_string()).field("rules").help(unknown.help());
            }
        }
    }
}
