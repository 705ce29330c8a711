//! What a line is, told by itself: text, a date, a caption, the site's own words.

use super::openings::{dateline, turn};
use crate::draft::words::{DATES, ENGLISH, Token, dates, link_target};
use std::sync::LazyLock;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The article's title.
    Title,
    /// A line of its own above a part of it, or a summary of it.
    Heading,
    /// Its text.
    Body,
    /// What stands under a picture.
    Caption,
    /// When, by whom, where: no sentence.
    Date,
    /// Another article's title.
    Teaser,
    /// The site's own words.
    Site,
}

struct Signs {
    opens: Vec<String>,
    holds: Vec<String>,
    ends: Vec<String>,
    credit: Vec<&'static str>,
    pictured: Vec<String>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let layout = &ENGLISH.layout;
    Signs {
        opens: layout.folded("opens"),
        holds: layout.folded("holds"),
        ends: layout.folded("ends"),
        credit: layout.entries("credit").collect(),
        pictured: layout.folded("pictured"),
    }
});

/// Whether an article ends before a line that begins so.
pub(super) fn ends(line: &str) -> bool {
    let low = head(line).to_lowercase();
    SIGNS.ends.iter().any(|sign| low.starts_with(sign.as_str()))
}

/// The first bytes of a line, enough to know it by.
fn head(line: &str) -> &str {
    let end = (0..=line.len().min(240)).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
    let head = line[..end].trim_start_matches(['*', '-', '•', '·', '|', '>', '#', ' ']);
    // `1. Skip to content`
    let counted = head.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ");
    counted.unwrap_or(head)
}

/// What a line is by what stands in it.
pub(super) fn kind(line: &str, words: &[Token]) -> Kind {
    let low = head(line).to_lowercase();
    let signs = &*SIGNS;
    let count = words.iter().filter(|word| word.is_word()).count();
    let ended = is_sentence(line);
    if count == 0 || is_link(line) || low.starts_with("http") || low.starts_with("www.") {
        return Kind::Site;
    }
    if is_date_line(line, words) {
        return Kind::Date;
    }
    // `Comment by Ann Gull` is a text's title, and no invitation to comment.
    let stated = ENGLISH.statement.at(words).is_some();
    let opens = !stated && signs.opens.iter().any(|sign| opens_with(&low, sign));
    if (opens && (line.len() < 160 || !ended))
        || (line.len() < 220 && signs.holds.iter().any(|sign| low.contains(sign.as_str())))
    {
        return Kind::Site;
    }
    if line.len() < 700 && is_caption(line, &low, signs) {
        return Kind::Caption;
    }
    if is_menu(line) {
        return Kind::Site;
    }
    let bullet = is_listed(line);
    let asks = turn(words).is_some_and(|turn| turn.said == 1);
    let speech = line.ends_with(['”', '"']) && count >= 10 && line.contains(['“', ',', ':'])
        || line.starts_with(['“', '"']) && count >= 20;
    if asks || speech {
        return Kind::Body;
    }
    match (ended, bullet) {
        _ if line.starts_with("# ") || line.starts_with("##") => Kind::Heading,
        (true, _) => Kind::Body,
        (false, true) if line.len() < 200 => Kind::Teaser,
        // A long line is text, whatever it ends in; so is one that breaks off in a quotation or before a list.
        _ if line.len() >= 160 || line.ends_with([':', ';', ',']) && count > 6 => Kind::Body,
        _ => Kind::Heading,
    }
}

/// Whether most that can be read of a line is the text of a link: `Read more: [Gull says no](https://…)`.
fn is_link(line: &str) -> bool {
    /// Of so many words outside its links a line is a sentence.
    const SENTENCE: usize = 8;
    let count =
        |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let (mut outside, mut inside, mut rest) = (0, 0, line);
    while let Some((place, length)) =
        rest.match_indices(']').find_map(|(place, _)| Some((place, link_target(&rest[place..])?)))
    {
        let opens = rest[..place].rfind('[').unwrap_or(place);
        outside += count(&rest[..opens]);
        inside += 1 + count(&rest[opens..place]);
        rest = &rest[place + length..];
    }
    outside += count(rest);
    inside > 0 && (outside < SENTENCE || outside < inside)
}

/// Whether a line is a row of the site's parts: `News | World | Harbour`. A title may stand before two of them.
fn is_menu(line: &str) -> bool {
    let parts = || line.split(['|', '/', '›']).filter(|part| !part.trim().is_empty());
    let most = if parts().count() > 3 { 3 } else { 2 };
    let short =
        |part: &str| part.split_whitespace().count() <= most && !part.contains(|c: char| c.is_ascii_digit());
    !line.contains("://") && parts().count() >= 3 && parts().all(short)
}

/// `Breaking: is it over?`: how many bytes of a line are what sites put before a title.
pub(crate) fn announcement(line: &str) -> usize {
    let opens =
        |prefix: &&str| line.get(..prefix.len()).is_some_and(|opening| opening.eq_ignore_ascii_case(prefix));
    ENGLISH.layout.entries("prefix").find(opens).map_or(0, str::len)
}

/// Whether a line stands in a list.
pub(super) fn is_listed(line: &str) -> bool {
    line.starts_with(['*', '•', '·', '-', '–', '>'])
}

/// How a line ends of which the end is cut off.
pub(crate) const CUT: [&str; 2] = [" ...", " …"];

/// Whether most words have a capital, as some houses write their titles.
pub(super) fn in_capitals(words: &[Token]) -> bool {
    let long = || words.iter().filter(|word| word.fold.len() > 3);
    long().filter(|word| word.capital).count() * 4 >= long().count() * 3
}

/// Whether `sign` stands at the head of a line, and no word merely begins like it.
fn opens_with(line: &str, sign: &str) -> bool {
    line.strip_prefix(sign).is_some_and(|rest| {
        !sign.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether a line ends as sentences do, and is not cut off: `Northland says it will …`.
pub(super) fn is_sentence(line: &str) -> bool {
    let cut = CUT.iter().any(|mark| line.ends_with(mark));
    !cut && line
        .trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“', '*', ' '])
        .ends_with(['.', '!', '?', '…'])
}

fn is_caption(line: &str, low: &str, signs: &Signs) -> bool {
    let credited = signs.credit.iter().any(|sign| line.contains(sign));
    let pictured = signs.pictured.iter().any(|sign| low.contains(sign.as_str()));
    let quoted = line.contains(['“', '"']);
    (credited && (!quoted || line.len() < 300) && dateline(line) == 0)
        || (pictured && line.len() < 300 && !quoted)
}

/// Whether a line says when, and little else.
pub(super) fn is_date_line(line: &str, words: &[Token]) -> bool {
    // A file of a picture may be called by its day.
    if line.len() > 120 || line.contains('_') && !line.contains(' ') {
        return false;
    }
    if !dates::named(words).iter().any(|day| day.year.is_some()) {
        return false;
    }
    // `By Ann Gull and Jo Lee April 7, 2022 GMT`
    let byline = ENGLISH
        .layout
        .entries("bylines")
        .any(|by| line.strip_prefix(by).is_some_and(|rest| rest.starts_with(' ')));
    let last = dates::named(words).last().is_some_and(|day| day.year.is_some() && day.end + 2 >= words.len());
    // `Story by Ann Gull. April 7, 2022.` has no word but of the byline that is in small letters.
    let small = words.iter().filter(|word| word.is_word() && !word.capital && word.fold.len() > 2);
    let small = small.filter(|word| word.fold.starts_with(char::is_alphabetic)).count();
    if byline && last && (!is_sentence(line) || small == 0) {
        return true;
    }
    let others = others(words);
    others <= 4 && !is_sentence(line) || others <= 1
}

/// How many words of a date line are neither of the date nor of the time.
pub(super) fn others(words: &[Token]) -> usize {
    let days = dates::named(words);
    let other = |place: usize, word: &Token| {
        word.is_word()
            && !days.iter().any(|day| (day.first..day.end).contains(&place))
            && !word.fold.starts_with(|c: char| c.is_ascii_digit())
            && dates::weekday(word).is_none()
            && dates::month(word).is_none()
            && word.fold.len() > 2
    };
    let labels = || DATES.entries("published").chain(DATES.entries("updated"));
    let label = |word: &Token| labels().any(|label| label == word.fold);
    words.iter().enumerate().filter(|&(place, word)| other(place, word) && !label(word)).count()
}
