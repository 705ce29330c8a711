//! Lists of words that people can read and mend, and what finds them in a text.
//!
//! A file of lists is plain text. `#` opens a comment, `[name]` a list; its entries are parted by commas or line ends.
//! Nothing here knows what a list is for.

use super::tokens::{Token, tokens};
use std::collections::{HashMap, HashSet};

/// A list of phrases of one or more words, each with a value; the longest that stands at a place is found.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    /// By the first word: the words that follow it, the longest first, whether capitals are needed, the value.
    by_first: HashMap<Box<str>, Vec<Entry<V>>>,
}

#[derive(Debug)]
struct Entry<V> {
    rest: Vec<Box<str>>,
    /// Which of the words but the last are possessives.
    owners: Vec<bool>,
    case: Case,
    value: V,
}

/// How a phrase has to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Any,
    /// With a capital, as names are.
    Capital,
    /// All in capitals, as `US` is to differ from `us`.
    Capitals,
}

impl<V: Clone> Phrases<V> {
    pub(crate) fn new() -> Self {
        Self { by_first: HashMap::new() }
    }

    /// Adds a phrase; of two that are spelled alike the first stays. One that begins with a capital letter is
    /// a name and stands only where the text has one too.
    pub(crate) fn insert(&mut self, phrase: &str, value: V) {
        let words = tokens(phrase);
        let words: Vec<&Token> = words.iter().filter(|token| token.is_word()).collect();
        let Some((first, rest)) = words.split_first() else { return };
        let case = match (first.all_capitals, first.capital) {
            (true, _) if first.fold.len() <= 3 => Case::Capitals,
            (_, true) => Case::Capital,
            _ => Case::Any,
        };
        let owners: Vec<bool> = words[..rest.len()].iter().map(|word| word.possessive).collect();
        let first: Box<str> = first.fold.as_str().into();
        let rest: Vec<Box<str>> = rest.iter().map(|token| token.fold.as_str().into()).collect();
        let entries = self.by_first.entry(first).or_default();
        if entries.iter().any(|entry| entry.rest == rest && entry.case == case) {
            return;
        }
        let place = entries.partition_point(|entry| entry.rest.len() >= rest.len());
        entries.insert(place, Entry { rest, owners, case, value });
    }

    /// The longest phrase that begins with the first of `words`, and of how many words it is.
    pub(crate) fn at(&self, words: &[Token]) -> Option<(usize, &V)> {
        let first = words.first()?;
        let entries = self.by_first.get(first.fold.as_str())?;
        let found = entries.iter().find(|entry| {
            let cased = match entry.case {
                Case::Any => true,
                Case::Capital => first.capital,
                Case::Capitals => first.all_capitals,
            };
            cased
                && words.len() > entry.rest.len()
                && entry.rest.iter().zip(&words[1..]).all(|(rest, word)| word.fold == **rest)
                // `Northland government` is not `Northland's government`, in which another begins.
                && entry.owners.iter().zip(words).all(|(owner, word)| *owner == word.possessive)
        })?;
        Some((found.rest.len() + 1, &found.value))
    }

    /// How many of the phrases stand among `words`, one behind the other.
    pub(crate) fn count(&self, words: &[Token]) -> usize {
        let mut found = 0;
        let mut place = 0;
        while place < words.len() {
            let length = self.at(&words[place..]).map_or(0, |(length, _)| length);
            found += usize::from(length > 0);
            place += length.max(1);
        }
        found
    }
}

/// A list of single words.
#[derive(Debug)]
pub(crate) struct Words(HashSet<&'static str>);

impl Words {
    /// Whether a word is one of them.
    pub(crate) fn has(&self, word: &Token) -> bool {
        self.spell(&word.fold)
    }

    /// Whether one of them is spelled so, in small letters.
    pub(crate) fn spell(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether one of them stands at a place; none does where no word is.
    pub(crate) fn stand_at(&self, words: &[Token], place: usize) -> bool {
        words.get(place).is_some_and(|word| self.has(word))
    }

    /// Whether one of them stands right before a place.
    pub(crate) fn stand_before(&self, words: &[Token], place: usize) -> bool {
        place.checked_sub(1).is_some_and(|before| self.stand_at(words, before))
    }
}

/// The lists of one file.
#[derive(Debug)]
pub(crate) struct Lists(HashMap<&'static str, Vec<&'static str>>);

impl Lists {
    pub(crate) fn read(file: &'static str) -> Self {
        let mut lists: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        let mut name = "";
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(next) => name = next,
                None => lists.entry(name).or_default().push(line),
            }
        }
        Self(lists)
    }

    /// The lines of a list.
    pub(crate) fn lines(&self, name: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.0.get(name).into_iter().flatten().copied()
    }

    /// The entries of a list, which commas and line ends part; `800,000` is one.
    pub(crate) fn entries(&self, name: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.lines(name).flat_map(|line| line.split(", ")).map(str::trim).filter(|entry| !entry.is_empty())
    }

    /// A list as phrases.
    pub(crate) fn phrases(&self, name: &str) -> Phrases<()> {
        self.phrases_of(&[name])
    }

    /// Several lists as one of phrases.
    pub(crate) fn phrases_of(&self, names: &[&str]) -> Phrases<()> {
        let mut phrases = Phrases::new();
        names.iter().flat_map(|name| self.entries(name)).for_each(|entry| phrases.insert(entry, ()));
        phrases
    }

    /// A list as single words.
    pub(crate) fn words(&self, name: &str) -> Words {
        Words(self.entries(name).collect())
    }

    /// A list in small letters, for looking it up in a line of text.
    pub(crate) fn folded(&self, name: &str) -> Vec<String> {
        self.entries(name).map(str::to_lowercase).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_and_a_name_needs_its_capital() {
        let mut phrases = Phrases::new();
        phrases.insert("foreign minister", 2);
        phrases.insert("foreign", 1);
        phrases.insert("Turkey", 3);
        phrases.insert("US", 4);
        let at = |text: &str| phrases.at(&tokens(text)).map(|(length, value)| (length, *value));
        assert_eq!(at("Foreign Minister"), Some((2, 2)));
        assert_eq!(at("foreign policy"), Some((1, 1)));
        assert_eq!(at("turkey"), None);
        assert_eq!(at("Turkey"), Some((1, 3)));
        assert_eq!((at("us"), at("US"), at("U.S.")), (None, Some((1, 4)), Some((1, 4))));
    }

    #[test]
    fn a_number_in_thousands_is_one_entry() {
        let lists = Lists::read("[sizes]\n800,000, 600,000 ships\n");
        assert_eq!(lists.entries("sizes").collect::<Vec<_>>(), ["800,000", "600,000 ships"]);
    }
}
