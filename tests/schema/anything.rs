//! Texts made of chance: what is read without an error passes.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use seminar::config;
use seminar::deck::parse;
use serde_json::{Value, json};

use super::{CONFIG, DECK, complaints, examples, is_error, keys, schema, toml, validator, values};

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
    let validator = validator(&super::schema(schema));
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
