//! A long day: what is done thousands of times leaves no memory behind. What is saved again and again is
//! a matter of `tests/memory.rs`.

use crate::terminal::{Setup, Terminal, WORDS, deck};

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

/// Does `many` rounds, after a few that fill what is kept on purpose, and sees that they leave nothing.
fn soak(terminal: &mut Terminal, many: usize, round: impl Fn(&mut Terminal)) {
    (0..50).for_each(|_| round(terminal));
    let before = terminal.memory();
    (0..many).for_each(|_| round(terminal));
    let grown = terminal.memory().saturating_sub(before);
    // Less than a hundred bytes for each page.
    assert!(grown < 512 * 1024, "{before} bytes have grown by {grown}");
}

#[test]
#[ignore = "takes a minute: .ci/run runs it by itself"]
fn ten_thousand_pages_and_a_thousand_sizes_leave_memory_where_it_was() {
    let mut terminal = Setup::seminar(&deck("soak")).start();
    terminal.wait_for("about Anchor");
    soak(&mut terminal, 10_000 / (2 * WORDS.len() - 2), go_round);
    soak(&mut terminal, 1_000 / 2, |terminal| resize(terminal));
}
