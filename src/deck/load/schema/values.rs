//! What several keys take.

use std::borrow::Cow;
use std::iter;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::theme::{BUILTIN, builtin};

// Text with something in it.
#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = r"\S"))]
pub(super) struct Said(String);

/// A short text that may be written as a number, a date or a time.
pub(super) struct Label;

impl JsonSchema for Label {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Label".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        moment(
            "number",
            &["date", "date-time", "date-time-local", "time-local"],
        )
    }
}

/// A text, a number of this type, or a moment of one of these formats. In JSON those are texts; tombi
/// wants to know that they may be dates and times of TOML.
pub(super) fn moment(number: &str, formats: &[&str]) -> Schema {
    let written = formats
        .iter()
        .map(|format| json!({ "type": "string", "format": format }));
    let all: Vec<_> = iter::once(json!({ "type": ["string", number] }))
        .chain(written)
        .collect();
    json_schema!({ "anyOf": all })
}

// A span of time that is not zero.
#[derive(JsonSchema)]
#[schemars(inline, extend(
    "pattern" = r"^\s*([0-9]+\s*h\s*([0-9]+\s*m\s*)?([0-9]+\s*s\s*)?|[0-9]+\s*m\s*([0-9]+\s*s\s*)?|[0-9]+\s*s\s*)$",
    "not" = { "pattern": "^[^1-9]*$" },
))]
pub(super) struct Duration(String);

// A text, or several with something in each.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
pub(super) enum Lines {
    One(String),
    Many(Vec<Said>),
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub(super) enum Reveal {
    /// all at once.
    All,
    /// one item with each Next, and what belongs to it.
    Bullets,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
pub(super) enum Transition {
    /// at once.
    None,
    /// the slide fades out, and the next one in.
    Fade,
    /// the next one moves in from the right.
    Slide,
}

/// The names of the built-in themes, which editors complete.
pub(crate) struct Builtin;

impl JsonSchema for Builtin {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "builtin".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let about = BUILTIN.map(|name| builtin(name).expect("it is built in").about().to_owned());
        json_schema!({
            "type": "string",
            "enum": BUILTIN,
            "x-taplo": { "docs": { "enumValues": about } },
        })
    }
}
