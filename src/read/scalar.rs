//! Another text in the place of a scalar, for whoever mends a file without touching anything else of it.

use super::faults::Faults;
use super::yaml::{self, Kind, Node};
use crate::text::{Span, TextFile};
use std::fmt::Write as _;

/// `text` written so that it can replace the scalar at `span`, in that scalar's own style where it can hold the text
/// and in quotation marks where not. `item` is the mapping or list around it.
///
/// None where the item would not read back to precisely that text with everything else as it was; the line end that
/// belongs to a block scalar's own style is not counted.
pub fn rewritten(file: &TextFile, item: Span, span: Span, text: &str) -> Option<String> {
    if text.chars().any(|c| c == '\n' || c == '\r') || !(item.start <= span.start && span.end <= item.end) {
        return None;
    }
    let place = file.place(item.start);
    // The item alone, as far to the right as it stands, so that its lines keep their indentation.
    let indent = " ".repeat(place.column.saturating_sub(1).min(1000) as usize);
    let body = file.slice(item);
    let at = (span.start - item.start) as usize..(span.end - item.start) as usize;
    let (head, tail) = (body.get(..at.start)?, body.get(at.end..)?);
    let old = scalars(&format!("{indent}{body}\n"))?;
    let start = u32::try_from(indent.len() + at.start).ok()?;
    let target = old.iter().position(|scalar| scalar.start == start)?;
    let holds = |written: &String| {
        let Some(new) = scalars(&format!("{indent}{head}{written}{tail}\n")) else { return false };
        let same = |(place, (old, new)): (usize, (&Scalar, &Scalar))| {
            if place == target {
                !new.null && (new.text == text || new.text.strip_suffix('\n') == Some(text))
            } else {
                old.text == new.text && old.null == new.null
            }
        };
        old.len() == new.len() && old.iter().zip(&new).enumerate().all(same)
    };
    styles(body.get(at)?, head, text).into_iter().find(holds)
}

/// The ways to write the text, the style of what stood there first.
fn styles(old: &str, head: &str, text: &str) -> Vec<String> {
    let single = || format!("'{}'", text.replace('\'', "''"));
    let unseen = text.chars().any(is_unseen);
    match old.chars().next() {
        // The parser would take them as they are, and no reader of the file would know.
        _ if unseen => vec![double(text)],
        Some('\'') => vec![single(), double(text)],
        Some('"') => vec![double(text)],
        _ if is_block(head) => vec![text.to_owned()],
        _ => vec![text.to_owned(), double(text)],
    }
}

fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_unseen(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a reader of the file would not see the character: controls, zero widths, marks of direction.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether what stands before a scalar is the header of a block (`|` or `>`).
fn is_block(head: &str) -> bool {
    let line = head.trim_end().rsplit('\n').next().unwrap_or_default();
    let line = line.split_once(" #").map_or(line, |(line, _)| line).trim_end();
    let line = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
    head.trim_end_matches(' ').ends_with('\n') && line.ends_with(['|', '>'])
}

struct Scalar {
    start: u32,
    text: String,
    null: bool,
}

/// Every scalar of a text, keys included, in order; none where it cannot be read without a fault.
fn scalars(text: &str) -> Option<Vec<Scalar>> {
    let file = TextFile::new("", text);
    let mut faults = Faults::new(&file);
    let tree = yaml::parse(&file, &mut faults)?;
    let mut found = Vec::new();
    collect(&tree, &mut found);
    Some(found)
}

fn collect(node: &Node<'_>, found: &mut Vec<Scalar>) {
    match &node.kind {
        Kind::Scalar { text, .. } => {
            found.push(Scalar { start: node.span.start, text: text.to_string(), null: node.is_null() });
        }
        Kind::List(items) => items.iter().for_each(|item| collect(item, found)),
        Kind::Map(pairs) => {
            for (key, value) in pairs {
                found.push(Scalar { start: key.span.start, text: key.text.to_string(), null: false });
                collect(value, found);
            }
        }
        Kind::Refused => found.push(Scalar { start: node.span.start, text: String::new(), null: true }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Memory, read};
    use proptest::prelude::*;

    const REGISTRIES: [(&str, &str); 2] =
        [("positions/parties.yaml", "north: {name: N}"), ("positions/issues.yaml", "peace: {question: P?}")];

    /// What becomes of the first quote of a record's file, the quote being given as the file writes it.
    fn mended(record: &str, text: &str) -> Option<(String, String)> {
        let file = format!("article: {{seed: a.txt, title: A, published: 2022}}\nrecords:\n  - {record}");
        let read_quote = |file: &str| {
            let path = "positions/a.yaml";
            let files = REGISTRIES.into_iter().chain([(path, file)]).collect::<Memory>();
            let mut reading = read(&files);
            assert_eq!(reading.faults, [], "{file}");
            let article = reading.corpus.articles.remove(0);
            let quote = article.citations[0].quotes[0].clone();
            (article.citations[0].span, quote, article.file)
        };
        let (item, quote, old) = read_quote(&file);
        let written = rewritten(&old, item, quote.span, text)?;
        let mut new = file.clone();
        new.replace_range(quote.span.range(), &written);
        let (_, read_back, _) = read_quote(&new);
        Some((new[file.find("quote:").unwrap()..].to_owned(), read_back.value.into()))
    }

    fn in_block(quote: &str, text: &str) -> String {
        let record = format!("party: north\n    issue: peace\n    stance: S.\n    {quote}\n    note: n");
        let (file, read_back) = mended(&record, text).unwrap();
        assert_eq!(read_back.trim_end_matches('\n'), text);
        file.strip_suffix("\n    note: n").unwrap().to_owned()
    }

    #[test]
    fn a_plain_scalar_stays_plain_where_it_can_hold_the_text() {
        assert_eq!(in_block("quote: one  # why", "two, three"), "quote: two, three  # why");
        assert_eq!(in_block("quote: one\n      more", "two"), "quote: two");
        assert_eq!(in_block("quote: one", "two: three"), "quote: \"two: three\"");
        assert_eq!(in_block("quote: one", "\"two\" # \\"), "quote: \"\\\"two\\\" # \\\\\"");
        assert_eq!(in_block("quote: one", "null"), "quote: \"null\"");
        assert_eq!(in_block("quote: [one, x]", "two, three"), "quote: [\"two, three\", x]");
    }

    #[test]
    fn a_quoted_scalar_keeps_its_quotation_marks_and_the_comment_behind() {
        assert_eq!(in_block("quote: 'it''s'  # why", "isn't"), "quote: 'isn''t'  # why");
        assert_eq!(in_block("quote: \"it \\\" is\" # why", "say \"no\""), "quote: \"say \\\"no\\\"\" # why");
        assert_eq!(in_block("quote: 'one'", "a\u{1b}b"), "quote: \"a\\u001bb\"");
    }

    #[test]
    fn a_block_scalar_stays_a_block() {
        assert_eq!(in_block("quote: >-\n      one\n      more", "two: 'x'"), "quote: >-\n      two: 'x'");
        assert_eq!(in_block("quote: |\n      one", "two # three"), "quote: |\n      two # three");
        assert_eq!(
            in_block("quote:\n      - >-\n        one\n      - x", "two"),
            "quote:\n      - >-\n        two\n      - x"
        );
    }

    #[test]
    fn a_record_in_braces_is_mended_too() {
        let record = "{party: north, issue: peace, stance: S., quote: one}";
        let (file, _) = mended(record, "two, {three}").unwrap();
        assert_eq!(file, "quote: \"two, {three}\"}");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_to_precisely_the_text(text in "[^\\n\\r\\x00]{1,40}", style in 0..4_usize) {
            let quote = ["quote: one", "quote: 'one'", "quote: \"one\"", "quote: [one]"][style];
            let record = format!("party: north\n    issue: peace\n    stance: S.\n    {quote}\n    note: n");
            if let Some((_, read_back)) = mended(&record, &text) {
                prop_assert_eq!(read_back, text);
            }
        }
    }
}
