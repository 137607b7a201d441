//! What is wrong with a deck, where, and what to do about it.

mod excerpt;
mod mistake;
mod report;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

use super::texts::TextId;
use crate::text::Clean;

pub use excerpt::Excerpt;
pub use mistake::Mistake;
pub use report::{Part, Report, Spot};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the slide is shown as written.
    Warning,
    /// Something is not shown as written: a slide, a key of the deck, a file it names.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Location {
    /// Where the byte at `at` of `source` stands; past the end is the end.
    pub fn of(source: &str, at: usize) -> Self {
        let before = source.get(..at).unwrap_or(source);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

impl fmt::Display for Location {
    /// `line 12, column 5`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One thing that is wrong with a deck, or with a theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of mistake it is.
    pub code: Mistake,
    /// What is wrong, as a sentence without a full stop.
    pub message: Clean,
    /// The text that it is about: the file that was read, or one that this includes.
    pub text: TextId,
    /// The bytes of that text that it is about.
    pub span: Range<usize>,
    /// Where the span starts.
    pub location: Location,
    /// What to do, as a sentence without a full stop.
    pub help: Option<Clean>,
}

impl Finding {
    /// An error about the bytes `span` of `source`, which is the first of its texts.
    pub fn new(source: &str, code: Mistake, span: Range<usize>, message: &str, help: &str) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: Clean::line(message),
            text: TextId::MAIN,
            location: Location::of(source, span.start),
            span,
            help: (!help.is_empty()).then(|| Clean::line(help)),
        }
    }
}
