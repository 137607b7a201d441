//! All slides at a glance: true miniatures on large screens, a list on small ones.

mod grid;
mod list;

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use super::{Scene, clock};
use crate::deck::Slide;
use crate::theme::Ink;

/// From these columns and rows on there are miniatures: two rows of them fit.
const GRID_FROM: (u16, u16) = (80, 19);

/// What the overview shows at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// How many slides stand side by side.
    pub(super) columns: usize,
    /// How many rows of slides there are.
    pub(super) rows: usize,
    /// How many slides come before the first that is shown.
    pub(super) before: usize,
    /// How many come after the last.
    pub(super) after: usize,
}

/// Draws it in `area`.
pub(super) fn draw(
    scene: &Scene<'_>,
    selected: usize,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Shown {
    if area.width >= GRID_FROM.0 && area.height >= GRID_FROM.1 {
        grid::draw(scene, selected, canvas, area)
    } else {
        list::draw(scene, selected, canvas, area)
    }
}

/// The slides in sight when `rows` of `all` rows are, and the selected one stands in row
/// `selected`: around it, and never past the end.
fn first_row(selected: usize, rows: usize, all: usize) -> usize {
    selected
        .saturating_sub(rows / 2)
        .min(all.saturating_sub(rows))
}

/// The columns of the longest number.
fn number_width(scene: &Scene<'_>) -> usize {
    let last = scene.deck.slides.len().saturating_sub(1);
    let backup = scene.deck.number(last);
    scene.deck.talk_len.to_string().len().max(backup.len())
}

/// A slide's number, set right, and its title, in `columns` columns; at the right `?` for a
/// question, and how long it should take. Numbers of slides that a live search finds are marked.
fn caption(scene: &Scene<'_>, index: usize, slide: &Slide, columns: u16) -> (Words, Words) {
    let target = slide.target.map(|target| clock::digits(target.as_secs()));
    let question = slide
        .discussion
        .as_ref()
        .map_or_else(Words::default, |_| Words::new("?", Ink::Accent));
    let right = question.join(1, Words::new(target.unwrap_or_default(), Ink::Dim));
    let number = scene.deck.number(index);
    let padding = " ".repeat(number_width(scene).saturating_sub(number.len()));
    let hits = scene.viewer.search.iter().flat_map(|search| &search.hits);
    let found = hits.into_iter().any(|hit| hit.slide == index);
    let number_ink = if found { Ink::Match } else { Ink::Dim };
    let title = scene.name_of(index);
    let left = Words::new(padding, Ink::Dim)
        .and(number, number_ink)
        .and(" ", Ink::Dim)
        .and(title, Ink::Body);
    let taken = if right.is_empty() {
        0
    } else {
        right.width() + 1
    };
    (
        left.clipped(columns.saturating_sub(taken)),
        right.only_if_within(columns),
    )
}
