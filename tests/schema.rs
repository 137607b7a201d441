//! The JSON Schemas: what they take and refuse, held against what the loader does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use seminar::config;
use seminar::deck::{Deck, parse};
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

/// A deck with this key and value, which may be one that the loader has to say something about.
struct Trial {
    with: String,
    without: String,
    /// What is tried.
    key: String,
}

/// Each key of the deck schema with each value that `values` takes from its schema, where it may
/// stand.
fn trials(schema: &Value, values: fn(&Value) -> Vec<&Value>) -> Vec<Trial> {
    const SLIDE: &str = "[[slides]]\ntitle = \"First\"\ntext = \"a\"\n[[slides]]\n";
    const LAST: &str = "\n[[slides]]\ntitle = \"Last\"\n";
    let mut trials = Vec::new();
    let mut add = |pointer: &str, before: &dyn Fn(&str) -> Option<String>| {
        for (key, schema) in keys(schema, pointer) {
            let Some(before) = before(key) else {
                continue;
            };
            trials.extend(values(schema).into_iter().map(|value| Trial {
                with: format!("{before}{key} = {}\n{LAST}", toml(value)),
                without: format!("{before}{LAST}"),
                key: format!("{pointer}/{key}"),
            }));
        }
    };
    add("/properties/deck", &|_| Some("[deck]\n".to_owned()));
    add("/properties/theme", &|_| Some("[theme]\n".to_owned()));
    add("/definitions/Slide/properties/discussion", &|key| {
        let others = match key {
            "question" => "",
            "options" | "answer" => "question = \"a\"\n",
            _ => "question = \"a\"\noptions = [\"a\", \"b\"]\nanswer = \"b\"\n",
        };
        let others = others.replace(
            "answer = \"b\"\n",
            if key == "correct" {
                ""
            } else {
                "answer = \"b\"\n"
            },
        );
        Some(format!("{SLIDE}[slides.discussion]\n{others}"))
    });
    // The options of a block stand beside it, and so does what an image cannot do without.
    let blocks = keys(schema, "/definitions/Block");
    add("/definitions/Slide", &|key| {
        let block = match &schema["definitions"]["Slide"]["dependencies"][key] {
            Value::Array(blocks) => blocks[0].as_str(),
            // The last one: a table, where it is about `align`.
            rule => rule["oneOf"]
                .as_array()
                .and_then(|rules| rules.last()?["required"][0].as_str()),
        };
        let block = block.map(|block| {
            let alt = if block == "image" && key != "alt" {
                "alt = \"a\"\n"
            } else {
                ""
            };
            format!(
                "{alt}{block} = {}\n",
                toml(examples(&blocks[block]).last().unwrap())
            )
        });
        let alt = if key == "image" { "alt = \"a\"\n" } else { "" };
        Some(format!("{SLIDE}{alt}{}", block.unwrap_or_default()))
    });
    trials
}

fn deck_of(text: &str) -> (Deck, Vec<Finding>) {
    let parsed = parse(text).unwrap_or_else(|findings| panic!("{text}\n{findings:?}"));
    (parsed.deck, parsed.findings)
}

#[test]
fn every_example_is_one_that_the_loader_reads() {
    let schema = schema(DECK);
    let validator = validator(&schema);
    let trials = trials(&schema, |schema| examples(schema).iter().collect());
    assert!(trials.len() > 60, "{}", trials.len());
    for trial in trials {
        let (_, findings) = deck_of(&trial.with);
        assert!(findings.is_empty(), "{}\n{findings:?}", trial.with);
        let complaints = complaints(&validator, &values(&trial.with).unwrap());
        assert!(complaints.is_empty(), "{}\n{complaints:?}", trial.with);
    }
}

#[test]
fn a_default_that_is_written_changes_nothing() {
    let trials = trials(&schema(DECK), |schema| {
        schema.get("default").into_iter().collect()
    });
    assert!(trials.len() > 15, "{}", trials.len());
    // Which theme a deck has that names none is not for the loader to say.
    for trial in trials
        .iter()
        .filter(|trial| trial.key != "/properties/deck/theme")
    {
        let ((with, findings), (without, _)) = (deck_of(&trial.with), deck_of(&trial.without));
        assert!(findings.is_empty(), "{}\n{findings:?}", trial.with);
        assert_eq!(with, without, "{}", trial.with);
    }
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

/// Values that some key may take, or nearly.
fn any_value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        " ",
        "a",
        "a b",
        "A-1",
        "2m",
        "0s",
        " 1h 30m ",
        "all",
        "bullets",
        "next",
        "center",
        "bar",
        "none",
        "1",
        "3-5",
        "1, 4-6 ",
        "5-3",
        "-",
        " - ",
        "#abc",
        "#abcd",
        "red",
        "default",
        "paper",
        "{title}",
        "en",
        "de-CH",
        "https://a",
        " HTTP://a",
        "ftp://a",
        "mailto:a",
        "ä.ö_é",
        "\n",
        "a\n\nb",
    ];
    let numbers = [
        -1, 0, 1, 2, 12, 40, 41, 50, 51, 100, 101, 200, 201, 255, 256, 99_999, 100_000,
    ];
    let leaf = prop_oneof![
        4 => select(texts.to_vec()).prop_map(Value::from),
        3 => select(numbers.to_vec()).prop_map(Value::from),
        1 => select(vec![json!(true), json!(false), json!(1.5), json!(-0.5)]),
    ];
    let names = select(vec![
        "dark", "light", "left", "when", "what", "question", "text", "fg", "a",
    ]);
    leaf.prop_recursive(3, 12, 3, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(names.clone().prop_map(str::to_owned), inner, 0..3)
                .prop_map(|table| Value::Object(table.into_iter().collect())),
        ]
    })
}

/// Some of the keys of a table, each with one of its examples or with anything.
fn any_table(schema: &Value, pointer: &str) -> impl Strategy<Value = String> + use<> {
    let keys: Vec<_> = keys(schema, pointer)
        .iter()
        .map(|(key, schema)| {
            let words = schema["enum"].as_array().cloned().unwrap_or_default();
            (key.clone(), [examples(schema), &words].concat())
        })
        .collect();
    let entry = select(keys).prop_flat_map(|(key, examples)| {
        let value = if examples.is_empty() {
            any_value().boxed()
        } else {
            prop_oneof![select(examples), any_value()].boxed()
        };
        (Just(key), value)
    });
    prop::collection::vec(entry, 1..4).prop_map(|entries| {
        let table: BTreeMap<_, _> = entries.into_iter().collect();
        let lines = table
            .iter()
            .map(|(key, value)| format!("{key} = {}\n", toml(value)));
        lines.collect()
    })
}

/// A deck of tables that may be right or wrong.
fn any_deck() -> impl Strategy<Value = String> {
    let schema = schema(DECK);
    let deck = any_table(&schema, "/properties/deck");
    let slide = any_table(&schema, "/definitions/Slide");
    let block = any_table(&schema, "/definitions/Block");
    let discussion = any_table(&schema, "/definitions/Slide/properties/discussion");
    prop_oneof![
        1 => deck.prop_map(|keys| format!("[deck]\n{keys}[[slides]]\n")),
        3 => slide.prop_map(|keys| format!("[[slides]]\n{keys}[[slides]]\n")),
        3 => block.prop_map(|keys| format!("[[slides]]\n[[slides.content]]\n{keys}")),
        2 => discussion.prop_map(|keys| format!("[[slides]]\n[slides.discussion]\n{keys}")),
    ]
}

/// A configuration that may be right or wrong.
fn any_configuration() -> impl Strategy<Value = String> {
    let schema = schema(CONFIG);
    let top = any_table(&schema, "");
    let check = any_table(&schema, "/properties/check");
    let keys = any_table(&schema, "/properties/keys");
    prop_oneof![
        2 => top,
        1 => check.prop_map(|keys| format!("[check]\n{keys}")),
        1 => keys.prop_map(|keys| format!("[keys]\n{keys}")),
    ]
}

/// Tries many texts: where `read` finds no error, the schema has nothing against it either.
fn assert_passes_what_is_taken(
    schema: &str,
    texts: impl Strategy<Value = String>,
    is_taken: fn(&str) -> bool,
) {
    let validator = validator(&self::schema(schema));
    let config = ProptestConfig {
        cases: 2000,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let tried = runner.run(&texts, |text| {
        if is_taken(&text) {
            let complaints = complaints(&validator, &values(&text).expect("it is TOML"));
            prop_assert!(complaints.is_empty(), "{}\n{:?}", text, complaints);
        }
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

#[test]
fn what_the_loader_takes_passes() {
    assert_passes_what_is_taken(DECK, any_deck(), |text| {
        parse(text).is_ok_and(|deck| !deck.findings.iter().any(is_error))
    });
}

#[test]
fn what_a_configuration_may_say_passes() {
    assert_passes_what_is_taken(CONFIG, any_configuration(), |text| {
        config::parse(text).1.is_empty()
    });
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
