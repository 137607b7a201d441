//! What is wrong with a deck, where, and what to do about it.

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::text::{Clean, clip, width};

/// The columns that a source line may take in a rendered finding.
const LINE_COLUMNS: usize = 96;
/// The columns of it kept for what stands before the mark.
const BEFORE_COLUMNS: usize = 40;

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

/// The kinds of mistakes. Their names are stable: scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mistake {
    /// `syntax`: the text is no TOML.
    Syntax,
    /// `unknown-key`: nothing has this name here.
    UnknownKey,
    /// `stray-option`: the option belongs to a block that is not here.
    StrayOption,
    /// `shared-option`: several of the slide's blocks could claim the option.
    SharedOption,
    /// `missing-key`: something cannot do without this key.
    MissingKey,
    /// `missing-kind`: a block does not say what it is.
    MissingKind,
    /// `several-kinds`: a block says twice what it is.
    SeveralKinds,
    /// `wrong-header`: a table that must be written as `[[slides]]`.
    WrongHeader,
    /// `wrong-type`: a number where a text belongs, and the like.
    WrongType,
    /// `wrong-value`: the right type, but a value that cannot be used.
    WrongValue,
    /// `empty`: a text or a list with nothing in it.
    Empty,
    /// `uneven`: rows, labels or ratios that do not match in number.
    Uneven,
    /// `nesting`: something inside of itself, or too deep.
    Nesting,
    /// `duplicate-id`: two slides of one name.
    DuplicateId,
    /// `unknown-placeholder`: `{something}` in a footer that nothing fills in.
    UnknownPlaceholder,
    /// `out-of-range`: lines that the code does not have.
    OutOfRange,
    /// `unreadable-file`: a file that the deck names and that could not be read.
    UnreadableFile,
    /// `too-large`: more than a deck may hold.
    TooLarge,
    /// `no-slides`: there is nothing to present.
    NoSlides,
}

impl Mistake {
    /// All kinds of mistakes.
    pub const ALL: [Self; 19] = [
        Self::Syntax,
        Self::UnknownKey,
        Self::StrayOption,
        Self::SharedOption,
        Self::MissingKey,
        Self::MissingKind,
        Self::SeveralKinds,
        Self::WrongHeader,
        Self::WrongType,
        Self::WrongValue,
        Self::Empty,
        Self::Uneven,
        Self::Nesting,
        Self::DuplicateId,
        Self::UnknownPlaceholder,
        Self::OutOfRange,
        Self::UnreadableFile,
        Self::TooLarge,
        Self::NoSlides,
    ];

    /// The name: `unknown-key`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown-key",
            Self::StrayOption => "stray-option",
            Self::SharedOption => "shared-option",
            Self::MissingKey => "missing-key",
            Self::MissingKind => "missing-kind",
            Self::SeveralKinds => "several-kinds",
            Self::WrongHeader => "wrong-header",
            Self::WrongType => "wrong-type",
            Self::WrongValue => "wrong-value",
            Self::Empty => "empty",
            Self::Uneven => "uneven",
            Self::Nesting => "nesting",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownPlaceholder => "unknown-placeholder",
            Self::OutOfRange => "out-of-range",
            Self::UnreadableFile => "unreadable-file",
            Self::TooLarge => "too-large",
            Self::NoSlides => "no-slides",
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
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

/// A source line in three parts, cleaned and cut to [`LINE_COLUMNS`].
struct Excerpt {
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    /// The line on which `span` starts; a span of several lines is marked to the end of its first.
    fn of(source: &str, span: &Range<usize>) -> Self {
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
        let before = last_columns(before, BEFORE_COLUMNS.max(room_left(marked, after)));
        let marked = first_columns(marked, LINE_COLUMNS - width(&before).min(LINE_COLUMNS - 1));
        let after = first_columns(
            after,
            LINE_COLUMNS.saturating_sub(width(&before) + width(&marked)),
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

/// The columns that are left for what stands before `marked` and `after`.
fn room_left(marked: &str, after: &str) -> usize {
    let taken = |text| width(&first_columns(text, LINE_COLUMNS));
    LINE_COLUMNS.saturating_sub(taken(marked) + taken(after))
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
