//! The JSON Schema of the configuration: types that mirror what is read of it, for the tests.
//!
//! Their doc comments are what editors show of each key. A test holds keys and words against those
//! that are known, and the file in the folder `schema` against what comes of them.

#![allow(dead_code, reason = "only the shape of these types is used")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{CLOCKS, Images, KEYS};
use crate::deck::schema::ThemeChoice;
use crate::source::schema::{assert_explains_each_key, assert_is_in_file, keys, of, table};
use crate::viewer::{Action, Keymap};

/// What a user wants of every talk, as `seminar` reads it from `config.toml`.
#[derive(JsonSchema)]
#[schemars(title = "The configuration of seminar", transform = table([]))]
struct File {
    /// The theme of decks that say nothing of their looks: a built-in one, the path of a theme file
    /// from the configuration's folder, or one for dark terminals and one for light ones.
    #[schemars(extend(
        "default" = "chalkboard",
        "examples" = ["paper", "night.toml", { "dark": "chalkboard", "light": "whiteboard" }],
    ))]
    theme: ThemeChoice,
    /// How pictures are shown.
    #[schemars(extend("default" = "auto"))]
    images: Ways,
    /// What the clock in the bottom row shows from the start.
    #[schemars(extend("default" = "none"))]
    clock: Clock,
    /// Whether slides come at once, whatever the deck says.
    #[schemars(extend("default" = false))]
    reduced_motion: bool,
    /// Whether lessons are recorded, and a page is written about each.
    #[schemars(extend("default" = false))]
    record: bool,
    /// Whether the clock stands while the audience's screen is blank.
    #[schemars(extend("default" = false))]
    blank_pauses_clock: bool,
    /// What `seminar check` does unless it is told otherwise.
    #[schemars(extend("examples" = [{ "sizes": ["80x24"] }]))]
    check: Check,
    /// Keys in place of the usual ones, for each action.
    #[schemars(extend("examples" = [{ "next": ["n", "space"], "overview": "g o" }]))]
    keys: Keys,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Ways {
    /// as well as the terminal can.
    Auto,
    /// by kitty's protocol.
    Kitty,
    /// by iTerm2's protocol.
    Iterm2,
    /// as sixels.
    Sixel,
    /// in half blocks.
    Blocks,
    /// not at all.
    Off,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Clock {
    /// nothing.
    None,
    /// the time so far.
    Elapsed,
    /// the time that is left of the deck's duration.
    Left,
    /// the time of day.
    Time,
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
struct Check {
    /// The screens that each deck is tried on, in columns and rows.
    #[schemars(length(min = 1), extend("default" = ["80x24", "120x40"], "examples" = [["80x24"]]))]
    sizes: Vec<Size>,
}

// Up to 500 columns and 200 rows.
#[derive(JsonSchema)]
#[schemars(inline, extend(
    "pattern" = r"^\s*0*([1-9][0-9]?|[1-4][0-9]{2}|500)[xX×]0*([1-9][0-9]?|1[0-9]{2}|200)\s*$"
))]
struct Size(String);

/// Keys for each action that can have others.
struct Keys;

impl JsonSchema for Keys {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Keys".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keymap = Keymap::default();
        let actions = keymap.bindings().iter();
        let actions = actions.filter(|binding| binding.action.can_be_rebound());
        let properties: Map<_, _> = actions
            .map(|binding| {
                let (first, rest) = binding.does.split_at(1);
                // What is shown of two keys has no space between them.
                let keys = binding.chords.iter().map(|chord| {
                    let keys = chord.keys().map(|key| key.to_string());
                    keys.collect::<Vec<_>>().join(" ")
                });
                let schema = json!({
                    "description": format!("{}{rest}.", first.to_uppercase()),
                    "type": ["string", "array"],
                    "pattern": r"\S",
                    "items": { "type": "string", "pattern": r"\S" },
                    "default": keys.collect::<Vec<_>>(),
                    "examples": ["f2", ["f2", "ctrl-x n"], []],
                });
                (binding.action.name().to_owned(), schema)
            })
            .collect();
        json_schema!({ "type": "object", "additionalProperties": false, "properties": properties })
    }
}

#[test]
fn the_file_of_the_schema_is_fresh() {
    assert_is_in_file("config", &of::<File>());
}

#[test]
fn every_key_is_explained() {
    assert_explains_each_key(&of::<File>());
}

#[test]
fn the_keys_and_words_are_those_that_are_known() {
    let schema = of::<File>();
    let mut known: Vec<_> = KEYS
        .into_iter()
        .map(|key| key.split_once('.').unwrap_or((key, "")))
        .collect();
    known.sort_unstable();
    let mut tables: Vec<_> = known.iter().map(|(table, _)| *table).collect();
    tables.dedup();
    assert_eq!(keys(&schema, ""), tables);
    for (table, key) in known.into_iter().filter(|(_, key)| !key.is_empty()) {
        assert_eq!(keys(&schema, &format!("/properties/{table}")), [key]);
    }
    let mut actions: Vec<_> = Action::ALL
        .into_iter()
        .filter(|action| action.can_be_rebound())
        .map(Action::name)
        .collect();
    actions.sort_unstable();
    assert_eq!(keys(&schema, "/properties/keys"), actions);
    let words = |key: &str| schema["properties"][key]["enum"].clone();
    assert_eq!(
        words("images"),
        Value::from(Images::ALL.map(|(word, _)| word).to_vec())
    );
    assert_eq!(
        words("clock"),
        Value::from(CLOCKS.map(|(word, _)| word).to_vec())
    );
}
