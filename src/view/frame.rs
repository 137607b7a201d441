//! Boxes beside or over the slide: rounded light lines with a name in the top edge.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use crate::layout::{Tint, column};
use crate::theme::Ink;

/// The lines of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lines {
    /// Top left, top right, bottom left, bottom right.
    corners: [&'static str; 4],
    across: &'static str,
    down: &'static str,
    ink: Ink,
}

impl Lines {
    /// What boxes have.
    pub(super) const LIGHT: Self = Self {
        corners: ["╭", "╮", "╰", "╯"],
        across: "─",
        down: "│",
        ink: Ink::Panel,
    };

    /// What a box has that is chosen among others.
    pub(super) const HEAVY: Self = Self {
        corners: ["┏", "┓", "┗", "┛"],
        across: "━",
        down: "┃",
        ink: Ink::Accent,
    };

    /// The same lines in another ink.
    pub(super) const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// What stands in a box's edges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edges {
    /// At the left of the top edge: its name.
    pub(super) name: Words,
    /// At the right of the top edge.
    pub(super) top: Words,
    /// At the right of the bottom edge.
    pub(super) bottom: Words,
}

/// What sets a panel apart from what it stands beside, by the room that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outline {
    /// A box.
    Box,
    /// A line along its top.
    Line,
    /// Nothing: there is no row to spare.
    None,
}

impl Outline {
    /// The outline of a panel of so many columns and at most so many rows.
    pub(super) fn of(columns: u16, rows: u16) -> Self {
        match (columns, rows) {
            (50.., 6..) | (30.., 10..) => Self::Box,
            (5.., 3..) => Self::Line,
            _ => Self::None,
        }
    }

    /// What it leaves of `area`; the margins at the sides are those of a slide.
    pub(super) fn inside(self, area: Rect) -> Rect {
        let (sides, above, below) = match self {
            Self::Box => (2, 1, 1),
            Self::Line => (column(area.width).0.min(2), 1, 0),
            Self::None => (column(area.width).0.min(2), 0, 0),
        };
        Rect {
            x: area.x + sides.min(area.width),
            y: area.y + above.min(area.height),
            width: area.width.saturating_sub(2 * sides),
            height: area.height.saturating_sub(above + below),
        }
    }

    /// The rows that it takes.
    pub(super) fn rows(self) -> u16 {
        match self {
            Self::Box => 2,
            Self::Line => 1,
            Self::None => 0,
        }
    }
}

impl Canvas<'_> {
    /// Blanks `area` and draws a box around it. Too small an area is only blanked.
    pub(super) fn frame(&mut self, area: Rect, lines: Lines, edges: &Edges) {
        self.blank(area, Ink::Panel);
        if area.width < 2 || area.height < 2 {
            return;
        }
        let tint = Tint::of(lines.ink);
        let (right, bottom) = (area.width - 1, area.height - 1);
        let across = lines.across.repeat(usize::from(area.width - 2));
        let [top_left, top_right, bottom_left, bottom_right] = lines.corners;
        for (row, left_corner, right_corner) in [
            (0, top_left, top_right),
            (bottom, bottom_left, bottom_right),
        ] {
            self.write(area, 0, row, left_corner, tint);
            self.write(area, 1, row, &across, tint);
            self.write(area, right, row, right_corner, tint);
        }
        for row in 1..bottom {
            self.write(area, 0, row, lines.down, tint);
            self.write(area, right, row, lines.down, tint);
        }
        self.edges(area, edges);
    }

    /// Blanks `area` and draws what sets it apart.
    pub(super) fn outline(&mut self, outline: Outline, area: Rect, edges: Edges) {
        match outline {
            Outline::Box => self.frame(area, Lines::LIGHT, &edges),
            Outline::Line => {
                self.blank(area, Ink::Panel);
                let across = "─".repeat(usize::from(area.width));
                self.write(area, 0, 0, &across, Tint::of(Ink::Panel));
                let top = edges.top.join(2, edges.bottom);
                let edge = Rect { height: 1, ..area };
                self.edges(
                    edge,
                    &Edges {
                        top,
                        bottom: Words::default(),
                        ..edges
                    },
                );
            }
            Outline::None => self.blank(area, Ink::Panel),
        }
    }

    fn edges(&mut self, area: Rect, edges: &Edges) {
        // A corner, a line and a blank on each side.
        let Some(room) = area.width.checked_sub(6).filter(|room| *room > 0) else {
            return;
        };
        let name = edges.name.clone().clipped(room);
        let left = room.saturating_sub(name.width() + 3);
        if !name.is_empty() {
            self.words(area, 1, 0, &padded(name));
        }
        for (row, words, room) in [
            (0, &edges.top, left),
            (area.height - 1, &edges.bottom, room),
        ] {
            if !words.is_empty() && words.width() <= room {
                self.words_right(area, 2, row, padded(words.clone()));
            }
        }
    }
}

fn padded(words: Words) -> Words {
    Words::new(" ", Ink::Panel)
        .join(0, words)
        .and(" ", Ink::Panel)
}
