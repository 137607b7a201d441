//! Times as they are typed: how long, and until when.

use std::str::FromStr;
use std::time::Duration;

use super::failure::Failure;
use crate::shell::Allotment;
use crate::source;

/// A span of time as it is typed: `40m`, `1h30m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span(Duration);

impl FromStr for Span {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let span = source::duration(text).map(Self);
        span.ok_or_else(|| "write hours and minutes such as 40m or 1h30m, a day at most".to_owned())
    }
}

/// A time of day as it is typed: `10:45`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeOfDay {
    hour: i8,
    minute: i8,
}

impl FromStr for TimeOfDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |digits: &str, below: i8| {
            let is_number = digits.len() <= 2 && digits.bytes().all(|it| it.is_ascii_digit());
            let number = digits.parse().ok().filter(|_| is_number)?;
            (0..below).contains(&number).then_some(number)
        };
        text.split_once(':')
            .and_then(|(hour, minute)| {
                Some(Self {
                    hour: number(hour, 24)?,
                    minute: number(minute, 60)?,
                })
            })
            .ok_or_else(|| "write hours and minutes such as 10:45".to_owned())
    }
}

impl TimeOfDay {
    /// The time from `now` until it is this time today; none, when that has passed.
    fn from(self, now: &jiff::Zoned) -> Option<Duration> {
        let end = now
            .with()
            .hour(self.hour)
            .minute(self.minute)
            .second(0)
            .subsec_nanosecond(0)
            .build()
            .ok()?;
        Duration::try_from(now.duration_until(&end))
            .ok()
            .filter(|left| !left.is_zero())
    }
}

/// The time that the talk has, by what was typed.
///
/// # Errors
///
/// When its end has passed.
pub(super) fn allotment(
    duration: Option<Span>,
    ends: Option<TimeOfDay>,
) -> Result<Option<Allotment>, Failure> {
    let Some(ends) = ends else {
        return Ok(duration.map(|span| Allotment::Talk(span.0)));
    };
    let left = ends.from(&jiff::Zoned::now());
    left.map(|left| Some(Allotment::Until(left)))
        .ok_or_else(|| {
            Failure::new(
                &format!("{:02}:{:02} has passed", ends.hour, ends.minute),
                "Give a time that is still to come today",
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_hours_and_minutes() {
        let time = |text: &str| text.parse().ok().map(|it: TimeOfDay| (it.hour, it.minute));
        assert_eq!(time("10:45"), Some((10, 45)));
        assert_eq!(time("9:05"), Some((9, 5)));
        assert_eq!(time("00:00"), Some((0, 0)));
        for wrong in [
            "", "10", "24:00", "10:60", "+1:00", "1:2:3", "010:00", "ten:1",
        ] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_end_that_has_passed_is_none() {
        let day = jiff::civil::date(2026, 11, 24);
        let now = day.at(10, 0, 30, 0).to_zoned(jiff::tz::TimeZone::UTC);
        let now = now.unwrap();
        let left = |hour, minute| TimeOfDay { hour, minute }.from(&now);
        assert_eq!(left(10, 45), Some(Duration::from_secs(44 * 60 + 30)));
        assert_eq!(left(10, 0), None);
        assert_eq!(left(9, 0), None);
    }
}
