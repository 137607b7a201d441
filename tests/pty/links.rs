//! Links of a deck, on terminals that take them and on those that do not.

use std::fs;
use std::path::PathBuf;

use crate::folder;
use crate::terminal::{Ending, NAME, Seen, Setup, Terminal, count};

/// A slide with a link, and one without.
fn deck(name: &str) -> PathBuf {
    let path = folder::own().join(format!("{name}.toml"));
    let deck = "[[slides]]\ntitle = \"One\"\ntext = \"see [the *page*](https://example.org/ä) of one\"\n\
                [[slides]]\ntitle = \"Two\"\ntext = \"of two\"\n";
    fs::write(&path, deck).unwrap();
    path
}

const OPEN: &[u8] = b"\x1b]8;id=1;https://example.org/%C3%A4\x1b\\";

/// How often the link was opened.
fn opened(seen: &Seen) -> usize {
    count(&seen.output, OPEN)
}

/// How often anything was said of links.
fn said(seen: &Seen) -> usize {
    count(&seen.output, b"\x1b]8")
}

fn start(term: &str) -> Terminal {
    let terminal = Setup::seminar(&deck(term)).variable("TERM", term).start();
    terminal.wait_for("see the page of one");
    terminal
}

/// Quits, and checks that nothing is left behind.
fn quit(terminal: &mut Terminal) {
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn a_link_reaches_a_terminal_that_takes_it_and_is_gone_with_its_slide() {
    for term in ["xterm-kitty", "foot", "alacritty"] {
        let mut terminal = start(term);
        assert_eq!(opened(&terminal.seen()), 1, "{term}");
        terminal.press(b" ");
        terminal.wait_for("of two");
        let before = said(&terminal.seen());
        terminal.press(b"?");
        terminal.wait_until("help", |seen| !seen.shows("of two"));
        assert_eq!(said(&terminal.seen()), before, "{term}");
        terminal.press(b"?");
        quit(&mut terminal);
    }
}

#[test]
fn help_over_a_link_takes_it_away_until_it_goes() {
    let mut terminal = start("xterm-kitty");
    terminal.press(b"?");
    terminal.wait_until("help", |seen| !seen.shows("of one"));
    assert_eq!(opened(&terminal.seen()), 1);
    terminal.press(b"?");
    terminal.wait_for("see the page of one");
    assert_eq!(opened(&terminal.seen()), 2);
    quit(&mut terminal);
}

#[test]
fn other_terminals_hear_nothing_of_links() {
    for term in [
        "vt100",
        "linux",
        "screen-256color",
        "tmux-256color",
        "xterm",
    ] {
        let mut terminal = start(term);
        quit(&mut terminal);
        assert_eq!(said(&terminal.seen()), 0, "{term}");
    }
}

#[test]
fn a_terminal_is_sent_links_once_it_has_said_its_name() {
    for (answer, takes) in [
        ("VTE(7600)", true),
        ("tmux 3.4", true),
        ("contour 0.7.0.8982", true),
        ("contour 0.4.3.6442", false),
        ("Konsole 25.08.0", false),
        ("mintty 3.8.2", false),
        ("Zellij(4500)", false),
    ] {
        let mut terminal = start("xterm-256color");
        terminal.wait_until("a question", |seen| count(&seen.output, NAME) == 1);
        assert_eq!(said(&terminal.seen()), 0, "{answer}");
        terminal.press(format!("\x1bP>|{answer}\x1b\\").as_bytes());
        if takes {
            terminal.wait_until("the link", |seen| opened(seen) == 1);
        } else {
            terminal.press(b"  [");
            terminal.wait_for("see the page of one");
        }
        terminal.wait_for("see the page of one");
        quit(&mut terminal);
        assert_eq!(said(&terminal.seen()) > 0, takes, "{answer}");
    }
}
