//! The grid of miniatures: each slide laid out anew for a small size, all of it shown. Only those
//! in sight are laid out.

use ratatui::layout::Rect;

use super::{Shown, caption, first_row};
use crate::deck::Slide;
use crate::layout::{Room, Size};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::frame::{Edges, Lines};
use crate::view::paint::Canvas;
use crate::view::picture;
use crate::view::scroll::whole;
use crate::view::words::Words;

/// Columns between miniatures.
const GAP: u16 = 2;

/// How the miniatures divide a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Grid {
    /// How many stand side by side.
    columns: u16,
    /// How many rows of them are in sight.
    rows: u16,
    /// One of them, with its frame, without its caption.
    tile: Size,
    /// The column of the first.
    left: u16,
    /// The blank rows above the first.
    top: u16,
    /// The rows from one to the next.
    pitch: u16,
}

impl Grid {
    /// Miniatures grow a little with the screen, and more of them fit.
    fn of(area: Rect) -> Self {
        let wanted = 24 + area.width.saturating_sub(80) / 10;
        let columns = ((area.width - 2 + GAP) / (wanted + GAP)).max(1);
        let width = (area.width - 2 - GAP * (columns - 1)) / columns;
        // Cells are about twice as high as wide, screens about 16 to 9.
        let ideal = ((width - 2) * 9 / 32).clamp(5, 14) + 2;
        let height = ideal.min(area.height / 2 - 1);
        let captioned = height + 1;
        let rows = (area.height / captioned).max(1);
        let spare = area.height.saturating_sub(rows * captioned);
        let between = (spare / rows).min(1);
        let used = width * columns + GAP * (columns - 1);
        Self {
            columns,
            rows,
            tile: Size { width, height },
            left: (area.width - used) / 2,
            top: (spare - between * (rows - 1)) / 2,
            pitch: captioned + between,
        }
    }

    /// The place of the tile in this row and column, with the row of its caption.
    fn place(self, area: Rect, row: u16, column: u16) -> Rect {
        Rect {
            x: area.x + self.left + column * (self.tile.width + GAP),
            y: area.y + self.top + row * self.pitch,
            width: self.tile.width,
            height: self.tile.height + 1,
        }
    }
}

pub(super) fn draw(
    scene: &Scene<'_>,
    selected: usize,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Shown {
    let grid = Grid::of(area);
    let slides = &scene.deck.slides;
    let (columns, rows) = (usize::from(grid.columns), usize::from(grid.rows));
    let first = columns * first_row(selected / columns, rows, slides.len().div_ceil(columns));
    let places = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |column| (row, column)));
    for ((row, column), (index, slide)) in places.zip(slides.iter().enumerate().skip(first)) {
        let place = grid.place(area, row, column);
        draw_tile(scene, index, slide, index == selected, canvas, place);
    }
    let last = slides.len().min(first + rows * columns);
    Shown {
        columns,
        rows,
        before: first,
        after: slides.len() - last,
    }
}

fn draw_tile(
    scene: &Scene<'_>,
    index: usize,
    slide: &Slide,
    selected: bool,
    canvas: &mut Canvas<'_>,
    place: Rect,
) {
    let tile = Rect {
        height: place.height - 1,
        ..place
    };
    let inner = Rect {
        x: tile.x + 1,
        y: tile.y + 1,
        width: tile.width - 2,
        height: tile.height - 2,
    };
    let size = Size {
        width: inner.width,
        height: inner.height,
    };
    let page = scene.page(index, slide.reveals(), Room::of(size), size);

    let current = index == scene.lesson.position().slide;
    let lines = match (selected, current) {
        (true, _) => Lines::HEAVY,
        (false, true) => Lines::LIGHT.inked(Ink::Accent),
        (false, false) => Lines::LIGHT,
    };
    let top = if current {
        Words::new("now", Ink::Accent)
    } else {
        Words::default()
    };
    canvas.frame(
        tile,
        lines,
        &Edges {
            top,
            ..Edges::default()
        },
    );
    let mut miniature = canvas.themed(scene.theme_of(slide));
    miniature.blank(inner, Ink::Body);
    miniature.rows(inner, &page.rows);
    let extent = whole(page.rows.len(), inner.height, 0);
    picture::draw(
        &page.places,
        extent,
        scene.media,
        &mut miniature,
        inner,
        true,
    );

    let caption_row = Rect {
        y: tile.bottom(),
        height: 1,
        ..place
    };
    let (left, right) = caption(scene, index, slide, place.width - 2);
    canvas.words(caption_row, 1, 0, &left);
    canvas.words_right(caption_row, 1, 0, right);
    if selected {
        canvas.tint(caption_row, 0, 0, place.width, Ink::Selected);
    }
}
