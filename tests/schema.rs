//! The JSON Schemas: what they take and refuse, held against what the loader does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

#[path = "schema/anything.rs"]
mod anything;
#[path = "schema/trials.rs"]
mod trials;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use seminar::config;
use seminar::deck::parse;
use seminar::source::{Finding, Severity};
use serde_json::{Map, Value, json};

const DECK: &str = include_str!("../schema/deck.schema.json");
const THEME: &str = include_str!("../schema/theme.schema.json");
const CONFIG: &str = include_str!("../schema/config.schema.json");

/// Decks, and slides by the line where they begin, with an error that a schema cannot know of, and
/// what of.
const BEYOND: &[(&str, &str)] = &[
    (
        "only-skipped-slides",
        "that slides which are skipped are none",
    ),
    ("chart:5", "that there are as many numbers as labels"),
    ("chart:16", "that a label comes once in a series"),
    (
        "chart:24",
        "that a label comes once in labels that series share",
    ),
    ("discussion:15", "how many options there are"),
    ("durations:13", "that hours add up to more than a day"),
    ("table:17", "that rows are of one length"),
];

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The TOML files in a folder.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// A file's values as JSON, which validators of TOML make of it; none where it is no TOML.
fn read(path: &Path) -> Option<Value> {
    values(&fs::read_to_string(path).unwrap())
}

fn values(text: &str) -> Option<Value> {
    text.parse::<toml::Table>()
        .ok()
        .map(|table| json(toml::Value::Table(table)))
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        // JSON has neither infinity nor what is no number.
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key, json(value)));
            Value::Object(entries.collect())
        }
    }
}

/// A value as TOML on one line.
fn toml(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(toml).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(table) => {
            let entries: Vec<_> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", json!(key), toml(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        // What JSON writes of these, TOML reads.
        _ => value.to_string(),
    }
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn complaints(validator: &Validator, values: &Value) -> Vec<String> {
    let errors = validator.iter_errors(values);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_deck_without_errors_passes() {
    let validator = validator(&schema(DECK));
    let folders = ["tests/decks/valid", "assets", "assets/starters"];
    let mut decks: Vec<_> = folders.into_iter().flat_map(files).collect();
    decks.push(root().join("slides.toml"));
    // What is odd there is the text; the values that come of it are those of any deck.
    decks.extend(files("tests/decks/hostile").into_iter().filter(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        parse(&text).is_ok_and(|parsed| !parsed.findings.iter().any(is_error))
    }));
    for deck in decks {
        let Some(values) = read(&deck) else {
            assert!(
                deck.parent().unwrap().ends_with("hostile"),
                "{}",
                deck.display()
            );
            continue;
        };
        let complaints = complaints(&validator, &values);
        assert!(
            complaints.is_empty(),
            "{}: {}",
            deck.display(),
            complaints.join("\n")
        );
    }
}

/// A deck as a whole, and what stands before its first slide and each slide as decks of their own;
/// each with a name that says where it stands.
fn parts(path: &Path) -> Vec<(String, String)> {
    const HEADER: &str = "[[slides]]\n";
    let (name, text) = (name(path), fs::read_to_string(path).unwrap());
    let mut parts = vec![(name.clone(), text.clone())];
    if !text.starts_with(HEADER) {
        parts.push((format!("{name}:1"), String::new()));
    }
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if line == HEADER {
            parts.push((format!("{name}:{}", index + 1), String::new()));
        }
        parts.last_mut().unwrap().1.push_str(line);
    }
    // Something to present, whatever the others are.
    for (_, part) in parts.iter_mut().skip(1) {
        part.push_str("[[slides]]\ntitle = \"Another\"\n");
    }
    parts
}

#[test]
fn every_slide_with_an_error_that_a_schema_can_know_of_fails() {
    let validator = validator(&schema(DECK));
    let parts = files("tests/decks/invalid")
        .into_iter()
        .flat_map(|path| parts(&path));
    let passing: BTreeSet<_> = parts
        .filter(|(_, text)| {
            let has_errors = parse(text).map_or(true, |deck| deck.findings.iter().any(is_error));
            has_errors && values(text).is_some_and(|values| validator.is_valid(&values))
        })
        .map(|(name, _)| name)
        .collect();
    let beyond = BEYOND.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(passing, beyond.collect());
}

#[test]
fn every_built_in_theme_passes() {
    let validator = validator(&schema(THEME));
    for path in files("themes") {
        let complaints = complaints(&validator, &read(&path).unwrap());
        assert!(
            complaints.is_empty(),
            "{}: {}",
            path.display(),
            complaints.join("\n")
        );
    }
}

#[test]
fn a_schema_is_one_of_draft_7() {
    for text in [DECK, THEME, CONFIG] {
        let schema = schema(text);
        assert_eq!(
            schema["$schema"],
            json!("http://json-schema.org/draft-07/schema#")
        );
        assert!(jsonschema::meta::is_valid(&schema));
    }
}

/// The keys of a table in a schema, with their schemas.
fn keys<'s>(schema: &'s Value, pointer: &str) -> &'s Map<String, Value> {
    schema.pointer(pointer).unwrap()["properties"]
        .as_object()
        .unwrap()
}

fn examples(schema: &Value) -> &[Value] {
    schema["examples"].as_array().map_or(&[], Vec::as_slice)
}

/// The keys of all tables in a schema, once each.
fn all_keys(schema: &Value) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    let mut schemas = vec![schema];
    while let Some(schema) = schemas.pop() {
        match schema {
            Value::Object(object) => {
                if let Some(Value::Object(table)) = object.get("properties") {
                    keys.extend(table.keys().map(String::as_str));
                    schemas.extend(table.values());
                }
                // What else is there may be an example, whose keys may be anything.
                let parts = ["definitions", "items", "anyOf", "additionalProperties"];
                schemas.extend(parts.iter().filter_map(|part| object.get(*part)));
                if let Some(Value::Object(named)) = object.get("definitions") {
                    schemas.extend(named.values());
                }
            }
            Value::Array(values) => schemas.extend(values),
            _ => {}
        }
    }
    keys
}

#[test]
fn every_key_stands_in_the_reference() {
    let mut deck = schema(DECK);
    // Which colours and styles there are is told of themes.
    let looks = &mut deck["properties"]["theme"]["properties"];
    looks["palette"].take();
    looks["styles"].take();
    for (schema, page) in [(&deck, "docs/deck.md"), (&schema(THEME), "docs/themes.md")] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let keys = all_keys(schema);
        assert!(keys.len() > 40, "{}", keys.len());
        for key in keys {
            let forms = [
                format!("`{key}`"),
                format!("[{key}]`"),
                format!("[{key}]]`"),
            ];
            let mut headings = text.lines().filter_map(|line| line.strip_prefix("### "));
            let is_told = forms.iter().any(|form| text.contains(form))
                || headings.any(|line| line.split(", ").any(|word| word == key));
            assert!(is_told, "{page} says nothing of `{key}`");
        }
    }
}

#[test]
fn examples_and_defaults_of_the_configuration_are_read() {
    let schema = schema(CONFIG);
    let validator = validator(&schema);
    for (pointer, header) in [
        ("", ""),
        ("/properties/check", "[check]\n"),
        ("/properties/keys", "[keys]\n"),
    ] {
        for (key, schema) in keys(&schema, pointer) {
            let default = schema.get("default").into_iter();
            for value in examples(schema).iter().chain(default) {
                let text = format!("{header}{key} = {}\n", toml(value));
                let (_, findings) = config::parse(&text);
                assert!(findings.is_empty(), "{text}\n{findings:?}");
                assert!(validator.is_valid(&values(&text).unwrap()), "{text}");
            }
        }
    }
}

#[test]
fn what_cannot_stand_in_a_configuration_fails() {
    let validator = validator(&schema(CONFIG));
    for text in [
        "them = \"paper\"",
        "theme = 3",
        "images = \"sixels\"",
        "clock = true",
        "record = \"yes\"",
        "[check]\nsizes = []",
        "[check]\nsizes = [\"80\"]",
        "[check]\nsizes = [\"501x24\"]",
        "[keys]\nnxet = \"n\"",
        "[keys]\nnext = 1",
        "[keys]\ngo_to = \"f2\"",
    ] {
        assert!(!config::parse(text).1.is_empty(), "{text}");
        assert!(!validator.is_valid(&values(text).unwrap()), "{text}");
    }
}
