//! Links that lead a reader to the very passage: `#:~:text=`, as the draft on URL fragment text directives of the Web
//! Incubator Community Group has it.

use super::words;
use crate::history::Entry;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What a text directive keeps for itself (`&`, `-`, `,`) and what a fragment cannot hold.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b',')
    .add(b'-')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address of the article with a directive for each phrase of its quotes; none where the article has no address.
pub fn to_passage(entry: Entry<'_>) -> Option<String> {
    let url = entry.article.url.as_deref()?;
    let directives: Vec<String> = words::quotes(entry).filter_map(directive).collect();
    if directives.is_empty() {
        return Some(url.to_owned());
    }
    let mark = if url.contains('#') { ":~:" } else { "#:~:" };
    Some(format!("{url}{mark}{}", directives.join("&")))
}

/// `text=start,end` for a quote with a gap, `text=phrase` for one without. The curator's own words match nothing.
fn directive(quote: &str) -> Option<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut rest = quote;
    while let Some(c) = rest.chars().next() {
        let gap = ["[…]", "[...]", "…", "..."].into_iter().find(|gap| rest.starts_with(gap));
        let step = if let Some(gap) = gap {
            parts.push(String::new());
            gap.len()
        } else if c == '['
            && let Some(end) = rest.find(']')
        {
            parts.push(String::new());
            end + 1
        } else {
            parts.last_mut()?.push(c);
            c.len_utf8()
        };
        rest = &rest[step..];
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let encode = |part: &str| utf8_percent_encode(part, ENCODED).to_string();
    match parts[..] {
        [] => None,
        [only] => Some(format!("text={}", encode(only))),
        [first, .., last] => Some(format!("text={},{}", encode(first), encode(last))),
    }
}

#[cfg(test)]
mod tests {
    use super::directive;

    #[test]
    fn a_phrase_is_percent_encoded_with_what_the_directive_keeps_for_itself() {
        assert_eq!(
            directive("so-called “peace”, & more").unwrap(),
            "text=so%2Dcalled%20%E2%80%9Cpeace%E2%80%9D%2C%20%26%20more"
        );
    }

    #[test]
    fn a_gap_makes_a_range_of_two_phrases() {
        assert_eq!(
            directive("reliable guarantees … full member").unwrap(),
            "text=reliable%20guarantees,full%20member"
        );
    }

    #[test]
    fn the_curators_words_are_no_part_of_it() {
        assert_eq!(directive("[Russia] will leave").unwrap(), "text=will%20leave");
        assert_eq!(directive("…"), None);
    }
}
