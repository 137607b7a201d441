//! Which theme a deck or a slide has.

use std::borrow::Cow;

use toml::de::DeValue;

use crate::deck::{ThemeChoice, is_theme_file};
use crate::source::{Field, Fields, Reader, Written};
use crate::text::Clean;

/// The terminals that a pair has a theme for.
pub(super) const KEYS: [&str; 2] = ["dark", "light"];
const HELP: &str = "write \"chalkboard\", or { dark = \"chalkboard\", light = \"whiteboard\" }";

/// A theme, or one for dark and one for light terminals. One alone of these two is better than
/// none.
pub(crate) fn choice(field: Field<'_>, reader: &mut Reader<'_>) -> Option<ThemeChoice> {
    match field.value() {
        DeValue::String(_) => {
            let word = field.written(reader)?;
            Some(ThemeChoice::One(seen(word, reader)))
        }
        DeValue::Table(table) if table.is_empty() => {
            field.empty(HELP, reader);
            None
        }
        DeValue::Table(table) => {
            let fields = Fields::open(table, field.span(), &[&KEYS], reader);
            pair(&fields, reader)
        }
        _ => {
            field.wrong_type("a string or a table", HELP, reader);
            None
        }
    }
}

/// What a theme is called, seen from the folder of the deck.
fn seen(mut word: Written<Clean>, reader: &Reader<'_>) -> Written<Clean> {
    if is_theme_file(word.value.as_str())
        && let Cow::Owned(path) = reader.path(word.value.as_str())
    {
        // A file in the deck's own folder may have no slash in its path, and need not end with
        // `.toml`.
        let path = if is_theme_file(&path) {
            path
        } else {
            format!("./{path}")
        };
        word.value = Clean::line(&path);
    }
    word
}

fn pair(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Option<ThemeChoice> {
    // What is missing may be what nobody knows.
    let is_known = !fields.has_unknown();
    let [dark, light] = KEYS.map(|key| {
        let field = match fields.get(key) {
            None if is_known => fields.need(key, "a pair of themes", HELP, reader),
            field => field,
        };
        let word = field.and_then(|field| field.some_written(reader))?;
        Some(seen(word, reader))
    });
    match (dark, light) {
        (Some(dark), Some(light)) => Some(ThemeChoice::Pair { dark, light }),
        (dark, light) => dark.or(light).map(ThemeChoice::One),
    }
}
