//! Addresses within the page. They are made of what a move, an issue or a record is, so that a mailed link still
//! leads there after the record has grown.

use crate::history::{Entry, Pair};
use crate::model::{ArticleId, Date, Registry};
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
            let date = record.voiced(entry.article).map_or_else(|| "undated".into(), day);
            let plain = format!("record-{}--{party}--{issue}--{date}", slug(&entry.article.name));
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

/// A date as an address has it: `2022-09-14`, `2022-02-to-2022-03`, `by-2022-04`; whether it is about or doubtful is
/// no part of it.
fn day(date: Date) -> String {
    let written = date.to_string().replace(['~', '?', '%'], "");
    match written.split_once('/') {
        Some(("..", end)) => format!("by-{end}"),
        Some((start, end)) => format!("{start}-to-{end}"),
        None => written,
    }
}

/// What can stand in an address as it is: letters and digits, all else a hyphen.
fn slug(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{day, slug};

    #[test]
    fn a_date_reads_as_words_in_an_address() {
        for (date, address) in [
            ("2022-09-14~", "2022-09-14"),
            ("../2022-04", "by-2022-04"),
            ("2022-02-24?/2022-03", "2022-02-24-to-2022-03"),
        ] {
            assert_eq!(day(date.parse().unwrap()), address);
        }
    }

    #[test]
    fn an_address_holds_letters_digits_and_hyphens_alone() {
        assert_eq!(slug("a b/<c>\"é"), "a-b--c--é");
    }
}
