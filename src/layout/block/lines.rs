//! Lines that stay as they are: what does not fit is cut, with a mark that says so.

use std::ops::Range;

use crate::layout::page::columns;
use crate::layout::{Row, Tint};
use crate::text::clusters;
use crate::theme::Ink;

/// Stands at the end of a line that goes on.
const GOES_ON: &str = "›";

/// Stands at the start of a line that began before.
const BEGAN: &str = "‹";

/// Some text of a line, and how it looks.
pub(super) type Part<'t> = (&'t str, Tint);

/// What is in sight of lines that are moved aside together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    left: u16,
    width: u16,
    shift: u16,
    hidden: u16,
}

impl Window {
    /// A window `width` columns wide, from column `left` of its rows on. The lines, of which the
    /// longest has `longest` columns, are moved to the left by `shift` columns, but no further
    /// than until the end of the longest is in sight.
    pub(super) fn new(left: u16, width: u16, longest: u16, shift: u16) -> Self {
        let hidden = longest.saturating_sub(width);
        Self {
            left,
            width,
            shift: shift.min(hidden),
            hidden,
        }
    }

    /// How many columns of the longest line are out of sight, at both ends together.
    pub(super) fn hidden(self) -> u16 {
        self.hidden
    }

    /// The column after its last.
    pub(super) fn end(self) -> u16 {
        self.left + self.width
    }

    /// Adds to `row` what is in sight of a line of these parts.
    pub(super) fn put(self, row: &mut Row, line: &[Part<'_>]) {
        if self.width == 0 {
            return;
        }
        let mut seen = u32::from(self.shift)..u32::from(self.shift) + u32::from(self.width);
        let length: u32 = line.iter().map(|(text, _)| u32::from(columns(text))).sum();
        let goes_on = length > seen.end;
        if goes_on {
            seen.end -= 1;
        }
        if begins_before(line, seen.start) && seen.start < seen.end {
            seen.start += 1;
            row.put(self.left, BEGAN, Tint::of(Ink::Accent));
        }
        let mut at = 0;
        for (text, tint) in line {
            let end = at + u32::from(columns(text));
            if at < seen.end && end > seen.start {
                let column = at.max(seen.start) - u32::from(self.shift);
                let column = self.left + u16::try_from(column).unwrap_or(u16::MAX);
                if seen.start <= at && end <= seen.end {
                    row.put(column, *text, *tint);
                } else {
                    row.put(column, cut(text, at, &seen), *tint);
                }
            }
            at = end;
        }
        if goes_on {
            row.put(self.end() - 1, GOES_ON, Tint::of(Ink::Accent));
        }
    }
}

/// Adds `line` to `row` at column `left`, cut to `width` columns.
pub(super) fn put_line(row: &mut Row, left: u16, line: &str, tint: Tint, width: u16) {
    Window::new(left, width, columns(line), 0).put(row, &[(line, tint)]);
}

/// Whether there is anything but space in the first `count` columns of `line`.
fn begins_before(line: &[Part<'_>], count: u32) -> bool {
    let mut at = 0;
    for (text, _) in line {
        let rest = text.trim_start();
        let space = columns(text).saturating_sub(columns(rest));
        at += u32::from(space);
        if !rest.is_empty() {
            return at < count;
        }
    }
    false
}

/// What is in the columns `seen` of `text`, which begins at column `at`. Of a wide character that
/// is cut in two, a blank is left.
fn cut(text: &str, at: u32, seen: &Range<u32>) -> String {
    let mut kept = String::new();
    let mut at = at;
    for cluster in clusters(text) {
        let end = at + u32::from(columns(cluster));
        if at >= seen.end {
            break;
        }
        if seen.start <= at && end <= seen.end {
            kept.push_str(cluster);
        } else {
            kept.extend((at.max(seen.start)..end.min(seen.end)).map(|_| ' '));
        }
        at = end;
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::layout::samples::any_text;
    use crate::text::Clean;

    /// What is in sight of `line`, moved aside by `shift` columns in a window of `width`.
    fn seen(line: &str, width: u16, shift: u16) -> String {
        let (one, other) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
        let parts = [(one, Tint::of(Ink::Code)), (other, Tint::of(Ink::Dim))];
        let mut row = Row::default();
        Window::new(0, width, columns(line), shift).put(&mut row, &parts);
        row.text()
    }

    #[test]
    fn a_long_line_shows_a_mark_at_each_end_where_it_goes_on() {
        assert_eq!(seen("0123456789", 10, 0), "0123456789");
        assert_eq!(seen("0123456789", 6, 0), "01234›");
        assert_eq!(seen("0123456789", 6, 1), "‹2345›");
        assert_eq!(seen("0123456789", 6, 3), "‹4567›");
        assert_eq!(seen("0123456789", 6, 4), "‹56789");
        assert_eq!(seen("0123456789", 6, 999), "‹56789");
        assert_eq!(seen("0123456789", 2, 4), "‹›");
        assert_eq!(seen("0123456789", 1, 4), "›");
        assert_eq!(seen("0123456789", 0, 4), "");
    }

    #[test]
    fn a_line_that_began_with_space_alone_needs_no_mark() {
        assert_eq!(seen("    45678901", 6, 3), " 4567›");
        assert_eq!(seen("    45678901", 6, 5), "‹6789›");
        let mut row = Row::default();
        Window::new(0, 6, 20, 9).put(&mut row, &[("   ", Tint::default())]);
        assert_eq!(row.text(), "");
        Window::new(0, 6, 20, 9).put(&mut row, &[("short", Tint::default())]);
        assert_eq!(row.text(), "‹");
    }

    #[test]
    fn half_a_wide_character_is_a_blank() {
        assert_eq!(seen("大跃进大跃进", 6, 0), "大跃 ›");
        assert_eq!(seen("大跃进大跃进", 6, 1), "‹跃进›");
        assert_eq!(seen("大跃进大跃进", 6, 2), "‹ 进 ›");
    }

    proptest! {
        #[test]
        fn a_window_is_never_left_and_shows_what_is_there(
            line in any_text(),
            left in 0_u16..9,
            width in 0_u16..30,
            shift in 0_u16..60,
        ) {
            let line = Clean::line(line.as_str());
            let line = line.as_str();
            let mut row = Row::default();
            let window = Window::new(left, width, columns(line), shift);
            window.put(&mut row, &[(line, Tint::default())]);
            prop_assert!(row.width() <= left + width);
            let text = row.text();
            let shown = text.trim().trim_start_matches(BEGAN).trim_end_matches(GOES_ON);
            prop_assert!(line.contains(shown.trim()), "{:?} of {:?}", shown, line);
        }

        #[test]
        fn every_column_comes_into_sight_at_some_shift(length in 1_u16..60, width in 3_u16..20) {
            let line: String = ('\u{100}'..).cycle().take(usize::from(length)).collect();
            let shifts = 0..=length.saturating_sub(width);
            let seen: Vec<String> = shifts.map(|shift| seen(&line, width, shift)).collect();
            let (first, last) = (line.chars().next(), line.chars().next_back());
            prop_assert_eq!(seen.first().and_then(|seen| seen.chars().next()), first);
            prop_assert_eq!(seen.last().and_then(|seen| seen.chars().next_back()), last);
            for letter in line.chars() {
                prop_assert!(seen.iter().any(|seen| seen.contains(letter)));
            }
        }
    }
}
