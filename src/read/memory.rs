//! A project in memory, for programs that make one, for examples and for tests.

use super::{Entry, Store, Unreadable};
use std::collections::BTreeMap;

/// Files by their paths in the project.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<Box<str>, Vec<u8>>,
}

impl Memory {
    /// Puts a file in, over any of that path.
    pub fn insert(&mut self, path: impl Into<Box<str>>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

impl<P: Into<Box<str>>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }
}

impl<P: Into<Box<str>>, B: Into<Vec<u8>>, const N: usize> From<[(P, B); N]> for Memory {
    fn from(files: [(P, B); N]) -> Self {
        files.into_iter().collect()
    }
}

impl Store for Memory {
    fn list(&self, folder: &str, suffix: &str) -> Vec<Entry> {
        let inside = |path: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let wanted = self.files.keys().filter(|path| inside(path) && path.ends_with(suffix));
        wanted.map(|path| Entry { path: path.clone(), refused: None }).collect()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        match self.files.get(path) {
            Some(bytes) if bytes.len() as u64 > limit => {
                Err(Unreadable::too_large(bytes.len() as u64, limit))
            }
            bytes => Ok(bytes.cloned()),
        }
    }
}
