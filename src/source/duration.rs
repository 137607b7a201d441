//! Spans of time as a deck writes them: `40m`, `1h30m`, `90s`, `1m 30s`.

use std::time::Duration;

/// The longest time that a deck can ask for.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What to write instead.
pub(crate) const HELP: &str =
    "write hours, minutes and seconds such as \"40m\", \"1h30m\" or \"1m 30s\"";

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// It is not written as one.
    Form,
    /// It is no time at all.
    Zero,
    /// It is more than a day.
    Long,
}

/// Reads hours, minutes and seconds: whole numbers, each unit at most once, the larger first.
pub(crate) fn parse(text: &str) -> Result<Duration, Wrong> {
    let mut rest = text.trim();
    let mut seconds: u64 = 0;
    for (unit, scale) in [('h', 3600), ('m', 60), ('s', 1)] {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = rest.split_at(digits);
        let Some(after) = after.trim_start().strip_prefix(unit) else {
            continue;
        };
        // More digits than a number has are too many in any unit.
        let number: u64 = match number {
            "" => return Err(Wrong::Form),
            digits => digits.parse().unwrap_or(u64::MAX),
        };
        seconds = seconds.saturating_add(number.saturating_mul(scale));
        rest = after.trim_start();
    }
    match Duration::from_secs(seconds) {
        _ if !rest.is_empty() || text.trim().is_empty() => Err(Wrong::Form),
        Duration::ZERO => Err(Wrong::Zero),
        time if time > LONGEST => Err(Wrong::Long),
        time => Ok(time),
    }
}

/// Reads a span of time as a deck writes it: `40m`, `1h30m`. None for what is no such span, no time
/// at all, or more than a day.
pub fn duration(text: &str) -> Option<Duration> {
    parse(text).ok()
}

/// A span of time as a deck writes it: `1h30m`, `45s`. Whole seconds count, and none are `0s`.
pub fn write(time: Duration) -> String {
    let seconds = time.as_secs();
    let parts = [
        (seconds / 3600, 'h'),
        (seconds / 60 % 60, 'm'),
        (seconds % 60, 's'),
    ];
    let mut text = String::new();
    for (number, unit) in parts.into_iter().filter(|(number, _)| *number > 0) {
        text.push_str(&number.to_string());
        text.push(unit);
    }
    if text.is_empty() {
        "0s".to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_zero_is_not_written() {
        let written = [0, 5, 60, 90, 3600, 3661].map(|it| write(Duration::from_secs(it)));
        assert_eq!(written, ["0s", "5s", "1m", "1m30s", "1h", "1h1m1s"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(seconds in 1_u64..=86_400) {
            let time = Duration::from_secs(seconds);
            prop_assert_eq!(parse(&write(time)), Ok(time));
        }
    }

    #[test]
    fn hours_minutes_and_seconds_add_up() {
        for (text, seconds) in [
            ("40m", 2400),
            ("1h30m", 5400),
            ("90s", 90),
            ("1m 30s", 90),
            (" 1 h 2 m 3 s ", 3723),
            ("1h5s", 3605),
            ("0h1m", 60),
            ("24h", 86_400),
        ] {
            assert_eq!(parse(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "", " ", "m", "2", "2min", "1.5m", "-2m", "30s1m", "1m1m", "1m x", "二m", "+1m",
        ] {
            assert_eq!(parse(text), Err(Wrong::Form), "{text}");
        }
        assert_eq!(parse("0s"), Err(Wrong::Zero));
        assert_eq!(parse("24h1s"), Err(Wrong::Long));
        assert_eq!(parse("99999999999999999999999999h"), Err(Wrong::Long));
    }
}
