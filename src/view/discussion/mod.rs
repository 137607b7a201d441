//! The discussion: what the class may see of it. Docked under the slide, or in the slide's place.
//!
//! The presenter's part of it (prompts, the answer while it is hidden, hands before the class talks,
//! answers that are not pinned) stands in the notes.

mod docked;
mod full;
mod phases;
pub(super) mod votes;

pub(super) use docked::Docked;
pub(super) use full::draw as draw_full;
pub(super) use phases::{countdown as phase_left, line as phase_line};

use ratatui::layout::Rect;

use votes::Votes;

use super::Scene;
use super::hang::{hang, hang_rows};
use crate::deck::Discussion;
use crate::layout::{Row, Tint, column, verbatim};
use crate::lesson::{Heard, Phase};
use crate::text::Clean;
use crate::theme::Ink;

/// A phase's name in a sentence.
pub(super) fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Closed => "the slide alone",
        Phase::Question => "the question",
        Phase::Think => "think",
        Phase::Pair => "pair",
        Phase::Share => "share",
        Phase::Answer => "the answer",
    }
}

/// The letter of an option.
pub(super) fn letter(option: usize) -> char {
    ('A'..='Z').nth(option).unwrap_or('?')
}

/// The columns of `area` that a panel takes whose text stands in line with the slide's.
pub(super) fn place(area: Rect) -> Rect {
    let (left, width) = column(area.width);
    let margin = left.min(2);
    Rect {
        x: area.x + left - margin,
        width: width + 2 * margin,
        ..area
    }
}

/// What somebody said, as it was said, behind `mark`.
pub(super) fn said(heard: &Heard, mark: &str, mark_tint: Tint, columns: u16) -> Vec<Row> {
    hang_rows(mark, mark_tint, columns, |columns| {
        verbatim(&heard.text, Tint::default(), columns)
    })
}

/// The answers that the presenter pinned.
fn pinned(scene: &Scene<'_>, columns: u16) -> Vec<Row> {
    let pinned = scene.lesson.heard().iter().filter(|heard| heard.pinned);
    pinned
        .flat_map(|heard| said(heard, "▪", Tint::of(Ink::Accent), columns))
        .collect()
}

/// What there is to choose from, rows for each option: with the hands that each has, where the
/// class may see them, and with a mark on the correct one, when the answer is shown.
fn options(scene: &Scene<'_>, discussion: &Discussion, columns: u16) -> Vec<Vec<Row>> {
    let shown = scene.lesson.answer_shown();
    let votes = Votes::of(scene, columns);
    let text_columns = votes.as_ref().map_or(columns, Votes::text_columns);
    let mut all = Vec::new();
    for (index, option) in discussion.options.iter().enumerate() {
        let correct = shown && discussion.correct == Some(index);
        let (mark, mark_tint, tint) = if correct {
            (
                format!("✓ {} ", letter(index)),
                Tint::bold(Ink::Good),
                Tint::bold(Ink::Good),
            )
        } else if shown && discussion.correct.is_some() {
            (
                format!("  {} ", letter(index)),
                Tint::of(Ink::Dim),
                Tint::of(Ink::Dim),
            )
        } else {
            (
                format!("  {} ", letter(index)),
                Tint::bold(Ink::Accent),
                Tint::default(),
            )
        };
        let mut rows = hang(&mark, mark_tint, option, tint, text_columns);
        if let Some(votes) = &votes {
            votes.add(index, &mut rows);
        }
        all.push(rows);
    }
    all
}

/// The model answer, once it is shown.
fn answer(scene: &Scene<'_>, discussion: &Discussion) -> Option<Clean> {
    let answer = discussion
        .answer
        .as_ref()
        .filter(|_| scene.lesson.answer_shown())?;
    Some(Clean::line(&format!("**Answer:** {answer}")))
}
