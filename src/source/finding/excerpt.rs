//! The line that a finding is about, as it can be shown.

use std::ops::Range;

use crate::text::{Clean, clip, width};

/// The columns that a source line may take in a rendered finding.
const LINE_COLUMNS: usize = 96;

/// A source line in three parts, clean and cut to what a terminal has room for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Excerpt {
    /// What stands before the mark.
    pub before: String,
    /// What is marked; may be nothing.
    pub marked: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    /// The line on which `span` starts; a span of several lines is marked to the end of its first.
    pub(crate) fn of(source: &str, span: &Range<usize>) -> Self {
        let start = boundary(source, span.start);
        let (head, tail) = source.split_at(start);
        let before = head.rsplit('\n').next().unwrap_or_default();
        let line = tail
            .split('\n')
            .next()
            .unwrap_or_default()
            .trim_end_matches('\r');
        let end = boundary(line, span.end.saturating_sub(start));
        let (marked, after) = line.split_at(end);
        Self::cut(before, marked, after, LINE_COLUMNS)
    }

    /// The same in at most `columns` columns: what is cut off is farthest from the mark.
    #[must_use]
    pub fn within(&self, columns: usize) -> Self {
        Self::cut(&self.before, &self.marked, &self.after, columns)
    }

    /// The row under it: as many carets as the mark is wide, at least one.
    pub fn carets(&self) -> String {
        "^".repeat(width(&self.marked).max(1))
    }

    fn cut(before: &str, marked: &str, after: &str, columns: usize) -> Self {
        let room = columns.saturating_sub(
            width(&first_columns(marked, columns)).max(1) + width(&first_columns(after, columns)),
        );
        // Kept for what stands before the mark, however much follows.
        let least = columns * 5 / 12;
        let before = last_columns(before, room.max(least));
        let marked = first_columns(marked, columns - width(&before).min(columns));
        let after = first_columns(
            after,
            columns.saturating_sub(width(&before) + width(&marked).max(1)),
        );
        Self {
            before,
            marked,
            after,
        }
    }
}

/// The last place in `text` at or before `at` where it can be split.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The start of `text`, cleaned; `…` stands for what is cut off.
fn first_columns(text: &str, columns: usize) -> String {
    let enough = text
        .char_indices()
        .nth(LINE_COLUMNS * 4)
        .map_or(text.len(), |(at, _)| at);
    let (text, rest) = text.split_at(enough);
    let text = Clean::line(text);
    if rest.is_empty() && width(text.as_str()) <= columns {
        return text.as_str().to_owned();
    }
    match columns {
        0 => String::new(),
        _ => format!("{}…", clip(text.as_str(), columns - 1)),
    }
}

/// The end of `text`, cleaned; `…` stands for what is cut off.
fn last_columns(text: &str, columns: usize) -> String {
    let enough = text
        .char_indices()
        .rev()
        .nth(LINE_COLUMNS * 4)
        .map_or(0, |(at, _)| at);
    let (rest, text) = text.split_at(enough);
    let text = Clean::line(text);
    let mut kept = text.as_str();
    if rest.is_empty() && width(kept) <= columns {
        return kept.to_owned();
    }
    while width(kept) >= columns.max(1) {
        let mut chars = kept.chars();
        chars.next();
        kept = chars.as_str();
    }
    format!("…{kept}")
}
