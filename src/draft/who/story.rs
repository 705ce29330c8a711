//! Who is meant: actors resolved to parties and people by what the article said before.

use super::actors::Actor;
use super::cast::Cast;
use super::names::{Form, Holder, Known, Names, same_office};
use crate::draft::words::{ENGLISH, Role, Token};
use std::collections::HashMap;

/// Who speaks or stands somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    /// For whom.
    pub(crate) holder: Option<Holder>,
    /// The person, of the article's cast.
    pub(crate) person: Option<usize>,
    /// A speaker of the registry whom the article does not name.
    pub(crate) known: Option<Known>,
    /// The seat by which the article names the holder: `Kremlin`.
    pub(crate) seat: Option<String>,
    /// Knows about parties and speaks for none.
    pub(crate) observer: bool,
    /// A ministry, an office, a delegation.
    pub(crate) body: bool,
    /// The office of somebody who is not named.
    pub(crate) unnamed: Option<String>,
}

/// What the article has told so far.
pub(crate) struct Story<'a> {
    text: &'a str,
    names: &'a Names<'a>,
    pub(crate) cast: &'a Cast,
    /// The people who acted, the last one first.
    recent: Vec<usize>,
    /// Who spoke last.
    pub(crate) current: Option<Voice>,
    /// Who acted in the sentence before, where nobody is told to have said anything in it.
    pub(crate) acting: Option<Voice>,
    /// Who `we` and `I` are, where the text is somebody's own words.
    pub(crate) author: Option<Voice>,
    /// Who issued the text, where it is a statement that speaks of all sides by their names: what it says of nobody is
    /// the issuer's.
    pub(crate) issuer: Option<Voice>,
    /// Whose office the text comes from: its people need no country.
    home: Option<Holder>,
    /// Whose plan or demands the text last spoke of, and whether the sentence before did.
    planned: Option<Voice>,
    plan_before: bool,
    /// Whom the title names first: `the two sides` of a joint statement begin with that one.
    pub(crate) opening: Option<Holder>,
    /// For whom people speak of whom the text says so only by its order.
    inferred: HashMap<usize, Holder>,
    /// For whom somebody spoke who was not named: the name may follow.
    unnamed: Option<Holder>,
    /// For whom those spoke last who were not named, by their office: `a Northland official`, later `the official`.
    unnamed_by_office: HashMap<String, Holder>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(text: &'a str, names: &'a Names<'a>, cast: &'a Cast, home: Option<Holder>) -> Self {
        Self {
            text,
            names,
            cast,
            recent: Vec::new(),
            current: None,
            acting: None,
            author: None,
            issuer: None,
            planned: None,
            plan_before: false,
            home,
            opening: None,
            inferred: HashMap::new(),
            unnamed: None,
            unnamed_by_office: HashMap::new(),
        }
    }

    /// Who an actor is; none where that cannot be told.
    pub(crate) fn voice(&self, actor: &Actor, words: &[Token]) -> Option<Voice> {
        if actor.plan {
            let these = actor.words.len() == 1;
            return self.planned.clone().filter(|_| !these || self.plan_before);
        }
        let pronoun = match actor.pronoun {
            Some(Role::We | Role::I) => return self.author.clone(),
            Some(Role::They) => {
                let several = |voice: &Voice| voice.body || voice.person.is_none() && voice.seat.is_none();
                if is_thing(actor, words) {
                    return self.put_forward();
                }
                return self.current.clone().filter(several);
            }
            Some(role) => Some(self.last(role == Role::She)),
            None => None,
        };
        if let Some(person) = pronoun {
            return person.map_or_else(|| self.current.clone(), |person| Some(self.of_person(person)));
        }
        let known = actor.known.and_then(|known| self.known(known));
        if let Some(person) = actor.person.or(known) {
            let mut voice = self.of_person(person);
            voice.holder = voice.holder.or(actor.holder).or_else(|| self.of_whom(actor, words));
            voice.observer |= actor.observer;
            if voice.holder.is_none() && !voice.observer {
                voice.holder = self.infer(person);
            }
            return Some(voice);
        }
        if let Some(known) = actor.known {
            return Some(Voice {
                holder: Some(Names::holder(known.party)),
                known: Some(known),
                ..Voice::default()
            });
        }
        let owner = actor.of_person.and_then(|person| self.cast.people[person].holder);
        let holder = actor.holder.or(owner).or_else(|| self.of_whom(actor, words));
        let named = actor.name.clone().filter(|_| holder.is_none());
        if named.is_some() {
            return Some(Voice { observer: actor.observer, ..Voice::default() });
        }
        if let Some(office) = &actor.office {
            let voice = self.by_office(holder, office, actor.observer)?;
            // `an official` is not the official of whom the text has spoken.
            let another = ENGLISH.people.one_of.stand_at(words, actor.words.start)
                && ENGLISH.people.is_of_many(office)
                && voice.person.is_some_and(|person| self.recent.contains(&person));
            if another {
                return Some(Voice { person: None, body: true, unnamed: Some(office.clone()), ..voice });
            }
            return Some(voice);
        }
        if actor.observer && holder.is_none() {
            return Some(Voice { observer: true, ..Voice::default() });
        }
        let Some(holder) = holder else {
            // `the ministry`, `officials`: those of whom the text speaks, where it does.
            let current = self.current.as_ref().and_then(|voice| voice.holder).or(self.opening)?;
            let plain = (actor.body || actor.people) && !actor.observer;
            // `most countries` are not the one of which the text speaks.
            let last = actor.words.end.saturating_sub(1);
            if actor.people && self.names.is_state(current) && ENGLISH.people.states.stand_at(words, last) {
                return Some(Voice::default());
            }
            return plain.then(|| Voice { holder: Some(current), body: true, ..Voice::default() });
        };
        let seat = (actor.form == Some(Form::Seat)).then(|| self.seat(actor, words)).flatten();
        Some(Voice { holder: Some(holder), seat, body: actor.body, ..Voice::default() })
    }

    /// `his government`, `her aide Jan Kos`: for whom the one speaks whom the pronoun takes up; of `its president` the
    /// state that the sentence names first.
    fn of_whom(&self, actor: &Actor, words: &[Token]) -> Option<Holder> {
        let people = &ENGLISH.people;
        let first = words.get(actor.words.start)?;
        if people.its.has(first) && actor.office.is_some() {
            return self.names.first_named(&words[..actor.words.start]);
        }
        let she = people.hers.has(first);
        let owned = (she || people.his.has(first)) && (actor.office.is_some() || actor.body);
        let person = self.last(she).filter(|_| owned)?;
        self.of_person(person).holder
    }

    /// Whose what somebody has put forward is: of the government for which whoever spoke or acted last speaks.
    fn put_forward(&self) -> Option<Voice> {
        let acted = || self.recent.first().map(|&person| self.of_person(person));
        let voice = self.current.clone().or_else(acted)?;
        Some(Voice { holder: voice.holder, observer: voice.observer, body: true, ..Voice::default() })
    }

    /// For whom a person speaks of whom the article does not say it outright.
    fn infer(&self, person: usize) -> Option<Holder> {
        let known = self.inferred.get(&person).copied();
        if self.cast.people[person].offices.is_empty() {
            // `An adviser to the president says …`, and the name in the next sentence.
            return known.or(self.unnamed);
        }
        // `the ministry's spokeswoman` is of the country that is spoken of; a director general is of no country.
        let national = |office: &String| !ENGLISH.people.of_no_country.contains(office);
        if !self.cast.people[person].offices.iter().any(national) {
            return known;
        }
        let offices = &self.cast.people[person].offices;
        let own = ENGLISH.people.of_one_country.iter().find(|(office, _)| offices.contains(office));
        let own = own.and_then(|(_, country)| self.names.of(country));
        known.or(own).or(self.home).or_else(|| self.current.as_ref().and_then(|voice| voice.holder))
    }

    /// Somebody spoke.
    pub(crate) fn spoke(&mut self, voice: &Voice) {
        self.unnamed = voice.holder.filter(|_| voice.unnamed.is_some());
        if let (Some(office), Some(holder)) = (&voice.unnamed, voice.holder) {
            self.unnamed_by_office.insert(office.clone(), holder);
        }
        if let (Some(person), Some(holder)) = (voice.person, voice.holder) {
            self.inferred.entry(person).or_insert(holder);
            self.acted(person);
        }
    }

    /// A sentence spoke of somebody's plan, or of none.
    pub(crate) fn spoke_of_plan(&mut self, whose: Option<Voice>) {
        self.plan_before = whose.is_some();
        self.planned = whose.or_else(|| self.planned.take());
    }

    /// Whether a voice is of somebody who has such an office.
    pub(crate) fn holds(&self, voice: &Voice, office: &str) -> bool {
        let person = voice.person.map(|person| &self.cast.people[person]);
        person.is_some_and(|person| person.offices.iter().any(|held| same_office(held, office)))
    }

    fn of_person(&self, place: usize) -> Voice {
        let person = &self.cast.people[place];
        let holder = person.holder.or_else(|| self.inferred.get(&place).copied());
        Voice { holder, person: Some(place), observer: person.observer, ..Voice::default() }
    }

    fn known(&self, known: Known) -> Option<usize> {
        self.cast.people.iter().position(|person| person.known == Some(known))
    }

    fn by_office(&self, holder: Option<Holder>, office: &str, observer: bool) -> Option<Voice> {
        // `the minister` is the one last spoken of.
        let recent = self.recent.iter().copied().find(|&person| {
            let person = &self.cast.people[person];
            (holder.is_none() || person.holder == holder)
                && person.offices.iter().any(|held| same_office(held, office))
        });
        // Where the text has told of an official without a name, `the official` is no spokesman who has one.
        let called_so = |person: usize| self.cast.people[person].offices.iter().any(|held| held == office);
        let unnamed = self.unnamed_by_office.contains_key(office) && ENGLISH.people.is_of_many(office);
        let meant = |person: &usize| holder.is_some() || !unnamed || called_so(*person);
        let recent = recent.filter(meant);
        if holder.is_none()
            && let Some(person) = recent
        {
            return Some(self.of_person(person));
        }
        if let Some(person) = self.cast.by_office(holder, office).filter(meant).or(recent) {
            return Some(self.of_person(person));
        }
        let holder = holder.or_else(|| self.unnamed_by_office.get(office).copied())?;
        let known = self.names.by_office(holder, office).filter(|known| self.known(*known).is_some());
        if let Some(person) = known.and_then(|known| self.known(known)) {
            return Some(self.of_person(person));
        }
        Some(Voice {
            holder: Some(holder),
            observer,
            body: true,
            unnamed: Some(office.to_owned()),
            ..Voice::default()
        })
    }

    /// The seat's name alone.
    fn seat(&self, actor: &Actor, words: &[Token]) -> Option<String> {
        if actor.body || actor.people {
            return None;
        }
        let words = words.get(actor.words.clone())?;
        let place = (0..words.len()).find(|&place| self.names.mentions.at(&words[place..]).is_some())?;
        let first = &words[place];
        let last = words.last()?;
        let name = self.text.get(first.start..last.end)?;
        Some(name.trim_end_matches("'s").trim_end_matches("’s").to_owned())
    }

    /// The person whom `he` or `she` means.
    fn last(&self, she: bool) -> Option<usize> {
        let people = &self.cast.people;
        let alike = self.recent.iter().copied().find(|&person| people[person].she == she);
        alike.or_else(|| self.recent.first().copied())
    }

    /// Somebody acted: a later pronoun may mean that person.
    pub(crate) fn acted(&mut self, person: usize) {
        self.recent.retain(|&known| known != person);
        self.recent.insert(0, person);
        self.recent.truncate(8);
    }

    /// What the speaker is called: by the article, in full where it or the registry tells.
    pub(crate) fn speaker(&self, voice: &Voice) -> Option<String> {
        let registry = self.names.registry;
        if let Some(place) = voice.person {
            let person = &self.cast.people[place];
            if person.name.contains(' ') {
                return Some(person.name.clone());
            }
            let full = person.known.and_then(|known| {
                let speaker = &registry.party(known.party).speakers[known.speaker as usize];
                let aliases = speaker.aliases.iter().map(|alias| &*alias.value);
                let low = person.name.to_lowercase();
                let mut full = std::iter::once(&*speaker.name).chain(aliases);
                full.find(|name| name.to_lowercase().ends_with(&format!(" {low}"))).map(str::to_owned)
            });
            return Some(full.unwrap_or_else(|| small(&person.name)));
        }
        if let Some(known) = voice.known {
            return Some(registry.party(known.party).speakers[known.speaker as usize].name.to_string());
        }
        voice.seat.clone()
    }

    /// Who that is in the registry.
    pub(crate) fn known_speaker(&self, voice: &Voice) -> Option<Known> {
        voice.known.or_else(|| voice.person.and_then(|person| self.cast.people[person].known))
    }
}

/// Whether a pronoun takes up a thing: `it demands`, and not `it is clear`.
fn is_thing(actor: &Actor, words: &[Token]) -> bool {
    let one = |word: &Token| ENGLISH.people.thing.has(word);
    let is = |word: &Token| word.possessive || ENGLISH.grammar.be.has(word);
    words[actor.words.clone()].iter().all(|word| one(word) && !word.possessive)
        && words.get(actor.words.end).is_some_and(|next| !is(next))
}

/// A name without the capitals in which transcripts write it.
fn small(name: &str) -> String {
    if name.len() <= 3 || name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}
