//! A change judged against its base: the texts as the base knew them, and which findings the change brought.

use super::{Case, Finding, Holds, LockFile, TextState};
use crate::evidence::{Lock, LockedArticle};
use crate::history::Entry;
use crate::model::Corpus;
use crate::read::{Gathered, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// What a file in git holds in place of one that is stored elsewhere.
const STAND_IN: &str = "version https://git-lfs.github.com/spec/";

/// The texts as the base knew them, when most of them are in no revision.
///
/// The text at hand is the base's too where the base's lock knows it by these bytes. Failing that it is the one that the
/// revision itself has, and failing that the text at hand again, if the base's lock does not know it and its records
/// cite it. A text that the base's lock knows by other bytes was edited since: the base then rests on its lock alone.
pub fn texts_of_base<'s>(
    base: &Corpus,
    lock: &LockFile,
    in_revision: &'s Texts<'s>,
    today: &Case<'s>,
) -> Gathered<'s> {
    let cited: BTreeSet<&str> = base.coded().into_keys().collect();
    let names: BTreeSet<&str> = in_revision.names().chain(today.texts.names()).collect();
    let mut known = known_texts(today);
    let mut gathered = Gathered::default();
    for name in names {
        let locked = lock.lock.seed(name).map(|seed| seed.article);
        let at_hand =
            today.texts.contains(name).then(|| known.remove(name).or_else(|| read(today.texts, name)));
        let at_hand = at_hand.flatten();
        let is_the_locked = locked.is_some() && at_hand == locked;
        let in_git = || matches!(in_revision.read(name), Ok(Some(text)) if !text.starts_with(STAND_IN));
        if is_the_locked {
            gathered.take(name, today.texts);
        } else if in_revision.contains(name) && in_git() {
            gathered.take(name, in_revision);
        } else if at_hand.is_some()
            && locked.is_none()
            && (cited.contains(name) || in_revision.contains(name))
        {
            gathered.take(name, today.texts);
        }
    }
    gathered
}

/// The seeds whose text is another one than at the base, as far as either side knows it by its bytes or its lock.
pub fn changed_texts<'t>(base: &Case<'_>, today: &'t Case<'_>) -> BTreeSet<&'t str> {
    let old = known_texts(base);
    let old = |name: &str| old.get(name).copied().or_else(|| locked(&base.lock.lock, name));
    let mut new = known_texts(today);
    let seeds = today.corpus.articles.iter().filter_map(|article| Some(&*article.seed.as_ref()?.value));
    let changed = seeds.filter(|name| {
        let new = new.remove(name).or_else(|| locked(&today.lock.lock, name));
        old(name).is_some_and(|old| new.is_some_and(|new| new != old))
    });
    changed.collect()
}

fn locked(lock: &Lock, name: &str) -> Option<LockedArticle> {
    lock.seed(name).map(|seed| seed.article)
}

/// The texts that were read to be verified, by the names of their seeds.
fn known_texts<'c>(case: &'c Case<'_>) -> BTreeMap<&'c str, LockedArticle> {
    let known = case.corpus.articles().filter_map(|(id, article)| match &case.verified.article(id).text {
        TextState::AtHand(text) => Some((&*article.seed.as_ref()?.value, *text)),
        TextState::Missing | TextState::Unreadable(_) => None,
    });
    known.collect()
}

fn read(texts: &Texts<'_>, name: &str) -> Option<LockedArticle> {
    texts.read(name).ok().flatten().map(|text| LockedArticle::of(text.as_bytes()))
}

/// Every text that no article's file speaks of, at hand or in the lock, sorted.
pub fn uncoded(case: &Case<'_>) -> Vec<String> {
    let coded = case.corpus.coded();
    let names: BTreeSet<&str> =
        case.texts.names().chain(case.lock.lock.seeds().map(|(name, _)| name)).collect();
    names.into_iter().filter(|name| !coded.contains_key(name)).map(ToOwned::to_owned).collect()
}

/// Whether only the lock vouches for one of the record's quotes.
pub fn on_lock_alone(entry: Entry<'_>, case: &Case<'_>) -> bool {
    let quotes = &case.verified.article(entry.article_id).quotes[entry.record.citation as usize];
    quotes.iter().any(|quote| matches!(quote.holds, Holds::Locked { .. }))
}

/// The findings of today that the base does not have, in order, and how many of the base's are gone.
///
/// Findings are the same by rule, record (or file) and field; of several alike those are new whose message, or the words
/// that it is about, the base has nowhere. `now` gives the path that a file of the base has today.
pub fn findings_since<'t>(
    base: (&[Finding], &Corpus),
    today: (&'t [Finding], &Corpus),
    now: impl Fn(&str) -> String,
) -> (Vec<&'t Finding>, usize) {
    let mut known: BTreeMap<[String; 3], Vec<(&str, &str)>> = BTreeMap::new();
    for finding in base.0 {
        let [rule, about, field] = finding.identity().map(ToOwned::to_owned);
        let about = if finding.record.is_none() { now(&about) } else { about };
        known.entry([rule, about, field]).or_default().push(words(finding, base.1));
    }
    let mut new = Vec::new();
    let mut unlike = Vec::new();
    for (place, finding) in today.0.iter().enumerate() {
        let Some(alike) = known.get_mut(&finding.identity().map(ToOwned::to_owned)) else {
            new.push(place);
            continue;
        };
        match alike.iter().position(|said| *said == words(finding, today.1)) {
            Some(same) => drop(alike.remove(same)),
            None => unlike.push(place),
        }
    }
    for place in unlike {
        let alike = known.get_mut(&today.0[place].identity().map(ToOwned::to_owned));
        if alike.and_then(Vec::pop).is_none() {
            new.push(place);
        }
    }
    new.sort_unstable();
    let gone = known.values().map(Vec::len).sum();
    (new.into_iter().map(|place| &today.0[place]).collect(), gone)
}

/// What a finding says, and of which words.
fn words<'f>(finding: &'f Finding, corpus: &'f Corpus) -> (&'f str, &'f str) {
    let file = corpus.file(&finding.at.path);
    (&finding.message, file.map_or("", |file| file.slice(finding.at.span)))
}
