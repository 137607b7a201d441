//! `seminar themes` where its output is a terminal.

use crate::terminal::{Ending, SEMINAR, Setup};

#[test]
fn a_theme_is_shown_in_its_colours() {
    let setup = Setup::command(&[SEMINAR, "themes", "slate"]).size(80, 60);
    let mut terminal = setup.start();
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.wait_for("Contrast:");
    let seen = terminal.seen();
    let first = seen.screen().cell(0, 0).unwrap();
    assert_eq!(first.bgcolor(), vt100::Color::Rgb(0x25, 0x28, 0x2c));
    assert!(!seen.screen().alternate_screen());
}

#[test]
fn no_color_is_heeded() {
    for arguments in [&[SEMINAR, "themes", "slate"][..], &[SEMINAR, "themes"]] {
        let setup = Setup::command(arguments).size(80, 60);
        let mut terminal = setup.variable("NO_COLOR", "1").start();
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
        terminal.wait_for("slate");
        assert!(!terminal.seen().output.contains(&0x1b));
    }
}
