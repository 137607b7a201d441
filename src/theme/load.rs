//! Theme files: from TOML to what they say, word by word.
//!
//! ```toml
//! name = "night"
//! about = "dark blue, for evenings"     # a few words for whoever chooses
//! extends = "chalkboard"                # a built-in theme: what is not said here is said there
//! progress = false                      # no line that shows how far the talk is
//!
//! [palette]                             # names of its own; a name of the base is changed for all
//! ink = "#d8dee9"
//!
//! [styles]                              # one for each ink; a style is changed word by word
//! title = { fg = "ink", bold = true }   # also: bg, dim, italic, underline, reverse, struck
//! code = { bg = "none" }                # no background of its own
//! dim = "bright-black"                  # short for { fg = … }
//! ```

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{Mistake, ThemeError};
use super::near::near;
use super::resolve::{Ground, Patch, Sheet, Word};
use super::{Attributes, Color, Ink, Theme, builtin};
use crate::deck::Location;
use crate::text::Clean;

const KEYS: [&str; 6] = ["name", "about", "extends", "progress", "palette", "styles"];

const ATTRIBUTES: [(&str, Attributes); 6] = [
    ("bold", Attributes::BOLD),
    ("dim", Attributes::DIM),
    ("italic", Attributes::ITALIC),
    ("underline", Attributes::UNDERLINE),
    ("reverse", Attributes::REVERSE),
    ("struck", Attributes::STRUCK),
];

/// Reads a theme file. A theme that does not say its name is called `name`.
///
/// # Errors
///
/// When the text is no theme.
pub fn parse(source: &str, name: &str) -> Result<Theme, ThemeError> {
    let at = |(span, mistake): Fault| ThemeError {
        location: locate(source, span.start),
        mistake,
    };
    let sheet = read(source).map_err(at)?;
    sheet.resolve(name).map_err(at)
}

/// What is wrong, and the bytes that it is about.
pub(super) type Fault = (Range<usize>, Mistake);

type Entry<'a, 'i> = (&'a str, Range<usize>, &'a Spanned<DeValue<'i>>);

/// What `source` says, over what the theme says that it extends.
pub(super) fn read(source: &str) -> Result<Sheet, Fault> {
    let document = DeTable::parse(source).map_err(|error| {
        (
            error.span().unwrap_or(0..0),
            Mistake::Syntax(error.message().into()),
        )
    })?;
    let document = document.get_ref();
    let mut sheet = base(document)?;
    for (key, span, value) in entries(document) {
        match key {
            "name" => sheet.name = Some(string(key, value)?.to_owned()),
            "about" => string(key, value)?.clone_into(&mut sheet.about),
            "extends" => {}
            "progress" => sheet.progress = boolean(key, value)?,
            "palette" => palette(&mut sheet, table(key, value)?)?,
            "styles" => styles(&mut sheet, table(key, value)?)?,
            _ => return Err(unknown(key, span, KEYS)),
        }
    }
    Ok(sheet)
}

fn base(document: &DeTable<'_>) -> Result<Sheet, Fault> {
    let Some((key, _, value)) = entries(document).find(|(key, ..)| *key == "extends") else {
        return Ok(Sheet::default());
    };
    let mut sheet = builtin::sheet(string(key, value)?)
        .map_err(|unknown| (value.span(), Mistake::UnknownBase(unknown)))?;
    sheet.name = None;
    sheet.about.clear();
    Ok(sheet)
}

fn palette(sheet: &mut Sheet, table: &DeTable<'_>) -> Result<(), Fault> {
    for (key, _, value) in entries(table) {
        let (word, span) = word(key, value)?;
        let color = sheet.color(&word).map_err(|mistake| (span, mistake))?;
        sheet.define(key, color);
    }
    Ok(())
}

fn styles(sheet: &mut Sheet, table: &DeTable<'_>) -> Result<(), Fault> {
    for (key, span, value) in entries(table) {
        let Some(ink) = Ink::ALL.into_iter().find(|ink| ink.name() == key) else {
            return Err(unknown(key, span, Ink::ALL.map(Ink::name)));
        };
        let patch = sheet.patch_mut(ink);
        match value.get_ref() {
            DeValue::Table(table) => style(patch, table)?,
            DeValue::String(_) | DeValue::Integer(_) => patch.foreground = Some(word(key, value)?),
            _ => {
                return Err(wrong_type(
                    key,
                    value,
                    "a colour, or a table such as { fg = \"red\" }",
                ));
            }
        }
    }
    Ok(())
}

fn style(patch: &mut Patch, table: &DeTable<'_>) -> Result<(), Fault> {
    for (key, span, value) in entries(table) {
        match key {
            "fg" => patch.foreground = Some(word(key, value)?),
            "bg" => {
                let none = value.get_ref().as_str() == Some("none");
                patch.background = Some(if none {
                    Ground::None
                } else {
                    Ground::Color(word(key, value)?)
                });
            }
            _ => {
                let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == key) else {
                    let keys = ["fg", "bg"]
                        .into_iter()
                        .chain(ATTRIBUTES.map(|(name, _)| name));
                    return Err(unknown(key, span, keys));
                };
                patch.attributes.set(*attribute, boolean(key, value)?);
            }
        }
    }
    Ok(())
}

fn entries<'a, 'i>(table: &'a DeTable<'i>) -> impl Iterator<Item = Entry<'a, 'i>> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
}

fn unknown<'a>(key: &str, span: Range<usize>, keys: impl IntoIterator<Item = &'a str>) -> Fault {
    let near = near(key, keys).map(str::to_owned);
    (
        span,
        Mistake::UnknownKey {
            key: Clean::line(key).to_string(),
            near,
        },
    )
}

fn wrong_type(key: &str, value: &Spanned<DeValue<'_>>, expected: &'static str) -> Fault {
    (
        value.span(),
        Mistake::WrongType {
            key: Clean::line(key).to_string(),
            expected,
        },
    )
}

fn string<'a>(key: &str, value: &'a Spanned<DeValue<'_>>) -> Result<&'a str, Fault> {
    value
        .get_ref()
        .as_str()
        .ok_or_else(|| wrong_type(key, value, "a string"))
}

fn boolean(key: &str, value: &Spanned<DeValue<'_>>) -> Result<bool, Fault> {
    value
        .get_ref()
        .as_bool()
        .ok_or_else(|| wrong_type(key, value, "true or false"))
}

fn table<'a, 'i>(key: &str, value: &'a Spanned<DeValue<'i>>) -> Result<&'a DeTable<'i>, Fault> {
    value
        .get_ref()
        .as_table()
        .ok_or_else(|| wrong_type(key, value, "a table"))
}

fn word(key: &str, value: &Spanned<DeValue<'_>>) -> Result<(Word, Range<usize>), Fault> {
    let word = match value.get_ref() {
        DeValue::String(word) => Some(Word::Name(word.as_ref().to_owned())),
        DeValue::Integer(index) => u8::from_str_radix(index.as_str(), index.radix())
            .ok()
            .map(Color::Indexed)
            .map(Word::Color),
        _ => None,
    };
    word.map(|word| (word, value.span()))
        .ok_or_else(|| wrong_type(key, value, "a colour: a string, or a number from 0 to 255"))
}

/// The line and column, counted in characters from 1, of a byte of `source`.
fn locate(source: &str, byte: usize) -> Location {
    let before = source.get(..byte).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Location {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
    }
}

#[cfg(test)]
mod tests;
