//! Passages that may state a position, and which of them are one.

use super::topics::PLAIN;
use super::weigh::{crowded, in_article, likelihood};
use crate::draft::who::{Holder, Voice};
use crate::evidence::Passages;
use crate::model::{Attribution, IssueId};
use chrono::NaiveDate;
use std::ops::Range;

/// A passage that may state a position.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    pub(crate) voice: Voice,
    /// Who tells it of the holder.
    pub(crate) told_by: Option<Holder>,
    pub(crate) issue: Option<IssueId>,
    pub(crate) date: Option<NaiveDate>,
    pub(crate) attribution: Attribution,
    /// What its own signs weigh.
    pub(crate) weight: f32,
    /// How likely it states a position, from 0 to 1; 0 until what stands beside it is known.
    pub(crate) score: f32,
    /// How plainly it names its issue; 0 where it only takes up that of the sentence before.
    pub(crate) plainness: f32,
    /// The bytes of it that state the position: a sentence.
    pub(crate) core: Range<usize>,
    /// Whether it is of a text that is wholly its holder's.
    pub(crate) statement: bool,
    /// Whether it is the article's title, which says what the text says again.
    pub(crate) headline: bool,
}

/// How likely each passage of an article states a position, by its own signs and by what stands around it; the article has
/// so many words of any negotiation to a hundred, and so many bytes.
pub(super) fn judged(mut passages: Vec<Passage>, article: f32, bytes: usize) -> Vec<Passage> {
    // Who looks on takes no position.
    let alone = passages
        .iter()
        .map(|passage| if passage.voice.observer { f32::MIN } else { in_article(passage.weight, article) });
    let alone: Vec<f32> = alone.collect();
    for (place, passage) in passages.iter_mut().enumerate() {
        let before = place.checked_sub(1).and_then(|before| alone.get(before));
        let beside = [before, alone.get(place + 1)].map(Option::<&f32>::copied);
        passage.score = likelihood(alone[place], beside);
    }
    crowd_out(&mut passages, bytes);
    passages
}

/// Of an article that states much readers take down what is plainest: the likelier passages crowd the others out.
fn crowd_out(passages: &mut [Passage], bytes: usize) {
    /// A short text is reckoned as if it were of so many bytes.
    const SHORTEST: usize = 1_500;
    let thousands = f32::from(u16::try_from(bytes.max(SHORTEST) / 100).unwrap_or(u16::MAX)) / 10.0;
    let mut order: Vec<usize> = (0..passages.len()).collect();
    order.sort_by(|&one, &other| passages[other].score.total_cmp(&passages[one].score));
    let mut likelier = 0.0;
    for place in order {
        let own = passages[place].score;
        passages[place].score = crowded(own, likelier, thousands);
        likelier += own;
    }
}

/// Longer than this, in bytes, passages are not joined.
const JOINED: usize = 420;

/// What scores less is not even put together with its neighbour.
const ASIDE: f32 = 0.07;

/// Passages side by side by the same voice, put together: on one issue, or where one of them names none plainly. They
/// stay within a paragraph, as a quote has to.
pub(super) fn joined(passages: Vec<Passage>, article: &Passages<'_>) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for passage in passages {
        let Some(last) = found.last_mut() else {
            found.push(passage);
            continue;
        };
        let between = article.text().get(last.range.end..passage.range.start);
        let beside = !last.headline && between.is_some_and(|between| between.trim().is_empty());
        let alike = last.voice == passage.voice && last.told_by == passage.told_by;
        // A statement's paragraph is about one thing.
        let plain = if passage.statement { f32::MAX } else { PLAIN };
        let same_issue = last.issue == passage.issue || last.plainness < plain || passage.plainness < plain;
        let likely = last.score.min(passage.score) >= ASIDE;
        let length = passage.range.end - last.range.start;
        // What states the position must stay a good part of the whole.
        let core = if last.score >= passage.score { &last.core } else { &passage.core }.clone();
        let fits = length <= JOINED && core.len() * 10 >= length * 3;
        let one_paragraph = || article.paragraph(last.range.start).end >= passage.range.end;
        if beside && alike && same_issue && likely && fits && one_paragraph() {
            if passage.plainness > last.plainness {
                last.issue = passage.issue;
                last.plainness = passage.plainness;
            }
            last.range.end = passage.range.end;
            last.score = last.score.max(passage.score);
            last.core = core;
            last.date = last.date.or(passage.date);
        } else {
            found.push(passage);
        }
    }
    found
}
