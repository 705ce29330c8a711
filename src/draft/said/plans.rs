//! Claims of what somebody has put forward: by whose plan, and by the plan that was named before.

use super::claim::{Claim, ClaimKind};
use super::items::Item;
use super::speech::Sentence;
use crate::draft::who::{Actor, ActorReader};
use crate::draft::words::{ENGLISH, Token};

/// `Under Northland's plan, the islands would be shared`; `Southland's demands include`; `the US plan`. What only names a
/// plan on its way is an aside.
pub(super) fn plan(items: &[Item], place: usize, actor: &Actor, words: &[Token]) -> Option<Claim> {
    let letters = |word: &Token| word.all_capitals;
    let letters = actor.holder.is_some() && words[actor.words.clone()].last().is_some_and(letters);
    // `Northland plans to` has none; what the US plans is a word behind it.
    let reach = if actor.owner { 3 } else { usize::from(actor.adjective || letters) };
    let next = items[place + 1..].iter().take(reach).map_while(|item| match item {
        Item::Word(word) => Some(*word),
        Item::Verb(_, range) if !letters || actor.owner => Some(range.start),
        // `Northland's Southland plan` is Northland's.
        Item::Actor(about) if actor.owner && !about.owner => Some(about.words.start),
        _ => None,
    });
    let named = next.into_iter().find_map(|word| Some(word + ENGLISH.plans.at(&words[word..])?.0))?;
    // `Speaking of Northland's demands, Southland said` does not lead with them.
    let aside = items[..place].iter().any(|item| matches!(item, Item::Ing | Item::Verb(..)));
    let leads = place <= 4 && !aside || ENGLISH.sets_out.at(&words[named..]).is_some();
    let maker = || Actor { owner: false, ..actor.clone() };
    let claim = || Claim::without_verb(maker(), ClaimKind::Plan, actor.words.end);
    Some(Claim { subordinate: !leads, ..claim() })
}

/// `The plan would share the islands`, `Under its terms, …`, `These include …`, `Among them are …`: what was put forward
/// before.
pub(super) fn known_plan(words: &[Token], sentence: &Sentence, reader: ActorReader<'_>) -> Option<Claim> {
    /// Between `the` and `plan` stand at most so many words.
    const BETWEEN: usize = 4;
    let grammar = &ENGLISH.grammar;
    let words = &words[..sentence.words.end.min(words.len())];
    let first = sentence.words.start;
    let sets_out = |place: usize| {
        let rest = words.get(place..).unwrap_or_default();
        ENGLISH.sets_out.at(rest).is_some() || ENGLISH.modal.at(rest).is_some()
    };
    let claim = |end: usize| {
        let actor = Actor { words: first..end, plan: true, ..Actor::default() };
        Some(Claim::without_verb(actor, ClaimKind::Plan, end))
    };
    if let Some(behind) = told_behind(words, first) {
        return claim(behind);
    }
    let among = ENGLISH.among.at(words.get(first..)?).map(|(length, ())| first + length);
    if let Some(behind) = among.filter(|&behind| grammar.be.stand_at(words, behind)) {
        return claim(behind);
    }
    if grammar.these.stand_at(words, first) && !words[first].possessive {
        let rest = words.get(behind(words, first + 1)..).unwrap_or_default();
        return ENGLISH.sets_out.at(rest).and_then(|_| claim(first + 1));
    }
    let under = ENGLISH.under.at(words.get(first..)?).map_or(0, |(length, ())| length);
    let the = first + under;
    if !grammar.known.stand_at(words, the) {
        return None;
    }
    let told = |end: usize| {
        if under > 0 { words.get(end).is_some_and(|mark| mark.is(",")) } else { sets_out(behind(words, end)) }
    };
    let end = (the + 1..words.len().min(the + 2 + BETWEEN))
        .filter_map(|place| Some(place + ENGLISH.plans.at(&words[place..])?.0))
        .find(|&end| told(end))?;
    let whose = |place| reader.at(words, place).is_some_and(|actor| actor.holder.is_some());
    let plain = words[the..end].iter().all(Token::is_word) && !(the..end).any(whose);
    plain.then(|| claim(end)).flatten()
}

/// `The islands would be shared, the draft plan said`: where the sentence ends in which plan says so, where its name ends.
fn told_behind(words: &[Token], first: usize) -> Option<usize> {
    /// Of so many words at most: `the draft peace plan says`.
    const LONGEST: usize = 6;
    let comma = (first..words.len()).rev().find(|&place| words[place].is(","))?;
    let the = comma + 1;
    let said = words[the..].iter().filter(|word| word.is_word()).count();
    if said > LONGEST || !ENGLISH.grammar.known.stand_at(words, the) {
        return None;
    }
    (the + 1..words.len()).find_map(|place| {
        let end = place + ENGLISH.plans.at(&words[place..])?.0;
        let (length, ()) = ENGLISH.sets_out.at(words.get(end..)?)?;
        let ends = words[end + length..].iter().all(|word| !word.is_word());
        ends.then_some(end)
    })
}

/// Behind a name, what goes on behind an aside and an adverb: `, drafted in Port North, also`.
fn behind(words: &[Token], end: usize) -> usize {
    const ASIDE: usize = 12;
    let comma = |place: usize| words.get(place).is_some_and(|mark| mark.is(","));
    let aside = (end + 1..end + ASIDE).find(|&place| comma(end) && comma(place));
    let place = aside.map_or(end, |closes| closes + 1);
    let adverb = |word: &Token| ENGLISH.grammar.leads_verb(word);
    let modal = |place: usize| ENGLISH.modal.at(words.get(place..).unwrap_or_default()).is_some();
    place + usize::from(!modal(place) && words.get(place).is_some_and(adverb))
}
