//! Where on a page's width things stand: margins, the column of text, and room for wide things.

use crate::deck::Align;

/// The widest that a column of text becomes: longer lines are hard to read back from.
const MEASURE: u16 = 90;

/// The columns that blocks may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The left edge of the title and of all text.
    pub(super) left: u16,
    /// The width of the column of text, at least 1.
    pub(super) width: u16,
    /// The first column that anything may use.
    start: u16,
    /// Where what begins at the left edge should end, so that the page is balanced.
    balance: u16,
    /// The column after the last that anything may use.
    pub(super) end: u16,
}

impl Field {
    /// The field of a page `width` columns wide: a column of text in its middle, and around it as
    /// much as wide things may need.
    pub(super) fn of_page(width: u16) -> Self {
        let width = width.max(1);
        let text = (width - 2 * margin(width)).min(MEASURE);
        let left = (width - text) / 2;
        let start = left.min(2);
        let end = width - start;
        Self {
            left,
            width: text,
            start,
            balance: (width - left / 2).min(end),
            end,
        }
    }

    /// The field of a column that gives nothing away: `width` columns from 0.
    pub(super) fn of_column(width: u16) -> Self {
        let width = width.max(1);
        Self {
            left: 0,
            width,
            start: 0,
            balance: width,
            end: width,
        }
    }

    /// The same with a narrower column of text, at most `width` columns, in the same middle.
    pub(super) fn narrowed(self, width: u16) -> Self {
        let text = self.width.min(width.max(1));
        Self {
            left: self.left + (self.width - text) / 2,
            width: text,
            ..self
        }
    }

    /// The same with the column of text set in by `columns` at its left, if that leaves enough.
    pub(super) fn set_in(self, columns: u16) -> Self {
        if self.width < columns.saturating_mul(4) {
            return self;
        }
        Self {
            left: self.left + columns,
            width: self.width - columns,
            ..self
        }
    }

    /// The first column and the width for something that would like `wanted` columns and can do
    /// with less: the column of text when that is enough, and more at the right as long as the page
    /// does not become lopsided.
    pub(super) fn room_for(self, wanted: u16) -> (u16, u16) {
        let most = self.balance.saturating_sub(self.left).max(self.width);
        (self.left, wanted.clamp(self.width, most))
    }

    /// The same for something that would be cut: it may have the whole page, and where the page
    /// would become lopsided, it grows to the left as well.
    pub(super) fn room_for_all(self, wanted: u16) -> (u16, u16) {
        let width = wanted.max(self.width).min(self.end - self.start);
        let left = self
            .left
            .min(self.balance.saturating_sub(width))
            .max(self.start);
        (left, width)
    }
}

/// How many of the columns that are left over stand before what is aligned so.
pub(super) fn inset(align: Align, spare: u16) -> u16 {
    match align {
        Align::Left => 0,
        Align::Center => spare / 2,
        Align::Right => spare,
    }
}

/// Where the column of text stands on a page `width` columns wide: its first column, and how many
/// there are.
pub fn column(width: u16) -> (u16, u16) {
    let field = Field::of_page(width);
    (field.left, field.width)
}

/// The margin of the column of text: none in the smallest rooms, 2 at 80, a sixth at 200.
fn margin(width: u16) -> u16 {
    match width {
        0..20 => 0,
        20..50 => 1,
        50..=80 => 2,
        _ => 2 + u16::try_from(u32::from(width - 80) * 31 / 120).unwrap_or(u16::MAX / 4),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_fills_an_eighty_column_screen_but_for_two_columns_a_side() {
        let field = Field::of_page(80);
        assert_eq!((field.left, field.width), (2, 76));
    }

    #[test]
    fn text_stands_in_the_middle_of_a_wide_screen() {
        let field = Field::of_page(200);
        assert_eq!((field.left, field.width), (55, 90));
    }

    #[test]
    fn wide_things_keep_the_left_edge_and_the_page_stays_balanced() {
        let field = Field::of_page(200);
        assert_eq!(field.room_for(40), (55, 90));
        assert_eq!(field.room_for(110), (55, 110));
        assert_eq!(field.room_for(150), (55, 118));
    }

    #[test]
    fn what_would_be_cut_may_have_the_whole_page() {
        let field = Field::of_page(200);
        assert_eq!(field.room_for_all(110), (55, 110));
        assert_eq!(field.room_for_all(150), (23, 150));
        assert_eq!(field.room_for_all(999), (2, 196));
    }

    proptest! {
        #[test]
        fn nothing_stands_outside_of_the_page(page in 0_u16..600, wanted: u16, narrow: u16) {
            for field in [
                Field::of_page(page),
                Field::of_page(page).narrowed(narrow),
                Field::of_column(page),
            ] {
                prop_assert!(field.width >= 1);
                prop_assert!(field.left + field.width <= page.max(1));
                for (left, width) in [field.room_for(wanted), field.room_for_all(wanted)] {
                    prop_assert!(width >= field.width);
                    prop_assert!(left + width <= page.max(1));
                    prop_assert!(left <= field.left);
                }
            }
        }
    }
}
