//! The list for screens too small for miniatures.

use ratatui::layout::Rect;

use super::{Shown, caption, first_row};
use crate::layout::Tint;
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::paint::Canvas;

pub(super) fn draw(
    scene: &Scene<'_>,
    selected: usize,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Shown {
    let slides = &scene.deck.slides;
    let rows = usize::from(area.height);
    let first = first_row(selected, rows, slides.len());
    for (at, (index, slide)) in (0..area.height).zip(slides.iter().enumerate().skip(first)) {
        // Both marks are words' shapes, not colours: an arrow for the choice, a dot for where we are.
        let mark = match (index == selected, index == scene.lesson.position().slide) {
            (true, _) => "▸",
            (false, true) => "●",
            (false, false) => " ",
        };
        let row = Rect {
            y: area.y + at,
            height: 1,
            ..area
        };
        let margin = u16::from(area.width >= 40);
        let column = canvas.write(row, margin, 0, mark, Tint::of(Ink::Accent));
        let (left, right) = caption(
            scene,
            index,
            slide,
            area.width.saturating_sub(column + 1 + margin),
        );
        canvas.words(row, column + 1, 0, &left);
        canvas.words_right(row, margin, 0, right);
        if index == selected {
            canvas.tint(row, 0, 0, area.width, Ink::Selected);
        }
    }
    let last = slides.len().min(first + rows);
    Shown {
        columns: 1,
        rows,
        before: first,
        after: slides.len() - last,
    }
}
