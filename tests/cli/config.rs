//! The configuration, by what commands make of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{DECK, Ran, command, folder};

/// A folder with the deck, and beside it the home of somebody who configured this.
fn home(name: &str, text: &[u8]) -> (PathBuf, PathBuf) {
    let here = folder(name, &[("slides.toml", DECK)]);
    let home = here.join("home");
    fs::create_dir_all(home.join(".config/seminar")).unwrap();
    fs::write(home.join(".config/seminar/config.toml"), text).unwrap();
    (here, home)
}

fn run_at(home: &Path, folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = command(folder, arguments);
    let command = command.env("HOME", home);
    let command = command.env("TERM", "xterm-256color");
    Ran::from(command.env("COLORTERM", "truecolor").output().unwrap())
}

/// What is said, without the part of paths that is different everywhere.
fn told(text: &str, home: &Path) -> String {
    text.replace(&*home.to_string_lossy(), "~")
}

#[test]
fn what_holds_is_printed_with_who_says_so() {
    let text = b"theme = { dark = 'mono', light = 'paper' }\nclock = 'left'\n\n[check]\nsizes = ['40x12']\n\n[keys]\nnext = ['n', 'space']\nquit = 'ctrl-x q'\n";
    let (here, home) = home("config", text);
    let mut command = command(&here, &["config"]);
    let ran = Ran::from(
        command
            .env("HOME", &home)
            .env("REDUCED_MOTION", "1")
            .output()
            .unwrap(),
    );
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(told(&ran.stdout, &home), @r#"
    # ~/.config/seminar/config.toml

    theme = { dark = "mono", light = "paper" }  # line 1
    images = "auto"                             # default
    clock = "left"                              # line 2
    reduced_motion = true                       # REDUCED_MOTION
    record = false                              # default
    blank_pauses_clock = false                  # default

    [check]
    sizes = ["40x12"]                           # line 5

    [keys] # all others are as `seminar keys` lists them
    next = ["n", "Space"]                       # line 8
    quit = ["Ctrl-x q", "Ctrl-c"]               # line 9
    "#);
}

#[test]
fn without_a_configuration_all_is_as_usual() {
    let here = folder::own();
    let ran = run_at(&here, &here, &["config"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(told(&ran.stdout, &here), @r#"
    # ~/.config/seminar/config.toml (not there)

    theme = "chalkboard"         # default
    images = "auto"              # default
    clock = "none"               # default
    reduced_motion = false       # default
    record = false               # default
    blank_pauses_clock = false   # default

    [check]
    sizes = ["80x24", "120x40"]  # default

    [keys] # all others are as `seminar keys` lists them
    "#);
    let homeless = super::run(&here, &["config"]);
    assert_eq!(homeless.code, Some(0));
    let first = homeless.stdout.lines().next();
    let none = "# none: neither XDG_CONFIG_HOME nor HOME names a folder";
    assert_eq!(first, Some(none));
}

#[test]
fn the_folder_of_configurations_may_be_another() {
    let (here, home) = home("config-xdg", b"clock = 'left'\n");
    fs::create_dir_all(home.join("other/seminar")).unwrap();
    fs::write(home.join("other/seminar/config.toml"), "clock = 'time'\n").unwrap();
    let mut command = command(&here, &["config"]);
    command.env("HOME", &home);
    let ran_there = Ran::from(
        command
            .env("XDG_CONFIG_HOME", home.join("other"))
            .output()
            .unwrap(),
    );
    assert!(ran_there.stdout.contains("clock = \"time\""));
    let relative = Ran::from(command.env("XDG_CONFIG_HOME", "other").output().unwrap());
    assert!(relative.stdout.contains("clock = \"left\""));
}

#[test]
fn all_that_is_wrong_is_told_and_the_rest_holds() {
    let text = b"theme = 'papr'\nimages = 'blocks'\nrecrod = true\n\n[keys]\nblank = 'n'\nnotes = 'f2'\noverview = 'f2'\n";
    let (here, home) = home("config-wrong", text);
    let ran = run_at(&home, &here, &["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("images = \"blocks\""));
    let theme = ran.stdout.lines().find(|line| line.starts_with("theme"));
    assert!(
        theme.is_some_and(|line| line.ends_with("# default")),
        "{theme:?}"
    );
    insta::assert_snapshot!(told(&ran.stderr, &home), @r"
    ~/.config/seminar/config.toml:1:9: error: there is no theme `papr`
      |
    1 | theme = 'papr'
      |         ^^^^^^
      = help: did you mean `paper`?

    ~/.config/seminar/config.toml:3:1: error: unknown key `recrod`
      |
    3 | recrod = true
      | ^^^^^^
      = help: did you mean `record`?

    ~/.config/seminar/config.toml:6:9: error: `n` cannot be `blank`: it is `next` by default
      |
    6 | blank = 'n'
      |         ^^^
      = help: choose another key, or give `next` keys of its own in [keys]

    ~/.config/seminar/config.toml:8:12: error: `F2` cannot be `overview`: it is `notes` in line 7
      |
    8 | overview = 'f2'
      |            ^^^^
      = help: choose another key
    ");
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let (here, home) = home("config-unreadable", b"clock = '\xe9'\n");
    let ran = run_at(&home, &here, &["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("config.toml (not read)"));
    let file = home.join(".config/seminar/config.toml");
    let binary = told(&ran.stderr, &home);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let ran = run_at(&home, &here, &["config"]);
    let parts = [binary, told(&ran.stderr, &home)];
    insta::assert_snapshot!(parts.join("\n"), @r"
    error: the configuration ~/.config/seminar/config.toml is not in UTF-8: line 1 has the byte 0xe9
      = help: save it in UTF-8

    error: the configuration ~/.config/seminar/config.toml is a folder
      = help: name a file in it
    ");
}

#[test]
fn keys_are_listed_as_they_are_configured() {
    let (here, home) = home("config-keys", b"[keys]\nblank = 'f2'\nsearch = 'n'\n");
    let ran = run_at(&home, &here, &["keys", "--names"]);
    assert_eq!(ran.code, Some(0));
    let blank = ran.stdout.lines().find(|line| line.contains("blank "));
    let words: Vec<&str> = blank.unwrap().split_whitespace().take(2).collect();
    assert_eq!(words, ["blank", "F2"]);
    assert!(ran.stderr.contains("`n` cannot be `search`"));
}

#[test]
fn a_deck_that_says_nothing_of_its_looks_has_the_configured_theme() {
    let (here, home) = home("config-theme", b"theme = 'own.toml'\n");
    let own = home.join(".config/seminar/own.toml");
    fs::write(&own, "extends = 'paper'\npalette = { ink = '#102030' }\n").unwrap();
    let colored = ["--print", "--color"];
    let print = |more: &[&str]| {
        let ran = run_at(&home, &here, &[&colored[..], more].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{more:?}");
        ran.stdout
    };
    assert_eq!(print(&[]), print(&["--theme", &own.to_string_lossy()]));
    assert_ne!(print(&[]), print(&["--theme", "paper"]));

    let deck = String::from_utf8(DECK.to_vec()).unwrap();
    let themed = deck.replace("[deck]", "[deck]\ntheme = \"mono\"");
    fs::write(here.join("slides.toml"), themed).unwrap();
    assert_eq!(print(&[]), print(&["--theme", "mono"]));
    let changed = deck.replacen("[[slides]]", "[theme]\nprogress = true\n\n[[slides]]", 1);
    fs::write(here.join("slides.toml"), changed).unwrap();
    assert_eq!(print(&[]), print(&["--theme", "chalkboard"]));
}

#[test]
fn a_broken_configuration_keeps_no_slide_from_being_printed() {
    let (here, home) = home("config-broken", b"clock = \n");
    let ran = run_at(&home, &here, &["--print"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("Why the sea comes and goes"));
    insta::assert_snapshot!(told(&ran.stderr, &home), @r"
    ~/.config/seminar/config.toml:1:9: error: this key has no value
      |
    1 | clock =
      |         ^
      = help: write a text in quotes, a number, `true` or an array
    ");
}

#[test]
fn decks_are_checked_on_the_configured_screens_unless_others_are_named() {
    let (here, home) = home("config-check", b"check.sizes = ['20x5']\nclok = 1\n");
    let small = run_at(&home, &here, &["check"]);
    assert!(small.stdout.contains("at 20x5"), "{}", small.stdout);
    assert!(small.stderr.contains("did you mean `clock`?"));
    let named = run_at(&home, &here, &["check", "--size", "80x24"]);
    assert!(!named.stdout.contains("20x5"), "{}", named.stdout);
    assert_eq!(named.code, Some(0));
}
