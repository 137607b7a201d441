//! A panel that scrolls by itself: its name in the edge, and there too what is out of sight.

use ratatui::layout::Rect;

use super::frame::{Edges, Outline};
use super::paint::Canvas;
use super::scroll::{draw_marked, edge_marks, marked, short_edge_marks, whole};
use super::words::Words;
use crate::layout::Row;
use crate::viewer::ScrollExtent;

/// A panel and its place.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    name: Words,
    outline: Outline,
    area: Rect,
    inner: Rect,
}

impl Panel {
    /// The panel called `name` in `area`, in the outline that there is room for.
    pub(super) fn new(name: impl Into<Words>, area: Rect) -> Self {
        Self::outlined(name.into(), Outline::of(area.width, area.height), area)
    }

    /// The same in a box, whatever the room.
    pub(super) fn boxed(name: Words, area: Rect) -> Self {
        Self::outlined(name, Outline::Box, area)
    }

    fn outlined(name: Words, outline: Outline, area: Rect) -> Self {
        Self {
            name,
            outline,
            area,
            inner: outline.inside(area),
        }
    }

    /// Where its rows stand.
    pub(super) fn inner(&self) -> Rect {
        self.inner
    }

    /// Takes `rows` from the bottom of where its rows stand.
    pub(super) fn take_bottom(&mut self, rows: u16) -> Rect {
        super::stage::take_bottom(&mut self.inner, rows)
    }

    /// Draws it with `rows` in it, scrolled by `offset`, and says how far they scroll.
    pub(super) fn draw(self, rows: &[Row], offset: usize, canvas: &mut Canvas<'_>) -> ScrollExtent {
        let extent = match self.outline {
            Outline::Box | Outline::Line => whole(rows.len(), self.inner.height, offset),
            Outline::None => marked(rows.len(), self.inner.height, |_| offset),
        };
        let name = self.name;
        // Corners and blanks, and a line between name and mark.
        let spare = self.area.width.saturating_sub(name.width() + 9);
        let (mut top, mut bottom) = edge_marks(extent);
        let needed = match self.outline {
            Outline::Box => top.width(),
            Outline::Line | Outline::None => top.clone().join(2, bottom.clone()).width(),
        };
        if needed > spare {
            (top, bottom) = short_edge_marks(extent);
        }
        canvas.outline(self.outline, self.area, Edges { name, top, bottom });
        if self.outline == Outline::None {
            draw_marked(rows, extent, canvas, self.inner, 0);
        } else {
            canvas.rows(self.inner, rows.iter().skip(extent.offset));
        }
        extent
    }
}
