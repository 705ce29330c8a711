//! A text that has arrived and that no article's file speaks of.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::{FaultKind, Level};
use std::collections::BTreeSet;

pub(super) struct UncodedSeed;

impl Rule for UncodedSeed {
    fn facts(&self) -> Facts {
        Facts::new("uncoded-seed", Level::Error, include_str!("uncoded_seed.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let coded = case.corpus.coded();
        let locked = case.lock.lock.seeds().map(|(name, _)| name);
        let names: BTreeSet<&str> = case.texts.names().chain(locked).collect();
        // The file that speaks of it may be the very one that cannot be read.
        let unread =
            case.reading.faults.iter().find(|fault| {
                fault.kind == FaultKind::UnreadableFile && fault.path.starts_with("positions/")
            });
        for name in names.into_iter().filter(|name| !coded.contains_key(name)) {
            let at_hand = case.texts.contains(name);
            let message = if at_hand {
                "no article's file speaks of this text"
            } else {
                "the lock has a text that no article's file speaks of"
            };
            let help = match unread {
                Some(fault) => {
                    format!("{} cannot be read: mend it first, it may speak of this text", fault.path)
                }
                None if at_hand => format!(
                    "`posdiff draft {name}` proposes its file; one that states no position has `records: []`"
                ),
                None => format!(
                    "write its article's file; if the text is gone for good, delete its lines from {}",
                    case.lock.path
                ),
            };
            found.file(&case.texts.path(name), message).help(help);
        }
    }
}
