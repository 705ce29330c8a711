//! The few words of a passage that state its position: what a record quotes.

use super::topics::Topics;
use crate::draft::said::quotations;
use crate::draft::words::{ENGLISH, Token, VerbKind, tokens_from};
use crate::model::IssueId;
use std::ops::Range;

/// Fewer words than these say too little by themselves.
const FEWEST: usize = 5;

/// What a phrase is to say something of.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'t> {
    pub(crate) topics: &'t Topics,
    pub(crate) issue: Option<IssueId>,
}

/// The phrase of a passage to quote: what is said between its quotation marks, or its clauses that say most, of
/// `most` words or fewer. It stands once in the text; where no such phrase does, it is the whole passage.
pub(crate) fn phrase(text: &str, passage: Range<usize>, subject: Subject<'_>, most: usize) -> Range<usize> {
    let words = tokens_from(&text[passage.clone()], passage.start);
    let quotations = quotations(&words);
    let longest = quotations.iter().max_by_key(|quotation| count(&words[quotation.words.clone()]));
    let said =
        longest.map(|quotation| quotation.words.clone()).filter(|said| count(&words[said.clone()]) >= FEWEST);
    let once = |found: &Range<usize>| {
        memchr::memmem::find_iter(text.as_bytes(), &text.as_bytes()[found.clone()]).nth(1).is_none()
    };
    let mut found = said.into_iter().chain(std::iter::once(0..words.len())).filter_map(|whole| {
        let chosen = best(&words, whole, subject, most);
        let (first, last) = words.get(chosen.start).zip(words.get(chosen.end.wrapping_sub(1)))?;
        Some(first.start..last.end)
    });
    found.find(once).unwrap_or(passage)
}

fn count(words: &[Token]) -> usize {
    words.iter().filter(|word| word.is_word()).count()
}

/// Of the runs of whole clauses that are short enough, the one that says most; the first of equals.
fn best(words: &[Token], whole: Range<usize>, subject: Subject<'_>, allowed: usize) -> Range<usize> {
    let trim = |range: Range<usize>| trimmed(words, range);
    if count(&words[whole.clone()]) <= allowed {
        return trim(whole);
    }
    let mut bounds = vec![whole.start];
    bounds.extend(whole.clone().filter(|&place| parts(words, place)).map(|place| place + 1));
    bounds.push(whole.end);
    let mut best: Option<(usize, Range<usize>)> = None;
    for (place, &start) in bounds.iter().enumerate() {
        let fits = |end: &&usize| (1..=allowed).contains(&count(&words[start..**end]));
        // The longest run from here; a clause that is too long is cut, where no better one is found.
        let whole_clauses = bounds[place..].iter().take(allowed + 1).rev().find(fits);
        let run = start..whole_clauses.copied().unwrap_or_else(|| cut(words, start..whole.end, allowed));
        let says = says(&words[run.clone()], subject) * 2 + usize::from(whole_clauses.is_some());
        if count(&words[run.clone()]) >= FEWEST.min(allowed)
            && best.as_ref().is_none_or(|(most, _)| says > *most)
        {
            best = Some((says, run));
        }
    }
    let first = || whole.start..cut(words, whole.clone(), allowed);
    trim(best.map_or_else(first, |(_, range)| range))
}

/// Whether a clause ends with this mark.
fn parts(words: &[Token], place: usize) -> bool {
    let word = &words[place];
    let abbreviates = || ENGLISH.abbreviations.stand_before(words, place);
    match word.fold.as_str() {
        "." => !abbreviates(),
        "," | ";" | ":" | "!" | "?" | "…" | "(" | ")" | "—" | "–" => !word.is_word(),
        _ => false,
    }
}

/// How much the words say of where somebody stands, and on what.
fn says(words: &[Token], subject: Subject<'_>) -> usize {
    let at = |place: usize| {
        let rest = &words[place..];
        let holds = ENGLISH.verbs.at(rest).is_some_and(|(_, verb)| verb.kind != VerbKind::Say);
        let issue = subject.issue.is_some_and(|issue| subject.topics.names_issue(rest, issue));
        usize::from(subject.topics.names(rest)) * 2
            + usize::from(issue) * 3
            + usize::from(holds || ENGLISH.must.at(rest).is_some())
    };
    (0..words.len()).map(at).sum()
}

/// Where the first words end that are few enough, none of them left hanging.
fn cut(words: &[Token], whole: Range<usize>, allowed: usize) -> usize {
    let mut left = allowed.max(1);
    let end = whole.clone().find(|&place| {
        left -= usize::from(words[place].is_word());
        left == 0
    });
    let mut end = end.map_or(whole.end, |end| end + 1);
    // `of the` ends no phrase.
    while end > whole.start + 1 && words[end - 1].fold.len() <= 3 && !words[end - 1].capital {
        end -= 1;
    }
    end
}

/// Without the marks at both ends, but for those whose other half stands within.
fn trimmed(words: &[Token], range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while start + 1 < end && !words[start].is_word() {
        start += 1;
    }
    while start + 1 < end && !words[end - 1].is_word() {
        end -= 1;
    }
    let marks = |range: Range<usize>| words[range].iter().all(|word| !word.is_word());
    for quotation in quotations(words).into_iter().filter(|quotation| quotation.closed) {
        let (opens, closes) = (quotation.words.start, quotation.words.end);
        if opens >= start && opens < end && closes > end && marks(end..closes) {
            end = closes;
        }
        if closes > start && closes <= end && opens < start && marks(opens..start) {
            start = opens;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Registry;

    fn of(text: &str) -> &str {
        let topics = Topics::new(&Registry::default());
        &text[phrase(text, 0..text.len(), Subject { topics: &topics, issue: None }, 18)]
    }

    #[test]
    fn what_is_said_is_quoted_without_its_marks_and_its_attribution() {
        assert_eq!(
            of("“We will never leave the two islands,” he said."),
            "We will never leave the two islands"
        );
    }

    #[test]
    fn a_short_sentence_is_quoted_as_it_stands() {
        assert_eq!(of("Northland has rejected the “pact”."), "Northland has rejected the “pact”");
    }

    #[test]
    fn of_a_long_sentence_the_clauses_that_say_most_are_quoted() {
        let long = "At the end of a long day in the old town hall of the port, where it had rained since the early \
                    morning hours, Northland must withdraw from the islands and agree to a treaty, the mayor of the port \
                    and her guests from the hills and the valleys heard.";
        let found = of(long);
        assert!(
            found.split_whitespace().count() <= 18 && found.contains("must withdraw from the islands"),
            "{found}"
        );
    }

    #[test]
    fn where_what_is_said_stands_twice_more_of_its_sentence_is_quoted() {
        let text = "She wants “a just and lasting peace”. Ann Gull said that Northland wants “a just and lasting peace”.";
        let topics = Topics::new(&Registry::default());
        let found =
            phrase(text, text.find("Ann").unwrap()..text.len(), Subject { topics: &topics, issue: None }, 18);
        assert_eq!(&text[found], "Ann Gull said that Northland wants “a just and lasting peace”");
    }

    #[test]
    fn a_phrase_that_stands_twice_is_not_quoted_alone() {
        let text = "“We will never leave the islands,” he said. “We will never leave the islands,” she said.";
        let topics = Topics::new(&Registry::default());
        assert_eq!(phrase(text, 0..45, Subject { topics: &topics, issue: None }, 18), 0..45);
    }
}
