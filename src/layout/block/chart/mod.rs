//! Numbers, drawn: bars, lines and sparklines. Where there is no room to draw, they are listed.

mod axis;
mod bars;
mod describe;
mod line;
mod look;
mod number;
mod sheet;
mod spark;
mod upright;

pub use describe::describe;

use axis::Axis;
use number::{decimals, is_sign, number};

use super::{Context, Pictures};
use crate::deck::{Chart, ChartKind};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Cramped, Room, Tint};
use crate::text::Clean;
use crate::theme::Ink;

/// Stands for a number that is missing.
const GAP: &str = "–";

/// The columns between a chart's parts.
const BETWEEN: u16 = 2;

/// The most rows that a chart takes when nothing else limits it.
const HIGHEST: u16 = 30;

pub(super) fn lay_out(chart: &Chart, context: Context) -> Piece {
    let field = context.field;
    if context.plain {
        let words = Lines::verbatim(&describe(chart), field.width);
        return words.set(Tint::default()).indented(field.left);
    }
    let numbers = Numbers::of(chart);
    let (left, mut piece, width) = draw(chart, &numbers, context);
    if let Some(caption) = &chart.caption {
        piece.space(context.gap());
        piece.below(prose(caption, Tint::of(Ink::Dim), width));
    }
    piece.indented(left)
}

/// Whether the height of a chart follows the room that there is, as a picture's does.
pub(super) fn is_drawn(chart: &Chart) -> bool {
    chart.kind != ChartKind::Spark
}

/// The chart without its caption, its first column, and the columns that it may take.
fn draw(chart: &Chart, numbers: &Numbers<'_>, context: Context) -> (u16, Piece, u16) {
    let field = context.field;
    let (left, width) = match context.pictures {
        Pictures::AtMost(_) => field.room_for(wanted(chart)),
        Pictures::Exactly(_) => field.room_for_all(u16::MAX),
    };
    let height = match context.pictures {
        // Twice as wide as high, in cells that are twice as high as wide, with some room left.
        Pictures::AtMost(most) => (width / 4)
            .min(most - most / 6)
            .clamp(10, HIGHEST)
            .min(most),
        Pictures::Exactly(height) => height,
    };
    let (Pictures::AtMost(rows) | Pictures::Exactly(rows)) = context.pictures;
    let listed = || {
        let mut list = bars::lay_out(chart, numbers, context, field.width);
        list.cramped |= Cramped {
            listed_chart: chart.kind != ChartKind::Bar,
            ..Cramped::default()
        };
        (field.left, list, field.width)
    };
    if context.room <= Room::Text || chart.labels.is_empty() {
        return listed();
    }
    let drawn = match chart.kind {
        ChartKind::Line => line::lay_out(chart, numbers, width, height),
        ChartKind::Spark => spark::lay_out(chart, numbers, context, field.width),
        ChartKind::Bar => upright::with_values(chart, numbers, width, height).or_else(|| {
            // Rather all of the bars in sight than each with its number.
            let listed = chart.labels.len() * chart.series.len();
            (listed > usize::from(rows))
                .then(|| upright::with_axis(chart, numbers, width, height))
                .flatten()
        }),
    };
    drawn.map_or_else(listed, |piece| (left, piece, width))
}

/// The columns for the names of the series: those of the longest, a quarter of `width` at the most; none where
/// no series has a name.
fn names(chart: &Chart, width: u16) -> Option<u16> {
    let names = chart
        .series
        .iter()
        .filter_map(|series| series.name.as_ref());
    let longest = names.map(|name| columns(name.as_str())).max()?;
    Some(longest.min(width / 4))
}

/// The columns in which a chart with that many numbers stands well.
fn wanted(chart: &Chart) -> u16 {
    let numbers = match chart.kind {
        ChartKind::Bar => chart.labels.len() * (chart.series.len() + 1) / 2,
        ChartKind::Line => chart.labels.len(),
        ChartKind::Spark => 0,
    };
    u16::try_from(numbers.saturating_mul(14)).unwrap_or(u16::MAX)
}

/// How the numbers of one chart are written.
struct Numbers<'a> {
    unit: Option<&'a str>,
    decimals: usize,
    /// The columns of the longest, with its unit.
    width: u16,
    /// The same without a unit that is a word.
    bare_width: u16,
    /// The least; none where there are no numbers.
    low: Option<f64>,
    /// The greatest.
    high: Option<f64>,
}

impl<'a> Numbers<'a> {
    fn of(chart: &'a Chart) -> Self {
        let values = || {
            chart
                .series
                .iter()
                .flat_map(|series| &series.values)
                .flatten()
                .copied()
        };
        let unit = chart.unit.as_ref().map(Clean::as_str);
        let mut numbers = Self {
            unit: unit.filter(|unit| !unit.is_empty()),
            decimals: values().map(decimals).max().unwrap_or(0),
            width: 1,
            bare_width: 1,
            low: values().reduce(f64::min),
            high: values().reduce(f64::max),
        };
        for value in values() {
            numbers.width = numbers.width.max(columns(&numbers.write(value)));
            numbers.bare_width = numbers.bare_width.max(columns(&numbers.bare(value)));
        }
        numbers
    }

    /// `value` with its unit.
    fn write(&self, value: f64) -> String {
        number(value, self.decimals, self.unit)
    }

    /// `value` without its unit, unless that is a sign.
    fn bare(&self, value: f64) -> String {
        self.tick(value, self.decimals)
    }

    /// The same with as many decimals as this.
    fn tick(&self, value: f64, decimals: usize) -> String {
        number(value, decimals, self.unit.filter(|unit| is_sign(unit)))
    }

    /// What stands beside an axis, tick by tick, and the columns that it takes with the axis itself.
    fn beside(&self, axis: &Axis) -> Option<(Vec<String>, u16)> {
        let ticks = axis.ticks.iter();
        let texts: Vec<String> = ticks.map(|tick| self.tick(*tick, axis.decimals)).collect();
        let gutter = texts.iter().map(|text| columns(text)).max()? + 2;
        Some((texts, gutter))
    }

    /// A unit that is a word, and so may be written once for all.
    fn word(&self) -> Option<&'a str> {
        self.unit.filter(|unit| !is_sign(unit))
    }

    /// The least and the greatest, and zero.
    fn and_zero(&self) -> (f64, f64) {
        (
            self.low.unwrap_or(0.0).min(0.0),
            self.high.unwrap_or(0.0).max(0.0),
        )
    }
}

/// A number as it is written among others, dim where it is missing.
fn written(value: Option<f64>, write: impl Fn(f64) -> String) -> (String, Tint) {
    match value {
        Some(value) => (write(value), Tint::default()),
        None => (GAP.to_owned(), Tint::of(Ink::Dim)),
    }
}

#[cfg(test)]
mod tests;
