//! Long lines, and copying code.

use super::*;
use crate::deck::parse;

/// A screen on a slide with a listing of Python, one from a file, one of no language, and one that
/// is kept as it is; the one of this number stands first in sight.
fn screen(listing: Option<usize>) -> Screen {
    let source = "[[slides]]\ncontent = [{ code = \"a = 1\\nb = 2\\n\\n\", lang = \"python\" }, \
                  { file = \"farm.rs\" }, { code = \"x\" }, { pre = \"  /\\\\\\n\" }]\n\
                  [[slides]]\ntext = \"none\"\n";
    let mut deck = parse(source).expect("there are slides").deck;
    if let Body::Blocks(blocks) = &mut deck.slides[0].body
        && let Block::Code(code) = &mut blocks[1]
    {
        code.text = Clean::block("fn a() {\n}");
    }
    let mut screen = Screen::new();
    screen.lesson = Lesson::new(&deck);
    screen.deck = deck;
    screen.viewer.extent.listing = listing;
    screen
}

/// What was copied, and said, after `y`.
fn copied(listing: Option<usize>) -> (Option<String>, String) {
    let mut screen = screen(listing);
    screen.press("y");
    let notice = screen.viewer.notice.expect("something is said");
    (screen.copied, notice.text.to_string())
}

#[test]
fn long_lines_move_aside_no_further_than_they_are_long() {
    check(&[
        ("", "L", "1.0 aside+8"),
        ("L", "L", "1.0 aside+16"),
        ("LL", "LLL", "1.0 aside+20"),
        ("LLL", "H", "1.0 aside+12"),
        ("L", "HHH", "1.0"),
        ("L", "l", "2.0"),
        ("L", "s", "1.0 notes aside+8"),
    ]);
}

#[test]
fn a_step_leaves_long_lines_where_they_are_and_a_slide_does_not() {
    let mut screen = Screen::after("]]");
    screen.viewer.extent = extent();
    screen.press("Ll");
    assert_eq!(screen.state(), "3.1 docked aside+8");
    screen.press("]");
    assert_eq!(screen.state(), "4.0");
    screen.press("L");
    assert_eq!(
        screen.state(),
        "4.0 aside+8",
        "it may be moved before it is drawn"
    );
}

#[test]
fn lines_that_became_shorter_move_from_where_they_are_seen() {
    let mut screen = Screen::after("LLL");
    screen.viewer.extent.max_shift = 5;
    screen.press("H");
    assert_eq!(screen.state(), "1.0");
}

#[test]
fn the_wheel_turned_sideways_moves_long_lines_and_nothing_else() {
    let turned = |keys: &str, right, column| {
        let mut screen = Screen::after(keys);
        screen.input(&Input::WheelAside {
            right,
            column,
            row: 5,
        });
        screen.state()
    };
    assert_eq!(turned("", true, 70), "1.0 aside+6");
    assert_eq!(turned("L", false, 70), "1.0 aside+2");
    assert_eq!(turned("s", true, 59), "1.0 notes aside+6");
    assert_eq!(turned("s", true, 60), "1.0 notes");
    assert_eq!(turned("?", true, 0), "1.0 help+0");
    assert_eq!(turned("o", true, 0), "1.0 overview:1");
}

#[test]
fn the_listing_in_sight_is_copied_without_the_line_end_that_would_run_it() {
    let (text, said) = copied(Some(0));
    assert_eq!(text.as_deref(), Some("a = 1\nb = 2"));
    assert_eq!(said, "Copied 2 lines of python");
    let (text, said) = copied(Some(1));
    assert_eq!(text.as_deref(), Some("fn a() {\n}"));
    assert_eq!(said, "Copied 2 lines of farm.rs");
    let (text, said) = copied(Some(2));
    assert_eq!(text.as_deref(), Some("x"));
    assert_eq!(said, "Copied 1 line");
    let (text, said) = copied(Some(3));
    assert_eq!(text.as_deref(), Some("  /\\"));
    assert_eq!(said, "Copied 1 line");
}

#[test]
fn where_nothing_can_be_copied_it_is_said_why() {
    let nothing = |listing| {
        let (text, said) = copied(listing);
        assert_eq!(text, None);
        said
    };
    assert_eq!(nothing(None), "There is no code in sight to copy");
    assert_eq!(nothing(Some(9)), "There is no code in sight to copy");
    let mut screen = screen(Some(0));
    screen.press("ly");
    assert_eq!(screen.state(), "2.0 “This slide has no code to copy”");
    assert_eq!(screen.copied, None);
}

#[test]
fn tabs_are_copied_as_tabs() {
    let source = "[[slides]]\ncode = \"if x:\\n\\ty = '1\\t2'\\t\\n\"\n";
    let mut screen = screen(Some(0));
    screen.deck = parse(source).expect("there is a slide").deck;
    screen.press("y");
    assert_eq!(screen.copied.as_deref(), Some("if x:\n\ty = '1\t2'"));
}

#[test]
fn more_than_a_clipboard_takes_is_not_copied() {
    let source = |bytes| format!("[[slides]]\npre = \"{}\"\n", "x".repeat(bytes));
    let asked = |bytes| {
        let mut screen = screen(Some(0));
        screen.deck = parse(&source(bytes)).expect("there is a slide").deck;
        screen.press("y");
        (screen.copied.is_some(), screen.state())
    };
    assert_eq!(asked(74_994), (true, "1.0 “Copied 1 line”".to_owned()));
    let (copied, state) = asked(74_995);
    assert!(!copied);
    assert!(state.contains("too long"), "{state}");
}

#[test]
fn nothing_is_copied_but_with_the_key_on_a_bare_slide() {
    for keys in ["<C-y>", "Y", "?y", "oy", "/y", "G<C-t>"] {
        let mut screen = screen(Some(0));
        screen.press(keys);
        assert_eq!(screen.copied, None, "{keys}");
    }
}
