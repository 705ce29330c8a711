//! The words of a language: lists that people can read and mend, read from the data files beside this file.
//!
//! A file is plain text. `#` opens a comment, `[name]` a list; its entries are parted by commas or line ends.
//! Rules ask for a list by its name; nothing here knows what a list is for, except that verbs are inflected.

use super::tokens::{Token, tokens};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A list of phrases of one or more words, each with a value; the longest that stands at a place is found.
#[derive(Debug)]
pub(super) struct Phrases<V> {
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
    pub(super) fn new() -> Self {
        Self { by_first: HashMap::new() }
    }

    /// Adds a phrase; of two that are spelled alike the first stays. One that begins with a capital letter is
    /// a name and stands only where the text has one too.
    pub(super) fn insert(&mut self, phrase: &str, value: V) {
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
    pub(super) fn at(&self, words: &[Token]) -> Option<(usize, &V)> {
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
}

/// The lists of one file.
#[derive(Debug)]
pub(super) struct Lists(HashMap<&'static str, Vec<&'static str>>);

impl Lists {
    fn read(file: &'static str) -> Self {
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
    pub(super) fn lines(&self, name: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.0.get(name).into_iter().flatten().copied()
    }

    /// The entries of a list, which commas and line ends part; `800,000` is one.
    pub(super) fn entries(&self, name: &str) -> impl Iterator<Item = &'static str> + '_ {
        self.lines(name).flat_map(|line| line.split(", ")).map(str::trim).filter(|entry| !entry.is_empty())
    }

    /// A list as phrases.
    pub(super) fn phrases(&self, name: &str) -> Phrases<()> {
        let mut phrases = Phrases::new();
        self.entries(name).for_each(|entry| phrases.insert(entry, ()));
        phrases
    }

    /// A list in small letters, for looking it up in a line of text.
    pub(super) fn folded(&self, name: &str) -> Vec<String> {
        self.entries(name).map(str::to_lowercase).collect()
    }
}

/// What each sign of a position weighs, by its name.
#[derive(Debug)]
pub(super) struct Weights(HashMap<&'static str, f32>);

impl Weights {
    fn read(lists: &Lists) -> Self {
        let weight = |line: &'static str| {
            let (name, weight) = line.split_once('|')?;
            Some((name.trim(), weight.trim().parse().ok()?))
        };
        Self(lists.lines("").filter_map(weight).collect())
    }

    /// What a sign weighs; one that is not listed weighs nothing.
    pub(super) fn of(&self, sign: &str) -> f32 {
        self.0.get(sign).copied().unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }
}

/// What a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbKind {
    /// That somebody says something.
    Say,
    /// Where somebody stands.
    Hold,
    /// Both: `insists`, `warns`.
    Both,
    /// Where somebody stands, after a form of `be`: `ready to`.
    Stand,
}

/// A form of a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) kind: VerbKind,
    /// `saying`, `insisting`.
    pub(super) ing: bool,
    /// The plain form.
    pub(super) plain: bool,
    /// `sees`, `fears`: how somebody looks at a thing, not what is wanted.
    pub(super) view: bool,
}

/// Everything that is known of English.
pub(super) struct Lexicon {
    pub(super) verbs: Phrases<Verb>,
    pub(super) must: Phrases<()>,
    pub(super) condition: Phrases<()>,
    /// How talks went.
    pub(super) assessment: Phrases<()>,
    pub(super) schedule: Phrases<()>,
    /// How it came to this.
    pub(super) past: Phrases<()>,
    /// What may, will or should be.
    pub(super) modal: Phrases<()>,
    /// What opens a clause that tells what somebody holds: `that`.
    pub(super) clause: Phrases<()>,
    pub(super) ours: Phrases<()>,
    pub(super) mine: Phrases<()>,
    /// Those who are spoken of together: `both sides`.
    pub(super) several: Phrases<()>,
    pub(super) subordinate: Phrases<()>,
    pub(super) event: Phrases<()>,
    pub(super) meeting: Phrases<()>,
    pub(super) declined: Phrases<()>,
    /// Words of those who look on: analysts, polls.
    pub(super) commentary: Phrases<()>,
    pub(super) weights: Weights,
    pub(super) plans: Phrases<()>,
    pub(super) process: Phrases<()>,
    pub(super) setting: Phrases<()>,
    pub(super) arms: Phrases<()>,
    pub(super) conflict: Phrases<()>,
    pub(super) people: People,
    pub(super) topics: Lists,
    pub(super) layout: Lists,
    pub(super) governments: Vec<Government>,
    pub(super) abbreviations: Vec<&'static str>,
    pub(super) grammar: Grammar,
}

/// The small words by which a sentence is put together.
pub(super) struct Grammar {
    pub(super) preposition: Vec<&'static str>,
    pub(super) by: Vec<&'static str>,
    pub(super) that: Vec<&'static str>,
    pub(super) according: Phrases<()>,
    pub(super) and: Vec<&'static str>,
    /// Between where one stands and where another does.
    pub(super) side: Vec<&'static str>,
    pub(super) before_nouns: Vec<&'static str>,
    pub(super) before_verbs: Vec<&'static str>,
    pub(super) had: Vec<&'static str>,
    pub(super) be: Vec<&'static str>,
    pub(super) auxiliary: Vec<&'static str>,
    pub(super) ahead: Vec<&'static str>,
}

/// How people and bodies are called.
pub(super) struct People {
    pub(super) role: Phrases<Role>,
    pub(super) she_names: Phrases<()>,
    pub(super) spelling: Vec<Vec<&'static str>>,
    pub(super) particle: Vec<&'static str>,
    pub(super) no_name: Vec<String>,
    pub(super) of: Vec<&'static str>,
    pub(super) inside: Vec<&'static str>,
    /// Surnames that stand before the given name.
    pub(super) surname_first: Vec<String>,
    pub(super) suffix: Vec<&'static str>,
    /// Before an office that somebody does not hold any more.
    pub(super) former: Vec<&'static str>,
    /// The offices at the head of a state.
    pub(super) heads: Vec<String>,
    /// Offices, each by all its names in small letters.
    pub(super) same_office: Vec<Vec<String>>,
    /// Offices by their small names, each with the country that alone calls one so.
    pub(super) of_one_country: Vec<(String, &'static str)>,
    /// Offices that bodies have to which several countries belong.
    pub(super) of_no_country: Vec<String>,
    pub(super) unnamed: Phrases<()>,
    pub(super) leaked: Phrases<()>,
}

/// What a word says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// `Mr`
    Honorific,
    /// `minister`
    Office,
    /// `deputy`
    Rank,
    /// `ministry`
    Body,
    /// `officials`
    People,
    /// `analyst`
    Observer,
    /// `brother`
    Tie,
    /// `the`
    Determiner,
    He,
    She,
    They,
    We,
    I,
}

/// The names by which one government goes.
pub(super) struct Government {
    pub(super) names: Vec<&'static str>,
    pub(super) seats: Vec<&'static str>,
    pub(super) peoples: Vec<&'static str>,
}

/// The words of English, read once.
pub(super) static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// How English writes dates.
pub(super) static DATES: LazyLock<Lists> = LazyLock::new(|| Lists::read(include_str!("words/en.dates.txt")));

/// The small words by which a language is told, with its BCP 47 name.
pub(super) static LANGUAGES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let lines = Lists::read(include_str!("words/languages.txt"));
    let named = lines.lines("").filter_map(|line| line.split_once('|'));
    named.map(|(name, words)| (name.trim(), words.split_whitespace().collect())).collect()
});

impl Lexicon {
    fn english() -> Self {
        let verbs = Lists::read(include_str!("words/en.verbs.txt"));
        let people = Lists::read(include_str!("words/en.people.txt"));
        let topics = Lists::read(include_str!("words/en.topics.txt"));
        let layout = Lists::read(include_str!("words/en.layout.txt"));
        let governments = Lists::read(include_str!("words/en.governments.txt"));
        Self {
            verbs: inflected(&verbs),
            must: verbs.phrases("must"),
            condition: verbs.phrases("condition"),
            assessment: verbs.phrases("assessment"),
            schedule: verbs.phrases("schedule"),
            past: verbs.phrases("past"),
            modal: verbs.phrases("modal"),
            clause: verbs.phrases("that"),
            ours: verbs.phrases("ours"),
            mine: verbs.phrases("mine"),
            several: verbs.phrases("several"),
            subordinate: verbs.phrases("subordinate"),
            event: verbs.phrases("event"),
            meeting: verbs.phrases("meeting"),
            declined: verbs.phrases("declined"),
            commentary: verbs.phrases("commentary"),
            weights: Weights::read(&Lists::read(include_str!("words/en.weights.txt"))),
            plans: verbs.phrases("plans"),
            process: topics.phrases("process"),
            setting: topics.phrases("setting"),
            arms: topics.phrases("arms"),
            conflict: topics.phrases("conflict"),
            people: People::read(&people),
            governments: governments.lines("").map(Government::read).collect(),
            abbreviations: layout.entries("abbreviations").collect(),
            grammar: Grammar::read(&verbs),
            topics,
            layout,
        }
    }
}

impl Grammar {
    /// Whether it is one of the words by which a sentence is put together.
    pub(super) fn is_small(&self, word: &str) -> bool {
        let lists =
            [&self.preposition, &self.by, &self.that, &self.and, &self.had, &self.be, &self.auxiliary];
        lists.into_iter().any(|list| list.contains(&word))
    }

    fn read(lists: &Lists) -> Self {
        let list = |name| lists.entries(name).collect();
        Self {
            preposition: list("preposition"),
            by: list("by"),
            that: list("that"),
            according: lists.phrases("according"),
            and: list("and"),
            side: list("side"),
            before_nouns: list("before-nouns"),
            before_verbs: list("before-verbs"),
            had: list("had"),
            be: list("be"),
            auxiliary: list("auxiliary"),
            ahead: DATES.entries("ahead").collect(),
        }
    }
}

/// The lists of those who speak, by what their entries are.
const ROLES: [(&str, Role); 13] = [
    ("he", Role::He),
    ("she", Role::She),
    ("they", Role::They),
    ("we", Role::We),
    ("i", Role::I),
    ("office", Role::Office),
    ("body", Role::Body),
    ("people", Role::People),
    ("rank", Role::Rank),
    ("honorific", Role::Honorific),
    ("observer", Role::Observer),
    ("tie", Role::Tie),
    ("determiner", Role::Determiner),
];

impl People {
    fn read(lists: &Lists) -> Self {
        let mut role = Phrases::new();
        for (list, kind) in ROLES {
            // Whether an office is written with a capital depends on whether a name follows.
            lists.entries(list).for_each(|entry| role.insert(&entry.to_lowercase(), kind));
        }
        Self {
            role,
            she_names: lists.phrases("she-names"),
            spelling: lists.lines("spelling").map(|line| line.split_whitespace().collect()).collect(),
            particle: lists.entries("particle").collect(),
            no_name: lists.folded("no-name"),
            of: lists.entries("of").collect(),
            inside: lists.entries("in").collect(),
            surname_first: lists.folded("surname-first"),
            suffix: lists.entries("suffix").collect(),
            former: lists.entries("former").collect(),
            heads: lists.folded("heads"),
            same_office: lists.lines("same-office").map(split).collect(),
            of_one_country: lists
                .lines("of-one-country")
                .filter_map(|line| line.split_once(':'))
                .flat_map(|(country, offices)| {
                    split(offices).into_iter().map(move |office| (office, country))
                })
                .collect(),
            of_no_country: lists.folded("of-no-country"),
            unnamed: lists.phrases("unnamed"),
            leaked: lists.phrases("leaked"),
        }
    }
}

fn split(line: &str) -> Vec<String> {
    line.split(',').map(|name| name.trim().to_lowercase()).collect()
}

impl Government {
    fn read(line: &'static str) -> Self {
        let mut lists = line.split('|').map(|list| {
            list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect::<Vec<&'static str>>()
        });
        let mut next = || lists.next().unwrap_or_default();
        Self { names: next(), seats: next(), peoples: next() }
    }
}

/// Every form of every verb.
fn inflected(lists: &Lists) -> Phrases<Verb> {
    let irregular: HashMap<&str, &str> =
        lists.lines("irregular").filter_map(|line| Some((line.split(' ').next()?, line))).collect();
    let says: Vec<&str> = lists.entries("say").collect();
    let holds: Vec<&str> = lists.entries("hold").collect();
    let views: Vec<&str> = lists.entries("view").collect();
    let mut verbs = Phrases::new();
    let both = |entry: &&str| says.contains(entry) && holds.contains(entry);
    let kinds = [(&says, VerbKind::Say), (&holds, VerbKind::Hold)];
    for (list, kind) in kinds {
        for entry in list {
            let kind = if both(entry) { VerbKind::Both } else { kind };
            let (first, rest) =
                entry.split_once(' ').map_or((*entry, None), |(first, rest)| (first, Some(rest)));
            let forms = forms(first, irregular.get(first).copied());
            for form in &forms {
                let verb = Verb {
                    kind,
                    ing: form.ends_with("ing"),
                    // Of `put` the past is no other form.
                    plain: form == first && forms.iter().filter(|other| *other == form).count() == 1,
                    view: views.contains(entry),
                };
                match rest {
                    Some(rest) => verbs.insert(&format!("{form} {rest}"), verb),
                    None => verbs.insert(form, verb),
                }
            }
        }
    }
    for entry in lists.entries("stand") {
        verbs.insert(entry, Verb { kind: VerbKind::Stand, ing: false, plain: false, view: false });
    }
    verbs
}

/// The forms of a verb: those that are listed, else those that the rules give.
fn forms(verb: &str, listed: Option<&str>) -> Vec<String> {
    if let Some(listed) = listed {
        return listed.split(' ').map(str::to_owned).collect();
    }
    let consonant_y =
        verb.ends_with('y') && !verb.ends_with("ay") && !verb.ends_with("ey") && !verb.ends_with("oy");
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end));
    let stem = &verb[..verb.len() - usize::from(verb.ends_with('e') || consonant_y)];
    let (s, ed) = match (consonant_y, hissing) {
        (true, _) => (format!("{stem}ies"), format!("{stem}ied")),
        (_, true) => (format!("{verb}es"), format!("{verb}ed")),
        _ if verb.ends_with('e') => (format!("{verb}s"), format!("{verb}d")),
        _ => (format!("{verb}s"), format!("{verb}ed")),
    };
    let ing = if verb.ends_with('e') && !verb.ends_with("ee") {
        format!("{stem}ing")
    } else {
        format!("{verb}ing")
    };
    vec![verb.to_owned(), s, ed, ing]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_endings_by_rule_unless_they_are_listed() {
        assert_eq!(forms("deny", None), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("urge", None), ["urge", "urges", "urged", "urging"]);
        assert_eq!(forms("reject", None), ["reject", "rejects", "rejected", "rejecting"]);
        assert_eq!(forms("agree", None), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(forms("say", Some("say says said saying")), ["say", "says", "said", "saying"]);
    }

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
    fn every_list_that_the_rules_ask_for_has_entries() {
        let english = &*ENGLISH;
        for list in
            ["opens", "holds", "ends", "credit", "pictured", "prefix", "publishers", "agencies", "askers"]
        {
            assert!(english.layout.lines(list).next().is_some(), "{list}");
        }
        assert!(english.governments.len() > 100 && LANGUAGES.len() > 5);
        for list in ["months", "weekdays", "published", "updated", "other"] {
            assert!(DATES.lines(list).next().is_some(), "{list}");
        }
    }

    #[test]
    fn no_word_is_of_two_lists_of_those_who_speak() {
        let people = Lists::read(include_str!("words/en.people.txt"));
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (list, _) in ROLES {
            for entry in people.entries(list) {
                let other = seen.insert(entry.to_lowercase(), list);
                assert_eq!(other, None, "{entry} is in [{list}] too");
            }
        }
    }

    #[test]
    fn a_number_in_thousands_is_one_entry() {
        let lists = Lists::read("[sizes]\n800,000, 600,000 ships\n");
        assert_eq!(lists.entries("sizes").collect::<Vec<_>>(), ["800,000", "600,000 ships"]);
    }
}
