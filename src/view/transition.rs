//! One screen on its way to another.

#[cfg(test)]
mod tests;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use crate::deck::Transition;
use crate::text::width;

/// Where a transition ends.
pub const WHOLE: u16 = 256;

/// How one screen becomes another of the same size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What is seen of it.
    pub transition: Transition,
    /// Whether it leads back, to a slide that stands before.
    pub back: bool,
    /// The rows at the bottom that are no part of it: they are the new ones at once.
    pub foot: u16,
}

/// The screen between `from` and `to`. At 0 that is `from`, at [`WHOLE`] it is `to`, cell by cell;
/// `to` at once, when they are not of one size.
pub fn between(from: &Buffer, to: &Buffer, progress: u16, passage: Passage) -> Buffer {
    if progress >= WHOLE || from.area != to.area || passage.transition == Transition::None {
        return to.clone();
    }
    let mut out = from.clone();
    if progress == 0 {
        return out;
    }
    let columns = usize::from(out.area.width).max(1);
    let body = out.area.height.saturating_sub(passage.foot);
    let rows = out.content.chunks_mut(columns).zip(0..);
    let sources = from.content.chunks(columns).zip(to.content.chunks(columns));
    for ((row, number), (from, to)) in rows.zip(sources) {
        if from == to {
            continue;
        }
        match passage.transition {
            _ if number >= body => row.clone_from_slice(to),
            Transition::Slide => slide(row, from, to, progress, passage.back),
            _ => fade(row, from, to, progress, number),
        }
    }
    out
}

/// Moves `from` out of its row, and `to` after it: to the left, or to the right on the way back.
fn slide(row: &mut [Cell], from: &[Cell], to: &[Cell], progress: u16, back: bool) {
    let left = usize::from(WHOLE - progress);
    let whole = usize::from(WHOLE);
    // Quickly at first, then slower and slower.
    let moved = row.len() * (whole * whole - left * left) / (whole * whole);
    if back {
        let parts = to.iter().skip(to.len() - moved).chain(from);
        put(row, parts);
    } else {
        let parts = from.iter().skip(moved).chain(to);
        put(row, parts);
    }
    part(row);
}

fn put<'c>(row: &mut [Cell], cells: impl Iterator<Item = &'c Cell>) {
    for (cell, new) in row.iter_mut().zip(cells) {
        cell.clone_from(new);
    }
}

/// Blanks wide clusters that are cut in two, by the screen's edge or by what stands beside them.
fn part(row: &mut [Cell]) {
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        let columns = columns(cell);
        let is_whole = row
            .get(at + 1..at + columns)
            .is_some_and(|rest| rest.iter().all(|cell| cell.symbol() == " "));
        if !is_whole && let Some(cell) = row.get_mut(at) {
            cell.set_symbol(" ");
        }
        at += if is_whole { columns } else { 1 };
    }
}

/// Fades `from` out of its row and then `to` in, through their backgrounds. Colours that nobody
/// knows, the terminal's own or those of its palette, cannot be mixed: there one cell after the
/// other is exchanged.
fn fade(row: &mut [Cell], from: &[Cell], to: &[Cell], progress: u16, number: u16) {
    let mut at = 0;
    while at < row.len() {
        let end = boundary(from, to, at);
        let (Some(run), Some(from), Some(to)) =
            (row.get_mut(at..end), from.get(at..end), to.get(at..end))
        else {
            return;
        };
        let is_known = |cell: &Cell| rgb(cell.fg).is_some() && rgb(cell.bg).is_some();
        if from.iter().chain(to).all(is_known) {
            for (cell, (from, to)) in run.iter_mut().zip(from.iter().zip(to)) {
                mix_cell(cell, from, to, progress);
            }
        } else if progress > turn(at, number) {
            run.clone_from_slice(to);
        }
        at = end;
    }
}

/// The end of the shortest run of cells from `at` on that cuts no cluster in two, neither in `from`
/// nor in `to`.
fn boundary(from: &[Cell], to: &[Cell], at: usize) -> usize {
    let end = from.len();
    let (mut one, mut other) = (at, at);
    loop {
        let (behind, cells) = if one <= other {
            (&mut one, from)
        } else {
            (&mut other, to)
        };
        *behind += cells.get(*behind).map_or(1, columns);
        if one == other || one >= end || other >= end {
            return one.max(other).min(end);
        }
    }
}

/// When the cell at this column and row is exchanged: in no order that anybody sees, and always in
/// the same one.
fn turn(column: usize, row: u16) -> u16 {
    let column = u32::try_from(column).unwrap_or_default();
    let mut mixed = column
        .wrapping_mul(0x9e37_79b1)
        .wrapping_add(u32::from(row).wrapping_mul(0x85eb_ca77));
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x2c1b_3c6d);
    mixed ^= mixed >> 12;
    let [.., last] = mixed.to_be_bytes();
    u16::from(last)
}

fn mix_cell(cell: &mut Cell, from: &Cell, to: &Cell, progress: u16) {
    if from == to {
        return;
    }
    let ground = mix(from.bg, to.bg, progress);
    let half = WHOLE / 2;
    if progress < half {
        cell.clone_from(from);
        cell.fg = mix(from.fg, ground, 2 * progress);
    } else {
        cell.clone_from(to);
        cell.fg = mix(ground, to.fg, 2 * (progress - half));
    }
    cell.bg = ground;
}

fn mix(from: Color, to: Color, progress: u16) -> Color {
    let (Some(from), Some(to)) = (rgb(from), rgb(to)) else {
        return to;
    };
    let part = |index: usize| {
        let part = |color: [u8; 3]| u32::from(color.get(index).copied().unwrap_or_default());
        let (weight, whole) = (u32::from(progress), u32::from(WHOLE));
        let sum = part(from) * (whole - weight) + part(to) * weight;
        u8::try_from((sum + whole / 2) / whole).unwrap_or(u8::MAX)
    };
    Color::Rgb(part(0), part(1), part(2))
}

fn rgb(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        _ => None,
    }
}

/// The columns of the cluster that starts in `cell`, at least one.
fn columns(cell: &Cell) -> usize {
    match cell.symbol() {
        symbol if symbol.len() == 1 => 1,
        symbol => width(symbol).max(1),
    }
}
