//! How likely a passage states a position: the signs for and against, and what each weighs.

use super::topics::About;
use crate::draft::said::ClaimKind;
use crate::draft::words::{ENGLISH, Phrases, Token, dates};

/// What is known of a passage.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one sign
pub(super) struct Signs<'p> {
    /// Its words.
    pub(super) words: &'p [Token],
    /// What it is about.
    pub(super) about: &'p About,
    /// How many of those whom the record is mostly of it names.
    pub(super) principals: usize,
    /// Whether that is why there is a war or who helps in it, and not how it is to end.
    pub(super) ground: bool,
    pub(super) headline: bool,
    pub(super) kind: ClaimKind,
    /// Whether it is speech, or somebody's own text, without a verb that tells of it.
    pub(super) verbless: bool,
    pub(super) subordinate: bool,
    /// Whether it was so before what the article tells.
    pub(super) earlier: bool,
    /// How many of its words stand between quotation marks.
    pub(super) quoted: usize,
    /// Whether nobody can be named for whom it is said.
    pub(super) nobody: bool,
    /// Whether the text is somebody's own: every sentence of it says something, also of what parties do together.
    pub(super) own_text: bool,
    /// Whether it is somebody's whom the article or the registry knows by name.
    pub(super) person: bool,
    /// Whether the holder goes by the name of its seat.
    pub(super) seat: bool,
    /// How many passages before it are the same holder's on the same issue.
    pub(super) said_before: usize,
}

impl Signs<'_> {
    /// What the signs of the passage itself weigh together.
    pub(super) fn weight(&self) -> f32 {
        let weights = &ENGLISH.weights;
        self.shown().into_iter().map(|(sign, strength)| weights.of(sign) * strength).sum()
    }

    /// Every sign by its name in the list of weights, with how strongly the passage shows it.
    fn shown(&self) -> [(&'static str, f32); SIGNS] {
        let english = &*ENGLISH;
        let words = self.words;
        let yes = |sign: bool| f32::from(u8::from(sign));
        let named = |phrases: &Phrases<()>, most| few(phrases.count(words), most);
        let weight = self.about.issue().map_or(0.0, |(_, weight)| weight);
        let plain = words.iter().filter(|word| word.is_word()).count();
        [
            ("always", 1.0),
            ("issue", (weight / 3.0).min(1.0)),
            ("grounds", yes(self.ground)),
            ("principals", few(self.principals, 2)),
            ("negotiation", few(self.about.process, 3)),
            ("arms", named(&english.arms, 2)),
            ("headline", yes(self.headline)),
            ("view", yes(self.kind == ClaimKind::View)),
            ("no verb", yes(self.verbless)),
            ("act", yes(self.kind == ClaimKind::Act)),
            ("stance words", named(&english.must, 3)),
            ("what may be", named(&english.modal, 2)),
            ("clauses", named(&english.clause, 2)),
            ("conditions", named(&english.condition, 2)),
            ("assessment", named(&english.assessment, 2)),
            ("figures", yes(figures(words))),
            ("events", few(events(words), 2)),
            ("schedule", named(&english.schedule, 1)),
            ("leaning", leaning(words)),
            ("past", few(english.past.count(words) + years(words), 2)),
            ("ours", named(&english.ours, 2)),
            ("no statement", named(&english.declined, 1).max(named(&english.commentary, 1))),
            ("quoted share", ratio(self.quoted, plain)),
            ("nobody", yes(self.nobody)),
            ("own stance", yes(self.own_text && matches!(self.kind, ClaimKind::Hold | ClaimKind::Both))),
            ("person", yes(self.person)),
            ("seat", yes(self.seat)),
            ("several", if self.own_text { 0.0 } else { named(&english.several, 1) }),
            ("subordinate", yes(self.subordinate)),
            ("earlier", yes(self.earlier)),
            ("again", few(self.said_before, 3)),
        ]
    }
}

/// How many signs a passage has of its own.
const SIGNS: usize = 31;

/// What a passage weighs in an article that has so many words of any negotiation to a hundred; two count at most.
pub(super) fn in_article(weight: f32, article: f32) -> f32 {
    weight + ENGLISH.weights.of(ARTICLE) * article.min(2.0)
}

/// How likely a passage states a position, from 0 to 1: the logistic function of what it weighs itself, and of what the
/// passage before it and the one behind it do, their mean.
pub(super) fn likelihood(weight: f32, beside: [Option<f32>; 2]) -> f32 {
    /// What stands beside weighs at most so much, for or against.
    const MOST: f32 = 5.0;
    let (mut sum, mut all) = (0.0, 0.0_f32);
    for weight in beside.into_iter().flatten() {
        sum += weight.clamp(-MOST, MOST);
        all += 1.0;
    }
    logistic(weight + ENGLISH.weights.of(BESIDE) * sum / all.max(1.0))
}

/// How likely a passage is taken down, from 0 to 1, where the article states much: readers take down what is plainest. The
/// likelihoods of the passages that are likelier than it come to `likelier`, in an article of so many thousands of bytes.
pub(super) fn crowded(likelihood: f32, likelier: f32, thousands: f32) -> f32 {
    let odds = likelihood / (1.0 - likelihood);
    let weights = &ENGLISH.weights;
    logistic(odds.ln() + weights.of(PLAINEST) + weights.of(CROWD) * likelier / thousands)
}

fn logistic(weight: f32) -> f32 {
    1.0 / (1.0 + (-weight).exp())
}

/// How many words of any negotiation these have to a hundred. A few words tell little: it is reckoned as if two hundred
/// more followed, of articles that do negotiate.
pub(super) fn negotiated<'w>(lines: impl Iterator<Item = &'w [Token]>) -> f32 {
    let (mut process, mut all) = (4, 200);
    for words in lines {
        process += ENGLISH.process.count(words);
        all += words.iter().filter(|word| word.is_word()).count();
    }
    ratio(process, all) * 100.0
}

/// The signs of what stands beside, and of the whole article.
const BESIDE: &str = "beside";
const ARTICLE: &str = "article";
const PLAINEST: &str = "plainest";
const CROWD: &str = "crowd";

/// What part of all so many are, from 0 to 1.
fn ratio(part: usize, all: usize) -> f32 {
    let whole = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if all == 0 { 0.0 } else { (whole(part) / whole(all)).min(1.0) }
}

/// What the words weigh by themselves, each once.
fn leaning(words: &[Token]) -> f32 {
    let mut said: Vec<&str> =
        words.iter().filter(|word| word.is_word()).map(|word| word.fold.as_str()).collect();
    said.sort_unstable();
    said.dedup();
    said.into_iter().map(|word| ENGLISH.leanings.of(word)).sum()
}

/// Whether something is counted: a number that is no day, no year and no part of a word as in `30-day`.
fn figures(words: &[Token]) -> bool {
    let days = dates::named(words);
    let dated = |place: usize| days.iter().any(|day| (day.first..day.end).contains(&place));
    words.iter().enumerate().any(|(place, word)| {
        let number = word.fold.starts_with(|c: char| c.is_ascii_digit()) && !word.fold.contains('-');
        number && dates::year(word).is_none() && !dated(place)
    })
}

/// How many years are named.
fn years(words: &[Token]) -> usize {
    words.iter().filter(|word| dates::year(word).is_some()).count()
}

/// How many words of the battlefield there are; `dead end` is none.
fn events(words: &[Token]) -> usize {
    let mut found = 0;
    let mut place = 0;
    while place < words.len() {
        let rest = &words[place..];
        let process = ENGLISH.process.at(rest).map_or(0, |(length, ())| length);
        let event = ENGLISH.event.at(rest).map_or(0, |(length, ())| length);
        found += usize::from(event > process);
        place += event.max(process).max(1);
    }
    found
}

/// As many as there are, up to `most`.
fn few(count: usize, most: u8) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX).min(most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::words::tokens;

    #[test]
    fn a_day_a_year_and_a_part_of_a_word_count_nothing() {
        let counted = |text: &str| figures(&tokens(text));
        assert!(counted("It wants 300 ships") && counted("It fired 4,000 shots on May 4"));
        assert!(!counted("On 4 May 2022 it wanted a 30-day ceasefire, as in 2014"));
    }

    #[test]
    fn a_word_leans_once_however_often_it_is_said() {
        let leans = |text: &str| leaning(&tokens(text));
        assert!(leans("rejected") != 0.0 && leans("harbours of gulls") == 0.0);
        assert!((leans("must stop") - leans("must") - leans("stop")).abs() < 1e-6);
        assert!((leans("must stop, must stop") - leans("Must stop")).abs() < 1e-6);
    }

    #[test]
    fn what_stands_beside_counts_as_its_mean() {
        let of = |beside| likelihood(0.0, beside);
        assert!(of([Some(1.0), None]) > of([None, None]) && of([None, Some(-1.0)]) < of([None, None]));
        assert!((of([None, None]) - 0.5).abs() < 1e-6);
        assert!((of([Some(3.0), Some(-1.0)]) - of([Some(1.0), Some(1.0)])).abs() < 1e-6);
        // What is out of the question beside it counts as little as what is very unlikely, and is itself no less so.
        assert!((of([Some(f32::MIN), None]) - of([Some(-5.0), None])).abs() < 1e-6);
        assert!(likelihood(f32::MIN, [Some(5.0), Some(5.0)]) <= 0.0);
    }

    #[test]
    fn a_passage_weighs_more_in_an_article_on_talks() {
        let words = |text: &str| negotiated([tokens(&text.repeat(100)).as_slice()].into_iter());
        let (talks, war) = (words("The talks went on. "), words("The war went on. "));
        assert!(talks > 16.0 && war < 1.0, "{talks} {war}");
        // Of no words at all nothing is known.
        assert!((negotiated(std::iter::empty()) - 2.0).abs() < 1e-6);
        assert!(in_article(0.0, 1.0) > in_article(0.0, 0.0));
        assert!((in_article(0.0, 2.0) - in_article(0.0, 9.0)).abs() < 1e-6);
    }

    #[test]
    fn a_passage_is_less_likely_taken_down_where_likelier_ones_stand_close() {
        assert!(crowded(0.6, 0.0, 2.0) >= 0.6);
        assert!(crowded(0.6, 3.0, 2.0) < crowded(0.6, 1.0, 2.0));
        assert!(crowded(0.6, 3.0, 2.0) < crowded(0.6, 3.0, 20.0));
        // What looks on stays out of the question, what is certain stays certain.
        assert!(crowded(0.0, 3.0, 2.0) <= 0.0 && crowded(1.0, 3.0, 2.0) >= 1.0);
    }

    #[test]
    fn every_sign_has_a_weight_and_every_weight_is_a_signs() {
        let signs = Signs {
            words: &[],
            about: &About::default(),
            principals: 0,
            ground: false,
            headline: false,
            kind: ClaimKind::Say,
            verbless: false,
            subordinate: false,
            earlier: false,
            quoted: 0,
            nobody: false,
            own_text: false,
            person: false,
            seat: false,
            said_before: 0,
        };
        let mut shown: Vec<&str> = signs.shown().into_iter().map(|(sign, _)| sign).collect();
        let mut weighed = ENGLISH.weights.names();
        shown.extend([BESIDE, ARTICLE, PLAINEST, CROWD]);
        shown.sort_unstable();
        weighed.sort_unstable();
        assert_eq!(shown, weighed);
    }
}
