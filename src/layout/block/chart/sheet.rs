//! A grid of cells to draw on, which becomes rows.

use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};

/// One cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
enum Cell {
    #[default]
    Blank,
    /// A glyph one column wide.
    Glyph(char, Tint),
    /// Text that starts here and covers the cells after it.
    Text(String, Tint),
    /// A part of the text before it.
    Covered,
}

/// Cells to draw on, from the top left. What falls outside is lost.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    width: usize,
    cells: Vec<Cell>,
}

impl Sheet {
    pub(super) fn new(width: u16, height: u16) -> Self {
        let (width, height) = (usize::from(width.max(1)), usize::from(height));
        Self {
            width,
            cells: vec![Cell::default(); width * height],
        }
    }

    /// Sets one glyph, unless there is text.
    pub(super) fn set(&mut self, row: u16, column: u16, glyph: char, tint: Tint) {
        let Some(cell) = self.cell_mut(row, column) else {
            return;
        };
        if !matches!(cell, Cell::Text(..) | Cell::Covered) {
            *cell = Cell::Glyph(glyph, tint);
        }
    }

    /// Sets `columns` glyphs beside each other.
    pub(super) fn fill(&mut self, row: u16, column: u16, columns: u16, glyph: char, tint: Tint) {
        for at in column..column.saturating_add(columns) {
            self.set(row, at, glyph, tint);
        }
    }

    /// Writes `text` over what is there, unless it would cover other text or leave the sheet.
    pub(super) fn write(&mut self, row: u16, column: u16, text: &str, tint: Tint) {
        let width = columns(text);
        if width == 0 {
            return;
        }
        let is_free = (column..column.saturating_add(width)).all(|at| {
            self.cell_mut(row, at)
                .is_some_and(|cell| !matches!(cell, Cell::Text(..) | Cell::Covered))
        });
        if !is_free {
            return;
        }
        for at in column..column.saturating_add(width) {
            if let Some(cell) = self.cell_mut(row, at) {
                *cell = if at == column {
                    Cell::Text(text.to_owned(), tint)
                } else {
                    Cell::Covered
                };
            }
        }
    }

    fn cell_mut(&mut self, row: u16, column: u16) -> Option<&mut Cell> {
        let (row, column) = (usize::from(row), usize::from(column));
        if column >= self.width {
            return None;
        }
        self.cells.get_mut(row * self.width + column)
    }
}

impl From<Sheet> for Piece {
    fn from(sheet: Sheet) -> Self {
        let rows = sheet.cells.chunks(sheet.width).map(|cells| {
            let mut row = Row::default();
            for (column, cell) in (0..u16::MAX).zip(cells) {
                match cell {
                    Cell::Blank | Cell::Covered => {}
                    Cell::Glyph(glyph, tint) => row.put(column, *glyph, *tint),
                    Cell::Text(text, tint) => row.put(column, text.as_str(), *tint),
                }
            }
            row
        });
        rows.collect::<Vec<_>>().into()
    }
}
