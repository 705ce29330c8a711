//! Who acts: the phrases that name a party, an office or a person, as `Southland's deputy foreign minister`.

use super::names::{Form, Holder, Known, Names};
use crate::draft::words::{ENGLISH, Phrases, Role, Token, dates};
use std::ops::Range;

/// A phrase that names somebody.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is one thing that a phrase tells or does not
pub(crate) struct Actor {
    /// Its tokens.
    pub(crate) words: Range<usize>,
    /// For whom it speaks, where the phrase says so.
    pub(crate) holder: Option<Holder>,
    /// How the holder was named.
    pub(crate) form: Option<Form>,
    /// The speaker of the registry that it names.
    pub(crate) known: Option<Known>,
    /// The person of the article's cast that it names.
    pub(crate) person: Option<usize>,
    /// The person of the cast whose office or aide it is.
    pub(crate) of_person: Option<usize>,
    /// The tokens of a person's name.
    pub(crate) name: Option<Range<usize>>,
    /// The office, in small letters.
    pub(crate) office: Option<String>,
    /// A ministry, a delegation.
    pub(crate) body: bool,
    /// Several people: officials, leaders.
    pub(crate) people: bool,
    /// Knows about parties and speaks for none.
    pub(crate) observer: bool,
    /// Held the office before: `a former minister`.
    pub(crate) former: bool,
    /// `he`, `they`, `we`.
    pub(crate) pronoun: Option<Role>,
    /// Ends with a possessive, so that what it owns acts: `Northland's ships`.
    pub(crate) owner: bool,
    /// An adjective whose noun names nobody: `Northlandish ships`.
    pub(crate) adjective: bool,
    /// Somebody's kin or friend, and not somebody.
    pub(crate) tie: bool,
    /// What somebody put forward, named before: `the plan`.
    pub(crate) plan: bool,
}

impl Actor {
    /// Whether it can say something.
    pub(crate) fn can_speak(&self) -> bool {
        !self.owner
            && !self.adjective
            && !self.tie
            && (self.holder.is_some()
                || self.of_person.is_some()
                || self.named()
                || self.office.is_some()
                || self.body
                || self.people
                || self.observer
                || self.pronoun.is_some())
    }

    /// Whether it names a person.
    pub(crate) fn named(&self) -> bool {
        self.known.is_some() || self.person.is_some() || self.name.is_some()
    }
}

/// Reads actors from words, by the names that are known before the article is read and by the article's own.
#[derive(Clone, Copy)]
pub(crate) struct ActorReader<'n> {
    pub(crate) names: &'n Names<'n>,
    /// The people of the article by the names that it gives them.
    pub(crate) cast: Option<&'n Phrases<usize>>,
}

impl ActorReader<'_> {
    /// The actor whose phrase begins at this token.
    pub(crate) fn at(&self, words: &[Token], first: usize) -> Option<Actor> {
        self.read(words, first, 3)
    }

    /// Reads an actor and, up to `depth` of them, those behind `of`.
    fn read(&self, words: &[Token], first: usize, depth: u8) -> Option<Actor> {
        let word = words.get(first).filter(|word| word.is_word())?;
        if let Some((length, role)) = role_at(words, first) {
            let pronoun = matches!(role, Role::He | Role::She | Role::They | Role::We | Role::I);
            // `US` is no pronoun, and `i` is none.
            let spelled = if role == Role::I { word.capital } else { !word.all_capitals };
            if pronoun && spelled {
                let words = first..first + length;
                return Some(Actor { words, pronoun: Some(role), ..Actor::default() });
            }
        }
        let actor = Actor::default();
        let mut reading =
            Reading { reader: *self, words, first, at: first, kept: first, actor, titled: false, depth };
        while reading.step() {}
        reading.finish()
    }

    /// A person's name that begins here: who it is, and of how many tokens.
    fn person_at(&self, words: &[Token], at: usize) -> Option<(usize, Named)> {
        let rest = words.get(at..)?;
        let cast =
            self.cast.and_then(|cast| cast.at(rest)).map(|(length, person)| (length, Named::Cast(*person)));
        let known = self
            .names
            .speakers
            .at(rest)
            .filter(|(length, name)| !name.office || !self.is_anothers(words, at + length, name.known));
        let known = known.map(|(length, name)| {
            (length, if name.office { Named::Office(name.known) } else { Named::Known(name.known) })
        });
        match (cast, known) {
            (Some(cast), Some(known)) => Some(if known.0 > cast.0 { known } else { cast }),
            (cast, known) => cast.or(known),
        }
    }

    /// `Northland's president Jo Kos`: whether somebody else's full name stands behind an office by which the registry knows
    /// a speaker.
    fn is_anothers(&self, words: &[Token], at: usize, known: Known) -> bool {
        let name = &words[at..at + name_length(words, at, self.names)];
        let full = name.iter().filter(|word| word.is_word()).count() >= 2;
        let own = self.names.speakers.at(name).is_some_and(|(_, speaker)| speaker.known == known);
        full && !own && self.names.by_full_name(name) != Some(known)
    }
}

enum Named {
    Cast(usize),
    Known(Known),
    /// An office by which the registry knows a speaker.
    Office(Known),
}

struct Reading<'r> {
    reader: ActorReader<'r>,
    words: &'r [Token],
    first: usize,
    at: usize,
    /// Behind the last token that surely belongs to the phrase.
    kept: usize,
    actor: Actor,
    /// Whether an office or an honorific stands before, so that a name may follow that nobody knows.
    titled: bool,
    /// How many more actors may follow behind `of`.
    depth: u8,
}

impl Reading<'_> {
    /// Takes in what comes next; false where the phrase ends.
    fn step(&mut self) -> bool {
        let Some(word) = self.words.get(self.at) else { return false };
        if !word.is_word() {
            // The point of `Mr.`
            let abbreviated = self.titled && word.is(".") && self.at > self.kept.saturating_sub(1);
            self.at += usize::from(abbreviated);
            return abbreviated && self.words.get(self.at).is_some_and(|next| next.capital);
        }
        if let Some((length, named)) = self.reader.person_at(self.words, self.at) {
            // `on the way to Northland Ann Gull said`: a country's name alone is no part of a person's.
            let actor = &self.actor;
            let apart = actor.form == Some(Form::Name)
                && !(actor.owner || actor.adjective || actor.body || actor.office.is_some() || self.titled);
            if apart && !matches!(named, Named::Office(_)) {
                return false;
            }
            return self.take_person(length, &named);
        }
        if let Some((length, mention)) = self.reader.names.mentions.at(&self.words[self.at..]) {
            if self.actor.holder.is_some() && !self.actor.owner && !self.actor.adjective {
                return false;
            }
            if self.actor.office.is_some() || self.actor.body || self.actor.people {
                return false;
            }
            // `Northland's NATO ambassador` is of Northland.
            let office = || matches!(role_at(self.words, self.at + length), Some((_, Role::Office)));
            if self.actor.owner && self.actor.holder.is_some() && office() {
                self.at += length;
                return true;
            }
            let (holder, form) = (mention.holder, mention.form);
            self.actor.holder = Some(holder);
            self.actor.form = Some(form);
            self.take(length);
            let last = &self.words[self.at - 1];
            self.actor.owner = last.possessive;
            // `The Northlanders said` has nothing to go with; `Northlandish` does.
            self.actor.adjective = form == Form::People && !last.fold.ends_with('s');
            if form == Form::People && !self.actor.adjective && self.is_of_some(length) {
                self.actor.observer = true;
                self.actor.holder = None;
            }
            return true;
        }
        if let Some((length, role)) = role_at(self.words, self.at) {
            return self.take_role(length, role);
        }
        if let Some((between, length, role)) = self.office_ahead() {
            self.at += between;
            return self.take_role(length, role);
        }
        // `Northland's Ann Gull` needs a name in full.
        let owned =
            self.actor.holder.is_some() && (self.actor.owner || self.actor.adjective) && self.at == self.kept;
        if (self.titled || owned) && word.capital && !self.actor.named() {
            let length = name_length(self.words, self.at, self.reader.names);
            if length > usize::from(!self.titled) {
                self.actor.name = Some(self.at..self.at + length);
                self.actor.known = self.reader.names.by_full_name(&self.words[self.at..self.at + length]);
                self.take(length);
                self.actor.owner = self.words[self.at - 1].possessive;
                self.actor.adjective = false;
                self.take_country();
                return self.actor.owner;
            }
        }
        false
    }

    /// `many Northlanders`: whether what was just taken, of so many tokens, is some of a people and not their government.
    fn is_of_some(&self, length: usize) -> bool {
        ENGLISH.people.some_of.stand_before(self.words, self.at - length)
    }

    /// `a Northlandish deep sea commander`: the office behind a few words that only say of what it is; how many words
    /// these are, and of how many the office is.
    fn office_ahead(&self) -> Option<(usize, usize, Role)> {
        const MOST: usize = 3;
        if !self.actor.adjective || self.actor.office.is_some() {
            return None;
        }
        let plain = |place: &usize| {
            let rest = &self.words[*place..];
            let small = |word: &Token| word.is_word() && !word.capital && word.fold.len() > 3;
            rest.first().is_some_and(small)
                && ENGLISH.verbs.at(rest).is_none()
                && ENGLISH.subordinate.at(rest).is_none()
                && !ENGLISH.grammar.is_small(&rest[0].fold)
        };
        let between = (self.at..self.words.len()).take(MOST).take_while(plain).count();
        (1..=between).find_map(|between| {
            let (length, role) = role_at(self.words, self.at + between)?;
            (role == Role::Office).then_some((between, length, role))
        })
    }

    fn take(&mut self, length: usize) {
        self.at += length;
        self.kept = self.at;
    }

    fn take_person(&mut self, length: usize, named: &Named) -> bool {
        let possessive = self.words[self.at + length - 1].possessive;
        match named {
            Named::Office(known) => {
                self.actor.known = Some(*known);
                self.actor.holder = Some(Names::holder(known.party));
                self.titled = true;
                self.take(length);
                self.actor.adjective = false;
                self.actor.owner = possessive;
                return true;
            }
            Named::Cast(person) => self.actor.person = Some(*person),
            Named::Known(known) => self.actor.known = Some(*known),
        }
        self.actor.name = Some(self.at..self.at + length);
        self.take(length);
        self.actor.adjective = false;
        self.actor.owner = possessive || self.serves();
        self.take_country();
        self.actor.owner
    }

    /// `Prime Minister Gull of Northland`: the country behind the name of who holds an office there.
    fn take_country(&mut self) {
        let of = self.words.get(self.at).is_some_and(|word| ENGLISH.people.office_of.has(word));
        let mention = self.words.get(self.at + 1..).and_then(|rest| self.reader.names.mentions.at(rest));
        let Some((length, mention)) = mention.filter(|_| of && !self.actor.owner) else { return };
        let last = &self.words[self.at + length];
        let free = self.actor.office.is_some() && self.actor.holder.is_none();
        if free && mention.form == Form::Name && !last.possessive {
            self.actor.holder = Some(mention.holder);
            self.take(1 + length);
        }
    }

    /// `the Gull administration`, `a Gull aide`: whether what follows a name is somebody's who bears it.
    fn serves(&self) -> bool {
        let role = role_at(self.words, self.at).map(|(_, role)| role);
        let small = self.words.get(self.at).is_some_and(|word| !word.capital);
        small && matches!(role, Some(Role::Body | Role::People | Role::Office))
    }

    fn take_role(&mut self, length: usize, role: Role) -> bool {
        if self.actor.named() && !self.actor.owner {
            return false;
        }
        let possessive = self.words[self.at + length - 1].possessive;
        match role {
            Role::Determiner => {
                self.at += length;
                // Only before everything else.
                return self.kept == self.first;
            }
            Role::Rank => {
                self.actor.former |= ENGLISH.people.former.has(&self.words[self.at]);
                self.at += length;
                return true;
            }
            Role::Honorific => {
                self.titled = true;
                self.take(length);
                return true;
            }
            Role::He | Role::She | Role::They | Role::We | Role::I => return false,
            Role::Office => {
                let office = self.words[self.at..self.at + length].iter().map(|word| word.fold.as_str());
                let rank = if self.at > self.kept && self.kept > self.first {
                    &self.words[self.kept..self.at]
                } else {
                    &[]
                };
                let rank = rank.iter().map(|word| word.fold.as_str());
                self.actor.office = Some(rank.chain(office).collect::<Vec<_>>().join(" "));
                self.titled = true;
            }
            Role::Body => self.actor.body = true,
            Role::People => self.actor.people = true,
            Role::Observer => self.actor.observer = true,
            Role::Tie => self.actor.tie = true,
        }
        if self.actor.owner {
            // What the person or party has acts, and not the person: `Mr North's office`.
            self.disown();
        }
        self.take(length);
        self.actor.adjective = false;
        self.actor.owner = possessive;
        if role == Role::Observer && self.take_house() {
            return false;
        }
        let many =
            role == Role::People || role == Role::Observer && self.words[self.at - 1].fold.ends_with('s');
        if !possessive {
            let one_of = ENGLISH.people.one_of.has(&self.words[self.first]);
            self.take_whose(matches!(role, Role::People | Role::Body) || one_of);
        }
        // `to reporters Ann Gull said`: a name behind several is another's.
        !many
    }

    /// `the centre for Northlandish Reform`: what a house is for is part of its name. Whether that follows.
    fn take_house(&mut self) -> bool {
        let preposition = ENGLISH.grammar.preposition.stand_before(self.words, self.at);
        let named = self.words[self.at..].iter().take_while(|word| preposition && word.capital);
        let length = named.count();
        self.take(length);
        length > 0
    }

    /// A person whose office, aide or government acts lends it no more than the holder.
    fn disown(&mut self) {
        if let Some(known) = self.actor.known.take() {
            self.actor.holder = self.actor.holder.or(Some(Names::holder(known.party)));
        }
        self.actor.of_person = self.actor.person.take().or(self.actor.of_person);
        self.actor.name = None;
        self.actor.owner = false;
    }

    /// `of Northland`, `for the Kremlin`, `of the Southlandish delegation` behind an office; `from Northland`, `by the Kremlin`
    /// behind officials or a statement; `in Port North` behind officials, or an official, who are of the government that
    /// sits there.
    fn take_whose(&mut self, several: bool) {
        let Some(before) = self.words.get(self.at) else { return };
        let seat = || {
            let mention = self.reader.names.mentions.at(&self.words[self.at + 1..]);
            mention.is_some_and(|(_, mention)| mention.form == Form::Seat)
        };
        let people = &ENGLISH.people;
        let of = people.of.has(before);
        let from = (self.actor.people || self.actor.body) && people.from.has(before);
        let inside = several && people.inside.has(before);
        if !(of || from || inside && seat()) {
            return;
        }
        let Some(depth) = self.depth.checked_sub(1) else { return };
        let Some(whose) =
            self.reader.read(self.words, self.at + 1, depth).filter(|whose| whose.pronoun.is_none())
        else {
            return;
        };
        // `a statement by Ann Gull` is hers: who speaks is named behind it.
        if from && self.actor.body && whose.named() {
            return;
        }
        let known = whose.known.map(|known| Names::holder(known.party));
        if whose.holder.is_none() && known.is_none() && whose.person.is_none() && whose.of_person.is_none() {
            return;
        }
        self.actor.holder = self.actor.holder.or(whose.holder).or(known);
        self.actor.of_person = self.actor.of_person.or(whose.person).or(whose.of_person);
        self.at = whose.words.end;
        self.kept = whose.words.end;
        // `the minister of Northland's` something is not the minister.
        self.actor.owner = whose.owner;
        self.titled = !whose.owner;
    }

    fn finish(mut self) -> Option<Actor> {
        let first = self.first;
        if self.kept <= first {
            return None;
        }
        self.actor.words = first..self.kept;
        // Who held an office once speaks for nobody any more, but for those who were at the head of a state.
        let led = |office: &String| ENGLISH.people.heads.contains(office);
        let spoke_for = self.actor.known.is_some() || self.actor.office.as_ref().is_none_or(led);
        self.actor.observer |= self.actor.former && !spoke_for;
        let some = self.actor.holder.is_some()
            || self.actor.of_person.is_some()
            || self.actor.named()
            || self.actor.office.is_some()
            || self.actor.body
            || self.actor.people
            || self.actor.observer
            || self.actor.tie;
        some.then_some(self.actor)
    }
}

fn role_at(words: &[Token], at: usize) -> Option<(usize, Role)> {
    ENGLISH.people.role.at(words.get(at..)?).map(|(length, role)| (length, *role))
}

/// `But`, `In`: with a capital at the head of a sentence, and no part of a name.
pub(super) fn begins_no_name(word: &Token) -> bool {
    ENGLISH.people.no_name.contains(&word.fold) || ENGLISH.grammar.preposition.has(word)
}

/// Of how many tokens a name is that begins here: capitals, initials, and particles between them.
pub(super) fn name_length(words: &[Token], at: usize, names: &Names<'_>) -> usize {
    let mut length = 0;
    let mut full = 0;
    while let Some(word) = words.get(at + length) {
        let particle = ENGLISH.people.particle.has(word);
        let initial = word.is(".") && length > 0 && words[at + length - 1].fold.len() == 1;
        let rest = &words[at + length..];
        // `Jan 4` is a day, `Jan Gull` a name.
        let number = |word: &Token| word.fold.starts_with(|c: char| c.is_ascii_digit());
        let next = words[at + length + 1..].iter().find(|next| !next.is("."));
        let dated = dates::month(word).is_some() && next.is_some_and(number);
        let other = dated
            || dates::weekday(word).is_some()
            || names.mentions.at(rest).is_some()
            || matches!(role_at(words, at + length), Some((_, role)) if role != Role::Tie && !(length > 0 && role == Role::Rank))
            || length > 0 && (ENGLISH.verbs.at(rest).is_some() || ENGLISH.meeting.has(word))
            || ENGLISH.subordinate.at(rest).is_some()
            || ENGLISH.grammar.preposition.has(word) && !particle
            || length == 0 && (begins_no_name(word) || word.all_capitals && ENGLISH.verbs.at(rest).is_some());
        let number = word.fold.starts_with(|c: char| c.is_ascii_digit());
        let next_is_name =
            words.get(at + length + 1).is_some_and(|next| next.capital || ENGLISH.people.particle.has(next));
        let belongs = if word.is_word() {
            word.capital && !other && !number || particle && next_is_name
        } else {
            initial
        };
        if !belongs || length >= 6 || full >= 4 {
            break;
        }
        full += usize::from(word.is_word() && !particle);
        length += 1;
        if word.possessive {
            break;
        }
    }
    // `Harbour Liberation Front`
    let person = !ENGLISH.people.no_person.stand_before(words, at + length);
    if person { length } else { 0 }
}
