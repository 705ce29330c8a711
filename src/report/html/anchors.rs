//! Addresses within the page. They are made of what a move, an issue or a record is, so that a mailed link still
//! leads there after the record has grown.

use crate::history::{Entry, Pair};
use crate::model::{ArticleId, Registry};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

/// `issue-ID`.
pub(super) fn issue(id: &str) -> String {
    format!("issue-{id}")
}

/// `move-ISSUE--PARTY`: ids hold no double hyphen, so no two pairs share one.
pub(super) fn step(pair: Pair, registry: &Registry) -> String {
    let issue = &registry.issue(pair.issue).id.value;
    format!("move-{issue}--{}", registry.party(pair.party).id.value)
}

/// `article-NAME`.
pub(super) fn article(name: &str) -> String {
    format!("article-{}", slug(name))
}

/// Addresses of records: `record-ARTICLE--PARTY--ISSUE--DATE`, numbered from the second on where several share one.
#[derive(Debug, Default)]
pub(super) struct Records {
    ids: BTreeMap<(ArticleId, u32), String>,
}

impl Records {
    /// Addresses for `entries`, which come in the order of files and of places in them.
    pub(super) fn of<'c>(entries: impl Iterator<Item = Entry<'c>>, registry: &Registry) -> Self {
        let mut taken: BTreeMap<String, u32> = BTreeMap::new();
        let mut ids = BTreeMap::new();
        for entry in entries {
            let record = entry.record;
            let party = &registry.party(record.party.value).id.value;
            let issue = &registry.issue(record.issue.value).id.value;
            let date = record.voiced(entry.article).map_or_else(|| "undated".into(), |date| date.to_string());
            let plain = format!("record-{}--{party}--{issue}--{}", slug(&entry.article.name), slug(&date));
            let mut id = plain.clone();
            // A number may itself be taken by a name that ends in one.
            while let Slot::Occupied(mut known) = taken.entry(id.clone()) {
                *known.get_mut() += 1;
                id = format!("{plain}-{}", known.get());
            }
            taken.insert(id.clone(), 1);
            ids.insert(entry.place(), id);
        }
        Self { ids }
    }

    /// The address of a record, if it has a place on the page.
    pub(super) fn get(&self, entry: Entry<'_>) -> Option<&str> {
        self.ids.get(&entry.place()).map(String::as_str)
    }
}

/// What can stand in an address as it is: letters and digits, all else a hyphen.
fn slug(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_address_holds_letters_digits_and_hyphens_alone() {
        assert_eq!(slug("2022-09-14~"), "2022-09-14-");
        assert_eq!(slug("a b/<c>\"é"), "a-b--c--é");
    }
}
