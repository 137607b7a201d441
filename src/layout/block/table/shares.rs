//! How a table's columns share its width.

use crate::layout::page::columns;
use crate::text::Run;

/// What the cells of one column ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// The columns of the longest word, which would be broken in less.
    pub(super) longest_word: u16,
    /// The columns of the longest line, which would wrap in less.
    pub(super) longest_line: u16,
}

impl Extent {
    /// Makes room for one more cell.
    pub(super) fn include(&mut self, cell: &[Run]) {
        let text: String = cell.iter().map(|run| run.text.as_str()).collect();
        let word = text.split_whitespace().map(columns).max().unwrap_or(0);
        self.longest_word = self.longest_word.max(word);
        self.longest_line = self.longest_line.max(columns(&text));
    }
}

/// A width for each column, at least 1 and together at most `room`, which is at least one for
/// each column.
///
/// Each column first gets its longest word. What is left goes to those whose lines would wrap, in
/// proportion to what they lack, so that long texts get much and short ones soon have enough. Where
/// not even the words fit, the widest columns give way first.
pub(super) fn shares(extents: &[Extent], room: u16) -> Vec<u16> {
    let sum = |widths: &mut dyn Iterator<Item = u16>| widths.map(u64::from).sum::<u64>();
    let room = u64::from(room);
    let longest = |extent: &Extent| extent.longest_line.max(1);
    if sum(&mut extents.iter().map(longest)) <= room {
        return extents.iter().map(longest).collect();
    }

    let word = |extent: &Extent| extent.longest_word.clamp(1, longest(extent));
    let widest = extents.iter().map(word).max().unwrap_or(1);
    // The widest that a column may be so that all fit.
    let cap = (1..=widest)
        .rev()
        .find(|&cap| sum(&mut extents.iter().map(|extent| word(extent).min(cap))) <= room)
        .unwrap_or(1);
    let mut widths: Vec<u16> = extents.iter().map(|extent| word(extent).min(cap)).collect();

    let lacks: Vec<u64> = extents
        .iter()
        .zip(&widths)
        .map(|(extent, &width)| u64::from(longest(extent) - width))
        .collect();
    let lacking: u64 = lacks.iter().sum();
    let spare = room.saturating_sub(sum(&mut widths.iter().copied()));
    // Each share is rounded with what was rounded away before it, so that none is lost.
    let (mut before, mut given) = (0, 0);
    for (width, lack) in widths.iter_mut().zip(lacks) {
        before += lack;
        let upto = (spare * before).checked_div(lacking).unwrap_or(0);
        *width += u16::try_from(upto - given).unwrap_or(0);
        given = upto;
    }
    widths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn extent(longest_word: u16, longest_line: u16) -> Extent {
        Extent {
            longest_word,
            longest_line,
        }
    }

    #[test]
    fn columns_that_fit_are_as_wide_as_their_lines() {
        assert_eq!(shares(&[extent(4, 9), extent(6, 20)], 40), [9, 20]);
    }

    #[test]
    fn a_long_text_gets_what_short_columns_do_not_need() {
        assert_eq!(
            shares(&[extent(4, 4), extent(8, 200), extent(6, 6)], 60),
            [4, 50, 6]
        );
    }

    #[test]
    fn two_texts_share_by_their_length() {
        assert_eq!(shares(&[extent(10, 100), extent(10, 190)], 80), [30, 50]);
    }

    #[test]
    fn the_longest_words_give_way_first() {
        assert_eq!(
            shares(&[extent(4, 4), extent(40, 40), extent(30, 30)], 24),
            [4, 10, 10]
        );
    }

    proptest! {
        #[test]
        fn shares_fill_the_room_and_no_more(
            extents in prop::collection::vec((0_u16..60, 0_u16..300), 1..12),
            spare in 0_u16..300,
        ) {
            let extents: Vec<Extent> = extents
                .into_iter()
                .map(|(word, more)| extent(word, word + more))
                .collect();
            let room = u16::try_from(extents.len()).unwrap() + spare;
            let widths = shares(&extents, room);
            let total: u16 = widths.iter().sum();
            let wanted: u16 = extents.iter().map(|extent| extent.longest_line.max(1)).sum();
            prop_assert!(widths.iter().all(|&width| width >= 1));
            prop_assert_eq!(total, room.min(wanted));
            for (width, extent) in widths.iter().zip(&extents) {
                prop_assert!(*width <= extent.longest_line.max(1));
            }
        }
    }
}
