//! Texts gathered from several places under one roof: each name from the one that has it as it was.

use super::{Entry, Store, Texts, Unreadable};
use std::collections::BTreeMap;

/// A store that holds texts alone, each taken from one of several [`Texts`].
#[derive(Default)]
pub struct Gathered<'s> {
    texts: BTreeMap<Box<str>, &'s Texts<'s>>,
}

impl<'s> Gathered<'s> {
    /// Takes the text of that name from `texts`, whatever was taken for it before.
    pub fn take(&mut self, name: &str, texts: &'s Texts<'s>) {
        self.texts.insert(name.into(), texts);
    }
}

impl Store for Gathered<'_> {
    fn list(&self, folder: &str, suffix: &str) -> Vec<Entry> {
        let inside = |name: &str| {
            folder.is_empty() || name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let wanted = self.texts.keys().filter(|name| inside(name) && name.ends_with(suffix));
        wanted.map(|name| Entry { path: name.clone(), refused: None }).collect()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(texts) = self.texts.get(path) else { return Ok(None) };
        match texts.read(path)?.map(String::into_bytes) {
            Some(bytes) if bytes.len() as u64 > limit => {
                Err(Unreadable::too_large(bytes.len() as u64, limit))
            }
            bytes => Ok(bytes),
        }
    }
}
