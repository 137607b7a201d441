//! Spans of time, from the moments that are handed in.

use std::time::Duration;

/// A moment: the time since the program started, which never goes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub Duration);

/// Counts time while it runs, and keeps it while it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stopwatch {
    kept: Duration,
    since: Option<Time>,
}

impl Stopwatch {
    /// One that stands at `elapsed`.
    pub fn at(elapsed: Duration) -> Self {
        Self {
            kept: elapsed,
            since: None,
        }
    }
    /// Runs from `now` on; a running one runs on.
    pub fn start(&mut self, now: Time) {
        self.since.get_or_insert(now);
    }
    /// Stands from `now` on.
    pub fn pause(&mut self, now: Time) {
        self.kept = self.elapsed(now);
        self.since = None;
    }
    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.since.is_some()
    }
    /// The time counted until `now`.
    pub fn elapsed(&self, now: Time) -> Duration {
        self.kept
            + self
                .since
                .map_or(Duration::ZERO, |since| now.0.saturating_sub(since.0))
    }
    /// Whether it never counted anything.
    pub(super) fn is_fresh(&self) -> bool {
        *self == Self::default()
    }
}

/// The talk's clock. While it stands, everything stands: the slides' time and the phases'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The time counted.
    pub watch: Stopwatch,
    /// Whether it ever ran: the first `Next` or `NextSlide` starts a clock that never did.
    pub begun: bool,
    /// Whether it stands because the audience's screen is blank, and runs again when that is not.
    pub by_blank: bool,
}
