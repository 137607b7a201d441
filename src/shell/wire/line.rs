//! Where the cursor and the pen are, and the cheapest way to bring them elsewhere.

use super::look::Look;
use super::pen;
use super::spot::{Glyph, Spot};

/// The end of the wire: bytes, and what they leave the terminal in.
pub(super) struct Line<'a> {
    out: &'a mut Vec<u8>,
    width: u16,
    pen: Option<Look>,
    cursor: Cursor,
}

/// What is known of the cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    /// In this row, but not where in it.
    Row(u16),
    /// At this row and column.
    At(u16, u16),
}

impl<'a> Line<'a> {
    /// A line to a terminal of which nothing is known but its width.
    pub(super) fn new(out: &'a mut Vec<u8>, width: u16) -> Self {
        Self {
            out,
            width,
            pen: None,
            cursor: Cursor::Unknown,
        }
    }

    /// Fills the screen with blanks of `look`.
    pub(super) fn clear(&mut self, look: Look) {
        self.set_pen(look);
        self.out.extend_from_slice(b"\x1b[2J");
    }

    /// Fills the row from `column` on with blanks of `look`.
    pub(super) fn erase_rest(&mut self, row: u16, column: u16, spots: &[Spot<'_>], look: Look) {
        self.go(row, column, spots);
        if !self.pen.is_some_and(|pen| look.is_blank_in(pen)) {
            self.set_pen(look);
        }
        self.out.extend_from_slice(b"\x1b[K");
    }

    /// Shows `glyph` at `column`. `spots` is the row as it is to be; what stands left of `column`
    /// is on the screen already.
    pub(super) fn put(&mut self, row: u16, column: u16, spots: &[Spot<'_>], glyph: &Glyph<'_>) {
        self.go(row, column, spots);
        if glyph.is_uncertain() && glyph.columns > 1 {
            // A terminal that finds it narrower would leave what stood under its other half.
            self.set_pen(glyph.look);
            self.out
                .extend(std::iter::repeat_n(b' ', usize::from(glyph.columns)));
            self.cursor = Cursor::Row(row);
            self.go(row, column, spots);
        }
        self.write(glyph);
        let end = column.saturating_add(glyph.columns);
        self.cursor = if end >= self.width {
            // Terminals differ in where the cursor is after the last column.
            Cursor::Unknown
        } else if glyph.is_uncertain() {
            Cursor::Row(row)
        } else {
            Cursor::At(row, end)
        };
    }

    fn write(&mut self, glyph: &Glyph<'_>) {
        if !self.pen.is_some_and(|pen| glyph.is_shown_by(pen)) {
            self.set_pen(glyph.look);
        }
        self.out.extend_from_slice(glyph.symbol.as_bytes());
    }

    fn set_pen(&mut self, look: Look) {
        pen::change(self.pen, look, self.out);
        self.pen = Some(look);
    }

    /// Brings the cursor to `column` of `row`.
    fn go(&mut self, row: u16, column: u16, spots: &[Spot<'_>]) {
        if self.cursor == Cursor::At(row, column) {
            return;
        }
        let absolute = match (row, column) {
            (0, 0) => "\x1b[H".to_owned(),
            (row, 0) => format!("\x1b[{}H", u32::from(row) + 1),
            (row, column) => format!("\x1b[{};{}H", u32::from(row) + 1, u32::from(column) + 1),
        };
        let relative = match self.cursor {
            Cursor::Row(at) if at == row => Some(within_row(column)),
            Cursor::At(at, from) if at == row && from < column => {
                Some(self.ahead(from, column, spots))
            }
            Cursor::At(at, _) if at == row => Some(within_row(column)),
            Cursor::Row(at) | Cursor::At(at, _) if at < row => {
                let mut steps = "\r".to_owned();
                steps.extend(std::iter::repeat_n('\n', usize::from(row - at)));
                if column > 0 {
                    steps.push_str(&self.ahead(0, column, spots));
                }
                Some(steps)
            }
            Cursor::Unknown | Cursor::Row(_) | Cursor::At(..) => None,
        };
        let best = relative
            .filter(|relative| relative.len() <= absolute.len())
            .unwrap_or(absolute);
        self.out.extend_from_slice(best.as_bytes());
        self.cursor = Cursor::At(row, column);
    }

    /// The way from column `from` to `to`, right of it: over the columns, or writing again what
    /// stands there.
    fn ahead(&self, from: u16, to: u16, spots: &[Spot<'_>]) -> String {
        let over = match to - from {
            1 => "\x1b[C".to_owned(),
            columns => format!("\x1b[{columns}C"),
        };
        let again = self.pen.and_then(|pen| {
            let gap = spots.get(usize::from(from)..usize::from(to))?;
            let mut text = String::new();
            for spot in gap {
                let glyph = match spot {
                    Spot::Glyph(glyph) => glyph,
                    Spot::Rest => continue,
                    Spot::Covered => return None,
                };
                if !glyph.is_shown_by(pen) || glyph.is_uncertain() || text.len() > over.len() {
                    return None;
                }
                text.push_str(glyph.symbol);
            }
            Some(text)
        });
        again
            .filter(|again| again.len() <= over.len())
            .unwrap_or(over)
    }
}

/// The way to `column` from anywhere in its row.
fn within_row(column: u16) -> String {
    match column {
        0 => "\r".to_owned(),
        column => format!("\x1b[{}G", u32::from(column) + 1),
    }
}
