//! Frames go to a terminal no faster than it takes them, whether it says that it does or not.

use std::time::{Duration, Instant};

use crate::terminal::{Ending, READY, SEMINAR, STATUS, Seen, Setup, Terminal, WORDS, count, deck};

/// The program waits for an answer at least so long while it runs.
const PATIENCE: Duration = Duration::from_secs(1);
/// And so long when it ends, where nothing is known of the terminal.
const GRACE: Duration = Duration::from_millis(500);

/// Tries until the machine was quick enough. A trial asks, where it is late for that, whether less
/// than `limit` has passed since it began, and says what it was told: only then it means something.
#[expect(
    clippy::disallowed_methods,
    reason = "it says only whether a trial counts"
)]
fn quickly(limit: Duration, trial: impl Fn(&dyn Fn() -> bool) -> bool) {
    for _ in 0..50 {
        let start = Instant::now();
        if trial(&|| start.elapsed() < limit) {
            return;
        }
    }
    panic!("this machine is too slow");
}

fn questions(terminal: &Terminal) -> usize {
    count(&terminal.seen().output, STATUS)
}

/// The deck of this name on a terminal that does not answer and shows the first slide.
fn mute(name: &str) -> Terminal {
    let terminal = Setup::seminar(&deck(name)).mute().start();
    terminal.wait_until("a question", |seen| {
        seen.shows("about Anchor") && count(&seen.output, STATUS) == 1
    });
    terminal
}

#[test]
fn a_terminal_that_is_slow_gets_the_newest_slide_and_none_of_those_before() {
    quickly(PATIENCE, |in_time| {
        let mut terminal = mute("flow-slow");
        for _ in 1..WORDS.len() {
            terminal.press(b" ");
            terminal.wait_until_taken();
        }
        terminal.press(READY);
        terminal.wait_until_taken();
        if !in_time() {
            return false;
        }
        terminal.wait_for("about Jungle");
        assert_eq!(terminal.seen().frames(), 2);
        true
    });
}

#[test]
fn a_storm_of_sizes_makes_one_frame_of_the_last() {
    quickly(PATIENCE, |in_time| {
        let mut terminal = mute("flow-storm");
        for step in 0..300_u16 {
            terminal.resize(60 + step % 40, 15 + step % 20);
        }
        terminal.resize(70, 21);
        // The last of them was heard of when a key that came later is read.
        terminal.press(b" ");
        terminal.wait_until_taken();
        terminal.press(READY);
        terminal.wait_until_taken();
        if !in_time() {
            return false;
        }
        terminal.wait_until("the footer in the last row", |seen| {
            let last = seen.screen().rows(0, 70).last();
            seen.shows("about Bridge") && last.is_some_and(|row| row.contains("2/10"))
        });
        assert_eq!(terminal.seen().frames(), 2);
        true
    });
}

#[test]
fn a_terminal_that_never_answers_gets_all_slides_and_is_not_asked_for_ever() {
    let mut terminal = mute("flow-deaf");
    for word in WORDS.iter().skip(1) {
        terminal.press(b" ");
        terminal.wait_for(&format!("about {word}"));
    }
    assert!(questions(&terminal) <= 2);
}

#[test]
fn an_answer_in_pieces_is_no_key() {
    let mut terminal = mute("flow-pieces");
    for piece in [b"\x1b".as_slice(), b"[", b"0", b"n", b" "] {
        terminal.press(piece);
        terminal.wait_until_taken();
    }
    terminal.wait_for("about Bridge");
    // As keys it would search, and go to another slide.
    terminal.press(b"\x1b[0n\x1b[0n ");
    terminal.wait_for("about Candle");
}

#[test]
fn an_answer_that_is_late_is_not_left_to_the_shell() {
    let script = "\"$0\" \"$1\"; echo it is over; read -r line; echo \"line <$line> ends\"";
    let deck = deck("flow-late").to_string_lossy().into_owned();
    let command = ["sh", "-c", script, SEMINAR, &deck];
    quickly(GRACE, |in_time| {
        let mut terminal = Setup::command(&command).mute().start();
        terminal.wait_for("about Anchor");
        terminal.press(b"q");
        terminal.wait_until("the main screen", |seen: &Seen| {
            !seen.screen().alternate_screen()
        });
        terminal.press(READY);
        terminal.wait_until_taken();
        if !in_time() {
            return false;
        }
        terminal.wait_for("it is over");
        terminal.press(b"typed\n");
        terminal.wait_for("line <typed> ends");
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
        true
    });
}

#[test]
fn nothing_is_asked_of_a_terminal_that_would_print_it_nor_when_nothing_happens() {
    let deck = deck("flow-asked");
    let mut terminal = Setup::seminar(&deck).variable("TERM", "dumb").start();
    for word in WORDS {
        terminal.wait_for(&format!("about {word}"));
        terminal.press(b" ");
    }
    assert_eq!(questions(&terminal), 0);

    let mut terminal = Setup::seminar(&deck).start();
    terminal.wait_for("about Anchor");
    // Keys that mean nothing make no frame.
    terminal.press(b"zz");
    terminal.wait_until_taken();
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    assert_eq!(terminal.seen().frames(), 1);
    assert_eq!(questions(&terminal), 1);
}

#[test]
fn the_help_says_how_far_away_the_terminal_is() {
    let mut terminal = Setup::seminar(&deck("flow-far")).start();
    terminal.wait_for("about Anchor");
    // An answer is known by the time the next frame is there.
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    terminal.press(b"?");
    terminal.wait_for("keys · round trip");
}
