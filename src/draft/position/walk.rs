//! The walk through an article, sentence by sentence: who says what, and which of it states a position.

use super::passage::{Passage, joined, judged};
use super::topics::{About, Topics};
use super::weigh::{Signs, negotiated};
use crate::draft::page::{Kind, Line, Page, dateline, label, turn};
use crate::draft::said::{
    Authors, Claim, ClaimKind, Main, Sense, Sentence, claims, clauses, is_asker, labelled, parts, quotations,
    sentences, sides, within,
};
use crate::draft::who::{Actor, ActorReader, Cast, Holder, Names, Story, Voice};
use crate::draft::words::{ENGLISH, Role, Token, tokens_from};
use crate::evidence::Passages;
use crate::model::IssueId;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// What an article is read with.
pub(crate) struct Walk<'a> {
    pub(crate) article: &'a Passages<'a>,
    pub(crate) page: &'a Page,
    pub(crate) names: &'a Names<'a>,
    pub(crate) cast: &'a Cast,
    pub(crate) topics: &'a Topics,
    /// Whom the record is mostly of.
    pub(crate) principals: &'a BTreeSet<Holder>,
    pub(crate) published: Option<NaiveDate>,
    /// Whose office the text comes from.
    pub(crate) home: Option<Holder>,
    /// The title without the site's name.
    pub(crate) title: Option<Range<usize>>,
}

/// A sentence of more words is none.
const LONGEST: usize = 220;

struct State<'a> {
    story: Story<'a>,
    found: Vec<Passage>,
    /// What the sentences before were about, and how much of that is still in the reader's mind.
    before: Option<(IssueId, f32)>,
    /// What the sentence, or the side of one, right before is about.
    topic: About,
    /// Whether the text is a conversation in which turns are labelled.
    conversation: bool,
    /// Whom its title names.
    titled: Vec<Voice>,
    /// In a conversation: whether it is an asker's turn.
    asked: bool,
    /// Who is told, in the next sentence, to have said what this one says.
    said_by: Option<Voice>,
    /// Whether this one tells who said the one before: `Ann Gull said this on Monday`.
    tells_whose: bool,
    /// How many passages each holder has on each issue.
    said: HashMap<(Option<Holder>, Option<IssueId>), usize>,
}

impl State<'_> {
    /// What a sentence is about is what the next may be about without saying so.
    fn take_up(&mut self, about: About) {
        let issue = about.issue();
        self.before = issue
            .or(self.before.map(|(issue, weight)| (issue, weight * 0.6)).filter(|(_, weight)| *weight > 0.3));
        self.topic = about;
    }
}

impl Walk<'_> {
    /// The passages, in the text's order.
    pub(crate) fn passages(&self) -> Vec<Passage> {
        let story = Story::new(self.article.text(), self.names, self.cast, self.home);
        let mut state = State {
            story,
            found: Vec::new(),
            before: None,
            topic: About::default(),
            conversation: false,
            titled: Vec::new(),
            asked: false,
            said_by: None,
            tells_whose: false,
            said: HashMap::new(),
        };
        let authors = Authors {
            text: self.article.text(),
            page: self.page,
            reader: self.reader(),
            home: self.home,
            story: &state.story,
        };
        state.conversation = authors.converse();
        if state.conversation {
            state.titled = authors.titled();
            state.story.author = authors.opening();
        } else {
            let (author, issuer) = (authors.author(), authors.issuer());
            (state.story.author, state.story.issuer) = (author, issuer);
        }
        for (place, line) in self.page.lines.iter().enumerate() {
            match line.kind {
                Kind::Title => self.title(&mut state),
                Kind::Body => {
                    let next = self.page.lines.get(place + 1).filter(|next| next.kind == Kind::Body);
                    self.paragraph(line, next, &mut state);
                }
                Kind::Heading => self.heading(line, &mut state),
                _ => {}
            }
        }
        let lines = || self.page.lines.iter().filter(|line| matches!(line.kind, Kind::Title | Kind::Body));
        let negotiated = negotiated(lines().map(|line| line.words.as_slice()));
        let bytes = lines().map(|line| line.range.len()).sum();
        joined(judged(state.found, negotiated, bytes), self.article)
    }

    fn reader(&self) -> ActorReader<'_> {
        ActorReader { names: self.names, cast: Some(&self.cast.by_name) }
    }

    fn title(&self, state: &mut State<'_>) {
        let Some(range) = self.title.clone() else { return };
        let words = tokens_from(&self.article.text()[range.clone()], range.start);
        let quotations = quotations(&words);
        let sentence = Sentence { words: 0..words.len(), ..Sentence::default() };
        // `Remarks by President Gull` says what the text is, and a question asks: neither says anything of it.
        if state.story.author.is_none() && !words.last().is_some_and(|word| word.is("?")) {
            let whole = Sense::new(&words, &sentence, &quotations, true);
            for side in sides(&whole, self.reader(), &state.story) {
                self.sentence(&Sense::new(&words, &side, &quotations, true), state);
            }
        }
        // What a headline says is no context: the text says it again. But a quotation that opens the text is of the one
        // of whom the headline speaks.
        state.before = None;
        state.story.current = state.story.current.take().filter(|voice| voice.person.is_some());
        let issuer = state.story.issuer.as_ref().and_then(|issuer| issuer.holder);
        state.story.opening =
            issuer.or_else(|| (0..words.len()).find_map(|place| self.reader().at(&words, place)?.holder));
    }

    /// `Ann Gull on the harbour`: what follows between quotation marks is of the one whom it names.
    fn heading(&self, line: &Line, state: &mut State<'_>) {
        if line.is_label() && self.take_turn(&line.words, state) > 0 {
            return;
        }
        let mut named = (0..line.words.len()).filter_map(|place| {
            let actor =
                self.reader().at(&line.words, place).filter(|actor| actor.named() && actor.can_speak())?;
            state.story.voice(&actor, &line.words)
        });
        if let Some(voice) = named.next().filter(|voice| voice.holder.is_some()) {
            state.story.current = Some(voice);
        }
    }

    /// Where a line of a conversation opens with who speaks, takes that up; how many tokens that is.
    fn take_turn(&self, words: &[Token], state: &mut State<'_>) -> usize {
        let Some(turn) = turn(words).filter(|_| state.conversation) else { return 0 };
        let name = &words[..turn.name];
        let asker = is_asker(name);
        let labelled = || labelled(name, self.reader(), &state.story, &state.titled);
        let voice = if asker { None } else { labelled().or_else(|| self.unnamed(name)) };
        if !(asker || voice.is_some() || turn.plain) {
            return 0;
        }
        state.asked = voice.is_none();
        // On an office's own page who answers speaks for it.
        state.story.author = voice.map(|voice| Voice { holder: voice.holder.or(self.home), ..voice });
        state.before = None;
        turn.said
    }

    /// `SENIOR OFFICIAL:` answers, too; on an office's own page it is one of its own.
    fn unnamed(&self, label: &[Token]) -> Option<Voice> {
        let actors = (0..label.len()).filter_map(|place| self.reader().at(label, place));
        let actors: Vec<_> = actors.filter(|actor| actor.office.is_some() || actor.people).collect();
        let unnamed = actors.iter().find_map(|actor| actor.office.clone());
        (!actors.is_empty()).then(|| Voice { holder: self.home, unnamed, ..Voice::default() })
    }

    fn paragraph(&self, line: &Line, next: Option<&Line>, state: &mut State<'_>) {
        let words = &line.words[self.take_turn(&line.words, state)..];
        if state.asked {
            return;
        }
        let skipped = dateline(&self.article.text()[line.range.clone()]) + line.range.start;
        let first = words.iter().position(|word| word.start >= skipped).unwrap_or(words.len());
        let words = &words[first..];
        let words = &words[label(words)..];
        let quotations = quotations(words);
        state.story.acting = None;
        let sentences = sentences(words, &quotations);
        for (place, sentence) in sentences.iter().enumerate() {
            state.tells_whose = state.said_by.take().is_some();
            if sentence.words.len() > LONGEST {
                continue;
            }
            state.said_by = match sentences.get(place + 1) {
                Some(behind) => {
                    Sense::new(words, behind, &quotations, false).said_before(self.reader(), &state.story)
                }
                None => next.and_then(|next| self.said_before(next, &state.story)),
            };
            for clause in clauses(words, sentence) {
                let whole = Sense::new(words, &clause, &quotations, false);
                for side in sides(&whole, self.reader(), &state.story) {
                    self.sentence(&Sense::new(words, &side, &quotations, false), state);
                }
            }
        }
    }

    /// Who is told, where a paragraph begins, to have said what stands before it.
    fn said_before(&self, line: &Line, story: &Story<'_>) -> Option<Voice> {
        let quotations = quotations(&line.words);
        let first = sentences(&line.words, &quotations).into_iter().next()?;
        Sense::new(&line.words, &first, &quotations, false).said_before(self.reader(), story)
    }

    /// Reads one sentence: what it states, and who acts in it.
    fn sentence(&self, sense: &Sense<'_>, state: &mut State<'_>) {
        let claims = claims(sense.words, sense.sentence, sense.quotations, self.reader());
        let trailed = claims.iter().any(|claim| claim.trailing);
        let mut voiced: Vec<(Claim, Voice)> = Vec::with_capacity(claims.len());
        for claim in claims {
            let before = voiced.iter().rev().find(|(said, _)| is_told(&claim, said, sense.words));
            let before = before.map(|(_, voice)| voice.clone());
            let before = before.or_else(|| self.named_before(sense, &claim, &state.story));
            let voice = before
                .or_else(|| state.story.voice(&claim.actor, sense.words))
                .or_else(|| self.ours(sense, &claim).filter(|_| !trailed));
            voiced.extend(voice.map(|voice| (claim, voice)));
        }
        let is_plan = |claim: &Claim| claim.kind == ClaimKind::Plan;
        let plan = voiced.iter().rfind(|(claim, voice)| is_plan(claim) && voice.holder.is_some());
        state.story.spoke_of_plan(plan.map(|(_, voice)| voice.clone()));
        // A plan that is named on the way says nothing here.
        voiced.retain(|(claim, _)| !(is_plan(claim) && claim.subordinate));
        let main = sense.main(&voiced, &state.story);
        let (main, held) = match state.said_by.clone() {
            Some(teller) => sense.retold(main, teller),
            None => (main, None),
        };
        state.story.acting = None;
        let Some(main) = main else {
            self.remember_subject(sense, &voiced, state);
            let act = sense.act(self.reader(), &state.story);
            self.state(sense, &act, None, None, state);
            return;
        };
        let told = held.or_else(|| sense.told(&main, &voiced, self.reader(), &state.story));
        let told_by = told.as_ref().and(main.voice.holder);
        let teller = main.voice.clone();
        let main = Main { voice: told.unwrap_or_else(|| teller.clone()), ..main };
        // A text of somebody's own is of the day on which it was published.
        let reported = state.story.author.is_none() && state.story.issuer.is_none();
        let date = self.published.filter(|_| reported).and_then(|published| sense.date(&main, published));
        for part in parts(sense.words, sense.sentence) {
            let part = Sense::new(sense.words, &part, sense.quotations, sense.title);
            self.state(&part, &main, told_by, date, state);
        }
        state.story.spoke(&teller);
        self.remember_subject(sense, &voiced, state);
        // Whoever's demand is spoken of has not spoken.
        if main.kind != ClaimKind::Plan {
            state.story.current = Some(teller);
        }
    }

    /// `We will not accept that Southland keeps it` is not Southland's, whoever we are.
    fn ours(&self, sense: &Sense<'_>, claim: &Claim) -> Option<Voice> {
        let first_person = matches!(claim.actor.pronoun, Some(Role::We | Role::I));
        let stated = first_person && !sense.is_quoted(claim.actor.words.start);
        stated.then(|| Voice { holder: self.home, ..Voice::default() })
    }

    /// `Ann Gull presented a plan, in which she called for …`: of a pronoun, who acts before it in the same sentence.
    fn named_before(&self, sense: &Sense<'_>, claim: &Claim, story: &Story<'_>) -> Option<Voice> {
        let pronoun = matches!(claim.actor.pronoun, Some(Role::He | Role::She));
        let first = sense.sentence.words.start;
        let opens = pronoun && claim.actor.words.start > first && within(sense.quotations, first).is_none();
        let actor = self.reader().at(sense.words, first).filter(|actor| {
            opens && actor.named() && actor.can_speak() && actor.words.end <= claim.actor.words.start
        })?;
        story.voice(&actor, sense.words).filter(|voice| voice.person.is_some())
    }

    /// Keeps what a sentence states, with how likely that is.
    fn state(
        &self,
        sense: &Sense<'_>,
        main: &Main,
        told_by: Option<Holder>,
        date: Option<NaiveDate>,
        state: &mut State<'_>,
    ) {
        let Sense { words, sentence, .. } = *sense;
        let tokens = trimmed(words, sentence.words.clone());
        let said = &words[tokens.clone()];
        let (Some(first), Some(last)) = (said.first(), said.last()) else { return };
        // Marks alone say nothing.
        if !said.iter().any(Token::is_word) {
            return;
        }
        let lead = if main.kind == ClaimKind::Plan {
            tokens.start..main.verb.end
        } else {
            tokens.start..tokens.start
        };
        let mut about = self.topics.about(words, tokens.clone(), lead);
        // It says no more where it is about nothing of its own.
        if state.tells_whose && about.issue().is_none() {
            return;
        }
        if sentence.takes_up || about.issue().is_none() && sense.takes_up(main) {
            about.take_in(&state.topic);
        }
        let own = about.issue();
        let verbless = main.is_verbless();
        let issued = verbless && state.story.issuer.as_ref() == Some(&main.voice);
        let own_words = issued || state.story.author.as_ref() == Some(&main.voice);
        let issue = own.or(state.before).map(|(issue, _)| issue);
        let said_before = state.said.entry((main.voice.holder, issue)).or_default();
        let signs = Signs {
            words: said,
            about: &about,
            principals: self.principals_among(said),
            ground: own.is_some_and(|(issue, _)| self.topics.is_ground(issue)),
            headline: sense.title && main.kind != ClaimKind::Act,
            kind: main.kind,
            verbless,
            subordinate: main.subordinate && !sentence.takes_up,
            earlier: main.earlier,
            quoted: sense.quoted,
            nobody: main.voice.holder.is_none(),
            own_text: state.story.author.is_some() || state.story.issuer.is_some(),
            person: main.voice.person.is_some() || main.voice.known.is_some(),
            seat: main.voice.seat.is_some(),
            said_before: *said_before,
        };
        *said_before += usize::from(main.kind != ClaimKind::Act);
        let statement = own_words && !state.conversation;
        state.found.push(Passage {
            range: first.start..last.end,
            voice: main.voice.clone(),
            told_by,
            issue,
            date,
            attribution: sense.attribution(&main.voice, own_words, statement),
            weight: signs.weight(),
            score: 0.0,
            plainness: own.map_or(0.0, |(_, weight)| weight),
            core: first.start..last.end,
            statement,
            headline: sense.title,
        });
        state.take_up(about);
    }

    /// How many of those whom the record is mostly of are named.
    fn principals_among(&self, words: &[Token]) -> usize {
        let named = (0..words.len()).filter_map(|place| self.names.named_at(&words[place..]));
        named.filter(|holder| self.principals.contains(holder)).collect::<BTreeSet<_>>().len()
    }

    /// Who acted in the sentence, for the pronouns of the next.
    fn remember_subject(&self, sense: &Sense<'_>, voiced: &[(Claim, Voice)], state: &mut State<'_>) {
        if let Some((_, voice)) = voiced.iter().find(|(claim, _)| !claim.subordinate) {
            if let Some(person) = voice.person {
                state.story.acted(person);
            }
            return;
        }
        // `Ann Gull's words grew harder`: whose they are acted, too.
        let opens = |actor: &Actor| actor.words.start == sense.sentence.words.start && !sense.title;
        let acts = |actor: &Actor| actor.can_speak() || actor.owner && actor.named() && opens(actor);
        let named = sense.actors(self.reader()).filter(|actor| acts(actor) && actor.pronoun.is_none());
        // `With Ann Gull at home, Cy Heronsky left`: who left acted.
        let aside = |actor: &Actor| ENGLISH.grammar.preposition.stand_before(sense.words, actor.words.start);
        let (asides, acting): (Vec<_>, Vec<_>) = named.partition(aside);
        let voice = acting
            .iter()
            .chain(&asides)
            .find_map(|actor| state.story.voice(actor, sense.words).filter(|voice| voice.person.is_some()));
        if let Some(person) = voice.as_ref().and_then(|voice| voice.person) {
            state.story.acted(person);
            state.story.acting = voice;
        }
    }
}

/// `the president said he wanted`: whether a claim is of a pronoun right behind that somebody said something.
fn is_told(claim: &Claim, said: &Claim, words: &[Token]) -> bool {
    let pronoun = matches!(claim.actor.pronoun, Some(Role::He | Role::She));
    let says =
        matches!(said.kind, ClaimKind::Say | ClaimKind::View | ClaimKind::Both) && !said.verb.is_empty();
    let behind = said.verb.end + usize::from(ENGLISH.grammar.that.stand_at(words, said.verb.end));
    pronoun && says && claim.actor.words.start == behind
}

/// A sentence without what opens its paragraph and is no part of what it says: its number, or the mark of a list.
fn trimmed(words: &[Token], range: Range<usize>) -> Range<usize> {
    const MARKS: [&str; 6] = ["-", "–", "—", "*", "•", "·"];
    let mut range = range;
    let marks = words[range.clone()].iter().take_while(|word| MARKS.iter().any(|mark| word.is(mark)));
    range.start += marks.count();
    let number =
        words[range.clone()].first().is_some_and(|word| word.fold.bytes().all(|byte| byte.is_ascii_digit()));
    if number && words[range.clone()].get(1).is_some_and(|next| next.is(".") || next.is(")")) {
        range.start += 2;
    }
    range
}
