//! What differs between the wordings of two stances, word by word.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// What became of a piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each is its own name
pub enum Op {
    Equal,
    Delete,
    Insert,
}

/// A piece of one sentence or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What became of it.
    pub op: Op,
    /// Its text.
    pub text: &'t str,
}

/// Up to so many words and marks the longest common subsequence is sought, which reads best.
const LCS_LIMIT: usize = 200;
/// Beyond so many pairs of words the middle counts as rewritten: it costs time and nobody would read it.
const WORK_LIMIT: usize = 4_000_000;

/// The pieces that lead from `before` to `after`: its equal and deleted texts joined give `before`, its equal and
/// inserted ones `after`. Words, numbers and marks are compared, never letters.
///
/// ```
/// use posdiff::history::stance::{pieces, Op};
/// let pieces = pieces("No troops at all.", "No troops before spring.");
/// let of = |wanted| pieces.iter().filter(|p| p.op == Op::Equal || p.op == wanted).map(|p| p.text).collect::<String>();
/// assert_eq!(of(Op::Delete), "No troops at all.");
/// assert_eq!(of(Op::Insert), "No troops before spring.");
/// ```
pub fn pieces<'t>(before: &'t str, after: &'t str) -> Vec<Piece<'t>> {
    if before == after {
        return Some(Piece { op: Op::Equal, text: after })
            .filter(|piece| !piece.text.is_empty())
            .into_iter()
            .collect();
    }
    let mut ids = HashMap::new();
    let old = Words::of(before, &mut ids);
    let new = Words::of(after, &mut ids);
    let mut ops: Vec<(Op, usize, usize)> = Vec::new();
    for op in compare(&old.ids, &new.ids) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => ops.push((Op::Equal, old.len(), new.len())),
            _ => ops.push((Op::Delete, old.len(), new.len())),
        }
    }
    let mut pieces = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (op, old_len, new_len) in readable(&ops, &old, &new) {
        let gone = old.text(old_at, old_len);
        let come = new.text(new_at, new_len);
        if op == Op::Equal {
            pieces.push(Piece { op, text: come });
        } else {
            pieces.push(Piece { op: Op::Delete, text: gone });
            pieces.push(Piece { op: Op::Insert, text: come });
        }
        (old_at, new_at) = (old_at + old_len, new_at + new_len);
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn compare(old: &[u32], new: &[u32]) -> Vec<DiffOp> {
    if old.len().max(new.len()) <= LCS_LIMIT {
        return capture_diff_slices(Algorithm::Lcs, old, new);
    }
    if old.len().saturating_mul(new.len()) <= WORK_LIMIT {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let same = |(a, b): &(&u32, &u32)| a == b;
    let head = old.iter().zip(new).take_while(same).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(same).count();
    let (old_len, new_len) = (old.len() - head - tail, new.len() - head - tail);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: head },
        DiffOp::Replace { old_index: head, old_len, new_index: head, new_len },
        DiffOp::Equal { old_index: old.len() - tail, new_index: new.len() - tail, len: tail },
    ]
}

/// Makes a diff that can be read: a sentence in shreds cannot. What lies between two larger changes and is no more
/// than a word joins them; and where less than a third of the longer sentence stayed, all of it counts as rewritten.
fn readable(ops: &[(Op, usize, usize)], old: &Words<'_>, new: &Words<'_>) -> Vec<(Op, usize, usize)> {
    let mut at = 0;
    let mut kept = 0;
    let words: Vec<usize> = ops
        .iter()
        .map(|&(op, old_len, new_len)| {
            let words = old.count(at, old_len);
            at += old_len;
            kept += if op == Op::Equal { words } else { 0 };
            words.max(if op == Op::Equal { 0 } else { new_len / 2 })
        })
        .collect();
    let longer = old.count(0, old.ids.len()).max(new.count(0, new.ids.len()));
    let rewritten = kept * 3 < longer;
    let mut joined: Vec<(Op, usize, usize)> = Vec::new();
    for (place, &(op, old_len, new_len)) in ops.iter().enumerate() {
        let lone = op == Op::Equal && place > 0 && place + 1 < ops.len() && {
            let around = words[place - 1].min(words[place + 1]);
            words[place] == 0 || (words[place] == 1 && around > 1)
        };
        let op = if lone || rewritten { Op::Delete } else { op };
        match joined.last_mut() {
            Some((last, old_sum, new_sum)) if *last == op => {
                *old_sum += old_len;
                *new_sum += new_len;
            }
            _ => joined.push((op, old_len, new_len)),
        }
    }
    joined
}

/// A sentence cut at the bounds of its words, each word known by a number.
struct Words<'t> {
    sentence: &'t str,
    starts: Vec<usize>,
    ids: Vec<u32>,
}

impl<'t> Words<'t> {
    fn of(sentence: &'t str, known: &mut HashMap<&'t str, u32>) -> Self {
        let (mut starts, mut ids) = (Vec::new(), Vec::new());
        for (start, word) in sentence.split_word_bound_indices() {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            starts.push(start);
            ids.push(*known.entry(word).or_insert(next));
        }
        starts.push(sentence.len());
        Self { sentence, starts, ids }
    }

    /// How many words, marks and spaces left out, there are from `at` on.
    fn count(&self, at: usize, count: usize) -> usize {
        let bounds = self.starts[at..=at + count].windows(2);
        bounds.filter(|bound| self.sentence[bound[0]..bound[1]].contains(char::is_alphanumeric)).count()
    }

    fn text(&self, at: usize, count: usize) -> &'t str {
        &self.sentence[self.starts[at]..self.starts[at + count]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn joined(pieces: &[Piece<'_>], side: Op) -> String {
        pieces
            .iter()
            .filter(|piece| piece.op == Op::Equal || piece.op == side)
            .map(|piece| piece.text)
            .collect()
    }

    fn marked(before: &str, after: &str) -> String {
        let mark = |piece: &Piece<'_>| match piece.op {
            Op::Equal => piece.text.to_owned(),
            Op::Delete => format!("[-{}-]", piece.text),
            Op::Insert => format!("{{+{}+}}", piece.text),
        };
        pieces(before, after).iter().map(mark).collect()
    }

    #[test]
    fn punctuation_is_no_part_of_the_word_before_it() {
        assert_eq!(marked("No troops, ever.", "No troops ever."), "No troops[-,-] ever.");
    }

    #[test]
    fn neighbouring_changed_words_are_one_change() {
        assert_eq!(
            marked("To be backed by a named group of states.", "To be backed by the alliance itself."),
            "To be backed by [-a named group of states-]{+the alliance itself+}."
        );
    }

    #[test]
    fn a_sentence_of_which_little_stayed_counts_as_rewritten() {
        assert_eq!(
            marked("Opposed the entry into the alliance.", "Sees a threat in the aim to join it."),
            "[-Opposed the entry into the alliance.-]{+Sees a threat in the aim to join it.+}"
        );
    }

    #[test]
    fn a_sentence_of_thousands_of_words_is_compared_without_delay() {
        let before = "word other ".repeat(20_000);
        let after = format!("{before}x");
        let found = pieces(&before, &after);
        assert_eq!((joined(&found, Op::Delete), joined(&found, Op::Insert)), (before.clone(), after.clone()));
    }

    proptest! {
        #[test]
        fn pieces_join_back_to_both_sentences(before in ".{0,60}", after in ".{0,60}") {
            let found = pieces(&before, &after);
            prop_assert_eq!(joined(&found, Op::Delete), before.clone());
            prop_assert_eq!(joined(&found, Op::Insert), after.clone());
        }

        #[test]
        fn a_sentence_is_equal_to_itself(text in ".{1,60}") {
            prop_assert_eq!(pieces(&text, &text), vec![Piece { op: Op::Equal, text: &text }]);
        }
    }
}
