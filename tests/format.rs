//! `seminar fmt` on every deck that there is: it says the same before and after, and twice is as once.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use std::fs;
use std::path::{Path, PathBuf};

use seminar::deck::{FormatError, format, parse};
use seminar::source::Finding;

/// The TOML files in a folder of the repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    files
}

/// What the deck in `text` says, and what is wrong with it, without the places where that stands.
fn said(text: &str) -> Vec<String> {
    let told = |findings: &[Finding]| {
        let told = findings
            .iter()
            .map(|found| (found.code, found.message.clone()));
        format!("{:#?}", told.collect::<Vec<_>>())
    };
    let outcome = match parse(text) {
        Ok(parsed) => format!("{:#?}\n{}", parsed.deck, told(&parsed.findings)),
        Err(findings) => told(&findings),
    };
    let lines = outcome.lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("span: "));
    lines.map(without_places).collect()
}

/// A line without the numbers that follow the words "line" and "column".
fn without_places(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for index in 1..words.len() {
        let [before, after] = [words[index - 1], words[index]];
        if before.ends_with("line") || before.ends_with("column") {
            words[index] = after.trim_start_matches(|char: char| char.is_ascii_digit());
        }
    }
    words.join(" ")
}

#[test]
fn every_deck_says_the_same_before_and_after_and_twice_is_as_once() {
    let (mut laid_out, mut refused) = (0, 0);
    for folder in [
        "tests/decks/valid",
        "tests/decks/invalid",
        "tests/decks/hostile",
        "assets",
        "assets/starters",
        "themes",
        ".",
    ] {
        for path in files(folder) {
            let Ok(text) = fs::read_to_string(&path) else {
                assert_eq!(folder, "tests/decks/hostile", "{}", path.display());
                continue;
            };
            match format(&text) {
                Ok(new) => {
                    laid_out += 1;
                    assert_eq!(format(&new).as_ref(), Ok(&new), "{}", path.display());
                    assert_eq!(said(&new), said(&text), "{}", path.display());
                    if let Ok(before) = toml::from_str::<toml::Table>(&text) {
                        assert_eq!(
                            toml::from_str::<toml::Table>(&new),
                            Ok(before),
                            "{}",
                            path.display()
                        );
                    }
                }
                Err(FormatError::NoToml(findings)) => {
                    refused += 1;
                    assert!(!findings.is_empty(), "{}", path.display());
                    assert!(folder.starts_with("tests/decks/"), "{}", path.display());
                    assert_ne!(folder, "tests/decks/valid", "{}", path.display());
                }
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
    }
    assert!(laid_out > 100, "{laid_out}");
    assert!(refused > 10, "{refused}");
}
