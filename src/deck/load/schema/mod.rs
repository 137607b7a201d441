//! The JSON Schemas of decks and themes: types that mirror what the loader takes, for the tests.
//!
//! Their doc comments are what editors show of each key. Tests hold their keys and words against
//! those that the loader knows, and the files in the folder `schema` against what comes of them.

#![allow(
    dead_code,
    clippy::large_enum_variant,
    clippy::struct_excessive_bools,
    clippy::zero_sized_map_values,
    reason = "only the shape of these types is used"
)]

mod block;
mod deck;
mod looks;
mod slide;
mod values;

pub(crate) use deck::ThemeChoice;
use serde_json::Value;

use super::block::{ALIGNS, CHARTS, FITS, KIND_KEYS, MILESTONE_KEYS, OPTION_KEYS, TONES};
use super::slide::{LAYOUTS, REVEALS, SLIDE_KEYS, TRANSITIONS};
use super::{check, discussion, footer, head, looks as known_looks, theme};
use crate::source::Mistake;
use crate::source::schema::{assert_explains_each_key, assert_is_in_file, keys, of};
use crate::theme::Ink;

fn deck_schema() -> Value {
    of::<deck::File>()
}

fn theme_schema() -> Value {
    of::<looks::File>()
}

/// The styles that a theme must give which extends no other.
fn styles_of_a_theme() -> impl Iterator<Item = &'static str> {
    let has_a_look = |ink: &Ink| ink.kind_of().is_some() || matches!(ink, Ink::Stripe | Ink::Qr);
    let inks = Ink::ALL.into_iter().filter(move |ink| !has_a_look(ink));
    inks.map(Ink::name)
}

#[test]
fn the_file_of_the_deck_schema_is_fresh() {
    assert_is_in_file("deck", &deck_schema());
}

#[test]
fn the_file_of_the_theme_schema_is_fresh() {
    assert_is_in_file("theme", &theme_schema());
}

#[test]
fn every_key_is_explained() {
    assert_explains_each_key(&deck_schema());
    assert_explains_each_key(&theme_schema());
}

fn sorted<'k>(groups: &[&[&'k str]]) -> Vec<&'k str> {
    let mut keys = groups.concat();
    keys.sort_unstable();
    keys
}

#[test]
fn the_keys_are_those_that_the_loader_knows() {
    const SLIDE: &str = "/definitions/Slide";
    const DECK: &str = "/properties/deck";
    let schema = deck_schema();
    let keys = |pointer: &str| keys(&schema, pointer);
    let below = |table: &str, key: &str| format!("{table}/properties/{key}");
    assert_eq!(keys(""), sorted(&[&head::TABLES]));
    assert_eq!(keys(DECK), sorted(&[&head::KEYS]));
    assert_eq!(keys("/properties/check"), sorted(&[&check::KEYS]));
    assert_eq!(keys("/properties/theme"), sorted(&[&known_looks::KEYS]));
    for table in [DECK, SLIDE] {
        assert_eq!(keys(&below(table, "footer")), sorted(&[&footer::KEYS]));
        assert_eq!(
            keys(&(below(table, "theme") + "/anyOf/1")),
            sorted(&[&theme::KEYS])
        );
    }
    let options: Vec<_> = OPTION_KEYS
        .into_iter()
        .filter(|key| !SLIDE_KEYS.contains(key))
        .collect();
    assert_eq!(keys(SLIDE), sorted(&[&SLIDE_KEYS, &KIND_KEYS, &options]));
    assert_eq!(
        keys(&below(SLIDE, "discussion")),
        sorted(&[&discussion::KEYS])
    );
    let block = "/definitions/Block";
    assert_eq!(keys(block), sorted(&[&KIND_KEYS, &OPTION_KEYS]));
    for table in [SLIDE, block] {
        let milestone = below(table, "timeline") + "/items";
        assert_eq!(keys(&milestone), sorted(&[&MILESTONE_KEYS]));
    }
    let mut in_column = sorted(&[&KIND_KEYS, &OPTION_KEYS]);
    in_column.retain(|key| !["columns", "ratio", "gap"].contains(key));
    assert_eq!(keys("/definitions/BlockInColumn"), in_column);
    assert_eq!(keys("/definitions/Column"), in_column);
}

#[test]
fn the_keys_of_a_theme_are_those_that_the_loader_knows() {
    let schema = theme_schema();
    assert_eq!(
        keys(&schema, ""),
        sorted(&[&known_looks::FILE_KEYS, &known_looks::KEYS])
    );
    let styles = Ink::ALL.map(Ink::name);
    assert_eq!(keys(&schema, "/properties/styles"), sorted(&[&styles]));
    for style in styles {
        let keys = keys(&schema, &format!("/properties/styles/properties/{style}"));
        let known: &[&str] = if style == "stripe" {
            &["bg"]
        } else {
            &known_looks::DRESS_KEYS
        };
        assert_eq!(keys, sorted(&[known]), "{style}");
    }
    // What a deck says of looks is the same.
    let deck = deck_schema();
    for key in known_looks::KEYS {
        assert_eq!(
            deck["properties"]["theme"]["properties"][key],
            schema["properties"][key]
        );
    }
}

#[test]
fn the_words_are_those_that_the_loader_knows() {
    fn check<T>(schema: &Value, pointer: &str, words: &[(&str, T)]) {
        let listed = &schema.pointer(pointer).expect("it is there")["enum"];
        let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        assert_eq!(*listed, serde_json::json!(words), "{pointer}");
    }
    let schema = deck_schema();
    check(&schema, "/properties/deck/properties/reveal", &REVEALS);
    check(
        &schema,
        "/properties/deck/properties/transition",
        &TRANSITIONS,
    );
    let codes = Mistake::ALL.map(|code| (code.name(), code));
    check(&schema, "/properties/check/properties/allow/items", &codes);
    let slide = "/definitions/Slide/properties";
    check(&schema, &format!("{slide}/layout"), &LAYOUTS);
    check(&schema, &format!("{slide}/transition"), &TRANSITIONS);
    let discussion = format!("{slide}/discussion/properties");
    check(&schema, &format!("{discussion}/open"), &discussion::OPENS);
    check(
        &schema,
        &format!("{discussion}/reveal_answer"),
        &discussion::REVEALS,
    );
    for table in ["Slide", "Block", "BlockInColumn"] {
        let keys = format!("/definitions/{table}/properties");
        check(&schema, &format!("{keys}/reveal"), &REVEALS);
        check(&schema, &format!("{keys}/align/anyOf/0"), &ALIGNS);
        check(&schema, &format!("{keys}/align/anyOf/1/items"), &ALIGNS);
        check(&schema, &format!("{keys}/kind"), &CHARTS);
        check(&schema, &format!("{keys}/fit"), &FITS);
        check(&schema, &format!("{keys}/tone"), &TONES);
    }
}
