//! That the page tells all that there is.

use std::fs;
use std::path::Path;

use clap::CommandFactory as _;

use super::{page, tables};
use crate::cli::CommandLine;

#[test]
fn the_page_has_every_command_and_every_option() {
    let mut program = CommandLine::command();
    program.build();
    let page = page(program.clone());
    for command in program.get_subcommands().filter(|it| !it.is_hide_set()) {
        let name = command.get_name();
        assert_eq!(
            page.contains(&format!(".SS \"seminar {name}\"")),
            name != "help",
            "{name}"
        );
        for option in command.get_arguments().filter_map(clap::Arg::get_long) {
            let option = option.replace('-', "\\-");
            assert!(
                page.contains(&format!("\\fB\\-\\-{option}\\fR")),
                "{option}"
            );
        }
    }
    assert!(!page.contains("__complete") && !page.contains("\\_\\_complete"));
}

#[test]
fn the_page_is_plain_ascii() {
    let page = page(CommandLine::command());
    assert!(page.is_ascii());
    assert!(page.lines().all(|line| line.trim_end() == line));
}

/// The names in `source` that are given to what reads the environment.
fn read_variables(source: &str) -> Vec<&str> {
    let readers = ["get(\"", "is_set(\"", "folder(\"", "var(\"", "var_os(\""];
    let mut found = Vec::new();
    for reader in readers {
        let places = source.match_indices(reader);
        found.extend(places.filter_map(|(at, _)| {
            let name = source.get(at + reader.len()..)?.split('"').next()?;
            let is_name = |letter: char| letter.is_ascii_uppercase() || letter == '_';
            (name.len() > 2 && name.chars().all(is_name)).then_some(name)
        }));
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("there is a folder") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("it is text");
            let code = text.split("#[cfg(test)]\nmod tests {").next();
            found.extend(
                code.filter(|_| !path.ends_with("tests.rs"))
                    .map(ToOwned::to_owned),
            );
        }
    }
}

#[test]
fn the_page_tells_of_every_variable_that_is_read() {
    let told: Vec<&str> = tables::ENVIRONMENT
        .iter()
        .flat_map(|(names, _)| names.iter().copied())
        .collect();
    let mut all = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli"),
        &mut all,
    );
    let read: Vec<&str> = all
        .iter()
        .flat_map(|source| read_variables(source))
        .collect();
    assert!(read.len() > 10, "only {read:?} were found");
    for name in read {
        assert!(
            told.contains(&name),
            "ENVIRONMENT in src/cli/man/tables.rs lacks {name}"
        );
    }
}
