//! Lines of dots between marks, over an axis of labels and beside one of round numbers.

use super::Numbers;
use super::axis::{Axis, part, thinned};
use super::look::{Look, legend};
use super::sheet::Sheet;
use crate::deck::{Chart, Series};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};
use crate::text::plain;
use crate::theme::Ink;

/// The fewest rows and columns in which a line tells anything.
const LOWEST: u16 = 4;
const NARROWEST: u16 = 12;

/// Stands under the gap that a missing number leaves.
const MISSING: char = '?';

/// The columns between two marks of a line, at the least.
const APART: u16 = 3;

/// The part of the greatest number that the least has to reach for an axis that leaves zero out.
const FAR_FROM_ZERO: f64 = 0.8;

/// None where there is no room to draw.
pub(super) fn lay_out(
    chart: &Chart,
    numbers: &Numbers<'_>,
    width: u16,
    height: u16,
) -> Option<Piece> {
    let mut piece = legend(chart, numbers.word(), |look| look.mark, width, height);
    // Below the lines: the axis and its labels.
    let taken = u16::try_from(piece.height() + 2).ok()?;
    let room = height.checked_sub(taken).filter(|rows| *rows >= LOWEST)?;
    let axis = values_axis(numbers, room);
    // Each tick in the middle of a row, so one row more than the steps have.
    let rows = axis.apart(room - 1) * axis.steps() + 1;

    let (texts, gutter) = numbers.beside(&axis)?;
    let across = width
        .checked_sub(gutter)
        .filter(|columns| *columns >= NARROWEST)?;
    let plot = Plot {
        axis,
        left: gutter,
        columns: across,
        rows,
        count: u16::try_from(chart.labels.len()).ok()?,
    };
    let mut sheet = Sheet::new(width, rows + 1);
    plot.draw_axes(&texts, &mut sheet);
    let mut dots = Dots::new(across, rows);
    for (index, series) in chart.series.iter().enumerate() {
        plot.draw_line(series, Look::of(index), &mut dots);
    }
    dots.draw(gutter, &mut sheet);
    for (index, series) in chart.series.iter().enumerate().rev() {
        plot.draw_marks(series, Look::of(index), &mut sheet);
    }
    let labels = plot.labels(chart, width);
    for (centre, _) in &labels {
        sheet.set(rows, *centre, '┴', Tint::of(Ink::Dim));
    }
    piece.below(sheet.into());
    let mut row = Row::default();
    for (_, (left, label)) in labels {
        row.put(left, label, Tint::default());
    }
    piece.push(row);
    Some(piece)
}

/// The axis of the numbers: from zero, unless all of them are far from it.
fn values_axis(numbers: &Numbers<'_>, rows: u16) -> Axis {
    let (zero_low, zero_high) = numbers.and_zero();
    let low = numbers.low.unwrap_or(0.0);
    let high = numbers.high.unwrap_or(0.0);
    let is_far = low < high
        && (low > high * FAR_FROM_ZERO && low > 0.0 || high < low * FAR_FROM_ZERO && high < 0.0);
    let (low, high) = if is_far {
        (low, high)
    } else {
        (zero_low, zero_high)
    };
    Axis::in_rows(low, high, rows - 1)
}

/// Where things stand.
struct Plot {
    axis: Axis,
    /// The first column of the lines.
    left: u16,
    columns: u16,
    rows: u16,
    /// How many numbers a line has.
    count: u16,
}

impl Plot {
    /// The column of a label's numbers, from the plot's left edge.
    fn column(&self, index: u16) -> u16 {
        let across = self.columns - 3;
        match self.count.saturating_sub(1) {
            0 => self.columns / 2,
            last => 1 + part(f64::from(index) / f64::from(last), across),
        }
    }

    /// The place of a number, in quarters of a row from the top.
    fn quarter(&self, value: f64) -> u16 {
        let down = part(1.0 - self.axis.share(value), (self.rows - 1) * 4);
        // What falls on the middle of a row is the second of its quarters.
        down + 1
    }

    /// The row of a number: the one with its dots.
    fn row(&self, value: f64) -> u16 {
        self.quarter(value) / 4
    }

    fn draw_axes(&self, texts: &[String], sheet: &mut Sheet) {
        let dim = Tint::of(Ink::Dim);
        for row in 0..self.rows {
            sheet.set(row, self.left - 1, '│', dim);
        }
        for (tick, text) in self.axis.ticks.iter().zip(texts) {
            let row = self.row(*tick);
            sheet.write(row, self.left - 2 - columns(text), text, dim);
            sheet.set(row, self.left - 1, '┤', dim);
            if *tick == 0.0 && row + 1 < self.rows {
                sheet.fill(row, self.left, self.columns, '─', dim);
            } else {
                sheet.fill(row, self.left, self.columns, '┈', Tint::of(Ink::Rest));
            }
        }
        sheet.set(self.rows, self.left - 1, '└', dim);
        sheet.fill(self.rows, self.left, self.columns, '─', dim);
    }

    fn draw_line(&self, series: &Series, look: Look, dots: &mut Dots) {
        let mut drawn = 0;
        for ((from, to), index) in series
            .values
            .iter()
            .zip(series.values.iter().skip(1))
            .zip(0..)
        {
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let spot = |index: u16, value: f64| (self.column(index) * 2, self.quarter(value));
            drawn = dots.line(spot(index, *from), spot(index + 1, *to), drawn, look);
        }
    }

    /// Marks the numbers, or so many of them that the line is still one, and what is missing.
    fn draw_marks(&self, series: &Series, look: Look, sheet: &mut Sheet) {
        let apart = u32::from(self.columns) / u32::from(self.count.max(1));
        let every = u32::from(APART).div_ceil(apart.max(1)).max(1);
        let known = |index: usize| series.values.get(index).copied().flatten();
        for (value, index) in series.values.iter().zip(0_u16..self.count) {
            let column = self.left + self.column(index);
            let Some(value) = value else {
                sheet.set(self.rows - 1, column, MISSING, look.tint);
                continue;
            };
            let at = usize::from(index);
            let is_alone = at.checked_sub(1).and_then(known).is_none() && known(at + 1).is_none();
            if is_alone || u32::from(index).is_multiple_of(every) {
                sheet.set(self.row(*value), column, look.mark, look.tint);
            }
        }
    }

    /// The labels that have room, each with the column of its tick.
    fn labels(&self, chart: &Chart, width: u16) -> Vec<(u16, (u16, String))> {
        let labels: Vec<String> = chart.labels.iter().map(plain).collect();
        let centres: Vec<u16> = (0..self.count)
            .map(|index| self.left + self.column(index))
            .collect();
        let set = thinned(&labels, &centres, width);
        let every = labels.len().div_ceil(set.len().max(1));
        let shown = centres.into_iter().step_by(every.max(1));
        shown.zip(set).collect()
    }
}

/// The dots of braille, two across and four down in each cell.
struct Dots {
    columns: u16,
    cells: Vec<Option<(u8, Tint)>>,
}

impl Dots {
    fn new(columns: u16, rows: u16) -> Self {
        Self {
            columns,
            cells: vec![None; usize::from(columns) * usize::from(rows)],
        }
    }

    /// Draws a straight line in dashes; `drawn` dots of its whole are drawn already. Returns how
    /// many are now.
    fn line(&mut self, from: (u16, u16), to: (u16, u16), drawn: usize, look: Look) -> usize {
        let (dash, gap) = look.dash;
        let steps = from.0.abs_diff(to.0).max(from.1.abs_diff(to.1)).max(1);
        let between = |from: u16, to: u16, step: u16| {
            let share = f64::from(step) / f64::from(steps);
            let way = part(share, from.abs_diff(to));
            if from <= to { from + way } else { from - way }
        };
        for step in 0..=steps {
            if (drawn + usize::from(step)) % (dash + gap) < dash {
                self.set(
                    between(from.0, to.0, step),
                    between(from.1, to.1, step),
                    look.tint,
                );
            }
        }
        drawn + usize::from(steps)
    }

    fn set(&mut self, x: u16, y: u16, tint: Tint) {
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        let at = usize::from(y / 4) * usize::from(self.columns) + usize::from(x / 2);
        let bit = BITS
            .get(usize::from(y % 4))
            .and_then(|row| row.get(usize::from(x % 2)));
        if let (Some(cell), Some(bit)) = (self.cells.get_mut(at), bit) {
            // Where lines cross, the first keeps its ink.
            let (bits, _) = cell.get_or_insert((0, tint));
            *bits |= bit;
        }
    }

    fn draw(&self, left: u16, sheet: &mut Sheet) {
        for (cells, row) in self.cells.chunks(usize::from(self.columns.max(1))).zip(0..) {
            for (cell, column) in cells.iter().zip(left..) {
                if let Some((bits, tint)) = cell {
                    let glyph = char::from_u32(0x2800 + u32::from(*bits)).unwrap_or(' ');
                    sheet.set(row, column, glyph, *tint);
                }
            }
        }
    }
}
