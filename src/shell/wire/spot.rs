//! What stands at each column of a row, once wide glyphs have taken theirs.

use ratatui::buffer::{Cell, CellWidth};

use super::look::Look;

/// What marks a cell that a picture covers: text holds no such character.
const COVER: &str = "\u{10ffff}";

/// Takes a cell out of what is written, until it is something else again.
pub(in crate::shell) fn cover(cell: &mut Cell) {
    cell.set_symbol(COVER);
}

/// Whether a picture covers the cell.
pub(in crate::shell) fn is_covered(cell: &Cell) -> bool {
    cell.symbol() == COVER
}

/// What stands at a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot<'a> {
    /// A glyph starts here.
    Glyph(Glyph<'a>),
    /// The glyph to the left goes on.
    Rest,
    /// A picture lies here: nothing is written.
    Covered,
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    pub(super) symbol: &'a str,
    /// The columns it takes: 1 or more.
    pub(super) columns: u16,
    pub(super) look: Look,
}

impl Glyph<'_> {
    /// A blank of `look`.
    pub(super) const fn blank(look: Look) -> Self {
        Self {
            symbol: " ",
            columns: 1,
            look,
        }
    }

    /// Whether it is a blank that shows only its background.
    pub(super) fn is_plain_blank(&self) -> bool {
        self.symbol == " " && self.look.is_plain()
    }

    /// Whether it looks as it should when it is written with `pen`.
    pub(super) fn is_shown_by(&self, pen: Look) -> bool {
        self.look == pen || (self.is_plain_blank() && self.look.is_blank_in(pen))
    }

    /// Whether terminals differ in how many columns it takes: clusters of several characters
    /// (emoji with selectors and joiners, letters with combining marks).
    pub(super) fn is_uncertain(&self) -> bool {
        self.symbol.len() > 1 && self.symbol.chars().nth(1).is_some()
    }
}

/// Adds the spots of a row of cells to `spots`. A glyph that takes no column, or more than are
/// left, shows as a blank.
pub(super) fn resolve<'a>(row: &'a [Cell], spots: &mut Vec<Spot<'a>>) {
    let mut column = 0;
    while let Some(cell) = row.get(column) {
        if is_covered(cell) {
            spots.push(Spot::Covered);
            column += 1;
            continue;
        }
        let look = Look::of(cell);
        let columns = cell.cell_width();
        let end = column + usize::from(columns);
        if columns == 0 || end > row.len() {
            spots.push(Spot::Glyph(Glyph::blank(look.on_blank())));
            column += 1;
            continue;
        }
        spots.push(Spot::Glyph(Glyph {
            symbol: cell.symbol(),
            columns,
            look,
        }));
        spots.extend(std::iter::repeat_n(Spot::Rest, end - column - 1));
        column = end;
    }
}
