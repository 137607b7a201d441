//! What is written in each format.

use serde_json::Value;

use super::{SCHEMA, check, folder, json, wrong};

#[test]
fn people_read_each_finding_with_its_line_and_a_count() {
    let ran = check(&wrong("human"), &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = wrong("colours");
    let plain = check(&folder, &[]).stdout;
    let colored = check(&folder, &["--color"]).stdout;
    assert!(!plain.contains('\x1b'));
    assert!(colored.contains("\x1b[1;31merror[unknown-key]\x1b[0m: "));
    let mut without = colored.clone();
    for code in ["1;31", "1;33", "31", "33", "2", "0"] {
        without = without.replace(&format!("\x1b[{code}m"), "");
    }
    assert_eq!(without, plain);
}

#[test]
fn programs_read_json_that_its_schema_describes() {
    let document = json(&wrong("json"), &[]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&document).unwrap());
    json(
        &folder(
            "json-clean",
            &[("slides.toml", "[[slides]]\ntitle = \"A\"\n")],
        ),
        &[],
    );
}

#[test]
fn the_schema_refuses_what_the_program_never_writes() {
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let good = json(&wrong("json-refused"), &[]);
    for (pointer, value) in [
        ("/version", Value::from(2)),
        ("/findings/0/severity", "fatal".into()),
        ("/findings/0/line", 0.into()),
        ("/findings/0/message", "".into()),
        ("/findings/0/code", "Unknown Key".into()),
        ("/errors", "1".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&bad), "{pointer}");
    }
}

#[test]
fn github_reads_a_command_for_each_finding() {
    let ran = check(&wrong("github"), &["--format", "github"]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn code_scanning_reads_sarif() {
    let ran = check(&wrong("sarif"), &["--format", "sarif"]);
    assert_eq!(ran.code, Some(1));
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    // What the format asks for (3.18, 3.19), and what GitHub does.
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "seminar");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &rules[index];
        assert_eq!(rule["id"], result["ruleId"]);
        for text in [&rule["help"], &rule["shortDescription"], &result["message"]] {
            assert!(!text["text"].as_str().unwrap().is_empty());
        }
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].is_string());
        let region = &place["region"];
        for number in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[number].as_u64().unwrap() > 0, "{number}");
        }
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&run["results"]).unwrap());
}
