//! A quote as the curator typed it, read both ways: as it stands, and with gaps and the editor's brackets.

use std::fmt;

use sha2::{Digest, Sha256};
use unicode_normalization::char::is_combining_mark;

use super::fold::{Folded, fold};
use super::needle::Needle;
use super::passages::is_word_char;
use super::typography::{is_hyphen, is_invisible};

/// A quote, ready to be looked up in any article.
///
/// It is looked for as it stands first. Failing that, `…`, `...` and `[…]` skip words, or none; `[words]` are the
/// editor's and match nothing; and a bracketed letter that begins a word, as in `[T]he`, matches either case. Of a run
/// of four dots the first is a full stop. Where a bracket is taken out, so is one of the spaces around it, or the one
/// that would be left before a closing or after an opening mark: `he [Orban], too` reads `he, too`.
#[derive(Debug, Clone)]
pub struct Quote {
    typed: Box<str>,
    words: usize,
    readings: Vec<Reading>,
}

/// One way to read a quote: the parts between its gaps.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) parts: Vec<Part>,
}

/// A stretch of a quote without gaps, as it was typed and folded.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) raw: Needle,
    pub(super) folded: Needle,
}

impl Quote {
    /// Reads a quote. Any text is one; an empty one stands nowhere.
    ///
    /// ```
    /// use posdiff::evidence::Quote;
    /// assert_eq!(Quote::parse("[T]he [draft] plan … is dead").words(), 4);
    /// assert!(Quote::parse("[sic] … ").is_empty());
    /// ```
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let typed = Typed::read(text);
        let words = typed.parts.iter().map(|(part, _)| count_words(part)).sum();
        let mut readings = Vec::new();
        if words > 0 {
            readings.extend(Reading::of(&[(text.to_owned(), Vec::new())]));
            if typed.marked {
                readings.extend(Reading::of(&typed.parts));
            }
        }
        Self { typed: text.into(), words, readings }
    }

    /// How many words the quote takes from its article: gaps and the editor's words are not counted.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Whether there is no word to look for: nothing at all, marks, gaps or brackets.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// What a lock knows the quote by; reckoned when asked for, since only a lock asks.
    pub fn key(&self) -> QuoteKey {
        QuoteKey::of(&self.typed)
    }

    /// The ways to read it, in the order in which they are tried.
    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings
    }
}

/// The first 16 bytes of the SHA-256 of the folded quote.
///
/// A quote set with other quotation marks has the same key, so typesetting does not make a lock stale. Two quotes of
/// one article fall together by chance once in 2^64 quotes; who wants to forge a lock edits it more cheaply than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteKey(pub(super) [u8; 16]);

impl QuoteKey {
    fn of(text: &str) -> Self {
        let digest = Sha256::digest(fold(text));
        let mut key = [0; 16];
        key.copy_from_slice(&digest[..16]);
        Self(key)
    }
}

impl fmt::Display for QuoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Reading {
    /// Makes needles of typed parts; those that fold to nothing are left out, and without any there is no reading.
    fn of(typed: &[(String, Vec<usize>)]) -> Option<Self> {
        let parts: Vec<Part> = typed.iter().filter_map(|(text, letters)| Part::of(text, letters)).collect();
        (!parts.is_empty()).then_some(Self { parts })
    }
}

impl Part {
    fn of(text: &str, letters: &[usize]) -> Option<Self> {
        let mut folded = Folded::default();
        folded.paragraph(text, 0);
        let folded_letters = letters.iter().filter_map(|&at| folded.place_of(at)).collect();
        (!folded.text.is_empty()).then(|| Self {
            raw: Needle::new(text.to_owned(), letters.to_vec()),
            folded: Needle::new(folded.text, folded_letters),
        })
    }
}

/// A quote taken apart at its gaps, without the editor's words.
#[derive(Default)]
struct Typed {
    /// Each part with the byte offsets of the letters that match either case.
    parts: Vec<(String, Vec<usize>)>,
    /// Whether there was any gap or bracket.
    marked: bool,
    part: String,
    letters: Vec<usize>,
}

impl Typed {
    fn read(text: &str) -> Self {
        let mut typed = Self::default();
        let mut brackets = matched_brackets(text).into_iter().peekable();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (open, close) = brackets.peek().copied().unwrap_or((text.len(), 0));
            if at == open {
                brackets.next();
                at = typed.bracket(text, open, close);
            } else if c == '…' {
                typed.gap();
                at += c.len_utf8();
            } else if c == '.' {
                let dots = text[at..].bytes().take_while(|&byte| byte == b'.').count();
                typed.part.push_str(&text[at..at + dots % 3]);
                if dots >= 3 {
                    typed.gap();
                }
                at += dots;
            } else {
                typed.part.push(c);
                at += c.len_utf8();
            }
        }
        typed.end_part();
        typed
    }

    fn gap(&mut self) {
        self.marked = true;
        self.end_part();
    }

    fn end_part(&mut self) {
        let cut = self.part.len() - self.part.trim_start().len();
        let part = self.part.trim().to_owned();
        let letters = self.letters.drain(..).map(|at| at - cut).collect();
        self.part.clear();
        if !part.is_empty() {
            self.parts.push((part, letters));
        }
    }

    /// Reads the bracket at `open..=close`, and says where to read on.
    fn bracket(&mut self, text: &str, open: usize, close: usize) -> usize {
        self.marked = true;
        let content = text[open + 1..close].trim();
        let after = close + 1;
        let next = text[after..].chars().next();
        if matches!(content, "…" | "...") {
            self.end_part();
        } else if is_one_letter(content)
            && next.is_some_and(is_word_char)
            && !self.part.ends_with(is_word_char)
        {
            self.letters.push(self.part.len());
            self.part.push_str(content);
        } else {
            return self.take_out(text, after);
        }
        after
    }

    /// Leaves no more white space where a bracket was than there would be without it.
    fn take_out(&mut self, text: &str, after: usize) -> usize {
        let rest = &text[after..];
        let spaced_left = self.part.is_empty() || self.part.ends_with(char::is_whitespace);
        let spaced_right = rest.is_empty() || rest.starts_with(char::is_whitespace);
        if spaced_right
            && (spaced_left || self.part.ends_with(|last| is_opening(last) || matches!(last, '"' | '\'')))
        {
            return text.len() - rest.trim_start().len();
        }
        if spaced_left && rest.starts_with(|next| !is_word_char(next) && !is_opening(next)) {
            self.part.truncate(self.part.trim_end().len());
        }
        after
    }
}

/// The brackets that have a partner and lie within no other such pair, in order.
fn matched_brackets(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop() {
                    while pairs.last().is_some_and(|inner| inner.0 > start) {
                        pairs.pop();
                    }
                    pairs.push((start, at));
                }
            }
            _ => {}
        }
    }
    pairs
}

fn is_one_letter(content: &str) -> bool {
    let mut chars = content.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(is_combining_mark)
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '“' | '‘' | '„' | '‚' | '«')
}

/// Counts words as a quote stands on them: apostrophes and hyphens within do not part them.
fn count_words(part: &str) -> usize {
    let (mut before, mut last) = (' ', ' ');
    let mut words = 0;
    for c in part.chars().filter(|&c| !is_invisible(c)) {
        let joined = is_word_char(before) && (matches!(last, '\'' | '’') || is_hyphen(last));
        if is_word_char(c) && !is_word_char(last) && !joined {
            words += 1;
        }
        (before, last) = (last, c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of the reading with gaps, as typed, each `*` before a letter of either case.
    fn parts(text: &str) -> Vec<String> {
        Typed::read(text)
            .parts
            .into_iter()
            .map(|(mut part, letters)| {
                letters.iter().rev().for_each(|&at| part.insert(at, '*'));
                part
            })
            .collect()
    }

    #[test]
    fn gaps_part_a_quote() {
        assert_eq!(parts("a … b ... c […] d [...] e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(parts("… a …… b ......c…"), ["a", "b", "c"]);
    }

    #[test]
    fn of_four_dots_the_first_is_a_full_stop() {
        assert_eq!(parts("It ends.... And goes on.."), ["It ends.", "And goes on.."]);
    }

    #[test]
    fn the_editors_words_leave_no_space_behind() {
        assert_eq!(parts("he [Orban] said"), ["he said"]);
        assert_eq!(parts("he [Orban], said"), ["he, said"]);
        assert_eq!(parts("he [Viktor] [Orban] said"), ["he said"]);
        assert_eq!(parts("[Then] he said [so]"), ["he said"]);
        assert_eq!(parts("“[Then] he"), ["“he"]);
        assert_eq!(parts("he (“[so]”) [\"so\"]\" x"), ["he (“”)\" x"]);
        assert_eq!(parts("guarantee[s] for"), ["guarantee for"]);
        assert_eq!(parts("he [a [b] c] d"), ["he d"]);
    }

    #[test]
    fn a_bracketed_letter_that_begins_a_word_is_of_either_case() {
        assert_eq!(parts("[T]he plan of “[t]he” day"), ["*The plan of “*the” day"]);
        assert_eq!(parts("x … [É]tat"), ["x", "*État"]);
        assert_eq!(parts("[A] plan"), ["plan"]);
    }

    #[test]
    fn a_bracket_without_a_partner_is_a_mark_like_others() {
        assert_eq!(parts("a [b"), ["a [b"]);
        assert_eq!(parts("a] [b [c] d"), ["a] [b d"]);
    }

    #[test]
    fn a_quote_of_nothing_but_gaps_and_brackets_is_empty() {
        for text in ["", "  ", "…", "[sic]", "… [...] [he said] ...", "“…”", "\u{AD}", "[T]"] {
            assert!(Quote::parse(text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn words_are_counted_without_gaps_and_the_editors_words() {
        assert_eq!(Quote::parse("[T]he pro-Russian [but not his] side can’t … win—or lose").words(), 7);
    }

    #[test]
    fn typesetting_changes_no_key() {
        assert_eq!(Quote::parse("“We  can’t”").key(), Quote::parse("\"We can't\"").key());
        assert_ne!(Quote::parse("we can").key(), Quote::parse("We can").key());
        // The first half of what `printf 'We can' | sha256sum` prints.
        assert_eq!(Quote::parse("We can").key().to_string(), "046e36f92411f6e0c0ee29bc8c1b916a");
    }

    #[test]
    fn ten_thousand_gaps_and_a_hundred_thousand_brackets_are_read() {
        assert_eq!(Quote::parse(&"a … ".repeat(10_000)).words(), 10_000);
        assert!(Quote::parse(&"[".repeat(100_000)).is_empty());
        assert!(Quote::parse(&format!("{}{}", "[".repeat(50_000), "]".repeat(50_000))).is_empty());
    }
}
