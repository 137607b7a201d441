//! Sparklines: a row for each series, between its first and its last number.

use super::super::frame::shorten;
use super::axis::{part, share};
use super::look::Look;
use super::{BETWEEN, Context, Numbers, names};
use crate::deck::{Chart, Series};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};
use crate::text::{Clean, plain};
use crate::theme::Ink;

/// From the least number to the greatest.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Stands where a number is missing.
const MISSING: char = '·';

/// The fewest columns in which a sparkline tells anything.
const NARROWEST: u16 = 4;

/// The columns that a sparkline should have, and the most that each of its numbers gets.
const WANTED: u16 = 36;
const WIDEST: u16 = 2;

/// None where there is no room.
pub(super) fn lay_out(
    chart: &Chart,
    numbers: &Numbers<'_>,
    context: Context,
    width: u16,
) -> Option<Piece> {
    let count = u16::try_from(chart.labels.len()).ok()?;
    let names = names(chart, width).map_or(0, |names| names + BETWEEN);
    // The first number without its unit, the last with it.
    let ends = numbers.bare_width + numbers.width + 2;
    let room = width
        .checked_sub(names.checked_add(ends)?)
        .filter(|room| *room >= NARROWEST.min(count.max(1)))?;
    let each = (room / count.max(1))
        .min(WANTED / count.max(1))
        .clamp(1, WIDEST);
    let across = count.saturating_mul(each).min(room);
    let line = names + numbers.bare_width + 1;

    let mut piece = Piece::default();
    for (index, series) in chart.series.iter().enumerate() {
        if index > 0 {
            piece.space(context.item_gap());
        }
        let mut row = Row::default();
        if let Some(name) = &series.name {
            let name = shorten(Clean::as_str(name), names - BETWEEN);
            row.put(0, name, Tint::of(Ink::Dim));
        }
        let known = || series.values.iter().flatten();
        if let (Some(first), Some(last)) = (known().next(), known().next_back()) {
            let first = numbers.bare(*first);
            row.put(line - 1 - columns(&first), first, Tint::default());
            row.put(line, drawn(series, across, each), Look::of(index).tint);
            let last = numbers.write(*last);
            let left = line + across + 1 + numbers.width - columns(&last);
            row.put(left, last, Tint::bold(Ink::Body));
            let end = row.width() + BETWEEN;
            let about = extremes(chart, series, numbers);
            if end.saturating_add(columns(&about)) <= width {
                row.put(end, about, Tint::of(Ink::Dim));
            }
        }
        piece.push(row);
    }
    let labels = labels(chart, line, across);
    if !labels.spans.is_empty() {
        piece.push(labels);
    }
    Some(piece)
}

/// The numbers as glyphs, `each` columns for one; where they are more than the columns, each
/// column is the mean of those that fall on it.
fn drawn(series: &Series, across: u16, each: u16) -> String {
    let known = || series.values.iter().flatten().copied();
    let low = known().reduce(f64::min).unwrap_or(0.0);
    let high = known().reduce(f64::max).unwrap_or(0.0);
    let count = series.values.len();
    let places = usize::from(across / each.max(1)).max(1);
    let mut line = String::new();
    for place in 0..places {
        let from = place * count / places;
        let to = ((place + 1) * count / places).max(from + 1);
        let values = series.values.get(from..to).unwrap_or_default();
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let mean = (!known.is_empty()).then(|| {
            let count = f64::from(u32::try_from(known.len()).unwrap_or(u32::MAX));
            known.iter().map(|value| value / count).sum::<f64>()
        });
        let glyph = mean.map_or(MISSING, |mean| height(mean, low, high));
        line.extend(std::iter::repeat_n(glyph, usize::from(each)));
    }
    line
}

fn height(value: f64, low: f64, high: f64) -> char {
    let top = u16::try_from(HEIGHTS.len() - 1).unwrap_or(0);
    let at = if low < high {
        part(share(value, low, high), top)
    } else {
        top / 2
    };
    HEIGHTS.get(usize::from(at)).copied().unwrap_or(' ')
}

/// The least and the greatest number, and where they are.
fn extremes(chart: &Chart, series: &Series, numbers: &Numbers<'_>) -> String {
    let label = |index: usize| chart.labels.get(index).map(plain).unwrap_or_default();
    let values = || {
        let values = series.values.iter().enumerate();
        values.filter_map(|(index, value)| Some((index, (*value)?)))
    };
    let low = values().min_by(|a, b| a.1.total_cmp(&b.1));
    let high = values().max_by(|a, b| a.1.total_cmp(&b.1));
    match (low, high) {
        (Some((low_at, low)), Some((high_at, high))) if low < high => format!(
            "low {} in {}, high {} in {}",
            numbers.bare(low),
            label(low_at),
            numbers.bare(high),
            label(high_at)
        ),
        _ => String::new(),
    }
}

/// The first and the last label, under the ends of the lines.
fn labels(chart: &Chart, left: u16, across: u16) -> Row {
    let mut row = Row::default();
    let dim = Tint::of(Ink::Dim);
    let (Some(first), Some(last)) = (chart.labels.first(), chart.labels.last()) else {
        return row;
    };
    let (first, last) = (plain(first), plain(last));
    let (before, after) = (columns(&first), columns(&last));
    if before.saturating_add(after) < across {
        row.put(left, first, dim);
        row.put(left + across - after, last, dim);
    }
    row
}
