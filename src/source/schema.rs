//! JSON Schemas for what is written in TOML, made of types whose doc comments explain each key.
//!
//! Editors read them, and so they are plain: of draft 7, with as few references and alternatives as
//! can be, for what stands beside those is not shown everywhere. They are made by the tests and
//! committed; the program has them as text.

use std::fs;
use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The columns of a schema file.
const COLUMNS: usize = 100;

/// The schema of `T`.
pub(crate) fn of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    // What an alternative refers to is plain before it is taken into another schema.
    let mut definitions = schema["definitions"].clone();
    let parts = definitions.as_object_mut().into_iter().flatten();
    parts.for_each(|(_, part)| each(part, &mut |schema| plain(schema, &Value::Null)));
    each(&mut schema, &mut |schema| plain(schema, &definitions));
    schema
}

/// A table that may have no other keys, and must have the `needed` ones.
pub(crate) fn table<const N: usize>(needed: [&'static str; N]) -> impl FnMut(&mut Schema) {
    move |schema| {
        schema.insert("additionalProperties".to_owned(), json!(false));
        if N == 0 {
            schema.remove("required");
        } else {
            schema.insert("required".to_owned(), json!(needed.as_slice()));
        }
    }
}

/// The file `schema/NAME.schema.json` holds `schema`. With `UPDATE_SCHEMA` set it is written.
pub(crate) fn assert_is_in_file(name: &str, schema: &Value) {
    let file = format!("schema/{name}.schema.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    let text = format!("{}\n", written(schema, 0, 0));
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &text).expect("the file can be written");
    }
    let is_fresh = fs::read_to_string(&path).is_ok_and(|old| old == text);
    assert!(
        is_fresh,
        "{file} is stale: run `UPDATE_SCHEMA=1 cargo test --lib schema` and look at the difference"
    );
}

/// The keys of the table that stands in `schema` at this JSON pointer, sorted.
pub(crate) fn keys<'s>(schema: &'s Value, pointer: &str) -> Vec<&'s str> {
    let table = schema.pointer(pointer).expect("there is such a table");
    let keys = table["properties"].as_object().expect("it has keys").keys();
    let mut keys: Vec<_> = keys.map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// Every key in `schema` has a description, and examples unless all of its values are listed.
pub(crate) fn assert_explains_each_key(schema: &Value) {
    let mut schema = schema.clone();
    each(&mut schema, &mut |table| {
        let keys = table.get("properties").and_then(Value::as_object);
        for (key, schema) in keys.into_iter().flatten() {
            let told = schema["description"].as_str().unwrap_or_default();
            assert!(told.ends_with('.'), "`{key}` is explained: {schema}");
            let is_listed = schema["enum"].is_array()
                || schema["const"] == json!(true)
                || schema["type"] == json!("boolean");
            let has_examples = schema["examples"]
                .as_array()
                .is_some_and(|it| !it.is_empty());
            assert!(is_listed || has_examples, "`{key}` has examples: {schema}");
        }
    });
}

/// Visits all schemas inside of `schema`, and then itself.
fn each(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let Value::Object(object) = schema else {
        return;
    };
    for (key, value) in object.iter_mut() {
        match (key.as_str(), value) {
            ("properties" | "definitions", Value::Object(named)) => {
                for schema in named.values_mut() {
                    each(schema, visit);
                }
            }
            ("items" | "anyOf" | "oneOf" | "allOf", Value::Array(schemas)) => {
                for schema in schemas {
                    each(schema, visit);
                }
            }
            ("items" | "additionalItems" | "additionalProperties", schema) => each(schema, visit),
            _ => {}
        }
    }
    visit(object);
}

fn plain(schema: &mut Map<String, Value>, definitions: &Value) {
    // It says how Rust keeps a number.
    if schema.get("type") != Some(&json!("string")) {
        schema.remove("format");
    }
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let paragraphs: Vec<_> = text.split("\n\n").map(|it| it.replace('\n', " ")).collect();
        *text = paragraphs.join("\n\n");
    }
    list_words(schema);
    merge(schema, definitions);
    let description = schema.get("description").cloned();
    let alternatives = schema.get_mut("anyOf").and_then(Value::as_array_mut);
    for alternative in alternatives.into_iter().flatten() {
        let alternative = alternative
            .as_object_mut()
            .expect("an alternative is a schema");
        if let Some(description) = &description {
            alternative
                .entry("description")
                .or_insert_with(|| description.clone());
        }
    }
}

/// Words that have a description each become a list of words, and a list in the description.
fn list_words(schema: &mut Map<String, Value>) {
    let words = schema.get("oneOf").and_then(Value::as_array);
    let Some(words) = words.filter(|words| words.iter().all(|word| word["const"].is_string()))
    else {
        return;
    };
    let names: Vec<_> = words.iter().map(|word| word["const"].clone()).collect();
    let told: Vec<_> = words
        .iter()
        .map(|word| word["description"].clone())
        .collect();
    if let Some(Value::String(text)) = schema.get_mut("description") {
        for word in names.iter().zip(&told) {
            let (Value::String(name), Value::String(told)) = word else {
                panic!("{word:?} is explained");
            };
            let mark = if text.contains("\n- ") { "\n" } else { "\n\n" };
            text.extend([mark, "- `", name, "`: ", told]);
        }
    }
    schema.remove("oneOf");
    schema.insert("type".to_owned(), json!("string"));
    schema.insert("enum".to_owned(), names.into());
    // taplo shows this beside each word; other programs do not mind.
    schema.insert(
        "x-taplo".to_owned(),
        json!({ "docs": { "enumValues": told } }),
    );
}

/// Alternatives of different types become one schema: it says where in a value something is wrong,
/// which alternatives cannot.
fn merge(schema: &mut Map<String, Value>, definitions: &Value) {
    let Some(Value::Array(alternatives)) = schema.remove("anyOf") else {
        return;
    };
    let mut one = Map::new();
    let mut types: Vec<Value> = Vec::new();
    let mut others = Vec::new();
    for alternative in alternatives {
        let resolved = match alternative["$ref"].as_str() {
            Some(name) => definitions.get(name.trim_start_matches("#/definitions/")),
            None => Some(&alternative),
        };
        let Some(resolved) = resolved.and_then(Value::as_object) else {
            others.push(alternative);
            continue;
        };
        let new = types_of(resolved);
        let is_other = new.is_empty()
            || new.iter().any(|kind| types.contains(kind))
            || resolved.iter().any(|(key, value)| {
                !is_of_one_type(key, value) || key != "type" && one.contains_key(key)
            });
        if is_other {
            others.push(alternative);
            continue;
        }
        types.extend(new);
        one.extend(
            resolved
                .clone()
                .into_iter()
                .filter(|(key, _)| !["type", "description"].contains(&key.as_str())),
        );
    }
    let types = match types.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        _ => Some(Value::Array(types)),
    };
    if let Some(types) = types {
        one.insert("type".to_owned(), types);
    }
    if others.is_empty() {
        schema.extend(one);
    } else {
        others.extend((!one.is_empty()).then_some(Value::Object(one)));
        schema.insert("anyOf".to_owned(), others.into());
    }
}

fn types_of(schema: &Map<String, Value>) -> Vec<Value> {
    match schema.get("type") {
        Some(Value::Array(types)) => types.clone(),
        kind => kind.cloned().into_iter().collect(),
    }
}

/// Whether a keyword says nothing of values of other types than that of its schema.
fn is_of_one_type(keyword: &str, value: &Value) -> bool {
    match keyword {
        "not" => value["const"].is_boolean(),
        "const" | "enum" | "$ref" | "anyOf" | "oneOf" | "allOf" => false,
        _ => true,
    }
}

/// A value as text that is indented by `indent` columns, the first line of which has `used` ones
/// already. What fits in a line stands in one.
fn written(value: &Value, indent: usize, used: usize) -> String {
    let line = in_a_line(value);
    let is_schema = value.get("description").is_some();
    if !is_schema && used + line.chars().count() < COLUMNS {
        return line;
    }
    let space = " ".repeat(indent + 2);
    let (lines, [open, close]): (Vec<_>, _) = match value {
        Value::Array(values) => {
            let values = values.iter();
            (
                values
                    .map(|value| written(value, indent + 2, indent + 3))
                    .collect(),
                ["[", "]"],
            )
        }
        Value::Object(object) => {
            let entry = |(key, value): (&String, &Value)| {
                let key = format!("{}: ", json!(key));
                let used = indent + 3 + key.chars().count();
                key + &written(value, indent + 2, used)
            };
            (object.iter().map(entry).collect(), ["{", "}"])
        }
        _ => return line,
    };
    let lines: Vec<_> = lines
        .into_iter()
        .map(|line| space.clone() + &line)
        .collect();
    format!(
        "{open}\n{}\n{}{close}",
        lines.join(",\n"),
        " ".repeat(indent)
    )
}

fn in_a_line(value: &Value) -> String {
    match value {
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(in_a_line).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(object) if !object.is_empty() => {
            let entry =
                |(key, value): (&String, &Value)| format!("{}: {}", json!(key), in_a_line(value));
            let entries: Vec<_> = object.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        _ => value.to_string(),
    }
}
