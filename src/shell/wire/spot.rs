//! What stands at each column of a row, once wide glyphs have taken theirs.

use ratatui::buffer::{Cell, CellDiffOption};

use super::look::Look;
use super::text::{Text, Texts};

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
pub(super) enum Spot {
    /// A glyph starts here.
    Glyph(Glyph),
    /// The glyph to the left goes on.
    Rest,
    /// A picture lies here: nothing is written.
    Covered,
}

/// What a cell shows.
#[derive(Clone, Copy, Debug, Eq)]
pub(super) struct Glyph {
    pub(super) look: Look,
    pub(super) text: Text,
    /// The columns it takes: 1 or more.
    pub(super) columns: u16,
    /// The columns that it takes on a terminal that measures each of its characters by itself.
    pub(super) reach: u16,
    /// Whether terminals differ in how many columns it takes.
    pub(super) is_uncertain: bool,
}

impl PartialEq for Glyph {
    fn eq(&self, other: &Self) -> bool {
        // All at once is quicker than one after the other.
        let differ = self.look.number() ^ other.look.number();
        differ | (self.text.number() ^ other.text.number()) == 0 && self.columns == other.columns
    }
}

impl Glyph {
    /// A blank of `look`.
    pub(super) const fn blank(look: Look) -> Self {
        Self {
            look,
            text: Text::BLANK,
            columns: 1,
            reach: 1,
            is_uncertain: false,
        }
    }

    /// Whether it is a blank that shows only its background.
    pub(super) fn is_plain_blank(&self) -> bool {
        self.text == Text::BLANK && self.look.is_plain()
    }

    /// Whether it looks as it should when it is written with `pen`.
    pub(super) fn is_shown_by(&self, pen: Look) -> bool {
        self.look == pen || (self.is_plain_blank() && self.look.is_blank_in(pen))
    }
}

/// What holds of some spot of a row.
#[derive(Default)]
pub(super) struct Traits {
    /// Terminals may differ in how many columns it takes.
    pub(super) is_uncertain: bool,
    /// A picture lies there.
    pub(super) is_covered: bool,
}

/// Finds the `spots` of a row of cells, and adds their texts to `texts`. A glyph that takes no column, or more
/// than are left beside a picture or in the row, shows as a blank. Links are seen where `links` says so.
pub(super) fn resolve<'a>(
    row: &'a [Cell],
    links: bool,
    texts: &mut Texts<'a>,
    spots: &mut [Spot],
) -> Traits {
    let mut traits = Traits::default();
    let mut rest = 0;
    for (column, (cell, spot)) in row.iter().zip(spots).enumerate() {
        if rest > 0 {
            rest -= 1;
            *spot = Spot::Rest;
            continue;
        }
        let symbol = cell.symbol();
        let text = texts.add(symbol);
        // Most are such cells.
        if texts.is_single(text)
            && cell.modifier.is_empty()
            && cell.diff_option == CellDiffOption::None
        {
            *spot = Spot::Glyph(Glyph {
                look: if text == Text::BLANK {
                    Look::ground(cell)
                } else {
                    Look::colors(cell)
                },
                text,
                columns: 1,
                reach: 1,
                is_uncertain: false,
            });
            continue;
        }
        let right = row.get(column + 1..).unwrap_or_default();
        *spot = any(cell, text, right, links, texts);
        match spot {
            Spot::Glyph(glyph) => {
                rest = glyph.columns - 1;
                traits.is_uncertain |= glyph.is_uncertain;
            }
            Spot::Covered => traits.is_covered = true,
            Spot::Rest => {}
        }
    }
    traits
}

/// What stands in any cell, with those to the `right` of it.
#[inline(never)]
fn any(cell: &Cell, text: Text, right: &[Cell], links: bool, texts: &mut Texts<'_>) -> Spot {
    if text == Text::COVER {
        return Spot::Covered;
    }
    let look = Look::of(cell);
    let look = if links { look } else { look.unlinked() };
    let measure = texts.measure(text, cell.symbol());
    let columns = match cell.diff_option {
        CellDiffOption::ForcedWidth(columns) => columns.get(),
        _ => measure.columns,
    };
    let has_room = match usize::from(columns) {
        0 => false,
        1 => true,
        columns => right
            .get(..columns - 1)
            .is_some_and(|rest| !rest.iter().any(is_covered)),
    };
    if !has_room {
        return Spot::Glyph(Glyph::blank(look.on_blank()));
    }
    Spot::Glyph(Glyph {
        look: if text == Text::BLANK {
            look.on_blank()
        } else {
            look
        },
        text,
        columns,
        reach: measure.reach.max(columns),
        is_uncertain: measure.is_uncertain,
    })
}
