//! The manual page, as those read it who set it.

use std::env;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// The page as the program writes it.
fn page() -> Vec<u8> {
    let program = env!("CARGO_BIN_EXE_seminar");
    let ran = Command::new(program).arg("man").env_clear().output();
    let ran = ran.expect("the program runs");
    assert!(ran.status.success());
    ran.stdout
}

/// What mandoc makes of the page; nothing, where there is none and need not be.
#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests should know what was left out"
)]
fn mandoc(arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("mandoc");
    command.args(arguments).stdin(Stdio::piped());
    let spawned = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = spawned else {
        assert!(env::var_os("CI").is_none(), "there is no mandoc");
        eprintln!("mandoc is not installed: the manual page is not tried");
        return None;
    };
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(&page()).expect("mandoc reads");
    drop(input);
    Some(child.wait_with_output().expect("mandoc ends"))
}

#[test]
fn mandoc_finds_nothing_wrong_with_the_page() {
    let Some(linted) = mandoc(&["-T", "lint", "-W", "warning"]) else {
        return;
    };
    let told = String::from_utf8_lossy(&linted.stdout);
    // The page of a version is as old as the version.
    let mut wrong = told.lines().filter(|line| !line.contains("missing date"));
    assert_eq!(wrong.next(), None, "{told}");
}

#[test]
fn the_page_is_read_as_it_is_meant() {
    let Some(set) = mandoc(&["-T", "utf8", "-O", "width=78"]) else {
        return;
    };
    // Bold is a letter, backspace and the same letter again.
    let mut text = String::new();
    for letter in String::from_utf8_lossy(&set.stdout).chars() {
        if letter == '\u{8}' {
            text.pop();
        } else {
            text.push(letter);
        }
    }
    for told in [
        "seminar - Teach from a terminal",
        "seminar [OPTIONS] [DECK]",
        "-s, --start SLIDE\n",
        "Space → ↓ PgDn Enter j l n\n",
        "seminar check [OPTIONS] [DECK]...",
        "$XDG_STATE_HOME/seminar/ledger/",
        "NO_COLOR",
        "EXIT STATUS",
    ] {
        assert!(text.contains(told), "{told} is not in\n{text}");
    }
}
