//! Rows and columns, with cells that wrap.

mod figures;
mod shares;

use std::ops::Range;

use figures::Figures;
use shares::{Extent, shares};

use super::Context;
use crate::deck::{Align, Cell, Table};
use crate::layout::measure::inset;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Cramped, Fill, Ground, Room, Row, Tint};
use crate::text::{Run, runs};
use crate::theme::Ink;

/// The narrowest that columns are on average, before rows are set as lists of cells instead.
const NARROWEST: u16 = 5;

pub(super) fn lay_out(table: &Table, context: Context) -> Piece {
    let measured = Measured::of(table);
    let gap = if context.room >= Room::Normal { 3 } else { 2 };
    let (left, width) = context.field.room_for(measured.wanted(gap));
    let room = width.saturating_sub(measured.gaps(gap));
    let columns = u16::try_from(table.columns).unwrap_or(u16::MAX);
    let widths = shares(&measured.extents, room);
    let mut stripes = Stripes::default();
    let listed_table = room < columns.saturating_mul(NARROWEST);
    let mut piece = if listed_table {
        measured.as_records(width, context)
    } else {
        measured.as_grid(&widths, gap, context, &mut stripes)
    };
    let mut extents = measured.extents.iter().zip(&widths);
    piece.cramped |= Cramped {
        listed_table,
        broken_words: !listed_table && extents.any(|(it, width)| it.longest_word > *width),
        ..Cramped::default()
    };
    if let Some(caption) = &table.caption {
        piece.space(context.gap());
        piece.below(prose(caption, Tint::of(Ink::Dim), width));
    }
    let mut piece = piece.indented(left);
    // A little wider than the table, where that is set in from the edges.
    let more = left.min(1);
    let end = left + widths.iter().sum::<u16>() + measured.gaps(gap) + more;
    let across = left - more..end.min(context.field.end);
    stripes.lay(&mut piece, &across);
    piece
}

/// Every second row of a table, below its heading.
#[derive(Default)]
struct Stripes {
    rows: Vec<Range<usize>>,
    /// Whether there are blank rows between those of the table.
    apart: bool,
}

impl Stripes {
    /// Lays a ground in `columns` under each of them. Where rows stand apart, it reaches half into
    /// the blanks, so that it is as high as what is between two of them.
    fn lay(&self, piece: &mut Piece, columns: &Range<u16>) {
        let mut lay = |index: usize, fill| {
            if let Some(row) = piece.rows.get_mut(index) {
                row.grounds.push(Ground {
                    columns: columns.clone(),
                    ink: Ink::Stripe,
                    fill,
                });
            }
        };
        for rows in &self.rows {
            for index in rows.clone() {
                lay(index, Fill::Whole);
            }
            if self.apart {
                lay(rows.start - 1, Fill::Lower);
                lay(rows.end, Fill::Upper);
            }
        }
    }
}

/// A table whose cells are read and measured.
struct Measured<'a> {
    table: &'a Table,
    header: Option<Vec<Vec<Run>>>,
    rows: Vec<Vec<Vec<Run>>>,
    extents: Vec<Extent>,
    /// The columns of numbers.
    figures: Vec<Option<Figures>>,
}

impl<'a> Measured<'a> {
    fn of(table: &'a Table) -> Self {
        let read = |cells: &Vec<Cell>| -> Vec<Vec<Run>> {
            cells.iter().take(table.columns).map(runs).collect()
        };
        let header = table.header.as_ref().map(read);
        let rows: Vec<_> = table.rows.iter().map(read).collect();
        let mut extents = vec![Extent::default(); table.columns];
        for row in header.iter().chain(&rows) {
            for (extent, cell) in extents.iter_mut().zip(row) {
                extent.include(cell);
            }
        }
        let figures: Vec<_> = (0..table.columns)
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                Figures::of(cells.map(Vec::as_slice))
            })
            .collect();
        for (extent, figures) in extents.iter_mut().zip(&figures) {
            let width = figures.map_or(0, Figures::width);
            extent.longest_line = extent.longest_line.max(width);
            extent.longest_word = extent.longest_word.max(width);
        }
        Self {
            table,
            header,
            rows,
            extents,
            figures,
        }
    }

    fn gaps(&self, gap: u16) -> u16 {
        let between = u16::try_from(self.table.columns.saturating_sub(1)).unwrap_or(u16::MAX);
        between.saturating_mul(gap)
    }

    /// The columns in which no cell wraps.
    fn wanted(&self, gap: u16) -> u16 {
        self.extents.iter().fold(self.gaps(gap), |sum, extent| {
            sum.saturating_add(extent.longest_line)
        })
    }

    /// Notes which rows are to have stripes.
    fn as_grid(&self, widths: &[u16], gap: u16, context: Context, stripes: &mut Stripes) -> Piece {
        let mut piece = Piece::default();
        if let Some(header) = &self.header {
            piece.below(self.set_row(header, Tint::bold(Ink::TableHeader), widths, gap, false));
            if context.room >= Room::Normal {
                let width = widths.iter().sum::<u16>() + self.gaps(gap);
                let line = "─".repeat(usize::from(width));
                piece.push(Row::of(0, line, Tint::of(Ink::Dim)));
            }
        }
        let rows: Vec<Piece> = self
            .rows
            .iter()
            .map(|row| self.set_row(row, Tint::default(), widths, gap, true))
            .collect();
        // Rows of one line read well without space; longer ones need some between them.
        let wraps = rows.iter().any(|row| row.height() > 1);
        let space = if wraps { context.item_gap() } else { 0 };
        stripes.apart = space > 0;
        for (index, row) in rows.into_iter().enumerate() {
            if index > 0 {
                piece.space(space);
            }
            let top = piece.height();
            piece.below(row);
            if index % 2 == 1 {
                stripes.rows.push(top..piece.height());
            }
        }
        piece
    }

    /// A row of cells; those in columns of numbers stand at their points where `at_points` says so.
    fn set_row(
        &self,
        cells: &[Vec<Run>],
        tint: Tint,
        widths: &[u16],
        gap: u16,
        at_points: bool,
    ) -> Piece {
        let mut piece = Piece::from(vec![Row::default()]);
        let mut left = 0;
        for ((column, cell), &width) in cells.iter().enumerate().zip(widths) {
            let figures = self.figures.get(column).copied().flatten();
            let align = self.align(column, figures.is_some());
            let set = match figures.filter(|figures| at_points && figures.width() <= width) {
                Some(figures) => {
                    let left = inset(align, width - figures.width());
                    figures.set(cell, tint).indented(left)
                }
                None => Lines::of_runs(cell, width).set_aligned(tint, align, width),
            };
            piece.beside(set.indented(left));
            left += width + gap;
        }
        piece
    }

    /// Where a column's cells stand: numbers at the right, unless the table says otherwise.
    fn align(&self, column: usize, is_numbers: bool) -> Align {
        let said = self.table.align.as_ref();
        let said = said.and_then(|align| align.get(column)).copied();
        said.unwrap_or(if is_numbers {
            Align::Right
        } else {
            Align::Left
        })
    }

    /// Each row as lines of `heading: cell` under a mark, for rooms too narrow for a grid.
    fn as_records(&self, width: u16, context: Context) -> Piece {
        // As many columns as the mark takes, where there is room for it.
        let hang = if width >= 8 { 2 } else { 0 };
        let mut piece = Piece::default();
        for row in &self.rows {
            let mut record = Piece::default();
            for (index, cell) in row.iter().enumerate() {
                if !is_blank(cell) {
                    let lines = Lines::of_runs(&self.headed(index, cell), width - hang);
                    record.below(lines.set(Tint::default()).indented(hang));
                }
            }
            if record.is_empty() {
                continue;
            }
            if !piece.is_empty() {
                piece.space(context.gap());
            }
            if hang > 0 {
                let mut marked = Piece::from(vec![Row::of(0, "▪", Tint::of(Ink::Accent))]);
                marked.beside(record);
                record = marked;
            }
            piece.below(record);
        }
        piece
    }

    /// A cell with its column's heading before it.
    fn headed(&self, column: usize, cell: &[Run]) -> Vec<Run> {
        let heading = self.header.as_ref().and_then(|header| header.get(column));
        let mut line: Vec<Run> = Vec::new();
        if let Some(heading) = heading.filter(|heading| !is_blank(heading)) {
            line.extend(heading.iter().cloned().map(emboldened));
            line.push(emboldened(Run {
                text: ": ".to_owned(),
                ..Run::default()
            }));
        }
        line.extend(cell.iter().cloned());
        line
    }
}

fn emboldened(run: Run) -> Run {
    Run {
        marks: run.marks | crate::text::Marks::BOLD,
        ..run
    }
}

fn is_blank(runs: &[Run]) -> bool {
    runs.iter().all(|run| columns(run.text.trim()) == 0)
}

#[cfg(test)]
mod tests;
