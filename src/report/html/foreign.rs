//! Foreign text on its way into the page: controls shown, length bounded, addresses judged.

use crate::report::escape;
use unicode_segmentation::UnicodeSegmentation;

/// Foreign text as the page holds it: controls shown as numbers. The templates escape what HTML would read.
pub(super) fn text(foreign: &str) -> String {
    escape::terminal(foreign).into_owned()
}

/// Foreign text that stands in many places, cut to `most` letters where somebody made a name of thousands; whole it
/// stands under its article.
pub(super) fn brief(foreign: &str, most: usize) -> String {
    let text = text(foreign);
    // A letter has at least a byte, so what is short enough in bytes is so in letters.
    if text.len() <= most || text.graphemes(true).nth(most).is_none() {
        return text;
    }
    text.graphemes(true).take(most - 1).chain(["…"]).collect()
}

/// Letters of a name, of a question, and of a sentence wherever it is not the only place that has it.
pub(super) const NAME: usize = 80;
pub(super) const QUESTION: usize = 240;
pub(super) const SENTENCE: usize = 600;

/// An address that may be a link: of the web, and nothing that a browser would run.
pub(super) fn web(url: &str) -> Option<String> {
    let scheme = url.split_once("://")?.0;
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (known && !url.contains(|c: char| c.is_control() || c.is_whitespace())).then(|| text(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_thousands_of_letters_is_cut_and_one_of_a_few_is_not() {
        assert_eq!(brief(&"x".repeat(10_000), 5), "xxxx…");
        assert_eq!(brief("Åland", 5), "Åland");
        assert_eq!(brief("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2), "👩‍👩‍👧…");
        assert_eq!(brief("\u{202e}ab", 100), "\\u{202e}ab");
    }

    #[test]
    fn only_the_web_is_a_link() {
        assert_eq!(web("https://example.org/a?b#c").as_deref(), Some("https://example.org/a?b#c"));
        assert_eq!(web("HTTP://example.org").as_deref(), Some("HTTP://example.org"));
        for url in
            ["javascript://%0aalert(1)", "data://x", "file:///etc", "//example.org", "http:/x", "https://a b"]
        {
            assert_eq!(web(url), None, "{url}");
        }
    }
}
