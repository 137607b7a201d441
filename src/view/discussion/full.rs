//! The discussion in the slide's place: the question large and calm, the time under it.

use ratatui::layout::Rect;

use super::{answer, options, phases, pinned};
use crate::deck::Discussion;
use crate::layout::{Row, Tint};
use crate::theme::Ink;
use crate::view::hang::{balance, center, center_block};
use crate::view::paint::Canvas;
use crate::view::scroll::{draw_marked, marked};
use crate::view::{Scene, clock};
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
    let extent = marked(rows.len(), area.height, |_| match scene.viewer.scroll {
        Scroll::Follow => 0,
        Scroll::At(offset) => offset,
    });
    draw_marked(&rows, extent, canvas, area, area.width.min(2));
    extent
}

/// All of it, slightly above the middle of `height` rows; taller when it has to be.
fn rows(scene: &Scene<'_>, discussion: &Discussion, width: u16, height: usize) -> Vec<Row> {
    let room = width.saturating_sub(if width < 40 { 0 } else { 8 });
    let question_width = room.min(QUESTION.min(width * 3 / 5).max(24));
    let mut question = balance(
        &discussion.question,
        Tint::of(Ink::Question),
        question_width,
    );
    center(&mut question, width);
    let mut pinned = pinned(scene, room.min(TEXT));
    center_block(&mut pinned, width);
    let options = centered(options(scene, discussion, room.min(TEXT)), width);
    let mut answer = answer(scene, discussion)
        .map_or_else(Vec::new, |it| balance(&it, Tint::default(), room.min(TEXT)));
    center_block(&mut answer, width);

    // From the roomiest to the tightest: rows between parts, whether their lines are set apart, and
    // whether the time's are.
    for (gap, apart, time_apart) in [
        (3, true, true),
        (2, false, true),
        (2, false, false),
        (1, false, false),
        (0, false, false),
    ] {
        let parts = [
            spread(question.clone(), apart),
            pinned.clone(),
            set_apart(options.clone(), apart),
            answer.clone(),
            time(scene, width, time_apart),
        ];
        let mut rows = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !rows.is_empty() {
                rows.resize(rows.len() + gap, Row::default());
            }
            rows.extend(part);
        }
        let spare = height.saturating_sub(rows.len());
        // What is set roomily leaves a quarter of the height free.
        let fits = if apart {
            spare * 4 >= height
        } else {
            rows.len() <= height
        };
        if fits || gap == 0 {
            rows.splice(0..0, vec![Row::default(); spare * 2 / 5]);
            return rows;
        }
    }
    Vec::new()
}

/// `rows` with a blank one between any two, if they are to be set apart.
fn spread(rows: Vec<Row>, apart: bool) -> Vec<Row> {
    if !apart {
        return rows;
    }
    let mut spread: Vec<Row> = rows
        .into_iter()
        .flat_map(|row| [row, Row::default()])
        .collect();
    spread.pop();
    spread
}

/// Moves all rows of `groups` to the middle of `columns` columns alike.
fn centered(mut groups: Vec<Vec<Row>>, columns: u16) -> Vec<Vec<Row>> {
    let widest = groups.iter().flatten().map(Row::width).max().unwrap_or(0);
    for row in groups.iter_mut().flatten() {
        row.indent(columns.saturating_sub(widest) / 2);
    }
    groups
}

/// `groups` below each other, with a blank row between any two, if they are to be set apart.
fn set_apart(groups: Vec<Vec<Row>>, apart: bool) -> Vec<Row> {
    let mut all = Vec::new();
    for rows in groups {
        if apart && !all.is_empty() {
            all.push(Row::default());
        }
        all.extend(rows);
    }
    all
}

/// The countdown, its bar, and the phases' names; before the first phase, their times.
fn time(scene: &Scene<'_>, width: u16, apart: bool) -> Vec<Row> {
    let mut rows = match clock::countdown(scene) {
        Some(time) => {
            let cells = (width / 3).clamp(8, 40).min(width.saturating_sub(2));
            let mut names = phases::names(scene);
            if names.width() > width {
                names = phases::line(scene, width);
            }
            let rows = [
                phases::countdown(scene, &time),
                phases::bar(&time, cells),
                names,
            ];
            spread(rows.map(|words| words.row(0)).into(), apart)
        }
        None => match phases::line(scene, width) {
            line if line.is_empty() => Vec::new(),
            line => vec![line.row(0)],
        },
    };
    center(&mut rows, width);
    rows
}
