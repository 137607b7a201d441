//! Looks: a deck's `[theme]` table, and theme files, which say the same and more.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::whole::read_whole;
use crate::deck::{Attribute, Dress, Looks, Paint, ThemeFile};
use crate::source::{Field, Fields, Reader, Value};
use crate::source::{Finding, Written};
use crate::text::Clean;

/// What a theme file says of itself.
pub(super) const FILE_KEYS: [&str; 3] = ["name", "about", "extends"];
/// What can be said of looks, there and in a deck.
pub(super) const KEYS: [&str; 3] = ["progress", "palette", "styles"];
pub(super) const DRESS_KEYS: [&str; 8] = [
    "fg",
    "bg",
    "bold",
    "dim",
    "italic",
    "underline",
    "reverse",
    "struck",
];
const ATTRIBUTES: [(&str, Attribute); 6] = [
    ("bold", Attribute::Bold),
    ("dim", Attribute::Dim),
    ("italic", Attribute::Italic),
    ("underline", Attribute::Underline),
    ("reverse", Attribute::Reverse),
    ("struck", Attribute::Struck),
];
const COLOR: &str = "a string, or a number from 0 to 255";
const COLOR_HELP: &str = "such as \"#2f6f4f\", \"accent\", \"bright-red\" or 240";

/// Reads a theme file as far as it can be read. Which theme it extends, which colours and styles
/// there are, is not looked into.
pub fn parse_theme(source: &str) -> (ThemeFile, Vec<Finding>) {
    read_whole(source, theme_file)
}

fn theme_file(table: &DeTable<'_>, reader: &mut Reader<'_>) -> ThemeFile {
    let fields = Fields::open(table, 0..0, &[&FILE_KEYS, &KEYS], reader);
    let mut line = |key| fields.get(key).and_then(|field| field.word(reader));
    let (name, about) = (line("name"), line("about"));
    let extends = fields
        .get("extends")
        .and_then(|field| field.written(reader));
    ThemeFile {
        name,
        about,
        extends,
        looks: looks(&fields, reader),
    }
}

/// A deck's `[theme]`.
pub(super) fn of_deck(table: &DeTable<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Looks {
    looks(&Fields::open(table, span, &[&KEYS], reader), reader)
}

fn looks(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Looks {
    let progress = fields.get("progress").and_then(|field| field.flag(reader));
    let mut looks = Looks {
        progress,
        ..Looks::default()
    };
    for (field, name, value) in entries(fields, "palette", "a table of colours", reader) {
        let paint = paint(field.part("a colour", value), reader);
        looks.palette.extend(paint.map(|paint| (name, paint)));
    }
    for (field, name, value) in entries(fields, "styles", "a table of styles", reader) {
        let dress = dress(field.part("a style", value), reader);
        looks.styles.extend(dress.map(|dress| (name, dress)));
    }
    looks
}

type Entry<'t> = (Field<'t>, Written<Clean>, &'t Value<'t>);

/// What stands in the table of this key, which is `wanted` that completes "takes …".
fn entries<'t>(
    fields: &Fields<'t>,
    key: &'static str,
    wanted: &str,
    reader: &mut Reader<'_>,
) -> Vec<Entry<'t>> {
    let Some(field) = fields.get(key) else {
        return Vec::new();
    };
    let table = field.table(wanted, "write its names under a header of its own", reader);
    table
        .into_iter()
        .flatten()
        .map(|(name, value)| {
            let written = reader.written(Clean::line(name.get_ref()), name.span());
            (field, written, value)
        })
        .collect()
}

fn dress(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Dress> {
    let table = match field.value() {
        DeValue::Table(table) => table,
        DeValue::String(_) | DeValue::Integer(_) => {
            return Some(Dress {
                fg: Some(paint(field, reader)?),
                ..Dress::default()
            });
        }
        _ => {
            let wanted = "a colour or a table";
            field.wrong_type(wanted, "such as { fg = \"accent\", bold = true }", reader);
            return None;
        }
    };
    let fields = Fields::open(table, field.span(), &[&DRESS_KEYS], reader);
    let mut color = |key| fields.get(key).and_then(|field| paint(field, reader));
    let (fg, bg) = (color("fg"), color("bg"));
    let attributes = ATTRIBUTES
        .into_iter()
        .filter_map(|(key, attribute)| Some((attribute, fields.get(key)?.flag(reader)?)))
        .collect();
    Some(Dress { fg, bg, attributes })
}

fn paint(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Written<Paint>> {
    let value = match field.value() {
        DeValue::String(word) => Paint::Word(Clean::line(word.trim())),
        DeValue::Integer(_) => Paint::Index(field.number(0..=255, COLOR_HELP, reader)?),
        _ => {
            field.wrong_type(COLOR, COLOR_HELP, reader);
            return None;
        }
    };
    Some(reader.written(value, field.span()))
}
