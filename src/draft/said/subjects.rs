//! Who does what a verb of a sentence says.

use super::claim::{Claim, ClaimKind};
use super::items::Item;
use crate::draft::who::Actor;
use crate::draft::words::{ENGLISH, Token};

/// How far a subject is looked for, in items.
const REACH: usize = 40;

/// Before one of several stand at most so many words that say of what kind that one is.
const ADJECTIVES: usize = 2;

/// Between `though` and `said` stand at most so many words.
const ADVERBS: usize = 1;

/// Who does what a verb says, and whether that stands in a clause of its own.
pub(super) fn subject<'i>(
    items: &'i [Item],
    verb: usize,
    before: &'i [Claim],
    words: &[Token],
) -> Option<(&'i Actor, bool)> {
    let mut place = verb;
    while place > 0 && verb - place < REACH {
        place -= 1;
        match &items[place] {
            // `urged Northland to agree`: whoever is to agree is urged; `obliges Northland to leave`: nobody has said so.
            Item::Actor(_) if is_asked(items, place, verb, words) => {
                return chained(before, items, place - 1);
            }
            // `joined Northland in calling for it`: whoever joined it calls.
            Item::Actor(_) if is_ing(&items[verb]) && is_joined(items, place, verb, words) => {}
            // `Northland released a statement saying`: those speak who released it.
            Item::Actor(actor) if actor.body && is_nobodys(actor) && is_ing(&items[verb]) => {
                let comma = items[..place].iter().rposition(|item| matches!(item, Item::Comma));
                let near = first_actor(&items[comma.unwrap_or(0)..place]);
                let first = near.or_else(|| first_actor(&items[..place]));
                return first.or(Some((actor, is_subordinate(items, place))));
            }
            Item::Actor(actor) if actor.can_speak() || is_object(items, place) => {
                match first_of_several(items, place) {
                    Ok(first) => {
                        let actor = if let Item::Actor(first) = &items[first] { first } else { actor };
                        return Some((actor, is_subordinate(items, first)));
                    }
                    // `the fate of Northland`, `pressure from Northland and its allies to agree`: no subject.
                    Err(object) => place = object - 1,
                }
            }
            Item::Actor(actor) if actor.owner => return None,
            Item::Comma => return apposed(items, place, verb, before),
            Item::And => return coordinate(items, place, before, words),
            // `gave Southland a week, though said`; in `Northland if a deal is rejected` it does nothing.
            Item::Subordinate(word) if !is_relative(words, *word) => {
                let contrasts = ENGLISH.grammar.contrast.has(&words[*word]);
                let near = items[place + 1..verb].iter().all(|item| matches!(item, Item::Word(_)));
                let joins = contrasts && near && verb - place <= ADVERBS + 1;
                return joins.then(|| coordinate(items, place, before, words)).flatten();
            }
            // `Northland, which has rejected`
            Item::Subordinate(_) | Item::That => return relative(items, place),
            // `agreed to support`, `was asked to say`: whose the one is, is the other.
            Item::Verb(..) => return chained(before, items, place),
            Item::Break | Item::Colon | Item::Quotation => return None,
            _ => {}
        }
    }
    None
}

/// `of Northland`, `by Northland`
fn is_object(items: &[Item], place: usize) -> bool {
    let named = matches!(&items[place], Item::Actor(actor) if actor.pronoun.is_none());
    named && place > 0 && matches!(items[place - 1], Item::Preposition | Item::By)
}

/// Whether the one at `place` stands behind a verb, and before the `to` of what is to be done.
fn is_asked(items: &[Item], place: usize, verb: usize, words: &[Token]) -> bool {
    let Item::Verb(_, range) = &items[verb] else { return false };
    let to = ENGLISH.grammar.infinitive.stand_before(words, range.start);
    let behind_verb = place > 0 && matches!(items[place - 1], Item::Verb(..) | Item::Word(_));
    to && place + 2 == verb && behind_verb
}

/// Whether `in` alone stands between the one at `place` and what is done.
fn is_joined(items: &[Item], place: usize, verb: usize, words: &[Token]) -> bool {
    let Item::Verb(_, range) = &items[verb] else { return false };
    place + 2 == verb && ENGLISH.people.inside.stand_before(words, range.start)
}

/// `the leaders of Northland, Southland and the Isles`: those who stand together with the last of them, that one first.
fn several(items: &[Item], last: usize) -> Vec<usize> {
    let mut found = vec![last];
    let mut first = last;
    let mut joined = false;
    while first >= 2 {
        // `Northland and some western countries`
        let words = items[1..first].iter().rev().take(ADJECTIVES);
        let words = words.take_while(|item| matches!(item, Item::Word(_))).count();
        let mut before = first - 1 - words;
        let and = matches!(items[before], Item::And);
        let listed = and || joined && words == 0 && matches!(items[before], Item::Comma);
        if !listed {
            break;
        }
        joined |= and;
        while before > 0 && matches!(items[before - 1], Item::Comma) {
            before -= 1;
        }
        match before.checked_sub(1).map(|place| &items[place]) {
            Some(Item::Actor(actor)) if actor.can_speak() => first = before - 1,
            _ => break,
        }
        found.push(first);
    }
    found
}

/// The first of several who act together; where they stand behind a preposition and so do not act, the first of them.
fn first_of_several(items: &[Item], last: usize) -> Result<usize, usize> {
    let several = several(items, last);
    let first = several.last().copied().unwrap_or(last);
    if !is_object(items, first) {
        return Ok(first);
    }
    // `by Northland, and Southland said`
    let parted = matches!(items.get(first + 1..first + 3), Some([Item::Comma, Item::And]));
    several.iter().rev().nth(1).copied().filter(|_| parted).ok_or(first)
}

/// Whether a phrase does not say whose the body is that it names.
fn is_nobodys(actor: &Actor) -> bool {
    actor.holder.is_none() && actor.of_person.is_none() && !actor.named()
}

fn is_ing(item: &Item) -> bool {
    matches!(item, Item::Verb(verb, _) if verb.ing)
}

/// Whether the clause of a subject is opened by `after`, `that` or the like.
fn is_subordinate(items: &[Item], subject: usize) -> bool {
    subject > 0 && matches!(items[subject - 1], Item::Subordinate(_) | Item::That)
}

/// `Ann Gull, the chief negotiator, said` and `the chief negotiator, Ann Gull, said`.
fn apposed<'i>(
    items: &'i [Item],
    comma: usize,
    verb: usize,
    before: &'i [Claim],
) -> Option<(&'i Actor, bool)> {
    // `, saying that` is still the sentence's subject's.
    if is_ing(&items[verb]) {
        let claimed = before.iter().find(|claim| !claim.subordinate && claim.kind != ClaimKind::Plan);
        let claimed = claimed.map(|claim| (&claim.actor, false));
        return claimed.or_else(|| first_actor(&items[..comma]));
    }
    let mut end = comma;
    let mut found = None;
    for _ in 0..6 {
        let last = end.saturating_sub(1);
        let several = matches!(items[last], Item::Actor(_)).then(|| first_of_several(items, last));
        let place = several.map_or(end, |first| first.unwrap_or_else(|object| object));
        let start = items[..place]
            .iter()
            .rposition(|item| matches!(item, Item::Comma | Item::Break | Item::Quotation));
        let segment = &items[start.map_or(0, |start| start + 1)..end];
        let opens = segment.first();
        if matches!(opens, Some(Item::Subordinate(_))) && start.is_some() {
            // `Ann Gull, who led the talks in Port North, Northland, said`: all that follows `who` is an aside.
            found = None;
        } else {
            let aside = matches!(
                opens,
                Some(
                    Item::Subordinate(_)
                        | Item::Preposition
                        | Item::By
                        | Item::According
                        | Item::And
                        | Item::Ing
                ) | None
            ) || matches!(opens, Some(Item::Verb(verb, _)) if verb.ing);
            // `…, and Ann Gull, who led the talks, said`
            let joined = matches!(segment, [Item::And, Item::Actor(actor)] if actor.can_speak());
            let aside = aside && !joined;
            if found.is_none()
                && !aside
                && let Some(Ok(first)) = several
                && let Item::Actor(actor) = &items[first]
                && actor.can_speak()
            {
                found = Some((actor, is_subordinate(items, first)));
            }
            // `Ann Gull, the minister and head of the delegation, said`
            if let ([Item::Actor(actor)], Some((office, false))) = (segment, found)
                && actor.named()
                && actor.can_speak()
                && !office.named()
            {
                found = Some((actor, false));
            }
        }
        match start {
            Some(start) if matches!(items[start], Item::Comma) => end = start,
            _ => break,
        }
    }
    found
}

/// The first who acts and is no part of an aside; before anybody else those who do not merely look on.
fn first_actor(items: &[Item]) -> Option<(&Actor, bool)> {
    let acting = || {
        items.iter().enumerate().filter_map(|(place, item)| match item {
            Item::Actor(actor) if actor.can_speak() => {
                let aside = place > 0
                    && matches!(items[place - 1], Item::Preposition | Item::By | Item::Subordinate(_));
                (!aside).then_some((actor, false))
            }
            _ => None,
        })
    };
    acting().find(|(actor, _)| !actor.observer).or_else(|| acting().next())
}

/// `said this and rejected that`: the second verb is the first one's subject's.
fn coordinate<'i>(
    items: &'i [Item],
    and: usize,
    before: &'i [Claim],
    words: &[Token],
) -> Option<(&'i Actor, bool)> {
    let joins = and > 0 && !matches!(items[and - 1], Item::Break);
    let main = before.iter().rev().find(|claim| !claim.subordinate && claim.kind != ClaimKind::Plan);
    let main = main.map(|claim| (&claim.actor, claim.subordinate));
    // `Northland would have to accept and recognise`: neither is Northland's word.
    let obliged =
        |item: &Item| matches!(item, Item::Word(word) if ENGLISH.obliged.at(&words[*word..]).is_some());
    let acting = || first_actor(&items[..and]).filter(|_| !items[..and].iter().any(obliged));
    main.or_else(acting).or_else(|| opening(&items[..and])).filter(|_| joins)
}

/// `After Ann Gull went to the islands and rejected`: who acts in the clause that opens a sentence.
fn opening(items: &[Item]) -> Option<(&Actor, bool)> {
    let clause = items.iter().position(|item| matches!(item, Item::Subordinate(_)))?;
    match items.get(clause + 1) {
        Some(Item::Actor(actor)) if actor.can_speak() => Some((actor, true)),
        _ => None,
    }
}

/// `who`, `which`
fn is_relative(words: &[Token], word: usize) -> bool {
    ENGLISH.grammar.relative.has(&words[word])
}

/// `Northland, which has rejected`.
fn relative(items: &[Item], place: usize) -> Option<(&Actor, bool)> {
    let before = items[..place].iter().rev().find(|item| !matches!(item, Item::Comma));
    match before {
        Some(Item::Actor(actor)) if actor.can_speak() => Some((actor, true)),
        _ => None,
    }
}

fn chained<'i>(before: &'i [Claim], items: &[Item], place: usize) -> Option<(&'i Actor, bool)> {
    let Item::Verb(_, range) = &items[place] else { return None };
    before.iter().rev().find(|claim| claim.verb == *range).map(|claim| (&claim.actor, true))
}
