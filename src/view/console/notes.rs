//! What to say, and where nothing else has room for it, what the presenter alone knows of the
//! discussion.

use ratatui::layout::Rect;

use super::{Side, discussion};
use crate::deck::{Slide, Speech};
use crate::layout::{Row, Tint, notes, paragraph};
use crate::lesson::Phase;
use crate::text::Clean;
use crate::theme::Ink;
use crate::view::frame::Outline;
use crate::view::paint::Canvas;
use crate::view::panel::Panel;
use crate::view::words::Words;
use crate::view::{Scene, clock, notes as shared};
use crate::viewer::ScrollExtent;

/// The columns of a mark in the top edge that says how many rows are out of sight.
const MARK: u16 = 16;

/// The notes as they stand in a within.
pub(super) struct Notes {
    title: Words,
    rows: Vec<Row>,
    /// How many of the rows come before all others.
    first: usize,
}

impl Notes {
    /// The notes of `slide`, `with_discussion` or not: under them before it is open, and over them
    /// from then on.
    pub(super) fn of(
        scene: &Scene<'_>,
        slide: &Slide,
        within: Side,
        with_discussion: bool,
    ) -> Self {
        let width = within.text_width();
        let text = slide.notes.as_ref();
        let mut said = text.map_or_else(Vec::new, |text| notes(text, width));
        let mut aside = Vec::new();
        if with_discussion {
            aside = discussion::parts(scene, slide, width);
        }
        let is_open = !aside.is_empty() && scene.lesson.phase() != Phase::Closed;
        let mut parts = Vec::new();
        if is_open {
            parts = std::mem::take(&mut aside);
        }
        let mut first: usize = parts.iter().map(|part| part.len() + 1).sum();
        if is_open && !said.is_empty() {
            said.insert(0, shared::heading("notes"));
        } else {
            first += said.len();
        }
        parts.push(said);
        parts.append(&mut aside);
        parts.push(shared::missing(scene, slide, width));
        let mut rows: Vec<Row> = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.extend(part);
        }
        if rows.is_empty() {
            let none = Clean::line("No notes for this slide.");
            rows = paragraph(&none, Tint::of(Ink::Dim), width);
        }
        let Rect { width, height, .. } = within.0;
        let is_marked = scene.viewer.notes_scroll > 0 || Outline::of(width, height) != Outline::Box;
        let taken = if is_marked { MARK } else { 2 };
        let room = within.inner_width().saturating_sub(taken);
        Self {
            title: title(slide, is_open, room),
            first: first.min(rows.len()),
            rows,
        }
    }

    /// The rows that a pane takes that shows what comes first in it.
    pub(super) fn height(&self) -> u16 {
        let rows = u16::try_from(self.first).unwrap_or(u16::MAX);
        rows.saturating_add(2)
    }

    /// Draws them in a box and says how far they scroll.
    pub(super) fn draw(
        self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> ScrollExtent {
        let panel = Panel::boxed(self.title, area);
        panel.draw(&self.rows, scene.viewer.notes_scroll, canvas)
    }

    /// Draws them, with what comes next in the last row, in whatever outline there is room for.
    pub(super) fn draw_with_next(
        self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> ScrollExtent {
        let mut panel = Panel::new(self.title, area);
        let next = shared::take_next(&mut panel);
        let extent = panel.draw(&self.rows, scene.viewer.notes_scroll, canvas);
        if let Some(next) = next {
            let words = shared::coming(scene).clipped(next.width);
            canvas.words(next, 0, 0, &words);
        }
        extent
    }
}

/// `notes ── 96 words, about 0:45`, or as much of it as has room in `columns` columns.
fn title(slide: &Slide, after_discussion: bool, columns: u16) -> Words {
    let (long, short) = if after_discussion {
        ("discuss, notes", "discuss")
    } else {
        ("notes", "notes")
    };
    let [long, short] = [long, short].map(|name| Words::new(name, Ink::PanelTitle));
    let speech = slide.notes.as_ref().map(Speech::of).unwrap_or_default();
    let about = format!("about {}", clock::digits(speech.about().as_secs()));
    let words = if speech.words == 1 { "word" } else { "words" };
    let told = [format!("{} {words}, {about}", speech.words), about];
    let with_words = |told| long.clone().and(" ── ", Ink::Panel).and(told, Ink::Dim);
    told.into_iter()
        .filter(|_| speech.words > 0)
        .map(with_words)
        .chain([long.clone()])
        .find(|title| title.width() <= columns)
        .unwrap_or(short)
}
