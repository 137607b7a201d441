//! The only place that asks what time it is.

use std::time::Instant;

use crate::lesson::Time;
use crate::view::Now;

/// Tells the time since it was made.
#[derive(Clone, Copy)]
pub(super) struct Clock(Instant);

impl Clock {
    /// A clock that starts now.
    #[expect(clippy::disallowed_methods, reason = "this is the place for it")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    pub(super) fn time(&self) -> Time {
        Time(self.0.elapsed())
    }

    /// The time that a frame shows. The time of day, whose zone has to be read from files, is
    /// looked up only for a screen that shows it.
    pub(super) fn now(&self, with_time_of_day: bool) -> Now {
        let time_of_day = if with_time_of_day {
            time_of_day()
        } else {
            (0, 0, 0)
        };
        Now {
            time: self.time(),
            time_of_day,
        }
    }
}

/// The time on the wall as RFC 3339 writes it.
pub fn stamp() -> String {
    jiff::Zoned::now()
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

fn time_of_day() -> (u8, u8, u8) {
    let time = jiff::Zoned::now().time();
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    (part(time.hour()), part(time.minute()), part(time.second()))
}
