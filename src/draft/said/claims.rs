//! Who says what in a sentence: the verbs that tell of a stance, and whose they are.

use super::accounts::{according, by_account, by_own_account, by_verdict, in_account_of};
use super::claim::{Claim, ClaimKind};
use super::items::{Item, items};
use super::plans::{known_plan, plan};
use super::speech::{Quotation, Sentence};
use super::subjects::subject;
use crate::draft::who::{Actor, ActorReader, Form};
use crate::draft::words::{ENGLISH, Token, Verb, VerbKind};
use std::ops::Range;

/// The claims of a sentence, in its order.
pub(crate) fn claims(
    words: &[Token],
    sentence: &Sentence,
    quotations: &[Quotation],
    reader: ActorReader<'_>,
) -> Vec<Claim> {
    let items = items(words, sentence, quotations, reader);
    let mut found: Vec<Claim> = Vec::new();
    found.extend(labelled(&items, words));
    found.extend(in_account_of(&items, words));
    found.extend(known_plan(words, sentence, reader));
    for place in 0..items.len() {
        let claim = match &items[place] {
            Item::Verb(verb, range) => verb_claim(&items, words, place, *verb, range, &found),
            Item::According => according(&items, place, words),
            Item::Preposition => by_own_account(&items, place, words),
            Item::Actor(actor) => plan(&items, place, actor, words)
                .or_else(|| by_account(actor, words))
                .or_else(|| by_verdict(&items[..place], actor, words)),
            _ => None,
        };
        found.extend(claim);
    }
    found
}

/// A name before or behind a colon, as headlines and transcripts have it: `Gull: no talks`, `No talks: Gull`; behind a
/// dash, `No talks - Gull`.
fn labelled(items: &[Item], words: &[Token]) -> Option<Claim> {
    let dash = items.len().checked_sub(2).filter(|&dash| dash > 1 && matches!(items[dash], Item::Break));
    let colon = items.iter().position(|item| matches!(item, Item::Colon)).or(dash)?;
    let claim = |actor: &Actor, at: usize| Claim::without_verb(actor.clone(), ClaimKind::Say, at);
    match (&items[..colon], &items[colon + 1..]) {
        // A place in capitals is where the report comes from.
        // `Ann Gull, the minister:` has two names for one; in `Ann Gull to Northland:` one speaks to another.
        (
            [Item::Actor(actor)] | [Item::Actor(actor), Item::Comma | Item::Preposition, Item::Actor(_)],
            [_, ..],
        ) if actor.can_speak()
            && actor.pronoun.is_none()
            && !is_place(actor, words)
            && !is_topic(actor, &items[colon + 1..]) =>
        {
            Some(claim(actor, actor.words.end))
        }
        // `Quote from Ann Gull: “…”`
        ([.., Item::Preposition | Item::By, Item::Actor(actor)], [Item::Quotation, ..])
            if actor.can_speak()
                && actor.named()
                && ENGLISH.people.from.stand_before(words, actor.words.start) =>
        {
            Some(claim(actor, actor.words.end))
        }
        ([_, ..], [Item::Actor(actor)]) if actor.can_speak() && actor.words.end == words.len() => {
            Some(claim(actor, actor.words.start))
        }
        _ => None,
    }
}

/// `Northland: Ann Gull names her terms`: a country before a colon may be what it is about, where somebody else then acts.
fn is_topic(label: &Actor, rest: &[Item]) -> bool {
    let country = label.form == Some(Form::Name) && label.office.is_none() && !label.named();
    country && matches!(rest, [Item::Actor(actor), Item::Verb(..), ..] if actor.can_speak())
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
            Some(Item::Subordinate(_) | Item::That | Item::Actor(_) | Item::Quotation | Item::Colon)
        );
        let whole = place + 1 == items.len()
            || matches!(
                items.get(place + 1),
                Some(Item::Word(_) | Item::Ing | Item::Comma | Item::Preposition | Item::By | Item::Break)
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
    if is_obliged(words, range.start) {
        return None;
    }
    if let Some(actor) = quoted_by(items, place, verb) {
        return claim(actor, false);
    }
    // `was rejected by Northland`, but `seen by the agency` says nothing of whoever stands before.
    if let (Some(Item::By), next) = (items.get(place + 1), items.get(place + 2)) {
        return match next {
            // `was criticised by Northland` tells whose view that is, and `this was said by Northland` whose word;
            // `read by Northland` tells nothing.
            Some(Item::Actor(actor))
                if actor.can_speak()
                    && (verb.kind != VerbKind::Say
                        || (verb.view || takes_up(items, words)) && is_passive(items, place, words)) =>
            {
                claim(actor, !is_passive(items, place, words))
            }
            _ => None,
        };
    }
    // `Northland was asked to leave` does not tell where Northland stands.
    if matches!(verb.kind, VerbKind::Hold | VerbKind::Both) && is_undergone(words, range.start, verb) {
        return None;
    }
    if let Some((actor, subordinate)) = subject(items, place, before, words) {
        // `it was reported` tells nobody's word.
        let thing = actor.pronoun.is_some() && ENGLISH.people.thing.has(&words[actor.words.start]);
        return claim(actor, subordinate).filter(|_| !(thing && is_passive(items, place, words)));
    }
    // `“No,” said Ann Gull`: the subject behind its verb, where a quotation or a comma stands before.
    let after_speech = items[..place].iter().rev().find(|item| !matches!(item, Item::Comma));
    let inverted =
        place > 0 && matches!(items[place - 1], Item::Comma | Item::Quotation) && after_speech.is_some();
    match items.get(place + 1) {
        Some(Item::Actor(actor))
            if inverted && verb.kind != VerbKind::Hold && actor.can_speak() && !verb.ing =>
        {
            // `…, said Ann Gull` says whose it all is, as `…, Ann Gull said` does.
            let trailing = verb.kind == VerbKind::Say && matches!(items[place - 1], Item::Comma);
            claim(actor, false).map(|claim| Claim { trailing, ..claim })
        }
        _ => None,
    }
}

/// `described as “a good start” by Northland`: whose the quotation is between a participle and `by`.
fn quoted_by(items: &[Item], place: usize, verb: Verb) -> Option<&Actor> {
    const REACH: usize = 6;
    let participle = verb.kind == VerbKind::Say && !verb.ing && !verb.plain;
    let acts = place.checked_sub(1).is_some_and(|before| matches!(items[before], Item::Actor(_)));
    let behind = &items[place + 1..];
    let by = behind.iter().take(REACH).position(|item| matches!(item, Item::By))?;
    let said = &behind[..by];
    let plain = said
        .iter()
        .all(|item| matches!(item, Item::Word(_) | Item::Subordinate(_) | Item::Quotation | Item::And));
    let quoted = said.iter().any(|item| matches!(item, Item::Quotation));
    match behind.get(by + 1) {
        Some(Item::Actor(actor)) if participle && !acts && plain && quoted && actor.can_speak() => {
            Some(actor)
        }
        _ => None,
    }
}

/// Whether a sentence begins with what takes up the one before it: `this`.
fn takes_up(items: &[Item], words: &[Token]) -> bool {
    let this = |word: &usize| ENGLISH.grammar.this.has(&words[*word]);
    matches!(items.first(), Some(Item::Word(word)) if this(word))
}

/// Whether somebody is to do what a verb says: `must never accept`.
pub(super) fn is_obliged(words: &[Token], verb: usize) -> bool {
    const REACH: usize = 3;
    (1..=REACH.min(verb)).any(|back| {
        let word = ENGLISH.obliged.at(&words[verb - back..verb]);
        word.is_some_and(|(length, ())| back <= length + 1)
    })
}

/// Whether `had` stands before a verb.
fn is_earlier(items: &[Item], verb: usize, words: &[Token]) -> bool {
    let words = items[..verb].iter().rev().take(3).map_while(|item| match item {
        Item::Word(word) => Some(&words[*word]),
        _ => None,
    });
    words.into_iter().any(|word| ENGLISH.grammar.had.has(word))
}

/// Whether a form of `be` stands before a participle: `was rejected by`, but not `the plan rejected by`.
fn is_passive(items: &[Item], verb: usize, words: &[Token]) -> bool {
    items[..verb]
        .iter()
        .rev()
        .take(3)
        .any(|item| matches!(item, Item::Word(word) if ENGLISH.grammar.be.has(&words[*word])))
}

/// `was asked`, `is also required`: whether somebody undergoes what a verb says.
fn is_undergone(words: &[Token], verb: usize, form: Verb) -> bool {
    let Some(last) = verb.checked_sub(1) else { return false };
    let grammar = &ENGLISH.grammar;
    let led = grammar.leads_verb(&words[last]) && grammar.be.stand_before(words, last);
    let be = grammar.be.has(&words[last]) || led;
    !form.ing && !form.plain && be
}

#[cfg(test)]
mod tests {
    use super::super::speech::{quotations, sentences};
    use super::*;
    use crate::draft::who::Names;
    use crate::draft::words::tokens;
    use crate::model::Registry;

    /// Who, by the words of the text, and what, of every claim that is no aside.
    fn of(text: &str) -> Vec<(&str, &str)> {
        let registry = Registry::default();
        let names = Names::new(&registry);
        let words = tokens(text);
        let quotations = quotations(&words);
        let found = sentences(&words, &quotations);
        let reader = ActorReader { names: &names, cast: None };
        let part = |range: &Range<usize>| {
            let words = &words[range.clone()];
            words.first().zip(words.last()).map_or("", |(first, last)| &text[first.start..last.end])
        };
        let all = found.iter().flat_map(|sentence| claims(&words, sentence, &quotations, reader));
        all.filter(|claim| !claim.subordinate)
            .map(|claim| (part(&claim.actor.words), part(&claim.verb)))
            .collect()
    }

    #[test]
    fn the_subject_of_a_verb_is_whoever_stands_before_it() {
        assert_eq!(of("Poland has firmly rejected the plan."), [("Poland", "rejected")]);
        assert_eq!(of("The Polish foreign minister said no."), [("The Polish foreign minister", "said")]);
        assert_eq!(of("The fate of Poland, the Czech president said."), [("the Czech president", "said")]);
    }

    #[test]
    fn what_stands_between_commas_is_no_subject() {
        assert_eq!(
            of("The Polish president, who led the talks in Port North, Norway, said no."),
            [("The Polish president", "said")]
        );
        assert_eq!(of("Poland, in a statement, demanded an answer."), [("Poland", "demanded")]);
    }

    #[test]
    fn of_several_who_act_together_the_first_is_meant() {
        assert_eq!(
            of("The leaders of Poland, Norway and Sweden rejected it."),
            [("The leaders of Poland", "rejected")]
        );
        assert_eq!(of("Poland and Norway agree."), [("Poland", "agree")]);
        assert_eq!(of("Poland and some western countries agree."), [("Poland", "agree")]);
        assert_eq!(
            of("Officials from Poland and Norway rejected it."),
            [("Officials from Poland", "rejected")]
        );
    }

    #[test]
    fn several_behind_a_preposition_do_nothing() {
        assert_eq!(
            of("Under pressure from Poland and Norway to agree, the Czech president said no."),
            [("the Czech president", "said")]
        );
        assert_eq!(of("After a visit to Poland, and Norway rejected it."), [("Norway", "rejected")]);
        assert_eq!(
            of("The Polish leaders - including the Czech president, Norway and Sweden - said no."),
            [("The Polish leaders", "said")]
        );
    }

    #[test]
    fn a_subject_may_stand_behind_its_verb_and_behind_by() {
        assert_eq!(of("“No,” said the Polish president."), [("the Polish president", "said")]);
        assert_eq!(of("The plan was rejected by Poland."), [("Poland", "rejected")]);
        assert_eq!(of("The plan seen by Poland is long."), []);
        assert_eq!(of("According to Poland, it is over."), [("Poland", "")]);
    }

    #[test]
    fn a_mark_may_stand_first() {
        assert_eq!(of(", rejects it."), []);
        assert_eq!(of("- Poland - rejects it."), [("Poland", "rejects")]);
    }

    #[test]
    fn what_is_described_between_marks_is_whose_it_is() {
        assert_eq!(of("The talks, described as “a good step” by Poland, ended."), [("Poland", "described")]);
        assert_eq!(of("Norway described the talks as “a good step” by Poland."), [("Norway", "described")]);
    }

    #[test]
    fn a_name_before_or_behind_a_colon_says_the_rest() {
        assert_eq!(of("Poland: no talks now"), [("Poland", "")]);
        assert_eq!(of("No talks now: Poland"), [("Poland", "")]);
        assert_eq!(of("WARSAW: no talks now"), []);
        assert_eq!(of("Quote from President Duda: “No talks now.”"), [("President Duda", "")]);
        assert_eq!(of("A warning for Poland: “No talks now.”"), []);
    }

    #[test]
    fn what_a_plan_says_is_its_makers() {
        let found = of("Under Poland's plan, the islands would be shared.");
        assert_eq!(found.first(), Some(&("Poland's", "")));
        assert_eq!(of("Poland's far-reaching demands include it.").first(), Some(&("Poland's", "")));
    }

    #[test]
    fn what_is_unacceptable_to_somebody_is_judged_by_that_one() {
        assert_eq!(of("The terms remain unacceptable to Poland."), [("Poland", "")]);
        assert_eq!(of("The terms remain unacceptable for many."), []);
    }

    #[test]
    fn where_somebody_stands_may_follow_behind_with() {
        assert_eq!(of("The talks go on with Norway firmly opposed to the plan."), [("Norway", "opposed to")]);
    }

    #[test]
    fn nouns_that_look_like_verbs_are_none() {
        assert_eq!(of("Poland's demands and the security guarantees of Norway remain."), [("Poland's", "")]);
        assert_eq!(of("Polish ships plan."), []);
    }
}
