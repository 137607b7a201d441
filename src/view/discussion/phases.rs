//! A discussion's phases: which is current, and how much time is left.

use super::name;
use crate::lesson::{Phase, PhaseTime};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::clock::{Left, digits, left};
use crate::view::words::Words;

/// The phases on one line, as much of it as fits in `columns`; nothing when there are none.
pub(super) fn line(scene: &Scene<'_>, columns: u16) -> Words {
    let times = scene.lesson.phases(scene.now.time);
    let current = scene.lesson.phase();
    let whole = |cells: u16, gap: usize| {
        times.iter().fold(Words::default(), |line, time| {
            let time_bar = if time.phase == current {
                bar(time, cells)
            } else {
                Words::default()
            };
            line.join(gap, phase(time, current).join(1, time_bar))
        })
    };
    [
        whole(20, 5),
        whole(10, 4),
        whole(10, 2),
        whole(0, 3),
        whole(0, 2),
    ]
    .into_iter()
    .find(|line| line.width() <= columns)
    .unwrap_or_else(|| short(&times, current, columns))
}

/// The current phase alone, or what comes first.
pub(super) fn short(times: &[PhaseTime], current: Phase, columns: u16) -> Words {
    let Some(time) = times.iter().find(|time| time.phase >= current) else {
        return Words::default();
    };
    let words = phase(time, current);
    if words.width() <= columns {
        return words;
    }
    let left = if time.phase == current {
        countdown(time)
    } else {
        Words::default()
    };
    left.clipped(columns)
}

/// The names of the phases, for under a countdown.
pub(super) fn names(times: &[PhaseTime], current: Phase) -> Words {
    times.iter().fold(Words::default(), |line, time| {
        let (mark, ink) = mark(time.phase, current);
        line.join(
            3,
            Words::new(format!("{mark} "), ink)
                .and(name(time.phase), word_ink(time.phase, current)),
        )
    })
}

/// What is left of the phase's time, or by how much it is over.
pub(super) fn countdown(time: &PhaseTime) -> Words {
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

/// A phase with its mark, its name, and its time while that matters.
fn phase(time: &PhaseTime, current: Phase) -> Words {
    let (mark, ink) = mark(time.phase, current);
    let words =
        Words::new(format!("{mark} "), ink).and(name(time.phase), word_ink(time.phase, current));
    match time.phase.cmp(&current) {
        std::cmp::Ordering::Less => words,
        std::cmp::Ordering::Equal => words.join(1, countdown(time)),
        std::cmp::Ordering::Greater => {
            words.and(format!(" {}", digits(time.budget.as_secs())), Ink::Dim)
        }
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
