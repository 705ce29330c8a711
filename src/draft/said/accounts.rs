//! Claims that no verb makes: by whose account a sentence is.

use super::claim::{Claim, ClaimKind};
use super::items::Item;
use crate::draft::who::Actor;
use crate::draft::words::{ENGLISH, Role, Token, Words};

/// `according to the ministry`, `according to him`
pub(super) fn according(items: &[Item], place: usize, words: &[Token]) -> Option<Claim> {
    let people = &ENGLISH.people;
    let actor = match items.get(place + 1)? {
        Item::Actor(actor) => Some(actor.clone()).filter(Actor::can_speak),
        Item::Word(whom) => pronoun(words, *whom, &people.him, &people.hers),
        _ => None,
    }?;
    let at = actor.words.start;
    Some(Claim::without_verb(actor, ClaimKind::Say, at))
}

/// The one whom a word takes up: a man or a woman.
fn pronoun(words: &[Token], place: usize, he: &Words, she: &Words) -> Option<Actor> {
    let (_, role) =
        [(he, Role::He), (she, Role::She)].into_iter().find(|(list, _)| list.has(&words[place]))?;
    Some(Actor { words: place..place + 1, pronoun: Some(role), ..Actor::default() })
}

/// `in Ann Gull's words`, `in Northland's telling`: whose the sentence is.
pub(super) fn by_account(actor: &Actor, words: &[Token]) -> Option<Claim> {
    let opens = is_inside(words, actor.words.start);
    let account = ENGLISH.account.at(words.get(actor.words.end..)?).is_some();
    let end = actor.words.end;
    let speaker = || Actor { owner: false, ..actor.clone() };
    (opens && account && actor.owner).then(|| Claim::without_verb(speaker(), ClaimKind::Say, end))
}

/// `unacceptable to Northland`, `pressure from Northland`: whose verdict that is, or whose will.
pub(super) fn by_verdict(before: &[Item], actor: &Actor, words: &[Token]) -> Option<Claim> {
    const LONGEST: usize = 4;
    // `Under pressure from Northland, Southland said` is no sentence of Northland's.
    let opens = before.iter().find(|item| !matches!(item, Item::And));
    let aside = matches!(opens, Some(Item::Preposition | Item::Subordinate(_)));
    let aside = aside && !before.iter().any(|item| matches!(item, Item::Comma | Item::Actor(_)));
    let start = actor.words.start;
    let reaches = |back: &usize| {
        let verdict = start.checked_sub(*back).and_then(|first| ENGLISH.verdict.at(&words[first..start]));
        verdict.is_some_and(|(length, ())| length == *back)
    };
    let judges = actor.can_speak() && (2..=LONGEST).any(|back| reaches(&back));
    let claim = || Claim::without_verb(actor.clone(), ClaimKind::Hold, start);
    judges.then(|| Claim { subordinate: aside, ..claim() })
}

/// `For Northland, the islands come first`
pub(super) fn in_account_of(items: &[Item], words: &[Token]) -> Option<Claim> {
    let [Item::Preposition, Item::Actor(actor), Item::Comma, ..] = items else { return None };
    let told = ENGLISH.grammar.in_account_of.stand_before(words, actor.words.start);
    (told && actor.can_speak()).then(|| Claim::without_verb(actor.clone(), ClaimKind::Say, actor.words.start))
}

/// Whether `in` stands before a token.
fn is_inside(words: &[Token], place: usize) -> bool {
    ENGLISH.people.inside.stand_before(words, place)
}

/// `in his words`: the same, of one who was named before.
pub(super) fn by_own_account(items: &[Item], place: usize, words: &[Token]) -> Option<Claim> {
    let Some(Item::Word(whose)) = items.get(place + 1) else { return None };
    if !is_inside(words, *whose) {
        return None;
    }
    let actor = pronoun(words, *whose, &ENGLISH.people.his, &ENGLISH.people.hers)?;
    ENGLISH.account.at(&words[whose + 1..])?;
    Some(Claim::without_verb(actor, ClaimKind::Say, whose + 1))
}
