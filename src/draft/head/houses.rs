//! The houses that publish, by the names they go by.

use crate::draft::words::ENGLISH;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A publisher's names: the one it goes by, and the others.
static PUBLISHERS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut publishers = HashMap::new();
    for line in ENGLISH.layout.lines("publishers") {
        let (name, others) = line.split_once('|').unwrap_or((line, ""));
        let name = name.trim();
        for other in others.split(',').chain([name]).map(str::trim).filter(|other| !other.is_empty()) {
            publishers.entry(simple(other)).or_insert(name);
        }
    }
    publishers
});

/// Letters and digits alone, small.
fn simple(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The name by which a house goes that is called so, if it is known.
pub(super) fn house(name: &str) -> Option<&'static str> {
    PUBLISHERS.get(&simple(name)).copied()
}

/// Whether this is a part of a site and not the site.
pub(super) fn is_section(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| ENGLISH.layout.entries("sections").any(|section| word.eq_ignore_ascii_case(section)))
}

/// `The Gull World News`: a publisher's name before that of one of its desks.
pub(super) fn desk_of(name: &str) -> Option<&'static str> {
    const LONGEST: usize = 6;
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words.iter().all(|word| !word.starts_with(char::is_lowercase));
    if words.len() > LONGEST || !capitals {
        return None;
    }
    (1..words.len()).rev().find_map(|end| {
        let rest = words[end..].join(" ");
        let known = house(&words[..end].join(" "))?;
        is_section(&rest).then_some(known)
    })
}
