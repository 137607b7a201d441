//! Themes that follow the terminal's background: on those that tell it, on one that says nothing,
//! and when it is over.

use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;
use seminar::theme::{Ink, builtin};

use crate::folder;
use crate::terminal::{Ending, SEMINAR, Seen, Setup, Terminal, count};

const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
const REPORTS: &[u8] = b"\x1b[?2031h";

/// A deck of two slides with a theme for dark and one for light terminals.
fn deck(name: &str) -> PathBuf {
    let path = folder::own().join(format!("{name}.toml"));
    let deck = "[deck]\ntheme = { dark = \"midnight\", light = \"paper\" }\n\
                [[slides]]\ntitle = \"One\"\ntext = \"of one\"\n\
                [[slides]]\ntitle = \"Two\"\ntext = \"of two\"\n";
    fs::write(&path, deck).unwrap();
    path
}

/// The background of a theme.
fn ground(theme: &str) -> vt100::Color {
    let background = builtin(theme).unwrap().style(Ink::Body).background;
    let (red, green, blue) = background.unwrap().rgb().unwrap();
    vt100::Color::Rgb(red, green, blue)
}

fn is_in(seen: &Seen, theme: &str) -> bool {
    let first = seen.screen().cell(0, 0);
    first.is_some_and(|cell| cell.bgcolor() == ground(theme))
}

fn questions(seen: &Seen) -> usize {
    count(&seen.output, QUESTION)
}

/// Presents [`deck`] on a terminal that was asked for its background.
fn present(name: &str) -> Terminal {
    let terminal = Setup::seminar(&deck(name)).start();
    terminal.wait_until("a question", |seen| questions(seen) == 1);
    assert!(
        is_in(&terminal.seen(), "midnight"),
        "it comes after a frame"
    );
    terminal
}

#[test]
fn a_light_terminal_gets_the_light_theme_in_whatever_form_and_pieces_it_answers() {
    let answers: [&[&[u8]]; 5] = [
        &[b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"],
        &[b"\x1b]11;rgb:fd/f6/e3\x07"],
        &[b"\x1b]11;rgba:ffff/ffff/dddd/8000\x07"],
        &[b"\x1b]11;rgb:ffff/", b"ffff/ffff", b"\x1b\\"],
        &[b"\x1b]11", b";rgb:ffff/ffff/ffff\x1b", b"\\"],
    ];
    for (index, answer) in answers.into_iter().enumerate() {
        let mut terminal = present(&format!("light-{index}"));
        for piece in answer {
            terminal.press(piece);
        }
        terminal.wait_until("the light theme", |seen| is_in(seen, "paper"));
        // Nothing of it was taken for a key.
        assert!(terminal.seen().shows("of one"), "{answer:?}");
        terminal.press(b" ");
        terminal.wait_for("of two");
        assert!(is_in(&terminal.seen(), "paper"));
        assert_eq!(questions(&terminal.seen()), 1);
    }
}

#[test]
fn a_terminal_that_says_nothing_or_is_dark_keeps_the_dark_theme() {
    for answer in [b"".as_slice(), b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"] {
        let mut terminal = present("dark");
        terminal.press(answer);
        terminal.press(b" ");
        terminal.wait_for("of two");
        assert!(is_in(&terminal.seen(), "midnight"));
    }
}

#[test]
fn an_answer_that_is_very_late_counts_and_is_no_key() {
    let mut terminal = present("late");
    for (key, text) in [(b" ", "of two"), (b"h", "of one"), (b" ", "of two")] {
        terminal.press(key);
        terminal.wait_for(text);
    }
    terminal.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    terminal.wait_until("the light theme", |seen| is_in(seen, "paper"));
    assert!(terminal.seen().shows("of two"));
}

#[test]
fn what_the_user_turned_to_stays() {
    let mut terminal = present("turned");
    terminal.press(b"cc");
    terminal.wait_for("Theme: chalkboard");
    terminal.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\ ");
    terminal.wait_for("of two");
    assert!(is_in(&terminal.seen(), "chalkboard"));
}

#[test]
fn where_the_environment_knows_the_first_frame_is_right() {
    let setup = Setup::seminar(&deck("known")).variable("COLORFGBG", "0;15");
    let terminal = setup.start();
    terminal.wait_until("a question", |seen| questions(seen) == 1);
    let seen = terminal.seen();
    assert!(is_in(&seen, "paper"));
    let vt100::Color::Rgb(red, green, blue) = ground("midnight") else {
        panic!("its colours are known");
    };
    let dark = format!("48;2;{red};{green};{blue}");
    assert_eq!(count(&seen.output, dark.as_bytes()), 0);
}

#[test]
fn nothing_is_asked_where_the_answer_would_be_of_no_use() {
    let deck = deck("unasked").to_string_lossy().into_owned();
    let asked_for = Setup::command(&[SEMINAR, &deck, "--theme", "slate"]);
    let setups = [
        asked_for,
        Setup::command(&[SEMINAR, &deck, "--no-color"]),
        Setup::command(&[SEMINAR, &deck]).variable("NO_COLOR", "1"),
        Setup::command(&[SEMINAR, &deck]).variable("TERM", "linux"),
    ];
    for setup in setups {
        let mut terminal = setup.start();
        terminal.wait_for("of one");
        terminal.press(b" ");
        terminal.wait_for("of two");
        let output = terminal.seen().output.clone();
        assert_eq!(count(&output, b"\x1b]"), 0);
        assert_eq!(count(&output, REPORTS), 0);
    }
}

#[test]
fn a_terminal_whose_colours_change_is_asked_again() {
    let mut terminal = present("change");
    assert_eq!(count(&terminal.seen().output, REPORTS), 1);
    terminal.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    terminal.wait_until("the light theme", |seen| is_in(seen, "paper"));
    terminal.press(b"\x1b[?997;1n");
    terminal.wait_until("another question", |seen| questions(seen) == 2);
    terminal.press(b"\x1b]11;rgb:0000/0000/0000\x1b\\");
    terminal.wait_until("the dark theme", |seen| is_in(seen, "midnight"));
    assert!(terminal.seen().shows("of one"), "nothing was a key");
    assert_eq!(count(&terminal.seen().output, REPORTS), 1);
}

#[test]
fn nothing_is_reported_any_more_when_the_terminal_is_given_back() {
    let mut terminal = present("quit");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();

    let mut terminal = present("killed");
    terminal.signal(Signal::TERM);
    terminal.wait_for_end();
    terminal.assert_restored();
}

#[test]
fn a_terminal_that_was_the_shells_is_asked_again() {
    let script = "set -m; \"$0\" \"$1\"; echo; echo has stopped; read -r line; fg >/dev/null; echo has ended";
    let deck = deck("stopped");
    let mut terminal =
        Setup::command(&["sh", "-c", script, SEMINAR, &deck.to_string_lossy()]).start();
    terminal.wait_until("a question", |seen| questions(seen) == 1);
    terminal.press(b"\x1a");
    terminal.wait_for("has stopped");
    terminal.assert_restored();
    terminal.press(b"\n");
    terminal.wait_until("another question", |seen| questions(seen) == 2);
    terminal.press(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
    terminal.wait_until("the light theme", |seen| is_in(seen, "paper"));
    assert_eq!(count(&terminal.seen().output, REPORTS), 2);
    terminal.press(b"q");
    terminal.wait_for("has ended");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}
