//! What is known of English, and by which small words a language is told: the lists of the data files beside this file,
//! each under the name by which the rules ask for it.

use super::lists::{Lists, Phrases, Words};
use super::tokens::Token;
use super::verbs::{Parted, Verb, inflected};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What each sign of a position weighs, by its name; or what each word does.
#[derive(Debug)]
pub(crate) struct Weights(HashMap<&'static str, f32>);

impl Weights {
    fn read(lists: &Lists) -> Self {
        let weighed = |line: &'static str| {
            let (names, weight) = line.split_once('|')?;
            let weight: f32 = weight.trim().parse().ok()?;
            Some(names.split(',').map(move |name| (name.trim(), weight)))
        };
        Self(lists.lines("").filter_map(weighed).flatten().collect())
    }

    /// What a sign weighs; one that is not listed weighs nothing.
    pub(crate) fn of(&self, sign: &str) -> f32 {
        self.0.get(sign).copied().unwrap_or_default()
    }

    #[cfg(test)]
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }
}

/// Everything that is known of English.
pub(crate) struct Lexicon {
    pub(crate) verbs: Phrases<Verb>,
    pub(crate) parted: Parted,
    pub(crate) must: Phrases<()>,
    pub(crate) condition: Phrases<()>,
    /// What somebody is to do, by another's word.
    pub(crate) obliged: Phrases<()>,
    /// How talks went.
    pub(crate) assessment: Phrases<()>,
    pub(crate) schedule: Phrases<()>,
    /// How it came to this.
    pub(crate) past: Phrases<()>,
    /// What may, will or should be.
    pub(crate) modal: Phrases<()>,
    /// What opens a clause that tells what somebody holds: `that`.
    pub(crate) clause: Phrases<()>,
    pub(crate) ours: Phrases<()>,
    pub(crate) mine: Phrases<()>,
    /// Those who are spoken of together: `both sides`.
    pub(crate) several: Phrases<()>,
    pub(crate) subordinate: Phrases<()>,
    pub(crate) event: Phrases<()>,
    pub(crate) meeting: Words,
    pub(crate) declined: Phrases<()>,
    /// Words of those who look on: analysts, polls.
    pub(crate) commentary: Phrases<()>,
    /// What single words weigh.
    pub(crate) leanings: Weights,
    pub(crate) weights: Weights,
    pub(crate) plans: Phrases<()>,
    /// What a plan does: `includes`.
    pub(crate) sets_out: Phrases<()>,
    /// Before a plan: `under`.
    pub(crate) under: Phrases<()>,
    /// Before a form of `be` and what a plan says: `among them`.
    pub(crate) among: Phrases<()>,
    /// What somebody gives in whose words a sentence is.
    pub(crate) account: Phrases<()>,
    /// What is said of a thing, before whose verdict that is.
    pub(crate) verdict: Phrases<()>,
    pub(crate) process: Phrases<()>,
    pub(crate) setting: Phrases<()>,
    pub(crate) arms: Phrases<()>,
    pub(crate) conflict: Phrases<()>,
    pub(crate) people: People,
    pub(crate) topics: Lists,
    pub(crate) layout: Lists,
    pub(crate) governments: Vec<Government>,
    /// Before a country's name in full: `the Republic of`.
    pub(crate) states: Vec<String>,
    /// What titles call a party's own words.
    pub(crate) statement: Phrases<()>,
    pub(crate) abbreviations: Words,
    pub(crate) grammar: Grammar,
}

/// The small words by which a sentence is put together.
pub(crate) struct Grammar {
    pub(crate) preposition: Words,
    pub(crate) by: Words,
    /// Before a verb in its plain form.
    pub(crate) infinitive: Words,
    /// What opens no clause, though it begins like what does.
    pub(crate) adverb: Phrases<()>,
    /// Before whose account a sentence is.
    pub(crate) in_account_of: Words,
    pub(crate) that: Words,
    /// What opens a clause about whom stands before it.
    pub(crate) relative: Words,
    /// What somebody did with what `it was stressed that …` tells.
    pub(crate) voiced: Words,
    /// What takes up what was said before.
    pub(crate) this: Words,
    /// Before where, when and to whom it was said.
    pub(crate) occasion: Words,
    /// What takes up what somebody asks for.
    pub(crate) these: Words,
    /// Before what was named before.
    pub(crate) known: Words,
    pub(crate) according: Phrases<()>,
    pub(crate) and: Words,
    /// Before somebody and what he or she does.
    pub(crate) with: Words,
    /// Before `with` and whom somebody meets.
    pub(crate) meet: Words,
    /// What opens a clause, but not behind an auxiliary.
    pub(crate) since: Words,
    /// Between where one stands and where another does.
    pub(crate) side: Phrases<()>,
    /// Of these, what needs no comma before it.
    pub(crate) contrast: Words,
    /// Between several and what they do.
    pub(crate) both: Words,
    pub(crate) before_nouns: Words,
    pub(crate) before_verbs: Words,
    /// What takes up all that stands before it: `, which Southland rejects`.
    pub(crate) apposition: Words,
    pub(crate) had: Words,
    pub(crate) be: Words,
    pub(crate) auxiliary: Words,
    pub(crate) ahead: Words,
}

/// How people and bodies are called.
pub(crate) struct People {
    pub(crate) role: Phrases<Role>,
    pub(crate) she_names: Phrases<()>,
    pub(crate) spelling: Vec<Vec<&'static str>>,
    pub(crate) particle: Words,
    pub(crate) no_name: Vec<String>,
    /// How names end that are no person's.
    pub(crate) no_person: Words,
    pub(crate) of: Words,
    pub(crate) from: Words,
    /// Between a name and the country in which that one holds an office.
    pub(crate) office_of: Words,
    pub(crate) inside: Words,
    /// Surnames that stand before the given name.
    pub(crate) surname_first: Vec<String>,
    /// What one's own people have, and what an enemy sends.
    pub(crate) homeland: Phrases<()>,
    pub(crate) onslaught: Phrases<()>,
    /// Before the name of a people: some of them, and not their government.
    pub(crate) some_of: Words,
    /// The last word of what names several states.
    pub(crate) states: Words,
    /// What takes up a thing and no people.
    pub(crate) thing: Words,
    /// Before the office of one of several.
    pub(crate) one_of: Words,
    /// A man, behind a preposition.
    pub(crate) him: Words,
    /// Before what a man has, and a woman.
    pub(crate) his: Words,
    pub(crate) hers: Words,
    /// Before what a state has.
    pub(crate) its: Words,
    pub(crate) suffix: Words,
    /// Before an office that somebody does not hold any more.
    pub(crate) former: Words,
    /// The offices at the head of a state.
    pub(crate) heads: Vec<String>,
    /// Offices, each by all its names in small letters.
    pub(crate) same_office: Vec<Vec<String>>,
    /// Offices by their small names, each with the country that alone calls one so.
    pub(crate) of_one_country: Vec<(String, &'static str)>,
    /// Offices that bodies have to which several countries belong.
    pub(crate) of_no_country: Vec<String>,
    pub(crate) unnamed: Phrases<()>,
    /// The last words of offices that many have.
    of_many: Vec<String>,
    pub(crate) leaked: Phrases<()>,
}

/// What a word says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
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
pub(crate) struct Government {
    pub(crate) names: Vec<&'static str>,
    pub(crate) seats: Vec<&'static str>,
    pub(crate) peoples: Vec<&'static str>,
}

/// The words of English, read once.
pub(crate) static ENGLISH: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);

/// How English writes dates.
pub(crate) static DATES: LazyLock<Lists> = LazyLock::new(|| Lists::read(include_str!("en.dates.txt")));

/// The small words by which a language is told, with its BCP 47 name.
pub(crate) static LANGUAGES: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let lines = Lists::read(include_str!("languages.txt"));
    let named = lines.lines("").filter_map(|line| line.split_once('|'));
    named.map(|(name, words)| (name.trim(), words.split_whitespace().collect())).collect()
});

impl Lexicon {
    fn english() -> Self {
        let verbs = Lists::read(include_str!("en.verbs.txt"));
        let people = Lists::read(include_str!("en.people.txt"));
        let topics = Lists::read(include_str!("en.topics.txt"));
        let layout = Lists::read(include_str!("en.layout.txt"));
        let governments = Lists::read(include_str!("en.governments.txt"));
        Self {
            verbs: inflected(&verbs),
            parted: Parted::new(&verbs),
            must: verbs.phrases("must"),
            condition: verbs.phrases("condition"),
            obliged: verbs.phrases("obliged"),
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
            meeting: verbs.words("meeting"),
            declined: verbs.phrases("declined"),
            commentary: verbs.phrases("commentary"),
            leanings: Weights::read(&Lists::read(include_str!("en.leanings.txt"))),
            weights: Weights::read(&Lists::read(include_str!("en.weights.txt"))),
            plans: verbs.phrases("plans"),
            sets_out: verbs.phrases("sets-out"),
            under: verbs.phrases("under"),
            among: verbs.phrases("among"),
            account: verbs.phrases("account"),
            verdict: verbs.phrases("verdict"),
            process: topics.phrases("process"),
            setting: topics.phrases("setting"),
            arms: topics.phrases("arms"),
            conflict: topics.phrases("conflict"),
            people: People::read(&people),
            governments: governments.lines("").map(Government::read).collect(),
            states: governments.entries("states").map(str::to_owned).collect(),
            statement: layout.phrases_of(&["declarations", "statements"]),
            abbreviations: layout.words("abbreviations"),
            grammar: Grammar::read(&verbs),
            topics,
            layout,
        }
    }
}

impl Grammar {
    /// Whether it is one of the words by which a sentence is put together.
    pub(crate) fn is_small(&self, word: &str) -> bool {
        let lists =
            [&self.preposition, &self.by, &self.that, &self.and, &self.had, &self.be, &self.auxiliary];
        lists.into_iter().any(|list| list.spell(word))
    }

    /// Whether it is a word that stands before a verb: `firmly`, `will`, `not`.
    pub(crate) fn leads_verb(&self, word: &Token) -> bool {
        word.fold.ends_with("ly") || self.before_verbs.has(word)
    }

    fn read(lists: &Lists) -> Self {
        let list = |name| lists.words(name);
        Self {
            preposition: list("preposition"),
            by: list("by"),
            infinitive: list("infinitive"),
            adverb: lists.phrases("adverb"),
            in_account_of: list("for"),
            that: list("that"),
            relative: list("relative"),
            voiced: list("voiced"),
            this: list("this"),
            occasion: list("occasion"),
            these: list("these"),
            known: list("known"),
            according: lists.phrases("according"),
            and: list("and"),
            with: list("with"),
            meet: list("meet"),
            since: list("since"),
            side: lists.phrases("side"),
            contrast: list("contrast"),
            both: list("both"),
            before_nouns: list("before-nouns"),
            before_verbs: list("before-verbs"),
            apposition: list("apposition"),
            had: list("had"),
            be: list("be"),
            auxiliary: list("auxiliary"),
            ahead: DATES.words("ahead"),
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
            particle: lists.words("particle"),
            no_name: lists.folded("no-name"),
            no_person: lists.words("no-person"),
            of: lists.words("of"),
            from: lists.words("from"),
            office_of: lists.words("office-of"),
            inside: lists.words("in"),
            surname_first: lists.folded("surname-first"),
            homeland: lists.phrases("homeland"),
            onslaught: lists.phrases("onslaught"),
            some_of: lists.words("some-of"),
            states: lists.words("states"),
            thing: lists.words("thing"),
            one_of: lists.words("one-of"),
            him: lists.words("him"),
            his: lists.words("his"),
            hers: lists.words("hers"),
            its: lists.words("its"),
            suffix: lists.words("suffix"),
            former: lists.words("former"),
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
            of_many: lists.folded("of-many"),
            leaked: lists.phrases("leaked"),
        }
    }

    /// Whether an office is one that many have: who has it, and is not named, cannot be told by it.
    pub(crate) fn is_of_many(&self, office: &str) -> bool {
        let last = office.rsplit(' ').next();
        self.of_many.iter().any(|many| last == Some(many.as_str()))
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

#[cfg(test)]
mod tests {
    use super::*;

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
        let people = Lists::read(include_str!("en.people.txt"));
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (list, _) in ROLES {
            for entry in people.entries(list) {
                let other = seen.insert(entry.to_lowercase(), list);
                assert_eq!(other, None, "{entry} is in [{list}] too");
            }
        }
    }
}
