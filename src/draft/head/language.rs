//! The language that an article is written in.

use crate::draft::page::{Kind, Page};
use crate::draft::words::LANGUAGES;

/// The language of the text, by its small words.
pub(crate) fn language(page: &Page) -> Option<&'static str> {
    let words =
        page.lines.iter().filter(|line| matches!(line.kind, Kind::Body | Kind::Title | Kind::Heading));
    let words: Vec<&str> = words
        .flat_map(|line| &line.words)
        .filter(|word| word.is_word())
        .take(2000)
        .map(|word| word.fold.as_str())
        .collect();
    if words.len() < 12 {
        return None;
    }
    let shares = LANGUAGES
        .iter()
        .map(|(name, small)| (words.iter().filter(|word| small.contains(word)).count(), *name));
    let (count, name) = shares.max_by_key(|(count, _)| *count)?;
    (count * 8 >= words.len()).then_some(name)
}
