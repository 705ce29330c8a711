//! The articles' texts: which there are, and each of them on demand.
//!
//! A text is known by its name: its path below the folder of texts, parted by `/`, as an article's `seed` gives it.
//! Only what the listing of that folder found is ever opened, so no name can reach a file anywhere else.

use super::{Entry, Store, TEXT_LIMIT, Unreadable};
use crate::text::TextFile;
use std::collections::BTreeMap;

/// The texts in one folder of a store.
pub struct Texts<'s> {
    store: &'s dyn Store,
    /// Where the store has them; empty where that is its root.
    folder: String,
    /// Where messages say they are.
    shown: String,
    entries: BTreeMap<Box<str>, Option<Unreadable>>,
}

impl<'s> Texts<'s> {
    /// The texts below `folder` of a project.
    pub fn inside(store: &'s dyn Store, folder: &str) -> Self {
        Self::listed(store, folder, folder)
    }

    /// The texts of a store that holds nothing else, as `--seeds` names one. Messages speak of them as if they stood
    /// in `folder` of the project: where a machine keeps them is nobody else's concern.
    pub fn elsewhere(store: &'s dyn Store, folder: &str) -> Self {
        Self::listed(store, "", folder)
    }

    fn listed(store: &'s dyn Store, folder: &str, shown: &str) -> Self {
        let (folder, shown) = (plain(folder), plain(shown));
        let entries = store.list(&folder, ".txt").into_iter().map(|Entry { path, refused }| {
            let below = path.strip_prefix(&*folder).unwrap_or(&path);
            (Box::from(below.trim_start_matches('/')), refused)
        });
        Self { store, entries: entries.collect(), folder, shown }
    }

    /// The names of all texts, sorted, those that cannot be read included.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.keys().map(|name| &**name)
    }

    /// Whether there is a text of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// Where the lock of a project stands: beside its texts, and there also when the texts are elsewhere.
    pub fn lock_path(folder: &str) -> String {
        joined(&plain(folder), "seeds.lock")
    }

    /// The path of a text of that name in the project, for messages.
    pub fn path(&self, name: &str) -> String {
        joined(&self.shown, name)
    }

    /// A text; none where there is no such.
    ///
    /// # Errors
    /// [`Unreadable`] where it is no plain file, too large, or not UTF-8.
    pub fn read(&self, name: &str) -> Result<Option<String>, Unreadable> {
        match self.entries.get(name) {
            None => return Ok(None),
            Some(Some(refused)) => return Err(refused.clone()),
            Some(None) => {}
        }
        let Some(bytes) = self.store.read(&joined(&self.folder, name), TEXT_LIMIT)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|error| not_utf8(&error))
    }
}

/// The byte at which a text stops being UTF-8, in words.
pub(super) fn not_utf8(error: &std::string::FromUtf8Error) -> Unreadable {
    let at = error.utf8_error().valid_up_to();
    let bad = error.as_bytes().get(at).copied().unwrap_or_default();
    let good = TextFile::new("", String::from_utf8_lossy(&error.as_bytes()[..at]));
    let place = good.place(u32::try_from(at).unwrap_or(u32::MAX));
    Unreadable::new(
        format!(
            "not UTF-8: byte {bad:#04x} at line {}, column {} begins no character",
            place.line, place.column
        ),
        "save the file as UTF-8",
    )
}

/// A folder's path without what changes nothing, such as `./` and a slash at its end.
fn plain(folder: &str) -> String {
    folder.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Memory;

    fn texts(memory: &Memory, folder: &str) -> Vec<String> {
        Texts::inside(memory, folder).names().map(Into::into).collect()
    }

    #[test]
    fn a_text_is_known_by_its_path_below_the_folder() {
        let memory =
            Memory::from([("seeds/b.txt", "b"), ("seeds/2022/a.txt", "a"), ("seeds/seeds.lock", "")]);
        assert_eq!(texts(&memory, "seeds"), ["2022/a.txt", "b.txt"]);
        assert_eq!(texts(&memory, "./seeds/"), ["2022/a.txt", "b.txt"]);
        let texts = Texts::inside(&memory, "seeds");
        assert_eq!(texts.read("2022/a.txt").unwrap().as_deref(), Some("a"));
        assert_eq!(texts.path("b.txt"), "seeds/b.txt");
        assert_eq!(
            ["seeds", "./a/b/", "."].map(Texts::lock_path),
            ["seeds/seeds.lock", "a/b/seeds.lock", "seeds.lock"]
        );
    }

    #[test]
    fn no_name_reaches_a_file_that_the_listing_did_not_find() {
        let memory = Memory::from([("seeds/a.txt", "a"), ("secret.txt", "s"), ("seeds/x.yaml", "x")]);
        let texts = Texts::inside(&memory, "seeds");
        for name in ["../secret.txt", "/seeds/a.txt", "./a.txt", "x.yaml", ""] {
            assert_eq!(texts.read(name), Ok(None), "{name}");
        }
    }

    #[test]
    fn a_text_that_is_not_utf8_says_where() {
        let memory = Memory::from([("seeds/a.txt", b"ok\n\xff".to_vec())]);
        let why = Texts::inside(&memory, "seeds").read("a.txt").unwrap_err();
        assert_eq!(why.message, "not UTF-8: byte 0xff at line 2, column 1 begins no character");
    }
}
