//! Boxes beside or over the slide: rounded light lines with a name in the top edge.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use crate::layout::Tint;
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

/// The part of `area` that a box around it leaves, one blank column inside of each side line.
pub(super) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + area.width.min(2),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
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

    /// Draws a line along the top of `area` with a name in it, in place of a box.
    pub(super) fn rule(&mut self, area: Rect, name: Words) {
        let across = "─".repeat(usize::from(area.width));
        self.write(area, 0, 0, &across, Tint::of(Ink::Panel));
        let name = padded(name.clipped(area.width.saturating_sub(4)));
        if area.width > 4 {
            self.words(area, 1, 0, &name);
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
