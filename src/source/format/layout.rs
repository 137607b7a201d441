//! How a text is laid out.

use super::document::{Document, Entry, Group, Item, Line, Remark, Value};
use crate::text::width;

/// The columns that a line may have before an array is put on several.
const COLUMNS: usize = 100;
/// The columns of an array that would gain nothing by several lines: the line is as long as it is for
/// the sake of a table in braces.
const SHORT: usize = 40;
/// The columns by which items stand further in than their brackets.
const INDENT: usize = 2;

/// The text of `document`, whose lines end with `line_end`.
pub(super) fn write(document: &Document<'_>, line_end: &'static str) -> String {
    let mut pen = Pen {
        text: String::new(),
        column: 0,
        line_end,
    };
    let mut gap = Gap::default();
    for (index, line) in document.lines.iter().enumerate() {
        match line {
            Line::Blank => {
                gap.is_wanted = true;
                continue;
            }
            Line::Comment(_) => {
                // What stands directly above a header goes with it.
                let rest = document.lines.get(index..).unwrap_or_default();
                gap.is_wanted |= !gap.in_comment && leads_to_header(rest);
            }
            Line::Header { .. } => gap.is_wanted |= !gap.in_comment,
            Line::Entry { .. } => {}
        }
        if gap.is_wanted && !pen.text.is_empty() {
            pen.end_line();
        }
        gap = Gap {
            is_wanted: false,
            in_comment: matches!(line, Line::Comment(_)),
        };
        pen.line(line);
        pen.end_line();
    }
    pen.text
}

/// Whether a header follows directly on comments.
fn leads_to_header(lines: &[Line<'_>]) -> bool {
    let next = lines.iter().find(|line| !matches!(line, Line::Comment(_)));
    matches!(next, Some(Line::Header { .. }))
}

/// What comes before the next line.
#[derive(Default)]
struct Gap {
    /// Whether it is a blank line.
    is_wanted: bool,
    /// Whether the line above is a comment.
    in_comment: bool,
}

/// Writes, and knows how far to the right it is.
struct Pen {
    text: String,
    column: usize,
    line_end: &'static str,
}

impl Pen {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => width(last),
            None => self.column + width(text),
        };
    }

    fn end_line(&mut self) {
        self.text.push_str(self.line_end);
        self.column = 0;
    }

    /// Begins a line `indent` columns further in.
    fn begin_line(&mut self, indent: usize) {
        self.end_line();
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.column = indent;
    }

    fn line(&mut self, line: &Line<'_>) {
        match line {
            Line::Blank => {}
            Line::Comment(comment) => self.put(comment),
            Line::Header {
                brackets: (open, close),
                name,
                comment,
            } => {
                self.put(open);
                self.put(name);
                self.put(close);
                self.comment(*comment);
            }
            Line::Entry { entry, comment } => {
                self.entry(entry, 0, 0, 0);
                self.comment(*comment);
            }
        }
    }

    fn comment(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.put(" ");
            self.put(comment);
        }
    }

    /// Writes a key and its value. The line that it begins on is `indent` columns in; `tail` columns
    /// follow it there. An array that has at most `short` columns is on one line in any case.
    fn entry(&mut self, entry: &Entry<'_>, indent: usize, tail: usize, short: usize) {
        self.key(entry);
        match &entry.value {
            Value::Group(group) if group.is_table && !group.is_open() => {
                self.table(group, indent, tail);
            }
            Value::Group(group) => {
                let fits = |flat| flat <= short || self.column + flat + tail <= COLUMNS;
                if group.flat.is_some_and(fits) {
                    self.flat(&entry.value);
                } else {
                    self.open(group, indent);
                }
            }
            Value::Plain(text) => self.put(text),
        }
    }

    fn key(&mut self, entry: &Entry<'_>) {
        if let Some(key) = &entry.key {
            self.put(key);
            self.put(" = ");
        }
    }

    /// Writes a value on this line, with all that is in it.
    fn flat(&mut self, value: &Value<'_>) {
        let group = match value {
            Value::Plain(text) => return self.put(text),
            Value::Group(group) => group,
        };
        let (open, close) = group.brackets();
        self.put(open);
        for (index, item) in group.items.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.key(&item.entry);
            self.flat(&item.entry.value);
        }
        self.put(close);
    }

    /// Writes a table with its braces on this line. Its length alone is no reason to put it on
    /// several: not every program that reads TOML can read that. Arrays in it may take several.
    fn table(&mut self, group: &Group<'_>, indent: usize, tail: usize) {
        let (open, close) = group.brackets();
        self.put(open);
        let last = group.items.len().saturating_sub(1);
        for (index, item) in group.items.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            let tail = if index == last { tail + close.len() } else { 1 };
            self.entry(&item.entry, indent, tail, SHORT);
        }
        self.put(close);
    }

    /// Writes each item on a line of its own.
    fn open(&mut self, group: &Group<'_>, indent: usize) {
        let (open, close) = group.brackets();
        let inner = indent + INDENT;
        self.put(open.trim_end());
        self.comment(group.comment);
        for (index, item) in group.items.iter().enumerate() {
            let Item {
                above,
                entry,
                comment,
            } = item;
            self.remarks(above, inner, index == 0);
            self.begin_line(inner);
            self.entry(entry, inner, 1, 0);
            self.put(",");
            self.comment(*comment);
        }
        self.remarks(
            without_last_blank(&group.rest),
            inner,
            group.items.is_empty(),
        );
        self.begin_line(indent);
        self.put(close.trim_start());
    }

    /// Writes lines between items: comments, and a blank line where there are some. At the start
    /// there is none.
    fn remarks(&mut self, remarks: &[Remark<'_>], indent: usize, at_start: bool) {
        for (index, remark) in remarks.iter().enumerate() {
            match remark {
                Remark::Blank if at_start && index == 0 => {}
                Remark::Blank => self.end_line(),
                Remark::Comment(comment) => {
                    self.begin_line(indent);
                    self.put(comment);
                }
            }
        }
    }
}

fn without_last_blank<'r, 't>(remarks: &'r [Remark<'t>]) -> &'r [Remark<'t>] {
    match remarks {
        [rest @ .., Remark::Blank] => rest,
        _ => remarks,
    }
}
