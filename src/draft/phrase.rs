//! The few words of a passage that state its position: what a record quotes.

use super::speech::quotations;
use super::tokens::{Token, tokens_from};
use super::topics::Topics;
use super::words::ENGLISH;
use std::ops::Range;

/// How many words a quote may be of.
const WORDS: usize = 25;

/// Fewer words than these say too little by themselves.
const FEWEST: usize = 5;

/// The phrase of a passage to quote: what is said between its quotation marks, or its clauses that say most, of
/// at most 25 words. It stands once in the text, else it is the whole passage.
pub(super) fn phrase(text: &str, passage: Range<usize>, topics: &Topics) -> Range<usize> {
    let words = tokens_from(&text[passage.clone()], passage.start);
    let quotations = quotations(&words);
    let longest = quotations.iter().max_by_key(|quotation| count(&words[quotation.words.clone()]));
    let said = longest.map(|quotation| quotation.words.clone()).filter(|said| count(&words[said.clone()]) >= FEWEST);
    let whole = said.unwrap_or(0..words.len());
    let chosen = best(&words, whole, topics);
    let Some((first, last)) = words.get(chosen.start).zip(words.get(chosen.end.wrapping_sub(1))) else { return passage };
    let found = first.start..last.end;
    if memchr::memmem::find_iter(text.as_bytes(), &text.as_bytes()[found.clone()]).nth(1).is_some() { passage } else { found }
}

fn count(words: &[Token]) -> usize {
    words.iter().filter(|word| word.is_word()).count()
}

/// Of the runs of whole clauses that are short enough, the one that says most; the first of equals.
fn best(words: &[Token], whole: Range<usize>, topics: &Topics) -> Range<usize> {
    let trim = |range: Range<usize>| trimmed(words, range);
    if count(&words[whole.clone()]) <= WORDS {
        return trim(whole);
    }
    let mut bounds = vec![whole.start];
    bounds.extend(whole.clone().filter(|&place| parts(&words[place])).map(|place| place + 1));
    bounds.push(whole.end);
    let mut best: Option<(usize, Range<usize>)> = None;
    for (place, &start) in bounds.iter().enumerate() {
        let fits = |end: &&usize| (FEWEST..=WORDS).contains(&count(&words[start..**end]));
        // Only the longest run from here, and at most a few bounds on: a clause is no longer than that.
        let Some(&end) = bounds[place..].iter().take(WORDS).rev().find(fits) else { continue };
        let says = says(&words[start..end], topics);
        if best.as_ref().is_none_or(|(most, _)| says > *most) {
            best = Some((says, start..end));
        }
    }
    trim(best.map_or_else(|| cut(words, whole), |(_, range)| range))
}

/// Whether a clause ends with this mark.
fn parts(word: &Token) -> bool {
    !word.is_word() && !["-", "%", "$", "€", "£", "&", "/", "'", "’"].contains(&word.fold.as_str())
}

/// How many of the words say where somebody stands, or on what.
fn says(words: &[Token], topics: &Topics) -> usize {
    (0..words.len())
        .filter(|&place| {
            let rest = &words[place..];
            ENGLISH.must.at(rest).is_some() || ENGLISH.verbs.at(rest).is_some() || topics.names(rest)
        })
        .count()
}

/// The first words, where no clause ends in time.
fn cut(words: &[Token], whole: Range<usize>) -> Range<usize> {
    let mut left = WORDS;
    let end = whole.clone().find(|&place| {
        left -= usize::from(words[place].is_word());
        left == 0
    });
    whole.start..end.map_or(whole.end, |end| end + 1)
}

/// Without the marks at both ends.
fn trimmed(words: &[Token], mut range: Range<usize>) -> Range<usize> {
    while range.len() > 1 && !words[range.start].is_word() {
        range.start += 1;
    }
    while range.len() > 1 && !words[range.end - 1].is_word() {
        range.end -= 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Registry;

    fn of(text: &str) -> &str {
        let topics = Topics::new(&Registry::default());
        &text[phrase(text, 0..text.len(), &topics)]
    }

    #[test]
    fn what_is_said_is_quoted_without_its_marks_and_its_attribution() {
        assert_eq!(of("“We will never leave the two islands,” he said."), "We will never leave the two islands");
    }

    #[test]
    fn a_short_sentence_is_quoted_as_it_stands() {
        assert_eq!(of("Northland has rejected the “pact”."), "Northland has rejected the “pact");
    }

    #[test]
    fn of_a_long_sentence_the_clauses_that_say_most_are_quoted() {
        let long = "At the end of a long day in the old town hall of the port, where it had rained since the early \
                    morning hours, Northland must withdraw from the islands and agree to a treaty, the mayor of the port \
                    and her guests from the hills and the valleys heard.";
        let found = of(long);
        assert!(found.split_whitespace().count() <= 25 && found.contains("must withdraw from the islands"), "{found}");
    }

    #[test]
    fn a_phrase_that_stands_twice_is_not_quoted_alone() {
        let text = "“We will never leave the islands,” he said. “We will never leave the islands,” she said.";
        let topics = Topics::new(&Registry::default());
        assert_eq!(phrase(text, 0..45, &topics), 0..45);
    }
}
