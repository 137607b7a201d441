//! The configuration, key by key.

use toml::de::DeTable;

use super::keys::keys;
use super::{CLOCKS, Configuration, Images, screen_size};
use crate::deck::theme_choice;
use crate::layout::Size;
use crate::source::{Field, Fields, Reader, Value, every, shown};

/// All keys of a configuration, those in a table with its name before them; the keys of `[keys]` are
/// the names of all actions.
pub const KEYS: [&str; 8] = [
    "theme",
    "images",
    "clock",
    "reduced_motion",
    "record",
    "blank_pauses_clock",
    "check.sizes",
    "keys",
];

const TOP: [&str; 8] = [
    "theme",
    "images",
    "clock",
    "reduced_motion",
    "record",
    "blank_pauses_clock",
    "check",
    "keys",
];
const CHECK: [&str; 1] = ["sizes"];

/// Reads the tree of a configuration.
pub(super) fn configuration(table: &DeTable<'_>, reader: &mut Reader<'_>) -> Configuration {
    let fields = Fields::open(table, 0..0, &[&TOP], reader);
    let theme = fields
        .get("theme")
        .and_then(|field| theme_choice(field, reader));
    let images = fields.get("images").and_then(|field| {
        let images = field.choice(&Images::ALL, reader)?;
        Some(reader.written(images, field.span()))
    });
    let clock = fields.get("clock").and_then(|field| {
        let face = field.choice(&CLOCKS, reader)?;
        Some(reader.written(face, field.span()))
    });
    let mut flag = |key| {
        fields.get(key).and_then(|field: Field<'_>| {
            let flag = field.flag(reader)?;
            Some(reader.written(flag, field.span()))
        })
    };
    let reduced_motion = flag("reduced_motion");
    let record = flag("record");
    let blank_pauses_clock = flag("blank_pauses_clock");
    let sizes = fields.get("check").and_then(|field| {
        let table = field.table("a table", "write its keys under a header [check]", reader)?;
        let field = Fields::open(table, field.span(), &[&CHECK], reader).get("sizes")?;
        let sizes = sizes(field, reader)?;
        Some(reader.written(sizes, field.span()))
    });
    let (keys, keymap) = fields
        .get("keys")
        .map(|field| keys(field, reader))
        .unwrap_or_default();
    Configuration {
        theme,
        images,
        clock,
        reduced_motion,
        record,
        blank_pauses_clock,
        sizes,
        keys,
        keymap,
    }
}

fn sizes(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Size>> {
    let values = field.some_array("an array of strings", "such as [\"80x24\"]", reader)?;
    let size = |value: &Value<'_>| -> Option<Size> {
        let field = field.part("a size", value);
        let text = field.string("a string such as \"80x24\"", reader)?;
        let size = screen_size(text.trim());
        if size.is_none() {
            let message = format!("`{}` is no size of a screen", shown(text));
            let help = "write columns and rows such as \"80x24\": up to 500x200";
            field.wrong_value(&message, help, reader);
        }
        size
    };
    every(values, size)
}
