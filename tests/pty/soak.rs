//! A long day: what is done thousands of times leaves nothing behind. How memory does without a terminal is a
//! matter of `tests/memory.rs`.

#[cfg(feature = "watch")]
use std::fs;

#[cfg(feature = "watch")]
use crate::company::User;
use crate::terminal::{Setup, Terminal, WORDS, await_some, deck};

/// Once through the deck and back, each slide seen.
fn go_round(terminal: &mut Terminal) {
    for word in &WORDS[1..] {
        terminal.press(b" ");
        terminal.wait_for(&format!("about {word}"));
    }
    for word in WORDS.iter().rev().skip(1) {
        terminal.press(b"h");
        terminal.wait_for(&format!("about {word}"));
    }
}

/// To another size and back, each seen down to its last row.
fn resize(terminal: &Terminal) {
    for (columns, rows) in [(120, 40), (80, 24)] {
        terminal.resize(columns, rows);
        terminal.wait_until("a frame of that size", |seen| {
            seen.text().lines().count() == usize::from(rows)
        });
    }
}

/// Does `many` rounds with these terminals, after `first` ones that fill what is kept on purpose, and sees
/// that they leave neither memory nor files nor threads behind.
fn soak<const N: usize>(
    terminals: &mut [Terminal; N],
    (first, many): (usize, usize),
    mut round: impl FnMut(&mut [Terminal; N]),
) {
    (0..first).for_each(|_| round(terminals));
    let before = terminals.each_ref().map(Terminal::memory);
    let belongings = terminals.each_ref().map(Terminal::belongings);
    (0..many).for_each(|_| round(terminals));
    for ((terminal, before), belongings) in terminals.iter().zip(before).zip(belongings) {
        let grown = terminal.memory().saturating_sub(before);
        // A hundred bytes for each page, and two thousand for each version of a deck.
        assert!(grown < 1024 * 1024, "{before} bytes have grown by {grown}");
        // A file may be read just now.
        await_some("as many files and threads as before", || {
            (terminal.belongings() == belongings).then_some(())
        });
    }
}

#[test]
#[ignore = "takes a minute: .ci/run runs it by itself"]
fn ten_thousand_pages_and_a_thousand_sizes_leave_nothing_behind() {
    let mut terminal = [Setup::seminar(&deck("soak")).start()];
    terminal[0].wait_for("about Anchor");
    let there_and_back = 2 * WORDS.len() - 2;
    soak(&mut terminal, (50, 10_000 / there_and_back), |it| {
        go_round(&mut it[0]);
    });
    soak(&mut terminal, (50, 1_000 / 2), |it| resize(&it[0]));
}

/// A deck in its version of this number, with code, and a picture beside it.
#[cfg(feature = "watch")]
fn version(user: &User, number: u8) {
    let slides = format!(
        "[[slides]]\ntitle = \"Version {number:03}\"\ncontent = [\n\
         {{ code = \"let version = {number}; // and so on\", lang = \"rust\" }},\n\
         {{ image = \"shade.svg\", alt = \"a shade\", height = 3 }},\n]\n\
         notes = \"number {number:03}\"\n"
    );
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\">\
         <rect width=\"60\" height=\"30\" fill=\"rgb({number}, 90, 90)\"/></svg>"
    );
    fs::write(user.path("shade.svg"), picture).unwrap();
    // As editors do: a deck that is half there has no title.
    fs::write(user.path("new"), slides).unwrap();
    fs::rename(user.path("new"), user.path("slides.toml")).unwrap();
}

#[cfg(feature = "watch")]
#[test]
#[ignore = "takes minutes: .ci/run runs it by itself"]
fn five_hundred_versions_leave_nothing_behind_in_a_talk_nor_in_its_console() {
    let user = User::new();
    version(&user, 0);
    let talk = user.run("present", &["--images", "kitty"]);
    talk.wait_for("Version 000");
    user.wait_for_socket();
    let console = user.run("console", &[]);
    console.wait_for("number 000");
    let mut number = 0;
    soak(&mut [talk, console], (250, 500), |[talk, console]| {
        number = (number + 1) % 250;
        version(&user, number);
        if number % 2 == 0 {
            // Before it is noticed that the deck was saved.
            talk.press(b"R");
        }
        talk.wait_for(&format!("Version {number:03}"));
        console.wait_for(&format!("number {number:03}"));
    });
}
