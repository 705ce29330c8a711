//! The names by which parties, governments and their speakers go, from the registry and from the word lists.

use crate::draft::words::{ENGLISH, Phrases, Role, Token, fold, tokens};
use crate::model::{PartyId, PartyKind, Registry};
use std::collections::HashMap;

/// One who can hold a stance: a party of the registry, or a government that it does not list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Holder(u32);

/// How a holder was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// By its name.
    Name,
    /// By its capital or its seat.
    Seat,
    /// By its people, or as an adjective.
    People,
}

/// A name of a holder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) holder: Holder,
    pub(crate) form: Form,
}

/// A speaker of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Known {
    pub(crate) party: PartyId,
    pub(crate) speaker: u32,
}

/// A name of a speaker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SpeakerName {
    pub(crate) known: Known,
    /// Whether it is an office (`Kremlin spokesman`) and no name.
    pub(crate) office: bool,
}

/// Every name that is known before an article is read.
pub(crate) struct Names<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) mentions: Phrases<Mention>,
    pub(crate) speakers: Phrases<SpeakerName>,
    /// By a surname in its plainest spelling.
    surnames: HashMap<String, Option<Known>>,
    /// What the holders that are no party are called.
    others: Vec<&'static str>,
}

impl<'r> Names<'r> {
    pub(crate) fn new(registry: &'r Registry) -> Self {
        let mut names = Self {
            registry,
            mentions: Phrases::new(),
            speakers: Phrases::new(),
            surnames: HashMap::new(),
            others: Vec::new(),
        };
        let forms = forms();
        let mut holders: HashMap<String, Holder> = HashMap::new();
        for (id, party) in registry.parties() {
            // What a document says is nobody's own stance.
            if party.kind == Some(PartyKind::Document) {
                continue;
            }
            let aliases = party.aliases.iter().map(|alias| &*alias.value);
            for name in std::iter::once(&*party.name).chain(aliases) {
                let key = key(name);
                let form = forms.get(&key).copied().unwrap_or(Form::Name);
                names.mentions.insert(name, Mention { holder: Holder(id.0), form });
                holders.entry(key).or_insert(Holder(id.0));
            }
            names.add_speakers(id);
        }
        names.add_governments(&holders);
        names
    }

    fn add_speakers(&mut self, party: PartyId) {
        for (place, speaker) in (0..).zip(&self.registry.party(party).speakers) {
            let known = Known { party, speaker: place };
            let aliases = speaker.aliases.iter().map(|alias| &*alias.value);
            for name in std::iter::once(&*speaker.name).chain(aliases) {
                self.speakers.insert(name, SpeakerName { known, office: is_office(name) });
            }
            if let Some(surname) = speaker.name.split_whitespace().rfind(|part| !is_suffix(part)) {
                let seen = self.surnames.entry(plain_spelling(surname)).or_insert(Some(known));
                // Of a surname that two bear, neither is meant.
                if *seen != Some(known) {
                    *seen = None;
                }
            }
        }
    }

    fn add_governments(&mut self, holders: &HashMap<String, Holder>) {
        let parties = u32::try_from(self.registry.parties().len()).unwrap_or(u32::MAX);
        for government in &ENGLISH.governments {
            let mut own = government.names.iter().chain(&government.seats);
            let holder = own.find_map(|name| holders.get(&key(name)).copied()).unwrap_or_else(|| {
                self.others.push(government.names.first().copied().unwrap_or_default());
                Holder(parties + u32::try_from(self.others.len() - 1).unwrap_or_default())
            });
            let lists = [
                (&government.names, Form::Name),
                (&government.seats, Form::Seat),
                (&government.peoples, Form::People),
            ];
            for (list, form) in lists {
                for name in list {
                    self.mentions.insert(name, Mention { holder, form });
                }
            }
            // `the Republic of Northland`
            for (state, name) in
                ENGLISH.states.iter().flat_map(|state| government.names.iter().map(move |name| (state, name)))
            {
                self.mentions.insert(&format!("{state} {name}"), Mention { holder, form: Form::Name });
            }
        }
    }

    /// Whose name, or whose speaker's, begins here.
    pub(crate) fn named_at(&self, words: &[Token]) -> Option<Holder> {
        let mentioned = self.mentions.at(words).map(|(_, mention)| mention.holder);
        mentioned.or_else(|| self.speakers.at(words).map(|(_, name)| Self::holder(name.known.party)))
    }

    /// `Northland will not give in, its president said`: whose name stands first in the sentence that ends here.
    pub(crate) fn first_named(&self, sentence: &[Token]) -> Option<Holder> {
        let stop = |word: &Token| [".", "!", "?"].iter().any(|stop| word.is(stop));
        let first = sentence.iter().rposition(stop).map_or(0, |stop| stop + 1);
        let mut named = (first..sentence.len()).filter_map(|place| self.mentions.at(&sentence[place..]));
        named.next().map(|(_, mention)| mention.holder)
    }

    /// The party that a holder is.
    pub(crate) fn party(&self, holder: Holder) -> Option<PartyId> {
        let parties = self.registry.parties().len();
        (holder.0 < u32::try_from(parties).unwrap_or(u32::MAX)).then_some(PartyId(holder.0))
    }

    /// Whether a holder is one state, and no union of them.
    pub(crate) fn is_state(&self, holder: Holder) -> bool {
        self.party(holder).is_some_and(|party| self.registry.party(party).kind == Some(PartyKind::State))
    }

    /// What a holder is called.
    pub(crate) fn name(&self, holder: Holder) -> &str {
        if let Some(party) = self.party(holder) {
            return &self.registry.party(party).name;
        }
        let place = holder.0 as usize - self.registry.parties().len();
        self.others.get(place).copied().unwrap_or_default()
    }

    /// Whether both names are the same holder's.
    pub(crate) fn is_named(&self, holder: Holder, name: &str) -> bool {
        let words = tokens(name);
        self.mentions
            .at(&words)
            .is_some_and(|(length, mention)| length == words.len() && mention.holder == holder)
    }

    /// The holder whose name, or whose office's name, this is.
    pub(crate) fn of(&self, name: &str) -> Option<Holder> {
        let words = tokens(name.strip_prefix("The ").unwrap_or(name));
        self.mentions.at(&words).map(|(_, mention)| mention.holder)
    }

    /// The holder that a party of the registry is.
    pub(crate) fn holder(party: PartyId) -> Holder {
        Holder(party.0)
    }

    /// The only speaker of that surname, in whatever way it is spelled.
    pub(crate) fn by_surname(&self, surname: &str) -> Option<Known> {
        self.surnames.get(&plain_spelling(surname)).copied().flatten()
    }

    /// The speaker whom a name in full means: the surname, and a given name that begins alike.
    pub(crate) fn by_full_name(&self, name: &[Token]) -> Option<Known> {
        let mut words = name.iter().filter(|word| word.is_word());
        let (first, last) = (words.next()?, words.rfind(|word| !is_suffix(&word.fold))?);
        let known = self.by_surname(&last.fold)?;
        let full = fold(&self.registry.party(known.party).speakers[known.speaker as usize].name);
        let initial = |name: &str| name.chars().next().map(|c| if c == 'w' { 'v' } else { c });
        (initial(&full) == initial(&first.fold)).then_some(known)
    }

    /// Who of the registry holds such an office for a party, where only one is known to do so.
    pub(crate) fn by_office(&self, holder: Holder, office: &str) -> Option<Known> {
        let party = self.party(holder)?;
        let speakers = (0..).zip(&self.registry.party(party).speakers);
        let mut found = speakers.filter(|(_, speaker)| {
            speaker.offices.iter().any(|held| held.to.is_none() && same_office(&held.role, office))
        });
        let (place, _) = found.next()?;
        found.next().is_none().then_some(Known { party, speaker: place })
    }
}

/// How governments' names name them.
fn forms() -> HashMap<String, Form> {
    let mut forms = HashMap::new();
    for government in &ENGLISH.governments {
        for (list, form) in [(&government.seats, Form::Seat), (&government.peoples, Form::People)] {
            forms.extend(list.iter().map(|name| (key(name), form)));
        }
    }
    forms
}

fn key(name: &str) -> String {
    let words = tokens(name);
    words.iter().filter(|word| word.is_word()).map(|word| word.fold.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether an alias says what somebody is and not what somebody is called.
fn is_office(name: &str) -> bool {
    let words = tokens(name);
    words.iter().enumerate().any(|(place, word)| {
        !word.capital && matches!(ENGLISH.people.role.at(&words[place..]), Some((_, Role::Office)))
    })
}

/// Whether a word behind a surname is none: `Jr.`, `III`.
pub(super) fn is_suffix(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    ENGLISH.people.suffix.spell(&word)
}

/// Whether two names of an office may mean the same one.
pub(super) fn same_office(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    if one == other {
        return true;
    }
    let offices = &ENGLISH.people.same_office;
    offices.iter().any(|names| names.contains(&one) && names.contains(&other))
}

/// A surname as it is spelled most plainly, so that the ways to write it in Latin letters meet.
pub(super) fn plain_spelling(surname: &str) -> String {
    let surname = fold(surname);
    for endings in &ENGLISH.people.spelling {
        let Some((first, others)) = endings.split_first() else { continue };
        if let Some(stem) = others.iter().find_map(|ending| surname.strip_suffix(ending)) {
            return format!("{stem}{first}");
        }
        if surname.ends_with(first) {
            return surname;
        }
    }
    surname
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spellings_of_one_surname_meet() {
        for name in ["Harborsky", "Harborskyy", "Harborskiy", "Harborskij", "Harborski"] {
            assert_eq!(plain_spelling(name), "harborsky", "{name}");
        }
        assert_eq!(plain_spelling("Gull"), "gull");
    }

    #[test]
    fn offices_have_several_names() {
        assert!(same_office("minister of foreign affairs", "Foreign Minister"));
        assert!(same_office("president", "leader"));
        assert!(!same_office("president", "foreign minister"));
    }
}
