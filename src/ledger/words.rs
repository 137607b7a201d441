//! Spans of time as people read them.

/// `1:05` or `1:02:05`: minutes and seconds, to the nearest second.
pub fn clock(ms: u64) -> String {
    let seconds = ms.saturating_add(500) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        hours => format!("{hours}:{minutes:02}:{seconds:02}"),
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
}
