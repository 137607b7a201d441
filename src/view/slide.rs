//! The slide: its page, as far as it is scrolled.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::scroll::{draw_marked, marked};
use super::stage::{Needed, Stage, room};
use super::{Scene, picture};
use crate::layout::{Page, Room, Size, column};
use crate::viewer::{Extent, Scroll};

/// Draws the slide in its place, and says what was measured of it.
pub(super) fn draw(
    scene: &Scene<'_>,
    stage: &Stage,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Extent {
    let page = page(scene, stage);
    let extent = marked(page.rows.len(), area.height, |height| {
        match scene.viewer.scroll {
            Scroll::Follow => page.offset(height),
            Scroll::At(offset) => offset,
        }
    });
    let (left, width) = column(area.width);
    let margin = area.width.saturating_sub(left + width);
    draw_marked(&page.rows, extent, canvas, area, margin);
    picture::draw(&page.places, extent, scene.media, canvas, area, false);
    canvas.mark_letters(area, &page.letterings, extent.offset, extent.height);
    let seen = extent.offset..extent.offset + extent.height;
    Extent {
        slide: extent,
        unseen: page.filled().saturating_sub(extent.height),
        listed_table: page.cramped.listed_table,
        broken_words: page.cramped.broken_words,
        listed_chart: page.cramped.listed_chart,
        max_shift: page.max_shift(),
        listing: page.listing_in(&seen),
        ..Extent::default()
    }
}

/// The slide's page: as roomy as the whole screen is, if it fits so; else tighter, so that more
/// of it is in sight. Every reveal has the same height, so Next changes nothing of this.
fn page(scene: &Scene<'_>, stage: &Stage) -> Rc<Page> {
    let (size, shift) = (stage.page(), scene.viewer.shift);
    let at = scene.lesson.position().slide;
    let page = |room| scene.page_moved(at, scene.lesson.reveal(), room, size, shift);
    let roomy = page(stage.room);
    if stage.room < Room::Normal || roomy.rows.len() <= usize::from(size.height) {
        return roomy;
    }
    let tight = page(Room::Small);
    let fits = tight.rows.len() <= usize::from(size.height);
    if fits || stage.is_shared() {
        tight
    } else {
        roomy
    }
}

/// The rows that all of the slide takes in a place `width` columns wide on this screen.
pub(super) fn needed(scene: &Scene<'_>, screen: Rect, width: u16) -> Needed {
    let room = room(screen);
    let at = scene.lesson.position().slide;
    let height = |room| {
        let size = Size { width, height: 0 };
        let page = scene.page(at, scene.lesson.reveal(), room, size);
        u16::try_from(page.rows.len()).unwrap_or(u16::MAX)
    };
    Needed {
        tight: height(room.min(Room::Small)),
        roomy: height(room),
    }
}
