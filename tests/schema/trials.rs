//! The examples and defaults that a deck's schema names, each in a deck.

use seminar::deck::{Deck, parse};
use seminar::source::Finding;
use serde_json::Value;

use super::{DECK, complaints, examples, keys, schema, toml, validator, values};

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
