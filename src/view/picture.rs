//! Pictures in their places: as cells, or as room for what the terminal draws itself.

use ratatui::layout::Rect;

use super::paint::Canvas;
use crate::layout::{Form, Media, Mosaic, Place, View};
use crate::theme::{Color, Ink};
use crate::viewer::ScrollExtent;

/// A picture in sight, or what of it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictured {
    /// Which picture, and its whole place.
    pub view: View,
    /// The cells in which it is to be seen.
    pub area: Rect,
    /// The rows of its place above those.
    pub skipped: u16,
    /// The colour behind it.
    pub ground: Color,
    /// Whether it is a miniature, for which cells are good enough.
    pub small: bool,
}

/// Draws what is known of the pictures in `places`, on a page scrolled as `extent` says, over their
/// frames.
pub(super) fn draw(
    places: &[Place],
    extent: ScrollExtent,
    media: &Media,
    canvas: &mut Canvas<'_>,
    area: Rect,
    small: bool,
) {
    for place in places {
        let style = canvas.theme().style(Ink::Body);
        let ground = style.background.unwrap_or_default();
        let pictured = in_sight(place, extent, area).map(|(area, skipped)| Pictured {
            view: place.view(),
            area,
            skipped,
            ground,
            small,
        });
        let Some(pictured) = pictured else {
            continue;
        };
        let seen = pictured.skipped..pictured.skipped + pictured.area.height;
        match media.look(&pictured.view).map(|look| &look.form) {
            Some(Form::Blocks(mosaic)) => {
                canvas.blank(pictured.area, Ink::Body);
                lay(mosaic, &pictured, canvas);
            }
            Some(Form::Sharp(rows)) if rows.start <= seen.start && seen.end <= rows.end => {
                canvas.blank(pictured.area, Ink::Body);
            }
            Some(Form::Sharp(_)) | None => {}
        }
        canvas.note(pictured);
    }
}

/// The cells of `area` in which `place` is in sight, and how many of its rows are above them.
fn in_sight(place: &Place, extent: ScrollExtent, area: Rect) -> Option<(Rect, u16)> {
    let height = extent.height.min(usize::from(area.height));
    let first = place.row.max(extent.offset);
    let end = (place.row + usize::from(place.size.height)).min(extent.offset + height);
    let rows = u16::try_from(end.checked_sub(first)?).ok()?;
    let down = u16::try_from(first - extent.offset).ok()?;
    let whole = Rect {
        x: area.x.checked_add(place.column)?,
        y: area.y + down,
        width: place.size.width,
        height: rows,
    };
    let inside = whole.intersection(area);
    let skipped = u16::try_from(first - place.row).ok()?;
    (inside.width == whole.width && !inside.is_empty()).then_some((inside, skipped))
}

fn lay(mosaic: &Mosaic, pictured: &Pictured, canvas: &mut Canvas<'_>) {
    for row in 0..pictured.area.height {
        for column in 0..pictured.area.width {
            let (upper, lower) = mosaic.cell(column, row + pictured.skipped);
            canvas.half_blocks(pictured.area, column, row, upper, lower);
        }
    }
}
