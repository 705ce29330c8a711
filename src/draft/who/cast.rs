//! The people of an article: who is named in it, by what name, in which office, for whom.

use super::actors::{Actor, ActorReader, begins_no_name, name_length};
use super::names::{Holder, Known, Names, is_suffix, same_office};
use crate::draft::page::{Kind, Page};
use crate::draft::words::{ENGLISH, Phrases, Role, Token, VerbKind, in_one_line, tokens};
use std::collections::HashMap;
use std::ops::Range;

/// Somebody whom the article names.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The name as the article gives it, in full where it ever does.
    pub(crate) name: String,
    /// Who that is in the registry.
    pub(crate) known: Option<Known>,
    /// For whom the person speaks.
    pub(crate) holder: Option<Holder>,
    /// The offices that the article gives.
    pub(crate) offices: Vec<String>,
    /// Whether a later `she` may mean this person.
    pub(crate) she: bool,
    /// Whether the person knows about parties and speaks for none.
    pub(crate) observer: bool,
}

/// Everybody whom the article names, in the order in which it does.
pub(crate) struct Cast {
    pub(crate) people: Vec<Person>,
    /// The people by their names in full and by their surnames.
    pub(crate) by_name: Phrases<usize>,
}

impl Cast {
    /// Reads who is named on a page.
    pub(crate) fn read(text: &str, page: &Page, names: &Names<'_>) -> Self {
        let mut casting = Casting { text, names, people: Vec::new(), by_surname: HashMap::new() };
        for line in &page.lines {
            let read = matches!(line.kind, Kind::Title | Kind::Body | Kind::Caption | Kind::Heading);
            // Where every word has a capital, a name cannot be told from what follows it.
            let words = line.words.iter().filter(|word| word.is_word());
            let (all, capitals) =
                words.fold((0, 0), |(all, capitals), word| (all + 1, capitals + usize::from(word.capital)));
            if read {
                casting.line(&line.words, capitals * 3 > all * 2 && all > 3);
            }
        }
        let mut by_name = Phrases::new();
        let full = |(_, person): &(usize, &Person)| person.name.contains(' ');
        for (place, person) in casting.people.iter().enumerate().filter(full) {
            by_name.insert(&person.name, place);
        }
        // A surname alone means the first whom the article introduced by it.
        for (place, person) in casting.people.iter().enumerate() {
            by_name.insert(surname(&person.name).unwrap_or(&person.name), place);
        }
        // `Guo` may be `Guo Jiakun`, if nobody else is called so.
        let first_of = |person: &Person| person.name.split_once(' ').map(|(first, _)| first.to_owned());
        let mut firsts: HashMap<String, usize> = HashMap::new();
        casting.people.iter().filter_map(first_of).for_each(|first| *firsts.entry(first).or_default() += 1);
        for (place, person) in casting.people.iter().enumerate().filter(|(_, person)| person.known.is_none())
        {
            if let Some(first) = first_of(person).filter(|first| firsts[first] == 1 && is_name_alone(first)) {
                by_name.insert(&first, place);
            }
        }
        Self { people: casting.people, by_name }
    }

    /// Who of these holds such an office, where only one can be meant.
    pub(crate) fn by_office(&self, holder: Option<Holder>, office: &str) -> Option<usize> {
        let mut exact = self.holding(holder, |held| held == office);
        if let (Some(found), None) = (exact.next(), exact.next()) {
            return Some(found);
        }
        let mut alike = self.holding(holder, |held| same_office(held, office));
        let found = alike.next()?;
        alike.next().is_none().then_some(found)
    }

    fn holding<'c>(
        &'c self,
        holder: Option<Holder>,
        wanted: impl Fn(&str) -> bool + 'c,
    ) -> impl Iterator<Item = usize> + 'c {
        let people = self.people.iter().enumerate();
        people
            .filter(move |(_, person)| {
                holder.is_none_or(|holder| person.holder == Some(holder))
                    && person.offices.iter().any(|held| wanted(held))
            })
            .map(|(place, _)| place)
    }
}

/// More people than any article names: what names more is none.
const MOST: usize = 2_000;

/// The last word of a name, with the particles before it; the first of `Xi Jinping`.
fn surname(name: &str) -> Option<&str> {
    let last = name.rfind(' ')?;
    let first = name.split(' ').next().unwrap_or_default();
    if is_surname_first(&first.to_lowercase()) {
        return Some(first);
    }
    let mut start = last + 1;
    for (place, word) in name
        .match_indices(' ')
        .rev()
        .map(|(place, _)| (place, name[..place].rsplit(' ').next().unwrap_or_default()))
    {
        if !ENGLISH.people.particle.spell(word) {
            start = start.min(place + 1);
            break;
        }
        start = place - word.len();
    }
    name.get(start..)
}

/// Whether a name that begins with this word has its surname first.
fn is_surname_first(word: &str) -> bool {
    ENGLISH.people.surname_first.iter().any(|first| first == word)
}

/// Whether a word with a capital can be but a name.
fn is_name_alone(word: &str) -> bool {
    let words = tokens(word);
    let other = ENGLISH.verbs.at(&words).is_some() || ENGLISH.modal.at(&words).is_some();
    !other && !words.iter().any(begins_no_name)
}

struct Casting<'t> {
    text: &'t str,
    names: &'t Names<'t>,
    people: Vec<Person>,
    by_surname: HashMap<String, usize>,
}

impl Casting<'_> {
    fn line(&mut self, words: &[Token], capitalised: bool) {
        let reader = ActorReader { names: self.names, cast: None };
        let mut at = 0;
        let mut last: Option<Actor> = None;
        while at < words.len() {
            if let Some(mut actor) = reader.at(words, at) {
                at = actor.words.end.max(at + 1);
                if actor.known.is_some() && actor.office.is_none() {
                    actor.office = Self::apposed_office(words, &actor, last.as_ref(), reader);
                }
                // `Northland …, its president Ann Gull said`
                if ENGLISH.people.its.has(&words[actor.words.start]) {
                    actor.holder =
                        actor.holder.or_else(|| self.names.first_named(&words[..actor.words.start]));
                }
                let plain =
                    |name: &Range<usize>| name.len() > 1 && ENGLISH.verbs.at(&words[name.start..]).is_none();
                // `Prime Minister Gull of Northland`
                let placed = actor.name.as_ref().is_some_and(|name| name.end < actor.words.end);
                let sure = actor.known.is_some()
                    || !capitalised
                    || placed
                    || actor.office.is_some() && actor.name.as_ref().is_some_and(plain);
                if let Some(name) = actor.name.clone().filter(|_| sure) {
                    // `Mr Gull, the head of the navy of Northland`
                    let bare = actor.known.is_none() && actor.holder.is_none() && actor.office.is_none();
                    let introduced =
                        if bare { self.introduction(words, name, last.as_ref(), reader) } else { None };
                    self.add(introduced.as_ref().unwrap_or(&actor), words);
                }
                // `the statement of President Gull`
                if actor.name.is_none() {
                    let mut inner = actor.words.clone().skip(1).filter_map(|place| reader.at(words, place));
                    let named = inner.find(|one| one.named() && one.words.end <= actor.words.end);
                    if let Some(one) = named {
                        self.add(&one, words);
                    }
                }
                last = Some(actor);
                continue;
            }
            let length =
                if words[at].capital && !capitalised { name_length(words, at, self.names) } else { 0 };
            let many = words[at..at + length].iter().filter(|word| word.is_word()).count() >= 2;
            if many {
                self.introduced(words, at..at + length, last.as_ref(), reader);
            }
            at += length.max(1);
        }
    }

    /// The office between commas before or behind a name.
    fn apposed_office(
        words: &[Token],
        actor: &Actor,
        last: Option<&Actor>,
        reader: ActorReader<'_>,
    ) -> Option<String> {
        let comma = |place: usize| words.get(place).is_some_and(|word| word.is(","));
        let same = |other: &Actor| {
            let holder = actor.known.map(|known| Names::holder(known.party));
            !other.named() && (other.holder.is_none() || other.holder == holder)
        };
        let before = last
            .filter(|last| comma(last.words.end) && last.words.end + 1 == actor.words.start && same(last));
        if let Some(office) = before.and_then(|last| last.office.clone()) {
            return Some(office);
        }
        let end = actor.words.end;
        let after = if comma(end) { reader.at(words, end + 1) } else { None };
        after.filter(same).and_then(|after| after.office)
    }

    /// A name that nobody knows.
    fn introduced(
        &mut self,
        words: &[Token],
        name: Range<usize>,
        last: Option<&Actor>,
        reader: ActorReader<'_>,
    ) {
        if let Some(actor) = self.introduction(words, name.clone(), last, reader) {
            self.add(&actor, words);
            return;
        }
        let verb = |place: usize| matches!(words.get(place..).and_then(|rest| ENGLISH.verbs.at(rest)), Some((_, verb)) if verb.kind != VerbKind::Stand);
        let says = verb(name.end)
            || name.start > 0 && verb(name.start - 1)
            || acting(words, name.end).is_some_and(verb);
        let known = self.names.by_full_name(&words[name.clone()]);
        if says || known.is_some() {
            self.add(&Actor { name: Some(name), known, ..Actor::default() }, words);
        }
    }

    /// Who somebody is of whom that stands beside the name: `Ann Gull, head of the delegation`, `the chief negotiator, Ann
    /// Gull`.
    fn introduction(
        &self,
        words: &[Token],
        name: Range<usize>,
        last: Option<&Actor>,
        reader: ActorReader<'_>,
    ) -> Option<Actor> {
        let Range { start, end } = name;
        let comma = |place: usize| words.get(place).is_some_and(|word| word.is(","));
        let before = last.filter(|last| {
            comma(last.words.end) && last.words.end + 1 == start && last.office.is_some() && !last.named()
        });
        let after =
            if comma(end) { (end + 1..end + 5).find_map(|place| reader.at(words, place)) } else { None };
        let after = after.filter(|after| !after.named() && (after.office.is_some() || after.observer));
        let introduction = before.or(after.as_ref())?;
        // `Ann Gull, who advises the president` has no such office.
        let advises = before.is_none()
            && (end + 1..introduction.words.start)
                .any(|place| ENGLISH.subordinate.at(&words[place..]).is_some());
        let observer = introduction.observer || comma(end) && looks_on(words, end + 1, self.names);
        Some(Actor {
            known: self.names.by_full_name(&words[name.clone()]),
            name: Some(name),
            holder: introduction.holder.filter(|_| !observer),
            office: introduction.office.clone().filter(|_| !advises),
            observer,
            ..Actor::default()
        })
    }

    fn add(&mut self, actor: &Actor, words: &[Token]) {
        let Some(mut name) = actor.name.clone() else { return };
        // `Ann Gull Jr.` is later Gull.
        while name.len() > 1 && (is_suffix(&words[name.end - 1].fold) || !words[name.end - 1].is_word()) {
            name.end -= 1;
        }
        if self.people.len() >= MOST {
            return;
        }
        let (Some(first), Some(last)) = (words.get(name.start), words.get(name.end - 1)) else { return };
        let end = if last.possessive {
            last.end - last_possessive(&self.text[last.start..last.end])
        } else {
            last.end
        };
        // A name may stand at the end of a line, and go on in the next.
        let text = in_one_line(self.text.get(first.start..end).unwrap_or_default());
        let given = name.len() > 1;
        let she = ENGLISH.people.she_names.at(&words[name]).is_some();
        let key = match actor.known {
            Some(known) => format!("{}/{}", known.party.0, known.speaker),
            None if is_surname_first(&first.fold) => first.fold.clone(),
            None => last.fold.clone(),
        };
        let place = *self.by_surname.entry(key).or_insert_with(|| {
            let holder = actor.known.map(|known| Names::holder(known.party));
            let held = actor.known.map(|known| {
                &self.names.registry.party(known.party).speakers[known.speaker as usize].offices
            });
            self.people.push(Person {
                name: text.clone(),
                known: actor.known,
                holder,
                offices: held.into_iter().flatten().map(|office| office.role.to_lowercase()).collect(),
                she: false,
                observer: false,
            });
            self.people.len() - 1
        });
        let person = &mut self.people[place];
        if given && (text.len() > person.name.len() || !person.name.contains(' ')) {
            person.name = text;
        }
        person.she |= she;
        person.observer |= actor.observer;
        // An office of one who is not known to speak for a party tells the party.
        if person.holder.is_none() {
            person.holder = actor.holder;
        }
        if let Some(office) = &actor.office
            && !person.offices.contains(office)
        {
            person.offices.push(office.clone());
        }
    }
}

/// Where an aside ends that tells what somebody was doing: `, speaking in Port North,`.
fn acting(words: &[Token], comma: usize) -> Option<usize> {
    const MOST: usize = 12;
    let opens = words.get(comma)?.is(",") && words.get(comma + 1)?.fold.ends_with("ing");
    let close = words[comma + 1..].iter().take(MOST).position(|word| word.is(","))?;
    opens.then_some(comma + 1 + close + 1)
}

/// Whether what stands here, up to the next comma, says of somebody that he or she looks on: `a reader at the institute`,
/// `Northland lead at Harbour House`.
fn looks_on(words: &[Token], from: usize, names: &Names<'_>) -> bool {
    let end = words[from..]
        .iter()
        .position(|word| word.is(",") || word.is("."))
        .map_or(words.len(), |end| from + end);
    let at_house = |place: usize| {
        let role = |place: usize| words.get(place..end).and_then(|rest| ENGLISH.people.role.at(rest));
        let article = matches!(role(place + 1), Some((_, Role::Determiner)));
        let house = place + 1 + usize::from(article);
        let named = house < end && words[house].capital;
        words[place].fold == "at" && named && names.mentions.at(&words[house..end]).is_none()
    };
    (from..end).any(|place| {
        matches!(ENGLISH.people.role.at(&words[place..end]), Some((_, Role::Observer))) || at_house(place)
    })
}

/// How many bytes the possessive ending of a word is of.
fn last_possessive(word: &str) -> usize {
    word.strip_suffix('s').and_then(|word| word.chars().next_back()).map_or(0, |mark| 1 + mark.len_utf8())
}
