//! On which day somebody spoke: which of the weekdays that a sentence names tells that.

use crate::draft::words::{ENGLISH, Token};
use std::ops::Range;

/// Whether a weekday tells when somebody did what a verb says: `said on Monday`, but not `said that talks end on Monday`.
/// With nothing else that is done or to be done between them, or in the phrase that opens the sentence.
pub(super) fn is_of_saying(words: &[Token], first: usize, day: usize, verb: &Range<usize>) -> bool {
    if ENGLISH.grammar.ahead.stand_before(words, day) {
        return false;
    }
    if day >= verb.end {
        // In `said talks on Monday were of use` it tells when the talks were.
        return !is_done(words, day + 1) && !(verb.end..day).any(|place| is_apart(words, place));
    }
    let mut between = day + 1..verb.start;
    if opens(words, first, day) {
        !between.any(|place| is_modal(words, place))
    } else {
        !between.any(|place| is_apart(words, place))
    }
}

/// `On Monday`, `Late on Monday`; `Speaking in Port North on Monday,`.
fn opens(words: &[Token], first: usize, day: usize) -> bool {
    const HEAD: usize = 2;
    let comma = words.get(day + 1).is_some_and(|mark| mark.is(","));
    day <= first + HEAD || comma && !(first + 1..day).any(|place| is_done(words, place))
}

/// Whether something else is told from here on: what is done, or a clause.
fn is_apart(words: &[Token], place: usize) -> bool {
    let clause = ENGLISH.grammar.that.stand_at(words, place);
    clause || ENGLISH.subordinate.at(&words[place..]).is_some() || is_done(words, place)
}

fn is_done(words: &[Token], place: usize) -> bool {
    let Some(rest) = words.get(place..).filter(|rest| !rest.is_empty()) else { return false };
    let grammar = &ENGLISH.grammar;
    let auxiliary = grammar.be.has(&rest[0]) || grammar.auxiliary.has(&rest[0]);
    // `his address to the nation`
    let somebody = grammar.infinitive.has(&rest[0]) && ENGLISH.people.role.at(&rest[1..]).is_some();
    // `state` and `remarks` are nouns as well.
    let verb = ENGLISH.verbs.at(rest).is_some_and(|(_, verb)| !verb.plain && !rest[0].fold.ends_with('s'));
    is_modal(words, place) || auxiliary && !somebody || verb
}

fn is_modal(words: &[Token], place: usize) -> bool {
    ENGLISH.modal.at(&words[place..]).is_some()
}
