//! Keys in the overview, in help and while a number is typed.

use super::*;

#[test]
fn the_overview_opens_at_the_slide_that_is_shown() {
    check(&[
        ("]]", "o", "3.0 overview:3"),
        ("]]", "<Tab>", "3.0 overview:3"),
    ]);
}

#[test]
fn the_selection_moves_by_slides_rows_and_pages_and_stays_in_the_deck() {
    check(&[
        ("o", "l", "1.0 overview:2"),
        ("o", "<Right>", "1.0 overview:2"),
        ("o", "h", "1.0 overview:1"),
        ("o", "j", "1.0 overview:4"),
        ("o", "<Down><Down>", "1.0 overview:7"),
        ("o", "jjj", "1.0 overview:7"),
        ("oll", "jj", "1.0 overview:8"),
        ("oj", "k", "1.0 overview:1"),
        ("ol", "<Up>", "1.0 overview:2"),
        ("o", "<PgDn>", "1.0 overview:7"),
        ("o", "<PgDn><PgDn>", "1.0 overview:8"),
        ("o<End>", "<PgUp>", "1.0 overview:2"),
        ("o", "G", "1.0 overview:8"),
        ("o<End>", "gg", "1.0 overview:1"),
        ("o<End>", "<Home>", "1.0 overview:1"),
    ]);
}

#[test]
fn enter_and_space_go_to_the_selected_slide() {
    check(&[
        ("oj", "<Enter>", "4.0"),
        ("oj", " ", "4.0"),
        ("oj<Enter>", "`", "1.0"),
        ("]lo", "<Enter>", "2.1"),
        ("oG", "<Enter>", "8.0"),
    ]);
}

#[test]
fn the_overview_closes_with_its_own_keys_and_never_quits() {
    for key in ["o", "<Tab>", "<Esc>", "q", "<C-c>"] {
        check(&[("oj", key, "1.0")]);
    }
}

#[test]
fn from_the_overview_one_can_search_go_to_a_number_and_see_the_keys() {
    check(&[
        ("o", "/", "1.0 /"),
        ("o", "12", "1.0 :12"),
        ("o", "5<Enter>", "5.0"),
        ("o", "?", "1.0 help+0"),
        ("/furnaces<Enter>o", "n", "1.0 overview:2 [furnaces: 1 2]"),
        ("/furnaces<Enter>o", "N", "1.0 overview:2 [furnaces: 1 2]"),
    ]);
}

#[test]
fn keys_that_leave_the_place_alone_work_over_overlays() {
    check(&[
        ("?", "t", "1.0 elapsed help+0"),
        ("o", "b", "1.0 blank"),
        ("?", "b", "1.0 blank"),
        ("o", "s", "1.0 overview:1"),
        ("?", "d", "1.0 help+0"),
    ]);
    let screen = Screen::after("oc");
    assert_eq!(screen.state(), "1.0 theme+1 overview:1");
    assert_eq!(screen.asked, [Request::TellTheme]);
    assert_eq!(
        Screen::after("o<C-l><C-r><C-z>").asked,
        [Request::Repaint, Request::Reload, Request::Suspend]
    );
    assert_eq!(Screen::after("/x<C-z>").state(), "1.0 /x [x: ]");
}

#[test]
fn help_opens_scrolls_and_closes() {
    check(&[
        ("", "?", "1.0 help+0"),
        ("", "<F1>", "1.0 help+0"),
        ("?", "J", "1.0 help+1"),
        ("?", "j<Down>", "1.0 help+2"),
        ("?jj", "k", "1.0 help+1"),
        ("?jj", "K<Up><Up>", "1.0 help+0"),
        ("?", " ", "1.0 help+20"),
        ("?", "<PgDn><PgDn>", "1.0 help+30"),
        ("?<PgDn><PgDn>", "<PgUp>", "1.0 help+10"),
        ("?", "<C-d>", "1.0 help+10"),
        ("?<C-d>", "<C-u>", "1.0 help+0"),
        ("?", "<End>", "1.0 help+30"),
        ("?<End>", "<Home>", "1.0 help+0"),
    ]);
    for key in ["?", "<F1>", "<Esc>", "q", "<C-c>"] {
        check(&[("?J", key, "1.0")]);
    }
}

#[test]
fn a_number_goes_to_its_slide() {
    check(&[
        ("", "4", "1.0 :4"),
        ("", "4<Enter>", "4.0"),
        ("", "4G", "4.0"),
        ("4<Enter>", "`", "1.0"),
        ("", "7<Enter>", "7.0"),
        ("", "10", "1.0 :10"),
        (
            "",
            "99<Enter>",
            "6.0 “There is no slide 99: this is the last”",
        ),
        ("", "1234567890123", "1.0 :123456789"),
    ]);
}

#[test]
fn a_number_is_edited_and_given_up() {
    check(&[
        ("45", "<Backspace>", "1.0 :4"),
        ("45", "<Backspace><Backspace>", "1.0"),
        ("45", "<Esc>", "1.0"),
        ("45", "q", "1.0"),
        ("45", "<C-c>", "1.0"),
        ("4", "l", "2.0"),
        ("4", "o", "1.0 overview:1"),
        ("4", "<F5>", "1.0"),
    ]);
}
