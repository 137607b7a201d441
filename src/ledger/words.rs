//! Spans of time as people read them, and as decks write them.

use std::time::Duration;

/// `1:05` or `1:02:05`: minutes and seconds, to the nearest second.
pub fn clock(ms: u64) -> String {
    let seconds = ms.saturating_add(500) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// `1h2m5s`: what a deck writes, in whole seconds.
pub fn written(time: Duration) -> String {
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
    use super::*;

    #[test]
    fn spans_are_read_to_the_nearest_second() {
        let spans = [0, 499, 500, 65_000, 599_999, 3_725_000].map(clock);
        assert_eq!(spans, ["0:00", "0:00", "0:01", "1:05", "10:00", "1:02:05"]);
    }

    #[test]
    fn decks_leave_out_what_is_zero() {
        let written = [0, 5, 60, 90, 3600, 3661].map(|it| written(Duration::from_secs(it)));
        assert_eq!(written, ["0s", "5s", "1m", "1m30s", "1h", "1h1m1s"]);
    }
}
