//! The passage most like a quote that does not stand in an article: what its reader may have meant.

use std::collections::VecDeque;
use std::ops::Range;

use super::guard::words;
use super::passages::Passages;
use super::quote::{Part, Reading};

/// How many of a quote's words are looked for; more would not tell its passage any better.
const WORDS: usize = 64;
/// How many bytes of each part are read for them.
const LETTERS: usize = 4096;
/// The share of the quote's letters, in percent, whose words the passage must have.
const ENOUGH: usize = 60;

/// The stretch of the folded text, within one paragraph, that shares most with the quote, weighing words by their
/// letters and leaving case aside; `None` where it shares less than three fifths, or but a single word.
pub(super) fn passage<'q>(reading: &'q Reading, article: &Passages<'_>) -> Option<Range<usize>> {
    let words_of = |part: &'q Part| {
        let text = part.folded.text();
        words(&text[..text.floor_char_boundary(LETTERS)]).map(|word| &text[word])
    };
    let quoted: Vec<&str> = reading.parts.iter().flat_map(words_of).take(WORDS).collect();
    let mut wanted: Vec<(u64, usize)> = quoted.iter().map(|word| (caseless(word), word.len())).collect();
    wanted.sort_unstable();
    wanted.dedup_by_key(|(hash, _)| *hash);
    if wanted.len() < 2 {
        return None;
    }
    let total: usize = wanted.iter().map(|(_, letters)| letters).sum();

    // The quote's words, and half as many others between them or skipped by a gap.
    let width = quoted.len() + quoted.len() / 2 + 2;
    let text = article.folded();
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut paragraph = 0;
    for line in text.split('\n') {
        let mut window: VecDeque<(usize, usize, Range<usize>)> = VecDeque::new();
        let mut counts = vec![0_usize; wanted.len()];
        let mut shared = 0;
        for (nth, place) in words(line).enumerate() {
            while let Some((_, which, _)) = window.pop_front_if(|(at, _, _)| *at + width <= nth) {
                counts[which] -= 1;
                shared -= if counts[which] == 0 { wanted[which].1 } else { 0 };
            }
            let hash = caseless(&line[place.clone()]);
            let Ok(which) = wanted.binary_search_by_key(&hash, |(hash, _)| *hash) else { continue };
            let place = paragraph + place.start..paragraph + place.end;
            window.push_back((nth, which, place.clone()));
            shared += if counts[which] == 0 { wanted[which].1 } else { 0 };
            counts[which] += 1;
            if window.len() > 1
                && shared * 100 >= total * ENOUGH
                && best.as_ref().is_none_or(|(most, _)| shared > *most)
                && let Some((_, _, first)) = window.front()
            {
                best = Some((shared, first.start..place.end));
            }
        }
        paragraph += line.len() + 1;
    }
    best.map(|(_, passage)| passage)
}

/// A hash of a word in small letters (FNV-1a).
fn caseless(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(0xCBF2_9CE4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3)
    })
}
