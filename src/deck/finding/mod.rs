//! What is wrong with a deck, where, and what to do about it.

mod excerpt;
mod mistake;
#[cfg(test)]
mod tests;

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::text::{Clean, width};
use excerpt::Excerpt;

pub use mistake::Mistake;

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

impl fmt::Display for Location {
    /// `line 12, column 5`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One thing that is wrong with a deck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of mistake it is.
    pub code: Mistake,
    /// What is wrong, as a sentence without a full stop.
    pub message: Clean,
    /// The bytes of the source that it is about.
    pub span: Range<usize>,
    /// Where the span starts.
    pub location: Location,
    /// What to do, as a sentence without a full stop.
    pub help: Option<Clean>,
}

impl Finding {
    /// The finding as the user reads it, without a line break at its end: file, line, column, the
    /// source line with a caret, help.
    ///
    /// ```text
    /// slides.toml:12:3: error: unknown key `bulets`
    ///    |
    /// 12 |   bulets = ["a"]
    ///    |   ^^^^^^
    ///    = help: did you mean `bullets`?
    /// ```
    pub fn render(&self, source: &str, file: &Clean) -> String {
        let Location { line, column } = self.location;
        let mut out = format!(
            "{file}:{line}:{column}: {}: {}\n",
            self.severity, self.message
        );
        let excerpt = Excerpt::of(source, &self.span);
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let before = width(&excerpt.before);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{margin} |");
        let text = format!(
            "{number} | {}{}{}",
            excerpt.before, excerpt.marked, excerpt.after
        );
        let _ = writeln!(out, "{}", text.trim_end());
        let carets = "^".repeat(width(&excerpt.marked).max(1));
        let _ = write!(out, "{margin} | {}{carets}", " ".repeat(before));
        if let Some(help) = &self.help {
            let _ = write!(out, "\n{margin} = help: {help}");
        }
        out
    }
}
