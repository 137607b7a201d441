//! Each test is a sentence about the state machine, and looks at its state and its effects.

use std::time::Duration;

use super::discussion::Stand;
use super::sample::{asking, deck, open, plain, question, slide};
use super::{Command, Effect, Lesson, Panel, Phase, Position, Time};
use crate::deck::Opens;

mod discussing;
mod freezing;
mod hearing;
mod moving;
mod pacing;
mod reloading;
mod routes;
mod timing;

/// A talk of these slides, with no backup.
fn talk(stands: Vec<Stand>) -> Lesson {
    let len = stands.len();
    Lesson::with(stands, len)
}

fn at(slide: usize, step: u32) -> Position {
    Position { slide, step }
}

fn seconds(seconds: u64) -> Time {
    Time(Duration::from_secs(seconds))
}

fn moved(from: Position, to: Position) -> Effect {
    Effect::Moved { from, to }
}

/// Gives `commands` at time 0 and returns what the last of them did.
fn give(lesson: &mut Lesson, commands: &[Command]) -> Vec<Effect> {
    commands
        .iter()
        .map(|command| lesson.apply(command.clone(), Time::default()))
        .last()
        .unwrap_or_default()
}

/// What the screen shows: reveal, phase, panel.
fn seen(lesson: &Lesson) -> (u16, Phase, Panel) {
    (lesson.reveal(), lesson.phase(), lesson.panel())
}

/// What the screen shows at each press of Next, until the end.
fn run(lesson: &mut Lesson) -> Vec<(usize, u16, Phase)> {
    let mut steps = vec![(lesson.position().slide, lesson.reveal(), lesson.phase())];
    while !give(lesson, &[Command::Next]).contains(&Effect::AtEnd) {
        steps.push((lesson.position().slide, lesson.reveal(), lesson.phase()));
    }
    steps
}
