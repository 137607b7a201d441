//! The answers heard in class as a list, over the slide's lower part: which the class sees, which
//! are struck out, and which one the keys are about.

use ratatui::layout::Rect;

use super::discussion::place;
use super::hang::hang_rows;
use super::paint::Canvas;
use super::panel::Panel;
use super::{Scene, frame::Outline};
use crate::layout::{Row, Tint, verbatim};
use crate::lesson::Heard;
use crate::text::{Marks, width};
use crate::theme::Ink;

/// Draws it at the bottom of `area`, as tall as it takes, so that `selected` is in sight.
pub(super) fn draw(scene: &Scene<'_>, selected: usize, canvas: &mut Canvas<'_>, area: Rect) {
    let heard = scene.lesson.heard();
    let Some(last) = heard.len().checked_sub(1) else {
        return;
    };
    let selected = selected.min(last);
    let area = place(area);
    let outline = Outline::of(area.width, area.height);
    let columns = outline.inside(area).width;
    let mut rows = Vec::new();
    let mut shown = 0..0;
    for (index, one) in heard.iter().enumerate() {
        let start = rows.len();
        rows.extend(entry(index, one, index == selected, last, columns));
        if index == selected {
            shown = start..rows.len();
        }
    }
    let needed = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(outline.rows());
    // As tall as it takes to keep the lines around it that the rows were set for.
    let height = (needed..area.height)
        .find(|height| Outline::of(area.width, *height) == outline)
        .unwrap_or(area.height);
    let area = Rect {
        y: area.bottom() - height,
        height,
        ..area
    };
    let panel = Panel::new("answers", area);
    let in_sight = usize::from(panel.inner().height);
    let offset = shown.end.saturating_sub(in_sight).min(shown.start);
    panel.draw(&rows, offset, canvas);
}

/// An answer with its number from 1, and a word for what was done with it.
fn entry(index: usize, heard: &Heard, is_selected: bool, last: usize, columns: u16) -> Vec<Row> {
    let digits = (last + 1).to_string().len();
    let cursor = if is_selected { "▸" } else { " " };
    let mark = format!("{cursor} {:>digits$}", index + 1);
    let (mark_tint, mut tint) = if is_selected {
        (Tint::bold(Ink::Accent), Tint::bold(Ink::Body))
    } else {
        (Tint::of(Ink::Dim), Tint::default())
    };
    let word = if heard.struck {
        tint = Tint::of(Ink::Dim);
        tint.marks |= Marks::STRUCK;
        "struck"
    } else if heard.pinned {
        "pinned"
    } else {
        ""
    };
    // The word has its own columns, where there are enough.
    let kept = match u16::try_from(width(word)) {
        Ok(word) if word > 0 && columns >= 30 => word + 2,
        _ => 0,
    };
    let mut rows = hang_rows(&mark, mark_tint, columns - kept, |columns| {
        verbatim(&heard.text, tint, columns)
    });
    if kept > 0
        && let Some(first) = rows.first_mut()
    {
        let ink = if heard.pinned { Ink::Accent } else { Ink::Dim };
        first.put(columns + 2 - kept, word, Tint::of(ink));
    } else if !word.is_empty() {
        rows.push(Row::of(2, word, Tint::of(Ink::Dim)));
    }
    rows
}
