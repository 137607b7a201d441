//! Talks of somebody who has a configuration.

use std::fs;
use std::path::PathBuf;

use crate::folder;
use crate::terminal::{Ending, SEMINAR, Setup, deck};

/// The folder of configurations of somebody who has this one.
pub(crate) fn configured(name: &str, text: &str) -> PathBuf {
    let folder = folder::own().join(format!("{name}-config"));
    fs::create_dir_all(folder.join("seminar")).unwrap();
    fs::write(folder.join("seminar/config.toml"), text).unwrap();
    folder
}

fn setup(name: &str, command: &[&str], text: &str) -> Setup {
    let path = deck(name);
    let path = path.to_string_lossy();
    let folder = configured(name, text);
    Setup::command(&[&[SEMINAR], command, &[&path]].concat())
        .variable("XDG_CONFIG_HOME", &folder.to_string_lossy())
}

#[test]
fn keys_and_clock_are_those_of_the_configuration() {
    let text = "clock = \"left\"\n[keys]\nnext = [\"m\", \"g n\"]\nback = \"f2\"\n";
    let mut terminal = setup("configured", &[], text).start();
    terminal.wait_for("about Anchor");
    terminal.wait_for("0:00");
    terminal.press(b" m");
    terminal.wait_for("about Bridge");
    terminal.press(b"gn");
    terminal.wait_for("about Candle");
    terminal.press(b"\x1bOQ");
    terminal.wait_for("about Bridge");
    terminal.press(b"?");
    terminal.wait_for("m gn  ");
    terminal.press(b"qq");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn a_broken_configuration_keeps_no_class_waiting() {
    let text = "clock = \"lef\"\n[keys]\nnext = \"m\"\n";
    let mut terminal = setup("misconfigured", &[], text).start();
    terminal.wait_for("about Anchor");
    terminal.wait_for("1 problem: config.toml, line 1, column 9");
    terminal.press(b"m");
    terminal.wait_for("about Bridge");
    terminal.press(b"!");
    terminal.wait_for("did you mean `left`?");
    terminal.press(b"qq");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
    terminal.wait_for("config.toml:1:9: error: `clock` takes");
}

#[test]
fn a_blank_screen_stops_the_clock_where_that_is_configured() {
    let mut terminal = setup("pausing", &["rehearse"], "blank_pauses_clock = true\n").start();
    terminal.wait_for("Anchor");
    terminal.press(b"b");
    terminal.wait_for("Clock paused");
    terminal.press(b"b");
    terminal.wait_until("a clock that goes on", |seen| !seen.shows("paused"));
}

#[test]
fn lessons_are_recorded_where_that_is_configured() {
    let here = folder::own().join("here");
    let config = configured("recorded", "record = true\n");
    for (flags, is_recorded) in [(&[][..], true), (&["--no-record"][..], false)] {
        let _ = fs::remove_dir_all(&here);
        fs::create_dir_all(&here).unwrap();
        fs::rename(deck("recorded"), here.join("slides.toml")).unwrap();
        let path = here.join("slides.toml");
        let path = path.to_string_lossy();
        let mut terminal = Setup::command(&[&[SEMINAR, "present", &path], flags].concat())
            .variable("XDG_CONFIG_HOME", &config.to_string_lossy())
            .variable("XDG_STATE_HOME", &here.join("state").to_string_lossy())
            .start();
        terminal.wait_for("about Anchor");
        terminal.press(b" ");
        terminal.wait_for("about Bridge");
        terminal.press(b"q");
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
        assert_eq!(here.join("state/seminar/ledger").exists(), is_recorded);
    }
}
