//! Searching.

use super::*;
use crate::viewer::{Hit, Part, Search};

#[test]
fn matches_are_shown_as_they_are_typed() {
    check(&[
        ("", "/", "1.0 /"),
        ("", "/g", "2.0 /g [g: 2 3 5]"),
        ("", "/gr", "2.0 /gr [gr: 2]"),
        ("", "/grx", "1.0 /grx [grx: ]"),
        ("/grx", "<Backspace>", "2.0 /gr [gr: 2]"),
        ("]]]", "/g", "5.0 /g [g: 2 3 5]"),
        ("G", "/g", "2.0 /g [g: 2 3 5]"),
    ]);
}

#[test]
fn a_match_on_the_slide_that_is_shown_keeps_its_step() {
    check(&[
        ("]l", "/quota", "2.1 /quota [quota: 2]"),
        ("]l/quota", "<Enter>", "2.1 [quota: 2] “1 slide matches”"),
    ]);
}

#[test]
fn enter_keeps_the_search_and_its_place_as_a_jump() {
    check(&[
        ("/gr", "<Enter>", "2.0 [gr: 2] “1 slide matches”"),
        (
            "/furnaces",
            "<Enter>",
            "1.0 [furnaces: 1 2] “2 slides match”",
        ),
        ("]l/letters<Enter>", "`", "2.1 [letters: 5]"),
        (
            "]]]/village",
            "<Enter>",
            "5.0 [village: 3 5] “2 slides match, in the notes”",
        ),
    ]);
}

#[test]
fn enter_without_a_match_goes_back_and_says_so() {
    check(&[
        ("]l/xyz", "<Enter>", "2.1 “Nothing matches “xyz””"),
        ("]l/", "<Enter>", "2.1"),
        ("]l/   ", "<Enter>", "2.1"),
        ("]l/gr<Enter>/", "<Enter>", "2.1"),
    ]);
}

#[test]
fn escape_leads_back_to_where_the_search_began_and_ends_it() {
    check(&[
        ("]l/letters", "<Esc>", "2.1"),
        ("]l/letters", "<C-c>", "2.1"),
        ("]l/", "<Backspace>", "2.1"),
        ("]lG`/letters<Esc>", "`", "6.0"),
    ]);
}

#[test]
fn escape_ends_a_live_search_and_n_is_next_again() {
    check(&[
        (
            "/furnaces<Enter>",
            "n",
            "2.0 [furnaces: 1 2] “Match 2 of 2”",
        ),
        ("/furnaces<Enter>", "<Esc>", "1.0"),
        (
            "/furnaces<Enter><Esc>G",
            "n",
            "6.0 “The end. 2 backup slides follow: ] shows them”",
        ),
        ("/furnaces<Enter>b", "<Esc>", "1.0 [furnaces: 1 2]"),
    ]);
}

#[test]
fn matches_are_gone_through_in_both_directions_and_round_the_end() {
    check(&[
        (
            "/furnaces<Enter>",
            "nn",
            "1.0 [furnaces: 1 2] “Match 1 of 2, round the end”",
        ),
        (
            "/furnaces<Enter>",
            "N",
            "2.0 [furnaces: 1 2] “Match 2 of 2, round the end”",
        ),
        (
            "/furnaces<Enter>n",
            "N",
            "1.0 [furnaces: 1 2] “Match 1 of 2”",
        ),
        (
            "/furnace<Enter>G",
            "N",
            "5.0 [furnace: 1 2 5] “Match 3 of 3, in the notes”",
        ),
        ("/maps<Enter>", "n", "7.0 [maps: 7] “The only match”"),
        ("/furnaces<Enter>", "n`", "1.0 [furnaces: 1 2]"),
    ]);
}

#[test]
fn the_search_line_is_edited_by_clusters_and_words() {
    check(&[
        ("/大躍", "<Backspace>", "1.0 /大 [大: ]"),
        ("/e\u{301}\u{323}", "<Backspace>", "1.0 /"),
        ("/one two", "<C-w>", "1.0 /one  [one : ]"),
        ("/one two  ", "<C-w>", "1.0 /one  [one : ]"),
        ("/one", "<C-w>", "1.0 /"),
        ("/one two", "<C-u>", "1.0 /"),
        ("/one", "<C-h>", "1.0 /on [on: ]"),
        ("/gr", "<C-u>", "1.0 /"),
        ("/q", "q?o1", "1.0 /qq?o1 [qq?o1: ]"),
        ("/a", "<Left><Tab><PgDn><F5>", "1.0 /a [a: 1 2 3 4 5 7]"),
        ("/ac", "<Left>b<Home>x<End>d", "1.0 /xabcd [xabcd: ]"),
        ("/one two", "<C-Left><C-w>", "1.0 /two [two: ]"),
        ("/one two", "<C-Left><C-u>", "1.0 /two [two: ]"),
        ("/one two", "<C-Left><C-k>", "1.0 /one  [one : ]"),
        ("/one", "<Home><C-Right>!<C-e>?", "1.0 /one!? [one!?: ]"),
        ("/abc", "<Home><Delete>", "1.0 /bc [bc: ]"),
        ("/e\u{301}", "<Left>x", "1.0 /xé [xé: ]"),
        ("/ex", "<Left>\u{301}z", "1.0 /ézx [ézx: ]"),
    ]);
}

#[test]
fn pasted_text_is_looked_for_and_never_taken_for_keys() {
    let mut screen = Screen::new();
    screen.input(&Input::Paste("qqG".to_owned()));
    assert_eq!(screen.state(), "1.0", "there is no search line");
    screen.press("/let");
    screen.input(&Input::Paste("ters\n".to_owned()));
    assert_eq!(screen.state(), "5.0 /letters [letters: 5]");
    screen.press("<C-u>");
    screen.input(&Input::Paste("\u{1b}[31m\u{202e}red".to_owned()));
    assert_eq!(screen.state(), "1.0 /␛[31m�red [␛[31m�red: ]");
    screen.input(&Input::Paste("x".repeat(100_000)));
    let Some(Overlay::SearchLine { line, .. }) = &screen.viewer.overlay else {
        panic!()
    };
    assert!(line.text().as_str().len() <= Line::LONGEST);
    assert_eq!(screen.asked, []);
}

#[test]
fn markup_is_not_part_of_the_text() {
    let hits = |needle: &str| Search::new(Clean::line(needle), &talk()).hits;
    let steel = [Hit {
        slide: 0,
        part: Part::Body,
    }];
    assert_eq!(hits("furnaces burned"), steel);
    assert_eq!(hits("**"), []);
    let mut linked = talk();
    linked.slides.truncate(1);
    linked.slides[0].notes = Some(Clean::line(
        "See [the *report*](https://example.org) of `a*b`",
    ));
    let hits = |needle: &str| Search::new(Clean::line(needle), &linked).hits;
    let notes = [Hit {
        slide: 0,
        part: Part::Notes,
    }];
    assert_eq!(hits("the report of"), notes);
    assert_eq!(hits("a*b"), notes);
    assert_eq!(hits("example.org"), []);
}

#[test]
fn a_slides_first_part_that_matches_is_told() {
    let part = |needle: &str| {
        let search = Search::new(Clean::line(needle), &talk());
        search
            .hits
            .iter()
            .map(|hit| (hit.slide, hit.part))
            .collect::<Vec<_>>()
    };
    assert_eq!(part("village"), [(2, Part::Title), (4, Part::Notes)]);
    assert_eq!(part("why?"), [(2, Part::Question)]);
    assert_eq!(part("quotas"), [(1, Part::Body)]);
}

#[test]
fn a_reload_finds_what_is_there_now() {
    let mut screen = Screen::after("/furnaces<Enter>");
    let mut new = talk();
    new.slides.swap(1, 5);
    screen
        .viewer
        .reloaded(&screen.deck, &new, Problems::default());
    assert_eq!(screen.state(), "1.0 [furnaces: 1 6] “Deck reloaded”");
}

#[test]
fn a_reload_keeps_what_is_selected() {
    let mut screen = Screen::after("oj");
    let mut new = talk();
    new.slides.swap(3, 0);
    screen
        .viewer
        .reloaded(&screen.deck, &new, Problems::default());
    assert_eq!(
        screen.viewer.overlay,
        Some(Overlay::Overview { selected: 0 })
    );
    new.slides.truncate(2);
    let deck = std::mem::replace(&mut screen.deck, new);
    screen.viewer.overlay = Some(Overlay::Overview { selected: 7 });
    screen
        .viewer
        .reloaded(&deck, &screen.deck, Problems::default());
    assert_eq!(
        screen.viewer.overlay,
        Some(Overlay::Overview { selected: 1 })
    );
}

#[test]
fn what_a_search_line_has_no_room_for_is_told() {
    let mut screen = Screen::new();
    screen.press("/");
    screen.input(&Input::Paste("x".repeat(600)));
    let told = |screen: &Screen| screen.viewer.notice.clone().unwrap().text;
    assert!(told(&screen).as_str().starts_with("The line is full"));
    screen.press("<Left>");
    assert_eq!(screen.viewer.notice, None);
    screen.press("y");
    assert!(told(&screen).as_str().starts_with("The line is full"));
}
