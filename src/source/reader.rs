//! What reading a piece of a deck needs, and what it gathers.

use std::borrow::Cow;
use std::ops::Range;

use super::files::Files;
use super::finding::{Finding, Mistake, Severity};
use super::lines::Lines;
use super::vars::{Braces, Filling};
use super::written::Written;
use crate::text::{Clean, clip, width};

/// The findings that are kept of one piece.
const FINDINGS: usize = 50;
/// The columns that a message gives to a word of the deck.
const WORD_COLUMNS: usize = 40;

/// Where a part of a piece's text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Its first byte in the piece.
    pub(crate) here: usize,
    /// Its first byte in the source.
    pub(crate) there: usize,
}

/// Reads one piece: turns its spans into the source's, and gathers findings.
pub(crate) struct Reader<'r> {
    lines: &'r Lines<'r>,
    segments: &'r [Segment],
    /// The files that the text names.
    pub(crate) files: &'r dyn Files,
    /// Where paths begin that the text names, seen from the first text's folder: nothing, or the
    /// names of folders with a slash after each.
    folder: &'r str,
    /// What its variables say.
    pub(crate) filling: Option<Filling>,
    findings: Vec<Finding>,
    left_out: usize,
    broken: bool,
}

impl<'r> Reader<'r> {
    /// A reader of a piece that stands at `segments` of the source, in ascending order.
    pub(crate) fn new(lines: &'r Lines<'r>, segments: &'r [Segment], files: &'r dyn Files) -> Self {
        Self {
            lines,
            segments,
            files,
            folder: "",
            filling: None,
            findings: Vec::new(),
            left_out: 0,
            broken: false,
        }
    }

    /// The same, with variables, and with paths that begin in `folder`.
    pub(crate) fn with(mut self, filling: Filling, folder: &'r str) -> Self {
        self.filling = Some(filling);
        self.folder = folder;
        self
    }

    /// A path that the text names, seen from the first text's folder; in the first text as it is
    /// written.
    pub(crate) fn path<'p>(&self, path: &'p str) -> Cow<'p, str> {
        if self.folder.is_empty() {
            return Cow::Borrowed(path);
        }
        Cow::Owned(self.whole_path(path))
    }

    /// The same, without detours: that of a file is always the same.
    pub(crate) fn whole_path(&self, path: &str) -> String {
        let folder = if path.starts_with('/') {
            ""
        } else {
            self.folder
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in folder.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                // What leads out of the first text's folder stays, to be refused.
                ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let is_absolute = path.starts_with('/') || folder.starts_with('/');
        format!("{}{}", if is_absolute { "/" } else { "" }, parts.join("/"))
    }

    /// `text`, which stands at `at`, with what its variables say.
    pub(crate) fn fill<'t>(
        &mut self,
        text: &'t str,
        braces: Braces,
        at: Range<usize>,
    ) -> Cow<'t, str> {
        let filling = self.filling.as_ref().filter(|_| text.contains('{'));
        let Some(filling) = filling else {
            return Cow::Borrowed(text);
        };
        let filled = filling.fill(text, braces);
        if filled.is_full {
            let message = "the variables come to more than the 4 MiB of text that they may have";
            let help = "from here on they stay as they are written; make them shorter";
            self.flaw(Mistake::TooLarge, at.clone(), message, help);
        }
        // A template's placeholders are looked at by those who know them.
        for (name, near) in filled.near.iter().filter(|_| braces == Braces::Plain) {
            let message = format!("nothing fills in `{{{}}}`", shown(name));
            let help = format!(
                "did you mean `{{{near}}}`? with a backslash before its brace it is meant as it is"
            );
            self.warn(Mistake::UnknownPlaceholder, at.clone(), &message, &help);
        }
        filled.text
    }

    /// A mistake: what it is about cannot be shown as written.
    pub(crate) fn error(&mut self, code: Mistake, at: Range<usize>, message: &str, help: &str) {
        self.broken = true;
        self.note(Severity::Error, code, at, message, help);
    }

    /// A mistake that leaves everything else in its piece as written.
    pub(crate) fn flaw(&mut self, code: Mistake, at: Range<usize>, message: &str, help: &str) {
        self.note(Severity::Error, code, at, message, help);
    }

    /// Something worth knowing.
    pub(crate) fn warn(&mut self, code: Mistake, at: Range<usize>, message: &str, help: &str) {
        self.note(Severity::Warning, code, at, message, help);
    }

    /// The line of the source on which the piece's byte at `at` stands.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.locate(self.shift(at)).line
    }

    /// Where a part of the piece stands in the source.
    pub(crate) fn there(&self, here: Range<usize>) -> Range<usize> {
        self.shift(here.start)..self.shift(here.end.max(here.start))
    }

    /// What stands `here` in the piece, with its place.
    pub(crate) fn written<T>(&self, value: T, here: Range<usize>) -> Written<T> {
        Written {
            value,
            text: self.lines.text(),
            span: self.there(here),
        }
    }

    /// Whether there are so many findings that further ones are only counted.
    pub(crate) fn is_full(&self) -> bool {
        self.findings.len() >= FINDINGS
    }

    /// Whether there was an error.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// The findings, in the order of the source.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings
            .sort_by_key(|finding| (finding.span.start, finding.span.end));
        if let (Some(last), 1..) = (self.findings.last(), self.left_out) {
            let message = format!("{} more findings like these are not shown", self.left_out);
            let more = Finding {
                message: Clean::line(&message),
                help: None,
                ..last.clone()
            };
            self.findings.push(more);
        }
        self.findings
    }

    fn note(
        &mut self,
        severity: Severity,
        code: Mistake,
        at: Range<usize>,
        message: &str,
        help: &str,
    ) {
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let span = self.there(at);
        let location = self.lines.locate(span.start);
        let help = (!help.is_empty()).then(|| Clean::line(help));
        self.findings.push(Finding {
            severity,
            code,
            message: Clean::line(message),
            text: self.lines.text(),
            span,
            location,
            help,
        });
    }

    /// Where the piece's byte at `at` stands in the source. Between segments there may be a line
    /// break that the source does not have.
    fn shift(&self, at: usize) -> usize {
        let segment = self
            .segments
            .iter()
            .rev()
            .find(|segment| segment.here <= at);
        let there = segment.map_or(at, |segment| at - segment.here + segment.there);
        there.min(self.lines.end())
    }
}

/// A word of the deck as a message shows it: on one line, cut when it is long.
pub(crate) fn shown(word: &str) -> String {
    let start = word
        .char_indices()
        .nth(WORD_COLUMNS * 4)
        .map_or(word, |(at, _)| word.get(..at).unwrap_or(word));
    let clean = Clean::line(start);
    if start.len() == word.len() && width(clean.as_str()) <= WORD_COLUMNS {
        return clean.as_str().to_owned();
    }
    format!("{}…", clip(clean.as_str(), WORD_COLUMNS - 1))
}

/// Words to choose from: `a`, `b` or `c`.
pub(crate) fn any_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    listed(words, "or")
}

/// Words that all hold: `a`, `b` and `c`.
pub(crate) fn all_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    listed(words, "and")
}

fn listed<'w>(words: impl IntoIterator<Item = &'w str>, join: &str) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.pop() {
        Some(last) if !words.is_empty() => format!("{} {join} {last}", words.join(", ")),
        Some(only) => only,
        None => String::new(),
    }
}

/// A number of things: "1 cell", "2 cells".
pub(crate) fn counted(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}
