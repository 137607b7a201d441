//! What the presenter alone looks at: panes around the slide.
//!
//! ```text
//! ┌ now ────────┬ next ──────┐   ┌ now ────────┐   ┌ notes ──────┐   ┌ notes ──┐
//! │ the slide   │            │   │             │   │             │   │         │
//! │             ├ notes ─────┤   ├ notes ──────┤   │             │   │         │
//! ├ discuss ────┤            │   │             │   ├ time ───────┤   └─────────┘
//! │             │            │   ├ time ───────┤   │ line        │
//! ├ time ───────┤            │   │ line        │   └─────────────┘
//! └ line ───────┴────────────┘   └─────────────┘
//!   from 72x18 on                  from 50x12 on     from 20x7 on     from 8x3 on
//! ```
//!
//! A discussion has its pane while it is open and there is room; else it stands with the notes.

mod arrangement;
mod discussion;
mod line;
mod next;
mod notes;
mod now;
#[cfg(test)]
mod tests;
mod time;

use std::time::Duration;

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::stage::{room, take_bottom};
use super::{Now, Scene, clock, region};
use crate::deck::Slide;
use crate::layout::Room;
use crate::lesson::{Pace, Time};
use crate::viewer::{Extent, PaneLimits};
use arrangement::{Kind, Side};
use discussion::Aside;
use line::Line;
use notes::Notes;
use time::Times;

/// Draws all panes in `area` and says what was measured.
pub(super) fn draw(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Extent {
    let scene = &on_the_second(scene);
    let kind = Kind::of(area);
    let mut body = area;
    let (_, columns) = arrangement::line(area);
    let line = Line::of(scene, slide, kind >= Kind::Half, columns);
    let line_at = (kind.has_line(area) || (line.is_urgent() && area.height > 1))
        .then(|| take_bottom(&mut body, 1))
        .filter(|_| room(area) > Room::Number);
    let mut extent = match kind {
        Kind::Number => {
            scene.draw_number(canvas, area);
            return Extent::default();
        }
        Kind::Full => draw_full(scene, slide, canvas, area, body),
        Kind::Half | Kind::Notes => {
            let pace = pace(scene);
            let time_at = take_bottom(&mut body, 1);
            let extent = draw_shared(scene, slide, canvas, area, body, kind);
            let times = Times::of(scene, &pace);
            times.draw_line(kind == Kind::Notes, canvas, time_at);
            extent
        }
        Kind::Bare => draw_shared(scene, slide, canvas, area, body, kind),
    };
    if let Some(at) = line_at {
        line.draw(canvas, at);
    }
    extent.foot = line_at.map_or(0, |at| at.height);
    extent
}

/// When something in these panes changes by itself, on a screen of this size.
pub(super) fn due(scene: &Scene<'_>, area: Rect) -> Option<Duration> {
    let watch = scene.lesson.clock().watch;
    match Kind::of(area) {
        Kind::Number => None,
        _ if watch.runs() => Some(clock::until_second(watch.elapsed(scene.now.time))),
        Kind::Bare => None,
        Kind::Full | Kind::Half | Kind::Notes => Some(clock::until_minute(scene.now)),
    }
}

/// The scene at the last whole second of the talk's clock: all that counts on a console changes
/// together, once a second.
fn on_the_second<'a>(scene: &Scene<'a>) -> Scene<'a> {
    let elapsed = scene.lesson.clock().watch.elapsed(scene.now.time);
    let fraction = Duration::from_nanos(elapsed.subsec_nanos().into());
    let time = Time(scene.now.time.0.saturating_sub(fraction));
    Scene {
        now: Now { time, ..scene.now },
        ..*scene
    }
}

fn pace(scene: &Scene<'_>) -> Pace {
    scene.lesson.pace(scene.deck, scene.plan, scene.now.time)
}

/// Two sides: what the class sees and how the talk goes; what comes and what to say.
fn draw_full(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
    body: Rect,
) -> Extent {
    let (left, right, wider) = arrangement::sides(body, scene.viewer.panes.wider);
    let aside = Aside::of(scene, slide, left);
    let times = Times::of(scene, &pace(scene)).with_clock(scene, left);
    let left = left.divided(times.height(left), aside.height());
    let notes = Notes::of(scene, slide, right, left.discussion.is_none());
    let (next_at, notes_at, taller) = right.shared(notes.height(), scene.viewer.panes.taller);

    let mut extent = now::draw(scene, slide, canvas, left.now);
    if let Some(at) = left.discussion {
        extent.aside = aside.draw(scene, canvas, at);
        extent.aside_at = Some(region(at, area));
    }
    times.draw(scene, canvas, left.time);
    next::draw(scene, slide, canvas, next_at);
    extent.notes = notes.draw(scene, canvas, notes_at);
    extent.notes_at = Some(region(notes_at, area));
    extent.panes = PaneLimits { wider, taller };
    extent
}

/// The notes, and the slide where it has room.
fn draw_shared(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
    body: Rect,
    kind: Kind,
) -> Extent {
    let panes = scene.viewer.panes;
    let mut extent = Extent::default();
    let mut notes_at = body;
    if kind == Kind::Half {
        let now_at;
        (now_at, notes_at, extent.panes) = arrangement::halves(body, panes);
        let limits = extent.panes;
        extent = now::draw(scene, slide, canvas, now_at);
        extent.panes = limits;
    }
    let notes = Notes::of(scene, slide, Side(notes_at), true);
    extent.notes = notes.draw_with_next(scene, canvas, notes_at);
    extent.notes_at = Some(region(notes_at, area));
    extent
}
