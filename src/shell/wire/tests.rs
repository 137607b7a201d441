use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::{Abilities, Kept, plain};
use crate::view::Links;

mod links;
mod screens;

const COLORED: Abilities = Abilities::ERASES_IN_COLOR;
const PLAIN: Abilities = Abilities::empty();

fn encode(abilities: Abilities, shown: Option<&Buffer>, next: &Buffer) -> String {
    let mut out = Vec::new();
    super::encode(abilities, shown, next, &mut out);
    String::from_utf8(out).unwrap().replace('\x1b', "^")
}

/// What `lines` becomes after `change`, from one frame to the next.
fn step(lines: &[&str], change: impl FnOnce(&mut Buffer)) -> String {
    let shown = Buffer::with_lines(lines.iter().copied());
    let mut next = shown.clone();
    change(&mut next);
    encode(PLAIN, Some(&shown), &next)
}

#[test]
fn nothing_is_said_of_a_screen_that_stays_the_same() {
    assert_eq!(step(&["one", "two"], |_| ()), "");
}

#[test]
fn what_cannot_be_seen_is_not_said() {
    let bytes = step(&["a b"], |next| {
        next[(1, 0)].set_style(Style::new().fg(Color::Red).bold().slow_blink());
    });
    assert_eq!(bytes, "");
}

#[test]
fn the_first_frame_clears_the_screen_and_leaves_blanks_alone() {
    let next = Buffer::with_lines(["", "  hi  ", ""]);
    assert_eq!(encode(PLAIN, None, &next), "^[m^[2J^[2;3Hhi");
}

#[test]
fn a_screen_of_another_size_is_painted_whole() {
    let shown = Buffer::with_lines(["hi   "]);
    let next = Buffer::with_lines(["hi "]);
    assert_eq!(encode(PLAIN, Some(&shown), &next), "^[m^[2J^[Hhi");
}

#[test]
fn a_coloured_screen_is_cleared_in_its_colour_where_that_is_safe() {
    let mut next = Buffer::with_lines(["      ", " ab   "]);
    next.set_style(next.area, Style::new().bg(Color::Blue));
    assert_eq!(encode(COLORED, None, &next), "^[0;44m^[2J^[2;2Hab");
    let written = encode(PLAIN, None, &next);
    assert!(written.starts_with("^[m^[2J^[H^[44m      "), "{written}");
}

#[test]
fn only_changed_cells_are_sent() {
    let bytes = step(&["slide 1 of 9        "], |next| {
        next.set_string(6, 0, "2", Style::new());
    });
    assert_eq!(bytes, "^[1;7H^[m2");
}

#[test]
fn short_gaps_are_written_again_and_long_ones_skipped() {
    let bytes = step(&["a..b.......c"], |next| {
        for (column, text) in [(0, "A"), (3, "B"), (11, "C")] {
            next.set_string(column, 0, text, Style::new());
        }
    });
    assert_eq!(bytes, "^[H^[mA..B^[7CC");
}

#[test]
fn the_next_row_is_reached_by_control_characters_where_that_is_shorter() {
    let bytes = step(&["ab      ", "cd      ", "        "], |next| {
        next.set_string(0, 0, "AB", Style::new());
        next.set_string(0, 1, "CD", Style::new());
        next.set_string(5, 2, "E", Style::new());
    });
    assert_eq!(bytes, "^[H^[mAB\r\nCD\n   E");
}

#[test]
fn after_the_last_column_only_the_row_of_the_cursor_is_known() {
    let bytes = step(&["abc", "def"], |next| {
        next.set_string(0, 0, "ABC", Style::new());
        next.set_string(0, 1, "D", Style::new());
    });
    assert_eq!(bytes, "^[H^[mABC\r\nD");
}

#[test]
fn the_rest_of_a_row_is_erased() {
    let bytes = step(&["a long line of text ", "another line of text"], |next| {
        next.set_string(1, 0, "                  ", Style::new());
    });
    assert_eq!(bytes, "^[1;3H^[m^[K");
    let bytes = step(&["abc  "], |next| next.set_string(1, 0, "  ", Style::new()));
    assert_eq!(bytes, "^[1;2H^[m  ");
}

#[test]
fn colours_are_erased_only_where_the_terminal_is_known_to_do_so() {
    let mut shown = Buffer::with_lines(["a long line", "and one more"]);
    shown.set_style(shown.area, Style::new().bg(Color::Blue));
    let mut next = shown.clone();
    next.set_string(1, 0, "          ", Style::new().bg(Color::Blue));
    assert_eq!(encode(COLORED, Some(&shown), &next), "^[1;3H^[0;44m^[K");
    assert_eq!(encode(PLAIN, Some(&shown), &next), "^[1;3H^[0;44m         ");
}

#[test]
fn rows_that_moved_are_not_written_again() {
    let lines = [
        "title",
        "one one",
        "two two",
        "three three",
        "four four",
        "foot",
    ];
    let shown = Buffer::with_lines(lines);
    let next = Buffer::with_lines([
        "title",
        "two two",
        "three three",
        "four four",
        "five",
        "foot",
    ]);
    assert_eq!(
        encode(Abilities::SHIFTS, Some(&shown), &next),
        "^[2H^[m^[M\n\n\n^[Lfive"
    );
    assert_eq!(
        encode(Abilities::SHIFTS, Some(&next), &shown),
        "^[5H^[m^[M^[2d^[Lone one"
    );
}

#[test]
fn a_character_is_repeated_where_the_terminal_is_known_to_do_so() {
    let shown = Buffer::with_lines(["          "]);
    let next = Buffer::with_lines(["a────────b"]);
    assert_eq!(
        encode(Abilities::REPEATS, Some(&shown), &next),
        "^[H^[ma─^[7bb"
    );
    assert_eq!(encode(PLAIN, Some(&shown), &next), "^[H^[ma────────b");
}

#[test]
fn what_has_one_colour_is_written_before_what_has_another() {
    let shown = Buffer::with_lines(["          "; 4]);
    let mut next = shown.clone();
    for row in 0..4 {
        next.set_string(0, row, "*", Style::new().fg(Color::Rgb(9, 9, 9)));
        next.set_string(2, row, "text", Style::new().fg(Color::Rgb(7, 7, 7)));
    }
    let bytes = encode(PLAIN, Some(&shown), &next);
    assert_eq!(bytes.matches("38;2;9;9;9").count(), 1, "{bytes}");
    assert_eq!(bytes.matches("38;2;7;7;7").count(), 1, "{bytes}");
}

#[test]
fn rows_do_not_move_under_a_picture() {
    let mut shown = Buffer::with_lines([
        "one one one",
        "two two two",
        "three three",
        "four four f",
        "foot",
        "",
    ]);
    super::cover(&mut shown[(0, 4)]);
    let mut next = Buffer::with_lines([
        "two two two",
        "three three",
        "four four f",
        "five five f",
        "foot",
        "",
    ]);
    super::cover(&mut next[(0, 4)]);
    let bytes = encode(Abilities::all(), Some(&shown), &next);
    assert!(!bytes.contains("^[M") && !bytes.contains("^[2J"), "{bytes}");
}

#[test]
fn the_pen_changes_by_the_shorter_way() {
    let bytes = step(&["      "], |next| {
        next.set_string(0, 0, "a", Style::new().bold().fg(Color::Rgb(1, 2, 3)));
        next.set_string(1, 0, "b", Style::new().dim().fg(Color::Rgb(1, 2, 3)));
        next.set_string(
            2,
            0,
            "c",
            Style::new().fg(Color::LightRed).bg(Color::Indexed(99)),
        );
        next.set_string(
            3,
            0,
            "d",
            Style::new().fg(Color::Red).bg(Color::Indexed(99)),
        );
        next.set_string(4, 0, "e", Style::new().crossed_out());
        next.set_string(5, 0, "f", Style::new());
    });
    assert_eq!(
        bytes,
        "^[H^[0;1;38;2;1;2;3ma^[22;2mb^[0;91;48;5;99mc^[31md^[0;9me^[mf"
    );
}

#[test]
fn a_wide_glyph_takes_both_its_columns() {
    let bytes = step(&["abcd"], |next| next.set_string(1, 0, "世", Style::new()));
    assert_eq!(bytes, "^[1;2H^[m世");
    let bytes = step(&["a世d"], |next| next.set_string(1, 0, "bc", Style::new()));
    assert_eq!(bytes, "^[1;2H^[mbc");
    let bytes = step(&["a世d "], |next| next.set_string(2, 0, "x", Style::new()));
    assert_eq!(bytes, "", "the cell under a wide glyph is not seen");
}

#[test]
fn a_cluster_that_terminals_measure_differently_is_fenced_in() {
    let bytes = step(&["......"], |next| {
        next.set_string(1, 0, "❤\u{fe0f}x", Style::new());
    });
    assert_eq!(bytes, "^[1;2H^[m  \r.❤\u{fe0f}^[4Gx");
}

#[test]
fn what_a_cluster_may_spill_over_is_written_after_it() {
    let bytes = step(&["......"], |next| {
        next.set_string(1, 0, "👍🏽", Style::new());
    });
    assert_eq!(bytes, "^[1;2H^[m  \r.👍🏽^[4G..");
    let bytes = step(&[".👍🏽..."], |next| {
        next.set_string(3, 0, "x", Style::new());
    });
    assert_eq!(bytes, "^[1;4H^[mx", "a cluster that stays spills nothing");
    let bytes = step(&["👍🏽 "], |next| {
        next.set_string(0, 0, "👍🏿", Style::new());
    });
    assert_eq!(bytes, "^[H^[m  \r👍🏿^[3G ", "blanks are no exception");
    let bytes = step(&["xx ab"], |next| {
        next.set_string(0, 0, "👍🏽", Style::new().red());
    });
    assert_eq!(bytes, "^[H^[0;31m  \r👍🏽^[3G ^[ma", "nor are colours");
}

#[test]
fn a_wide_glyph_gives_way_to_a_picture() {
    let shown = Buffer::with_lines(["abcd"]);
    let mut next = shown.clone();
    next.set_string(1, 0, "世", Style::new());
    super::cover(&mut next[(2, 0)]);
    assert_eq!(encode(PLAIN, Some(&shown), &next), "^[1;2H^[m ");
}

#[test]
fn a_glyph_that_does_not_fit_is_a_blank() {
    let mut next = Buffer::empty(Rect::new(0, 0, 2, 1));
    next[(1, 0)].set_symbol("世");
    next[(0, 0)].set_symbol("\u{301}");
    assert_eq!(plain(&next), "\n");
    let shown = Buffer::with_lines(["ab"]);
    assert_eq!(encode(PLAIN, Some(&shown), &next), "^[m^[2J");
}

#[test]
fn a_look_that_is_used_again_is_taken_up_again() {
    let white = Style::new().fg(Color::Rgb(9, 9, 9)).bg(Color::Rgb(7, 7, 7));
    let mut shown = Buffer::with_lines(["one", "two"]);
    shown.set_style(shown.area, white);
    let mut kept = Kept::default();
    let mut step = |shown: Option<&Buffer>, next: &Buffer| {
        let mut out = Vec::new();
        super::encode_after(
            &mut kept,
            Abilities::RESTORES,
            &Links::default(),
            shown,
            next,
            &mut out,
        );
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    };
    let first = step(None, &shown);
    assert_eq!(first.matches("^7").count(), 1, "{first}");
    let mut next = shown.clone();
    next.set_string(0, 1, "s", white);
    assert_eq!(step(Some(&shown), &next), "^8\n^7s");
    let mut last = next.clone();
    last.set_string(0, 1, "t", white.bold());
    assert_eq!(step(Some(&next), &last), "^8^[1m^7t");
    assert_eq!(step(Some(&last), &next), "^8^[22m^7s");
    let again = step(None, &next);
    assert!(!again.contains("^8"), "{again}");
}
