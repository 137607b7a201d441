//! How far rows scroll, and the marks that say what is out of sight.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use crate::layout::Row;
use crate::theme::Ink;
use crate::viewer::ScrollExtent;

/// How `rows` rows scroll in `height` rows, all of which are theirs.
pub(super) fn whole(rows: usize, height: u16, offset: usize) -> ScrollExtent {
    let height = usize::from(height);
    let max = rows.saturating_sub(height);
    let offset = offset.min(max);
    ScrollExtent {
        offset,
        max,
        height,
    }
}

/// How `rows` rows scroll in `height` rows, the last of which is the mark's when not all of them
/// fit. `offset` says how far they are scrolled, from how many are in sight.
pub(super) fn marked(
    rows: usize,
    height: u16,
    offset: impl FnOnce(usize) -> usize,
) -> ScrollExtent {
    let fits = rows <= usize::from(height);
    let height = if fits || height == 1 {
        height
    } else {
        height.saturating_sub(1)
    };
    whole(rows, height, offset(usize::from(height)))
}

/// Draws the rows in sight, and in the last row of `area`, `margin` columns from its right edge,
/// the mark where there are others.
pub(super) fn draw_marked(
    rows: &[Row],
    extent: ScrollExtent,
    canvas: &mut Canvas<'_>,
    area: Rect,
    margin: u16,
) {
    canvas.rows(area, rows.iter().skip(extent.offset).take(extent.height));
    if extent.max > 0 {
        let mark = mark(extent, area.width.saturating_sub(margin));
        canvas.words_right(area, margin, area.height.saturating_sub(1), mark);
    }
}

/// What is out of sight, above and below, as words for the edges of a box.
pub(super) fn edge_marks(extent: ScrollExtent) -> (Words, Words) {
    let (above, below) = short_edge_marks(extent);
    (
        unit(above, extent.offset),
        unit(below, extent.max - extent.offset),
    )
}

/// The same without a word.
pub(super) fn short_edge_marks(extent: ScrollExtent) -> (Words, Words) {
    let above = arrow("↑", extent.offset);
    (above, arrow("↓", extent.max - extent.offset))
}

/// What is out of sight, in `columns` columns: `↑ 3  ↓ 12 rows`.
fn mark(extent: ScrollExtent, columns: u16) -> Words {
    let (above, below) = (extent.offset, extent.max - extent.offset);
    let short = arrow("↑", above).join(2, arrow("↓", below));
    let long = unit(short.clone(), above.max(below));
    if long.width() <= columns { long } else { short }
}

fn arrow(arrow: &str, rows: usize) -> Words {
    match rows {
        0 => Words::default(),
        _ => Words::new(arrow, Ink::Accent).and(format!(" {rows}"), Ink::Dim),
    }
}

fn unit(words: Words, rows: usize) -> Words {
    match rows {
        0 => words,
        1 => words.and(" row", Ink::Dim),
        _ => words.and(" rows", Ink::Dim),
    }
}
