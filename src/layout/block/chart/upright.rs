//! Bars that stand over their labels.

use super::axis::{Axis, part, share, thinned};
use super::look::{Look, legend};
use super::number::steps;
use super::sheet::Sheet;
use super::{Numbers, written};
use crate::deck::{Align, Chart};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::{Row, Tint};
use crate::text::{Clean, plain};
use crate::theme::Ink;

/// The fewest rows in which bars tell anything.
const LOWEST: u16 = 4;

/// The widest that a bar becomes.
const WIDEST: u16 = 10;

/// The most lines that a label takes.
const LABEL_LINES: usize = 2;

/// Seven steps from nothing to a whole cell, from below.
const EIGHTHS: [char; 7] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/// Bars with their numbers over them and their labels below; none where one of these does not fit.
pub(super) fn with_values(
    chart: &Chart,
    numbers: &Numbers<'_>,
    width: u16,
    height: u16,
) -> Option<Piece> {
    let labels = Labels::of(chart);
    let has_unit = Groups::of(chart, &labels, numbers.width, width).is_some();
    let number = if has_unit {
        numbers.width
    } else {
        numbers.bare_width
    };
    let groups = Groups::of(chart, &labels, number, width)?;
    let set = labels.set(groups.slot)?;

    let unit = numbers.word().filter(|_| !has_unit);
    let mut piece = legend(chart, unit, |look| look.fill, width, height);
    let (low, high) = numbers.and_zero();
    let taken = piece.height() + set.height() + 1;
    let room = height.checked_sub(u16::try_from(taken).ok()?)?;
    // A number stands over the highest bar, and one under the lowest.
    let bars = room.checked_sub(1 + u16::from(low < 0.0))?;
    if bars < LOWEST {
        return None;
    }
    let below = if low < 0.0 && high > 0.0 {
        part(share(0.0, low, high), bars).clamp(1, bars - 1)
    } else if low < 0.0 {
        bars
    } else {
        0
    };
    let scale = Scale::of(low, high, bars - below, below);
    let mut sheet = Sheet::new(groups.width(), room + 1);
    sheet.fill(scale.above + 1, 0, groups.width(), '─', Tint::of(Ink::Dim));
    groups.draw(chart, scale, scale.above + 1, &mut sheet);
    groups.write(chart, scale, &mut sheet, |value| {
        if has_unit {
            numbers.write(value)
        } else {
            numbers.bare(value)
        }
    });
    piece.below(sheet.into());
    piece.below(set);
    Some(piece)
}

/// Bars beside an axis, with as many labels as fit: for more bars than have room for numbers.
pub(super) fn with_axis(
    chart: &Chart,
    numbers: &Numbers<'_>,
    width: u16,
    height: u16,
) -> Option<Piece> {
    let mut piece = legend(chart, numbers.word(), |look| look.fill, width, height);
    let taken = piece.height() + 2;
    let room = height.checked_sub(u16::try_from(taken).ok()?)?;
    if room < LOWEST {
        return None;
    }
    let (low, high) = numbers.and_zero();
    let axis = Axis::in_rows(low, high, room);
    let zero = axis.ticks.iter().position(|tick| *tick == 0.0)?;
    let zero = u16::try_from(zero).ok()?;
    let (steps, rows) = (axis.steps(), axis.apart(room));
    let scale = Scale::of(axis.low, axis.high, (steps - zero) * rows, zero * rows);

    let (texts, gutter) = numbers.beside(&axis)?;
    let groups = Groups::tight(chart, width.checked_sub(gutter)?)?;
    let mut sheet = Sheet::new(gutter + groups.width(), scale.above + scale.below + 1);
    let dim = Tint::of(Ink::Dim);
    for row in 0..=scale.above + scale.below {
        sheet.set(row, gutter - 1, '│', dim);
    }
    sheet.fill(scale.above, gutter, groups.width(), '─', dim);
    for (text, at) in texts.iter().zip(0_u16..) {
        // The line of zero has a row of its own; a row ends, away from it, where its tick is.
        let row = if at >= zero {
            scale.above - (at - zero) * rows
        } else {
            scale.above + (zero - at) * rows
        };
        sheet.write(row, gutter - 2 - columns(text), text, dim);
        sheet.set(row, gutter - 1, if at == zero { '┼' } else { '┤' }, dim);
    }
    let groups = Groups {
        left: gutter,
        ..groups
    };
    groups.draw(chart, scale, scale.above, &mut sheet);
    piece.below(sheet.into());

    let labels: Vec<String> = chart.labels.iter().map(plain).collect();
    let centres: Vec<u16> = (0..groups.count)
        .map(|group| groups.centre(group))
        .collect();
    let mut row = Row::default();
    for (left, label) in thinned(&labels, &centres, width) {
        row.put(left, label, Tint::default());
    }
    piece.push(row);
    Some(piece)
}

/// The labels, as they want to stand under their bars.
struct Labels<'a> {
    texts: &'a [Clean],
    /// The columns of the longest, and of the longest word of one.
    longest: u16,
    word: u16,
}

impl<'a> Labels<'a> {
    fn of(chart: &'a Chart) -> Self {
        let texts: Vec<String> = chart.labels.iter().map(plain).collect();
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        Self {
            texts: &chart.labels,
            longest: texts.iter().map(|text| columns(text)).max().unwrap_or(0),
            word: words.map(columns).max().unwrap_or(0),
        }
    }

    /// The labels in slots of this width, a column between them; none where they need too many
    /// lines.
    fn set(&self, slot: u16) -> Option<Piece> {
        let width = slot.checked_sub(1).filter(|width| *width >= self.word)?;
        let mut piece = Piece::default();
        for (label, index) in self.texts.iter().zip(0_u16..) {
            let lines = Lines::of(label, width);
            if lines.count() > LABEL_LINES {
                return None;
            }
            let label = lines.set_aligned(Tint::default(), Align::Center, width);
            piece.beside(label.indented(index.checked_mul(slot)?));
        }
        Some(piece)
    }
}

/// Where the bars stand: one group for each label, in it one bar for each series.
#[derive(Clone, Copy, Debug)]
struct Groups {
    left: u16,
    count: u16,
    /// The columns of a group, with the space beside it.
    slot: u16,
    bars: u16,
    /// The columns of one bar.
    bar: u16,
    /// The columns between two bars of a group.
    gap: u16,
}

impl Groups {
    /// Groups with room for a number over each bar and for the words of each label.
    fn of(chart: &Chart, labels: &Labels<'_>, number: u16, width: u16) -> Option<Self> {
        let count = u16::try_from(chart.labels.len()).ok()?;
        let bars = u16::try_from(chart.series.len()).ok()?;
        let slot = width.checked_div(count)?;
        let gap = u16::from(bars > 1);
        let gaps = gap.checked_mul(bars.checked_sub(1)?)?;
        let bar = if bars == 1 {
            (slot * 2 / 3).max(1)
        } else {
            slot.checked_sub(2 + gaps)?.checked_div(bars)?
        };
        let bar = bar.min(WIDEST.max(number));
        let widest = if bars == 1 { slot.checked_sub(1)? } else { bar };
        if bar == 0 || number > widest || labels.word >= slot {
            return None;
        }
        let group = bar * bars + gaps;
        let most = (group + 6)
            .max(number + 2)
            .max(labels.longest.saturating_add(2));
        Some(Self {
            left: 0,
            count,
            slot: slot.min(most),
            bars,
            bar,
            gap,
        })
    }

    /// Groups as narrow as may be: a column for each bar, and one beside each group if there is
    /// room.
    fn tight(chart: &Chart, width: u16) -> Option<Self> {
        let count = u16::try_from(chart.labels.len()).ok()?;
        let bars = u16::try_from(chart.series.len()).ok()?;
        let slot = width.checked_div(count)?;
        let space = u16::from(slot > bars);
        let bar = (slot - space).checked_div(bars)?.min(WIDEST);
        (bar > 0).then_some(Self {
            left: 0,
            count,
            slot: bar * bars + space,
            bars,
            bar,
            gap: 0,
        })
    }

    fn width(self) -> u16 {
        self.count * self.slot
    }

    /// The first column of a bar.
    fn column(self, group: u16, bar: u16) -> u16 {
        let taken = self.bars * self.bar + (self.bars - 1) * self.gap;
        let inset = (self.slot - taken) / 2;
        self.left + group * self.slot + inset + bar * (self.bar + self.gap)
    }

    /// The middle of a group.
    fn centre(self, group: u16) -> u16 {
        self.left + group * self.slot + self.slot.saturating_sub(1) / 2
    }

    /// Draws the bars above and below row `base`.
    fn draw(self, chart: &Chart, scale: Scale, base: u16, sheet: &mut Sheet) {
        for (group, bar, value) in values(chart) {
            let Some(value) = value else { continue };
            let look = Look::of(usize::from(bar));
            let column = self.column(group, bar);
            let (cells, steps) = scale.cells(value, look);
            let (full, part) = (cells / steps, cells % steps);
            let row = |level: u16| {
                if value < 0.0 {
                    base + 1 + level
                } else {
                    base.saturating_sub(1 + level)
                }
            };
            for level in 0..full {
                sheet.fill(row(level), column, self.bar, look.fill, look.tint);
            }
            let end = match (part.checked_sub(1), value < 0.0) {
                (None, _) => None,
                (Some(_), true) => Some('▀'),
                (Some(part), false) => EIGHTHS.get(usize::from(part)).copied(),
            };
            if let Some(glyph) = end {
                sheet.fill(row(full), column, self.bar, glyph, look.tint);
            }
        }
    }

    /// Writes each number past the end of its bar.
    fn write(self, chart: &Chart, scale: Scale, sheet: &mut Sheet, write: impl Fn(f64) -> String) {
        let base = scale.above + 1;
        for (group, bar, value) in values(chart) {
            let (text, tint) = written(value, &write);
            let value = value.unwrap_or(0.0);
            let (cells, steps) = scale.cells(value, Look::of(usize::from(bar)));
            let level = cells.div_ceil(steps);
            let row = if value < 0.0 {
                base + 1 + level
            } else {
                base.saturating_sub(1 + level)
            };
            let centre = 2 * self.column(group, bar) + self.bar;
            let column = centre.saturating_sub(columns(&text)) / 2;
            sheet.write(row, column.max(self.left + group * self.slot), &text, tint);
        }
    }
}

/// How high bars are.
#[derive(Clone, Copy, Debug)]
struct Scale {
    /// The rows above the line of zero, and what they are all for.
    above: u16,
    most: f64,
    /// The rows below it.
    below: u16,
    least: f64,
}

impl Scale {
    /// One scale for both sides of zero.
    fn of(low: f64, high: f64, above: u16, below: u16) -> Self {
        let row = |value: f64, rows: u16| {
            if rows == 0 {
                0.0
            } else {
                value / f64::from(rows)
            }
        };
        let row = row(high, above).max(row(-low, below));
        Self {
            above,
            most: row * f64::from(above),
            below,
            least: row * f64::from(below),
        }
    }

    /// How long a bar is, in steps, and how many steps a cell has.
    fn cells(self, value: f64, look: Look) -> (u16, u16) {
        match (value < 0.0, look.is_solid()) {
            (false, true) => (steps(value, self.most, self.above, 8), 8),
            (true, true) => (steps(-value, self.least, self.below, 2), 2),
            (false, false) => (steps(value, self.most, self.above, 1), 1),
            (true, false) => (steps(-value, self.least, self.below, 1), 1),
        }
    }
}

/// All numbers, each with the index of its label and of its series.
fn values(chart: &Chart) -> impl Iterator<Item = (u16, u16, Option<f64>)> {
    let groups = u16::try_from(chart.labels.len()).unwrap_or(u16::MAX);
    chart
        .series
        .iter()
        .zip(0_u16..)
        .flat_map(move |(series, bar)| {
            (0..groups).map(move |group| {
                let value = series.values.get(usize::from(group));
                (group, bar, value.copied().flatten())
            })
        })
}
