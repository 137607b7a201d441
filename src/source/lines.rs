//! From bytes of a source to lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

use super::finding::Location;
use super::texts::TextId;

/// Where the lines of one source start, found when somebody first asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts(OnceLock<Box<[usize]>>);

impl Starts {
    /// Where the byte at `at` of `source`, which is always the same, stands; past the end is the end.
    pub(super) fn locate(&self, source: &str, at: usize) -> Location {
        let starts = self.0.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', source.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
        });
        let line = starts.partition_point(|&start| start <= at);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let text = source.get(start..).unwrap_or_default();
        let before = text
            .char_indices()
            .take_while(|&(offset, _)| start + offset < at);
        Location {
            line,
            column: before.count() + 1,
        }
    }
}

/// A source and where its lines start.
#[derive(Debug)]
pub(crate) struct Lines<'s> {
    text: TextId,
    source: &'s str,
    starts: Starts,
}

impl<'s> Lines<'s> {
    /// Of the first text, or the only one.
    pub(crate) fn new(source: &'s str) -> Self {
        Self::of(TextId::MAIN, source)
    }

    /// Of one of several texts.
    pub(crate) fn of(text: TextId, source: &'s str) -> Self {
        Self {
            text,
            source,
            starts: Starts::default(),
        }
    }

    /// Which text it is.
    pub(crate) fn text(&self) -> TextId {
        self.text
    }

    /// The end of the source.
    pub(crate) fn end(&self) -> usize {
        self.source.len()
    }

    /// Where the byte at `at` stands; past the end is the end.
    pub(crate) fn locate(&self, at: usize) -> Location {
        self.starts.locate(self.source, at)
    }
}

/// The bytes of the line of `text` in which the byte at `at` stands, without space around it.
pub(crate) fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |end| at + end);
    let line = text.get(start..end).unwrap_or_default();
    let start = start + line.len() - line.trim_start().len();
    start..start + line.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(source: &str, at: usize) -> (usize, usize) {
        let Location { line, column } = Lines::new(source).locate(at);
        (line, column)
    }

    #[test]
    fn lines_and_columns_count_from_one_and_columns_count_characters() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("ab\ncd", 1), (1, 2));
        assert_eq!(at("ab\ncd", 2), (1, 3));
        assert_eq!(at("ab\ncd", 3), (2, 1));
        assert_eq!(at("äöü = 1", 6), (1, 4));
    }

    #[test]
    fn the_end_and_what_is_past_it_are_the_last_place() {
        assert_eq!(at("ab\n", 3), (2, 1));
        assert_eq!(at("ab", 2), (1, 3));
        assert_eq!(at("ab", 99), (1, 3));
    }
}
