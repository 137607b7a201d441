//! The console's panes: where they are on the screen, and how far keys move them.

use super::Viewer;

/// Columns by which a key moves the line between the two sides.
const COLUMNS: i16 = 4;

/// Rows by which a key makes the notes taller.
const ROWS: i16 = 2;

/// How far the console's panes were moved from where they stand by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Panes {
    /// Columns by which the left side is wider; negative where it is narrower.
    pub wider: i16,
    /// Rows that the notes have more; negative where they have less.
    pub taller: i16,
}

/// How far the panes of this screen can be moved: none at all where there are none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PaneLimits {
    /// The least and the greatest [`Panes::wider`].
    pub wider: (i16, i16),
    /// The least and the greatest [`Panes::taller`].
    pub taller: (i16, i16),
}

/// Some cells of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Region {
    /// The first column, from 0.
    pub column: u16,
    /// The first row, from 0.
    pub row: u16,
    /// The columns.
    pub width: u16,
    /// The rows.
    pub height: u16,
}

impl Region {
    /// Whether it covers a cell.
    pub fn holds(self, column: u16, row: u16) -> bool {
        let within =
            |from: u16, many: u16, at: u16| (from..from.saturating_add(many)).contains(&at);
        within(self.column, self.width, column) && within(self.row, self.height, row)
    }
}

impl Viewer {
    /// Makes the console's left side wider by `steps`, or narrower, as far as that goes.
    pub(super) fn widen(&mut self, steps: i16) {
        let limits = self.extent.panes.wider;
        self.panes.wider = moved(self.panes.wider, steps * COLUMNS, limits);
    }

    /// Gives the console's notes more rows by `steps`, or fewer, as far as that goes.
    pub(super) fn grow_notes(&mut self, steps: i16) {
        let limits = self.extent.panes.taller;
        self.panes.taller = moved(self.panes.taller, steps * ROWS, limits);
    }
}

/// `from` moved by `by` from where it is seen; nothing is moved where there is nothing to move.
fn moved(from: i16, by: i16, (least, most): (i16, i16)) -> i16 {
    if least >= most {
        return from;
    }
    let seen = from.clamp(least, most);
    seen.saturating_add(by).clamp(least, most)
}
