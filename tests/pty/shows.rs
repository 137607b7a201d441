//! What the terminal sees while the talk goes on.

use std::fs;

#[cfg(target_os = "linux")]
use crate::terminal::await_some;
use crate::terminal::{
    Ending, Reading, SEMINAR, Setup, WORDS, begins, count, deck, without_questions,
};

#[test]
fn the_first_slide_is_shown_and_the_terminal_is_set_up() {
    let terminal = Setup::seminar(&deck("first")).start();
    terminal.wait_for("about Anchor");
    let seen = terminal.seen();
    let screen = seen.screen();
    assert!(screen.alternate_screen());
    assert!(screen.hide_cursor());
    assert!(screen.bracketed_paste());
    assert_eq!(
        screen.mouse_protocol_mode(),
        vt100::MouseProtocolMode::PressRelease
    );
    assert_eq!(
        screen.mouse_protocol_encoding(),
        vt100::MouseProtocolEncoding::Sgr
    );
    assert!(!seen.shows("Bridge"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_slide_of_words_needs_nobody_who_makes_pictures_and_colours() {
    let terminal = Setup::seminar(&deck("threads")).start();
    // Each says its name once it runs; the one for consoles is the last that is started.
    let names = await_some("the threads", || {
        let names = terminal.threads();
        let unnamed = names.iter().filter(|name| *name == "seminar").count();
        (unnamed == 1 && names.iter().any(|name| name == "link")).then_some(names)
    });
    for (name, runs) in [("signals", true), ("input", true), ("media", false)] {
        assert_eq!(names.iter().any(|it| it == name), runs, "{name}");
    }
}

#[test]
fn a_terminal_is_asked_nothing_but_its_name_and_whether_it_has_come_so_far() {
    let mut terminal = Setup::seminar(&deck("mute")).start();
    terminal.wait_for("about Anchor");
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    let output = without_questions(&terminal.seen().output);
    let mut rest = output.as_slice();
    while let Some(at) = rest.windows(2).position(|window| window == b"\x1b[") {
        rest = &rest[at + 2..];
        let end = rest
            .iter()
            .position(|byte| (0x40..=0x7e).contains(byte))
            .unwrap();
        // Device attributes and status, mode, window and keyboard reports.
        assert!(
            !b"cnptqu".contains(&rest[end]),
            "{:?}",
            String::from_utf8_lossy(&rest[..=end])
        );
    }
    for introducer in [b"\x1b]", b"\x1bP", b"\x1b_"] {
        assert_eq!(count(&output, introducer), 0);
    }
}

#[test]
fn keys_turn_the_pages() {
    let mut terminal = Setup::seminar(&deck("keys")).start();
    terminal.wait_for("about Anchor");
    for (key, word) in [
        (" ", "Bridge"),
        ("\x1b[C", "Candle"),
        ("\x1b[6~", "Dragon"),
        ("\x1bOC", "Engine"),
        ("\x1b[D", "Dragon"),
        ("\x1b[5~", "Candle"),
        ("G", "Jungle"),
        ("gg", "Anchor"),
        ("7\r", "Garden"),
        ("`", "Anchor"),
    ] {
        terminal.press(key.as_bytes());
        terminal.wait_for(&format!("about {word}"));
    }
}

#[test]
fn keys_typed_before_the_first_frame_count() {
    // Enter, too: the line discipline made a line feed of it.
    let terminal = Setup::seminar(&deck("ahead")).typed(b"  \r").start();
    terminal.wait_for("about Dragon");
}

#[test]
fn a_hundred_keys_typed_ahead_make_few_frames() {
    let there_and_back = " ".repeat(8) + &"\x1b[D".repeat(8);
    let keys = there_and_back.repeat(6) + "    ";
    let terminal = Setup::seminar(&deck("hundred"))
        .typed(keys.as_bytes())
        .start();
    terminal.wait_for("about Engine");
    let frames = terminal.seen().frames();
    assert!((1..=3).contains(&frames), "100 keys made {frames} frames");
}

#[test]
fn a_sequence_that_comes_in_pieces_is_one_key() {
    let mut terminal = Setup::seminar(&deck("pieces")).start();
    terminal.wait_for("about Anchor");
    terminal.press(b"\x1b[");
    terminal.press(b"C");
    terminal.wait_for("about Bridge");
    // Answers to somebody's questions turn no pages, whatever letters they hold.
    terminal.press(b"\x1b[?62;22c\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b_Gi=31;OK\x1b\\ ");
    terminal.wait_for("about Candle");
}

#[test]
fn many_keys_make_few_frames() {
    let mut terminal = Setup::seminar(&deck("many")).start();
    terminal.wait_for("about Anchor");
    let before = terminal.seen().frames();
    let keys = " \x1b[D".repeat(200) + &" ".repeat(WORDS.len() - 1);
    terminal.press(keys.as_bytes());
    terminal.wait_for("about Jungle");
    let frames = terminal.seen().frames() - before;
    assert!((1..=5).contains(&frames), "409 keys made {frames} frames");
}

#[test]
fn a_turn_is_one_frame_and_nothing_is_sent_when_nothing_changes() {
    let mut terminal = Setup::seminar(&deck("frugal")).start();
    terminal.wait_for("about Anchor");
    for (at, word) in WORDS.iter().enumerate().skip(1) {
        let start = terminal.seen().output.len();
        // The first key means nothing. Had it, or time, or the turn before made a frame, it would
        // stand before that of the second.
        terminal.press(b"z");
        terminal.press(b" ");
        terminal.wait_for(&format!("about {word}"));
        let seen = terminal.seen();
        let turn = without_questions(&seen.output[start..]);
        assert_eq!(begins(&turn), [0], "turn {at}");
    }
}

#[test]
fn a_terminal_that_is_late_gets_the_whole_frame_all_the_same() {
    let mut terminal = Setup::seminar(&deck("late")).size(200, 50).start();
    terminal.wait_for("about Anchor");
    terminal.read(Reading::Paused);
    // More than a terminal's buffer holds, so that writes are cut short.
    for _ in 0..2000 {
        terminal.press(b" \x0c\x1b[D\x0c");
    }
    terminal.read(Reading::On);
    terminal.press(b"G");
    terminal.wait_for("about Jungle");
    let before = terminal.seen().screen().contents();
    terminal.press(b"\x0c");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    assert!(before.contains("10/10"), "{before}");
}

#[test]
fn a_deck_is_read_again_and_what_is_wrong_with_it_is_said_at_the_end() {
    let path = deck("reload");
    let mut terminal = Setup::seminar(&path).start();
    terminal.wait_for("about Anchor");
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("about Bridge", "anew Bridge")).unwrap();
    terminal.press(b"R");
    terminal.wait_for("anew Bridge");
    // Nothing to present: the last good deck stays.
    fs::write(&path, "bulets").unwrap();
    terminal.press(b"R");
    terminal.wait_for("line 1, column 7:");
    assert!(terminal.seen().shows("anew Bridge"));
    fs::write(&path, text.replacen("bullets", "bulets", 1)).unwrap();
    terminal.press(b"R");
    terminal.wait_for("line 6, column 1: unknown key `bulets`");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
    terminal.wait_for("did you mean `bullets`?");
}

#[test]
fn a_new_size_is_drawn_for() {
    let terminal = Setup::seminar(&deck("resize")).start();
    terminal.wait_for("about Anchor");
    for (columns, rows) in [(120, 40), (30, 10), (200, 50), (1, 1), (79, 23)] {
        terminal.resize(columns, rows);
    }
    terminal.wait_for("about Anchor");
    let last_row = |seen: &crate::terminal::Seen| {
        seen.screen()
            .rows(0, 79)
            .last()
            .unwrap_or_default()
            .contains("1/10")
    };
    terminal.wait_until("the footer in the last row", last_row);
}

#[test]
fn a_terminal_that_does_not_know_its_size_is_taken_for_a_usual_one() {
    let terminal = Setup::seminar(&deck("sizeless")).size(0, 0).start();
    terminal.wait_until("the footer in the last row", |seen| {
        seen.screen()
            .rows(0, 80)
            .last()
            .unwrap_or_default()
            .contains("1/10")
    });
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_something_else() {
    let deck = deck("redirected");
    let script = "\"$0\" \"$1\" </dev/null";
    let setup = Setup::command(&["sh", "-c", script, SEMINAR, &deck.to_string_lossy()]);
    let mut terminal = setup.start();
    terminal.wait_for("about Anchor");
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn the_smallest_screen_is_survived() {
    let mut terminal = Setup::seminar(&deck("smallest")).size(1, 1).start();
    terminal.wait_until("a frame", |seen| seen.frames() > 0);
    terminal.press(b" sdJ");
    terminal.resize(80, 24);
    terminal.wait_until("a frame of the new size", |seen| {
        count(&seen.output, b"\x1b[2J") > 1
    });
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
}

#[test]
fn a_deck_from_standard_input_is_shown_and_keys_come_from_the_terminal() {
    let deck = deck("piped");
    let script = format!("cat '{}' | {SEMINAR} -", deck.display());
    let mut terminal = Setup::command(&["sh", "-c", &script]).start();
    terminal.wait_for("about Anchor");
    terminal.press(b" ");
    terminal.wait_for("about Bridge");
    terminal.press(b"R");
    terminal.wait_for("cannot be read again");
    terminal.press(b" ");
    terminal.press(b"q");
    assert!(matches!(terminal.wait_for_end(), Ending::Exit(0)));
    terminal.assert_restored();
    let seen = terminal.seen();
    assert!(!seen.text().contains("error"), "{}", seen.text());
}

#[test]
fn a_console_and_a_rehearsal_refuse_a_deck_from_standard_input() {
    for command in ["console", "rehearse"] {
        let script = format!("echo | {SEMINAR} {command} -");
        let mut terminal = Setup::command(&["sh", "-c", &script]).start();
        assert!(matches!(terminal.wait_for_end(), Ending::Exit(2)));
        terminal.wait_for("needs a deck in a file");
    }
}
