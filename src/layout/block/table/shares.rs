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
/// A column whose longest line fits into an even share of the room has all that it needs, as long
/// as the others keep enough for their longest words. They share what is left: each gets its
/// longest word, and more in proportion to what its lines lack. Where not even the words fit, the
/// widest give way first.
pub(super) fn shares(extents: &[Extent], room: u16) -> Vec<u16> {
    let mut widths = vec![0; extents.len()];
    let mut left = u64::from(room);
    let mut open: Vec<usize> = (0..extents.len()).collect();
    let line = |column: usize| {
        extents
            .get(column)
            .map_or(1, |extent| extent.longest_line.max(1))
    };
    let word = |column: usize| {
        let word = extents.get(column).map_or(1, |extent| extent.longest_word);
        word.clamp(1, line(column))
    };
    let mut give = |column: usize, width: u16| {
        if let Some(given) = widths.get_mut(column) {
            *given = width;
        }
    };

    open.sort_by_key(|&column| std::cmp::Reverse(line(column)));
    while let Some((&shortest, others)) = open.split_last() {
        let wanted = u64::from(line(shortest));
        let even_share = left / (others.len() as u64 + 1);
        let words: u64 = others.iter().map(|&column| u64::from(word(column))).sum();
        if wanted > even_share || wanted + words > left {
            break;
        }
        give(shortest, line(shortest));
        left -= wanted;
        open.pop();
    }

    // The widest that a word's column may be so that all fit.
    let fits = |cap: u16| {
        open.iter()
            .map(|&column| u64::from(word(column).min(cap)))
            .sum::<u64>()
    };
    let widest = open.iter().map(|&column| word(column)).max().unwrap_or(1);
    let cap = (1..=widest)
        .rev()
        .find(|&cap| fits(cap) <= left)
        .unwrap_or(1);
    let spare = left.saturating_sub(fits(cap));
    let lacks = |column: usize| u64::from(line(column) - word(column).min(cap));
    let lacking: u64 = open.iter().map(|&column| lacks(column)).sum();
    // Each share is rounded together with those before it, so that nothing of the room is lost.
    let (mut lacked, mut given) = (0, 0);
    for &column in &open {
        lacked += lacks(column);
        let upto = (spare * lacked).checked_div(lacking).unwrap_or(0);
        let more = u16::try_from(upto - given).unwrap_or(u16::MAX);
        give(column, word(column).min(cap).saturating_add(more));
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
