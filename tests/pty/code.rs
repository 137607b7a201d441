//! Code on a real screen: it takes its colours, and gives itself to the clipboard.

use std::fs;
use std::path::PathBuf;

use crate::folder;
use crate::terminal::{Seen, Setup, begins, count};

/// Writes a deck for the test `name` with a slide of Python.
fn deck(name: &str) -> PathBuf {
    let path = folder::own().join(format!("{name}.toml"));
    let source = "deck.theme = \"paper\"\n[[slides]]\nlang = \"python\"\n\
                  code = '''\ndef harvest(year):\n\treturn 200\n'''\n";
    fs::write(&path, source).expect("the test's folder is there");
    path
}

/// Whether the word `def` is bold, as keywords are in that theme.
fn has_color(seen: &Seen) -> bool {
    let screen = seen.screen();
    let rows: Vec<String> = screen.rows(0, screen.size().1.get()).collect();
    let place = (0..).zip(&rows).find_map(|(row, text)| {
        let before = text.split_once("def ")?.0;
        Some((row, u16::try_from(before.chars().count()).ok()?))
    });
    place
        .and_then(|(row, column)| screen.cell(row, column))
        .is_some_and(vt100::Cell::bold)
}

#[test]
#[cfg_attr(not(feature = "highlight"), ignore = "code has no colours")]
fn code_takes_color_in_a_second_frame() {
    let terminal = Setup::seminar(&deck("color")).start();
    terminal.wait_for("def harvest(year):");
    terminal.wait_until("colours", has_color);
    let seen = terminal.seen();
    assert_eq!(seen.frames(), 2);
    assert!(seen.shows("    return 200"), "a tab is four columns");
}

#[test]
fn code_is_copied_with_the_key_and_never_else() {
    let mut terminal = Setup::seminar(&deck("copy")).start();
    terminal.wait_for("def harvest(year):");
    assert_eq!(count(&terminal.seen().output, b"\x1b]"), 0);
    terminal.press(b"y");
    terminal.wait_for("Copied 2 lines of python");
    // "def harvest(year):\n\treturn 200"
    let sequence = b"\x1b]52;c;ZGVmIGhhcnZlc3QoeWVhcik6CglyZXR1cm4gMjAw\x1b\\";
    let seen = terminal.seen();
    assert_eq!(count(&seen.output, sequence), 1);
    let at = seen
        .output
        .windows(sequence.len())
        .position(|it| it == sequence);
    let rest = &seen.output[at.unwrap() + sequence.len()..];
    assert_eq!(
        begins(rest).first(),
        Some(&0),
        "the frame that says so follows"
    );
}
