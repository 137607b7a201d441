//! What keys do on a console.

use super::*;
use crate::viewer::{PaneLimits, Panes, Screen as Kind};

fn console() -> Screen {
    let mut screen = Screen::new();
    screen.viewer.screen = Kind::Console;
    screen.viewer.extent.panes = PaneLimits {
        wider: (-10, 10),
        taller: (-3, 0),
    };
    screen
}

#[test]
fn panes_are_moved_as_far_as_they_go() {
    let mut screen = console();
    let mut panes = |keys: &str| {
        screen.press(keys);
        let Panes { wider, taller } = screen.viewer.panes;
        (wider, taller)
    };
    assert_eq!(panes(">"), (4, 0));
    assert_eq!(panes(">>>"), (10, 0));
    assert_eq!(panes("<"), (6, 0));
    for _ in 0..9 {
        panes("<");
    }
    assert_eq!(panes("-"), (-10, -2));
    assert_eq!(panes("--"), (-10, -3));
}

#[test]
fn panes_move_from_where_they_are_seen() {
    let mut screen = console();
    screen.viewer.panes.wider = 60;
    screen.press("<");
    assert_eq!(
        screen.viewer.panes.wider, 6,
        "a smaller screen shows 10 of 60"
    );
}

#[test]
fn where_there_are_no_panes_their_keys_do_nothing() {
    let mut screen = Screen::after(">>-");
    assert_eq!(screen.viewer.panes, Panes::default());
    screen.viewer.panes.wider = 8;
    screen.press(">");
    assert_eq!(screen.viewer.panes.wider, 8);
}

#[test]
fn keys_scroll_the_notes_while_they_are_too_long() {
    let mut screen = console();
    screen.press("JJ<C-d>K");
    assert_eq!(screen.viewer.notes_scroll, 5);
    assert_eq!(screen.viewer.scroll, Scroll::Follow);
}

#[test]
fn keys_scroll_what_else_is_too_long() {
    let mut screen = console();
    screen.viewer.extent.notes.max = 0;
    screen.press("J");
    assert_eq!(screen.viewer.scroll, Scroll::At(1));
    screen.viewer.extent.aside.max = 4;
    screen.viewer.extent.aside.height = 6;
    screen.press("J<C-d>");
    assert_eq!(screen.viewer.aside_scroll, 4);
    assert_eq!(screen.viewer.scroll, Scroll::At(1));
    screen.press("]");
    assert_eq!(screen.viewer.aside_scroll, 0, "another slide has its own");
}

#[test]
fn the_wheel_scrolls_the_pane_that_it_is_over() {
    let mut screen = console();
    screen.viewer.extent.aside.max = 9;
    screen.viewer.extent.aside_at = Some(Region {
        column: 0,
        row: 10,
        width: 60,
        height: 5,
    });
    for (column, row) in [(70, 5), (20, 12), (20, 4)] {
        let up = false;
        screen.input(&Input::Wheel { up, column, row });
    }
    let viewer = &screen.viewer;
    assert_eq!((viewer.notes_scroll, viewer.aside_scroll), (3, 3));
    assert_eq!(viewer.scroll, Scroll::At(3));
}

#[test]
fn the_class_stays_blank_while_the_presenter_looks_for_something() {
    for keys in ["bo", "b?", "b/"] {
        let mut screen = console();
        screen.press(keys);
        assert!(screen.lesson.is_blank(), "{keys}");
        assert!(screen.viewer.overlay.is_some(), "{keys}");
    }
}

#[test]
fn a_notice_is_read_even_while_the_class_is_blank() {
    let mut screen = console();
    screen.press("bR");
    screen.viewer.notice = Some(crate::viewer::Notice::info("so"));
    screen.press("s");
    assert_eq!(screen.viewer.notice, None);
}
