//! What tells one series from another: a glyph each, and only then a colour.

use super::super::frame::shorten;
use crate::deck::Chart;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};
use crate::text::Clean;
use crate::theme::Ink;

const FILLS: [char; 6] = ['█', '▒', '░', '▓', '▚', '▞'];
const MARKS: [char; 8] = ['●', '▲', '■', '◆', '○', '△', '□', '◇'];

/// The lengths of a line's dashes and of the gaps between them, in dots.
const DASHES: [(usize, usize); 4] = [(1, 0), (5, 3), (2, 2), (9, 3)];

/// The height from which a chart has a blank row under its legend.
const AIRY: u16 = 12;

/// How one series looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// What its bars are filled with.
    pub(super) fill: char,
    /// What marks its numbers on a line.
    pub(super) mark: char,
    /// Dots drawn and left out along its line.
    pub(super) dash: (usize, usize),
    pub(super) tint: Tint,
}

impl Look {
    /// The look of the series of this index.
    pub(super) fn of(series: usize) -> Self {
        fn pick<T: Copy + Default>(all: &[T], index: usize) -> T {
            all.get(index % all.len().max(1))
                .copied()
                .unwrap_or_default()
        }
        // The first series is what the chart is about; the others are there to compare.
        let inks = [Ink::Accent, Ink::Body, Ink::Dim];
        Self {
            fill: pick(&FILLS, series),
            mark: pick(&MARKS, series),
            dash: pick(&DASHES, series),
            tint: Tint::of(pick(&inks, series)),
        }
    }

    /// Whether its bars end at any eighth of a cell: only solid ones can.
    pub(super) fn is_solid(self) -> bool {
        self.fill == '█'
    }
}

/// The unit, where it is to be said, and each series' name after its glyph, over a chart that is
/// `height` rows high with them. Empty where there is nothing to tell.
pub(super) fn legend(
    chart: &Chart,
    unit: Option<&str>,
    glyph: impl Fn(Look) -> char,
    width: u16,
    height: u16,
) -> Piece {
    let mut entries = Vec::new();
    if let Some(unit) = unit {
        entries.push((None, unit));
    }
    for (index, series) in chart.series.iter().enumerate() {
        if let Some(name) = &series.name {
            entries.push((Some(Look::of(index)), Clean::as_str(name)));
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for (look, name) in entries {
        let mark = if look.is_some() { 2 } else { 0 };
        let end = rows.last().map_or(0, Row::width);
        let left = if end == 0 { 0 } else { end + 3 };
        if rows.is_empty() || left.saturating_add(mark + columns(name)) > width {
            rows.push(Row::default());
        }
        let left = if rows.last().is_some_and(|row| row.width() > 0) {
            left
        } else {
            0
        };
        let name = shorten(name, width.saturating_sub(mark));
        if let Some(row) = rows.last_mut() {
            if let Some(look) = look {
                row.put(left, glyph(look), look.tint);
            }
            row.put(left + mark, name, Tint::of(Ink::Dim));
        }
    }
    if !rows.is_empty() && height >= AIRY {
        rows.push(Row::default());
    }
    rows.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_of_a_few_series_have_the_same_glyph() {
        let looks: Vec<Look> = (0..6).map(Look::of).collect();
        for (index, look) in looks.iter().enumerate() {
            for other in looks.iter().skip(index + 1) {
                assert_ne!(look.fill, other.fill);
                assert_ne!(look.mark, other.mark);
            }
        }
    }
}
