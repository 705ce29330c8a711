//! Where two stand in one sentence: `Northland demands the islands, while Southland refuses`.

use super::claim::{Claim, ClaimKind};
use super::claims::claims;
use super::sense::Sense;
use super::speech::{Sentence, within};
use crate::draft::who::{ActorReader, Story};
use crate::draft::words::{ENGLISH, Token};
use std::ops::Range;

/// The parts of a sentence that tells where one stands, and then another; else the sentence.
pub(crate) fn sides(whole: &Sense<'_>, reader: ActorReader<'_>, story: &Story<'_>) -> Vec<Sentence> {
    let mut rest = whole.sentence.clone();
    // In somebody's own words all of it is the author's.
    if story.author.is_some() {
        return vec![rest];
    }
    let words = whole.words;
    let claims = claims(words, whole.sentence, whole.quotations, reader);
    let stands = |claim: &&Claim| claim.kind != ClaimKind::Plan && !claim.verb.is_empty();
    // Who `he` is, is known only as the sentence is read: mostly whoever stands before.
    let names = |claim: &&Claim| stands(claim) && claim.actor.pronoun.is_none();
    let holder = |claim: &Claim| story.voice(&claim.actor, words).and_then(|voice| voice.holder);
    let mut sides = Vec::new();
    for (place, claim) in claims.iter().enumerate().filter(|(_, claim)| names(claim)) {
        let start = introduced(words, claim.actor.words.start, reader);
        let Some(bound) = Bound::before(words, start, whole.title) else { continue };
        let before = |first: &&Claim| {
            rest.words.contains(&first.actor.words.start) && first.verb.end <= bound.words.start
        };
        let first = claims[..place].iter().find(|first| stands(first) && before(first));
        let apart = first.is_some_and(|first| {
            let differ = holder(first).zip(holder(claim)).is_some_and(|(one, other)| one != other);
            bound.parts(words, first, claim)
                && differ
                && (!bound.apposed || is_stance(&words[..rest.words.end], bound.words.end, claim))
        });
        if apart && within(whole.quotations, bound.words.start).is_none() {
            let (before, behind) = (rest.words.start..bound.words.start, bound.words.end..rest.words.end);
            sides.push(part(&rest, before));
            rest = Sentence { takes_up: bound.apposed, ..part(&rest, behind) };
        }
    }
    sides.push(rest);
    sides
}

fn part(sentence: &Sentence, words: Range<usize>) -> Sentence {
    let inner = sentence.inner.iter().copied().filter(|end| words.contains(end)).collect();
    Sentence { words, inner, ..*sentence }
}

/// `Ann Gull, the minister, said`: where the name stands that a phrase behind a comma tells more of, else the phrase.
fn introduced(words: &[Token], phrase: usize, reader: ActorReader<'_>) -> usize {
    const LONGEST: usize = 5;
    let Some(comma) = phrase.checked_sub(1).filter(|&comma| words[comma].is(",")) else { return phrase };
    let name = |place: &usize| {
        let actor = reader.at(words, *place);
        actor.is_some_and(|actor| actor.named() && actor.words.end == comma)
    };
    (comma.saturating_sub(LONGEST)..comma).find(name).unwrap_or(phrase)
}

/// What may part a clause from the one before it: `but`, `while`, `and`, and the marks before them.
struct Bound {
    words: Range<usize>,
    /// Whether it does so clearly: by a semicolon, by a comma, or as it speaks of another.
    clear: bool,
    /// Whether it stands in a title, in which a comma alone may do it.
    title: bool,
    /// Whether what follows takes up all that stands before: `, which Southland has rejected`.
    apposed: bool,
}

impl Bound {
    /// What stands so right before a clause that begins here.
    fn before(words: &[Token], start: usize, title: bool) -> Option<Self> {
        let grammar = &ENGLISH.grammar;
        if let Some(phrase) = apposed(words, start) {
            return Some(Self { words: phrase - 1..phrase, clear: true, title, apposed: true });
        }
        let joint = joint(words, start);
        let joins = joint < start;
        let mark = joint.checked_sub(1).map(|before| &words[before]);
        let comma = mark.is_some_and(|mark| mark.is(",")) && (joins || title);
        let semicolon = mark.is_some_and(|mark| mark.is(";"));
        let contrast = words[joint..start].iter().any(|word| grammar.contrast.has(word));
        // `said that although Southland wants it, no day was set`: nobody else says anything.
        if grammar.that.stand_before(words, joint) {
            return None;
        }
        let bare = joins && !grammar.with.has(&words[joint]);
        let first = joint - usize::from(comma || semicolon);
        let clear = comma && joins || semicolon || contrast;
        (clear || bare || comma).then_some(Self { words: first..start, clear, title, apposed: false })
    }

    /// Whether two claims on its both sides are of two who stand somewhere, each for itself.
    fn parts(&self, words: &[Token], first: &Claim, second: &Claim) -> bool {
        // What follows `said` may still be said by the same, unless somebody else says it.
        let said = first.kind == ClaimKind::Say
            && second.kind != ClaimKind::Say
            && !self.apposed
            && ENGLISH.subordinate.at(&words[self.words.end - 1..]).is_none();
        // `wants it and Southland refuses` has no mark between its sides.
        let alike = first.kind == second.kind && (self.title || second.kind == ClaimKind::Hold);
        !said && (self.clear || !second.subordinate && alike)
    }
}

/// `while Southland`, `and on Monday, Southland`: where the words stand that join a clause which begins here to the one
/// before it; else where the clause begins.
fn joint(words: &[Token], start: usize) -> usize {
    const LONGEST: usize = 4;
    let joins = |place: usize, end: usize| {
        let joint = ENGLISH.grammar.side.at(&words[place..end]);
        joint.is_some_and(|(length, ())| place + length == end)
    };
    let near = |end: usize| (end.saturating_sub(2)..end).find(|&place| joins(place, end));
    // Between the two may stand where or when it was.
    let comma = start.checked_sub(1).filter(|&comma| words[comma].is(","));
    let phrase = |comma: usize| {
        let places = (comma.saturating_sub(LONGEST)..comma).rev();
        places.take_while(|&place| words[place].is_word()).find_map(near)
    };
    near(start).or_else(|| phrase(comma?)).unwrap_or(start)
}

/// Whether what is apposed from `phrase` on tells a stance of its own. `…, a second envoy said` ends in who says all of the
/// sentence, and what follows `a sign that` is what the sign is of; in `an outcome that Southland rejects` nothing does.
fn is_stance(words: &[Token], phrase: usize, claim: &Claim) -> bool {
    let ends = words[claim.verb.end..].iter().all(|word| !word.is_word());
    let that = words[phrase..claim.actor.words.start].iter().any(|word| ENGLISH.grammar.that.has(word));
    if claim.kind == ClaimKind::Say { !ends } else { !that || ends }
}

/// `…, an outcome Southland has rejected`: where, behind a comma or a dash, the phrase begins that takes up what
/// stands before it and tells who, right behind it, does what about it.
fn apposed(words: &[Token], start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let marks = [",", "–", "—", "-"];
    let near = (start.saturating_sub(LONGEST)..start).rev().take_while(|&place| words[place].is_word());
    near.filter(|&place| ENGLISH.grammar.apposition.stand_at(words, place))
        .find(|&place| place > 0 && marks.iter().any(|mark| words[place - 1].is(mark)))
}
