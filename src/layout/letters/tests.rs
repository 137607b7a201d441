use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::layout::samples::sketch;
use crate::theme::Ink;

const TINT: Tint = Tint::of(Ink::Title);

fn space(width: u16, rows: usize) -> Space {
    Space {
        align: Align::Left,
        width,
        rows,
        lines: 2,
    }
}

fn drawn(words: &str, width: u16, rows: usize) -> Option<Piece> {
    lettered(words, TINT, space(width, rows))
}

fn shown(words: &str, width: u16, rows: usize) -> String {
    drawn(words, width, rows).map_or_else(String::new, |piece| sketch(&piece.rows))
}

#[test]
fn letters_are_drawn_in_quarters_of_cells() {
    assert_snapshot!(shown("The Great Leap Forward", 72, 9), @"
    |▛█▜ ▜▌         ▗▛▜▖              ▟
    | █  ▐▙▜▖▗▛▜▖   █   ▝▙▛▙ ▟▀▙ ▝▀▙ ▝█▀
    | █  ▐▌▐▌▐▛▀▘   ▜▖▜▌ █ ▀ █▀▀ ▟▀█  █▗
    |▝▀▘ ▀▘▝▘ ▀▀     ▀▀▘▝▀▘  ▝▀▘ ▝▀▝▘ ▝▘
    |
    |▜▛                  ▜▛▀▌                        ▜▌
    |▐▌  ▗▛▜▖ ▀▜▖ ▜▞▜▖   ▐▙▌ ▗▛▜▖▝▙▛▙ █▗▐▌ ▀▜▖ ▜▟▜▖ ▄▟▌
    |▐▌▗▌▐▛▀▘▗▛▜▌ ▐▙▟▘   ▐▌▘ ▐▌▐▌ █ ▀ ███▌▗▛▜▌ ▐▌▝▘▐▌▐▌
    |▀▀▀▘ ▀▀  ▀▘▀ ▟▙     ▀▀   ▀▀ ▝▀▘  ▝▘▀  ▀▘▀ ▀▀   ▀▘▀
    ");
}

#[test]
fn letters_have_their_accents() {
    assert_snapshot!(shown("naïve à Zürich", 72, 4), @"
    |        ▝▘▝▘           ▀▘     █▀▜▌▗▖▗▖      ▀     ▝█
    |█▀▙ ▝▀▙  ▜▌ ▐▌▐▌▗▛▜▖   ▝▀▙    ▘▗▛ ▗▖▗▖ ▜▟▜▖▝█ ▗▛▜▖ █▞▙
    |█ █ ▟▀█  ▐▌ ▝▙▟▘▐▛▀▘   ▟▀█    ▗▛▗▌▐▌▐▌ ▐▌▝▘ █ ▐▌▗▖ █ █
    |▀ ▀ ▝▀▝▘ ▀▀  ▝▘  ▀▀    ▝▀▀▘   ▀▀▀▘ ▀▀▀ ▀▀  ▝▀▘ ▀▀ ▝▀ ▀
    ");
    for (accented, plain) in "éàüñçÉÅ".chars().zip("eauncEA".chars()) {
        assert_ne!(glyph(accented), glyph(plain), "{accented}");
    }
}

#[test]
fn letters_grow_with_the_room() {
    let rows = |width, rows| drawn("36 million", width, rows).map(|piece| piece.height());
    assert_eq!(rows(40, 20), Some(4));
    assert_eq!(rows(76, 20), Some(7));
    assert_eq!(rows(76, 6), Some(4));
    assert_eq!(rows(160, 20), Some(14));
    assert_eq!(rows(160, 3), None);
    assert_eq!(rows(20, 20), None);
    assert_snapshot!(shown("36 million", 76, 8), @"
    |▗▟██▙▖   ▗▟██                  ██   ███   ███    ██
    |█▛▘ █▙  ▗▟▛▘                        ▝██   ▝██
    |    █▛  ▟█           █▙▖▗▟▙▖  ███    ██    ██   ███   ▗▟██▙▖  ████▙▖
    |  ███   ████▙▖       ██████▙  ▝██    ██    ██   ▝██   ▟█  █▙  ██  █▙
    |    █▙  ██  █▙       ███████   ██    ██    ██    ██   ██  ██  ██  ██
    |█▙▖ █▛  ▜█  █▛       ██ █ ██  ▗██▖  ▗██▖  ▗██▖  ▗██▖  ▜█  █▛  ██  ██
    |▝▜██▛▘  ▝▜██▛▘       ██   ██  ████  ████  ████  ████  ▝▜██▛▘  ██  ██
    ");
}

#[test]
fn words_with_a_character_that_has_no_glyph_are_not_drawn() {
    for words in [
        "大跃进",
        "Большой скачок",
        "party 🎉",
        "e\u{301}\u{323}",
        "",
        "   ",
    ] {
        assert_eq!(drawn(words, 200, 40), None, "{words}");
    }
    for words in ["Ωmega", "“quoted” – and… more", "a\u{a0}b", "100 %!"] {
        assert!(drawn(words, 200, 40).is_some(), "{words}");
    }
}

#[test]
fn lines_are_few_and_then_even() {
    let lines = |words: &str, width| {
        let piece = drawn(words, width, 14).unwrap();
        let texts = piece.letterings.into_iter().map(|lettering| lettering.text);
        texts.collect::<Vec<_>>()
    };
    assert_eq!(lines("one two three four", 40), ["one two", "three four"]);
    assert_eq!(
        lines("a b c d e f g h i j k", 24),
        ["a b c d", "e f g h", "i j k"]
    );
}

#[test]
fn prose_is_not_drawn() {
    assert_eq!(drawn(&"many words ".repeat(12), 76, 100), None);
}

#[test]
fn letters_know_which_columns_each_word_has() {
    let piece = drawn("The Leap", 76, 4).unwrap();
    let lettering = &piece.letterings[0];
    let leap = lettering.columns(4..8);
    let rows = sketch(&piece.rows);
    assert_eq!(lettering.rows, 0..4);
    // The space between the words is blank.
    for row in rows.lines() {
        let row: Vec<char> = row.chars().skip(1).collect();
        let before = usize::from(leap.start) - 1;
        assert!(row.get(before).is_none_or(|cell| *cell == ' '), "{row:?}");
    }
    assert_eq!(leap.end, piece.rows.iter().map(Row::width).max().unwrap());
}

proptest! {
    #[test]
    fn letters_stay_within_their_room(
        words in "[A-Za-z0-9éüß,.!? ]{1,40}",
        width in 1_u16..200,
        rows in 1_usize..40,
        align in prop::sample::select(vec![Align::Left, Align::Center, Align::Right]),
    ) {
        let space = Space { align, ..space(width, rows) };
        let Some(piece) = lettered(&words, TINT, space) else { return Ok(()) };
        prop_assert!(piece.height() <= rows);
        prop_assert!(piece.rows.iter().all(|row| row.width() <= width));
        let said: Vec<&str> = words.split_whitespace().collect();
        let drawn: Vec<&str> = piece.letterings.iter().map(|it| it.text.as_str()).collect();
        prop_assert_eq!(drawn.join(" "), said.join(" "));
        for lettering in &piece.letterings {
            prop_assert_eq!(lettering.starts.len(), lettering.text.chars().count() + 1);
            prop_assert!(lettering.starts.is_sorted());
            prop_assert!(lettering.rows.end <= piece.height());
            let end = lettering.starts.last().copied().unwrap_or(0);
            let widest = piece.rows[lettering.rows.clone()].iter().map(Row::width).max();
            prop_assert!(widest <= Some(end), "{widest:?} {end}");
        }
    }
}
