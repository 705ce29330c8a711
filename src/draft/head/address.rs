//! The addresses in a text that are the page's own.

use crate::draft::page::{Kind, Page};
use crate::draft::words::Token;

/// The addresses of the page itself: those with the title's words in them, those which a careless copy has made of it and the
/// path of a link (`…/</the/path>`), and the first, if a line above the text or the text itself opens with it.
pub(super) fn own_addresses<'t>(text: &'t str, page: &Page) -> impl Iterator<Item = &'t str> {
    /// More addresses than any article's page has, and more bytes than any address.
    const MOST: usize = 500;
    let title: Vec<String> = page.title().map(|line| long_words(&line.words)).unwrap_or_default();
    let body = page.of(Kind::Body).next().map_or(0, |line| line.range.start);
    text.match_indices("http").take(MOST).enumerate().filter_map(move |(place, (start, _))| {
        let ends = |&(at, c): &(usize, char)| at >= MOST || c.is_whitespace() || ")>\"”]".contains(c);
        let rest = &text[start..];
        let rest = &rest[..rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)];
        let (address, glued) = rest.split_once("/<").map_or((rest, false), |(own, _)| (own, true));
        let low = address.to_lowercase();
        let said = title.iter().filter(|word| low.contains(*word)).count();
        let titled = title.len() >= 3 && said * 10 >= title.len() * 7;
        let opens = place == 0 && start <= body && (start == 0 || text[..start].ends_with('\n'));
        (glued || titled || opens).then_some(address)
    })
}

/// The words by which a title can be told.
fn long_words(words: &[Token]) -> Vec<String> {
    let long = words.iter().filter(|word| word.is_word() && word.fold.len() > 3);
    long.map(|word| word.fold.clone()).collect()
}

/// Whose address it is: `www.gull.example` of `https://www.gull.example/talks`.
pub(super) fn host(address: &str) -> &str {
    let behind = address.split_once("://").map_or(address, |(_, behind)| behind);
    behind.split(['/', '?', '#', ':']).next().unwrap_or(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_own_address_has_the_titles_words_or_opens_the_text() {
        let own = |above: &str, inside: &str| {
            let text = format!(
                "Northland offers talks on ferries\n\n{above}\n\nNorthland said that it was ready to talk, see {inside} on that.\n"
            );
            let page = Page::read(&text);
            own_addresses(&text, &page).map(str::to_owned).collect::<Vec<_>>()
        };
        let (gull, ferries) =
            ("https://gull.example/a1", "https://tern.example/northland-offers-talks-ferries");
        assert_eq!(own(gull, "https://tern.example/b2"), [gull]);
        assert_eq!(own("By Ann Gull", ferries), [ferries]);
        // What follows it may be another page's.
        assert_eq!(own(&format!("{gull}\n\nhttps://tern.example/c3"), "it"), [gull]);
        assert!(own("By Ann Gull", gull).is_empty());
    }

    #[test]
    fn a_host_is_what_stands_before_the_path() {
        assert_eq!(host("https://www.gull.example/talks/1"), "www.gull.example");
        assert_eq!(host("http://gull.example?talks"), "gull.example");
    }
}
