//! Slides that fade, where that is wanted.

use std::fs;
use std::path::Path;

use crate::configuration::configured;
use crate::terminal::{SEMINAR, Setup, WORDS, deck};

/// The frames that it takes to go once through a deck that fades.
fn frames(name: &str, options: &[&str], variable: Option<(&'static str, &str)>) -> usize {
    let path = deck(name);
    fade(&path);
    let path = path.to_string_lossy();
    let mut setup = Setup::command(&[&[SEMINAR, &path], options].concat());
    if let Some((name, value)) = variable {
        setup = setup.variable(name, value);
    }
    let mut terminal = setup.start();
    terminal.wait_for("about Anchor");
    let before = terminal.seen().frames();
    for (at, word) in WORDS.iter().enumerate().skip(1) {
        terminal.press(b" ");
        // The last frame is the slide itself.
        terminal.wait_for(&format!("about {word}"));
        terminal.wait_for(&format!("{}/10", at + 1));
    }
    terminal.seen().frames() - before
}

fn fade(deck: &Path) {
    let text = fs::read_to_string(deck).unwrap();
    let text = text.replace("[deck]\n", "[deck]\ntransition = \"fade\"\n");
    fs::write(deck, text).unwrap();
}

#[test]
fn slides_fade_but_never_by_themselves_over_ssh() {
    let turns = WORDS.len() - 1;
    let ssh = Some(("SSH_TTY", "/dev/pts/0"));
    assert!(frames("fade", &[], None) > turns);
    assert_eq!(frames("fade-ssh", &[], ssh), turns);
    assert!(frames("fade-asked", &["--transitions"], ssh) > turns);
    assert_eq!(frames("fade-not", &["--no-transitions"], None), turns);
    let reduced = Some(("REDUCED_MOTION", "1"));
    assert_eq!(frames("fade-reduced", &[], reduced), turns);
    assert_eq!(frames("fade-never", &["--transitions"], reduced), turns);
    let folder = configured("fade", "reduced_motion = true\n");
    let folder = folder.to_string_lossy();
    let configured = Some(("XDG_CONFIG_HOME", &*folder));
    assert_eq!(frames("fade-configured", &[], configured), turns);
    assert!(frames("fade-unlike", &["--transitions"], configured) > turns);
}
