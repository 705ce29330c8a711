//! Whose words a text is: a statement's, a transcript's before its first turn.

use super::speech::{quotations, within};
use crate::draft::page::{Kind, Line, Page, turn};
use crate::draft::who::{Actor, ActorReader, Holder, Story, Voice};
use crate::draft::words::{ENGLISH, Token, tokens_from};
use std::collections::BTreeMap;
use std::ops::Range;

/// A text that is not called a statement is one where one word of so many or more is `we` or `our`.
const OURS: usize = 50;

/// What tells whose words a text is.
pub(crate) struct Authors<'a> {
    pub(crate) text: &'a str,
    pub(crate) page: &'a Page,
    pub(crate) reader: ActorReader<'a>,
    /// Whose office the text comes from.
    pub(crate) home: Option<Holder>,
    pub(crate) story: &'a Story<'a>,
}

impl Authors<'_> {
    /// Whether the text is a conversation in which turns are labelled. Of an extract one turn may be left, and an answer
    /// is of one: it opens with whom the title names.
    pub(crate) fn converse(&self) -> bool {
        let labels = self.page.of(Kind::Heading).filter(|line| line.is_label());
        let lines = self.page.of(Kind::Body).chain(labels);
        let turns = lines.filter_map(|line| Some(&line.words[..turn(&line.words)?.name]));
        let turns = turns.filter(|label| is_asker(label) || self.names_somebody(label)).count();
        turns >= 2 || turns == 1 && (self.titled().len() >= 2 || self.answers())
    }

    /// Whether the text opens with the label of somebody whom its title names.
    fn answers(&self) -> bool {
        let titled = self.titled();
        let Some(first) = self.page.of(Kind::Body).next() else { return false };
        let label = turn(&first.words).map(|turn| &first.words[..turn.name]);
        let voice = label.and_then(|label| labelled(label, self.reader, self.story, &titled));
        voice.is_some_and(|voice| voice.person.is_some() && titled.contains(&voice))
    }

    /// Whether the label of a turn names one who can speak, and no part of the text: `PRESIDENT GULL`, not `AT SEA`.
    fn names_somebody(&self, label: &[Token]) -> bool {
        (0..label.len()).any(|place| self.reader.at(label, place).is_some_and(|actor| actor.can_speak()))
            || label.first().is_some_and(|first| label.len() == 1 && first.all_capitals)
    }

    /// Whose words a statement is: `Northland's statement on …`, `We, the leaders of …`.
    pub(crate) fn author(&self) -> Option<Voice> {
        let title = self.page.title()?;
        let stated =
            (0..title.words.len()).any(|place| ENGLISH.statement.at(&title.words[place..]).is_some());
        // What others say between quotation marks is none of it.
        let ours = |line: &Line| {
            let quotations = quotations(&line.words);
            let own = |&(place, word): &(usize, &Token)| {
                ["we", "our"].contains(&word.fold.as_str()) && within(&quotations, place).is_none()
            };
            line.words.iter().enumerate().filter(own).count()
        };
        let first_person: usize = self.page.of(Kind::Body).map(ours).sum();
        let words: usize = self.page.of(Kind::Body).map(|line| line.words.len()).sum();
        if first_person < 3 || !stated && first_person * OURS < words {
            let signed = || self.opening_signed(title).filter(|_| first_person > 0);
            return self.author_by_name(title).or_else(signed).filter(|_| stated);
        }
        // Of several who spoke an extract may be of any.
        let titled = self.titled();
        if (!stated || titled.len() >= 2)
            && let Some(voice) = self.by_homeland()
        {
            return titled.into_iter().find(|one| one.holder == voice.holder).or(Some(voice));
        }
        // `We, the leaders of`
        for line in self.page.of(Kind::Body).take(4) {
            let we = line.words.iter().position(|word| word.fold == "we");
            let opened = we.filter(|&we| line.words.get(we + 1).is_some_and(|next| next.is(",")));
            if let Some(voice) = opened.and_then(|we| self.voice_at(&line.words, we + 2)) {
                return Some(voice);
            }
        }
        // A title that tells what somebody does is a report's, whoever says `we` in it.
        let own = stated || !tells(title);
        let first =
            || (0..title.words.len()).filter(|_| own).find_map(|place| self.voice_at(&title.words, place));
        let named = self.signed(&title.words).or_else(first);
        named.map(|voice| Voice { holder: voice.holder.or(self.home), ..voice })
    }

    /// `The islands are ours: address by President Gull`: whose words a title says the text is.
    fn signed(&self, title: &[Token]) -> Option<Voice> {
        let people = &ENGLISH.people;
        (0..title.len()).find_map(|place| {
            let (length, ()) = ENGLISH.statement.at(&title[place..])?;
            let behind = place + length;
            let by = people.from.stand_before(title, behind);
            let next = people.from.stand_at(title, behind) || people.office_of.stand_at(title, behind);
            if by || next { self.voice_at(title, behind + usize::from(!by)) } else { None }
        })
    }

    /// `Statement of President Gull on the islands`: a title that opens so needs but one `we` behind it.
    fn opening_signed(&self, title: &Line) -> Option<Voice> {
        ENGLISH.statement.at(&title.words)?;
        let signed = self.signed(&title.words).filter(|voice| voice.person.is_some())?;
        Some(Voice { holder: signed.holder.or(self.home), ..signed })
    }

    /// Whose words a statement is that speaks of its author by name: the title opens with the one with whom most of its
    /// paragraphs do, and tells nothing that anybody does.
    fn author_by_name(&self, title: &Line) -> Option<Voice> {
        let author = self.voice_at(&title.words, 0);
        let author = author.filter(|author| !tells(title) && author.person.is_none())?;
        let opens = |line: &&Line| {
            let first = line.words.iter().position(|word| word.capital);
            let voice = first.and_then(|first| self.voice_at(&line.words, first));
            voice.is_some_and(|voice| voice.holder == author.holder)
        };
        let paragraphs = self.page.of(Kind::Body).count();
        let own = self.page.of(Kind::Body).filter(opens).count();
        (own >= 2 && own * 3 >= paragraphs).then_some(author)
    }

    /// Whose words an address is that names nobody as its author: it speaks of `our people` and `our land`. Of those at war
    /// whom it names it is of the one of whose onslaught it speaks least.
    fn by_homeland(&self) -> Option<Voice> {
        const LEAST: usize = 3;
        let lines = || self.page.of(Kind::Body).map(|line| line.words.as_slice());
        if lines().map(homelands).sum::<usize>() < LEAST {
            return None;
        }
        // How often each is named, and how often by what it sends.
        let mut named: BTreeMap<Holder, (usize, usize)> = BTreeMap::new();
        for words in lines() {
            for place in 0..words.len() {
                if let Some((length, mention)) = self.reader.names.mentions.at(&words[place..]) {
                    let (times, onslaught) = named.entry(mention.holder).or_default();
                    *times += 1;
                    *onslaught += usize::from(is_onslaught(words, place..place + length));
                }
            }
        }
        named.retain(|_, (times, _)| *times >= LEAST);
        // Of an enemy every fourth mention or more is of its onslaught.
        let is_enemy = |(times, onslaught): (usize, usize)| onslaught * 4 >= times;
        let at_war = named.values().any(|&counts| is_enemy(counts));
        let own = named.into_iter().filter(|&(_, counts)| at_war && !is_enemy(counts));
        let (holder, _) = own.max_by_key(|&(_, (times, _))| times)?;
        Some(Voice { holder: Some(holder), ..Voice::default() })
    }

    /// Who issued a statement: `Joint statement of Northland and Southland`.
    pub(crate) fn issuer(&self) -> Option<Voice> {
        let title = self.page.title()?;
        let low = self.text[title.range.clone()].to_lowercase();
        let issued = ENGLISH.layout.entries("issued").any(|opening| low.starts_with(opening));
        let mut lines = std::iter::once(title).chain(self.page.of(Kind::Body).take(1));
        let mut named = || {
            lines.find_map(|line| (0..line.words.len()).find_map(|place| self.voice_at(&line.words, place)))
        };
        // Whom an office's own page names besides itself, it is about.
        let own = |voice: &Voice| self.home.is_none() || voice.holder == self.home;
        let home = || Some(Voice { holder: Some(self.home?), body: true, ..Voice::default() });
        if issued { named().filter(own).or_else(home) } else { None }
    }

    /// Who is named here, by more than a pronoun; of `Northland-Southland` the first.
    fn voice_at(&self, words: &[Token], place: usize) -> Option<Voice> {
        let named = |words: &[Token], place: usize| {
            let actor = self.reader.at(words, place)?;
            let speaks = actor.pronoun.is_none() && (actor.holder.is_some() || actor.named());
            speaks.then(|| self.story.voice(&actor, words)).flatten()
        };
        // `South Sea-Northland`
        let first_of_pair = || {
            const LONGEST: usize = 4;
            let start = words.get(place)?.start;
            let pair = words[place..].iter().take(LONGEST);
            let mut ends =
                pair.filter_map(|word| Some(word.start + self.text[word.start..word.end].find('-')?));
            let first = tokens_from(&self.text[start..ends.next()?], start);
            let whole = self.reader.at(&first, 0).is_some_and(|actor| actor.words.end == first.len());
            named(&first, 0).filter(|_| whole)
        };
        named(words, place).or_else(first_of_pair)
    }

    /// Who speaks before the first turn that is labelled: of those whom the title names, the one who then does not. Before
    /// a question it may be any of them.
    pub(crate) fn opening(&self) -> Option<Voice> {
        let mut turns = self.page.of(Kind::Body).filter_map(|line| Some((turn(&line.words)?, &line.words)));
        let (first, words) = turns.next()?;
        let label = &words[..first.name];
        let mut named = self.titled();
        let labelled = if is_asker(label) { None } else { labelled(label, self.reader, self.story, &named) };
        if let [_, _, ..] = named.as_slice() {
            let labelled = labelled?;
            named.retain(|voice| labelled.person != voice.person);
        }
        match named.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// The people whom the title names.
    pub(crate) fn titled(&self) -> Vec<Voice> {
        let words = self.page.title().map_or(&[][..], |title| &title.words);
        let mut named: Vec<Voice> = Vec::new();
        for place in 0..words.len() {
            let actor = self.reader.at(words, place).filter(Actor::named);
            named.extend(actor.and_then(|actor| self.story.voice(&actor, words)));
        }
        named.dedup();
        named
    }
}

/// How often `our people`, `our strong country` are spoken of.
fn homelands(words: &[Token]) -> usize {
    let homeland = |rest: &[Token]| ENGLISH.people.homeland.at(rest).is_some();
    let ours = (0..words.len()).filter(|&place| words[place].fold == "our");
    ours.filter(|&our| (our + 1..our + 3).filter_map(|place| words.get(place..)).any(homeland)).count()
}

/// `Northland's missiles`, `the army of Northland`: whether a name tells whose onslaught is spoken of.
fn is_onslaught(words: &[Token], name: Range<usize>) -> bool {
    let people = &ENGLISH.people;
    let behind = name.end..name.end + 2;
    let before = name.start.checked_sub(2).filter(|_| people.office_of.stand_before(words, name.start));
    behind
        .chain(before)
        .filter_map(|place| words.get(place..))
        .any(|rest| people.onslaught.at(rest).is_some())
}

/// Whether a title tells what somebody says or holds.
fn tells(title: &Line) -> bool {
    (0..title.words.len()).any(|place| ENGLISH.verbs.at(&title.words[place..]).is_some())
}

/// Whom the label of a turn names. `THE PRESIDENT:` is the one whom the title calls so, whoever else is a president.
pub(crate) fn labelled(
    label: &[Token],
    reader: ActorReader<'_>,
    story: &Story<'_>,
    titled: &[Voice],
) -> Option<Voice> {
    let mut rest = 0..label.len();
    while let Some(place) = rest.next() {
        let Some(actor) = reader.at(label, place) else { continue };
        rest.start = actor.words.end.max(rest.start);
        let office = actor.office.as_deref().filter(|_| !actor.named());
        let mut called =
            titled.iter().filter(|voice| office.is_some_and(|office| story.holds(voice, office)));
        let voice = match (called.next(), called.next()) {
            (Some(one), None) => Some(one.clone()),
            _ => story.voice(&actor, label),
        };
        if voice.is_some() {
            return voice;
        }
    }
    None
}

/// Whether the label of a turn is of somebody who asks.
pub(crate) fn is_asker(label: &[Token]) -> bool {
    label.first().is_some_and(|first| ENGLISH.layout.entries("askers").any(|asker| first.fold == asker))
}
