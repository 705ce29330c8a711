//! What an article is called, and the site whose name stands beside that.

use super::houses::{desk_of, house, is_section};
use crate::draft::page::{CUT, Page, announcement};
use crate::draft::words::{ENGLISH, Token, tokens};
use std::ops::Range;

/// What a title's line says: the title's bytes, and the publisher that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) range: Range<usize>,
    pub(crate) publisher: Option<String>,
}

/// The page's title, without the site's name and what sites put before.
pub(crate) fn title(text: &str, page: &Page) -> Option<Title> {
    let line = page.title()?;
    Some(cleaned(text, line.range.clone()))
}

fn cleaned(text: &str, range: Range<usize>) -> Title {
    let mut found = Title { range, publisher: None };
    // What stands between upright lines is the site's, but for the longest part.
    let line = &text[found.range.clone()];
    let parts: Vec<&str> = line.split(" | ").collect();
    let known = parts.iter().rev().find_map(|part| house(part));
    // `Remarks by the minister | Port North, Northland`: where it was said is of the title.
    let place = known.is_none() && parts[parts.len() - 1].contains(',');
    if parts.len() > 1 && !place {
        let longest = parts.iter().copied().max_by_key(|part| part.len()).unwrap_or(line);
        let first = parts[0];
        let title = if first.len() * 2 >= longest.len() && house(first).is_none() { first } else { longest };
        let last = parts[parts.len() - 1].trim();
        let own = last != title
            && last.split_whitespace().count() <= 6
            && !is_section(last)
            && !last.contains(|c: char| c.is_ascii_digit());
        found.publisher = known.map(str::to_owned).or_else(|| own.then(|| last.to_owned()));
        let start = found.range.start + (title.as_ptr() as usize - line.as_ptr() as usize);
        found.range = start..start + title.len();
    }
    // A day behind the title is the page's.
    if let Some((title, day)) =
        text[found.range.clone()].rsplit_once(" – ").or_else(|| text[found.range.clone()].rsplit_once(" - "))
        && day.contains(|c: char| c.is_ascii_digit())
        && day.chars().all(|c| c.is_ascii_digit() || "/.- ".contains(c))
    {
        found.range.end = found.range.start + title.len();
    }
    for separator in [" - ", " – ", " — ", " :: ", " : ", " » ", " • ", " · "] {
        let line = &text[found.range.clone()];
        let Some((title, site)) = line.rsplit_once(separator) else { continue };
        if is_site(site.trim()) && title.split_whitespace().count() >= 3 {
            let known = house(site).or_else(|| desk_of(site.trim()));
            found.publisher = found.publisher.or_else(|| Some(known.unwrap_or(site.trim()).to_owned()));
            found.range.end = found.range.start + title.len();
        }
    }
    found.range.start += announcement(&text[found.range.clone()]);
    let title = text[found.range.clone()]
        .trim_matches(|c: char| c.is_whitespace() || c == '#' || c == '*' || c == '\u{feff}');
    let title = CUT.iter().find_map(|mark| title.strip_suffix(mark)).unwrap_or(title);
    let start = title.as_ptr() as usize - text.as_ptr() as usize;
    found.range = start..start + title.len();
    found
}

/// Whether what stands behind a dash names a site.
fn is_site(name: &str) -> bool {
    let words: Vec<Token> = tokens(name).into_iter().filter(Token::is_word).collect();
    if house(name).is_some() || desk_of(name).is_some() {
        return true;
    }
    // `EUobserver`: one word with a capital within it, or a domain.
    let domain = !name.contains(' ')
        && (name.contains('.')
            || name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase));
    let capitals = words.iter().all(|word| word.capital || word.fold.len() <= 3);
    domain
        || words.len() <= 6
            && capitals
            && words.iter().any(|word| ENGLISH.layout.entries("site-names").any(|name| word.fold == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(line: &str) -> (String, Option<String>) {
        let title = cleaned(line, 0..line.len());
        (line[title.range].to_owned(), title.publisher)
    }

    #[test]
    fn a_title_is_without_the_sites_name() {
        let title = "Northland offers talks on the harbour";
        for (line, publisher) in [
            (format!("{title} - Reuters"), Some("Reuters")),
            (format!("{title} | Harbour War News | Al Jazeera"), Some("Al Jazeera")),
            (format!("{title} | World | News"), None),
            (format!("Breaking: {title} – The Harbour Times"), Some("The Harbour Times")),
            (format!("{title} — RT Russia & Former Soviet Union"), Some("RT")),
            (format!("{title} - BBC News World"), Some("BBC News")),
            (format!("{title} ..."), None),
            (title.to_owned(), None),
        ] {
            assert_eq!(clean(&line), (title.to_owned(), publisher.map(str::to_owned)), "{line}");
        }
    }

    #[test]
    fn who_is_quoted_behind_a_dash_is_no_site() {
        assert_eq!(
            clean("No talks before the ships leave - Gull").0,
            "No talks before the ships leave - Gull"
        );
    }
}
