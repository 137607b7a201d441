//! Two screens in, few bytes out: what turns the one a terminal shows into the next.
//!
//! It must not know where the bytes go. Each frame starts from nothing but what the screen shows:
//! cursor and colours are set anew, so that another program's line in between does no lasting harm.

mod line;
mod look;
mod pen;
mod print;
mod spot;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::style;

use crate::theme::Color;
use line::Line;
use look::Look;
pub use print::{ansi, plain};
use spot::{Glyph, Spot, resolve};
pub(super) use spot::{cover, is_covered};

/// The bytes of "erase to the end of the row".
const ERASE: usize = 3;

/// What is known of the terminal at the other end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    /// Whether erasing leaves the background colour that is set. Without it only blanks of the
    /// terminal's own background are erased, others are written.
    pub erases_in_color: bool,
}

impl Wire {
    /// Writes to `out` what makes a terminal that shows `shown` show `next`: nothing, when they
    /// look the same. When `shown` is unknown, or of another size, everything is painted.
    pub fn encode(self, shown: Option<&Buffer>, next: &Buffer, out: &mut Vec<u8>) {
        let width = next.area.width;
        if next.area.is_empty() {
            return;
        }
        let mut line = Line::new(out, width);
        let blank;
        let shown = if let Some(shown) = shown.filter(|shown| shown.area == next.area) {
            shown
        } else {
            let fill = if self.erases_in_color {
                most_common_background(next)
            } else {
                Color::Default
            };
            line.clear(Look::blank(fill));
            blank = Buffer::filled(next.area, look::cell(fill));
            &blank
        };
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let columns = usize::from(width);
        let rows = shown
            .content
            .chunks(columns)
            .zip(next.content.chunks(columns));
        for (row, (old, new)) in (0..).zip(rows) {
            if old != new {
                resolve(old, &mut before);
                resolve(new, &mut after);
                self.row(row, &before, &after, &mut line);
            }
        }
    }

    fn row(self, row: u16, before: &[Spot<'_>], after: &[Spot<'_>], line: &mut Line<'_>) {
        let (mut end, tail) = self.blank_tail(after);
        let changed = |column: &usize| before.get(*column) != after.get(*column);
        let mut first = (end..after.len()).filter(changed);
        let erase = match (first.next(), first.next_back()) {
            (Some(first), Some(last)) if last - first >= ERASE => Some(first),
            _ => {
                end = after.len();
                None
            }
        };
        let columns = (0..).zip(after).take(end);
        for (column, spot) in columns {
            if let Spot::Glyph(glyph) = spot
                && changed(&usize::from(column))
            {
                line.put(row, column, after, glyph);
            }
        }
        if let Some(column) = erase.and_then(|column| u16::try_from(column).ok()) {
            line.erase_rest(row, column, after, tail);
        }
    }

    /// Where the blanks at the end of a row begin that erasing can show, and how they look.
    fn blank_tail(self, spots: &[Spot<'_>]) -> (usize, Look) {
        let none = (spots.len(), Look::default());
        let Some(Spot::Glyph(last)) = spots.last() else {
            return none;
        };
        let erasable = self.erases_in_color || last.look.background == Color::Default;
        if !last.is_plain_blank() || !erasable {
            return none;
        }
        let blanks = spots
            .iter()
            .rev()
            .take_while(|spot| **spot == Spot::Glyph(Glyph::blank(last.look)))
            .count();
        (spots.len() - blanks, last.look)
    }
}

fn most_common_background(buffer: &Buffer) -> Color {
    let mut counts: Vec<(style::Color, usize)> = Vec::new();
    for cell in &buffer.content {
        match counts.iter_mut().find(|(color, _)| *color == cell.bg) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.bg, 1)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(Color::Default, |(color, _)| look::color(color))
}
