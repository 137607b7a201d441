//! Findings in SARIF 2.1.0, as code scanning takes them.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Findings;
use super::rules::{self, Rule};
use crate::source::{Mistake, Report, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All findings as one log of one run.
pub(super) fn text(findings: &Findings) -> String {
    let rules = rules::all();
    let results: Vec<Value> = findings
        .reports
        .iter()
        .map(|report| result(report, &rules))
        .collect();
    super::pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "seminar",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(rule: &Rule) -> Value {
    let Rule {
        code,
        meaning,
        remedy,
    } = rule;
    json!({
        "id": code.name(),
        "shortDescription": { "text": meaning },
        "help": { "text": remedy, "markdown": remedy },
    })
}

fn result(report: &Report, rules: &[Rule]) -> Value {
    let message = match &report.help {
        Some(help) => format!("{}\n{help}", report.message),
        None => report.message.to_string(),
    };
    let index = rules.iter().position(|rule| Some(rule.code) == report.code);
    json!({
        "ruleId": report.code.map_or("failure", Mistake::name),
        // -1 is SARIF's word for none in the list.
        "ruleIndex": index.map_or(json!(-1), |index| json!(index)),
        "level": match report.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": { "text": message },
        "locations": locations(report),
    })
}

fn locations(report: &Report) -> Vec<Value> {
    let location = report.place.as_ref().map(|spot| {
        json!({
            "physicalLocation": {
                "artifactLocation": { "uri": uri(spot.file.as_str()) },
                "region": {
                    "startLine": spot.location.line,
                    "startColumn": spot.location.column,
                    "endLine": spot.end.line,
                    "endColumn": spot.end.column,
                },
            },
        })
    });
    location.into_iter().collect()
}

/// A path as a URI: one that is not absolute is relative to where the program ran.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("talks/tides.toml"), "talks/tides.toml");
        assert_eq!(uri("a b/ü%:.toml"), "a%20b/%C3%BC%25%3A.toml");
        assert_eq!(uri("/home/me/a.toml"), "file:///home/me/a.toml");
    }
}
