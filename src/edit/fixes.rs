//! Fixes put into files: only their bytes change, and a file is never left unreadable.

use super::files::{EditError, replace};
use crate::check::{Edit, Finding};
use crate::model::Corpus;
use crate::read::is_readable_yaml;
use crate::text::Span;
use camino::Utf8Path;
use std::collections::BTreeMap;

/// What became of the fixes of one file.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file's path in the project.
    pub path: Box<str>,
    /// How many fixes were made.
    pub made: usize,
    /// How many were not, since they overlap another or would leave the file unreadable.
    pub left: usize,
}

/// Makes the fixes of these findings, file by file. A fix is made whole or not at all.
///
/// # Errors
/// [`EditError`] where a file cannot be written; the files before it are mended.
pub fn mend(root: &Utf8Path, corpus: &Corpus, findings: &[Finding]) -> Result<Vec<Mended>, EditError> {
    let mut by_file: BTreeMap<&str, Vec<&[Edit]>> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        // All fixes so far are of one file each; one of several would have to be made in all of them or in none.
        if let Some(path) = fix.edits.first().map(|edit| &*edit.path)
            && fix.edits.iter().all(|edit| &*edit.path == path)
        {
            by_file.entry(path).or_default().push(&fix.edits);
        }
    }
    let mut mended = Vec::new();
    for (path, fixes) in by_file {
        let Some(file) = corpus.file(path) else { continue };
        let (text, made) = with_edits(file.text(), &fixes);
        if made > 0 {
            replace(root, path, text.as_bytes())?;
        }
        mended.push(Mended { path: path.into(), made, left: fixes.len() - made });
    }
    Ok(mended)
}

/// `text` with as many of the fixes as do not overlap and leave it readable, in their order, and how many those are.
pub fn with_edits(text: &str, fixes: &[&[Edit]]) -> (String, usize) {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut chosen: Vec<&[Edit]> = Vec::new();
    for fix in fixes {
        if fix.iter().all(|edit| text.get(edit.span.range()).is_some() && is_free(&taken, edit.span)) {
            taken.extend(fix.iter().map(|edit| (edit.span.start, edit.span.end)));
            chosen.push(fix);
        }
    }
    let whole = put_in(text, &chosen);
    if is_readable_yaml(&whole) {
        return (whole, chosen.len());
    }
    // One of them does harm: they are tried one by one, which is slow and seldom needed.
    let mut kept: Vec<&[Edit]> = Vec::new();
    for fix in chosen {
        kept.push(fix);
        if !is_readable_yaml(&put_in(text, &kept)) {
            kept.pop();
        }
    }
    (put_in(text, &kept), kept.len())
}

/// Whether the span shares no byte, and no beginning, with those that are taken.
fn is_free(taken: &BTreeMap<u32, u32>, span: Span) -> bool {
    let before = taken.range(..span.start).next_back();
    !taken.contains_key(&span.start)
        && before.is_none_or(|(_, end)| *end <= span.start)
        && taken.range(span.start..).next().is_none_or(|(start, _)| span.end <= *start)
}

fn put_in(text: &str, fixes: &[&[Edit]]) -> String {
    let mut edits: Vec<&Edit> = fixes.iter().copied().flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Case, Levels, LockFile, check};
    use crate::read::{Memory, Texts, read};
    use proptest::prelude::*;

    fn edit(start: u32, end: u32, text: &str) -> Vec<Edit> {
        vec![Edit { path: "a.yaml".into(), span: Span::new(start, end), text: text.into() }]
    }

    fn edited(text: &str, fixes: &[Vec<Edit>]) -> (String, usize) {
        with_edits(text, &fixes.iter().map(|fix| &fix[..]).collect::<Vec<_>>())
    }

    #[test]
    fn only_the_bytes_of_the_fixes_change() {
        let text = "\u{feff}# kept\r\na: one  # kept\r\nb: two\r\n";
        let (a, b) = (text.find("one").unwrap(), text.find("two").unwrap());
        let at = |at: usize| u32::try_from(at).unwrap();
        let fixes = [edit(at(b), at(b + 3), "zwei"), edit(at(a), at(a + 3), "eins")];
        let expected = "\u{feff}# kept\r\na: eins  # kept\r\nb: zwei\r\n";
        assert_eq!(edited(text, &fixes), (expected.to_owned(), 2));
    }

    #[test]
    fn of_two_fixes_that_overlap_the_first_is_made() {
        let fixes = [edit(3, 6, "one"), edit(5, 7, "two"), edit(3, 6, "three")];
        assert_eq!(edited("a: xxxxx", &fixes), ("a: onexx".to_owned(), 1));
    }

    #[test]
    fn a_fix_that_would_leave_the_file_unreadable_is_not_made() {
        let fixes = [edit(3, 6, "[open"), edit(10, 13, "two")];
        assert_eq!(edited("a: one\nb: xxx\n", &fixes), ("a: one\nb: two\n".to_owned(), 1));
        assert_eq!(edited("é: one", &[edit(1, 3, "x")]), ("é: one".to_owned(), 0));
    }

    /// How a file may write a quote; `@` is the quote.
    const STYLES: [&str; 6] = [
        "quote: @",
        "quote: '@'",
        "quote: \"@\"",
        "quote: [@, other words]",
        "quote: >-\n      @",
        "quote:\n      - |\n        @",
    ];

    proptest! {
        #[test]
        fn a_near_quote_put_right_is_exact(
            words in prop::collection::vec("[a-z]{3,9}[,]?", 8..14),
            slip in any::<prop::sample::Index>(),
            letter in "[bcdfgh]",
            style in 0..STYLES.len(),
        ) {
            let text = format!("Before it. {}. Behind it.", words.join(" "));
            let mut quote = words.join(" ");
            let places: Vec<usize> = quote.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).collect();
            let at = places[slip.index(places.len())];
            quote.replace_range(at..=at, &letter);
            let written = if style == 3 { format!("\"{quote}\"") } else { quote };
            let file = format!(
                "article: {{seed: a.txt, title: A, published: 2022}}\nrecords:\n  - party: north\n    issue: peace\n    \
                 stance: S.\n    {}\n    note: n\n",
                STYLES[style].replace('@', &written)
            );
            let judged = |file: &str| {
                let project = Memory::from([
                    ("positions/parties.yaml", "north: {name: N}"),
                    ("positions/issues.yaml", "peace: {question: P?}"),
                    ("positions/a.yaml", file),
                    ("seeds/a.txt", &text),
                ]);
                let reading = read(&project);
                let (texts, lock) = (Texts::inside(&project, "seeds"), LockFile::empty("seeds/seeds.lock"));
                check(&Case::new(&reading, &texts, &lock), &Levels::of(&reading.corpus.settings))
            };
            let judgement = judged(&file);
            // A slip may also leave the word as it was, or make it another that a position may hang on.
            if judgement.summary.quotes.near == 1 {
                let fixes: Vec<_> = judgement.findings.iter().filter_map(|f| Some(&f.fix.as_ref()?.edits[..])).collect();
                let (mended, made) = with_edits(&file, &fixes);
                prop_assert_eq!(made, 1, "{}", file);
                let quotes = judged(&mended).summary.quotes;
                prop_assert_eq!((quotes.exact, quotes.near), (1, 0), "{}", mended);
            }
        }
    }
}
