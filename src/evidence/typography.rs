//! The characters that typesetting chooses: which of them are one to a reader, and which need a look at the tables.

use std::iter;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, is_nfkc_quick};

/// Whether folding leaves an ASCII character alone, spaces aside.
pub(super) fn is_plain(byte: u8) -> bool {
    byte > b' ' && byte < 0x7F && byte != b'-'
}

/// Whether folding leaves a character alone, if no mark follows; the alphabets, and no marks or spaces of their own.
pub(super) fn is_kept(c: char) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte < 0x80 => is_plain(byte),
        _ => is_settled(c) && matches!(c, '\u{C0}'..'\u{2000}' | '\u{4E00}'..),
    }
}

/// What a single character becomes, NFKC aside.
pub(super) fn set(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '\u{2BC}' => '\'',
        '“' | '”' | '„' | '‟' | '⹂' | '\u{301D}'..='\u{301F}' => '"',
        _ if c.is_whitespace() => ' ',
        _ if is_dash(c) => '-',
        _ => c,
    }
}

/// The characters with the Unicode property `Dash`, superscript and subscript minus excepted.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{58A}' | '\u{5BE}' | '\u{1400}' | '\u{1806}'
        | '\u{2053}' | '\u{2E17}' | '\u{2E1A}' | '\u{2E3A}'..='\u{2E3B}' | '\u{2E40}' | '\u{2E5D}' | '\u{301C}'
        | '\u{3030}' | '\u{30A0}' | '\u{FE31}'..='\u{FE32}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{10D6E}'
        | '\u{10EAD}')
}

/// A dash that joins the parts of a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}')
}

/// Soft hyphens, and what has no width: joiners, direction marks, variation selectors, the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// The superscripts and subscripts: all characters that Unicode decomposes as `<super>` or `<sub>`.
pub(super) fn is_raised(c: char) -> bool {
    matches!(c, '\u{AA}' | '\u{B2}'..='\u{B3}' | '\u{B9}'..='\u{BA}' | '\u{2B0}'..='\u{2B8}'
        | '\u{2E0}'..='\u{2E4}' | '\u{10FC}' | '\u{1D2C}'..='\u{1D2E}' | '\u{1D30}'..='\u{1D3A}'
        | '\u{1D3C}'..='\u{1D4D}' | '\u{1D4F}'..='\u{1D6A}' | '\u{1D78}' | '\u{1D9B}'..='\u{1DBF}'
        | '\u{2070}'..='\u{2071}' | '\u{2074}'..='\u{208E}' | '\u{2090}'..='\u{209C}' | '\u{2120}' | '\u{2122}'
        | '\u{2C7C}'..='\u{2C7D}' | '\u{2D6F}' | '\u{3192}'..='\u{319F}' | '\u{A69C}'..='\u{A69D}' | '\u{A770}'
        | '\u{A7F1}'..='\u{A7F4}' | '\u{A7F8}'..='\u{A7F9}' | '\u{AB5C}'..='\u{AB5F}' | '\u{AB69}'
        | '\u{10781}'..='\u{10785}' | '\u{10787}'..='\u{107B0}' | '\u{107B2}'..='\u{107BA}'
        | '\u{1E030}'..='\u{1E06D}' | '\u{1F16A}'..='\u{1F16C}')
}

/// Characters known, without a look at the tables, to compose with nothing before them, and to be in NFKC or white
/// space. It spares the common alphabets and marks the cost of the tables; a character left out is only slower.
pub(super) fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{A7}' | '«' | '®' | '°' | '±' | '·' | '»' | '\u{C0}'..='\u{131}' | '\u{134}'..='\u{13E}'
        | '\u{141}'..='\u{148}' | '\u{14A}'..='\u{17E}' | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3CE}'
        | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{5D0}'..='\u{5EA}' | '\u{621}'..='\u{63A}'
        | '\u{641}'..='\u{64A}' | '\u{2000}'..='\u{200A}' | '\u{2010}' | '\u{2012}'..='\u{2015}'
        | '\u{2018}'..='\u{2022}' | '\u{202F}' | '€' | '\u{4E00}'..='\u{9FFF}' | '\u{1F300}'..='\u{1F64F}')
}

/// Whether normalisation can never join this character to the ones before it.
pub(super) fn begins_unit(c: char) -> bool {
    if is_settled(c) || is_raised(c) {
        return true;
    }
    if matches!(c, '\u{300}'..='\u{34E}') {
        return false;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.is_some_and(|first| {
        canonical_combining_class(first) == 0 && is_nfkc_quick(iter::once(first)) == IsNormalized::Yes
    })
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn the_short_cuts_agree_with_the_tables() {
        for c in ('\0'..=char::MAX).filter(|&c| is_settled(c) && !c.is_whitespace()) {
            assert!(c.nfkc().eq([c]) && canonical_combining_class(c) == 0, "{c:?}");
            assert_eq!(is_nfkc_quick(iter::once(c)), IsNormalized::Yes, "{c:?}");
            assert!(!is_kept(c) || set(c) == c, "{c:?}");
        }
    }
}
