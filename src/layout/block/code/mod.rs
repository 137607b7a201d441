//! A program's text: lines as written, some of them lit at each step.

use std::ops::Range;

use super::lines::{Part, Window};
use super::{Context, Edge, boxed, frame, lined};
use crate::deck::{Code, LineRange};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::steps::Steps;
use crate::layout::{Coloring, Room, Row, Tint};
use crate::theme::Ink;

/// Stands beside lit lines: they are known without their colour.
const LIT: &str = "▌";

pub(super) fn lay_out(code: &Code, context: Context, steps: &mut Steps) -> Piece {
    let (lit, is_new) = lit_ranges(code, steps);
    let listing = Listing::of(code, context.media.coloring(code), lit);
    let is_framed = context.frames(context.field.width);
    let edges = if is_framed { frame::COLUMNS } else { 0 };
    let gutter = if context.room == Room::Text {
        0
    } else {
        listing.gutter()
    };
    let wanted = listing.longest.saturating_add(gutter).saturating_add(edges);
    let (left, width) = context.field.room_for_all(wanted);

    let mut piece = listing.set(gutter, width - edges, context.shift, steps.list());
    if is_new {
        piece.freshen(&listing.lit_rows());
    }
    if is_framed {
        let name = code.file.as_ref().or(code.lang.as_ref());
        let name = name.map(|name| (name.as_str(), Tint::of(Ink::PanelTitle)));
        let edge = Edge {
            name: name.as_slice(),
            line: Tint::of(Ink::Panel),
        };
        piece = boxed(lined(piece, context), edge, width);
    }
    piece.lay(0..width, Ink::Code);
    piece.indented(left)
}

/// The ranges that are lit now, and whether the newest reveal lit them; none where nothing is ever
/// lit. Counts the reveals.
fn lit_ranges<'a>(code: &'a Code, steps: &mut Steps) -> (Option<&'a [LineRange]>, bool) {
    let mut entries = code.lights().into_iter();
    let mut lit = entries.next();
    let mut is_new = false;
    for ranges in entries {
        let number = steps.next();
        if steps.has(number) {
            lit = Some(ranges);
            is_new = steps.is_newest(number);
        }
    }
    (lit, is_new)
}

/// The lines, each with its number.
struct Listing<'a> {
    lines: Vec<&'a str>,
    coloring: Option<&'a Coloring>,
    /// The first line's number.
    first: u32,
    /// The columns of the longest line.
    longest: u16,
    is_numbered: bool,
    /// What is lit, where anything ever is.
    lit: Option<&'a [LineRange]>,
}

impl<'a> Listing<'a> {
    fn of(code: &'a Code, coloring: Option<&'a Coloring>, lit: Option<&'a [LineRange]>) -> Self {
        let lines: Vec<&str> = code.text.as_str().trim_end().lines().collect();
        let longest = lines.iter().map(|line| columns(line)).max().unwrap_or(0);
        let first = code.lines.map_or(1, |lines| lines.first);
        Self {
            lines,
            coloring,
            first,
            longest,
            is_numbered: code.numbers,
            lit,
        }
    }

    fn number(&self, index: usize) -> u32 {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        self.first.saturating_add(index)
    }

    /// The columns of the largest number.
    fn digits(&self) -> u16 {
        let last = self.number(self.lines.len().saturating_sub(1));
        columns(&last.to_string())
    }

    /// The columns before the lines: marks of lit lines, numbers.
    fn gutter(&self) -> u16 {
        let marks = if self.lit.is_some() { 2 } else { 0 };
        let numbers = if self.is_numbered {
            self.digits() + 2
        } else {
            0
        };
        marks + numbers
    }

    fn is_lit(&self, index: usize) -> bool {
        let number = self.number(index);
        self.lit.is_none_or(|ranges| {
            ranges
                .iter()
                .any(|range| (range.first..=range.last).contains(&number))
        })
    }

    /// The rows from the first to the last lit line.
    fn lit_rows(&self) -> Range<usize> {
        let mut rows = (0..self.lines.len()).filter(|&index| self.is_lit(index));
        let first = rows.next().unwrap_or(0);
        first..rows.next_back().unwrap_or(first) + 1
    }

    /// The lines in `width` columns, of which `gutter` stand before them, moved aside by `shift`.
    /// They are the slide's listing number `number`.
    fn set(&self, gutter: u16, width: u16, shift: u16, number: usize) -> Piece {
        // Where the lines would get less than the gutter, it goes.
        let gutter = if gutter <= width / 2 { gutter } else { 0 };
        let window = Window::new(gutter, width - gutter, self.longest, shift);
        let has_dim = (0..self.lines.len()).any(|index| !self.is_lit(index));
        let mut piece = Piece::default();
        for (index, line) in self.lines.iter().enumerate() {
            let is_lit = self.is_lit(index);
            let mut row = Row::default();
            if gutter > 0 && is_lit && has_dim {
                row.put(0, LIT, Tint::of(Ink::Accent));
            }
            if gutter > 0 && self.is_numbered {
                let number = self.number(index).to_string();
                let left = gutter.saturating_sub(columns(&number) + 2);
                row.put(left, number, Tint::of(Ink::Dim));
            }
            window.put(&mut row, &self.parts(index, line, is_lit));
            piece.push(row);
        }
        piece.list(number, window.hidden());
        piece
    }

    /// The parts of a line, each with its look. What is not lit has no colours.
    fn parts(&self, index: usize, line: &'a str, is_lit: bool) -> Vec<Part<'a>> {
        match self.coloring {
            _ if !is_lit => vec![(line, Tint::of(Ink::Dim))],
            None => vec![(line, Tint::of(Ink::Code))],
            Some(coloring) => {
                let parts = coloring.parts(index, line).into_iter();
                parts.map(|(text, ink)| (text, Tint::of(ink))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests;
