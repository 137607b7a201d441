//! `seminar themes`: what it lists, what it shows, and what it says of a theme file.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod folder;
mod program;

use std::path::Path;
use std::process::Command;

use program::{Ran, SEMINAR, folder};
use seminar::text::width;
use seminar::theme::{BUILTIN, Ink, builtin};

/// What a deck looks like in a terminal of many colours, and what is said of it.
fn printed(folder: &Path, arguments: &[&str]) -> (String, String) {
    let (_, shown, said) = seminar(folder, &[&["--print", "--color"], arguments].concat());
    (shown, said)
}

/// The exit code, standard output and standard error of `seminar themes` in a terminal of many
/// colours, to which it does not write.
fn themes(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    seminar(folder, &[&["themes"], arguments].concat())
}

fn seminar(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    seminar_with(folder, arguments, &[])
}

/// The same in surroundings of which more is known.
fn seminar_with(
    folder: &Path,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> (Option<i32>, String, String) {
    let output = Command::new(SEMINAR)
        .current_dir(folder)
        .args(arguments)
        .env_clear()
        .env("TERM", "xterm-direct")
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let ran = Ran::from(output);
    (ran.code, ran.stdout, ran.stderr)
}

#[test]
fn all_built_in_themes_are_listed_within_eighty_columns() {
    let (code, listed, said) = themes(&folder::own(), &[]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    insta::assert_snapshot!(listed);
    let names: Vec<&str> = listed
        .lines()
        .map_while(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(names, BUILTIN);
    assert!(listed.lines().all(|line| width(line) <= 80), "{listed}");
    // In colour a sample of eight columns stands before each.
    let mut rows = listed.lines().take(names.len());
    assert!(rows.all(|row| width(row) <= 80 - 8), "{listed}");
}

#[test]
fn every_theme_can_be_shown_in_colour_and_without() {
    let here = folder::own();
    for name in BUILTIN {
        for flag in ["--color", "--no-color"] {
            let (code, shown, said) = themes(&here, &[name, flag]);
            assert_eq!((code, said.as_str()), (Some(0), ""), "{name} {flag}");
            assert!(shown.contains(name) && shown.contains("Beware."), "{name}");
            assert!(!shown.contains('↓'), "{name}: something is out of sight");
            let last = shown.lines().last().unwrap();
            let measured = ["Contrast: ", "Its colours are the terminal's own"];
            assert!(
                measured.iter().any(|start| last.starts_with(start)),
                "{last}"
            );
            assert_eq!(shown.contains('\u{1b}'), flag == "--color", "{name} {flag}");
        }
    }
}

#[test]
fn a_theme_file_is_shown_with_what_is_hard_to_read_in_it() {
    let pale = "extends = \"paper\"\nabout = \"too pale\"\n[styles]\ndim = \"#bbbbbb\"\n\
                panel-title = { fg = \"#777777\", bg = \"#888888\" }\n";
    let here = folder("file", &[("pale.toml", pale)]);
    let (code, shown, said) = themes(&here, &["./pale.toml"]);
    assert_eq!(code, Some(0));
    assert!(shown.contains("  pale\n  too pale\n"), "{shown}");
    insta::assert_snapshot!(said, @"
    warning: `dim` on the screen has a contrast of 1.8:1, and needs 4.5:1
    warning: `dim` in code has a contrast of 1.6:1, and needs 4.5:1
    warning: `panel-title` on its own background has a contrast of 1.3:1, and needs 4.5:1
    ");
}

#[test]
fn a_theme_that_is_not_there_or_is_none_is_told_with_what_to_do() {
    let here = folder(
        "none",
        &[("bad.toml", "extends = \"chalkboard\"\nstiles = 1\n")],
    );
    let mut told = Vec::new();
    for name in ["solarized", "missing.toml", "bad.toml", "."] {
        let (code, shown, said) = themes(&here, &[name]);
        assert_eq!((code, shown.as_str()), (Some(2), ""), "{name}");
        told.push(said);
    }
    insta::assert_snapshot!(told.join("\n"), @"
    seminar: there is no theme `solarized`; did you mean `solarized-dark`?
      Name one that `seminar themes` lists, or the path of a theme file

    seminar: the theme file missing.toml is not there
      Name one that `seminar themes` lists, or the path of a theme file

    bad.toml:2:1: error: unknown key `stiles`
      |
    2 | stiles = 1
      | ^^^^^^
      = help: did you mean `styles`?

    seminar: the theme file bad.toml cannot be used as it is

    seminar: there is no theme `.`
      Name one that `seminar themes` lists, or the path of a theme file
    ");
}

const DECK: &str = "[deck]\ntheme = \"paper\"\n[theme.palette]\naccent = \"#010203\"\n\
                    [theme.styles]\ntitle = { fg = \"#040506\" }\n\
                    [[slides]]\ntitle = \"T\"\nbullets = [\"b\"]\n";

#[test]
fn a_deck_changes_single_colours_of_its_theme() {
    let here = folder("own", &[("deck.toml", DECK)]);
    let (shown, said) = printed(&here, &["deck.toml"]);
    assert_eq!(said, "");
    assert!(shown.contains("38;2;1;2;3"), "the accent: {shown:?}");
    assert!(shown.contains("38;2;4;5;6"), "the title: {shown:?}");
    // The screen is paper's.
    assert!(shown.contains("48;2;250;246;236"), "{shown:?}");
}

#[test]
fn a_theme_that_is_asked_for_is_not_changed_by_the_deck() {
    let here = folder("asked", &[("deck.toml", DECK)]);
    let (shown, _) = printed(&here, &["deck.toml", "--theme", "slate"]);
    assert!(!shown.contains("38;2;1;2;3"), "{shown:?}");
}

#[test]
fn what_is_wrong_with_a_deck_and_its_theme_is_told_from_its_top_to_its_end() {
    let deck = "[theme.styles]\ntitel = \"#010203\"\n[[slides]]\ntitle = \"T\"\nbulets = [\"a\"]\n\
                [theme.palette]\nink = \"grway\"\n";
    let here = folder("in-order", &[("deck.toml", deck)]);
    let (_, said) = printed(&here, &["deck.toml"]);
    let places = said.lines().filter(|line| line.contains(": error: "));
    let places: Vec<&str> = places.filter_map(|line| line.split(':').nth(1)).collect();
    assert_eq!(places, ["2", "5", "7"], "{said}");
}

#[test]
fn what_is_wrong_with_a_decks_themes_is_told_with_its_place_and_left_out() {
    let deck = "[deck]\ntheme = \"night.toml\"\n[theme.styles]\ntitel = \"#010203\"\ndim = \"#040506\"\n\
                [[slides]]\ntitle = \"T\"\ntext = \"t\"\ntheme = \"papr\"\n\
                [[slides]]\ntitle = \"U\"\ntext = \"u\"\n";
    let night = "extends = \"slate\"\n[styles]\ntitle = \"#070809\"\ndim = \"grway\"\n";
    let here = folder("wrong", &[("deck.toml", deck), ("night.toml", night)]);
    let (shown, said) = printed(&here, &["deck.toml", "--start", "2"]);
    assert!(
        shown.contains("38;2;4;5;6") && shown.contains("38;2;7;8;9"),
        "{shown:?}"
    );
    insta::assert_snapshot!(said, @r##"
    deck.toml:4:1: error: unknown style `titel`
      |
    4 | titel = "#010203"
      | ^^^^^
      = help: did you mean `title`?

    deck.toml:9:9: error: there is no theme `papr`
      |
    9 | theme = "papr"
      |         ^^^^^^
      = help: did you mean `paper`?

    night.toml:4:7: error: `grway` is no colour
      |
    4 | dim = "grway"
      |       ^^^^^^^
      = help: write "#rrggbb", a name from the palette, a number from 0 to 255, or a name such as "red" or "bright-red"
    "##);
}

/// The slide of `deck.toml` that these arguments name, on a terminal whose `COLORFGBG` is this, and
/// what is said of the deck.
fn printed_on(background: &str, folder: &Path, arguments: &[&str]) -> (String, String) {
    let arguments = [&["--print", "--color", "deck.toml"], arguments].concat();
    let (_, shown, said) = seminar_with(folder, &arguments, &[("COLORFGBG", background)]);
    (shown, said)
}

const DARK: &str = "15;0";
const LIGHT: &str = "0;15";

/// How a terminal is told the background of this theme.
fn screen(theme: &str) -> String {
    let theme = builtin(theme).unwrap();
    let color = theme.style(Ink::Body).background.unwrap();
    let (red, green, blue) = color.rgb().unwrap();
    format!("48;2;{red};{green};{blue}")
}

#[test]
fn of_a_pair_the_theme_is_taken_that_suits_the_terminal_and_the_deck_changes_it() {
    let deck = "[deck]\ntheme = { dark = \"midnight\", light = \"day.toml\" }\n\
                [theme.palette]\naccent = \"#010203\"\n\
                [[slides]]\ntitle = \"T\"\nbullets = [\"b\"]\n\
                [[slides]]\ntitle = \"U\"\ntheme = { dark = \"day.toml\", light = \"slate\" }\n";
    let day = "extends = \"paper\"\n";
    let here = folder("pair", &[("deck.toml", deck), ("day.toml", day)]);
    for (background, theme) in [(DARK, "midnight"), (LIGHT, "paper"), ("", "midnight")] {
        let (shown, said) = printed_on(background, &here, &[]);
        assert_eq!(said, "");
        assert!(shown.contains(&screen(theme)), "{background}: {shown:?}");
        assert!(shown.contains("38;2;1;2;3"), "{background}: {shown:?}");
        let (asked, _) = printed_on(background, &here, &["--theme", "slate"]);
        assert!(asked.contains(&screen("slate")), "{background}: {asked:?}");
    }
    // A slide's own.
    for (background, theme) in [(DARK, "paper"), (LIGHT, "slate")] {
        let (shown, _) = printed_on(background, &here, &["--start", "2"]);
        assert!(shown.contains(&screen(theme)), "{background}: {shown:?}");
    }
}

#[test]
fn one_of_a_pair_that_is_lost_leaves_the_other() {
    let deck = "[deck]\ntheme = { dark = \"midnigth\", light = \"paper\" }\n\
                [[slides]]\ntitle = \"T\"\n";
    let here = folder("half", &[("deck.toml", deck)]);
    for background in [DARK, LIGHT] {
        let (shown, said) = printed_on(background, &here, &[]);
        assert!(shown.contains(&screen("paper")), "{background}: {shown:?}");
        assert_eq!(said.matches("error").count(), 1, "{said}");
        assert!(said.contains("deck.toml:2:18: error: there is no theme `midnigth`"));
    }
}

#[test]
fn a_theme_that_is_like_none_is_told_where_themes_are_listed() {
    let deck = "[deck]\ntheme = \"dracula\"\n[[slides]]\ntitle = \"T\"\n";
    let here = folder("unlike", &[("deck.toml", deck)]);
    let (_, said) = printed_on(DARK, &here, &[]);
    assert!(said.contains("there is no theme `dracula`"), "{said}");
    assert!(said.contains("`seminar themes` lists"), "{said}");
}

#[test]
fn what_is_wrong_with_both_of_a_pair_is_told_once_and_with_one_of_them_by_its_name() {
    let deck = "[deck]\ntheme = { dark = \"night.toml\", light = \"paper\" }\n\
                [theme.palette]\nsea = \"#010203\"\nlake = \"#040506\"\n\
                [theme.styles]\ntitel = \"red\"\ndim = \"deep\"\n\
                [[slides]]\ntitle = \"T\"\n";
    // It uses the sea.
    let night = "extends = \"slate\"\n[palette]\nsea = \"#101010\"\ndeep = \"#cccccc\"\n\
                 [styles]\nquote = \"sea\"\nlink = \"deep\"\n";
    let here = folder("pair-wrong", &[("deck.toml", deck), ("night.toml", night)]);
    let (_, said) = printed_on(DARK, &here, &[]);
    insta::assert_snapshot!(said, @r##"
    deck.toml:5:1: warning: nothing uses the colour `lake`
      |
    5 | lake = "#040506"
      | ^^^^
      = help: name it in a style, or take it out

    deck.toml:7:1: error: unknown style `titel`
      |
    7 | titel = "red"
      | ^^^^^
      = help: did you mean `title`?

    deck.toml:8:7: error: `deep` is no colour in the theme `paper`
      |
    8 | dim = "deep"
      |       ^^^^^^
      = help: write "#rrggbb", a name from the palette, a number from 0 to 255, or a name such as "red" or "bright-red"
    "##);
}
