//! The discussion in the slide's place: the question large and calm, the time under it.

use ratatui::layout::Rect;

use super::{answer, options, phases};
use crate::deck::Discussion;
use crate::layout::{Row, Tint, paragraph};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::clock::countdown;
use crate::view::hang::{center, center_block};
use crate::view::paint::Canvas;
use crate::view::slide::{draw_scrolled, extent};
use crate::viewer::{Scroll, ScrollExtent};

/// The widest that the question becomes.
const QUESTION: u16 = 56;

/// The widest that options and the answer become.
const TEXT: u16 = 76;

/// Draws it in `area`. It scrolls as the slide would.
pub(in crate::view) fn draw(
    scene: &Scene<'_>,
    discussion: &Discussion,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let rows = rows(scene, discussion, area.width, usize::from(area.height));
    let extent = extent(rows.len(), area.height, |_| match scene.viewer.scroll {
        Scroll::Follow => 0,
        Scroll::At(offset) => offset,
    });
    draw_scrolled(&rows, extent, canvas, area, area.width.min(2));
    extent
}

fn rows(scene: &Scene<'_>, discussion: &Discussion, width: u16, height: usize) -> Vec<Row> {
    let room = width.saturating_sub(if width < 40 { 0 } else { 8 });
    let mut question = paragraph(
        &discussion.question,
        Tint::of(Ink::Question),
        room.min(QUESTION.min(width * 3 / 5).max(24)),
    );
    center(&mut question, width);
    let mut options = options(scene, discussion, room.min(TEXT));
    center_block(&mut options, width);
    let mut answer = answer(scene, discussion, room.min(TEXT));
    center_block(&mut answer, width);
    let time = time(scene, width);

    // From the roomiest to the tightest: rows between parts, whether lines are set apart.
    for (gap, apart) in [(3, true), (2, false), (1, false), (0, false)] {
        let mut rows = Vec::new();
        for (part, apart) in [
            (&question, apart),
            (&options, apart && options.len() == discussion.options.len()),
            (&answer, false),
            (&time, false),
        ] {
            if part.is_empty() {
                continue;
            }
            let between = if rows.is_empty() { 0 } else { gap };
            rows.extend(std::iter::repeat_n(Row::default(), between));
            for (index, row) in part.iter().enumerate() {
                rows.extend((apart && index > 0).then(Row::default));
                rows.push(row.clone());
            }
        }
        let spare = height.checked_sub(rows.len());
        // A quarter of the height stays free around what is set roomily.
        if spare.is_some_and(|spare| !apart || spare * 4 >= height) || gap == 0 {
            let above = spare.unwrap_or(0) * 2 / 5;
            rows.splice(0..0, std::iter::repeat_n(Row::default(), above));
            return rows;
        }
    }
    Vec::new()
}

/// The countdown, its bar, and the phases' names; before the first phase, their times.
fn time(scene: &Scene<'_>, width: u16) -> Vec<Row> {
    let mut rows = match countdown(scene) {
        Some(time) => {
            let cells = (width / 3).clamp(8, 40).min(width.saturating_sub(2));
            let times = scene.lesson.phases(scene.now.time);
            let mut names = phases::names(&times, scene.lesson.phase());
            if names.width() > width {
                names = phases::line(scene, width);
            }
            vec![
                phases::countdown(&time).row(0),
                phases::bar(&time, cells).row(0),
                names.row(0),
            ]
        }
        None => match phases::line(scene, width) {
            line if line.is_empty() => Vec::new(),
            line => vec![line.row(0)],
        },
    };
    center(&mut rows, width);
    rows
}
