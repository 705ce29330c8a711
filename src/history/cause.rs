//! Why the records differ between two revisions: what the world said, and what only the curators did.
//!
//! Two revisions have registries of their own, so all that is compared here is compared by ids and words, never by
//! places in a registry.

use super::{Entry, History, Move, Scope};
use crate::model::{Corpus, Issue, Member, Record, RecordSpeaker, Registry, Stated, TermValue};
use crate::text::Spanned;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Why a record differs; the first that fits counts, in the order of format.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A new record whose day is not before that of the last one of its party and issue.
    News,
    /// A new record of an earlier day.
    LearnedLate,
    /// The scale under the position that it states is another one.
    Rescaled,
    /// It states something else that a move counts.
    Recoded,
    /// Anything else of it differs.
    Corrected,
    /// It is no longer there.
    Dropped,
}

impl Cause {
    /// Every cause in the order in which the first that fits counts, with its word.
    pub const ALL: [(&'static str, Self); 6] = [
        ("news", Self::News),
        ("learned-late", Self::LearnedLate),
        ("rescaled", Self::Rescaled),
        ("recoded", Self::Recoded),
        ("corrected", Self::Corrected),
        ("dropped", Self::Dropped),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, cause)| *cause == self).map_or("", |(word, _)| word)
    }
}

/// A record that differs between two revisions.
#[derive(Clone, Debug)]
pub struct Difference<'b, 't> {
    /// Why.
    pub cause: Cause,
    /// As it stood at the base.
    pub before: Option<Entry<'b>>,
    /// As it stands today.
    pub after: Option<Entry<'t>>,
    /// What of it differs, in the order of format.md's fields; empty where there is but one side.
    pub changes: Vec<FieldChange>,
}

/// A field that differs, in words a curator would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field: `position`, `terms.until`, `stance`; `scale` where that is what changed.
    pub field: String,
    /// Before; empty where it was not stated.
    pub from: String,
    /// After; empty where it is not stated.
    pub to: String,
}

/// Every record that differs between `base` and `today`, by issue, party and day.
///
/// A record is the same one when its seed, party, issue, date and speaker are; failing that, when its seed, party
/// and issue are and neither side has another such record. Two records of one article that leave out their date are
/// also the same when it is the article's `published` that changed.
pub fn differences<'b, 't>(base: &History<'b>, today: &History<'t>) -> Vec<Difference<'b, 't>> {
    let mut matching = Matching::of(base, today);
    matching.pair(|side, entry| Some(side.key(entry, Some(date(entry)))));
    matching.pair(|side, entry| entry.record.date.is_none().then(|| side.key(entry, None)));
    matching.pair_the_only_ones();
    let Matching { before, after, pairs } = matching;

    let mut found = Vec::new();
    let lasts = last_days(base);
    for (place, old) in pairs.iter().enumerate() {
        let entry = after.entries[place];
        if let Some(old) = old {
            found.extend(compared(&before, before.entries[*old], &after, entry));
            continue;
        }
        let late = lasts.get(&after.topic(entry)).is_some_and(|last| entry.record.day < *last);
        let cause = if late { Cause::LearnedLate } else { Cause::News };
        found.push(Difference { cause, before: None, after: Some(entry), changes: Vec::new() });
    }
    let kept: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let gone = (0..before.entries.len()).filter(|place| !kept.contains(place));
    found.extend(gone.map(|place| gone_or_off_its_scale(&before, before.entries[place], &after)));
    sort(&mut found, base, today);
    found
}

impl<'t> History<'t> {
    /// The moves that the news among `differences` make: for each party and issue with news, from the standing that
    /// today's records without the news give to the one with it.
    pub fn moves_of_news(&self, differences: &[Difference<'_, 't>]) -> Vec<Move<'t>> {
        let news = differences.iter().filter(|difference| difference.cause == Cause::News);
        let news: HashSet<_> = news.filter_map(|difference| difference.after).map(Entry::place).collect();
        let Some((_, latest)) = self.days() else { return Vec::new() };
        let is_news = |entry: Entry<'t>| news.contains(&entry.place());
        self.moves_to(Scope::By(latest), |timeline| {
            let has_news = timeline.entries.iter().any(|entry| is_news(*entry));
            has_news.then(|| timeline.accounts(|entry| !is_news(entry)).standing())
        })
    }
}

/// One of the two sides.
struct Side<'h> {
    corpus: &'h Corpus,
    registry: &'h Registry,
    entries: Vec<Entry<'h>>,
}

/// What tells a record from others: its seed, party, issue, date and speaker.
type Key = (String, String, String, Option<String>, Option<String>);

impl<'h> Side<'h> {
    fn of(history: &History<'h>) -> Self {
        let entries = history.timelines().flat_map(|timeline| timeline.entries.to_vec()).collect();
        Self { corpus: history.corpus(), registry: &history.corpus().registry, entries }
    }

    fn topic(&self, entry: Entry<'_>) -> (String, String) {
        let party = &self.registry.party(entry.record.party.value).id.value;
        (party.to_string(), self.issue(entry).id.value.to_string())
    }

    fn issue(&self, entry: Entry<'_>) -> &'h Issue {
        self.registry.issue(entry.record.issue.value)
    }

    fn key(&self, entry: Entry<'_>, date: Option<String>) -> Key {
        let (party, issue) = self.topic(entry);
        (seed(entry), party, issue, date, speaker(entry.record, self.registry))
    }

    fn scale(&self, entry: Entry<'_>) -> Vec<&'h str> {
        self.issue(entry).scale.iter().map(|option| &*option.id.value).collect()
    }
}

fn date(entry: Entry<'_>) -> String {
    entry.record.voiced(entry.article).map(|date| date.to_string()).unwrap_or_default()
}

fn seed(entry: Entry<'_>) -> String {
    entry.article.seed.as_ref().map(|seed| seed.value.to_string()).unwrap_or_default()
}

/// Which record of today is which of the base.
struct Matching<'b, 't> {
    before: Side<'b>,
    after: Side<'t>,
    /// For each record of today the place of the same one at the base.
    pairs: Vec<Option<usize>>,
}

impl<'b, 't> Matching<'b, 't> {
    fn of(base: &History<'b>, today: &History<'t>) -> Self {
        let (before, after) = (Side::of(base), Side::of(today));
        let pairs = vec![None; after.entries.len()];
        Self { before, after, pairs }
    }

    /// Pairs what is still alone by equal keys; of several with one key the first with the first.
    fn pair(&mut self, key: impl Fn(&Side<'_>, Entry<'_>) -> Option<Key>) {
        let taken: HashSet<usize> = self.pairs.iter().flatten().copied().collect();
        let mut alone: HashMap<Key, Vec<usize>> = HashMap::new();
        for (place, entry) in self.before.entries.iter().enumerate().rev() {
            if !taken.contains(&place)
                && let Some(key) = key(&self.before, *entry)
            {
                alone.entry(key).or_default().push(place);
            }
        }
        for (pair, entry) in self.pairs.iter_mut().zip(&self.after.entries) {
            if pair.is_none() {
                *pair = key(&self.after, *entry).and_then(|key| alone.get_mut(&key)?.pop());
            }
        }
    }

    /// Pairs the records of one seed, party and issue of which either side has just one.
    fn pair_the_only_ones(&mut self) {
        fn places(side: &Side<'_>) -> HashMap<(String, (String, String)), Vec<usize>> {
            let mut places: HashMap<_, Vec<usize>> = HashMap::new();
            for (place, entry) in side.entries.iter().enumerate() {
                places.entry((seed(*entry), side.topic(*entry))).or_default().push(place);
            }
            places
        }
        let (before, after) = (places(&self.before), places(&self.after));
        for (place, entry) in self.after.entries.iter().enumerate() {
            let key = (seed(*entry), self.after.topic(*entry));
            if let (Some([old]), Some([_])) =
                (before.get(&key).map(|v| &v[..]), after.get(&key).map(|v| &v[..]))
            {
                self.pairs[place].get_or_insert(*old);
            }
        }
    }
}

/// The day of the last record of every party and issue.
fn last_days(history: &History<'_>) -> HashMap<(String, String), NaiveDate> {
    let side = Side::of(history);
    let lasts = history.timelines().filter_map(|timeline| {
        let last = timeline.last()?;
        Some((side.topic(last), last.record.day))
    });
    lasts.collect()
}

/// What differs between two sides of the same record; none where nothing does.
fn compared<'b, 't>(
    before: &Side<'b>,
    old: Entry<'b>,
    after: &Side<'t>,
    new: Entry<'t>,
) -> Option<Difference<'b, 't>> {
    let (from, to) = (facets(old, before.registry), facets(new, after.registry));
    let mut changes = Vec::new();
    let mut recoded = false;
    let (mut from, mut to) = (from.into_iter().peekable(), to.into_iter().peekable());
    // Both come in the order of their names' ranks, so one walk finds what stands on either side alone.
    loop {
        let order = match (from.peek(), to.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(a), Some(b)) => (a.rank, &a.name).cmp(&(b.rank, &b.name)),
        };
        let a = if order.is_le() { from.next() } else { None };
        let b = if order.is_ge() { to.next() } else { None };
        let compared = |facet: &Option<Facet>| facet.as_ref().and_then(|facet| facet.compared.clone());
        let shown =
            |facet: &Option<Facet>| facet.as_ref().map(|facet| facet.shown.clone()).unwrap_or_default();
        recoded |= compared(&a) != compared(&b);
        if shown(&a) != shown(&b) {
            let field = a.as_ref().or(b.as_ref()).map(|facet| facet.name.clone()).unwrap_or_default();
            changes.push(FieldChange { field, from: shown(&a), to: shown(&b) });
        }
    }
    let on_scale =
        |entry: Entry<'_>| entry.record.position.said().is_some_and(|p| p.value.option().is_some());
    let (scale, now) = (before.scale(old), after.scale(new));
    let cause = if on_scale(old) && on_scale(new) && scale != now {
        let change = FieldChange { field: "scale".into(), from: scale.join(", "), to: now.join(", ") };
        changes.insert(0, change);
        Cause::Rescaled
    } else if recoded {
        Cause::Recoded
    } else if changes.is_empty() {
        return None;
    } else {
        Cause::Corrected
    };
    Some(Difference { cause, before: Some(old), after: Some(new), changes })
}

/// A record of the base that is none today: dropped, or still written and its option taken off the scale.
fn gone_or_off_its_scale<'b, 't>(before: &Side<'b>, old: Entry<'b>, after: &Side<'t>) -> Difference<'b, 't> {
    let dropped = Difference { cause: Cause::Dropped, before: Some(old), after: None, changes: Vec::new() };
    let issue = before.issue(old);
    let Some(today) = after.registry.issue_id(&issue.id.value).map(|id| after.registry.issue(id)) else {
        return dropped;
    };
    let option = old.record.position.said().and_then(|position| position.value.option());
    let is_off = option.is_some_and(|option| today.option(issue.option_id(option)).is_none());
    if !is_off || !is_still_written(before, old, after) {
        return dropped;
    }
    let now: Vec<_> = today.scale.iter().map(|option| &*option.id.value).collect();
    let change =
        FieldChange { field: "scale".into(), from: before.scale(old).join(", "), to: now.join(", ") };
    Difference { cause: Cause::Rescaled, changes: vec![change], ..dropped }
}

/// Whether an item of that seed, party, issue and date stands in a file and only counts no longer.
fn is_still_written(before: &Side<'_>, old: Entry<'_>, after: &Side<'_>) -> bool {
    let (party, issue) = before.topic(old);
    let party = after.registry.party_id(&party);
    let issue = after.registry.issue_id(&issue);
    let date = old.record.voiced(old.article);
    let articles = after.corpus.articles.iter();
    let same = articles.filter(|article| article.seed.as_ref().is_some_and(|s| *s.value == *seed(old)));
    let mut citations = same.flat_map(|article| &article.citations);
    citations.any(|item| !item.draft && item.party == party && item.issue == issue && item.date == date)
}

/// One thing that a record says.
struct Facet {
    rank: u8,
    name: String,
    shown: String,
    /// What a move counts of it; none where it counts nothing.
    compared: Option<String>,
}

/// Everything that a record says, by ids and words, in the order of its fields.
fn facets(entry: Entry<'_>, registry: &Registry) -> Vec<Facet> {
    let record = entry.record;
    let issue = registry.issue(record.issue.value);
    let mut facets = Vec::new();
    let mut add = |rank, name: &str, shown: Option<String>, compared: Option<String>| {
        if let Some(shown) = shown {
            facets.push(Facet { rank, name: name.into(), shown, compared });
        }
    };
    let word = |counted: Option<String>| (counted.clone(), counted);
    add(0, "date", record.voiced(entry.article).map(|date| date.to_string()), None);
    add(1, "day", Some(record.day.to_string()), None);
    let (shown, compared) =
        word(stated(&record.position, |position| issue.position_id(position.value).to_owned()));
    add(2, "position", shown, compared);
    add(3, "stance", Some(record.stance.value.to_string()), None);
    let option = |option: &Spanned<_>| issue.option_id(option.value).to_owned();
    for (rank, name, options) in [(4, "accepts", &record.accepts), (5, "rejects", &record.rejects)] {
        let (shown, compared) = list(options, option);
        add(rank, name, shown, compared);
    }
    let mut terms: Vec<_> = record.terms.iter().collect();
    terms.sort_by_key(|statement| &issue.terms[statement.term.0 as usize].id.value);
    for statement in terms {
        let name = format!("terms.{}", issue.terms[statement.term.0 as usize].id.value);
        let shown = statement.value.as_ref().map_or_else(dropped, |value| term(value, registry, false));
        let compared = statement.value.as_ref().map_or_else(dropped, |value| term(value, registry, true));
        add(6, &name, Some(shown), Some(compared));
    }
    let (shown, compared) = list(&record.conditions, |text| text.value.to_string());
    add(7, "conditions", shown, compared);
    let (shown, compared) = word(record.withdrawn.then(|| "true".to_owned()));
    add(8, "withdrawn", shown, compared);
    add(9, "speaker", speaker(record, registry), None);
    let told_by = record.told_by.map(|party| registry.party(party.value).id.value.to_string());
    add(10, "told-by", told_by, None);
    add(11, "attribution", record.attribution.map(|attribution| attribution.word().to_owned()), None);
    add(12, "confidence", record.confidence.map(|confidence| confidence.word().to_owned()), None);
    let citation = entry.article.citation(record);
    let quotes: Vec<_> = citation.quotes.iter().map(|quote| &*quote.value).collect();
    add(13, "quote", (!quotes.is_empty()).then(|| quotes.join(" | ")), None);
    add(14, "note", record.note.as_ref().map(ToString::to_string), None);
    let mut allow: Vec<_> =
        citation.allow.iter().map(|allow| format!("{}: {}", allow.rule.value, allow.reason)).collect();
    allow.sort();
    add(15, "allow", (!allow.is_empty()).then(|| allow.join("; ")), None);
    facets
}

/// How a record says that something no longer holds.
fn dropped() -> String {
    "null".into()
}

fn stated<T>(value: &Stated<T>, word: impl Fn(&T) -> String) -> Option<String> {
    match value {
        Stated::Unsaid => None,
        Stated::Dropped => Some(dropped()),
        Stated::Said(value) => Some(word(value)),
    }
}

/// A list as it stands, and as the set for which it counts.
fn list<T>(
    items: &Stated<Box<[Spanned<T>]>>,
    word: impl Fn(&Spanned<T>) -> String,
) -> (Option<String>, Option<String>) {
    let words = |items: &[Spanned<T>]| items.iter().map(&word).collect::<Vec<_>>();
    let shown = stated(items, |items| words(items).join(", "));
    let compared = stated(items, |items| {
        let mut words = words(items);
        words.sort();
        words.dedup();
        words.join("\n")
    });
    (shown, compared)
}

/// A term's value in words; `as_set`: whatever the order of its members.
fn term(value: &TermValue, registry: &Registry, as_set: bool) -> String {
    match value {
        TermValue::Set { members, open } => {
            let name = |member: &Member| super::change::member_name(member, registry).to_owned();
            let mut names: Vec<_> = members.iter().map(name).collect();
            if as_set {
                names.sort();
                names.dedup();
            }
            names.extend(open.then(|| "…".to_owned()));
            names.join(if as_set { "\n" } else { ", " })
        }
        TermValue::Number(number) => number.to_string(),
        TermValue::Bool(value) => value.to_string(),
        TermValue::Date(date) => date.to_string(),
        TermValue::Text(text) => text.to_string(),
    }
}

fn speaker(record: &Record, registry: &Registry) -> Option<String> {
    Some(match &record.speaker.as_ref()?.value {
        RecordSpeaker::Known(place) => {
            registry.party(record.party.value).speakers[*place as usize].id.value.to_string()
        }
        RecordSpeaker::Unknown(text) | RecordSpeaker::Name(text) => text.to_string(),
    })
}

/// By issue and party as today's registries list them (those that are gone last), then by day and place.
fn sort(found: &mut [Difference<'_, '_>], base: &History<'_>, today: &History<'_>) {
    let (old, new) = (&base.corpus().registry, &today.corpus().registry);
    found.sort_by_cached_key(|difference| {
        let (entry, registry) = match (difference.after, difference.before) {
            (Some(after), _) => (Some(after), new),
            (None, before) => (before, old),
        };
        let Some(entry) = entry else { return (None, None, None, String::new(), 0) };
        let Entry { record, article, .. } = entry;
        let issue = new.issue_id(&registry.issue(record.issue.value).id.value);
        let party = new.party_id(&registry.party(record.party.value).id.value);
        let last = |place: Option<u32>| Some(place.unwrap_or(u32::MAX));
        (
            last(issue.map(|issue| issue.0)),
            last(party.map(|party| party.0)),
            Some(record.day),
            article.file.path().to_owned(),
            record.line,
        )
    });
}

#[cfg(test)]
mod tests;
