//! What typesetting changes is folded here: the same words set by another hand become the same text.
//!
//! Folded are: white space and line ends (a run of them is one space, none at the ends); single quotation marks
//! `‘ ’ ‚ ‛` and the letter apostrophe `ʼ` to `'`; double ones `“ ” „ ‟ ⹂ 〝 〞 〟` to `"`; every dash, and a run of
//! them, to `-`; soft hyphens and characters without width to nothing; the rest by NFKC. Superscripts and subscripts
//! are left alone, since `5²` is not `52`.
//!
//! Not folded, because they are more than typesetting: letter case, guillemets, primes (`5′` is a measure), a single
//! quotation mark and a double one, and the spaces around a dash.

use std::mem;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::typography::{begins_unit, is_invisible, is_kept, is_plain, is_raised, is_settled, set};

/// Folds a text as one paragraph. Folding twice is folding once.
///
/// ```
/// use posdiff::evidence::fold::fold;
/// assert_eq!(fold("“We can’t”\r\n—  he said"), "\"We can't\" - he said");
/// assert_eq!(fold("coop\u{AD}eration of 5² ﬁrms"), "cooperation of 5² firms");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = Folded::default();
    folded.paragraph(text, 0);
    folded.text
}

/// A folded text and the way back from it: which bytes of the original each of its bytes came from.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded paragraphs, parted by `\n`, which occurs nowhere else in them.
    pub(super) text: String,
    steps: Vec<Step>,
    /// Original minus folded offset, while the two run side by side.
    shift: Option<u32>,
    /// White space that is written only if more text follows it.
    space: Option<(u32, u32)>,
    /// Where the current paragraph starts in `text`; its separator is written with its first character.
    start: usize,
    /// The end, in the original, of what was written last.
    raw_end: u32,
}

/// From `folded` on, until the next step, bytes come from `raw` on: one by one, or (`whole_to` > 0) all of them from
/// `raw..whole_to` together, as the `fi` of a ligature does.
#[derive(Debug, Clone, Copy)]
struct Step {
    folded: u32,
    raw: u32,
    whole_to: u32,
}

/// The bytes of a text that are read: offsets are `u32`, and articles are at most 16 MiB anyway.
const LONGEST: usize = 256 << 20;

/// The bytes of a paragraph that folding may add to it, besides as many as it has. A single character can become 33 bytes,
/// but no text is made of such; what would blow up memory is not read to its end.
const SPARE: usize = 4096;

impl Folded {
    /// Nothing yet, with room for what an article of this many bytes folds to.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes.min(LONGEST)), ..Self::default() }
    }

    /// Gives back the room that was not needed.
    pub(super) fn finish(&mut self) {
        self.text.shrink_to_fit();
        self.steps.shrink_to_fit();
    }

    /// Folds one more paragraph, which lies at the byte offset `at` of the original.
    pub(super) fn paragraph(&mut self, raw: &str, at: usize) {
        let raw = &raw[..raw.floor_char_boundary(LONGEST.saturating_sub(at))];
        self.start = self.text.len();
        self.space = None;
        let most = self.start + 2 * raw.len() + SPARE;
        let mut from = 0;
        while from < raw.len() && self.text.len() < most {
            let run = plain_run(&raw[from..]);
            if run > 0 {
                self.copy(&raw[from..from + run], at + from);
                from += run;
            } else {
                from += self.cluster(&raw[from..], at + from);
            }
        }
    }

    /// Folds the first characters of `rest` that normalise as a unit, and says how many bytes they were.
    fn cluster(&mut self, rest: &str, at: usize) -> usize {
        let mut chars = rest.char_indices().peekable();
        let Some((_, first)) = chars.next() else { return 0 };
        let mut end = first.len_utf8();
        if is_invisible(first) {
            return end;
        }
        let alone = match chars.peek() {
            None => true,
            Some(&(_, next)) => is_settled(next),
        };
        if alone && is_settled(first) {
            self.write(set(first), at, at + end, true);
            return end;
        }
        if alone && first == '…' {
            "...".chars().for_each(|dot| self.write(dot, at, at + end, false));
            return end;
        }
        let mut unit = vec![first];
        for (offset, next) in chars {
            if is_invisible(next) {
                continue;
            }
            if begins_unit(next) {
                break;
            }
            unit.push(next);
            end = offset + next.len_utf8();
        }
        if let [letter @ 'A'..='z', mark] = unit[..]
            && let Some(composed) = compose(letter, mark)
        {
            self.write(composed, at, at + end, false);
            return end;
        }
        let (kept, rest) = unit.split_at(usize::from(is_raised(first)));
        let mut folded = kept.iter().copied().chain(rest.iter().copied().nfkc()).peekable();
        // A letter and its accent are no one character, though the one that they become may be of as many bytes.
        let mut alone = end == first.len_utf8();
        while let Some(c) = folded.next() {
            alone &= folded.peek().is_none();
            self.write(set(c), at, at + end, alone);
        }
        end
    }

    /// Copies a run of characters that folding leaves as they are.
    fn copy(&mut self, run: &str, at: usize) {
        self.before_write();
        self.follow(at);
        self.text.push_str(run);
        self.raw_end = offset(at + run.len());
    }

    /// Writes one character that stands for the bytes `at..end` of the original, alone or with others.
    fn write(&mut self, c: char, at: usize, end: usize, alone: bool) {
        if c == ' ' {
            if self.space.is_none() && self.text.len() > self.start {
                self.space = Some((offset(at), offset(end)));
            }
            return;
        }
        if c == '-' && self.space.is_none() && self.text.len() > self.start && self.text.ends_with('-') {
            return self.widen(end);
        }
        self.before_write();
        self.put(c, at, end, alone);
    }

    /// Writes what was held back: the separator of paragraphs, or a space.
    fn before_write(&mut self) {
        if self.start > 0 && self.text.len() == self.start {
            self.follow(self.raw_end as usize);
            self.text.push('\n');
        }
        if let Some((at, end)) = mem::take(&mut self.space) {
            self.put(' ', at as usize, end as usize, end - at == 1);
        }
    }

    fn put(&mut self, c: char, at: usize, end: usize, alone: bool) {
        let unit = (offset(at), offset(end));
        if alone && c.len_utf8() == end - at {
            self.follow(at);
        } else if self.steps.last().is_none_or(|step| (step.raw, step.whole_to) != unit) {
            self.steps.push(Step { folded: offset(self.text.len()), raw: unit.0, whole_to: unit.1 });
            self.shift = None;
        }
        self.text.push(c);
        self.raw_end = offset(end);
    }

    /// Another dash of a run: the one `-` stands for all of it.
    fn widen(&mut self, end: usize) {
        let dash = offset(self.text.len() - 1);
        match self.steps.last_mut() {
            Some(step) if step.folded == dash || step.whole_to > 0 => step.whole_to = offset(end),
            _ => {
                let raw = self.raw_end - 1;
                self.steps.push(Step { folded: dash, raw, whole_to: offset(end) });
            }
        }
        self.shift = None;
        self.raw_end = offset(end);
    }

    /// Sees to it that what is written next is known to run side by side with the original from `at` on.
    fn follow(&mut self, at: usize) {
        // The original is never the shorter by more than the folded text is long, so the difference may wrap and
        // still tells two alignments apart.
        let shift = offset(at).wrapping_sub(offset(self.text.len()));
        if self.shift != Some(shift) {
            self.steps.push(Step { folded: offset(self.text.len()), raw: offset(at), whole_to: 0 });
            self.shift = Some(shift);
        }
    }

    fn step(&self, folded: usize) -> Option<(Step, usize)> {
        let next = self.steps.partition_point(|step| step.folded as usize <= folded);
        let step = *self.steps.get(next.checked_sub(1)?)?;
        Some((step, self.steps.get(next).map_or(self.text.len(), |step| step.folded as usize)))
    }

    /// Where in the original the character that starts at `folded` starts.
    pub(super) fn raw_start(&self, folded: usize) -> usize {
        match self.step(folded) {
            None => 0,
            Some((step, _)) if step.whole_to > 0 => step.raw as usize,
            Some((step, _)) => step.raw as usize + (folded - step.folded as usize),
        }
    }

    /// Where in the original the character that ends at `folded` ends.
    pub(super) fn raw_end(&self, folded: usize) -> usize {
        match folded.checked_sub(1).and_then(|last| self.step(last)) {
            None => 0,
            Some((step, _)) if step.whole_to > 0 => step.whole_to as usize,
            Some((step, _)) => step.raw as usize + (folded - step.folded as usize),
        }
    }

    /// Whether `folded` lies within what one unit of the original became: between the `f` and the `i` of a ligature.
    pub(super) fn is_within_unit(&self, folded: usize) -> bool {
        self.step(folded)
            .is_some_and(|(step, end)| step.whole_to > 0 && folded > step.folded as usize && folded < end)
    }

    /// The place that the byte offset `raw` of the original has in the folded text; `None` within a unit.
    pub(super) fn place_of(&self, raw: usize) -> Option<usize> {
        let next = self.steps.partition_point(|step| step.raw as usize <= raw);
        let Some(step) = next.checked_sub(1).and_then(|at| self.steps.get(at)) else { return Some(0) };
        let end = self.steps.get(next).map_or(self.text.len(), |step| step.folded as usize);
        if step.whole_to == 0 {
            return Some((step.folded as usize + (raw - step.raw as usize)).min(end));
        }
        if raw == step.raw as usize {
            return Some(step.folded as usize);
        }
        (raw >= step.whole_to as usize).then_some(end)
    }

    /// Where the unit that the byte offset `raw` of the original lies in, or follows, starts in the folded text.
    pub(super) fn place_before(&self, raw: usize) -> usize {
        let next = self.steps.partition_point(|step| step.raw as usize <= raw);
        next.checked_sub(1).map_or(0, |at| self.steps[at].folded as usize)
    }

    /// The bytes the text and the way back take in memory.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.text.capacity() + self.steps.capacity() * size_of::<Step>()
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many of the first bytes stay as they are, by a test that needs no tables: words and single spaces.
fn plain_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        while bytes.get(end).copied().is_some_and(is_plain) && bytes.get(end + 1).is_none_or(u8::is_ascii) {
            end += 1;
        }
        let mut chars = text[end..].chars();
        let Some(c) = chars.next() else { return end };
        let next = chars.next();
        let stays = match c {
            ' ' => end > 0 && next.is_some_and(is_kept),
            // The last character before one that is not settled may be about to be composed with it.
            _ => is_kept(c) && next.is_none_or(is_settled),
        };
        if !stays {
            return end;
        }
        end += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn white_space_and_line_ends_are_one_space_and_none_at_the_ends() {
        assert_eq!(fold("  a \t\r\n b\u{A0}\u{2003}c\n"), "a b c");
    }

    #[test]
    fn quotation_marks_fold_to_the_straight_ones_of_their_kind() {
        assert_eq!(fold("‘a’ ‚b‛ “c” „d‟ dʼe"), "'a' 'b' \"c\" \"d\" d'e");
    }

    #[test]
    fn guillemets_primes_and_letter_case_are_no_typesetting() {
        assert_eq!(fold("«A» 5′"), "«A» 5′");
    }

    #[test]
    fn every_dash_and_a_run_of_them_is_one_hyphen() {
        assert_eq!(fold("a–b — c -- d --- e −5 f‑g h—–i"), "a-b - c - d - e -5 f-g h-i");
    }

    #[test]
    fn soft_hyphens_and_zero_width_characters_vanish() {
        assert_eq!(fold("\u{FEFF}co\u{AD}op\u{200B}er\u{200D}ate\u{2060}"), "cooperate");
    }

    #[test]
    fn nfkc_folds_ligatures_and_wide_letters_and_composes_accents() {
        assert_eq!(fold("ﬁne ＡＢ cafe\u{301} e\u{AD}\u{301} ①"), "fine AB café é 1");
    }

    #[test]
    fn superscripts_and_subscripts_stay() {
        assert_eq!(fold("5² H₂O 1ª ™"), "5² H₂O 1ª ™");
    }

    #[test]
    fn an_ellipsis_is_three_dots() {
        assert_eq!(fold("so…"), "so...");
    }

    #[test]
    fn the_way_back_leads_to_the_bytes_that_were_folded() {
        let raw = "x ﬁ “q” —– y";
        let mut folded = Folded::default();
        folded.paragraph(raw, 0);
        assert_eq!(folded.text, "x fi \"q\" - y");
        assert_eq!(&raw[folded.raw_start(2)..folded.raw_end(4)], "ﬁ");
        assert!(folded.is_within_unit(3));
        assert_eq!(&raw[folded.raw_start(5)..folded.raw_end(8)], "“q”");
        assert_eq!(&raw[folded.raw_start(9)..folded.raw_end(10)], "—–");
        assert_eq!(&raw[folded.raw_start(11)..folded.raw_end(12)], "y");
        assert_eq!(folded.place_of(raw.len()), Some(folded.text.len()));
        assert_eq!(folded.place_of("x ﬁ ".len()), Some(5));
        assert_eq!(folded.place_of("x ﬁ “q” —".len()), None);
    }

    #[test]
    fn a_text_that_folding_would_blow_up_is_not_read_to_its_end() {
        assert!(fold(&"\u{FDFA}".repeat(50_000)).len() < 500_000);
    }

    #[test]
    fn a_hundred_thousand_combining_marks_are_no_trouble() {
        let marks = format!("a{}b", "\u{301}\u{323}".repeat(50_000));
        assert_eq!(fold(&marks), fold(&fold(&marks)));
    }

    /// Text rich in what folding touches.
    fn typeset() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(
            "aﬁé \n\t-—–'’“\"…²½\u{301}\u{323}\u{AD}\u{200B}\u{FEFF}ｶ\u{FF9E}\u{1100}\u{1161}ㅏ\u{A8}\u{FDFA}\u{2033}"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(prop_oneof![3 => odd, 1 => any::<char>()], 0..40)
            .prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in typeset()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_folded_character_comes_from_bytes_that_fold_to_it(text in typeset()) {
            let mut folded = Folded::default();
            folded.paragraph(&text, 0);
            let mut before = 0;
            for (at, c) in folded.text.char_indices() {
                let (start, end) = (folded.raw_start(at), folded.raw_end(at + c.len_utf8()));
                prop_assert!(start < end && start >= before);
                prop_assert!(c == ' ' || fold(&text[start..end]).contains(c));
                before = start;
            }
        }
    }
}
