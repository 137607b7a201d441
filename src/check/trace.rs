//! Where on a slide things stand in the deck's text.
//!
//! The model holds no places, so that a deck takes little memory. Where a finding needs one, the
//! slide's piece of the text is read once more.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::source::{Tree, Value, line_at};

/// A slide's values, each with its place.
#[derive(Clone)]
pub(super) struct Trace {
    /// The header, or the start of a table in an array.
    pub(super) header: Range<usize>,
    /// In the order of the text.
    pub(super) entries: Vec<Entry>,
    /// Whether the text is no TOML: then there are as many entries as could be read.
    pub(super) is_damaged: bool,
}

/// A value of a slide. The items of an array have the array's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The keys that lead to it: `discussion.question`.
    pub(super) path: String,
    /// The bytes of its key in the deck's text.
    pub(super) key: Range<usize>,
    /// The bytes of its value.
    pub(super) value: Range<usize>,
    /// What it says, if it is a text.
    pub(super) text: Option<String>,
}

impl Entry {
    /// The last of its keys.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }
}

impl Trace {
    /// Reads the slide that stands at `place` of `source`.
    pub(super) fn of(source: &str, place: Range<usize>) -> Self {
        let text = source.get(place.clone()).unwrap_or_default();
        // A table in an array is a value: with a key before it, it can be read by itself.
        let in_array = text.starts_with('{');
        let key = if in_array { "slides=" } else { "" };
        let readable = format!("{key}{text}");
        let there = |at: usize| place.start + at.saturating_sub(key.len());
        let mut reading = Reading {
            there: &there,
            entries: Vec::new(),
        };
        let tree = Tree::of(&readable, None);
        let slides = tree.table.get("slides").map(Spanned::get_ref);
        let slide = match slides {
            Some(DeValue::Array(slides)) => {
                slides.first().and_then(|slide| slide.get_ref().as_table())
            }
            Some(DeValue::Table(slide)) => Some(slide),
            _ => None,
        };
        if let Some(slide) = slide {
            reading.table("", slide);
        }
        let mut entries = reading.entries;
        entries.sort_by_key(|entry| (entry.value.start, entry.path.len()));
        let header = if in_array {
            place.start..place.start + 1
        } else {
            let line = line_at(source, place.start);
            let words = source.get(line.clone()).unwrap_or_default();
            let end = words
                .find("]]")
                .map_or(line.end, |end| line.start + end + 2);
            line.start..end
        };
        Self {
            header,
            entries,
            is_damaged: !tree.complaints.is_empty(),
        }
    }

    /// Reads what stands at `place` of `source` and is no slide.
    pub(super) fn of_rest(source: &str, place: Range<usize>) -> Self {
        let text = source.get(place.clone()).unwrap_or_default();
        let mut reading = Reading {
            there: &|at| place.start + at,
            entries: Vec::new(),
        };
        let tree = Tree::of(text, None);
        reading.table("", &tree.table);
        Self {
            header: 0..0,
            entries: reading.entries,
            is_damaged: !tree.complaints.is_empty(),
        }
    }

    /// The values of the key `name`, wherever on the slide they stand.
    pub(super) fn named<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.name() == name)
    }

    /// The value that these keys lead to.
    pub(super) fn at(&self, path: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path == path)
    }

    /// What stands for the slide as a whole: its title, or else its header.
    pub(super) fn slide(&self) -> Range<usize> {
        self.at("title")
            .map_or_else(|| self.header.clone(), |title| title.value.clone())
    }
}

struct Reading<'r> {
    /// The place in the deck's text of a place in what is read.
    there: &'r dyn Fn(usize) -> usize,
    entries: Vec<Entry>,
}

impl Reading<'_> {
    fn table(&mut self, path: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref();
            let path = match path {
                "" => name.to_string(),
                _ => format!("{path}.{name}"),
            };
            self.value(&path, &self.span(key.span()), value);
        }
    }

    fn value(&mut self, path: &str, key: &Range<usize>, value: &Value<'_>) {
        let text = match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        self.entries.push(Entry {
            path: path.to_owned(),
            key: key.clone(),
            value: self.span(value.span()),
            text,
        });
        match value.get_ref() {
            DeValue::Table(table) => self.table(path, table),
            DeValue::Array(values) => {
                for value in values {
                    self.value(path, key, value);
                }
            }
            _ => {}
        }
    }

    fn span(&self, span: Range<usize>) -> Range<usize> {
        (self.there)(span.start)..(self.there)(span.end)
    }
}
