//! What a terminal says that it is, and what it is sent from then on.

use std::fs;
use std::path::PathBuf;

use crate::folder;
use crate::terminal::{NAME, Seen, Setup, Terminal, count};

/// Two slides: a terminal that can repeat characters is sent the line of the second as one of them.
fn deck(name: &str) -> PathBuf {
    let path = folder::own().join(format!("{name}.toml"));
    let deck = "[[slides]]\nid = \"one\"\ntitle = \"One\"\ntext = \"of one\"\n\
                [[slides]]\nid = \"two\"\ntitle = \"Two\"\ntext = \"of two\"\nrule = true\npre = \"#############\"\n";
    fs::write(&path, deck).unwrap();
    path
}

/// How often characters are repeated in `bytes`.
fn repeats(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1);
    sequences
        .filter(|sequence| {
            sequence
                .trim_start_matches(|character: char| character.is_ascii_digit())
                .starts_with('b')
        })
        .count()
}

fn questions(seen: &Seen) -> usize {
    count(&seen.output, NAME)
}

/// The first slide, on a terminal that was asked for its name and answers this.
fn present(name: &str, answer: &[u8]) -> Terminal {
    let mut terminal = Setup::seminar(&deck(name)).start();
    terminal.wait_until("a question", |seen| {
        seen.shows("of one") && questions(seen) == 1
    });
    terminal.press(answer);
    terminal
}

/// The next slide: what is on the screen then, and how often characters were repeated.
fn turn(terminal: &mut Terminal) -> (String, usize) {
    terminal.press(b" ");
    terminal.wait_for("of two");
    let seen = terminal.seen();
    (seen.text(), repeats(&seen.output))
}

#[test]
fn a_terminal_that_says_who_it_is_is_sent_what_is_known_of_it() {
    let (plain, none) = turn(&mut present("silent", b""));
    assert_eq!(none, 0, "nothing is known of a terminal that says nothing");
    for (index, answer) in [
        "kitty(0.42.0)",
        "foot(1.22.3)",
        "WezTerm 20240203-110809-5046fc22",
        "ghostty 1.2.0",
        "VTE(7600)",
        "Konsole 25.08.0",
        "iTerm2 3.5.14",
        "XTerm(398)",
        "mintty 3.8.2",
        "tmux 3.5a",
    ]
    .into_iter()
    .enumerate()
    {
        let answer = format!("\x1bP>|{answer}\x1b\\");
        let mut terminal = present(&format!("known-{index}"), answer.as_bytes());
        let (screen, some) = turn(&mut terminal);
        assert!(some > 0, "{answer:?}");
        assert_eq!(screen, plain, "{answer:?}");
    }
    for (index, answer) in ["tmux 3.4", "contour 0.7.0.8982", "Zellij(4500)", "kitty"]
        .into_iter()
        .enumerate()
    {
        let answer = format!("\x1bP>|{answer}\x1b\\");
        let mut terminal = present(&format!("unknown-{index}"), answer.as_bytes());
        assert_eq!(turn(&mut terminal), (plain.clone(), 0), "{answer:?}");
    }
}

#[test]
fn an_answer_that_is_very_late_counts_and_is_no_key() {
    let mut terminal = present("late", b"");
    assert_eq!(turn(&mut terminal).1, 0);
    terminal.press(b"\x1bP>|kitty(0.42.0)\x1b\\h");
    terminal.wait_for("of one");
    assert!(turn(&mut terminal).1 > 0);
}

#[test]
fn a_repaint_is_right_and_asks_again_trusting_nothing_that_was_said() {
    let mut terminal = present("repaint", b"\x1bP>|kitty(0.42.0)\x1b\\");
    let (screen, some) = turn(&mut terminal);
    let frames = terminal.seen().frames();
    terminal.press(b"\x0c");
    terminal.wait_until("another frame", |seen| seen.frames() == frames + 1);
    terminal.wait_until("a question", |seen| questions(seen) == 2);
    let seen = terminal.seen();
    assert_eq!(seen.text(), screen);
    assert_eq!(repeats(&seen.output), some);
}

#[test]
fn terminals_that_would_print_it_and_those_that_are_known_are_not_asked() {
    for term in ["linux", "screen-256color", "vt220", "xterm-kitty", "foot"] {
        let mut terminal = Setup::seminar(&deck(term)).variable("TERM", term).start();
        terminal.wait_for("of one");
        turn(&mut terminal);
        assert_eq!(questions(&terminal.seen()), 0, "{term}");
    }
}
