//! A program's text: lines as written, some of them lit at each step.

use super::pre::put_line;
use super::{Context, Edge, boxed, frame};
use crate::deck::{Code, LineRange};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::steps::Steps;
use crate::layout::{Room, Row, Tint};
use crate::theme::Ink;

/// Stands beside lit lines: they are known without their colour.
const LIT: &str = "▌";

pub(super) fn lay_out(code: &Code, context: Context, steps: &mut Steps) -> Piece {
    let listing = Listing::of(code);
    let (lit, is_new) = lit_ranges(code, steps);
    let framed = context.frames(context.field.width);
    let edges = if framed { frame::COLUMNS } else { 0 };
    let gutter = if context.room == Room::Text {
        0
    } else {
        listing.gutter()
    };
    // Its lines would be cut where a table's would wrap: it may have the whole page.
    let (left, width) = context
        .field
        .room_for_all(listing.longest.saturating_add(gutter).saturating_add(edges));

    let mut body = listing.set(lit, gutter, width - edges);
    if is_new {
        let rows = listing.lit_rows(lit);
        body.freshen(&rows);
    }
    let line = Tint::of(Ink::Panel);
    let name = code.lang.as_ref().map_or("", |lang| lang.as_str());
    let piece = if framed {
        boxed(
            body,
            Edge {
                name,
                name_tint: Tint::of(Ink::PanelTitle),
                line_tint: line,
            },
            width,
        )
    } else {
        body
    };
    piece.indented(left)
}

/// The ranges that are lit now, and whether the newest reveal lit them. Counts the reveals.
fn lit_ranges<'a>(code: &'a Code, steps: &mut Steps) -> (&'a [LineRange], bool) {
    let mut entries = code.highlight.iter();
    let mut lit = entries.next().map_or(&[][..], Vec::as_slice);
    let mut is_new = false;
    for ranges in entries {
        let number = steps.next();
        if steps.has(number) {
            lit = ranges;
            is_new = steps.is_newest(number);
        }
    }
    (lit, is_new)
}

/// The lines to show.
struct Listing<'a> {
    lines: Vec<&'a str>,
    /// The first line's number.
    first: u32,
    /// The columns of the longest line.
    longest: u16,
    numbers: bool,
    /// Whether there are lines to light at all.
    lights: bool,
}

impl<'a> Listing<'a> {
    fn of(code: &'a Code) -> Self {
        let lines: Vec<&str> = code.text.as_str().trim_end().lines().collect();
        let longest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        Self {
            lines,
            first: code.lines.map_or(1, |range| range.first),
            longest,
            numbers: code.numbers,
            lights: !code.highlight.is_empty(),
        }
    }

    fn number(&self, index: usize) -> u32 {
        self.first
            .saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The columns of the largest number.
    fn digits(&self) -> u16 {
        columns(&self.number(self.lines.len().saturating_sub(1)).to_string())
    }

    /// The columns before the lines: marks of lit lines, numbers.
    fn gutter(&self) -> u16 {
        let lights = if self.lights { 2 } else { 0 };
        let numbers = if self.numbers { self.digits() + 2 } else { 0 };
        lights + numbers
    }

    fn is_lit(&self, index: usize, lit: &[LineRange]) -> bool {
        let number = self.number(index);
        lit.iter()
            .any(|range| (range.first..=range.last).contains(&number))
    }

    /// The rows from the first to the last lit line.
    fn lit_rows(&self, lit: &[LineRange]) -> std::ops::Range<usize> {
        let mut rows = (0..self.lines.len()).filter(|&index| self.is_lit(index, lit));
        let Some(first) = rows.next() else {
            return 0..0;
        };
        first..rows.next_back().unwrap_or(first) + 1
    }

    /// The lines in `width` columns, of which `gutter` stand before them.
    fn set(&self, lit: &[LineRange], gutter: u16, width: u16) -> Piece {
        // Where the text would get less than the gutter, the gutter goes.
        let gutter = if width >= gutter.saturating_mul(2) {
            gutter
        } else {
            0
        };
        let room = width - gutter;
        let rows: Vec<Row> = self
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let is_lit = self.is_lit(index, lit);
                let mut row = Row::default();
                if gutter > 0 {
                    self.put_gutter(&mut row, index, is_lit && self.lights);
                }
                let is_dim = self.lights && !is_lit;
                let tint = Tint::of(if is_dim { Ink::Dim } else { Ink::Code });
                put_line(&mut row, gutter, line, tint, room);
                // The code's ground, if the theme has one, is as wide as the block.
                let blank = (gutter + room).saturating_sub(row.width().max(gutter));
                let start = gutter + room - blank;
                row.put(start, " ".repeat(usize::from(blank)), tint);
                row
            })
            .collect();
        rows.into()
    }

    fn put_gutter(&self, row: &mut Row, index: usize, is_lit: bool) {
        if is_lit {
            row.put(0, LIT, Tint::of(Ink::Accent));
        }
        if self.numbers {
            let number = self.number(index).to_string();
            let left = if self.lights { 2 } else { 0 };
            let indent = self.digits().saturating_sub(columns(&number));
            row.put(left + indent, number, Tint::of(Ink::Dim));
        }
    }
}

#[cfg(test)]
mod tests;
