//! A file that cannot be read at all: of records, which reading finds, or of an article's text, or the lock.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::check::verified::TextState;
use crate::model::{FaultKind, Level};
use std::collections::BTreeMap;

pub(super) struct UnreadableFile;

impl Rule for UnreadableFile {
    fn facts(&self) -> Facts {
        Facts::new("unreadable-file", Level::Error, include_str!("unreadable_file.md"))
    }

    fn fault(&self) -> Option<FaultKind> {
        Some(FaultKind::UnreadableFile)
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let mut refused = BTreeMap::new();
        for (id, article) in case.corpus.articles() {
            if let (Some(seed), TextState::Unreadable(why)) = (&article.seed, &case.verified.article(id).text)
            {
                refused.insert(case.texts.path(&seed.value), why);
            }
        }
        refused.extend(case.verified.unreadable.iter().map(|(name, why)| (case.texts.path(name), why)));
        refused.extend(case.lock.unreadable.iter().map(|why| (case.lock.path.to_string(), why)));
        for (path, why) in refused {
            found.file(&path, &why.message).help.clone_from(&why.help);
        }
    }
}
