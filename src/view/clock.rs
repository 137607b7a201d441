//! The clock's face, countdowns, and when they next change.

use std::time::Duration;

use super::{Now, Scene};
use crate::lesson::{Phase, PhaseTime};
use crate::theme::Ink;
use crate::viewer::ClockFace;

use super::words::Words;

/// Whole seconds as `m:ss`, or `h:mm:ss` from an hour on.
pub fn digits(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// How a span stands to the time that it was given, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// There is so much left.
    Seconds(u64),
    /// It is so much too long.
    Over(u64),
}

/// What is left of `budget`.
pub(super) fn left(budget: Duration, spent: Duration) -> Left {
    match budget.as_secs().checked_sub(spent.as_secs()) {
        Some(left) => Left::Seconds(left),
        None => Left::Over(spent.as_secs() - budget.as_secs()),
    }
}

/// What the clock shows; nothing when it is hidden. `long` where there is room to say of how much.
pub(super) fn face(scene: &Scene<'_>, long: bool) -> Words {
    let clock = scene.lesson.clock();
    let elapsed = clock.watch.elapsed(scene.now.time);
    let duration = scene.deck.info.duration;
    let words = match scene.viewer.clock {
        _ if !scene.viewer.screen.is_presenters() => return Words::default(),
        ClockFace::Hidden => return Words::default(),
        ClockFace::TimeOfDay => {
            let (hour, minute, _) = scene.now.time_of_day;
            return Words::new(format!("{hour:>2}:{minute:02}"), Ink::Status);
        }
        ClockFace::Elapsed => {
            let words = Words::new(digits(elapsed.as_secs()), Ink::Status);
            match duration.filter(|_| long) {
                Some(duration) => words.and(format!(" / {}", digits(duration.as_secs())), Ink::Dim),
                None => words,
            }
        }
        ClockFace::Left => match duration {
            Some(duration) => {
                // What takes fewer columns as it runs down could come into sight by itself.
                let columns = digits(duration.as_secs()).len();
                match left(duration, elapsed) {
                    Left::Seconds(left) => {
                        Words::new(format!("{:>columns$}", digits(left)), Ink::Status)
                            .and(" left", Ink::Dim)
                    }
                    Left::Over(over) => {
                        Words::new(format!("{:>columns$} over", digits(over)), Ink::Warning)
                    }
                }
            }
            None => Words::new(digits(elapsed.as_secs()), Ink::Status).and(" so far", Ink::Dim),
        },
    };
    let paused = clock.begun && !clock.watch.runs();
    if paused {
        words.and(" paused", Ink::Warning)
    } else {
        words
    }
}

/// The time until the clock's face changes; none while it stands still.
pub(super) fn face_due(scene: &Scene<'_>) -> Option<Duration> {
    let watch = scene.lesson.clock().watch;
    match scene.viewer.clock {
        ClockFace::Hidden => None,
        ClockFace::TimeOfDay => Some(until_minute(scene.now)),
        ClockFace::Elapsed | ClockFace::Left => watch
            .runs()
            .then(|| until_second(watch.elapsed(scene.now.time))),
    }
}

/// The current phase of the discussion, where it has a time.
pub(super) fn countdown(scene: &Scene<'_>) -> Option<PhaseTime> {
    let current = scene.lesson.phase();
    let timed = |time: &PhaseTime| time.phase == current && current != Phase::Closed;
    scene.lesson.phases(scene.now.time).into_iter().find(timed)
}

/// The time until `spent` is a whole number of seconds again.
pub(super) fn until_second(spent: Duration) -> Duration {
    Duration::from_nanos(1_000_000_000 - u64::from(spent.subsec_nanos()))
}

/// The time until the time of day has another minute.
pub(super) fn until_minute(now: Now) -> Duration {
    let (_, _, second) = now.time_of_day;
    Duration::from_secs(60 - u64::from(second.min(59)))
}
