//! The slide: its page, scrolled, and the mark that says what is out of sight.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use crate::layout::{Page, Row, column};
use crate::theme::Ink;
use crate::viewer::{Scroll, ScrollExtent};

/// How far `rows` rows scroll in `height` rows, when they are scrolled as far as `offset` says of
/// the rows in sight. What does not fit leaves the last row to the mark.
pub(super) fn extent(
    rows: usize,
    height: u16,
    offset: impl FnOnce(usize) -> usize,
) -> ScrollExtent {
    let height = usize::from(height);
    let height = if rows > height && height > 1 {
        height - 1
    } else {
        height
    };
    let max = rows.saturating_sub(height);
    ScrollExtent {
        offset: offset(height).min(max),
        max,
        height,
    }
}

/// Draws `page` in `area`.
pub(super) fn draw(
    page: &Page,
    scroll: Scroll,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let extent = extent(page.rows.len(), area.height, |height| match scroll {
        Scroll::Follow => page.offset(height),
        Scroll::At(offset) => offset,
    });
    let (left, width) = column(area.width);
    draw_scrolled(
        &page.rows,
        extent,
        canvas,
        area,
        area.width.saturating_sub(left + width),
    );
    extent
}

/// Draws the rows in sight, and the mark where there are others.
pub(super) fn draw_scrolled(
    rows: &[Row],
    extent: ScrollExtent,
    canvas: &mut Canvas<'_>,
    area: Rect,
    margin: u16,
) {
    canvas.rows(area, rows.iter().skip(extent.offset).take(extent.height));
    if extent.max > 0 {
        let mark = mark(extent, area.width.saturating_sub(2 * margin));
        canvas.words_right(area, margin, area.height.saturating_sub(1), mark);
    }
}

/// How many rows are out of sight: `↑ 3  ↓ 12 rows`.
fn mark(extent: ScrollExtent, width: u16) -> Words {
    let above = extent.offset;
    let below = extent.max - extent.offset;
    let unit = if above.max(below) == 1 {
        " row"
    } else {
        " rows"
    };
    let arrow = |arrow: &str, rows: usize| match rows {
        0 => Words::default(),
        _ => Words::new(arrow, Ink::Accent).and(format!(" {rows}"), Ink::Dim),
    };
    let short = arrow("↑", above).join(2, arrow("↓", below));
    let long = short.clone().and(unit, Ink::Dim);
    if long.width() <= width { long } else { short }
}

/// How many rows are out of sight above and below, for the edges of a box.
pub(super) fn edge_marks(extent: ScrollExtent) -> (Words, Words) {
    let mark = |arrow: &str, rows: usize| match rows {
        0 => Words::default(),
        1 => Words::new(format!("{arrow} 1 row"), Ink::Dim),
        _ => Words::new(format!("{arrow} {rows} rows"), Ink::Dim),
    };
    (
        mark("↑", extent.offset),
        mark("↓", extent.max - extent.offset),
    )
}
