//! What stands at each column of a row, once wide glyphs have taken theirs.

use ratatui::buffer::{Cell, CellDiffOption, CellWidth};

use super::look::Look;

/// What marks a cell that a picture covers: text holds no such character.
const COVER: &str = "\u{10ffff}";

/// Takes a cell out of what is written, until it is something else again.
pub fn cover(cell: &mut Cell) {
    cell.set_symbol(COVER);
}

/// Whether a picture covers the cell.
pub fn is_covered(cell: &Cell) -> bool {
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
#[derive(Clone, Copy, Debug, Eq)]
pub(super) struct Glyph<'a> {
    pub(super) symbol: &'a str,
    /// The columns it takes: 1 or more.
    pub(super) columns: u16,
    pub(super) look: Look,
}

impl PartialEq for Glyph<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.look == other.look
            && self.columns == other.columns
            && is_same(self.symbol, other.symbol)
    }
}

/// Whether two texts are equal, quickly where they are as short as nearly all are.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([one], [other]) => one == other,
        (one @ [_, _, _], other @ [_, _, _]) => one.first_chunk::<3>() == other.first_chunk(),
        (one, other) => one == other,
    }
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
        let first = match self.symbol.as_bytes() {
            [] | [0..0x80] => return false,
            [0..0x80, ..] => 1,
            [0x80..0xe0, ..] => 2,
            [0xe0..0xf0, ..] => 3,
            [_, ..] => 4,
        };
        self.symbol.len() > first
    }

    /// The columns that it takes on a terminal that measures each of its characters by itself.
    pub(super) fn reach(&self) -> u16 {
        if !self.is_uncertain() {
            return self.columns;
        }
        let of_character = |character: char| character.encode_utf8(&mut [0; 4]).cell_width();
        let sum = self
            .symbol
            .chars()
            .map(of_character)
            .fold(0, u16::saturating_add);
        sum.max(self.columns)
    }
}

/// Adds the spots of a row of cells to `spots`. A glyph that takes no column, or more than are
/// left beside a picture or in the row, shows as a blank. Links are seen where `links` says so.
pub(super) fn resolve<'a>(row: &'a [Cell], links: bool, spots: &mut Vec<Spot<'a>>) {
    // Cells mostly look like the one before, and need not be looked at twice.
    let mut last: Option<(&Cell, Look)> = None;
    let mut column = 0;
    while let Some(cell) = row.get(column) {
        let symbol = cell.symbol();
        if symbol == COVER {
            spots.push(Spot::Covered);
            column += 1;
            continue;
        }
        let look = match last {
            Some((last, look)) if Look::is_shared(last, cell) => look,
            _ if links => Look::of(cell),
            _ => Look::of(cell).unlinked(),
        };
        last = Some((cell, look));
        let columns = width(cell, symbol);
        let end = column + usize::from(columns);
        let has_room = match columns {
            0 => false,
            1 => true,
            _ => {
                let rest = row.get(column + 1..end);
                rest.is_some_and(|rest| !rest.iter().any(is_covered))
            }
        };
        if !has_room {
            spots.push(Spot::Glyph(Glyph::blank(look.on_blank())));
            column += 1;
            continue;
        }
        spots.push(Spot::Glyph(Glyph {
            symbol,
            columns,
            look: if symbol == " " { look.on_blank() } else { look },
        }));
        for _ in column + 1..end {
            spots.push(Spot::Rest);
        }
        column = end;
    }
}

/// The columns of a cell with this text, quickly where there is nothing to ask.
#[inline]
fn width(cell: &Cell, symbol: &str) -> u16 {
    if symbol.len() == 1 && cell.diff_option == CellDiffOption::None {
        1
    } else {
        cell.cell_width()
    }
}
