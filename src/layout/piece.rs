//! Rows under construction: what a block becomes before it has its place on the page.

use std::ops::Range;

use super::{Cramped, Fill, Ground, Lettering, ListingPlace, Place, Row};
use crate::theme::Ink;

/// Some rows, what lies over them, and which of them are fresh. Pieces are set below and beside
/// each other until one of them is the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) rows: Vec<Row>,
    pub(super) places: Vec<Place>,
    pub(super) letterings: Vec<Lettering>,
    /// The rows of the newest reveal; empty when there are none.
    pub(super) fresh: Range<usize>,
    /// The listings that are shown.
    pub(super) listings: Vec<ListingPlace>,
    /// What of them has another form for lack of room.
    pub(super) cramped: Cramped,
}

impl From<Vec<Row>> for Piece {
    fn from(rows: Vec<Row>) -> Self {
        Self {
            rows,
            ..Self::default()
        }
    }
}

impl Piece {
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// The column after the last that any row reaches.
    pub(super) fn width(&self) -> u16 {
        self.rows.iter().map(Row::width).max().unwrap_or(0)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds blank rows at the end.
    pub(super) fn space(&mut self, rows: usize) {
        self.rows.resize_with(self.rows.len() + rows, Row::default);
    }

    /// Lays the background of `ink` under `columns` of every row, over the grounds that they have.
    pub(super) fn lay(&mut self, columns: Range<u16>, ink: Ink) {
        for row in &mut self.rows {
            let columns = columns.clone();
            row.grounds.push(Ground {
                columns,
                ink,
                fill: Fill::Whole,
            });
        }
    }

    /// The same, under the grounds that they have.
    pub(super) fn lay_under(&mut self, columns: Range<u16>, ink: Ink) {
        for row in &mut self.rows {
            let columns = columns.clone();
            let ground = Ground {
                columns,
                ink,
                fill: Fill::Whole,
            };
            row.grounds.insert(0, ground);
        }
    }

    /// Adds `other` under the last row.
    pub(super) fn below(&mut self, other: Self) {
        let rows = self.take(other, self.height());
        self.rows.extend(rows);
    }

    /// Sets `other` beside these rows, from the first row on. All of it lies right of them.
    pub(super) fn beside(&mut self, other: Self) {
        let mut rows = self.take(other, 0).into_iter();
        for (row, more) in self.rows.iter_mut().zip(&mut rows) {
            row.spans.extend(more.spans);
            row.grounds.extend(more.grounds);
        }
        self.rows.extend(rows);
    }

    /// The same, moved right.
    pub(super) fn indented(mut self, columns: u16) -> Self {
        for row in &mut self.rows {
            row.indent(columns);
        }
        for place in &mut self.places {
            place.column = place.column.saturating_add(columns);
        }
        for start in self.letterings.iter_mut().flat_map(|it| &mut it.starts) {
            *start = start.saturating_add(columns);
        }
        self
    }

    /// Blanks all rows; they keep their room.
    pub(super) fn hide(&mut self) {
        for row in &mut self.rows {
            *row = Row::default();
        }
        self.places.clear();
        self.letterings.clear();
        self.listings.clear();
        self.fresh = 0..0;
    }

    /// Notes that all rows are the slide's listing number `number`, whose longest line has `hidden`
    /// columns out of sight.
    pub(super) fn list(&mut self, number: usize, hidden: u16) {
        let rows = 0..self.height();
        if !rows.is_empty() {
            self.listings.push(ListingPlace {
                number,
                rows,
                hidden,
            });
        }
    }

    /// Adds `rows` to what is fresh.
    pub(super) fn freshen(&mut self, rows: &Range<usize>) {
        if rows.is_empty() {
            return;
        }
        self.fresh = if self.fresh.is_empty() {
            rows.clone()
        } else {
            self.fresh.start.min(rows.start)..self.fresh.end.max(rows.end)
        };
    }

    /// Takes all that lies over the rows of `other`, of which the first becomes row `top`, and
    /// returns those rows.
    fn take(&mut self, other: Self, top: usize) -> Vec<Row> {
        let lower = |rows: &Range<usize>| rows.start + top..rows.end + top;
        self.freshen(&lower(&other.fresh));
        self.cramped |= other.cramped;
        let letterings = other.letterings.into_iter();
        self.letterings.extend(letterings.map(|it| Lettering {
            rows: lower(&it.rows),
            ..it
        }));
        let listings = other.listings.into_iter();
        self.listings.extend(listings.map(|it| ListingPlace {
            rows: lower(&it.rows),
            ..it
        }));
        let places = other.places.into_iter();
        self.places.extend(places.map(|it| Place {
            row: it.row + top,
            ..it
        }));
        other.rows
    }
}
