//! The discussion as a panel under the slide. Its height is what it needs, within what the slide
//! can spare: space goes first, then options; the question and the time stay.

use ratatui::layout::Rect;

use super::{answer, options, phases};
use crate::deck::Discussion;
use crate::layout::{Row, Tint, column, paragraph};
use crate::text::plain;
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::frame::{Edges, Lines, inside};
use crate::view::paint::Canvas;
use crate::view::words::Words;

/// The least that a box is drawn round.
const FRAMED_FROM: (u16, u16) = (30, 5);

/// What the panel holds.
struct Content {
    rows: Vec<Row>,
    /// How many rows had to be left out.
    hidden: usize,
}

/// How the panel is drawn in a number of rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// In a box.
    Framed,
    /// Under a line.
    Ruled,
    /// As rows alone.
    Bare,
    /// As one row.
    Line,
}

impl Shape {
    fn of(width: u16, most: u16) -> Self {
        match most {
            _ if width >= FRAMED_FROM.0 && most >= FRAMED_FROM.1 => Self::Framed,
            0 | 1 => Self::Line,
            2 => Self::Bare,
            _ => Self::Ruled,
        }
    }

    /// The rows that are not content.
    fn edges(self) -> u16 {
        match self {
            Self::Framed => 2,
            Self::Ruled => 1,
            Self::Bare | Self::Line => 0,
        }
    }
}

/// How many rows it takes of a place `width` columns wide, at most `most`.
pub(in crate::view) fn rows(
    scene: &Scene<'_>,
    discussion: &Discussion,
    width: u16,
    most: u16,
) -> u16 {
    let shape = Shape::of(width, most);
    if shape == Shape::Line {
        return 1;
    }
    let place = Rect {
        width: place(Rect {
            width,
            ..Rect::default()
        })
        .width,
        height: most,
        ..Rect::default()
    };
    let inner = if shape == Shape::Framed {
        inside(place).width
    } else {
        place.width
    };
    let content = content(scene, discussion, inner, most - shape.edges());
    u16::try_from(content.rows.len()).map_or(most, |rows| rows + shape.edges())
}

/// Draws it in `area`, which has as many rows as [`rows`] says.
pub(in crate::view) fn draw(
    scene: &Scene<'_>,
    discussion: &Discussion,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let shape = Shape::of(area.width, area.height);
    let name = Words::new("discuss", Ink::PanelTitle);
    let area = place(area);
    match shape {
        Shape::Framed => {
            let inner = inside(area);
            let content = content(scene, discussion, inner.width, inner.height);
            let bottom = match content.hidden {
                0 => Words::default(),
                1 => Words::new("d: 1 more row", Ink::Dim),
                hidden => Words::new(format!("d: {hidden} more rows"), Ink::Dim),
            };
            canvas.frame(
                area,
                Lines::LIGHT,
                &Edges {
                    name,
                    bottom,
                    ..Edges::default()
                },
            );
            canvas.rows(inner, &content.rows);
        }
        Shape::Ruled | Shape::Bare => {
            canvas.blank(area, Ink::Panel);
            let mut inner = area;
            if shape == Shape::Ruled {
                canvas.rule(area, name);
                inner.y += 1;
                inner.height -= 1;
            }
            let content = content(scene, discussion, inner.width, inner.height);
            canvas.rows(inner, &content.rows);
        }
        Shape::Line => {
            canvas.blank(area, Ink::Panel);
            let times = scene.lesson.phases(scene.now.time);
            let time = phases::short(&times, scene.lesson.phase(), area.width / 2);
            let time = if time.is_empty() {
                Words::new("?", Ink::Accent)
            } else {
                time
            };
            let line = time.join(2, Words::new(plain(&discussion.question), Ink::Question));
            canvas.words(area, 0, 0, &line.clipped(area.width));
        }
    }
}

/// The panel's columns: its text stands in line with the slide's.
fn place(area: Rect) -> Rect {
    let (left, width) = column(area.width);
    let margin = left.min(2);
    Rect {
        x: area.x + left - margin,
        width: width + 2 * margin,
        ..area
    }
}

/// What fits in `most` rows, with as much space between its parts as there is.
fn content(scene: &Scene<'_>, discussion: &Discussion, width: u16, most: u16) -> Content {
    let most = usize::from(most);
    let question = paragraph(&discussion.question, Tint::of(Ink::Question), width);
    let options = options(scene, discussion, width);
    let answer = answer(scene, discussion, width);
    let line = phases::line(scene, width);
    let time = if line.is_empty() {
        Vec::new()
    } else {
        vec![line.row(0)]
    };

    let parts: Vec<&Vec<Row>> = [&question, &options, &answer, &time]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let needed: usize = parts.iter().map(|part| part.len()).sum();
    let between = parts.len().saturating_sub(1);
    if needed <= most {
        let spare = most - needed;
        let around = spare >= between + 2;
        let mut rows = Vec::new();
        rows.extend(around.then(Row::default));
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 && spare >= between {
                rows.push(Row::default());
            }
            rows.extend(part.iter().cloned());
        }
        rows.extend(around.then(Row::default));
        return Content { rows, hidden: 0 };
    }

    let mut left = most;
    let mut kept = [0; 4];
    // The first row of the question, the time, then the rest in the order in which it matters.
    for (part, rows) in [
        (0, 1),
        (3, 1),
        (0, usize::MAX),
        (2, usize::MAX),
        (1, usize::MAX),
    ] {
        let [q, o, a, t] = [&question, &options, &answer, &time].map(Vec::len);
        let have = [q, o, a, t];
        if let (Some(kept), Some(have)) = (kept.get_mut(part), have.get(part)) {
            let more = rows.min(have - *kept).min(left);
            *kept += more;
            left -= more;
        }
    }
    let rows: Vec<Row> = [question, options, answer, time]
        .into_iter()
        .zip(kept)
        .flat_map(|(part, kept)| part.into_iter().take(kept))
        .collect();
    Content {
        hidden: needed - rows.len(),
        rows,
    }
}
