//! From a piece's text to a tree of values, and the parser's complaints to ours.

use std::ops::Range;

use toml::de::DeTable;

use super::finding::Mistake;
use super::reader::{Reader, shown};

/// The complaints that are kept of one piece: what follows the first few is mostly their echo.
const COMPLAINTS: usize = 10;

/// The bytes of a text of which all complaints are heard. Of a longer one that is no TOML there
/// could be a complaint for each byte, and it is only the first that helps.
const HEARD_BYTES: usize = 64 << 10;

/// A piece's tree: all of it, or what could be read.
pub(crate) struct Tree<'t> {
    pub(crate) table: DeTable<'t>,
    /// What is wrong, in the order of the text. Spans are the piece's.
    pub(crate) complaints: Vec<Complaint>,
}

/// A place where a text is no TOML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) code: Mistake,
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: &'static str,
}

impl Complaint {
    /// Tells `reader` of it.
    pub(crate) fn tell(&self, reader: &mut Reader<'_>) {
        let span = self.span.clone();
        reader.error(self.code, span, &self.message, self.help);
    }
}

impl<'t> Tree<'t> {
    /// Tells `reader` all that is wrong.
    pub(crate) fn complain(&self, reader: &mut Reader<'_>) {
        for complaint in &self.complaints {
            complaint.tell(reader);
        }
    }

    /// Parses `text`. If it is known where a bracket or string opens that never closes, what
    /// follows is its echo.
    pub(crate) fn of(text: &'t str, unclosed: Option<usize>) -> Self {
        let (table, errors) = parse(text);
        let mut complaints: Vec<_> = errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), error.message()))
            .filter(|(span, _)| unclosed.is_none_or(|unclosed| span.start < unclosed))
            .map(|(span, message)| explain(text, span, message))
            .collect();
        if !errors.is_empty() {
            complaints.extend(unclosed.and_then(|at| never_closed(text, at)));
        }
        complaints.sort_by_key(|complaint| complaint.span.start);
        // The first complaint about a line is the one that helps.
        complaints.dedup_by(|later, first| {
            text.get(first.span.start..later.span.start)
                .is_some_and(|between| !between.contains('\n'))
        });
        complaints.truncate(COMPLAINTS);
        Self { table, complaints }
    }
}

/// Parses `text` as far as can be.
fn parse(text: &str) -> (DeTable<'_>, Vec<toml::de::Error>) {
    if text.len() <= HEARD_BYTES {
        let (table, errors) = DeTable::parse_recoverable(text);
        return (table.into_inner(), errors);
    }
    match DeTable::parse(text) {
        Ok(table) => (table.into_inner(), Vec::new()),
        Err(error) => (DeTable::new(), vec![error]),
    }
}

/// Whether it is `true` or `false`, in whatever letters.
fn is_truth(word: &str) -> bool {
    ["true", "false"]
        .iter()
        .any(|truth| word.eq_ignore_ascii_case(truth))
}

fn never_closed(text: &str, at: usize) -> Option<Complaint> {
    let opening = text.get(at..)?;
    let (mark, help) = match opening.chars().next()? {
        '"' => ("\"\"\"", "end the text with three quotes, as it begins"),
        '\'' => ("'''", "end the text with three apostrophes, as it begins"),
        '{' => ("{", "end the table with `}`"),
        _ => ("[", "end the array with `]`"),
    };
    let message = format!("this `{mark}` is never closed");
    Some(Complaint {
        code: Mistake::Syntax,
        span: at..at + mark.len(),
        message,
        help,
    })
}

/// Says in the words of somebody who writes slides what the parser says in its own.
pub(super) fn explain(text: &str, span: Range<usize>, said: &str) -> Complaint {
    let what = text.get(span.clone()).unwrap_or_default();
    let next = text.get(span.start..).and_then(|rest| rest.chars().next());
    let at_line_end = text
        .get(span.start..)
        .is_some_and(|rest| rest.starts_with("\r\n"));
    let mut code = Mistake::Syntax;
    let (message, help) = match said.split(", expected").next().unwrap_or(said) {
        "key with no value" => (
            "there is no `=` after this key".to_owned(),
            "a key, `=` and its value stand on one line: title = \"…\"",
        ),
        "invalid key-value pair" | "unquoted keys cannot be empty" => (
            "a key belongs here".to_owned(),
            "keys are letters, digits, `-` and `_`",
        ),
        "invalid unquoted key" if next == Some(':') => (
            "`:` stands where `=` belongs".to_owned(),
            "write title = \"…\"",
        ),
        "invalid unquoted key" => (
            "this cannot stand in a key".to_owned(),
            "keys are letters, digits, `-` and `_`; others need quotes",
        ),
        "string values must be quoted" if what.is_empty() => (
            "this key has no value".to_owned(),
            "write a text in quotes, a number, `true` or an array",
        ),
        "string values must be quoted" if what.starts_with(['“', '”', '„', '‘', '’', '«']) => {
            (
                "these are not the quotes that TOML knows".to_owned(),
                "use straight quotes: \"…\"",
            )
        }
        // The parser takes any word for a boolean that begins like one.
        "string values must be quoted" | "invalid boolean" if !is_truth(what) => (
            format!("the text `{}` needs quotes", shown(what)),
            "put it in straight quotes: \"…\"",
        ),
        "carriage return must be followed by newline" => (
            "this line ends with a carriage return alone".to_owned(),
            "save the file with the line ends of Unix or of Windows",
        ),
        "invalid basic string" if said.ends_with("expected `\"`") || at_line_end => (
            "this text has no closing quote".to_owned(),
            "texts of several lines stand between three quotes: \"\"\" … \"\"\"",
        ),
        "invalid literal string" if said.ends_with("expected `'`") || at_line_end => (
            "this text has no closing quote".to_owned(),
            "texts of several lines stand between three quotes: ''' … '''",
        ),
        "invalid basic string"
        | "invalid literal string"
        | "invalid multi-line basic string"
        | "invalid multi-line literal string" => (
            "a control character cannot stand here".to_owned(),
            "take it out, or write it as an escape such as \\u0007",
        ),
        "missing escaped value" => (
            "a backslash in double quotes starts an escape, and this is none".to_owned(),
            "write two backslashes, or put the text in single quotes: '…'",
        ),
        "missing comma between array elements" | "missing comma between key-value pairs" => (
            "there is no comma before this".to_owned(),
            "part the values with commas",
        ),
        "unexpected key or value" => (
            "this does not belong on this line".to_owned(),
            "each key has a line of its own; quotes inside of a text are written \\\"",
        ),
        "unclosed array table" | "unclosed table" => (
            "this header is not closed".to_owned(),
            "end it as it begins: [deck], [[slides]]",
        ),
        "duplicate key" => (
            format!("`{}` is written twice", shown(what)),
            "keep one of the two",
        ),
        "invalid boolean" => (
            format!("`{}` is no value", shown(what)),
            "write `true` or `false` in small letters",
        ),
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            code = Mistake::Nesting;
            (
                "the brackets are nested too deep here".to_owned(),
                "80 levels are the most that can be read",
            )
        }
        _ => (said.to_owned(), ""),
    };
    Complaint {
        code,
        span,
        message,
        help,
    }
}
