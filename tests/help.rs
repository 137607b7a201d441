//! The whole tree of `--help`, as it stands within a hundred columns: whatever subcommand is added is
//! in it.

use std::process::Command;

/// What the program says to `words`, which ask it for help.
fn help(words: &[&str]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_seminar"))
        .args(words)
        .env_clear()
        .output()
        .expect("the program runs");
    assert_eq!(ran.status.code(), Some(0), "{words:?}");
    assert!(ran.stderr.is_empty(), "{words:?}");
    String::from_utf8(ran.stdout).expect("help is text")
}

/// The subcommands that a page of help names.
fn subcommands(page: &str) -> Vec<&str> {
    let list = page.lines().skip_while(|line| *line != "Commands:").skip(1);
    list.take_while(|line| !line.is_empty())
        // What a line goes on with stands further in.
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next())
        .filter(|word| !word.is_empty() && *word != "help")
        .collect()
}

/// Adds the pages of the command `path` and of all that is under it.
fn gather(path: &[&str], pages: &mut Vec<String>) {
    let page = help(&[path, &["--help"]].concat());
    let rule = "=".repeat(100);
    let call = [&["seminar"], path, &["--help"]].concat().join(" ");
    pages.push(format!("{rule}\n$ {call}\n\n{page}"));
    for word in subcommands(&page) {
        gather(&[path, &[word]].concat(), pages);
    }
}

#[test]
fn the_whole_tree_of_help_is_as_it_was() {
    let mut pages = Vec::new();
    gather(&[], &mut pages);
    assert!(pages.len() > 8, "only {} pages were found", pages.len());
    insta::assert_snapshot!(pages.join("\n"));
}

#[test]
fn no_line_of_help_is_wider_than_eighty_columns_of_a_terminal_that_has_no_more() {
    let ran = Command::new(env!("CARGO_BIN_EXE_seminar"))
        .arg("--help")
        .env_clear()
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs");
    let page = String::from_utf8(ran.stdout).expect("help is text");
    let widest = page.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| widest <= 80), "{page}");
}

#[test]
fn short_help_is_the_same_page() {
    assert_eq!(help(&["-h"]), help(&["--help"]));
}
