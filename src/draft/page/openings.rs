//! What a line opens with, before what it says: a dateline, a label, who speaks.

use crate::draft::words::{ENGLISH, Role, Token};

/// How many bytes of a paragraph are its dateline: `LONDON, April 12 (Reuters) - `, `MOSCOW, May 4. /TASS/. `.
pub(crate) fn dateline(line: &str) -> usize {
    let end = (0..=line.len().min(110)).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
    let head = &line[..end];
    let agency =
        |name: &str| ENGLISH.layout.entries("agencies").any(|agency| name.trim().starts_with(agency));
    for (open, close) in [('(', ')'), ('/', '/')] {
        let Some((before, rest)) = head.split_once(open) else { continue };
        let Some((name, after)) = rest.split_once(close) else { continue };
        if agency(name) && !before.contains(['"', '“']) && before.split_whitespace().count() <= 9 {
            let skipped = after.trim_start_matches(|c: char| c.is_whitespace() || "-–—.,:*".contains(c));
            return head.len() - skipped.len();
        }
    }
    if let Some((place, _)) = head.split_once(": ")
        && place.split_whitespace().count() <= 3
        && place.len() > 3
        && place.chars().all(|c| c.is_uppercase() || c.is_whitespace())
    {
        return place.len() + 2;
    }
    for dash in [" — ", " – ", " -- ", " - ", "— ", " • "] {
        // `Port North AFP —` may stand in a line of its own.
        let alone = || line.strip_suffix(dash.trim_end()).filter(|place| place.len() < head.len());
        let Some(place) = head.split_once(dash).map(|(place, _)| place).or_else(alone) else { continue };
        let letters = place.chars().filter(|c| c.is_alphabetic());
        let capitals = place.chars().take_while(|c| !c.is_lowercase()).filter(|c| c.is_alphabetic()).count();
        // `Port North AFP — `
        let signed = place
            .rsplit(' ')
            .next()
            .is_some_and(|last| ENGLISH.layout.entries("agencies").any(|agency| agency == last));
        if place.split_whitespace().count() <= 5 && (capitals >= 3 || signed) && letters.count() <= 30 {
            return (place.len() + dash.len()).min(line.len());
        }
    }
    0
}

/// How many tokens a label is of with which a paragraph opens: `Details: Northland said`.
pub(crate) fn label(words: &[Token]) -> usize {
    const LONGEST: usize = 4;
    let Some(colon) = words.iter().take(LONGEST).position(|word| word.is(":")) else { return 0 };
    let label: Vec<&str> = words[..colon].iter().map(|word| word.fold.as_str()).collect();
    let label = label.join(" ");
    if ENGLISH.layout.entries("labels").any(|entry| entry == label) { colon + 1 } else { 0 }
}

/// The name of who speaks, with which a line of a transcript opens: `PRESIDENT NORTH:` or `Q `.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// How many tokens the name is of.
    pub(crate) name: usize,
    /// How many tokens stand before what is said.
    pub(crate) said: usize,
    /// Whether it cannot be anything else, as a name all in capitals cannot.
    pub(crate) plain: bool,
}

/// Who speaks, where a line opens with that.
pub(crate) fn turn(words: &[Token]) -> Option<Turn> {
    const LONGEST: usize = 8;
    let first = words.first()?;
    if first.fold == "q" && first.capital && words.get(1).is_some_and(|next| next.capital) {
        return Some(Turn { name: 1, said: 1, plain: true });
    }
    let colon = words.iter().take(LONGEST + 1).position(|word| word.is(":"))?;
    let names = words.get(..colon)?;
    let marks = [".", "(", ")", ",", "[", "]"];
    let fits =
        |word: &Token| if word.is_word() { word.capital } else { marks.iter().any(|mark| word.is(mark)) };
    let plain = names.iter().filter(|word| word.is_word()).all(|word| word.all_capitals);
    // A page may have what is said in the next line.
    let alone = words.len() == colon + 1;
    let long = names.iter().any(Token::is_word) && (words.len() > colon + 2 || alone);
    // `THE FACTS:` names nobody, `THE PRESIDENT:` does.
    let people = &ENGLISH.people;
    let nobody = people.no_name.contains(&first.fold)
        || matches!(people.role.at(names), Some((length, Role::Determiner)) if people.role.at(&names[length..]).is_none());
    // A transcript has no marks around what is said; a report that quotes somebody behind a label does.
    let quoted =
        words.get(colon + 1).is_some_and(|next| ["“", "\"", "«", "‘"].iter().any(|mark| next.is(mark)));
    (names.iter().all(fits) && long && !nobody && !quoted).then_some(Turn {
        name: colon,
        said: colon + 1,
        plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::words::tokens;

    #[test]
    fn a_dateline_is_no_part_of_the_sentence() {
        assert_eq!(dateline("LONDON, April 12 (Reuters) - Northland said"), 29);
        assert_eq!(dateline("KYIV, Ukraine (AP) — Northland said"), "KYIV, Ukraine (AP) — ".len());
        assert_eq!(dateline("MOSCOW, May 4. /TASS/. Northland said"), 23);
        assert_eq!(dateline("Port North AFP — Northland said"), "Port North AFP — ".len());
        assert_eq!(dateline("Port North, NC AFP —"), "Port North, NC AFP —".len());
        assert_eq!(dateline("Northland (and Southland) said"), 0);
        assert_eq!(dateline("Northland said it — and only it — would talk"), 0);
    }

    #[test]
    fn a_heading_before_a_colon_is_nobodys_turn() {
        let named = |line: &str| turn(&tokens(line)).map(|turn| turn.name);
        assert_eq!(named("PRESIDENT GULL: The islands are ours."), Some(2));
        assert_eq!(named("THE PRESIDENT: The islands are ours."), Some(2));
        assert_eq!(named("THE FACTS: The islands are ours."), None);
        assert_eq!(named("WHAT GULL SAID: The islands are ours."), None);
    }

    #[test]
    fn a_label_before_speech_in_marks_is_no_turn_and_others_are_no_part_of_the_text() {
        let words = |line: &str| tokens(line);
        assert_eq!(turn(&words("Ann Gull: “The islands are ours.”")), None);
        assert!(turn(&words("Ann Gull: The islands are ours.")).is_some());
        assert_eq!(label(&words("More details: Northland said so.")), 3);
        assert_eq!(label(&words("Northland: Southland said so.")), 0);
        assert_eq!(label(&words("The details are these.")), 0);
    }
}
