//! The discussion: what the class may see of it. Docked under the slide, or in the slide's place.
//!
//! The presenter's part of it (prompts, and the answer while it is hidden) stands in the notes.

mod docked;
mod full;
mod phases;

pub(super) use docked::Docked;
pub(super) use full::draw as draw_full;

use super::Scene;
use super::hang::hang;
use crate::deck::Discussion;
use crate::layout::{Row, Tint};
use crate::lesson::Phase;
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

/// What there is to choose from. When the answer is shown, the correct option is marked.
fn options(scene: &Scene<'_>, discussion: &Discussion, columns: u16) -> Vec<Row> {
    let shown = scene.lesson.answer_shown();
    let mut rows = Vec::new();
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
        rows.extend(hang(&mark, mark_tint, option, tint, columns));
    }
    rows
}

/// The model answer, once it is shown.
fn answer(scene: &Scene<'_>, discussion: &Discussion) -> Option<Clean> {
    let answer = discussion
        .answer
        .as_ref()
        .filter(|_| scene.lesson.answer_shown())?;
    Some(Clean::line(&format!("**Answer:** {answer}")))
}
