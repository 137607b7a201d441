//! Bars that lie, each beside its number; a list of the numbers where not even that fits.

use super::super::lines::put_line;
use super::axis::part;
use super::look::Look;
use super::number::{bar, bar_below};
use super::{BETWEEN, Context, Numbers, axis, names, written};
use crate::deck::Chart;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Cramped, Row, Tint};
use crate::text::{Clean, Marks, Run, plain};
use crate::theme::Ink;

/// Bars shorter than this tell nothing.
const SHORTEST_BAR: u16 = 6;

/// The narrowest that labels may be beside their numbers.
const NARROWEST_LABEL: u16 = 4;

/// Parts the bars of what is below zero from the others.
const ZERO: &str = "│";

pub(super) fn lay_out(chart: &Chart, numbers: &Numbers<'_>, context: Context, width: u16) -> Piece {
    let grid = Grid::of(chart, numbers, width);
    let has_bars = grid
        .as_ref()
        .is_some_and(|grid| grid.above > 0 || grid.below > 0);
    let mut piece = match grid {
        Some(grid) => grid.set(chart, numbers, context),
        None => as_lines(chart, numbers, width),
    };
    piece.cramped |= Cramped {
        listed_chart: !has_bars,
        ..Cramped::default()
    };
    piece
}

/// The widths of a chart's parts, from left to right.
struct Grid {
    labels: u16,
    /// The names of the series; 0 where there is one without a name.
    names: u16,
    /// The bars below zero; 0 where there are none.
    below: u16,
    /// The bars above zero, or all that there are; 0 where there is no room.
    above: u16,
}

impl Grid {
    /// None where not even labels and numbers fit.
    fn of(chart: &Chart, numbers: &Numbers<'_>, width: u16) -> Option<Self> {
        let names = names(chart, width).unwrap_or(0);
        let labels = chart
            .labels
            .iter()
            .map(|label| columns(&plain(label)))
            .max()
            .unwrap_or(0);

        let beside = if names > 0 { names + BETWEEN } else { 0 };
        let room = width
            .checked_sub(beside + BETWEEN)?
            .checked_sub(numbers.width)?;
        if room < labels.min(NARROWEST_LABEL) {
            return None;
        }
        // Labels may have all that the numbers leave, but rather wrap than leave no bar.
        let most = room
            .max(1)
            .min((width / 3).max(room.saturating_sub(SHORTEST_BAR + BETWEEN)));
        let labels = labels.clamp(1, most.max(1));
        let bars = room.saturating_sub(labels + BETWEEN);
        let (below, above) = if bars < SHORTEST_BAR {
            (0, 0)
        } else {
            parted(numbers, bars)
        };
        (labels <= room).then_some(Self {
            labels,
            names,
            below,
            above,
        })
    }

    fn set(&self, chart: &Chart, numbers: &Numbers<'_>, context: Context) -> Piece {
        let mut piece = Piece::default();
        for (index, label) in chart.labels.iter().enumerate() {
            if index > 0 {
                // Bars that touch make one shape, and the numbers of one label belong together.
                piece.space(context.item_gap());
            }
            let mut group = prose(label, Tint::default(), self.labels);
            group.beside(self.set_values(chart, numbers, index));
            piece.below(group);
        }
        piece
    }

    /// The numbers of all series for one label, one below the other.
    fn set_values(&self, chart: &Chart, numbers: &Numbers<'_>, index: usize) -> Piece {
        let (low, high) = numbers.and_zero();
        let mut piece = Piece::default();
        for (order, series) in chart.series.iter().enumerate() {
            let mut row = Row::default();
            let mut left = self.labels + BETWEEN;
            if self.names > 0 {
                let name = series.name.as_ref().map_or("", Clean::as_str);
                put_line(&mut row, left, name, Tint::of(Ink::Dim), self.names);
                left += self.names + BETWEEN;
            }
            let value = series.values.get(index).copied().flatten();
            let (text, tint) = written(value, |value| numbers.write(value));
            row.put(
                left + numbers.width.saturating_sub(columns(&text)),
                text,
                tint,
            );
            left += numbers.width + BETWEEN;
            let look = Look::of(order);
            let value = value.unwrap_or(0.0);
            if self.below > 0 {
                let bar = bar_below(value, low, self.below, look.fill);
                row.put(left + self.below - columns(&bar), bar, look.tint);
                left += self.below;
                row.put(left, ZERO, Tint::of(Ink::Dim));
                left += 1;
            }
            row.put(left, bar(value, high, self.above, look.fill), look.tint);
            piece.push(row);
        }
        piece
    }
}

/// How many of `columns` columns are for what is below zero, and for what is above; the line
/// between them has one.
fn parted(numbers: &Numbers<'_>, columns: u16) -> (u16, u16) {
    let (low, high) = numbers.and_zero();
    if low == 0.0 {
        return (0, columns);
    }
    let columns = columns - 1;
    if high == 0.0 {
        return (columns, 0);
    }
    let below = part(axis::share(0.0, low, high), columns).clamp(1, columns - 1);
    (below, columns - below)
}

/// Each number on a line with its label and its series' name, for rooms too narrow for a grid.
fn as_lines(chart: &Chart, numbers: &Numbers<'_>, width: u16) -> Piece {
    let run = |text: String, marks| Run {
        text,
        marks,
        ..Run::default()
    };
    let mut piece = Piece::default();
    for (index, label) in chart.labels.iter().enumerate() {
        for series in &chart.series {
            let value = series.values.get(index).copied().flatten();
            let (value, _) = written(value, |value| numbers.write(value));
            let mut heading = plain(label);
            if let Some(name) = &series.name {
                heading = format!("{heading} {name}");
            }
            let line = [
                run(format!("{heading}: "), Marks::BOLD),
                run(value, Marks::empty()),
            ];
            piece.below(Lines::of_runs(&line, width).set(Tint::default()));
        }
    }
    piece
}
