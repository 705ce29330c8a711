//! Who says what in a sentence: the verbs that tell of a stance, and whose they are.

use super::actors::{Actor, ActorReader};
use super::speech::{Quotation, Sentence, within};
use super::tokens::Token;
use super::words::{ENGLISH, Role, Verb, VerbKind};
use std::ops::Range;

/// That somebody says something, or stands somewhere.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) actor: Actor,
    pub(super) kind: ClaimKind,
    /// The tokens of its verb.
    pub(super) verb: Range<usize>,
    /// Whether it stands in a clause about another time or thing.
    pub(super) subordinate: bool,
    /// Whether what is said stands before it: `…, the minister said`.
    pub(super) trailing: bool,
    /// Whether it was so before what the article tells: `had rejected`.
    pub(super) earlier: bool,
}

/// How it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClaimKind {
    /// `sees`, `fears`
    View,
    /// `said`, `according to`, or a name before a colon.
    Say,
    /// `rejects`, `is ready to`
    Hold,
    /// `insists that`
    Both,
    /// What somebody's plan or demand says.
    Plan,
}

/// A part of a sentence, as far as it matters for who says what.
#[derive(Debug)]
enum Item {
    Actor(Actor),
    Verb(Verb, Range<usize>),
    Quotation,
    /// `after`, `who`
    Subordinate,
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
}

/// After these a name is no subject.
const PREPOSITIONS: [&str; 29] = [
    "of",
    "with",
    "to",
    "from",
    "in",
    "on",
    "at",
    "between",
    "against",
    "over",
    "alongside",
    "about",
    "under",
    "near",
    "across",
    "inside",
    "amid",
    "into",
    "toward",
    "towards",
    "through",
    "during",
    "within",
    "via",
    "upon",
    "without",
    "behind",
    "regarding",
    "for",
];

/// How far a subject is looked for, in items.
const REACH: usize = 40;

/// The claims of a sentence, in its order.
pub(super) fn claims(
    words: &[Token],
    sentence: &Sentence,
    quotations: &[Quotation],
    reader: ActorReader<'_>,
) -> Vec<Claim> {
    let items = items(words, sentence, quotations, reader);
    let mut found: Vec<Claim> = Vec::new();
    found.extend(labelled(&items, words));
    for place in 0..items.len() {
        let claim = match &items[place] {
            Item::Verb(verb, range) => verb_claim(&items, words, place, *verb, range, &found),
            Item::According => according(&items, place),
            Item::Actor(actor) if actor.owner => plan(&items, place, actor, words),
            _ => None,
        };
        found.extend(claim);
    }
    found
}

fn items(
    words: &[Token],
    sentence: &Sentence,
    quotations: &[Quotation],
    reader: ActorReader<'_>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut place = sentence.words.start;
    let end = sentence.words.end.min(words.len());
    let words = &words[..end];
    while place < end {
        if let Some(quotation) = within(quotations, place) {
            items.push(Item::Quotation);
            place = quotation.words.end.max(place + 1);
            continue;
        }
        let rest = &words[place..];
        let word = &rest[0];
        if !word.is_word() {
            items.push(match word.fold.as_str() {
                "," => Item::Comma,
                ":" => Item::Colon,
                ";" | "—" | "–" | "(" | ")" | "-" | "[" | "]" => Item::Break,
                _ => Item::Word(place),
            });
            place += 1;
            continue;
        }
        if word.fold == "according" && rest.get(1).is_some_and(|next| next.fold == "to") {
            items.push(Item::According);
            place += 2;
            continue;
        }
        let verb = ENGLISH.verbs.at(rest).map(|(length, verb)| (length, *verb));
        let actor = reader.at(words, place);
        // `Leaders call for` and `the call`: the longer reading counts, a name before a verb.
        if let Some(actor) = actor.filter(|actor| verb.is_none_or(|(length, _)| actor.words.len() >= length))
        {
            place = actor.words.end.max(place + 1);
            items.push(Item::Actor(actor));
            continue;
        }
        if let Some((length, verb)) = verb
            && is_verb(words, place, verb, items.last())
        {
            items.push(Item::Verb(verb, place..place + length));
            place += length;
            continue;
        }
        if let Some((length, ())) = ENGLISH.subordinate.at(rest) {
            items.push(Item::Subordinate);
            place += length;
            continue;
        }
        items.push(match word.fold.as_str() {
            "and" | "but" | "or" | "yet" | "then" => Item::And,
            "by" => Item::By,
            "that" => Item::That,
            fold if PREPOSITIONS.contains(&fold) => Item::Preposition,
            _ => Item::Word(place),
        });
        place += 1;
    }
    items
}

/// Whether a word is the verb that it looks like: `the plan`, `a demand`, `security guarantees` are none.
fn is_verb(words: &[Token], place: usize, verb: Verb, last: Option<&Item>) -> bool {
    let Some(before) = place.checked_sub(1).map(|place| &words[place]) else { return true };
    let determined = before.possessive
        || matches!(ENGLISH.people.role.at(std::slice::from_ref(before)), Some((_, Role::Determiner)))
        || BEFORE_NOUNS.contains(&before.fold.as_str());
    let form = words[place].fold.as_str();
    // Forms that nouns have too stand right behind who does it, or behind a word that only verbs follow.
    let ambiguous = verb.kind != VerbKind::Stand && !verb.ing && (verb.plain || form.ends_with('s'));
    let follows = matches!(
        last,
        None | Some(
            Item::Actor(_)
                | Item::Subordinate
                | Item::That
                | Item::And
                | Item::Comma
                | Item::Quotation
                | Item::Verb(..)
        )
    ) || before.fold.ends_with("ly")
        || BEFORE_VERBS.contains(&before.fold.as_str());
    !determined && (!ambiguous || follows)
}

/// Words that a noun follows, and no verb.
const BEFORE_NOUNS: [&str; 17] = [
    "this", "no", "my", "our", "your", "of", "new", "peace", "in", "joint", "with", "from", "under", "draft",
    "key", "main", "such",
];

/// Words that a verb's plain form follows.
const BEFORE_VERBS: [&str; 24] = [
    "to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "not", "never", "also",
    "still", "now", "again", "do", "does", "did", "cannot", "won't", "wouldn't", "himself", "then",
];

/// A name before or behind a colon, as headlines and transcripts have it: `Gull: no talks`, `No talks: Gull`.
fn labelled(items: &[Item], words: &[Token]) -> Option<Claim> {
    let colon = items.iter().position(|item| matches!(item, Item::Colon))?;
    let claim = |actor: &Actor, at: usize| {
        let verb = at..at;
        Claim {
            actor: actor.clone(),
            kind: ClaimKind::Say,
            verb,
            subordinate: false,
            trailing: false,
            earlier: false,
        }
    };
    match (&items[..colon], &items[colon + 1..]) {
        // A place in capitals is where the report comes from.
        ([Item::Actor(actor)], [_, ..])
            if actor.can_speak() && actor.pronoun.is_none() && !is_place(actor, words) =>
        {
            Some(claim(actor, actor.words.end))
        }
        ([_, ..], [Item::Actor(actor)]) if actor.can_speak() && actor.words.end == words.len() => {
            Some(claim(actor, actor.words.start))
        }
        _ => None,
    }
}

fn is_place(actor: &Actor, words: &[Token]) -> bool {
    !actor.named() && words[actor.words.clone()].iter().all(|word| word.all_capitals && word.fold.len() > 3)
}

fn verb_claim(
    items: &[Item],
    words: &[Token],
    place: usize,
    verb: Verb,
    range: &Range<usize>,
    before: &[Claim],
) -> Option<Claim> {
    let kind = match verb.kind {
        VerbKind::Say if verb.view => ClaimKind::View,
        VerbKind::Say => ClaimKind::Say,
        VerbKind::Hold | VerbKind::Stand => ClaimKind::Hold,
        VerbKind::Both => ClaimKind::Both,
    };
    // A comma right before the subject, and a stop, a comma or a day behind the verb.
    let trails = |actor: &Actor| {
        let subject = items[..place]
            .iter()
            .rposition(|item| matches!(item, Item::Actor(one) if one.words == actor.words));
        let comma = subject.is_some_and(|subject| {
            subject > 1 && matches!(items[subject - 1], Item::Comma | Item::Quotation)
        });
        let open = matches!(
            items.get(place + 1),
            Some(Item::Subordinate | Item::That | Item::Actor(_) | Item::Quotation | Item::Colon)
        );
        let whole = place + 1 == items.len()
            || matches!(
                items.get(place + 1),
                Some(Item::Word(_) | Item::Comma | Item::Preposition | Item::By | Item::Break)
            );
        comma && !open && whole && verb.kind == VerbKind::Say
    };
    let claim = |actor: &Actor, subordinate: bool| {
        Some(Claim {
            actor: actor.clone(),
            kind,
            verb: range.clone(),
            subordinate,
            trailing: trails(actor),
            earlier: is_earlier(items, place, words),
        })
    };
    // `was rejected by Northland`, but `seen by the agency` says nothing of whoever stands before.
    if let (Some(Item::By), next) = (items.get(place + 1), items.get(place + 2)) {
        return match next {
            Some(Item::Actor(actor)) if actor.can_speak() && verb.kind != VerbKind::Say => {
                claim(actor, !is_passive(items, place, words))
            }
            _ => None,
        };
    }
    if let Some((actor, subordinate)) = subject(items, place, before) {
        return claim(actor, subordinate);
    }
    // `“No,” said Ann Gull`: the subject behind its verb, where a quotation or a comma stands before.
    let after_speech = items[..place].iter().rev().find(|item| !matches!(item, Item::Comma));
    let inverted =
        place > 0 && matches!(items[place - 1], Item::Comma | Item::Quotation) && after_speech.is_some();
    match items.get(place + 1) {
        Some(Item::Actor(actor))
            if inverted && verb.kind != VerbKind::Hold && actor.can_speak() && !verb.ing =>
        {
            claim(actor, false)
        }
        _ => None,
    }
}

/// Whether `had` stands before a verb.
fn is_earlier(items: &[Item], verb: usize, words: &[Token]) -> bool {
    let words = items[..verb].iter().rev().take(3).map_while(|item| match item {
        Item::Word(word) => Some(words[*word].fold.as_str()),
        _ => None,
    });
    words.into_iter().any(|word| word == "had")
}

/// Whether a form of `be` stands before a participle: `was rejected by`, but not `the plan rejected by`.
fn is_passive(items: &[Item], verb: usize, words: &[Token]) -> bool {
    items[..verb].iter().rev().take(3).any(|item| {
        matches!(item, Item::Word(word) if ["was", "were", "been", "is", "are", "being", "be"].contains(&words[*word].fold.as_str()))
    })
}

/// Who does what a verb says, and whether that stands in a clause of its own.
fn subject<'i>(items: &'i [Item], verb: usize, before: &'i [Claim]) -> Option<(&'i Actor, bool)> {
    let mut place = verb;
    while place > 0 && verb - place < REACH {
        place -= 1;
        match &items[place] {
            Item::Actor(actor)
                if place > 0
                    && matches!(items[place - 1], Item::Preposition | Item::By)
                    && actor.pronoun.is_none() =>
            {
                // `the fate of Northland`, `in Northland`: no subject.
                place -= 1;
            }
            Item::Actor(actor) if actor.can_speak() => {
                let first = first_of_several(items, place);
                let actor = if let Item::Actor(first) = &items[first] { first } else { actor };
                return Some((actor, is_subordinate(items, first)));
            }
            Item::Actor(actor) if actor.owner => return None,
            Item::Comma => return apposed(items, place, verb, before),
            Item::And => return coordinate(items, place, before),
            Item::Subordinate | Item::That => return relative(items, place),
            // `agreed to support`, `was asked to say`: whose the one is, is the other.
            Item::Verb(..) => return chained(before, items, place),
            Item::Break | Item::Colon | Item::Quotation => return None,
            _ => {}
        }
    }
    None
}

/// `the leaders of Northland, Southland and the Isles`: the first of those who act together.
fn first_of_several(items: &[Item], last: usize) -> usize {
    let mut first = last;
    let mut joined = false;
    while first >= 2 {
        let mut before = first - 1;
        let and = matches!(items[before], Item::And);
        let listed = and || joined && matches!(items[before], Item::Comma);
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
    }
    first
}

/// Whether the clause of a subject is opened by `after`, `that` or the like.
fn is_subordinate(items: &[Item], subject: usize) -> bool {
    subject > 0 && matches!(items[subject - 1], Item::Subordinate | Item::That)
}

/// `Ann Gull, the chief negotiator, said` and `the chief negotiator, Ann Gull, said`.
fn apposed<'i>(
    items: &'i [Item],
    comma: usize,
    verb: usize,
    before: &'i [Claim],
) -> Option<(&'i Actor, bool)> {
    // `, saying that` is still the sentence's subject's.
    if matches!(&items[verb], Item::Verb(verb, _) if verb.ing) {
        let claimed = before.iter().find(|claim| !claim.subordinate).map(|claim| (&claim.actor, false));
        return claimed.or_else(|| first_actor(&items[..comma]));
    }
    let mut end = comma;
    let mut found = None;
    for _ in 0..6 {
        let start =
            items[..end].iter().rposition(|item| matches!(item, Item::Comma | Item::Break | Item::Quotation));
        let segment = &items[start.map_or(0, |start| start + 1)..end];
        let opens = segment.first();
        if matches!(opens, Some(Item::Subordinate)) && start.is_some() {
            // `Ann Gull, who led the talks in Port North, Northland, said`: all that follows `who` is an aside.
            found = None;
        } else {
            let aside = matches!(
                opens,
                Some(Item::Subordinate | Item::Preposition | Item::By | Item::According | Item::And) | None
            ) || matches!(opens, Some(Item::Verb(verb, _)) if verb.ing);
            let place = first_of_several(items, end - 1);
            if found.is_none()
                && !aside
                && let Some(Item::Actor(_)) = segment.last()
                && let Item::Actor(actor) = &items[place]
                && actor.can_speak()
                && !(place > 0 && matches!(items[place - 1], Item::Preposition | Item::By))
            {
                found = Some((actor, is_subordinate(items, place)));
            }
        }
        match start {
            Some(start) if matches!(items[start], Item::Comma) => end = start,
            _ => break,
        }
    }
    found
}

/// The first who acts and is no part of an aside.
fn first_actor(items: &[Item]) -> Option<(&Actor, bool)> {
    items.iter().enumerate().find_map(|(place, item)| match item {
        Item::Actor(actor) if actor.can_speak() => {
            let aside =
                place > 0 && matches!(items[place - 1], Item::Preposition | Item::By | Item::Subordinate);
            (!aside).then_some((actor, false))
        }
        _ => None,
    })
}

/// `said this and rejected that`: the second verb is the first one's subject's.
fn coordinate<'i>(items: &'i [Item], and: usize, before: &'i [Claim]) -> Option<(&'i Actor, bool)> {
    let joins = and > 0 && !matches!(items[and - 1], Item::Break);
    let main = before.iter().rev().find(|claim| !claim.subordinate && claim.kind != ClaimKind::Plan);
    let main = main.map(|claim| (&claim.actor, claim.subordinate));
    main.or_else(|| first_actor(&items[..and])).filter(|_| joins)
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

/// `according to the ministry`
fn according(items: &[Item], place: usize) -> Option<Claim> {
    let Some(Item::Actor(actor)) = items.get(place + 1) else { return None };
    let verb = actor.words.start..actor.words.start;
    actor.can_speak().then(|| Claim {
        actor: actor.clone(),
        kind: ClaimKind::Say,
        verb,
        subordinate: false,
        trailing: false,
        earlier: false,
    })
}

/// `Under Northland's plan, the islands would be shared`; `Southland's demands include`.
fn plan(items: &[Item], place: usize, actor: &Actor, words: &[Token]) -> Option<Claim> {
    let next = items[place + 1..].iter().take(3).map_while(|item| match item {
        Item::Word(word) => Some(*word),
        Item::Verb(_, range) => Some(range.start),
        _ => None,
    });
    let named = next.into_iter().any(|word| ENGLISH.plans.at(&words[word..]).is_some());
    let leads = place <= 4;
    (named && leads).then(|| {
        let mut actor = actor.clone();
        actor.owner = false;
        let verb = actor.words.end..actor.words.end;
        Claim { actor, kind: ClaimKind::Plan, verb, subordinate: false, trailing: false, earlier: false }
    })
}

#[cfg(test)]
mod debug {
    use super::super::{names::Names, speech, tokens::tokens};
    use super::*;
    #[test]
    fn dbg_claims() {
        let Ok(text) = std::env::var("TEXT") else { return };
        let parties = vec![];
        let registry = crate::model::Registry::new(parties, vec![]);
        let names = Names::new(&registry);
        let words = tokens(&text);
        let q = speech::quotations(&words);
        for s in speech::sentences(&words, &q) {
            let reader = ActorReader { names: &names, cast: None };
            for item in items(&words, &s, &q, reader) {
                eprintln!("   {item:?}");
            }
            for c in claims(&words, &s, &q, reader) {
                eprintln!(
                    "{:?} actor={:?} verb={:?} sub={} trail={}",
                    c.kind,
                    words[c.actor.words.clone()].iter().map(|w| &w.fold).collect::<Vec<_>>(),
                    words[c.verb.clone()].iter().map(|w| &w.fold).collect::<Vec<_>>(),
                    c.subordinate,
                    c.trailing
                );
            }
        }
    }
}
