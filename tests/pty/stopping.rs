//! Ctrl-z and its relatives: the terminal is lent to a shell, and taken again.

use std::fs;
use std::path::Path;

use rustix::process::Signal;

use crate::terminal::{Ending, SEMINAR, Setup, Terminal, await_some, count, deck};

/// The program as a job of a shell, which says when the job has stopped, and brings it back when
/// a line is typed.
fn job(name: &str) -> Terminal {
    job_of("\"$0\" \"$1\"", name)
}

/// `command` as such a job, which shows [`deck`].
fn job_of(command: &str, name: &str) -> Terminal {
    let terminal = start_job(command, &deck(name));
    terminal.wait_for("about Anchor");
    terminal
}

/// `command` as such a job, for the program as `$0` and `deck` as `$1`.
pub(crate) fn start_job(command: &str, deck: &Path) -> Terminal {
    let script = format!(
        "set -m
        stopped() {{ case $(kill -l $1 2>/dev/null) in STOP|TSTP|TTOU) ;; *) false ;; esac; }}
        {command}; status=$?; times=0
        while stopped $status; do
            times=$((times + 1)); echo; echo \"stop $times\"
            read -r line; echo \"line <$line>\"; fg >/dev/null; status=$?
        done
        echo has ended"
    );
    Setup::command(&["sh", "-c", &script, SEMINAR, &deck.to_string_lossy()]).start()
}

/// Leaves the program, and with it the shell.
pub(crate) fn end(mut terminal: Terminal) {
    terminal.press(b"q");
    terminal.wait_for("has ended");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn the_key_stops_it_with_the_terminal_restored_and_it_comes_back() {
    let mut terminal = job("stop");
    for (stop, word) in [("stop 1", "Bridge"), ("stop 2", "Candle")] {
        terminal.press(b"\x1a");
        terminal.wait_for(stop);
        terminal.assert_restored();
        terminal.press(b"\n");
        terminal.press(b" ");
        terminal.wait_for(&format!("about {word}"));
        assert!(terminal.seen().screen().alternate_screen());
        assert!(terminal.seen().screen().hide_cursor());
    }
    end(terminal);
}

#[test]
fn what_is_typed_after_the_key_is_for_the_shell() {
    let mut terminal = job_of("TERM=ansi \"$0\" \"$1\"", "stop-typed");
    terminal.press(b"\x1aback\n");
    terminal.wait_until("the line", |seen| count(&seen.output, b"line <back>") == 1);
    terminal.wait_for("about Anchor");
    end(terminal);
}

#[test]
fn a_job_of_several_processes_is_stopped_whole() {
    // As under `cargo run`: the other process stops at once, and the shell goes on.
    let mut terminal = job_of("sh -c '\"$0\" \"$1\"; :' \"$0\" \"$1\"", "stop-group");
    terminal.press(b"\x1a");
    terminal.wait_for("stop 1");
    terminal.assert_restored();
    terminal.press(b"\n");
    terminal.wait_for("about Anchor");
    end(terminal);
}

#[test]
fn a_job_started_in_the_background_waits_for_the_terminal() {
    let deck = deck("background");
    let script = "set -m; \"$0\" \"$1\" & read -r line; fg >/dev/null; echo has ended";
    let setup = Setup::command(&["sh", "-c", script, SEMINAR, &deck.to_string_lossy()]);
    let mut terminal = setup.start();
    terminal.press(b"\n");
    terminal.wait_for("about Anchor");
    end(terminal);
}

#[test]
fn a_signal_stops_it_as_the_key_does() {
    let mut terminal = job("stop-signal");
    let program = terminal.foreground();
    rustix::process::kill_process(program, Signal::TSTP).unwrap();
    terminal.wait_for("stop 1");
    terminal.assert_restored();
    terminal.press(b"\n");
    terminal.wait_for("about Anchor");
    end(terminal);
}

#[test]
fn a_window_resized_meanwhile_is_drawn_for() {
    let mut terminal = job("stop-resize");
    terminal.press(b"\x1a");
    terminal.wait_for("stop 1");
    terminal.resize(60, 18);
    terminal.press(b"\n");
    terminal.wait_until("the footer in the last row", |seen| {
        seen.screen()
            .rows(0, 60)
            .last()
            .unwrap_or_default()
            .contains("1/10")
    });
    end(terminal);
}

#[test]
fn it_survives_a_stop_that_it_could_not_prepare_for() {
    let mut terminal = job("kill-stop");
    let program = terminal.foreground();
    rustix::process::kill_process(program, Signal::STOP).unwrap();
    terminal.wait_for("stop 1");
    terminal.press(b"\n");
    terminal.wait_until("the slide alone", |seen| {
        seen.shows("about Anchor") && !seen.shows("stop 1")
    });
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    end(terminal);
}

#[cfg(target_os = "linux")]
#[test]
fn a_job_that_is_ended_while_stopped_leaves_the_terminal_alone() {
    let mut terminal = job("stop-end");
    let program = terminal.foreground();
    terminal.press(b"\x1a");
    terminal.wait_for("stop 1");
    let before = terminal.seen().output.len();
    rustix::process::kill_process(program, Signal::TERM).unwrap();
    // What `kill` in a shell does as well.
    rustix::process::kill_process(program, Signal::CONT).unwrap();
    let stat = format!("/proc/{}/stat", program.as_raw_nonzero());
    let is_gone = || fs::read_to_string(&stat).map_or(true, |stat| stat.contains(") Z "));
    await_some("the program's end", || is_gone().then_some(()));
    terminal.press(b"\n");
    terminal.wait_for("has ended");
    let output = terminal.seen().output[before..].to_vec();
    assert_eq!(
        count(&output, b"\x1b"),
        0,
        "{:?}",
        String::from_utf8_lossy(&output)
    );
    terminal.assert_restored();
}

#[test]
fn a_continue_without_a_stop_paints_the_screen_anew() {
    let terminal = Setup::seminar(&deck("continue")).start();
    terminal.wait_for("about Anchor");
    let before = terminal.seen().output.len();
    terminal.signal(Signal::CONT);
    terminal.wait_until("a whole frame", |seen| {
        count(&seen.output[before..], b"\x1b[2J") == 1
    });
    terminal.wait_for("about Anchor");
}

#[test]
fn where_nobody_could_bring_it_back_it_does_not_stop() {
    // It leads its session: there is no shell.
    let mut terminal = Setup::seminar(&deck("no-shell")).start();
    terminal.wait_for("about Anchor");
    terminal.press(b"\x1a");
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}
