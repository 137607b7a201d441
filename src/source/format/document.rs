//! A text as a tree of keys, values and comments, each as it is written.

use std::iter::Peekable;

use toml_parser::parser::EventKind;

use super::events::{Events, Part};
use crate::text::width;

/// A text that is TOML.
#[derive(Debug)]
pub(super) struct Document<'t> {
    pub(super) lines: Vec<Line<'t>>,
}

/// What stands on a line, or begins there.
#[derive(Debug)]
pub(super) enum Line<'t> {
    /// Nothing: as many lines as there are.
    Blank,
    /// A comment by itself.
    Comment(&'t str),
    /// The header of a table.
    Header {
        /// Its brackets.
        brackets: (&'static str, &'static str),
        name: String,
        comment: Option<&'t str>,
    },
    /// A key with its value.
    Entry {
        entry: Entry<'t>,
        comment: Option<&'t str>,
    },
}

/// A value, and its key where it has one: in arrays it has none.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    pub(super) key: Option<String>,
    pub(super) value: Value<'t>,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// A string, a number, a date, a truth.
    Plain(&'t str),
    /// Several in brackets or in braces.
    Group(Group<'t>),
}

/// What brackets or braces hold.
#[derive(Debug)]
pub(super) struct Group<'t> {
    pub(super) is_table: bool,
    /// The comment beside the opening bracket.
    pub(super) comment: Option<&'t str>,
    /// Whether the first item is written on a line of its own.
    pub(super) opens_line: bool,
    pub(super) items: Vec<Item<'t>>,
    /// What stands between the last item and the closing bracket.
    pub(super) rest: Vec<Remark<'t>>,
    /// The columns that it takes on one line; none if it needs several.
    pub(super) flat: Option<usize>,
}

/// One of several in brackets or braces.
#[derive(Debug)]
pub(super) struct Item<'t> {
    /// What stands on the lines above.
    pub(super) above: Vec<Remark<'t>>,
    pub(super) entry: Entry<'t>,
    /// The comment beside it.
    pub(super) comment: Option<&'t str>,
}

/// A line between items.
#[derive(Debug)]
pub(super) enum Remark<'t> {
    Blank,
    Comment(&'t str),
}

impl<'t> Document<'t> {
    /// The tree of a text.
    pub(super) fn of(events: &Events<'t>) -> Self {
        let mut parts = events.parts().peekable();
        let mut lines = Vec::new();
        let mut is_fresh = true;
        while let Some(part) = parts.next() {
            match part.kind {
                EventKind::Newline if is_fresh => lines.push(Line::Blank),
                EventKind::Newline => is_fresh = true,
                EventKind::Comment => {
                    lines.push(Line::Comment(trimmed(part)));
                    is_fresh = false;
                }
                EventKind::StdTableOpen => {
                    lines.push(header(("[", "]"), &mut parts));
                    is_fresh = false;
                }
                EventKind::ArrayTableOpen => {
                    lines.push(header(("[[", "]]"), &mut parts));
                    is_fresh = false;
                }
                EventKind::SimpleKey => {
                    let entry = entry(part, &mut parts);
                    let comment = comment_beside(&mut parts);
                    lines.push(Line::Entry { entry, comment });
                    is_fresh = false;
                }
                // What is TOML has nothing else on its lines.
                _ => {}
            }
        }
        Self { lines }
    }
}

impl Value<'_> {
    /// The columns that it takes on one line; none if it needs several.
    pub(super) fn flat(&self) -> Option<usize> {
        match self {
            Self::Plain(text) => (!text.contains('\n')).then(|| width(text)),
            Self::Group(group) => group.flat,
        }
    }
}

impl Entry<'_> {
    fn flat(&self) -> Option<usize> {
        let key = self.key.as_ref().map_or(0, |key| width(key) + " = ".len());
        Some(key + self.value.flat()?)
    }
}

impl Group<'_> {
    /// What stands around it on one line.
    pub(super) fn brackets(&self) -> (&'static str, &'static str) {
        match self.is_table {
            true if self.items.is_empty() => ("{", "}"),
            true => ("{ ", " }"),
            false => ("[", "]"),
        }
    }

    /// Whether it takes several lines, however wide they are.
    pub(super) fn is_open(&self) -> bool {
        let has_comments = self.comment.is_some()
            || self.items.iter().any(|item| {
                let above = item.above.iter();
                item.comment.is_some()
                    || above
                        .clone()
                        .any(|remark| matches!(remark, Remark::Comment(_)))
            })
            || self
                .rest
                .iter()
                .any(|remark| matches!(remark, Remark::Comment(_)));
        has_comments || self.opens_line && !self.items.is_empty()
    }

    fn measure(&self) -> Option<usize> {
        if self.is_open() {
            return None;
        }
        let items: Option<usize> = self.items.iter().map(|item| item.entry.flat()).sum();
        let commas = self.items.len().saturating_sub(1) * ", ".len();
        let (open, close) = self.brackets();
        Some(open.len() + items? + commas + close.len())
    }
}

fn header<'t>(
    brackets: (&'static str, &'static str),
    parts: &mut Peekable<impl Iterator<Item = Part<'t>>>,
) -> Line<'t> {
    let mut name = String::new();
    for part in parts.by_ref() {
        match part.kind {
            EventKind::StdTableClose | EventKind::ArrayTableClose => break,
            _ => name.push_str(part.text),
        }
    }
    Line::Header {
        brackets,
        name,
        comment: comment_beside(parts),
    }
}

/// The key that begins with `first`, and its value.
fn entry<'t>(first: Part<'t>, parts: &mut Peekable<impl Iterator<Item = Part<'t>>>) -> Entry<'t> {
    let mut key = first.text.to_owned();
    for part in parts.by_ref() {
        match part.kind {
            EventKind::KeyValSep => break,
            _ => key.push_str(part.text),
        }
    }
    let value = parts
        .next()
        .map_or(Value::Plain(""), |part| value(part, parts));
    Entry {
        key: Some(key),
        value,
    }
}

fn value<'t>(first: Part<'t>, parts: &mut Peekable<impl Iterator<Item = Part<'t>>>) -> Value<'t> {
    match first.kind {
        EventKind::ArrayOpen => Value::Group(group(false, parts)),
        EventKind::InlineTableOpen => Value::Group(group(true, parts)),
        _ => Value::Plain(first.text),
    }
}

/// What follows an opening bracket, up to the closing one.
///
/// It calls itself for what is inside; brackets that are too deep are no TOML that gets here.
fn group<'t>(is_table: bool, parts: &mut Peekable<impl Iterator<Item = Part<'t>>>) -> Group<'t> {
    let mut group = Group {
        is_table,
        comment: comment_beside(parts),
        opens_line: false,
        items: Vec::new(),
        rest: Vec::new(),
        flat: None,
    };
    // Line ends since the last item, comma or comment.
    let mut ends = 0;
    while let Some(part) = parts.next() {
        match part.kind {
            EventKind::ArrayClose | EventKind::InlineTableClose => break,
            EventKind::Newline => {
                ends += 1;
                if group.items.is_empty() {
                    group.opens_line = true;
                }
                if ends >= 2 && !matches!(group.rest.last(), Some(Remark::Blank)) {
                    group.rest.push(Remark::Blank);
                }
            }
            EventKind::Comment => {
                let beside = group
                    .items
                    .last_mut()
                    .filter(|item| ends == 0 && item.comment.is_none() && group.rest.is_empty());
                match beside {
                    Some(item) => item.comment = Some(trimmed(part)),
                    None => group.rest.push(Remark::Comment(trimmed(part))),
                }
                ends = 0;
            }
            EventKind::ValueSep => ends = 0,
            _ => {
                let above = std::mem::take(&mut group.rest);
                let entry = match part.kind {
                    EventKind::SimpleKey => entry(part, parts),
                    _ => Entry {
                        key: None,
                        value: value(part, parts),
                    },
                };
                group.items.push(Item {
                    above,
                    entry,
                    comment: None,
                });
                ends = 0;
            }
        }
    }
    group.flat = group.measure();
    group
}

/// The comment that follows on the same line.
fn comment_beside<'t>(parts: &mut Peekable<impl Iterator<Item = Part<'t>>>) -> Option<&'t str> {
    parts
        .next_if(|part| part.kind == EventKind::Comment)
        .map(trimmed)
}

fn trimmed(part: Part<'_>) -> &str {
    part.text.trim_end()
}
