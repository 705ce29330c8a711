//! The walk through an article, sentence by sentence: who says what, and which of it states a position.

use super::actors::ActorReader;
use super::cast::Cast;
use super::claims::{Claim, ClaimKind, claims};
use super::dates;
use super::layout::{Kind, Line, Page, dateline, turn};
use super::names::{Form, Holder, Names};
use super::speech::{Quotation, Sentence, quotations, sentences};
use super::story::{Story, Voice};
use super::tokens::Token;
use super::topics::Topics;
use super::weigh::{HolderKind, Signs, weigh};
use super::words::{ENGLISH, VerbKind};
use crate::model::{Attribution, IssueId};
use chrono::NaiveDate;
use std::ops::Range;

/// A passage that may state a position.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// Its bytes.
    pub(super) range: Range<usize>,
    pub(super) voice: Voice,
    /// Who tells it of the holder.
    pub(super) told_by: Option<Holder>,
    pub(super) issue: Option<IssueId>,
    pub(super) date: Option<NaiveDate>,
    pub(super) attribution: Attribution,
    pub(super) score: f32,
    /// How plainly it names its issue; 0 where it only takes up that of the sentence before.
    plainness: f32,
    /// How many bytes of it state the position.
    core: usize,
    /// The paragraph, to know what stands side by side.
    line: usize,
}

/// What an article is read with.
pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) page: &'a Page,
    pub(super) names: &'a Names<'a>,
    pub(super) cast: &'a Cast,
    pub(super) topics: &'a Topics,
    pub(super) published: Option<NaiveDate>,
    /// The title without the site's name.
    pub(super) title: Option<Range<usize>>,
}

/// Longer than this, in characters, passages are not joined.
const JOINED: usize = 420;

/// A passage that names its issue less plainly may belong to its neighbour.
const PLAIN: f32 = 1.7;

/// What scores less is not even put together with its neighbour.
const ASIDE: f32 = 0.35;

/// A sentence of more words is none.
const LONGEST: usize = 220;

struct State<'a> {
    story: Story<'a>,
    found: Vec<Passage>,
    /// What the sentences before were about, and how much of that is still in the reader's mind.
    before: Option<(IssueId, f32)>,
    carried: f32,
    /// Whether the text is a conversation in which turns are labelled.
    conversation: bool,
    /// Whether the speech of the paragraph before goes on.
    goes_on: bool,
    /// In a conversation: whether it is an asker's turn.
    asked: bool,
}

impl State<'_> {
    /// What a sentence is about is what the next may be about without saying so.
    fn take_up(&mut self, about: &super::topics::About) {
        let issue = about.issue();
        let process = f32::from(u8::try_from(about.process.min(2)).unwrap_or_default()) * 0.6;
        self.carried = (self.carried * 0.6).max(issue.map_or(0.0, |(_, weight)| weight)).max(process);
        self.before = issue.or(self.before.map(|(issue, weight)| (issue, weight * 0.6)).filter(|(_, weight)| *weight > 0.3));
    }
}

impl Walk<'_> {
    /// The passages, in the text's order.
    pub(super) fn passages(&self) -> Vec<Passage> {
        let turns = self.page.of(Kind::Body).filter(|line| turn(&line.words).is_some()).count();
        let story = Story::new(self.text, self.names, self.cast);
        let mut state =
            State { story, found: Vec::new(), before: None, carried: 0.0, conversation: turns >= 2, goes_on: false, asked: false };
        if state.conversation {
            state.story.author = self.opening_voice(&state.story);
        } else {
            state.story.author = self.author(&state.story);
        }
        for (place, line) in self.page.lines.iter().enumerate() {
            match line.kind {
                Kind::Title => self.title(line, place, &mut state),
                Kind::Body => self.paragraph(line, place, &mut state),
                _ => {}
            }
        }
        joined(state.found, self.text)
    }

    fn reader(&self) -> ActorReader<'_> {
        ActorReader { names: self.names, cast: Some(&self.cast.by_name) }
    }

    /// Whose words a statement is: `Northland's statement on …`, `We, the leaders of …`.
    fn author(&self, story: &Story<'_>) -> Option<Voice> {
        let title = self.page.title()?;
        let low = self.text[title.range.clone()].to_lowercase();
        let stated = ENGLISH.layout.entries("statements").any(|word| low.split(|c: char| !c.is_alphanumeric()).any(|part| part == word));
        let ours = |line: &Line| line.words.iter().filter(|word| word.fold == "we" || word.fold == "our").count();
        let quoted = |line: &Line| quotations(&line.words).iter().map(|q| q.words.len()).sum::<usize>() * 3 > line.words.len();
        let first_person: usize = self.page.of(Kind::Body).filter(|line| !quoted(line)).map(ours).sum();
        let paragraphs = self.page.of(Kind::Body).count();
        if first_person < 3 || !stated && first_person < paragraphs {
            return None;
        }
        let voice_at = |words: &[Token], place: usize| {
            let actor = self.reader().at(words, place)?;
            let speaks = actor.pronoun.is_none() && (actor.holder.is_some() || actor.named());
            speaks.then(|| story.voice(&actor, words)).flatten()
        };
        // `We, the leaders of`
        for line in self.page.of(Kind::Body).take(4) {
            let we = line.words.iter().position(|word| word.fold == "we");
            let opened = we.filter(|&we| line.words.get(we + 1).is_some_and(|next| next.is(",")));
            if let Some(voice) = opened.and_then(|we| voice_at(&line.words, we + 2)) {
                return Some(voice);
            }
        }
        (0..title.words.len()).find_map(|place| voice_at(&title.words, place))
    }

    /// Who speaks before the first turn that is labelled: of those whom the title names, the one who then does not.
    fn opening_voice(&self, story: &Story<'_>) -> Option<Voice> {
        let title = self.page.title()?;
        let labelled = self.page.of(Kind::Body).find_map(|line| {
            turn(&line.words).and_then(|turn| self.labelled(&line.words[..turn.name], story))
        });
        let mut named: Vec<Voice> = Vec::new();
        for place in 0..title.words.len() {
            let actor = self.reader().at(&title.words, place).filter(super::actors::Actor::named);
            named.extend(actor.and_then(|actor| story.voice(&actor, &title.words)));
        }
        named.dedup();
        named.retain(|voice| labelled.as_ref().is_none_or(|labelled| labelled.person != voice.person));
        match named.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// Whom the label of a turn names.
    fn labelled(&self, label: &[Token], story: &Story<'_>) -> Option<Voice> {
        (0..label.len()).find_map(|place| {
            let actor = self.reader().at(label, place)?;
            story.voice(&actor, label)
        })
    }

    fn title(&self, line: &Line, place: usize, state: &mut State<'_>) {
        let Some(range) = self.title.clone() else { return };
        let words: Vec<Token> = line.words.iter().filter(|word| word.start >= range.start && word.end <= range.end).cloned().collect();
        let quotations = quotations(&words);
        let sentence = Sentence { words: 0..words.len(), inner: Vec::new() };
        self.sentence(&words, &sentence, &quotations, place, true, state);
        // What a headline says is no context: the text says it again.
        (state.before, state.carried) = (None, 0.0);
        state.story.current = None;
    }

    fn paragraph(&self, line: &Line, place: usize, state: &mut State<'_>) {
        let mut words = line.words.as_slice();
        if state.conversation
            && let Some(turn) = turn(words)
        {
            let label = &words[..turn.name];
            let asker = ENGLISH.layout.entries("askers").any(|asker| label.first().is_some_and(|word| word.fold == asker));
            let voice = if asker { None } else { self.labelled(label, &state.story) };
            if asker || voice.is_some() || turn.plain {
                state.asked = voice.is_none();
                state.story.author = voice;
                (state.before, state.carried) = (None, 0.0);
                words = &words[turn.said..];
            }
        }
        if state.asked {
            return;
        }
        let skipped = dateline(&self.text[line.range.clone()]) + line.range.start;
        let first = words.iter().position(|word| word.start >= skipped).unwrap_or(words.len());
        let words = &words[first..];
        let quotations = quotations(words);
        for sentence in sentences(words, &quotations) {
            if sentence.words.len() > LONGEST {
                continue;
            }
            for sentence in clauses(words, &sentence) {
                self.sentence(words, &sentence, &quotations, place, false, state);
            }
        }
        let last = words.last();
        state.goes_on = quotations.last().is_some_and(|quotation| !quotation.closed) || last.is_some_and(|word| word.is(":"));
    }

    fn sentence(
        &self,
        words: &[Token],
        sentence: &Sentence,
        quotations: &[Quotation],
        line: usize,
        title: bool,
        state: &mut State<'_>,
    ) {
        let claims = claims(words, sentence, quotations, self.reader());
        let quoted = quoted_words(words, sentence, quotations);
        let mostly = quoted * 10 >= sentence.words.len() * 7;
        let mut voiced: Vec<(Claim, Voice)> = Vec::new();
        for claim in claims {
            if let Some(voice) = state.story.voice(&claim.actor, words) {
                voiced.push((claim, voice));
            }
        }
        let Some((kind, voice, subordinate, verb)) = self.main_claim(words, sentence, &voiced, mostly, state) else {
            self.remember_subject(words, sentence, quotations, &voiced, state);
            let about = self.topics.about(words, sentence.words.clone(), 0..0);
            state.take_up(&about);
            return;
        };
        let (voice, told_by) = self.told(words, sentence, &verb, kind, voice, quoted, state);
        self.emit(words, sentence, quotations, line, title, kind, &voice, told_by, subordinate, &verb, quoted, state);
        if let Some(person) = voice.person {
            state.story.acted(person);
        }
        self.remember_subject(words, sentence, quotations, &voiced, state);
        if told_by.is_none() {
            state.story.current = Some(voice);
        }
    }

    /// The claim that the sentence makes; of several the first that is no aside.
    fn main_claim(
        &self,
        words: &[Token],
        sentence: &Sentence,
        voiced: &[(Claim, Voice)],
        mostly_quoted: bool,
        state: &State<'_>,
    ) -> Option<(ClaimKind, Voice, bool, Range<usize>)> {
        let as_main = |(claim, voice): &(Claim, Voice)| (claim.kind, voice.clone(), claim.subordinate, claim.verb.clone());
        let first = sentence.words.start;
        if let Some(author) = &state.story.author {
            // In somebody's own words, what others do is told by the author.
            let own = voiced.iter().find(|(_, voice)| voice == author || voice.person.is_none() && voice.holder == author.holder);
            let kind = own.map_or(ClaimKind::Say, |(claim, _)| claim.kind);
            return Some((kind, author.clone(), false, first..first));
        }
        if let Some(main) = main_of(voiced) {
            let mut found = as_main(main);
            // `said that it rejects`: what is said of oneself counts too.
            let own = voiced.iter().any(|(claim, voice)| {
                claim.kind != ClaimKind::Say && (voice == &main.1 || voice.holder == main.1.holder && voice.person.is_none())
            });
            if own && found.0 == ClaimKind::Say {
                found.0 = ClaimKind::Both;
            }
            return Some(found);
        }
        if let Some(aside) = voiced.first() {
            return Some(as_main(aside));
        }
        let speech = mostly_quoted && words.get(first).is_some_and(|word| !word.is_word());
        let voice = state.story.current.clone().filter(|_| speech)?;
        Some((ClaimKind::Say, voice, false, first..first))
    }

    /// Whose stance it is: another party's, where one tells it of another in so many words.
    fn told(
        &self,
        words: &[Token],
        sentence: &Sentence,
        verb: &Range<usize>,
        kind: ClaimKind,
        voice: Voice,
        quoted: usize,
        state: &State<'_>,
    ) -> (Voice, Option<Holder>) {
        let same = (voice, None);
        if quoted > 0 || kind != ClaimKind::Say || verb.is_empty() && verb.start != sentence.words.end {
            return same;
        }
        let (voice, _) = same;
        let told = || {
            let mut place = verb.end;
            if words.get(place).is_some_and(|word| word.fold == "that") {
                place += 1;
            }
            let actor = self.reader().at(words, place).filter(|actor| actor.can_speak() && actor.pronoun.is_none())?;
            let other = state.story.voice(&actor, words)?;
            let next = (actor.words.end..sentence.words.end.min(actor.words.end + 4)).find_map(|place| ENGLISH.verbs.at(&words[place..]));
            let stands = next.is_some_and(|(_, verb)| verb.kind != VerbKind::Say);
            let differs = other.holder.is_some() && other.holder != voice.holder && actor.form != Some(Form::People);
            (stands && differs).then_some(other)
        };
        match told() {
            Some(other) => (other, voice.holder),
            None => (voice, None),
        }
    }

    #[allow(clippy::too_many_arguments)] // all that is known of a sentence by then
    fn emit(
        &self,
        words: &[Token],
        sentence: &Sentence,
        quotations: &[Quotation],
        line: usize,
        title: bool,
        kind: ClaimKind,
        voice: &Voice,
        told_by: Option<Holder>,
        subordinate: bool,
        verb: &Range<usize>,
        quoted: usize,
        state: &mut State<'_>,
    ) {
        let tokens = trimmed(words, sentence.words.clone());
        let (Some(first), Some(last)) = (words.get(tokens.start), words.get(tokens.end.wrapping_sub(1))) else { return };
        let lead = if kind == ClaimKind::Plan { tokens.start..verb.end } else { tokens.start..tokens.start };
        let about = self.topics.about(words, tokens.clone(), lead);
        let own = about.issue();
        let issue = own.or(state.before).map(|(issue, _)| issue);
        let holder = match voice.holder {
            Some(holder) if self.names.party(holder).is_some() => HolderKind::Party,
            Some(_) => HolderKind::Other,
            None => HolderKind::Nobody,
        };
        let signs = Signs {
            words: &words[tokens.clone()],
            about: &about,
            taken_up: (state.carried / 2.0).min(1.0),
            kind,
            subordinate,
            quoted,
            holder,
            title,
            own_words: state.story.author.as_ref() == Some(voice),
        };
        let score = if voice.observer { 0.0 } else { weigh(&signs) };
        let attribution = self.attribution(words, sentence, quotations, voice, quoted, state);
        state.found.push(Passage {
            range: first.start..last.end,
            voice: voice.clone(),
            told_by,
            issue,
            date: self.date(words, sentence, quotations),
            attribution,
            score,
            plainness: own.map_or(0.0, |(_, weight)| weight),
            core: last.end - first.start,
            line,
        });
        state.take_up(&about);
    }

    fn attribution(
        &self,
        words: &[Token],
        sentence: &Sentence,
        quotations: &[Quotation],
        voice: &Voice,
        quoted: usize,
        state: &State<'_>,
    ) -> Attribution {
        let outside = (sentence.words.clone()).filter(|place| !quotations.iter().any(|q| q.words.contains(place)));
        let people = &ENGLISH.people;
        let (mut leaked, mut unnamed) = (false, false);
        for place in outside {
            leaked |= people.leaked.at(&words[place..]).is_some();
            unnamed |= people.unnamed.at(&words[place..]).is_some();
        }
        if state.story.author.is_some() && !state.conversation && voice.person.is_none() {
            Attribution::Official
        } else if leaked {
            Attribution::Leaked
        } else if unnamed && voice.person.is_none() {
            Attribution::Unnamed
        } else if quoted > 2 || state.story.author.is_some() {
            if voice.person.is_none() && voice.body { Attribution::Official } else { Attribution::Direct }
        } else {
            Attribution::Reported
        }
    }

    /// The day on which it was voiced, where the sentence tells.
    fn date(&self, words: &[Token], sentence: &Sentence, quotations: &[Quotation]) -> Option<NaiveDate> {
        let published = self.published?;
        for place in sentence.words.clone() {
            if quotations.iter().any(|quotation| quotation.words.contains(&place)) {
                continue;
            }
            let Some(weekday) = dates::weekday(&words[place]) else { continue };
            let ahead = ["next", "until", "till", "by", "before", "coming", "for", "from", "since", "last"];
            let before = place.checked_sub(1).map(|before| words[before].fold.as_str());
            if !before.is_some_and(|before| ahead.contains(&before)) {
                return dates::last_weekday(weekday, published);
            }
        }
        None
    }

    /// Who acted in the sentence, for the pronouns of the next.
    fn remember_subject(
        &self,
        words: &[Token],
        sentence: &Sentence,
        quotations: &[Quotation],
        voiced: &[(Claim, Voice)],
        state: &mut State<'_>,
    ) {
        if let Some((_, voice)) = voiced.iter().find(|(claim, _)| !claim.subordinate) {
            if let Some(person) = voice.person {
                state.story.acted(person);
            }
            return;
        }
        let mut place = sentence.words.start;
        while place < sentence.words.end {
            if quotations.iter().any(|quotation| quotation.words.contains(&place)) {
                place += 1;
                continue;
            }
            let Some(actor) = self.reader().at(words, place) else {
                place += 1;
                continue;
            };
            if actor.can_speak()
                && actor.pronoun.is_none()
                && let Some(person) = state.story.voice(&actor, words).and_then(|voice| voice.person)
            {
                state.story.acted(person);
                return;
            }
            place = actor.words.end.max(place + 1);
        }
    }
}

/// The first claim that is no aside; but what a sentence ends in, `…, the minister said`, says whose it all is.
fn main_of(voiced: &[(Claim, Voice)]) -> Option<&(Claim, Voice)> {
    let mut main = voiced.iter().filter(|(claim, _)| !claim.subordinate);
    let first = main.next()?;
    let trailing = main.find(|(claim, voice)| claim.trailing && (voice.person.is_some() || voice.holder.is_some() && first.1.person.is_none()));
    Some(trailing.filter(|_| !first.0.trailing && first.0.kind != ClaimKind::Say).unwrap_or(first))
}

/// The parts of a sentence that lists what somebody stands for between semicolons.
fn clauses(words: &[Token], sentence: &Sentence) -> Vec<Sentence> {
    let range = sentence.words.clone();
    let stops: Vec<usize> = range.clone().filter(|&place| words[place].is(";")).collect();
    if stops.len() < 2 {
        return vec![sentence.clone()];
    }
    let mut start = range.start;
    let mut found = Vec::new();
    for stop in stops.into_iter().chain([range.end]) {
        if stop > start + 3 {
            found.push(Sentence { words: start..stop, inner: Vec::new() });
        }
        start = stop + 1;
    }
    found
}

/// How many words of a sentence stand between quotation marks.
fn quoted_words(words: &[Token], sentence: &Sentence, quotations: &[Quotation]) -> usize {
    let within = |place: &usize| quotations.iter().any(|quotation| quotation.words.contains(place));
    sentence.words.clone().filter(|&place| words[place].is_word()).filter(within).count()
}

/// A sentence without the number of its paragraph, and without what is no word at its ends but belongs to none.
fn trimmed(words: &[Token], range: Range<usize>) -> Range<usize> {
    let mut range = range;
    let number = words[range.clone()].first().is_some_and(|word| word.fold.bytes().all(|byte| byte.is_ascii_digit()));
    if number && words.get(range.start + 1).is_some_and(|next| next.is(".") || next.is(")")) {
        range.start += 2;
    }
    range
}

/// Passages side by side by the same voice, put together: on one issue, or where one of them names none plainly.
fn joined(passages: Vec<Passage>, text: &str) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for passage in passages {
        let Some(last) = found.last_mut() else {
            found.push(passage);
            continue;
        };
        let between = text.get(last.range.end..passage.range.start);
        let beside = last.line == passage.line && between.is_some_and(|between| between.trim().is_empty());
        let alike = last.voice == passage.voice && last.told_by == passage.told_by;
        let same_issue = last.issue == passage.issue || last.plainness < PLAIN || passage.plainness < PLAIN;
        let likely = last.score.min(passage.score) >= ASIDE;
        let length = passage.range.end - last.range.start;
        // What states the position must stay a good part of the whole.
        let main = if last.score >= passage.score { last.core } else { passage.range.len() };
        if beside && alike && same_issue && likely && length <= JOINED && main * 10 >= length * 3 {
            if passage.plainness > last.plainness {
                last.issue = passage.issue;
                last.plainness = passage.plainness;
            }
            last.range.end = passage.range.end;
            last.score = last.score.max(passage.score);
            last.core = main;
            last.date = last.date.or(passage.date);
        } else {
            found.push(passage);
        }
    }
    found
}
