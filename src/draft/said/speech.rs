//! Sentences, and what in them stands between quotation marks.

use crate::draft::words::{ENGLISH, Role, Token, VerbKind};
use std::ops::Range;

/// What stands between quotation marks, the marks included: tokens of its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    pub(crate) words: Range<usize>,
    /// Whether it ends in the paragraph; speech that goes on in the next has no closing mark. What a dash opens the end of
    /// the paragraph closes, too.
    pub(crate) closed: bool,
}

/// A sentence: tokens of its paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) words: Range<usize>,
    /// Where sentences end within its quotations.
    pub(crate) inner: Vec<usize>,
    /// Whether it is the side of a sentence that is about all of the side before it: `, which Southland rejects`.
    pub(crate) takes_up: bool,
}

/// The outermost quotations of a paragraph, in order.
pub(crate) fn quotations(words: &[Token]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Mark)> = None;
    // Whether a quotation within the open one is open.
    let mut inner = false;
    let dashed = is_dashed(words);
    let mut place = 0;
    while place < words.len() {
        let (mark, length) = mark_at(words, place);
        let mark = mark.filter(|&mark| mark != Mark::Dash || dashed);
        match (open, mark) {
            (None, Some(mark)) if opens(words, place, length, mark) => {
                open = Some((place, mark));
                inner = false;
            }
            (Some((_, Mark::Straight)), Some(Mark::CurlyOpen)) => inner = true,
            (Some((_, Mark::Straight)), Some(Mark::CurlyClose)) if inner => inner = false,
            (Some((start, opened)), Some(mark)) if closes(words, place, length, opened, mark) => {
                found.push(Quotation { words: start..place + length, closed: true });
                open = None;
            }
            _ => {}
        }
        place += length;
    }
    if let Some((start, opened)) = open {
        found.push(Quotation { words: start..words.len(), closed: opened == Mark::Dash });
    }
    found
}

/// The quotation that a token belongs to; the quotations are in order.
pub(crate) fn within(quotations: &[Quotation], place: usize) -> Option<&Quotation> {
    let after = quotations.partition_point(|quotation| quotation.words.end <= place);
    quotations.get(after).filter(|quotation| quotation.words.contains(&place))
}

/// A quotation mark by what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Straight,
    CurlyOpen,
    CurlyClose,
    AngleOpen,
    AngleClose,
    SingleOpen,
    SingleClose,
    SingleStraight,
    GraveOpen,
    GraveClose,
    Dash,
}

/// The mark at a token, and of how many tokens it is.
fn mark_at(words: &[Token], place: usize) -> (Option<Mark>, usize) {
    let word = &words[place];
    if word.is_word() {
        return (None, 1);
    }
    let twice = words.get(place + 1).is_some_and(|next| next.fold == word.fold && next.start == word.end);
    let mark = match word.fold.as_str() {
        "\"" | "＂" => Mark::Straight,
        "“" | "„" => Mark::CurlyOpen,
        "”" => Mark::CurlyClose,
        "«" => Mark::AngleOpen,
        "»" => Mark::AngleClose,
        "`" if twice => return (Some(Mark::GraveOpen), 2),
        "'" if twice => return (Some(Mark::GraveClose), 2),
        "‘" | "‚" => Mark::SingleOpen,
        "’" => Mark::SingleClose,
        "'" => Mark::SingleStraight,
        "-" | "–" | "—" => Mark::Dash,
        _ => return (None, 1),
    };
    (Some(mark), 1)
}

/// Whether white space stands before a token.
fn spaced(words: &[Token], place: usize) -> bool {
    place == 0 || words[place - 1].end < words[place].start
}

/// How far a closing single mark is looked for, in tokens: an apostrophe opens nothing.
const SINGLE: usize = 60;

fn opens(words: &[Token], place: usize, length: usize, mark: Mark) -> bool {
    let follows = words.get(place + length).is_some_and(|next| next.start == words[place + length - 1].end);
    match mark {
        Mark::CurlyOpen | Mark::AngleOpen | Mark::GraveOpen => true,
        // A lone closing mark behind a word opens nothing.
        // `Gull agreed. " The islands are ours," he said`: space may stand on both sides, too.
        Mark::Straight => {
            let again = || words[place + length..].iter().any(|word| word.is("\""));
            follows || place == 0 || spaced(words, place) && again()
        }
        Mark::SingleOpen | Mark::SingleStraight => {
            let before = spaced(words, place) || words[place - 1].is("(") || words[place - 1].is("“");
            let closing = |at: usize| {
                (words[at].is("’") || words[at].is("'")) && !spaced(words, at) && spaced_after(words, at)
            };
            before && follows && (place + 2..words.len().min(place + SINGLE)).any(closing)
        }
        Mark::Dash => place == 0 || words[place - 1].is("."),
        Mark::CurlyClose | Mark::AngleClose | Mark::SingleClose | Mark::GraveClose => false,
    }
}

/// `- No deal - said Ann Gull. - They are ours.`: whether a paragraph has its speech between dashes.
fn is_dashed(words: &[Token]) -> bool {
    let dash = |place: &usize| mark_at(words, *place).0 == Some(Mark::Dash) && is_parted(words, *place);
    let mut dashes = (0..words.len()).filter(dash);
    dashes.next() == Some(0) && dashes.any(|place| tells(words, place))
}

/// Whether behind the dash at a place stands who says what stands before it: `- said Ann Gull`, `- Ann Gull told reporters`.
fn tells(words: &[Token], dash: usize) -> bool {
    /// The verb is among so many words.
    const NEAR: usize = 5;
    let says = |place: &usize| {
        let verb = ENGLISH.verbs.at(&words[*place..]);
        verb.is_some_and(|(_, verb)| matches!(verb.kind, VerbKind::Say | VerbKind::Both))
    };
    let role = |word: &Token| ENGLISH.people.role.at(std::slice::from_ref(word)).is_some();
    let named = |word: &Token| word.is_word() && (word.capital || role(word));
    let verb = (dash + 1..words.len().min(dash + 1 + NEAR)).find(says);
    is_parted(words, dash) && verb.is_some_and(|verb| words[dash + 1..verb].iter().all(named))
}

/// Whether white space stands on both sides of a token.
fn is_parted(words: &[Token], place: usize) -> bool {
    spaced(words, place) && words.get(place + 1).is_some_and(|next| next.start > words[place].end)
}

/// Whether white space, a mark or nothing stands behind a token.
fn spaced_after(words: &[Token], place: usize) -> bool {
    words.get(place + 1).is_none_or(|next| next.start > words[place].end || !next.is_word())
}

fn closes(words: &[Token], place: usize, length: usize, opened: Mark, mark: Mark) -> bool {
    match opened {
        Mark::CurlyOpen => {
            let misused = mark == Mark::CurlyOpen || mark == Mark::Straight;
            mark == Mark::CurlyClose || misused && !spaced(words, place) && spaced_after(words, place)
        }
        Mark::AngleOpen => mark == Mark::AngleClose,
        // `"No deal,” he said`: marks of two kinds may make a pair.
        Mark::Straight => {
            let misused = mark == Mark::CurlyClose && !spaced(words, place) && spaced_after(words, place);
            mark == Mark::Straight || misused
        }
        Mark::Dash => mark == Mark::Dash && tells(words, place),
        Mark::GraveOpen => {
            mark == Mark::GraveClose || mark == Mark::GraveOpen && spaced_after(words, place + length - 1)
        }
        _ => (mark == Mark::SingleClose || mark == Mark::SingleStraight) && spaced_after(words, place),
    }
}

/// The sentences of a paragraph. One that is within a quotation ends no sentence of the paragraph.
pub(crate) fn sentences(words: &[Token], quotations: &[Quotation]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    let mut inner = Vec::new();
    let mut place = 0;
    let mut quoted = quotations.iter().peekable();
    while place < words.len() {
        while quoted.peek().is_some_and(|quotation| quotation.words.end <= place) {
            quoted.next();
        }
        let within = quoted.peek().filter(|quotation| quotation.words.contains(&place));
        let Some(end) = sentence_end(words, place, quotations) else {
            place += 1;
            continue;
        };
        // The closing mark of the quotation may stand behind the point.
        let open = within.is_some_and(|quotation| end < quotation.words.end || !quotation.closed);
        place = end;
        if open {
            inner.push(end);
        } else if !goes_on(words, end) {
            found.push(Sentence {
                words: first..end,
                inner: std::mem::take(&mut inner),
                ..Sentence::default()
            });
            first = end;
        }
    }
    if first < words.len() {
        found.push(Sentence { words: first..words.len(), inner, ..Sentence::default() });
    }
    found.retain(|sentence| sentence.words.len() > 2);
    found
}

/// The token behind a sentence that ends with this one, its closing marks included.
fn sentence_end(words: &[Token], place: usize, quotations: &[Quotation]) -> Option<usize> {
    // `“No.”“Yes.”`: what is opened here belongs to the next sentence.
    let quoted = |place: usize| within(quotations, place).is_some_and(|found| found.words.start == place);
    let word = &words[place];
    let mut end = place + 1;
    if word.is_word() {
        // `in the U.S. The` ends a sentence, `the U.S. President` does not.
        let pointed =
            word.all_capitals && word.end - word.start > 2 && word.fold.len() * 2 == word.end - word.start;
        let small = words.get(end).is_some_and(|next| ENGLISH.grammar.is_small(&next.fold));
        let opens = small
            || matches!(
                words.get(end..).and_then(|rest| ENGLISH.people.role.at(rest)),
                Some((_, Role::Determiner | Role::He | Role::She | Role::They | Role::We))
            );
        // `he wrote on X. The` ends one, too; `by J. North` does not.
        let site = word.fold == "x" && word.end - word.start == 2 && place > 0 && !words[place - 1].capital;
        let begins = words.get(end).is_some_and(|next| next.capital);
        return ((pointed && opens || site) && begins).then_some(end);
    }
    if !(word.is(".") || word.is("!") || word.is("?") || word.is("…")) {
        return None;
    }
    if word.is(".") && place > 0 && words[place - 1].end == word.start {
        let before = &words[place - 1];
        let initial = before.capital && before.fold.chars().count() == 1;
        let number = place == 1 && before.fold.chars().all(|c| c.is_ascii_digit());
        if initial || number || ENGLISH.abbreviations.has(before) {
            return None;
        }
    }
    while words.get(end).is_some_and(|next| {
        !next.is_word()
            && next.start == words[end - 1].end
            && !["(", "[", "“", "‘", "«"].contains(&next.fold.as_str())
            && !quoted(end)
    }) {
        end += 1;
    }
    match words.get(end) {
        None => Some(end),
        Some(next) => {
            let apart = next.start > words[end - 1].end;
            let begins =
                next.capital || !next.is_word() || next.fold.starts_with(|c: char| c.is_ascii_digit());
            (apart && begins || quoted(end) || glued(words, place, end)).then_some(end)
        }
    }
}

/// `the islands.The talks`: two sentences that a page has put together, and not the name of a site.
fn glued(words: &[Token], place: usize, end: usize) -> bool {
    let plain = |word: &Token| word.is_word() && !word.all_capitals && word.fold.len() > 2;
    let before = place > 0 && words[place - 1].end == words[place].start && plain(&words[place - 1]);
    before && words.get(end).is_some_and(|next| next.capital && plain(next))
}

/// Whether what follows a quotation that ends in a point is its attribution: `“Why?” Ann Gull asked.`
fn goes_on(words: &[Token], end: usize) -> bool {
    let quoted = end > 0 && ["\"", "”", "’", "»"].contains(&words[end - 1].fold.as_str());
    let asked = end > 1 && (words[end - 2].is("?") || words[end - 2].is("!") || words[end - 2].is("…"));
    if !(quoted && asked) {
        return false;
    }
    let stop = words[end..].iter().position(|word| !word.is_word()).map_or(words.len(), |stop| end + stop);
    (end..stop.min(end + 5)).any(|place| ENGLISH.verbs.at(&words[place..]).is_some())
}

/// In bytes: what is longer is speech of several sentences, and each of its parts has at least so many.
const LONG_SPEECH: usize = 300;
const PART: usize = 90;

/// The parts of a sentence in which somebody speaks at length: what is said in it are sentences as well.
pub(crate) fn parts(words: &[Token], sentence: &Sentence) -> Vec<Sentence> {
    let bytes = |range: Range<usize>| words[range.end - 1].end - words[range.start].start;
    if sentence.words.is_empty() || bytes(sentence.words.clone()) <= LONG_SPEECH {
        return vec![sentence.clone()];
    }
    let mut start = sentence.words.start;
    let mut found = Vec::new();
    for &end in sentence.inner.iter().filter(|&&end| end < sentence.words.end) {
        if bytes(start..end) >= PART && bytes(end..sentence.words.end) >= PART {
            found.push(Sentence { words: start..end, ..Sentence::default() });
            start = end;
        }
    }
    found.push(Sentence { words: start..sentence.words.end, ..Sentence::default() });
    found
}

/// The parts of a sentence that lists what somebody stands for between semicolons.
pub(crate) fn clauses(words: &[Token], sentence: &Sentence) -> Vec<Sentence> {
    let range = sentence.words.clone();
    let stops: Vec<usize> = range.clone().filter(|&place| words[place].is(";")).collect();
    if stops.len() < 2 {
        return vec![sentence.clone()];
    }
    let mut start = range.start;
    let mut found = Vec::new();
    for stop in stops.into_iter().chain([range.end]) {
        if stop > start + 3 {
            found.push(Sentence { words: start..stop, ..Sentence::default() });
        }
        start = stop + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::words::tokens;

    fn quoted(text: &str) -> Vec<&str> {
        let words = tokens(text);
        quotations(&words)
            .iter()
            .map(|q| &text[words[q.words.start].start..words[q.words.end - 1].end])
            .collect()
    }

    fn split(text: &str) -> Vec<&str> {
        let words = tokens(text);
        let found = sentences(&words, &quotations(&words));
        found.iter().map(|s| &text[words[s.words.start].start..words[s.words.end - 1].end]).collect()
    }

    #[test]
    fn quotations_are_found_by_any_marks() {
        assert_eq!(quoted("He said \"no\" and “never” and «not so»."), ["\"no\"", "“never”", "«not so»"]);
        assert_eq!(quoted("It has 'noble' aims, and ``no others''."), ["'noble'", "``no others''"]);
        assert_eq!(quoted("“A pact ‘of two’ is none,” he said."), ["“A pact ‘of two’ is none,”"]);
        assert_eq!(quoted("\"No pact,” he said. \"None.\""), ["\"No pact,”", "\"None.\""]);
        assert_eq!(quoted("\"A “pact” is none,\" he said."), ["\"A “pact” is none,\""]);
    }

    #[test]
    fn speech_may_stand_between_dashes() {
        let one =
            "- No deal. They - our friends - are gone - Ann Gull told reporters. - The islands are ours.";
        assert_eq!(quoted(one), ["- No deal. They - our friends - are gone -", "- The islands are ours."]);
        assert_eq!(quoted("– No deal – said Ann Gull."), ["– No deal –"]);
        assert_eq!(quoted("- The envoys left - a step that Northland said was late."), [""; 0]);
        assert_eq!(quoted("The islands are ours - Ann Gull said. - No deal."), [""; 0]);
        assert_eq!(quoted("-5 degrees - Ann Gull said"), [""; 0]);
    }

    #[test]
    fn an_apostrophe_opens_no_quotation() {
        assert_eq!(quoted("Northland's and the islands' ships won't leave."), [""; 0]);
    }

    #[test]
    fn speech_that_goes_on_in_the_next_paragraph_is_not_closed() {
        let words = tokens("He went on: “We will never leave.");
        assert!(!quotations(&words)[0].closed);
    }

    #[test]
    fn a_sentence_keeps_its_quotation_and_its_attribution() {
        assert_eq!(
            split(
                "“We left. We will not return,” he said. “Never.” The U.S. President agreed. Mr. Gull did not."
            ),
            [
                "“We left. We will not return,” he said.",
                "“Never.”",
                "The U.S. President agreed.",
                "Mr. Gull did not."
            ]
        );
        assert_eq!(split("“Why not?” Ann Gull asked. He left."), ["“Why not?” Ann Gull asked.", "He left."]);
        assert_eq!(
            split("It goes to the U.S. But they refuse."),
            ["It goes to the U.S.", "But they refuse."]
        );
    }

    #[test]
    fn sentences_that_a_page_has_put_together_are_two() {
        assert_eq!(
            split("He said \"We will not.\"\"We never did.\" So it is."),
            ["He said \"We will not.\"", "\"We never did.\"", "So it is."]
        );
        assert_eq!(split("We reject the offer.They do not."), ["We reject the offer.", "They do not."]);
        assert_eq!(
            split("We read Gull.no and News.Az and the U.S.S.R. in it."),
            ["We read Gull.no and News.Az and the U.S.S.R. in it."]
        );
    }

    #[test]
    fn the_number_of_a_paragraph_ends_no_sentence() {
        assert_eq!(split("2. We reject it. We say so."), ["2. We reject it.", "We say so."]);
    }
}
