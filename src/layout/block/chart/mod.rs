//! Numbers: a table of them, with a bar beside each.

mod number;

use number::{bar, decimals, number};

use super::Context;
use super::pre::put_line;
use crate::deck::Chart;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Row, Tint};
use crate::text::{Clean, Marks, Run, plain};
use crate::theme::Ink;

/// Stands for a number that is missing.
const GAP: &str = "–";

/// Bars shorter than this tell nothing.
const SHORTEST_BAR: u16 = 6;

/// The narrowest that labels may be beside their numbers.
const NARROWEST_LABEL: u16 = 4;

/// The columns between a chart's parts.
const BETWEEN: u16 = 2;

pub(super) fn lay_out(chart: &Chart, context: Context) -> Piece {
    let width = context.field.width;
    let numbers = Numbers::of(chart);
    let mut piece = match Grid::of(chart, &numbers, width) {
        Some(grid) => grid.set(chart, &numbers, context),
        None => as_lines(chart, &numbers, width),
    };
    if let Some(caption) = &chart.caption {
        piece.space(context.gap());
        piece.below(prose(caption, Tint::of(Ink::Dim), width));
    }
    piece.indented(context.field.left)
}

/// How the numbers of one chart are written.
struct Numbers<'a> {
    unit: Option<&'a str>,
    decimals: usize,
    /// The columns of the longest.
    width: u16,
    /// The greatest, the value of a whole bar.
    most: f64,
    /// Whether bars can show them: none is negative.
    bars: bool,
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
        let mut numbers = Self {
            unit: chart.unit.as_ref().map(Clean::as_str),
            decimals: values().map(decimals).max().unwrap_or(0),
            width: 1,
            most: values().fold(0.0, f64::max),
            bars: values().all(|value| value >= 0.0),
        };
        numbers.width = values()
            .map(|value| columns(&numbers.write(value)))
            .max()
            .unwrap_or(0)
            .max(1);
        numbers
    }

    fn write(&self, value: f64) -> String {
        number(value, self.decimals, self.unit)
    }
}

/// The widths of a chart's parts, from left to right.
struct Grid {
    labels: u16,
    /// The names of the series; 0 where there is one without a name.
    names: u16,
    /// 0 where there is no room.
    bars: u16,
}

impl Grid {
    /// None where not even labels and numbers fit.
    fn of(chart: &Chart, numbers: &Numbers<'_>, width: u16) -> Option<Self> {
        let names = chart
            .series
            .iter()
            .filter_map(|series| series.name.as_ref())
            .map(|name| columns(name.as_str()))
            .max()
            .unwrap_or(0)
            .min(width / 4);
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
        let bars = if numbers.bars && bars >= SHORTEST_BAR {
            bars
        } else {
            0
        };
        (labels <= room).then_some(Self {
            labels,
            names,
            bars,
        })
    }

    fn set(&self, chart: &Chart, numbers: &Numbers<'_>, context: Context) -> Piece {
        let mut piece = Piece::default();
        for (index, label) in chart.labels.iter().enumerate() {
            if index > 0 && chart.series.len() > 1 {
                // The numbers of one label belong together.
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
            let (text, tint) = written(value, numbers);
            row.put(
                left + numbers.width.saturating_sub(columns(&text)),
                text,
                tint,
            );
            left += numbers.width + BETWEEN;
            if let Some(value) = value {
                // The first series is what the chart is about; the others are there to compare.
                let ink = if order == 0 { Ink::Accent } else { Ink::Dim };
                let bar = bar(value, numbers.most, self.bars);
                row.put(left, bar, Tint::of(ink));
            }
            piece.push(row);
        }
        piece
    }
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
            let (value, _) = written(series.values.get(index).copied().flatten(), numbers);
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

fn written(value: Option<f64>, numbers: &Numbers<'_>) -> (String, Tint) {
    match value {
        Some(value) => (numbers.write(value), Tint::default()),
        None => (GAP.to_owned(), Tint::of(Ink::Dim)),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::{Block, ChartKind, Series};
    use crate::layout::samples::alone;

    fn series(name: Option<&str>, values: &[Option<f64>]) -> Series {
        Series {
            name: name.map(Clean::line),
            values: values.to_vec(),
        }
    }

    fn chart(series: Vec<Series>, unit: Option<&str>) -> Block {
        Block::Chart(Chart {
            kind: ChartKind::Bar,
            labels: ["1957", "1958", "after 1958"].map(Clean::line).to_vec(),
            series,
            unit: unit.map(Clean::line),
            caption: Some(Clean::line("Official figures")),
        })
    }

    fn grain() -> Block {
        chart(
            vec![series(None, &[Some(195.05), Some(200.0), Some(143.5)])],
            Some("Mt"),
        )
    }

    #[test]
    fn numbers_are_aligned_and_have_a_bar_each() {
        assert_snapshot!(alone(grain(), 60), @"
        |  1957        195.05 Mt  ████████████████████████████████▏
        |  1958        200.00 Mt  █████████████████████████████████
        |  after 1958  143.50 Mt  ███████████████████████▋
        |
        |  Official figures
        ");
    }

    #[test]
    fn labels_wrap_before_numbers_do() {
        assert_snapshot!(alone(grain(), 22), @"
        | 1957    195.05 Mt
        | 1958    200.00 Mt
        | after   143.50 Mt
        | 1958
        |
        | Official figures
        ");
        assert_snapshot!(alone(grain(), 12), @"
        |1957:
        |195.05 Mt
        |1958:
        |200.00 Mt
        |after 1958:
        |143.50 Mt
        |
        |Official
        |figures
        ");
    }

    #[test]
    fn series_stand_below_each_other_at_each_label() {
        let grain = series(Some("grain"), &[Some(195.0), Some(200.0), Some(143.0)]);
        let steel = series(Some("steel"), &[Some(5.0), None, Some(18.0)]);
        assert_snapshot!(alone(chart(vec![grain, steel], None), 60), @"
        |  1957        grain  195  ███████████████████████████████▎
        |              steel    5  ▊
        |
        |  1958        grain  200  ████████████████████████████████
        |              steel    –
        |
        |  after 1958  grain  143  ██████████████████████▉
        |              steel   18  ██▉
        |
        |  Official figures
        ");
    }

    #[test]
    fn numbers_below_zero_have_no_bars() {
        let change = series(None, &[Some(3.0), Some(-15.0), None]);
        assert_snapshot!(alone(chart(vec![change], Some("%")), 60), @"
        |  1957          3%
        |  1958        −15%
        |  after 1958     –
        |
        |  Official figures
        ");
    }
}
