//! A text's words and marks, with their places.

use crate::evidence::typography::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word, a number or a mark.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is one thing to be seen of a word
pub(crate) struct Token {
    /// Byte of the text where it begins.
    pub(crate) start: usize,
    /// Byte behind its last, a possessive ending included.
    pub(crate) end: usize,
    /// In small letters, without accents, a possessive ending or the points of an abbreviation; a mark as it is.
    pub(crate) fold: String,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it has capital letters and no small ones.
    pub(crate) all_capitals: bool,
    /// Whether it ends with `'s`.
    pub(crate) possessive: bool,
    word: bool,
}

impl Token {
    /// Whether it is a word or a number.
    pub(crate) fn is_word(&self) -> bool {
        self.word
    }

    /// Whether it is this mark.
    pub(crate) fn is(&self, mark: &str) -> bool {
        !self.word && self.fold == mark
    }
}

const APOSTROPHES: [char; 3] = ['\'', '’', '‘'];

/// The words and marks of `text`.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    tokens_from(text, 0)
}

/// The words and marks of a part of a text that begins at byte `offset`.
pub(crate) fn tokens_from(part: &str, offset: usize) -> Vec<Token> {
    let mut found = Vec::with_capacity(part.len() / 5);
    let mut rest = part.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() || first.is_control() || is_invisible(first) {
            continue;
        }
        // `said` in `[said](https://…)` is all that a reader sees of it.
        if first == '[' && opens_link(&part[start + 1..]) {
            continue;
        }
        if let Some(target) = link_target(&part[start..]) {
            while rest.next_if(|&(place, _)| place < start + target).is_some() {}
            continue;
        }
        let mut end = start + first.len_utf8();
        if !first.is_alphanumeric() {
            let fold = part[start..end].to_owned();
            let (start, end) = (offset + start, offset + end);
            found.push(Token {
                start,
                end,
                fold,
                capital: false,
                all_capitals: false,
                possessive: false,
                word: false,
            });
            continue;
        }
        while let Some(&(place, letter)) = rest.peek() {
            // `cease\u{ad}fire`, which may be broken there, is one word.
            if is_invisible(letter) {
                rest.next();
                continue;
            }
            let next = part[place + letter.len_utf8()..].chars().next();
            let joins = letter.is_alphanumeric()
                || is_combining_mark(letter)
                || (next.is_some_and(char::is_alphanumeric) && is_joint(part, start, place, letter, next))
                || (letter == '.' && is_abbreviation(&part[start..place]));
            if !joins {
                break;
            }
            end = place + letter.len_utf8();
            rest.next();
        }
        found.push(word(&part[start..end], offset + start, first.is_uppercase()));
    }
    found
}

/// Whether what stands behind a bracket is the text of a link as Markdown writes them.
fn opens_link(text: &str) -> bool {
    let end = text.find(['[', ']']);
    end.is_some_and(|end| link_target(&text[end..]).is_some())
}

/// Of how many bytes the end of a link is, where it begins here: `](https://…)`.
pub(crate) fn link_target(text: &str) -> Option<usize> {
    const OPENS: &str = "](http";
    const LONGEST: usize = 2_000;
    let address = text.strip_prefix(OPENS)?;
    let end = address.bytes().take(LONGEST).position(|byte| byte == b')')?;
    Some(OPENS.len() + end + 1)
}

fn word(text: &str, start: usize, capital: bool) -> Token {
    let plain = APOSTROPHES.iter().find_map(|&mark| text.strip_suffix('s')?.strip_suffix(mark));
    let fold = fold(plain.unwrap_or(text));
    let all_capitals = capital && plain.unwrap_or(text).chars().all(|letter| !letter.is_lowercase());
    Token {
        start,
        end: start + text.len(),
        fold,
        capital,
        all_capitals,
        possessive: plain.is_some(),
        word: true,
    }
}

/// Small letters without accents; `U.S.` without its points, `won’t` with a straight apostrophe.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut fold = word.to_ascii_lowercase();
        if fold.contains('.') && fold.bytes().all(|byte| byte == b'.' || byte.is_ascii_alphabetic()) {
            fold.retain(|letter| letter != '.');
        }
        return fold;
    }
    let plain = word.nfkd().filter(|&letter| !(is_accent(letter) || is_invisible(letter)));
    plain
        .flat_map(char::to_lowercase)
        .map(|letter| if APOSTROPHES.contains(&letter) { '\'' } else { letter })
        .collect()
}

/// Words of a text as one line that shows all there is in them.
pub(crate) fn in_one_line(text: &str) -> String {
    let seen: String = text.chars().filter(|&letter| !is_invisible(letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Accents of Latin, Greek and Cyrillic letters; the vowels of other scripts tell words apart.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Whether a mark within a word belongs to it: `don't`, `cease-fire`, `U.S`, `1,100`, `9:07` apart.
fn is_joint(text: &str, start: usize, place: usize, mark: char, next: Option<char>) -> bool {
    let before = text[start..place].chars().next_back();
    let digits = before.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    match mark {
        '-' | '\u{2011}' => true,
        '\'' | '’' | '‘' => {
            before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic)
        }
        ',' => digits,
        '.' => digits || is_abbreviation(&text[start..place]),
        _ => false,
    }
}

/// Whether what stands so far is one letter, or letters each behind a point: `U` or `U.S`.
fn is_abbreviation(text: &str) -> bool {
    text.len() <= 8
        && text.split('.').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.fold).collect()
    }

    #[test]
    fn words_keep_what_joins_them_and_lose_what_typesetting_adds() {
        assert_eq!(
            folds("Northland’s cease-fire won’t hold."),
            ["northland", "cease-fire", "won't", "hold", "."]
        );
        assert_eq!(folds("the U.S. and Erdoğan"), ["the", "us", "and", "erdogan"]);
        assert_eq!(folds("1,100 or 5.5"), ["1,100", "or", "5.5"]);
    }

    #[test]
    fn what_is_not_seen_parts_no_word_and_an_accent_is_of_its_letter() {
        assert_eq!(folds("\u{feff}cease\u{ad}fire\u{200b} now"), ["ceasefire", "now"]);
        assert_eq!(folds("o\u{301}f of\u{5ac} it"), ["of", "of\u{5ac}", "it"]);
        let word = &tokens("a cease\u{ad}fire\u{200b} now")[1];
        assert_eq!((word.start, word.end), (2, 2 + "cease\u{ad}fire".len()));
    }

    #[test]
    fn of_a_link_the_text_is_read_and_no_address() {
        assert_eq!(
            folds("Gull [said](https://example.org/a) [his] no."),
            ["gull", "said", "[", "his", "]", "no", "."]
        );
        assert_eq!(
            folds("[a](https://example.org"),
            ["[", "a", "]", "(", "https", ":", "/", "/", "example", ".", "org"]
        );
        let link = tokens("[said](https://example.org/a)");
        assert_eq!((link[0].start, link[0].end, link.len()), (1, 5, 1));
    }

    #[test]
    fn a_possessive_is_known_and_told_from_a_short_form() {
        let words = tokens("Kyiv's don't");
        assert_eq!((words[0].possessive, words[1].possessive), (true, false));
        assert_eq!((words[0].start, words[0].end), (0, 6));
    }

    #[test]
    fn capitals_are_told_from_a_capital() {
        let text = "US Us us";
        let capitals: Vec<bool> = tokens(text).iter().map(|word| word.all_capitals).collect();
        assert_eq!(capitals, [true, false, false]);
    }
}
