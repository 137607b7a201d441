//! Keys on a slide with nothing over it.

use super::*;

#[test]
fn many_keys_go_on_and_many_go_back() {
    for key in [" ", "<Right>", "<Down>", "<PgDn>", "<Enter>", "j", "l", "n"] {
        check(&[("", key, "2.0")]);
    }
    for key in ["<Left>", "<Up>", "<PgUp>", "<Backspace>", "h", "k", "p"] {
        check(&[("ll", key, "2.0")]);
    }
}

#[test]
fn slides_are_turned_and_jumped_to() {
    check(&[
        ("ll", "]", "3.0"),
        ("ll", "<S-Right>", "3.0"),
        ("ll", "[", "1.0"),
        ("ll", "<S-Left>", "1.0"),
        ("ll", "G", "6.0"),
        ("ll", "<End>", "6.0"),
        ("]]]", "gg", "1.0"),
        ("]]]", "<Home>", "1.0"),
        ("]l", "G`", "2.1"),
        ("]l", "G``", "6.0"),
    ]);
}

#[test]
fn a_chord_begun_is_dropped_by_another_key_which_does_what_it_does() {
    check(&[
        ("]]", "g", "3.0 pending"),
        ("]]", "g]", "4.0"),
        ("]]", "g]g", "4.0 pending"),
        ("]]", "gz", "3.0"),
        ("]]", "g<Esc>", "3.0"),
        ("]]", "g<Esc>g", "3.0 pending"),
        ("]]", "g2", "3.0 :2"),
    ]);
}

#[test]
fn the_ends_say_so_and_the_next_key_takes_the_notice_away() {
    check(&[
        ("", "h", "1.0 “The first slide”"),
        ("h", "z", "1.0"),
        ("", "[", "1.0 “The first slide”"),
        (
            "G",
            "l",
            "6.0 “The end. 2 backup slides follow: ] shows them”",
        ),
        ("Gl", "]", "7.0"),
        ("G]]", "l", "8.0 “The end of the backup slides”"),
        (
            "G]",
            "hl",
            "6.0 “The end. 2 backup slides follow: ] shows them”",
        ),
    ]);
}

#[test]
fn the_end_says_how_many_backup_slides_follow() {
    let notice = |backup: usize| {
        let mut screen = Screen::new();
        screen.deck.slides.truncate(6 + backup);
        screen.lesson = Lesson::new(&screen.deck);
        screen.press("Gl");
        screen.viewer.notice.unwrap().text.to_string()
    };
    assert_eq!(notice(0), "The end");
    assert_eq!(notice(1), "The end. 1 backup slide follows: ] shows it");
}

#[test]
fn the_last_slides_steps_are_not_past_the_end() {
    let mut screen = Screen::new();
    screen.deck.slides.truncate(3);
    screen.deck.talk_len = 3;
    screen.lesson = Lesson::new(&screen.deck);
    screen.press("G]");
    assert_eq!(screen.state(), "3.0 “The last slide”");
}

#[test]
fn a_blank_screen_comes_back_with_the_key_that_blanked_it_escape_next_and_back() {
    for key in ["b", ".", "<Esc>", "l", "h", " ", "<PgUp>"] {
        check(&[("]b", key, "2.0"), ("].", key, "2.0")]);
    }
    check(&[
        ("]", "b", "2.0 blank"),
        ("]b", "G", "6.0"),
        ("]b", "5<Enter>", "5.0"),
        ("]b", "<F5>", "2.0 blank"),
        ("]b", "s", "2.0 blank notes"),
        ("]b", "J", "2.0 blank slide+1"),
    ]);
}

#[test]
fn what_opens_something_to_look_at_brings_a_blank_screen_back() {
    check(&[
        ("]b", "o", "2.0 overview:2"),
        ("]b", "?", "2.0 help+0"),
        ("]b", "/", "2.0 /"),
        ("]b", "5", "2.0 :5"),
        ("t]b", "<C-t>", "2.0 elapsed confirm"),
        ("ob", "", "1.0 blank"),
    ]);
}

#[test]
fn a_notice_that_a_blank_screen_did_not_show_is_seen_when_it_comes_back() {
    check(&[
        ("tbt", "b", "1.0 elapsed “Clock paused”"),
        ("tbtb", "z", "1.0 elapsed"),
    ]);
}

#[test]
fn a_clicker_leads_a_whole_lesson() {
    check(&[
        ("", "<PgDn><PgDn><PgDn><PgDn>", "3.0"),
        ("<PgDn><PgDn><PgDn><PgDn>", "<PgDn>", "3.1 docked"),
        ("<PgDn><PgDn><PgDn><PgDn>", "<PgDn><PgDn>", "3.2 docked"),
        (
            "<PgDn><PgDn><PgDn><PgDn>",
            "<PgDn><PgDn><PgDn><PgUp>",
            "3.2 docked",
        ),
        ("<PgDn>", "<Esc><F5><Esc><F5>", "2.0"),
        ("<PgDn>", ".", "2.0 blank"),
        ("<PgDn>.", "<PgDn>", "2.0"),
        ("<PgDn>.", "<Esc>", "2.0"),
        ("<PgDn>5", "<PgDn>", "2.1"),
    ]);
}

#[test]
fn discussion_keys_say_what_is_not_there() {
    check(&[
        ("", "d", "1.0 “This slide has no question”"),
        ("", "D", "1.0 “This slide has no question”"),
        ("", "a", "1.0 “This slide has no model answer”"),
        ("]]", "d", "3.1 docked"),
        ("]]", "dd", "3.1 full"),
        ("]]", "ddd", "3.0"),
        ("]]", "DD", "3.2 docked"),
        ("]]", "DDD", "3.2 docked “The last phase”"),
        ("]]D", "a", "3.1 docked answer"),
        ("]]Da", "a", "3.1 docked"),
    ]);
}

#[test]
fn return_says_when_there_is_nowhere_to_go() {
    check(&[("l", "`", "2.0 “There is nowhere to go back to yet”")]);
}

#[test]
fn the_clock_is_shown_when_it_is_started_by_hand_and_turns_its_face() {
    check(&[
        ("l", "", "2.0"),
        ("", "t", "1.0 elapsed"),
        ("t", "t", "1.0 elapsed “Clock paused”"),
        ("", "T", "1.0 elapsed"),
        ("", "TT", "1.0 time"),
        ("", "TTT", "1.0"),
    ]);
    let mut timed = Screen::new();
    timed.deck.info.duration = Some(Duration::from_secs(60));
    timed.press("TT");
    assert_eq!(timed.state(), "1.0 left");
}

#[test]
fn the_clock_is_set_back_only_after_a_yes() {
    for yes in ["y", "Y", "<Enter>"] {
        check(&[("t<C-t>", yes, "1.0 elapsed “Clock set back to zero”")]);
    }
    for no in ["n", "<Esc>", " ", "q", "<C-c>", "<PgDn>", "<C-t>"] {
        let mut screen = Screen::after("t<C-t>");
        assert_eq!(screen.state(), "1.0 elapsed confirm");
        screen.press(no);
        assert_eq!(screen.state(), "1.0 elapsed");
        assert!(screen.lesson.clock().watch.runs());
        assert_eq!(screen.asked, []);
    }
    check(&[("", "<C-t>", "1.0 “The clock stands at zero”")]);
}

#[test]
fn the_slide_and_the_notes_scroll_apart_and_no_further_than_they_are_long() {
    check(&[
        ("", "J", "1.0 slide+1"),
        ("", "JJJ", "1.0 slide+3"),
        ("JJJ", "K", "1.0 slide+2"),
        ("", "K", "1.0"),
        ("", "JJJJJJJJJJJJJJ", "1.0 slide+10"),
        ("", "<C-d>", "1.0 slide+10"),
        ("s", "<C-d>", "1.0 notes notes+4"),
        ("s", "<C-d><C-d>", "1.0 notes notes+6"),
        ("s<C-d><C-d>", "<C-u>", "1.0 notes notes+2"),
        ("s", "J", "1.0 notes slide+1"),
        ("s<C-d>J", "s", "1.0 notes+4 slide+1"),
        ("s<C-d>J", "]", "2.0 notes"),
    ]);
    let mut short = Screen::new();
    short.viewer.extent.notes.max = 0;
    short.press("s<C-d>");
    assert_eq!(
        short.state(),
        "1.0 notes slide+10",
        "notes that fit leave the key to the slide"
    );
}

#[test]
fn a_reveal_comes_into_sight_and_a_phase_leaves_the_scroll_alone() {
    check(&[
        ("]J", "l", "2.1"),
        ("]]J", "l", "3.1 docked slide+1"),
        ("]]lJ", "l", "3.2 docked slide+1"),
    ]);
}

#[test]
fn scrolling_goes_on_from_where_the_view_stands() {
    let mut screen = Screen::new();
    screen.viewer.extent.slide.offset = 4;
    screen.press("J");
    assert_eq!(screen.state(), "1.0 slide+5");
    screen.press("]J");
    assert_eq!(
        screen.state(),
        "2.0 slide+1",
        "a slide not drawn yet stands at its top"
    );
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let turned = |keys: &str, up, column| {
        let mut screen = Screen::after(keys);
        screen.input(&Input::Wheel { up, column, row: 5 });
        screen.state()
    };
    assert_eq!(turned("", false, 70), "1.0 slide+3", "no notes are shown");
    assert_eq!(turned("s", false, 59), "1.0 notes slide+3");
    assert_eq!(turned("s", false, 60), "1.0 notes notes+3");
    assert_eq!(turned("s<C-d>", true, 60), "1.0 notes notes+1");
    assert_eq!(turned("?", false, 0), "1.0 help+3");
    assert_eq!(turned("o", false, 0), "1.0 overview:4");
    assert_eq!(turned("]]]]o", true, 0), "5.0 overview:2");
}

#[test]
fn the_wheel_finds_notes_below_the_slide() {
    let mut screen = Screen::after("s");
    screen.viewer.extent.notes_at = Some(Region {
        column: 0,
        row: 20,
        width: 80,
        height: 2,
    });
    screen.input(&Input::Wheel {
        up: false,
        column: 0,
        row: 19,
    });
    assert_eq!(screen.state(), "1.0 notes slide+3");
    screen.input(&Input::Wheel {
        up: false,
        column: 0,
        row: 20,
    });
    assert_eq!(screen.state(), "1.0 notes notes+3 slide+3");
}

#[test]
fn some_keys_are_for_the_shell() {
    let asked = |keys: &str| Screen::after(keys).asked;
    assert_eq!(asked("q"), [Request::Quit]);
    assert_eq!(asked("<C-c>"), [Request::Quit]);
    assert_eq!(asked("R"), [Request::Reload]);
    assert_eq!(asked("<C-r>"), [Request::Reload]);
    assert_eq!(asked("<C-l>"), [Request::Repaint]);
    assert_eq!(asked("<C-z>"), [Request::Suspend]);
}

#[test]
fn unknown_keys_do_nothing() {
    for key in [
        "z", "0", "N", "<F5>", "<C-a>", "<C-b>", "<C-s>", "<C-q>", "~", "ü", "<S-Up>",
    ] {
        check(&[("l", key, "2.0")]);
    }
}

#[test]
fn the_theme_key_turns_and_asks_for_the_name() {
    let screen = Screen::after("cc");
    assert_eq!(screen.state(), "1.0 theme+2");
    assert_eq!(screen.asked, [Request::TellTheme, Request::TellTheme]);
}
