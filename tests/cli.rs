//! The program as a command: what it prints, where, and with which exit code.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "these are tests"
)]

#[path = "cli/config.rs"]
mod config;
#[path = "cli/fmt.rs"]
mod fmt;
mod folder;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/print.rs"]
mod print;
#[path = "cli/print_all.rs"]
mod print_all;
mod program;
#[path = "cli/start.rs"]
mod start;
#[path = "cli/stdin.rs"]
mod stdin;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use program::{Ran, SEMINAR};

/// A folder of its own for the test `name`, with these files in it, which need not be text.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    program::folder(name, files)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(SEMINAR);
    command.current_dir(folder).args(arguments).env_clear();
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    Ran::from(command(folder, arguments).output().unwrap())
}

const DECK: &[u8] = br#"
[deck]
title = "Tides"

[[slides]]
title = "Why the sea comes and goes"
bullets = ["The moon pulls", "The earth turns", "The sea follows"]
reveal = "bullets"
notes = "Bring the globe."

[[slides]]
title = "Spring and neap"
text = "When sun and moon pull together, tides are **high**."
discussion = { question = "When is the tide highest?", options = ["At full moon", "At half moon"] }
"#;

#[test]
fn the_version_is_the_packages() {
    let version = run(&folder::own(), &["-V"]);
    assert_eq!(
        version.stdout,
        concat!("seminar ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert_eq!(version.code, Some(0));
}

#[test]
fn without_a_terminal_it_says_so_and_what_to_do() {
    let here = folder("no-terminal", &[("slides.toml", DECK)]);
    for arguments in [&[][..], &["slides.toml"], &["present"], &["missing.toml"]] {
        let ran = run(&here, arguments);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        insta::allow_duplicates! {
            insta::assert_snapshot!(ran.stderr, @"
            seminar: standard output is not a terminal
              Run seminar in a terminal, or let `seminar --print` write a slide as text
            ");
        }
    }
}

#[test]
fn a_deck_that_cannot_be_read_is_a_sentence() {
    let large = [b"# ".as_slice(), &vec![b'x'; 20 << 20]].concat();
    let nested = [b"[[slides]]\ntitle = ".as_slice(), &b"[".repeat(10_000)].concat();
    let here = folder(
        "unreadable",
        &[
            ("empty.toml", b""),
            ("binary.toml", b"\x7fELF\x00\x01\x02\x00"),
            ("latin.toml", b"[[slides]]\ntitle = \"caf\xe9\"\n"),
            ("large.toml", &large),
            ("nested.toml", &nested),
            ("slideless.toml", b"[deck]\ntitle = \"Nothing\"\n"),
            ("markdown.md", b"# Title\n\n- a bullet\n"),
            ("lesson.toml", DECK),
        ],
    );
    fs::create_dir(here.join("folder")).unwrap();
    let mut seen = Vec::new();
    for deck in [
        "missing.toml",
        "leson.toml",
        "folder",
        "empty.toml",
        "binary.toml",
        "latin.toml",
        "large.toml",
        "slideless.toml",
        "markdown.md",
        "/dev/null",
    ] {
        let ran = run(&here, &["--print", deck]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{deck}");
        seen.push(ran.stderr);
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
    seminar: there is no deck missing.toml
      Check the name, and the folder that you are in

    seminar: there is no deck leson.toml
      Did you mean lesson.toml?

    seminar: folder is a folder, and there is no slides.toml in it
      Name a deck in it

    seminar: empty.toml is empty
      A slide is a line [[slides]] with a line title = "…" under it

    seminar: binary.toml holds no text
      Name a file that holds a deck

    seminar: latin.toml is not in UTF-8: line 2 has the byte 0xe9
      Save it in UTF-8

    seminar: large.toml is larger than 16 MiB
      Pictures belong into files of their own, and other talks into other decks

    slideless.toml:2:18: error: there is no slide to present
      |
    2 | title = "Nothing"
      |                  ^
      = help: begin each slide with a line [[slides]]

    seminar: there is nothing to present in slideless.toml

    markdown.md:3:3: error: there is no `=` after this key
      |
    3 | - a bullet
      |   ^
      = help: a key, `=` and its value stand on one line: title = "…"

    markdown.md:3:11: error: there is no slide to present
      |
    3 | - a bullet
      |           ^
      = help: begin each slide with a line [[slides]]

    seminar: there is nothing to present in markdown.md
      Decks are written in TOML: `seminar new NAME` begins one

    seminar: /dev/null is no regular file
      Name a file that holds a deck
    "#);
    let nested = run(&here, &["--print", "nested.toml"]);
    assert!(!nested.stderr.contains("panicked"), "{}", nested.stderr);
}

#[test]
fn wrong_use_is_a_sentence() {
    let here = folder("wrong", &[("slides.toml", DECK)]);
    let mut seen = Vec::new();
    for arguments in [
        &["--print", "--theme", "chalkbord"][..],
        &["--print", "--theme", "?"],
        &["--print", "--size", "80"],
        &["--print", "--size", "501x24"],
        &["--size", "80x24"],
        &["--color"],
        &["--print", "--color", "--no-color"],
        &["--prnt"],
        &["slides.toml", "more.toml"],
        &["prsent", "slides.toml"],
        &["reherse"],
    ] {
        let ran = run(&here, arguments);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        seen.push(ran.stderr);
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    seminar: there is no theme `chalkbord`; did you mean `chalkboard`?
      Name one that `seminar themes` lists, or the path of a theme file

    seminar: there is no theme `?`
      Name one that `seminar themes` lists, or the path of a theme file

    error: invalid value '80' for '--size <WxH>': write columns and rows, such as 80x24: up to 500x200

    For more information, try '--help'.

    error: invalid value '501x24' for '--size <WxH>': write columns and rows, such as 80x24: up to 500x200

    For more information, try '--help'.

    error: the following required arguments were not provided:
      --print

    Usage: seminar --print --size <WxH> [DECK]

    For more information, try '--help'.

    error: the following required arguments were not provided:
      --print

    Usage: seminar --print --color [DECK]

    For more information, try '--help'.

    error: the argument '--color' cannot be used with '--no-color'

    Usage: seminar --print --color [DECK]

    For more information, try '--help'.

    error: unexpected argument '--prnt' found

      tip: a similar argument exists: '--print'

    Usage: seminar --print [DECK]

    For more information, try '--help'.

    seminar: `more.toml` is one deck too many
      Present one deck at a time

    seminar: there is no command `prsent`, and no deck prsent
      Did you mean `seminar present`?

    seminar: there is no command `reherse`, and no deck reherse
      Did you mean `seminar rehearse`?
    ");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let here = folder("closed", &[("slides.toml", DECK)]);
    let mut child = command(&here, &["--print", "--size", "500x200"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
}

#[test]
fn without_a_deck_there_is_a_tour() {
    let here = folder::own();
    let tour = run(&here, &["--print"]);
    assert_eq!((tour.code, tour.stderr.as_str()), (Some(0), ""));
    assert!(
        tour.stdout.contains("Teach from a terminal"),
        "{}",
        tour.stdout
    );
    // Where something is in its place, that is meant.
    fs::create_dir(here.join("slides.toml")).unwrap();
    assert_eq!(run(&here, &["--print"]).code, Some(2));
}

#[test]
fn themes_may_come_from_files() {
    let night = b"extends = \"chalkboard\"\n[styles]\ntitle = { fg = \"#010203\" }\n";
    let named = |theme: &str| format!("[deck]\ntheme = \"{theme}\"\n[[slides]]\ntitle = \"T\"\n");
    let here = folder(
        "themes",
        &[
            ("night.toml", night),
            ("bad.toml", b"extends = \"chalkboard\"\nstiles = 1\n"),
            ("own.toml", named("night.toml").as_bytes()),
            ("slips.toml", named("bad.toml").as_bytes()),
            ("outside.toml", named("../night.toml").as_bytes()),
            ("unknown.toml", named("papr").as_bytes()),
            ("plain.toml", b"[[slides]]\ntitle = \"T\"\n"),
            (
                "slide.toml",
                b"[[slides]]\ntitle = \"T\"\ntext = \"t\"\ntheme = \"night.toml\"\n",
            ),
        ],
    );
    let print = |arguments: &[&str]| {
        let mut command = command(&here, &["--print", "--color"]);
        let command = command.args(arguments).env("TERM", "xterm-direct");
        Ran::from(command.output().unwrap())
    };
    let is_night = |ran: &Ran| ran.stdout.contains("38;2;1;2;3");
    assert!(!is_night(&print(&["plain.toml"])));
    for arguments in [
        &["own.toml"][..],
        &["slide.toml"],
        &["plain.toml", "--theme", "./night.toml"],
    ] {
        let printed = print(arguments);
        assert!(is_night(&printed), "{arguments:?}: {}", printed.stderr);
        assert_eq!(
            (printed.code, printed.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
    let mut seen = Vec::new();
    for (arguments, code) in [
        (&["slips.toml"][..], 0),
        (&["outside.toml"], 0),
        (&["unknown.toml"], 0),
        (&["plain.toml", "--theme", "missing.toml"], 2),
        (&["plain.toml", "--theme", "bad.toml"], 2),
    ] {
        let printed = print(arguments);
        assert_eq!(printed.code, Some(code), "{arguments:?}");
        seen.push(printed.stderr);
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
    bad.toml:2:1: error: unknown key `stiles`
      |
    2 | stiles = 1
      | ^^^^^^
      = help: did you mean `styles`?

    outside.toml:2:9: error: the theme file ../night.toml is outside of the deck's folder
      |
    2 | theme = "../night.toml"
      |         ^^^^^^^^^^^^^^^
      = help: put the file beside the deck or in a folder below it, or present with --allow-outside

    unknown.toml:2:9: error: there is no theme `papr`
      |
    2 | theme = "papr"
      |         ^^^^^^
      = help: did you mean `paper`?

    seminar: the theme file missing.toml is not there
      Name one that `seminar themes` lists, or the path of a theme file

    bad.toml:2:1: error: unknown key `stiles`
      |
    2 | stiles = 1
      | ^^^^^^
      = help: did you mean `styles`?

    seminar: the theme file bad.toml cannot be used as it is
    "#);
}

/// Runs the program with `input` piped into it.
fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = command(folder, arguments);
    command.stdin(Stdio::piped());
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who is refused before the deck is read leaves it in the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    Ran::from(child.wait_with_output().unwrap())
}
