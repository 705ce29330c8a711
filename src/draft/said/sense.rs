//! What one sentence says: whose it is, whose stance that is, when and in whose words.

use super::claim::{Claim, ClaimKind};
use super::claims::{claims, is_obliged};
use super::days::is_of_saying;
use super::speech::{Quotation, Sentence, within};
use crate::draft::who::{Actor, ActorReader, Form, Story, Voice};
use crate::draft::words::{ENGLISH, Token, Verb, VerbKind, dates};
use crate::model::Attribution;
use chrono::NaiveDate;
use std::ops::Range;

/// A sentence in its paragraph.
pub(crate) struct Sense<'p> {
    /// The paragraph's words.
    pub(crate) words: &'p [Token],
    pub(crate) sentence: &'p Sentence,
    /// The paragraph's quotations.
    pub(crate) quotations: &'p [Quotation],
    /// Whether it is the article's title.
    pub(crate) title: bool,
    /// How many of its words stand between quotation marks.
    pub(crate) quoted: usize,
}

/// Between a verb of saying and `that` stand at most so many words: who hears it, and when.
const BETWEEN: usize = 6;

/// What a sentence mainly says.
#[derive(Debug)]
pub(crate) struct Main {
    pub(crate) kind: ClaimKind,
    pub(crate) voice: Voice,
    /// The tokens of its verb; empty where it has none.
    pub(crate) verb: Range<usize>,
    pub(crate) subordinate: bool,
    /// Whether it was so before what the article tells.
    pub(crate) earlier: bool,
}

impl Main {
    fn of((claim, voice): &(Claim, Voice)) -> Self {
        Self {
            kind: claim.kind,
            voice: voice.clone(),
            verb: claim.verb.clone(),
            subordinate: claim.subordinate,
            earlier: claim.earlier,
        }
    }

    fn without_verb(kind: ClaimKind, voice: Voice, first: usize) -> Self {
        Self { kind, voice, verb: first..first, subordinate: false, earlier: false }
    }

    /// Whether it is speech, or somebody's own text, without a verb that tells of it.
    pub(crate) fn is_verbless(&self) -> bool {
        self.verb.is_empty() && self.kind != ClaimKind::Act
    }
}

impl<'p> Sense<'p> {
    pub(crate) fn new(
        words: &'p [Token],
        sentence: &'p Sentence,
        quotations: &'p [Quotation],
        title: bool,
    ) -> Self {
        let is_quoted = |place: &usize| within(quotations, *place).is_some();
        let quoted = sentence.words.clone().filter(|&place| words[place].is_word()).filter(is_quoted).count();
        Self { words, sentence, quotations, title, quoted }
    }

    /// The claim that the sentence makes; of several the first that is no aside.
    pub(crate) fn main(&self, voiced: &[(Claim, Voice)], story: &Story<'_>) -> Option<Main> {
        let first = self.sentence.words.start;
        if let Some(author) = &story.author {
            // In somebody's own words, what others do is told by the author; an office tells what its people hold.
            let of_office = |voice: &Voice| voice.person.is_none() || author.person.is_none();
            let own = voiced
                .iter()
                .find(|(_, voice)| voice == author || of_office(voice) && voice.holder == author.holder);
            let kind = own.map_or(ClaimKind::Say, |(claim, _)| claim.kind);
            let voice = own.map_or(author, |(_, voice)| if voice.person.is_some() { voice } else { author });
            return Some(Main::without_verb(kind, voice.clone(), first));
        }
        if let Some(main) = main_of(voiced) {
            let mut main = match self.sourced(main, voiced) {
                Some(told) => Main { subordinate: false, ..Main::of(told) },
                None => Main::of(main),
            };
            // `said that it rejects`: what is said of oneself counts too.
            let own = voiced.iter().any(|(claim, voice)| {
                matches!(claim.kind, ClaimKind::Hold | ClaimKind::Both)
                    && (*voice == main.voice || voice.holder == main.voice.holder && voice.person.is_none())
            });
            if own && main.kind == ClaimKind::Say {
                main.kind = ClaimKind::Both;
            }
            // `Northland has declared it, the minister said`: by whose word that is known speaks for Northland.
            let tells = |(claim, voice): &&(Claim, Voice)| {
                let all = claim.trailing || claim.kind == ClaimKind::Say && claim.verb.is_empty();
                all && voice.holder == main.voice.holder && voice.person.is_some()
            };
            if main.voice.person.is_none()
                && let Some((_, teller)) = voiced.iter().find(tells)
            {
                main.voice = teller.clone();
            }
            return Some(main);
        }
        if let Some(aside) = voiced.first() {
            return Some(Main::of(aside));
        }
        let all = self.sentence.words.clone().filter(|&place| self.words[place].is_word()).count();
        let speech = all > 0 && self.quoted * 10 >= all * 7 && !self.words[first].is_word();
        // Somebody whom nobody knows is said to have said it.
        let outside = self.sentence.words.clone().filter(|&place| !self.is_quoted(place));
        let said = |place: usize| {
            ENGLISH
                .verbs
                .at(&self.words[place..])
                .is_some_and(|(_, verb)| verb.kind == VerbKind::Say && !verb.ing)
        };
        let impersonal = self.is_impersonal();
        let voice = if impersonal {
            story.current.clone()
        } else if outside.into_iter().any(said) {
            Some(Voice::default())
        } else {
            story.acting.clone().or_else(|| story.current.clone())
        };
        if let Some(voice) = voice.filter(|_| speech || impersonal) {
            return Some(Main::without_verb(ClaimKind::Say, voice, first));
        }
        let issuer = story.issuer.clone().filter(|_| !self.title)?;
        Some(Main::without_verb(ClaimKind::Say, issuer, first))
    }

    /// What somebody does, or has, in a sentence in which nobody says anything: `Northland sides with`, `Northland's aim`.
    /// Where nobody can be told to do it, it is nobody's.
    pub(crate) fn act(&self, reader: ActorReader<'_>, story: &Story<'_>) -> Main {
        let behind = |actor: &Actor| ENGLISH.grammar.preposition.stand_before(self.words, actor.words.start);
        let acts = |actor: &Actor| (actor.can_speak() || actor.owner) && !behind(actor);
        let held = |actor: Actor| {
            let voice = story.voice(&actor, self.words).filter(|voice| voice.holder.is_some())?;
            Some((actor, voice))
        };
        let subject = self.actors(reader).filter(acts).find_map(held);
        let subject = subject.filter(|(actor, _)| self.does(actor.words.end));
        let voice = subject.map(|(_, voice)| voice).unwrap_or_default();
        Main::without_verb(ClaimKind::Act, voice, self.sentence.words.start)
    }

    /// Whether what begins here is done by whoever stands before it: in `Northland must leave`, `Northland was asked to leave`
    /// and `urged Northland to leave` others want it, and in `Northland, Southland and the war` nothing is done.
    fn does(&self, place: usize) -> bool {
        let rest = self.words.get(place..).unwrap_or_default();
        let Some((first, behind)) = rest.split_first().filter(|(first, _)| first.is_word()) else {
            return false;
        };
        let grammar = &ENGLISH.grammar;
        let asked = |verb: &Verb| !verb.ing && verb.kind != VerbKind::Stand;
        let passive = grammar.be.has(first) && ENGLISH.verbs.at(behind).is_some_and(|(_, verb)| asked(verb));
        !passive && !grammar.infinitive.has(first) && ENGLISH.obliged.at(rest).is_none()
    }

    /// Those whom the sentence names outside quotations.
    pub(crate) fn actors(&self, reader: ActorReader<'_>) -> impl Iterator<Item = Actor> {
        let mut rest = self.sentence.words.clone();
        std::iter::from_fn(move || {
            while let Some(place) = rest.next() {
                let actor = if self.is_quoted(place) { None } else { reader.at(self.words, place) };
                rest.start = actor.as_ref().map_or(0, |actor| actor.words.end).max(rest.start);
                if actor.is_some() {
                    return actor;
                }
            }
            None
        })
    }

    /// `It was stressed that the islands …`: what is told to have been said, and not by whom.
    fn is_impersonal(&self) -> bool {
        const SUBJECT: usize = 3;
        let words = &self.words[self.sentence.words.clone()];
        let grammar = &ENGLISH.grammar;
        let be = (1..=SUBJECT).find(|&place| grammar.be.stand_at(words, place));
        let small = |word: &Token| word.is_word() && !word.capital;
        be.is_some_and(|be| {
            let told = grammar.voiced.stand_at(words, be + 1) && grammar.that.stand_at(words, be + 2);
            told && words[1..be].iter().all(small)
        })
    }

    /// `Northland has agreed, people familiar with the talks said`: of whom those tell who are not to be named. Whoever
    /// looks on and tells, right away, what somebody said, tells it of that one, too.
    fn sourced<'v>(&self, main: &(Claim, Voice), voiced: &'v [(Claim, Voice)]) -> Option<&'v (Claim, Voice)> {
        const NEAR: usize = 2;
        let unnamed = |place: usize| ENGLISH.people.unnamed.at(&self.words[place..]).is_some();
        let sourced = self.sentence.words.clone().any(unnamed);
        let told = |claim: &Claim| {
            let says = matches!(claim.kind, ClaimKind::Say | ClaimKind::Both);
            let next = main.0.verb.end..=main.0.verb.end + NEAR;
            claim.actor.pronoun.is_none()
                && !claim.verb.is_empty()
                && (sourced || says && next.contains(&claim.actor.words.start))
        };
        let holds = |voice: &Voice| main.1.observer && voice.holder.is_some() && !voice.observer;
        let told = voiced.iter().find(|(claim, voice)| holds(voice) && told(claim));
        // `Experts reveal that it is over, the minister said`
        told.or_else(|| voiced.iter().find(|(claim, voice)| holds(voice) && claim.trailing))
    }

    /// `This was stated by Ann Gull`, `Ann Gull said this on Monday`: who said what stands before the sentence.
    pub(crate) fn said_before(&self, reader: ActorReader<'_>, story: &Story<'_>) -> Option<Voice> {
        let grammar = &ENGLISH.grammar;
        let this = |place: usize| grammar.this.stand_at(self.words, place);
        let range = &self.sentence.words;
        if story.author.is_some() || !range.clone().any(this) {
            return None;
        }
        let ends = |place: usize| {
            let word = &self.words[place];
            grammar.occasion.has(word) || word.is(",") || word.is(".")
        };
        let takes_up = |claim: &Claim| {
            let verb = &claim.verb;
            let passive = this(range.start) && claim.actor.words.start > verb.end;
            let object = self.object(verb);
            let taken_up = object < range.end && this(object) && !self.is_quoted(object);
            passive || taken_up && (object + 1 == range.end || ends(object + 1))
        };
        let claims = claims(self.words, self.sentence, self.quotations, reader);
        let says =
            |claim: &&Claim| claim.kind == ClaimKind::Say && !claim.subordinate && !claim.verb.is_empty();
        let claim = claims.iter().filter(says).find(|claim| takes_up(claim))?;
        story.voice(&claim.actor, self.words).filter(|voice| voice.holder.is_some() && !voice.observer)
    }

    /// `Southland has ruled this out`: whether somebody stands somewhere on what the sentence before is about.
    pub(crate) fn takes_up(&self, main: &Main) -> bool {
        let stands = matches!(main.kind, ClaimKind::Hold | ClaimKind::Both) && !main.verb.is_empty();
        let object = self.object(&main.verb);
        // `denies it wants the islands`
        let acts = self.words.get(object + 1..).is_some_and(|behind| ENGLISH.verbs.at(behind).is_some());
        stands && ENGLISH.grammar.this.stand_at(self.words, object) && !acts
    }

    /// Where what a verb is done to begins, behind a preposition.
    fn object(&self, verb: &Range<usize>) -> usize {
        verb.end + usize::from(ENGLISH.grammar.preposition.stand_at(self.words, verb.end))
    }

    /// What a sentence says of which the next one tells who said it; and whose stance that is, where it is another's.
    pub(crate) fn retold(&self, main: Option<Main>, teller: Voice) -> (Option<Main>, Option<Voice>) {
        let first = self.sentence.words.start;
        match main {
            None => (Some(Main::without_verb(ClaimKind::Say, teller, first)), None),
            Some(main) if main.kind == ClaimKind::Say || main.voice.observer => (Some(main), None),
            Some(main) if main.voice.holder == teller.holder => {
                let voice = if main.voice.person.is_some() { main.voice } else { teller };
                (Some(Main { voice, ..main }), None)
            }
            Some(main) => {
                let held = Some(main.voice).filter(|voice| voice.holder.is_some());
                (Some(Main { voice: teller, ..main }), held)
            }
        }
    }

    /// Whose stance is told by another, in so many words.
    pub(crate) fn told(
        &self,
        main: &Main,
        voiced: &[(Claim, Voice)],
        reader: ActorReader<'_>,
        story: &Story<'_>,
    ) -> Option<Voice> {
        self.told_behind(main, reader, story)
            .or_else(|| self.told_in_own_text(voiced, story))
            .or_else(|| self.told_before(main, voiced))
    }

    /// `Northland said Southland refuses`
    fn told_behind(&self, main: &Main, reader: ActorReader<'_>, story: &Story<'_>) -> Option<Voice> {
        if self.quoted > 0 || main.kind != ClaimKind::Say || main.voice.observer {
            return None;
        }
        if main.verb.is_empty() {
            return self.headlined(main, reader, story);
        }
        let end = self.sentence.words.end;
        // `told the envoy on Monday that Southland refuses`: who hears it, and when, stands between.
        let that = |word: &Token| ENGLISH.grammar.that.has(word);
        let close = self.words[main.verb.end..end].iter().take(BETWEEN).take_while(|word| word.is_word());
        let place = close.clone().position(that).map_or(main.verb.end, |that| main.verb.end + that + 1);
        let actor =
            reader.at(self.words, place).filter(|actor| actor.can_speak() && actor.pronoun.is_none())?;
        // `the president`, told by a spokesman, is his own.
        if actor.office.is_some() && actor.holder.is_none() && !actor.named() {
            return None;
        }
        let other = story.voice(&actor, self.words)?;
        // `said Southland must accept`, `must get guarantees` and `could not be forced` are no stance of Southland's.
        let obliged = ENGLISH.obliged.at(&self.words[actor.words.end..]).is_some();
        let be = |place: usize| ENGLISH.grammar.be.stand_at(self.words, place);
        let stands = self.verb_behind(actor.words.end).is_some_and(|(place, (length, verb))| {
            verb.kind != VerbKind::Say && !is_obliged(self.words, place) && !be(place + length)
        });
        let differs =
            other.holder.is_some() && other.holder != main.voice.holder && actor.form != Some(Form::People);
        (stands && differs && !obliged).then_some(other)
    }

    /// The verb of whom stands before a place, and where it stands: in `Southland has firmly rejected`; none in `Southland
    /// needs guarantees`.
    fn verb_behind(&self, place: usize) -> Option<(usize, (usize, &'static Verb))> {
        const MOST: usize = 4;
        let grammar = &ENGLISH.grammar;
        let helps =
            |word: &Token| [&grammar.auxiliary, &grammar.had, &grammar.be].iter().any(|list| list.has(word));
        let leads = |word: &&Token| grammar.leads_verb(word) || helps(word);
        let end = self.sentence.words.end;
        let led = self.words[place..end].iter().take(MOST).take_while(leads).count();
        (place..end.min(place + led + 1))
            .find_map(|place| Some((place, ENGLISH.verbs.at(&self.words[place..])?)))
    }

    /// `Southland refuses, Northland said`
    fn told_before(&self, main: &Main, voiced: &[(Claim, Voice)]) -> Option<Voice> {
        let told = |claim: &Claim| {
            matches!(claim.kind, ClaimKind::Hold | ClaimKind::Both)
                && !claim.subordinate
                && claim.actor.pronoun.is_none()
        };
        let trailing = voiced.iter().any(|(claim, _)| claim.trailing && claim.verb == main.verb);
        let (_, other) = voiced.iter().find(|(claim, _)| told(claim) && claim.verb.end <= main.verb.start)?;
        let differs =
            other.holder.is_some() && main.voice.holder.is_some() && other.holder != main.voice.holder;
        (trailing && self.quoted == 0 && differs && !main.voice.observer).then(|| other.clone())
    }

    /// In somebody's own text, `Southland reaffirmed its refusal`: whose stance that is, where the author does not speak of
    /// himself too.
    fn told_in_own_text(&self, voiced: &[(Claim, Voice)], story: &Story<'_>) -> Option<Voice> {
        let author = story.author.as_ref()?;
        let own = voiced.iter().any(|(_, voice)| voice == author || voice.holder == author.holder);
        let words = &self.words[self.sentence.words.clone()];
        let oneself = ENGLISH.ours.count(words) + ENGLISH.mine.count(words) > 0;
        let (claim, other) = main_of(voiced).filter(|_| !own && !oneself)?;
        let says = matches!(claim.kind, ClaimKind::Both | ClaimKind::Say);
        (says && other.holder.is_some()).then(|| other.clone())
    }

    /// `Northland has refused: Southland`: a headline whose last word is who tells it.
    fn headlined(&self, main: &Main, reader: ActorReader<'_>, story: &Story<'_>) -> Option<Voice> {
        let last = self.title && main.verb.start > self.sentence.words.start + 3;
        let actor =
            reader.at(self.words, self.sentence.words.start).filter(|actor| last && actor.can_speak())?;
        let other = story.voice(&actor, self.words)?;
        let next = self.words.get(actor.words.end..)?;
        let acts = ENGLISH.grammar.auxiliary.stand_at(next, 0) || ENGLISH.verbs.at(next).is_some();
        (acts && other.holder.is_some() && other.holder != main.voice.holder).then_some(other)
    }

    /// In whose words it stands.
    pub(crate) fn attribution(&self, voice: &Voice, own_words: bool, statement: bool) -> Attribution {
        let people = &ENGLISH.people;
        let (mut leaked, mut unnamed) =
            (false, voice.unnamed.as_ref().is_some_and(|office| people.is_of_many(office)));
        for place in self.sentence.words.clone().filter(|&place| !self.is_quoted(place)) {
            leaked |= people.leaked.at(&self.words[place..]).is_some();
            unnamed |= people.unnamed.at(&self.words[place..]).is_some();
        }
        let nobody = voice.person.is_none() && voice.known.is_none();
        if statement && nobody {
            Attribution::Official
        } else if leaked && nobody {
            Attribution::Leaked
        } else if unnamed && nobody {
            Attribution::Unnamed
        } else if self.quoted > 2 || own_words {
            if nobody && voice.body { Attribution::Official } else { Attribution::Direct }
        } else {
            Attribution::Reported
        }
    }

    /// The day on which it was voiced, where the sentence tells.
    pub(crate) fn date(&self, main: &Main, published: NaiveDate) -> Option<NaiveDate> {
        let outside = self.sentence.words.clone().filter(|&place| !self.is_quoted(place));
        let mut days = outside.filter_map(|place| Some((place, dates::weekday(&self.words[place])?)));
        let first = self.sentence.words.start;
        let (_, weekday) = days.find(|&(place, _)| is_of_saying(self.words, first, place, &main.verb))?;
        dates::last_weekday(weekday, published)
    }

    /// Whether it stands between marks.
    pub(crate) fn is_quoted(&self, place: usize) -> bool {
        within(self.quotations, place).is_some()
    }
}

/// The first claim that is no aside; but what a sentence ends in, `…, the minister said`, says whose it all is.
fn main_of(voiced: &[(Claim, Voice)]) -> Option<&(Claim, Voice)> {
    let mut main = voiced.iter().filter(|(claim, _)| !claim.subordinate);
    let first = main.next()?;
    let trailing = main.find(|(claim, voice)| {
        claim.trailing && (voice.person.is_some() || voice.holder.is_some() && first.1.person.is_none())
    });
    Some(trailing.filter(|_| !first.0.trailing && first.0.kind != ClaimKind::Say).unwrap_or(first))
}
