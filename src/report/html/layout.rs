//! Labels beside a picture that must not lie over each other.

/// Moves labels of the given heights, each wanted with its middle at `wanted`, just as far apart as they need to be
/// and no further, within 0 to `room`. The order of the wanted places is kept; equal ones keep the order given.
///
/// Returns the middle of each. Where the labels together are higher than `room`, they begin at 0 and stand close.
///
/// Labels that collide are joined to a block whose place is the mean of what its members want: the solution with the
/// least sum of squared shifts (pool adjacent violators).
pub(super) fn apart(wanted: &[f64], heights: &[f64], room: f64) -> Vec<f64> {
    struct Block {
        first: usize,
        height: f64,
        /// The sum of the tops that its members want for the block.
        tops: f64,
        count: f64,
    }
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let top = |block: &Block| (block.tops / block.count).min(room - block.height).max(0.0);
    let mut blocks: Vec<Block> = Vec::new();
    for (place, &label) in order.iter().enumerate() {
        let mut block = Block {
            first: place,
            height: heights[label],
            tops: wanted[label] - heights[label] / 2.0,
            count: 1.0,
        };
        while let Some(above) = blocks.pop() {
            if top(&above) + above.height <= top(&block) {
                blocks.push(above);
                break;
            }
            block = Block {
                first: above.first,
                tops: above.tops + block.tops - above.height * block.count,
                height: above.height + block.height,
                count: above.count + block.count,
            };
        }
        blocks.push(block);
    }
    let mut middles = vec![0.0; wanted.len()];
    for (place, block) in blocks.iter().enumerate() {
        let end = blocks.get(place + 1).map_or(order.len(), |next| next.first);
        let mut y = top(block);
        for &label in &order[block.first..end] {
            middles[label] = y + heights[label] / 2.0;
            y += heights[label];
        }
    }
    middles
}

/// A name in lines of at most `width` columns, at most `lines` of them; what does not fit ends in `…`.
pub(super) fn wrapped(name: &str, width: usize, lines: usize) -> Vec<String> {
    let options = textwrap::Options::new(width)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    // A name of a million letters has no third line: do not wrap all of it.
    let head: String = name.chars().take(width * (lines + 1)).collect();
    let mut wrapped: Vec<String> = textwrap::wrap(&head, options).into_iter().map(Into::into).collect();
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            while textwrap::core::display_width(last) >= width && last.pop().is_some() {}
            last.push('…');
        }
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_with_room_stay_where_they_are_wanted() {
        assert_eq!(apart(&[10.0, 40.0], &[14.0, 14.0], 100.0), [10.0, 40.0]);
    }

    #[test]
    fn two_at_one_place_share_it_evenly() {
        assert_eq!(apart(&[50.0, 50.0], &[14.0, 14.0], 100.0), [43.0, 57.0]);
    }

    #[test]
    fn none_leaves_the_picture() {
        assert_eq!(apart(&[0.0, 100.0], &[14.0, 14.0], 100.0), [7.0, 93.0]);
    }

    #[test]
    fn a_long_name_ends_in_an_ellipsis() {
        assert_eq!(
            wrapped("The Kyiv Security Compact, as proposed in September 2022", 22, 2),
            ["The Kyiv Security", "Compact, as proposed…"]
        );
        assert_eq!(wrapped("Ukraine", 22, 2), ["Ukraine"]);
        assert_eq!(wrapped(&"x".repeat(10_000), 10, 2), ["xxxxxxxxxx", "xxxxxxxxx…"]);
    }

    proptest! {
        #[test]
        fn no_two_labels_lie_over_each_other(
            labels in prop::collection::vec((0.0..300.0f64, 10.0..40.0f64), 0..20),
        ) {
            let (wanted, heights): (Vec<f64>, Vec<f64>) = labels.into_iter().unzip();
            let room = heights.iter().sum::<f64>().max(300.0);
            let middles = apart(&wanted, &heights, room);
            let mut spans: Vec<(f64, f64)> = middles.iter().zip(&heights).map(|(y, h)| (y - h / 2.0, y + h / 2.0)).collect();
            spans.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in spans.windows(2) {
                prop_assert!(pair[0].1 <= pair[1].0 + 1e-6);
            }
            for (top, bottom) in spans {
                prop_assert!(top >= -1e-6 && bottom <= room + 1e-6);
            }
        }
    }
}
