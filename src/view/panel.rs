//! A panel that scrolls by itself: its name in the edge, and there too what is out of sight.

use ratatui::layout::Rect;

use super::frame::{Edges, Outline};
use super::paint::Canvas;
use super::scroll::{draw_marked, edge_marks, marked, whole};
use super::words::Words;
use crate::layout::Row;
use crate::theme::Ink;
use crate::viewer::ScrollExtent;

/// A panel and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Panel {
    name: &'static str,
    outline: Outline,
    area: Rect,
    inner: Rect,
}

impl Panel {
    /// The panel called `name` in `area`.
    pub(super) fn new(name: &'static str, area: Rect) -> Self {
        let outline = Outline::of(area.width, area.height);
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
        let (top, bottom) = edge_marks(extent);
        let name = Words::new(self.name, Ink::PanelTitle);
        canvas.outline(self.outline, self.area, Edges { name, top, bottom });
        if self.outline == Outline::None {
            draw_marked(rows, extent, canvas, self.inner, 0);
        } else {
            canvas.rows(self.inner, rows.iter().skip(extent.offset));
        }
        extent
    }
}
