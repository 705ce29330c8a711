//! A sentence as a row of names, verbs, speech and the words that part its clauses: what claims are read from.

use super::speech::{Quotation, Sentence, within};
use crate::draft::who::{Actor, ActorReader};
use crate::draft::words::{ENGLISH, Role, Token, Verb, VerbKind};
use std::ops::Range;

/// A part of a sentence, as far as it matters for who says what.
#[derive(Debug)]
#[allow(clippy::large_enum_variant)] // a sentence has a few dozen
pub(super) enum Item {
    Actor(Actor),
    Verb(Verb, Range<usize>),
    Quotation,
    /// `after`, `who`: its token.
    Subordinate(usize),
    Comma,
    /// `and`, `but`
    And,
    /// Marks that part clauses.
    Break,
    Colon,
    /// `of`, `with`
    Preposition,
    /// `by`
    By,
    /// `that`
    That,
    /// `according to`
    According,
    Word(usize),
    /// `leading`, which opens an aside.
    Ing,
}

/// An aside in brackets is of at most so many tokens, as `(North-Port)` behind a name.
const ASIDE: usize = 9;

/// The row of a sentence.
pub(super) fn items(
    words: &[Token],
    sentence: &Sentence,
    quotations: &[Quotation],
    reader: ActorReader<'_>,
) -> Vec<Item> {
    let grammar = &ENGLISH.grammar;
    let mut items = Vec::new();
    let mut place = sentence.words.start;
    let end = sentence.words.end.min(words.len());
    let words = &words[..end];
    // Between two dashes stands an aside, as between two commas.
    let dash = |place: usize| matches!(words[place].fold.as_str(), "—" | "–" | "-");
    let opens = |place: &usize| {
        dash(*place) && !(*place > 0 && dash(*place - 1)) && within(quotations, *place).is_none()
    };
    let paired = (place..end).filter(opens).count() == 2;
    while place < end {
        if let Some(quotation) = within(quotations, place) {
            let inner = &words[quotation.words.start..quotation.words.end.min(end)];
            let term = is_term(inner) && place > sentence.words.start;
            // `both sides “agreed on the islands”`: what somebody does may be quoted, too.
            let done = ENGLISH.verbs.at(inner.get(1..).unwrap_or_default());
            if let (Some((length, verb)), Some(Item::Actor(_)), false) = (done, items.last(), term) {
                items.push(Item::Verb(*verb, place + 1..place + 1 + length));
            }
            items.push(if term { Item::Word(place) } else { Item::Quotation });
            // `“no talks,” adding`: the comma may stand within.
            if inner.len() > 2 && inner[inner.len() - 2].is(",") {
                items.push(Item::Comma);
            }
            place = quotation.words.end.max(place + 1);
            continue;
        }
        let rest = &words[place..];
        let word = &rest[0];
        if word.is("(")
            && let Some(aside) = rest.iter().take(ASIDE).position(|word| word.is(")"))
        {
            place += aside + 1;
            continue;
        }
        if !word.is_word() {
            items.push(match word.fold.as_str() {
                "," => Item::Comma,
                ":" => Item::Colon,
                _ if paired && dash(place) => Item::Comma,
                ";" | "—" | "–" | "(" | ")" | "-" | "[" | "]" => Item::Break,
                _ => Item::Word(place),
            });
            place += 1;
            continue;
        }
        if let Some((length, ())) = grammar.according.at(rest) {
            items.push(Item::According);
            place += length;
            continue;
        }
        let verb = ENGLISH.verbs.at(rest).map(|(length, verb)| (length, *verb));
        let verb = verb.or_else(|| Some((1, ENGLISH.parted.at(rest)?)));
        let actor = reader.at(words, place);
        // `Leaders call for` and `the call`: the longer reading counts, a name before a verb.
        if let Some(actor) = actor.filter(|actor| verb.is_none_or(|(length, _)| actor.words.len() >= length))
        {
            place = actor.words.end.max(place + 1);
            items.push(Item::Actor(actor));
            continue;
        }
        if let Some((length, verb)) = verb
            && is_verb(words, place, verb, &items)
        {
            items.push(Item::Verb(verb, place..place + length));
            place += length;
            continue;
        }
        if let Some((length, ())) = grammar.adverb.at(rest) {
            items.push(Item::Word(place));
            place += length;
            continue;
        }
        // `has since said` opens no clause.
        let auxiliary = [&grammar.had, &grammar.auxiliary];
        let adverb = grammar.since.has(word) && auxiliary.iter().any(|list| list.stand_before(words, place));
        if let Some((length, ())) = ENGLISH.subordinate.at(rest).filter(|_| !adverb) {
            items.push(Item::Subordinate(place));
            place += length;
            continue;
        }
        items.push(match word {
            word if grammar.and.has(word) => Item::And,
            word if grammar.by.has(word) => Item::By,
            word if grammar.that.has(word) => Item::That,
            word if grammar.with.has(word)
                && !grammar.meet.stand_before(words, place)
                && is_acting(words, place + 1, reader) =>
            {
                Item::Break
            }
            word if grammar.preposition.has(word) => Item::Preposition,
            word if is_ing(word) && !matches!(items.last(), Some(Item::Actor(actor)) if actor.owner) => {
                Item::Ing
            }
            _ => Item::Word(place),
        });
        place += 1;
    }
    items
}

/// `leading`, but not `far-reaching`.
fn is_ing(word: &Token) -> bool {
    word.fold.len() > 5 && word.fold.ends_with("ing") && !word.fold.contains('-')
}

/// `“firmly” rejected`: whether what stands between quotation marks is but a word or two of the sentence.
fn is_term(quoted: &[Token]) -> bool {
    let is_end = |word: &Token| [",", ".", "!", "?", ":"].iter().any(|mark| word.is(mark));
    quoted.iter().filter(|word| word.is_word()).count() <= 2 && !quoted.iter().any(is_end)
}

/// `with Northland insisting on it`, `with Southland firmly opposed to it`: whether somebody is named here, and does something.
fn is_acting(words: &[Token], place: usize, reader: ActorReader<'_>) -> bool {
    let adverb = |place: usize| words.get(place).is_some_and(|word| word.fold.ends_with("ly"));
    let verb = |actor: Actor| {
        let end = actor.words.end + usize::from(adverb(actor.words.end));
        ENGLISH.verbs.at(words.get(end..)?).map(|(_, verb)| *verb)
    };
    let one = |actor: &Actor| actor.can_speak() && (actor.holder.is_some() || actor.named());
    reader
        .at(words, place)
        .filter(one)
        .and_then(verb)
        .is_some_and(|verb| verb.ing || verb.kind == VerbKind::Stand)
}

/// Whether a word is the verb that it looks like: `the plan`, `a demand`, `security guarantees` are none.
fn is_verb(words: &[Token], place: usize, verb: Verb, items: &[Item]) -> bool {
    let Some(before) = place.checked_sub(1).map(|place| &words[place]) else { return true };
    // `Northland and Southland both said`
    let several = ENGLISH.grammar.both.has(before);
    let determined = before.possessive
        || matches!(ENGLISH.people.role.at(std::slice::from_ref(before)), Some((_, Role::Determiner)))
        || ENGLISH.grammar.before_nouns.has(before);
    let form = words[place].fold.as_str();
    // Forms that nouns have too stand right behind who does it, or behind a word that only verbs follow.
    let ambiguous = verb.kind != VerbKind::Stand && !verb.ing && (verb.plain || form.ends_with('s'));
    let last = items.last();
    let follows = matches!(
        last,
        None | Some(
            Item::Actor(_)
                | Item::Subordinate(_)
                | Item::That
                | Item::And
                | Item::Comma
                | Item::Quotation
                | Item::Verb(..)
        )
    ) || ENGLISH.grammar.leads_verb(before);
    // `serious about pursuing peace` says nothing of who does; `replied by demanding` does.
    let object = verb.ing && matches!(last, Some(Item::Preposition));
    // `to meet Northland demands.` tells what is met.
    let put_forward = ENGLISH.plans.at(&words[place..]);
    let clause = items.rsplit(|item| matches!(item, Item::Comma | Item::Break)).next().unwrap_or_default();
    let met = matches!(clause, [.., Item::Word(_) | Item::Verb(..) | Item::Preposition, Item::Actor(_)])
        && clause.iter().any(|item| matches!(item, Item::Verb(..)));
    let ends = |length: usize| words.get(place + length).is_none_or(|next| !next.is_word());
    let object = object || met && put_forward.is_some_and(|(length, ())| ends(length));
    (!determined || several && !ambiguous) && !object && (!ambiguous || follows)
}
