//! A deck so large that its first slide is shown before the others are read.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::company::User;
use crate::folder;
use crate::terminal::{Ending, Setup, Terminal};

/// Slides enough.
const SLIDES: usize = 1000;

/// Writes a large deck for the test `name`, the last slide of which says `last` as well.
fn deck(name: &str, last: &str) -> PathBuf {
    let mut deck = "[deck]\ntitle = \"Numbers\"\n".to_owned();
    for number in 1..=SLIDES {
        let notes = "Say it slowly. ".repeat(20);
        write!(
            deck,
            "\n[[slides]]\nbullets = [\"this is <{number}>\"]\nnotes = \"{notes}\"\n"
        )
        .unwrap();
    }
    let path = folder::own().join(format!("{name}.toml"));
    fs::write(&path, deck + last).expect("tests may write here");
    path
}

fn start(name: &str) -> Terminal {
    Setup::seminar(&deck(name, "")).start()
}

#[test]
fn the_first_slide_is_there_before_it_is_known_what_is_wrong_far_behind() {
    let deck = deck("broken", "bulets = []\n");
    let terminal = Setup::seminar(&deck).start();
    terminal.wait_for("1 problem: ");
    let frames = terminal.seen().each_frame();
    assert!(frames[0].contains("this is <1>"), "{}", frames[0]);
    assert!(frames[0].contains("1/1000"), "{}", frames[0]);
    assert!(!frames[0].contains("1 problem: "), "{}", frames[0]);
}

#[test]
fn what_is_shown_already_is_not_sent_again() {
    for options in [&[][..], &["--notes", "--duration", "40m"], &["--audience"]] {
        let setup = Setup::seminar(&deck("once", "")).arguments(options);
        let mut terminal = setup.start();
        terminal.wait_for("this is <1>");
        terminal.press(b" ");
        terminal.wait_for("2/1000");
        assert_eq!(terminal.seen().frames(), 2, "{options:?}");
    }
}

#[test]
fn keys_that_are_typed_meanwhile_count() {
    let deck = deck("keys", "");
    let mut terminal = Setup::seminar(&deck).typed(b"  ").start();
    terminal.wait_for("this is <1>");
    terminal.press(b"  700\r ");
    terminal.wait_for("this is <701>");
    let mut terminal = Setup::seminar(&deck).typed(b"q").start();
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn another_slide_may_be_the_first() {
    let deck = deck("start", "bulets = []\n");
    let terminal = Setup::seminar(&deck).arguments(&["-s", "600"]).start();
    terminal.wait_for("1 problem: ");
    let frames = terminal.seen().each_frame();
    assert!(frames[0].contains("this is <600>"), "{}", frames[0]);
    assert!(frames[0].contains("600/1000"), "{}", frames[0]);
    assert!(!frames[0].contains("1 problem: "), "{}", frames[0]);
}

#[test]
fn a_slide_with_a_name_may_be_the_first_and_the_one_on_which_a_talk_stopped() {
    let user = User::new();
    let last = "[[slides]]\nid = \"here\"\ntext = \"Named\"\n\n[[slides]]\nbulets = []\n";
    let text = fs::read_to_string(deck("named", last)).expect("it was written");
    let titled = text.replace("bullets", "title = \"One\"\nbullets");
    fs::write(user.path("slides.toml"), titled).expect("tests may write here");
    let starts = [
        (&["--start", "here"][..], "Named", "1002/1002"),
        (&["--start", "one-699"], "this is <699>", "700/1002"),
        (&["--resume"], "this is <700>", "701/1002"),
    ];
    for (options, words, next) in starts {
        let mut terminal = user.run("present", options);
        terminal.wait_for("1 problem: ");
        let frames = terminal.seen().each_frame();
        assert!(frames[0].contains(words), "{options:?}: {}", frames[0]);
        assert!(!frames[0].contains("1 problem: "), "{}", frames[0]);
        // The place of a talk that nobody moved is not kept.
        terminal.press(b" ");
        terminal.wait_for(next);
        terminal.press(b"q");
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    }
}

#[test]
fn keys_go_on_with_the_deck_as_it_was_until_it_is_read_again() {
    let deck = deck("again", "");
    let mut terminal = Setup::seminar(&deck).start();
    terminal.wait_for("this is <1>");
    let text = fs::read_to_string(&deck).expect("it was written");
    fs::write(&deck, text.replace("this is", "here is")).expect("tests may write here");
    terminal.press(b"R ");
    terminal.wait_for("here is <2>");
    let frames = terminal.seen().each_frame();
    let is_as_it_was = |frame: &String| frame.contains("this is <2>");
    assert!(frames.iter().any(is_as_it_was), "{}", frames.concat());
}

#[test]
fn a_signal_ends_it_meanwhile() {
    let mut terminal = start("signal");
    terminal.wait_for("this is <1>");
    terminal.signal(Signal::TERM);
    let ending = Ending::Signal(Signal::TERM.as_raw());
    assert_eq!(terminal.wait_for_end(), ending);
    terminal.assert_restored();
}

#[test]
fn a_window_that_becomes_another_size_meanwhile_is_drawn_anew() {
    let terminal = start("resize");
    terminal.wait_for("this is <1>");
    terminal.resize(60, 20);
    terminal.wait_until("the last row in its new place", |seen| {
        seen.text()
            .lines()
            .nth(19)
            .is_some_and(|row| row.contains("1/1000"))
    });
}

#[test]
fn what_cannot_be_done_gives_the_terminal_back_and_says_why() {
    // Without a home there is no place for records.
    let setup = Setup::seminar(&deck("unrecorded", "")).arguments(&["--record"]);
    let mut terminal = setup.start();
    assert_eq!(terminal.wait_for_end(), Ending::Exit(2));
    terminal.wait_for("nothing can be recorded");
    terminal.assert_restored();
}
