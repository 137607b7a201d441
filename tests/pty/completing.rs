//! Command lines that shells complete: the scripts of `seminar completions` in the shells themselves.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::folder;
use crate::terminal::{SEMINAR, Setup, Terminal};

const DECK: &str = r#"
[[slides]]
title = "Spring tides"
speaker = "Team North"

[[slides]]
title = "Neap tides"
speaker = "Team South"
"#;

/// Ctrl-u: takes the line away again.
const KILL: &[u8] = b"\x15";

/// What is typed before the Tab, and how the line goes on after it. No two lines are alike.
const LINES: [(&str, &str); 8] = [
    ("seminar pres", "seminar present"),
    ("seminar check --deny w", "seminar check --deny warnings"),
    ("seminar --theme whi", "seminar --theme whiteboard"),
    ("seminar --theme=chal", "seminar --theme=chalkboard"),
    ("seminar check --for", "seminar check --format"),
    ("seminar a\\ d", "seminar a\\ deck.toml"),
    ("seminar a\\ deck.toml --start ne", "--start neap-tides"),
    (
        "seminar rehearse slides.toml --as 'Team S",
        "--as 'Team South'",
    ),
];

/// Whether there is such a shell. Where there must be one, its lack is a failure.
#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests should know what was left out"
)]
fn has(shell: &str) -> bool {
    let is_there = Command::new(shell).arg("--version").output().is_ok();
    assert!(
        is_there || env::var_os("CI").is_none(),
        "there is no {shell}"
    );
    if !is_there {
        eprintln!("{shell} is not installed: its completions are not tried");
    }
    is_there
}

/// A folder with two decks, and files that are none.
fn home() -> PathBuf {
    let folder = folder::own();
    for deck in ["slides.toml", "a deck.toml"] {
        fs::write(folder.join(deck), DECK).unwrap();
    }
    fs::write(folder.join("a drawing.png"), "").unwrap();
    folder
}

/// The folders in which programs are looked for: first that of the program under test.
fn path() -> String {
    let ours = Path::new(SEMINAR).parent().unwrap();
    let others = env::var("PATH").unwrap_or_default();
    format!("{}:{others}", ours.display())
}

/// A shell in a terminal, in `folder`, that has done what `prepare` says.
fn open(command: &[&str], folder: &Path, prepare: &str) -> Terminal {
    let mut terminal = Setup::command(command)
        .size(100, 50)
        .variable("PATH", &path())
        .variable("HOME", &folder.to_string_lossy())
        .variable("PS1", "> ")
        .start();
    let ready = format!("cd '{}' && {prepare} && echo rea''dy\n", folder.display());
    terminal.press(ready.as_bytes());
    terminal.wait_for("\nready");
    terminal
}

fn completes_all_lines(mut terminal: Terminal, folder: &Path) {
    // What is only completed is never run.
    terminal.press(b"seminar \"$(touch run)\" `touch run` $(touch run) --start s\t");
    terminal.press(KILL);
    for (typed, completed) in LINES {
        terminal.press(typed.as_bytes());
        terminal.press(b"\t");
        terminal.wait_for(completed);
        terminal.press(KILL);
    }
    assert!(!folder.join("run").exists());
    terminal.close();
}

#[test]
fn bash_completes_what_can_be_written() {
    if has("bash") {
        let folder = home();
        let bash = ["bash", "--norc", "--noprofile", "-i"];
        let terminal = open(&bash, &folder, "source <(seminar completions bash)");
        completes_all_lines(terminal, &folder);
    }
}

#[test]
fn zsh_completes_what_can_be_written() {
    if has("zsh") {
        let folder = home();
        let prepare =
            "autoload -Uz compinit && compinit -u -D && source <(seminar completions zsh)";
        let terminal = open(&["zsh", "-f", "-i"], &folder, prepare);
        completes_all_lines(terminal, &folder);
    }
}

#[test]
fn fish_completes_what_can_be_written() {
    if !has("fish") {
        return;
    }
    let folder = home();
    let offered = |line: &str| {
        let ask = format!("seminar completions fish | source; complete -C '{line}'");
        let output = Command::new("fish")
            .args(["--no-config", "-c", &ask])
            .current_dir(&folder)
            .env("PATH", path())
            .env("HOME", &folder)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        offered("seminar pres"),
        "present\tPresent a deck, which is what `seminar` does by itself\n"
    );
    assert!(offered("seminar --theme=chal").starts_with("--theme=chalkboard\t"));
    assert!(offered("seminar check --for").starts_with("--format\t"));
    assert_eq!(
        offered("seminar check s").lines().next(),
        Some("slides.toml")
    );
    assert_eq!(
        offered("seminar a\\ deck.toml --start ne"),
        "neap-tides\t2: Neap tides\n"
    );
    assert_eq!(
        offered("seminar rehearse slides.toml --as \"Team S"),
        "Team South\n"
    );
}
