//! Every way out gives the terminal back.

use rustix::process::Signal;

use crate::terminal::{Ending, Reading, SEMINAR, Setup, deck};

#[test]
fn quitting_ends_well() {
    for key in [b"q".as_slice(), b"\x03"] {
        let mut terminal = Setup::seminar(&deck("quit")).start();
        terminal.wait_for("about Anchor");
        terminal.press(key);
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
        terminal.assert_restored();
    }
}

#[test]
fn quitting_before_the_first_frame_ends_well() {
    let mut terminal = Setup::seminar(&deck("early")).typed(b"q").start();
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn what_is_typed_after_the_last_key_is_for_the_shell() {
    let script = "\"$0\" \"$1\"; read -r line; echo \"line <$line> ends\"; cat";
    let deck = deck("after").to_string_lossy().into_owned();
    let command = ["sh", "-c", script, SEMINAR, &deck];
    // A terminal that is asked nothing: until it has answered, what it sends is read.
    let shell = || Setup::command(&command).variable("TERM", "ansi");
    let mut terminal = shell().start();
    terminal.wait_for("about Anchor");
    terminal.press(b"  qtyped\nahead\n");
    terminal.wait_for("line <typed> ends");
    terminal.wait_for("ahead");
    terminal.assert_restored();
    // Before the first frame, and where the key is a letter at first.
    let terminal = shell().typed(b"/quit\nqtyped\n").start();
    terminal.wait_for("line <typed> ends");
    terminal.assert_restored();
}

#[test]
fn a_signal_ends_it_after_the_terminal_is_restored() {
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT] {
        let mut terminal = Setup::seminar(&deck("signal")).start();
        terminal.wait_for("about Anchor");
        terminal.signal(signal);
        // The parent sees what ended it.
        assert_eq!(terminal.wait_for_end(), Ending::Signal(signal.as_raw()));
        terminal.assert_restored();
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_hold_up_a_signal() {
    // One that is asked whether it has come so far gets nothing more before it says so.
    let setup = Setup::seminar(&deck("stuck")).variable("TERM", "ansi");
    let mut terminal = setup.size(200, 50).start();
    terminal.wait_for("about Anchor");
    terminal.read(Reading::Over);
    // The whole screen anew, over and over, until the terminal's buffer is full and the program
    // waits for it.
    for _ in 0..2000 {
        terminal.press(b"\x0c");
    }
    terminal.signal(Signal::TERM);
    assert_eq!(
        terminal.wait_for_end(),
        Ending::Signal(Signal::TERM.as_raw())
    );
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut terminal = Setup::seminar(&deck("closed")).start();
    terminal.wait_for("about Anchor");
    terminal.close();
    assert_eq!(
        terminal.wait_for_end(),
        Ending::Signal(Signal::HUP.as_raw())
    );
}

#[test]
fn a_closed_terminal_ends_it_even_where_hang_ups_are_ignored() {
    let deck = deck("ignored");
    let deck = deck.to_string_lossy();
    // Only the leader of the session, the shell, is told by a signal, and it lives on until the
    // program has noticed by itself.
    let script = "trap '' HUP; \"$0\" \"$1\"; exit 7";
    let mut terminal = Setup::command(&["sh", "-c", script, SEMINAR, &deck]).start();
    terminal.wait_for("about Anchor");
    terminal.close();
    assert_eq!(terminal.wait_for_end(), Ending::Exit(7));
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_restores_the_terminal_before_it_is_printed() {
    for place in ["loop", "input"] {
        let mut terminal = Setup::seminar(&deck("panic"))
            .variable("SEMINAR_PANIC", place)
            .start();
        terminal.wait_for("about Anchor");
        terminal.press(b" ");
        assert_eq!(terminal.wait_for_end(), Ending::Exit(101));
        terminal.wait_for(&format!("asked to panic in the {place}"));
        terminal.assert_restored();
    }
}
