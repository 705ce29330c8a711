//! The words that every format shares, so that page, comment, sheet and terminal agree.

use crate::history::change::member_name;
use crate::history::point::age;
use crate::history::{Change, Entry, History, Kind, Move, Standing, TermChange};
use crate::model::{
    Attribution, Confidence, Date, Issue, PartyId, RecordSpeaker, Registry, TermType, TermValue,
};
use chrono::NaiveDate;

/// What is said where there is no move to tell.
pub const NO_MOVE: &str = "no record of what was asked for, or no move of that kind";

/// `1 record`, `2 records`.
pub fn count(n: usize, one: &str) -> String {
    let many = match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{one}s"),
    };
    format!("{n} {}", if n == 1 { one } else { &many })
}

/// What kind of move it is, with its steps, its silence or its reversal.
pub fn kind(step: &Move<'_>, issue: &Issue, to: Option<NaiveDate>) -> String {
    let steps = step.position.and_then(|position| position.steps);
    match (step.kind, steps) {
        (Kind::Moved, Some(steps)) => {
            let reversed = if step.reversed { ", reversed" } else { "" };
            format!("moved {steps:+} of {}{reversed}", issue.scale.len().saturating_sub(1)).replace('-', "−")
        }
        (Kind::Silent, _) => match (&step.before, to) {
            (Some(before), Some(to)) => format!("silent for {}", age(before.record.record.day, to)),
            _ => "silent".into(),
        },
        (kind, _) => kind.word().into(),
    }
}

/// Who said it, in whose account: `Ada Norn, foreign minister`, `reported`, `told by Southland`.
pub fn voice(entry: Entry<'_>, registry: &Registry) -> String {
    let record = entry.record;
    let mut parts = Vec::new();
    if let Some(speaker) = &record.speaker {
        let (name, role) = speaker_name(entry, &speaker.value, registry);
        parts.push(match role {
            Some(role) => format!("{name}, {role}"),
            None => name.to_owned(),
        });
    }
    if let Some(attribution) = record.attribution
        && attribution != Attribution::Direct
    {
        parts.push(attribution.word().into());
    }
    if let Some(teller) = record.told_by {
        parts.push(format!("told by {}", registry.party(teller.value).name));
    }
    parts.join(" · ")
}

/// Whether it is speech at second hand: reported, told by another, or of low confidence.
pub fn is_second_hand(entry: Entry<'_>) -> bool {
    let record = entry.record;
    record.is_told()
        || record.attribution == Some(Attribution::Reported)
        || record.confidence == Some(Confidence::Low)
}

/// The article: its publisher and when it was published, or its title where no publisher is known.
pub fn article(entry: Entry<'_>) -> String {
    let article = entry.article;
    let who = article.publisher.as_deref().unwrap_or(&article.title);
    match article.published {
        Some(published) => format!("{who}, {}", published.value),
        None => who.to_owned(),
    }
}

/// When it was voiced, as the record or its article has it.
pub fn voiced(entry: Entry<'_>) -> String {
    entry.record.voiced(entry.article).map_or_else(String::new, |date: Date| date.to_string())
}

/// The record's quotes, in the file's order.
pub fn quotes(entry: Entry<'_>) -> impl Iterator<Item = &str> {
    entry.article.citation(entry.record).quotes.iter().map(|quote| &*quote.value)
}

/// A speaker's name, and the office held on the record's day.
pub fn speaker_name<'c>(
    entry: Entry<'c>,
    speaker: &'c RecordSpeaker,
    registry: &'c Registry,
) -> (&'c str, Option<&'c str>) {
    match speaker {
        RecordSpeaker::Unknown(text) | RecordSpeaker::Name(text) => (text, None),
        RecordSpeaker::Known(place) => {
            let speaker = &registry.party(entry.record.party.value).speakers[*place as usize];
            let day = entry.record.day;
            let office = speaker.offices.iter().find(|office| office.overlaps(Some(day), day));
            (&speaker.name, office.map(|office| &*office.role))
        }
    }
}

/// A term's value as text, with its unit.
pub fn term_value(value: Option<&TermValue>, kind: &TermType, registry: &Registry) -> String {
    match value {
        None => "none".into(),
        Some(TermValue::Set { members, open }) => {
            let names = members.iter().map(|member| member_name(member, registry));
            names.chain(open.then_some("…")).collect::<Vec<_>>().join(", ")
        }
        Some(TermValue::Number(number)) => {
            let digits = grouped(&number.amount.to_string());
            match kind {
                TermType::Number { unit } if !unit.is_empty() => {
                    format!("{}{digits} {unit}", number.bound.sign())
                }
                _ => format!("{}{digits}", number.bound.sign()),
            }
        }
        Some(TermValue::Bool(yes)) => if *yes { "yes" } else { "no" }.into(),
        Some(TermValue::Date(date)) => date.to_string(),
        Some(TermValue::Text(text)) => text.to_string(),
    }
}

/// Digits in groups of three, for reading: `800,000`.
fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) =
        rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Where a party stands, or why nothing can be said of it.
pub fn stands<'c>(standing: Option<&Standing<'_>>, issue: &'c Issue) -> &'c str {
    match standing {
        None => "no record",
        Some(standing) if standing.withdrawn() => "withdrawn",
        Some(standing) => standing.position.map_or("no position", |position| issue.position_id(position)),
    }
}

/// Where a standing's position comes from, if that is a record of an earlier day than its last.
pub fn carried(standing: &Standing<'_>) -> Option<String> {
    let record = standing.position_record.filter(|record| record.record.day < standing.record.record.day)?;
    Some(format!("position last stated {}", voiced(record)))
}

/// What changed besides the position and the wording: a name and what came of it, terms first.
pub fn changes(step: &Move<'_>, registry: &Registry) -> Vec<(String, String)> {
    let issue = registry.issue(step.pair.issue);
    let terms = step.terms.iter().map(|change| {
        let term = &issue.terms[change.term().0 as usize];
        let value = match change {
            TermChange::Set { members, .. } => signed(members),
            TermChange::Value { from, to, .. } => {
                let from = term_value(*from, &TermType::Text, registry);
                format!("{from} → {}", term_value(*to, &term.kind, registry))
            }
        };
        (term.id.value.to_string(), value)
    });
    let others = [("accepts", &step.accepts), ("rejects", &step.rejects), ("conditions", &step.conditions)];
    let others = others.into_iter().filter(|(_, change)| !change.is_empty());
    terms.chain(others.map(|(name, change)| (name.to_owned(), signed(change)))).collect()
}

/// `− what went   + what came`.
fn signed(change: &Change<&str>) -> String {
    let part = |sign: &str, names: &[&str]| match names {
        [] => None,
        names => Some(format!("{sign} {}", names.join(", "))),
    };
    let parts = [part("−", &change.removed), part("+", &change.added)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("   ")
}

/// Whom a move came closer to and went further from, and how many records lie between.
pub fn drawn(step: &Move<'_>, registry: &Registry) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(named("closer to", step.closer_to(), registry));
    notes.extend(named("further from", step.further_from(), registry));
    if step.before.is_some() && step.records_between > 0 {
        notes.push(format!("{} between", count(step.records_between, "record")));
    }
    notes
}

/// `closer to Eastland, Westland and 3 others`; nothing where there is nobody to name.
fn named(lead: &str, parties: impl Iterator<Item = PartyId>, registry: &Registry) -> Option<String> {
    const MOST: usize = 6;
    let parties: Vec<PartyId> = parties.collect();
    let names: Vec<&str> = parties.iter().take(MOST).map(|party| &*registry.party(*party).name).collect();
    match (names.join(", "), parties.len() - names.len()) {
        (names, _) if names.is_empty() => None,
        (names, 0) => Some(format!("{lead} {names}")),
        (names, others) => Some(format!("{lead} {names} and {}", count(others, "other"))),
    }
}

/// A quote in quotation marks; one that brings its own at both ends gets no more.
pub fn quoted(quote: &str) -> String {
    let marks = ['"', '“', '”', '«', '»', '„'];
    if quote.starts_with(marks) && quote.ends_with(marks) {
        quote.to_owned()
    } else {
        format!("“{quote}”")
    }
}

/// How large the record is: `12 parties · 13 issues · 10 articles · 84 records`.
pub fn size(history: &History<'_>) -> String {
    let registry = &history.corpus().registry;
    [
        count(registry.parties().len(), "party"),
        count(registry.issues().len(), "issue"),
        count(history.corpus().articles.len(), "article"),
        count(history.len(), "record"),
    ]
    .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_know_their_plural() {
        assert_eq!(count(1, "party"), "1 party");
        assert_eq!(count(2, "party"), "2 parties");
        assert_eq!(count(0, "day"), "0 days");
    }

    #[test]
    fn digits_stand_in_groups_of_three() {
        assert_eq!(grouped("800000"), "800,000");
        assert_eq!(grouped("-1234567.125"), "-1,234,567.125");
        assert_eq!(grouped("157"), "157");
    }
}
