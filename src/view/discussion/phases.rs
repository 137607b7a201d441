//! A discussion's phases: which is current, and how much time is left.

use std::time::Duration;

use super::name;
use crate::deck::{Discussion, RevealAnswer};
use crate::lesson::{Phase, PhaseTime};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::clock::{Left, digits, left};
use crate::view::words::Words;

/// What follows the question, with its time if it has one.
#[derive(Clone, Copy, Debug)]
struct Stage {
    phase: Phase,
    time: Option<PhaseTime>,
}

/// All that follows the question: the phases, and the answer where Next shows it.
fn stages(scene: &Scene<'_>) -> Vec<Stage> {
    let times = scene.lesson.phases(scene.now.time).into_iter();
    let mut stages: Vec<Stage> = times
        .map(|time| Stage {
            phase: time.phase,
            time: Some(time),
        })
        .collect();
    let shows_answer = question(scene).is_some_and(|it| it.reveal_answer == RevealAnswer::Next);
    if shows_answer && scene.lesson.has_answer() {
        stages.push(Stage {
            phase: Phase::Answer,
            time: None,
        });
    }
    stages
}

fn question<'a>(scene: &Scene<'a>) -> Option<&'a Discussion> {
    scene.slide()?.discussion.as_deref()
}

/// The phases on one line, as much of it as fits in `columns`; nothing when there are none.
pub(in crate::view) fn line(scene: &Scene<'_>, columns: u16) -> Words {
    let current = scene.lesson.phase();
    let stages = stages(scene);
    let whole = |cells: u16, gap: usize, is_long: bool| {
        stages.iter().fold(Words::default(), |line, stage| {
            let time_bar = match &stage.time {
                Some(time) if stage.phase == current => bar(time, cells),
                _ => Words::default(),
            };
            line.join(gap, phase(scene, *stage, is_long).join(1, time_bar))
        })
    };
    [
        (20, 5, true),
        (10, 4, true),
        (10, 2, true),
        (0, 3, true),
        (0, 2, true),
        (0, 2, false),
    ]
    .into_iter()
    .map(|(cells, gap, is_long)| whole(cells, gap, is_long))
    .find(|line| line.width() <= columns)
    .unwrap_or_else(|| short(scene, columns))
}

/// The current phase alone, or what comes first.
pub(super) fn short(scene: &Scene<'_>, columns: u16) -> Words {
    let current = scene.lesson.phase();
    let Some(stage) = stages(scene).into_iter().find(|it| it.phase >= current) else {
        return Words::default();
    };
    let long = phase(scene, stage, true);
    if long.width() <= columns {
        return long;
    }
    let words = phase(scene, stage, false);
    if words.width() <= columns {
        return words;
    }
    match &stage.time {
        Some(time) if stage.phase == current => seconds(time).clipped(columns),
        _ => Words::default(),
    }
}

/// The names of the phases, for under a countdown.
pub(super) fn names(scene: &Scene<'_>) -> Words {
    let current = scene.lesson.phase();
    stages(scene).iter().fold(Words::default(), |line, stage| {
        let (mark, ink) = mark(stage.phase, current);
        line.join(
            3,
            Words::new(format!("{mark} "), ink)
                .and(label(stage.phase), word_ink(stage.phase, current)),
        )
    })
}

/// What is left of the phase's time, or by how much it is over; what was added to it; whether it
/// stands.
pub(in crate::view) fn countdown(scene: &Scene<'_>, time: &PhaseTime) -> Words {
    let clock = scene.lesson.clock();
    let mut words = seconds(time);
    let added = time.budget.saturating_sub(planned(scene, time.phase));
    let is_over = time.spent > time.budget;
    if !added.is_zero() && !is_over {
        words = words.and(format!(" +{}", digits(added.as_secs())), Ink::Dim);
    }
    if !clock.watch.runs() {
        words = words.and(" paused", Ink::Dim);
    }
    words
}

/// The time that the deck gives `phase`.
fn planned(scene: &Scene<'_>, phase: Phase) -> Duration {
    let time = |discussion: &Discussion| match phase {
        Phase::Think => discussion.think,
        Phase::Pair => discussion.pair,
        Phase::Share => discussion.share,
        Phase::Closed | Phase::Question | Phase::Answer => None,
    };
    question(scene).and_then(time).unwrap_or_default()
}

/// What is left of the phase's time, or by how much it is over.
fn seconds(time: &PhaseTime) -> Words {
    match left(time.budget, time.spent) {
        Left::Seconds(left) => Words::new(digits(left), Ink::Question),
        Left::Over(over) => Words::new(format!("+{} over", digits(over)), Ink::Warning),
    }
}

/// What is left as a bar of so many cells between its ends; nothing for none.
pub(super) fn bar(time: &PhaseTime, cells: u16) -> Words {
    if cells == 0 {
        return Words::default();
    }
    let budget = time.budget.as_secs().max(1);
    let (full, rest) = match left(time.budget, time.spent) {
        Left::Seconds(left) => ((left * u64::from(cells)).div_ceil(budget), Ink::Rest),
        Left::Over(_) => (0, Ink::Warning),
    };
    let full = usize::try_from(full)
        .unwrap_or(usize::MAX)
        .min(usize::from(cells));
    Words::new("▕", Ink::Rest)
        .and("█".repeat(full), Ink::Accent)
        .and("░".repeat(usize::from(cells) - full), rest)
        .and("▏", Ink::Rest)
}

/// A phase with its mark, its name, and its time while that matters; `is_long` with all that is to
/// be said of the time.
fn phase(scene: &Scene<'_>, stage: Stage, is_long: bool) -> Words {
    let current = scene.lesson.phase();
    let (mark, ink) = mark(stage.phase, current);
    let words =
        Words::new(format!("{mark} "), ink).and(label(stage.phase), word_ink(stage.phase, current));
    match (&stage.time, stage.phase.cmp(&current)) {
        (None, _) | (_, std::cmp::Ordering::Less) => words,
        (Some(time), std::cmp::Ordering::Equal) if is_long => words.join(1, countdown(scene, time)),
        (Some(time), std::cmp::Ordering::Equal) => words.join(1, seconds(time)),
        (Some(time), std::cmp::Ordering::Greater) => {
            words.and(format!(" {}", digits(time.budget.as_secs())), Ink::Dim)
        }
    }
}

/// What a phase is called in a row of them.
fn label(phase: Phase) -> &'static str {
    match phase {
        Phase::Answer => "answer",
        other => name(other),
    }
}

fn mark(phase: Phase, current: Phase) -> (&'static str, Ink) {
    match phase.cmp(&current) {
        std::cmp::Ordering::Less => ("✓", Ink::Good),
        std::cmp::Ordering::Equal => ("●", Ink::Accent),
        std::cmp::Ordering::Greater => ("○", Ink::Dim),
    }
}

fn word_ink(phase: Phase, current: Phase) -> Ink {
    if phase == current {
        Ink::Question
    } else {
        Ink::Dim
    }
}
