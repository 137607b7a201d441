//! The list of what is wrong with the deck, and what the bottom row says of it.

use super::*;
use crate::source::{Report, Severity};
use crate::viewer::NoticeKind;

fn report(severity: Severity, message: &str) -> Report {
    Report {
        severity,
        ..Report::of(message)
    }
}

fn problems(messages: &[&str]) -> Problems {
    messages.iter().map(|message| Report::of(message)).collect()
}

fn troubled(keys: &str) -> Screen {
    let mut screen = Screen::new();
    screen.viewer.problems = problems(&["one", "two"]);
    screen.press(keys);
    screen
}

#[test]
fn the_list_opens_scrolls_and_closes() {
    for (keys, state) in [
        ("!", "1.0 problems+0"),
        ("!j<Down>", "1.0 problems+2"),
        ("!<End>", "1.0 problems+12"),
        ("!<End>k<PgUp>", "1.0 problems+0"),
        ("!<C-d>", "1.0 problems+10"),
        ("o!", "1.0 problems+0"),
        ("!?", "1.0 help+0"),
        ("?!", "1.0 problems+0"),
        ("b!", "1.0 problems+0"),
        ("!j!", "1.0"),
        ("!j<Esc>", "1.0"),
        ("!q", "1.0"),
        ("!c", "1.0 theme+1 problems+0"),
        ("!b", "1.0 blank"),
    ] {
        assert_eq!(troubled(keys).state(), state, "{keys}");
    }
    let mut screen = troubled("!");
    screen.input(&Input::Wheel {
        up: false,
        column: 0,
        row: 0,
    });
    assert_eq!(screen.state(), "1.0 problems+3");
}

#[test]
fn with_nothing_wrong_the_key_says_so() {
    check(&[
        ("", "!", "1.0 “Nothing is wrong with this deck”"),
        ("?", "!", "1.0 help+0 “Nothing is wrong with this deck”"),
    ]);
}

#[test]
fn a_deck_mended_closes_the_list() {
    let mut screen = troubled("!j");
    screen
        .viewer
        .reloaded(&screen.deck, &talk(), problems(&["one"]));
    assert_eq!(screen.state(), "1.0 problems+1 “1 problem: one”");
    screen
        .viewer
        .reloaded(&screen.deck, &talk(), Problems::default());
    assert_eq!(screen.state(), "1.0 “Deck reloaded”");
}

#[test]
fn what_keeps_the_files_from_being_shown_is_told_until_they_are_mended() {
    let mut screen = Screen::new();
    let told = |screen: &Screen| screen.viewer.stale.as_ref().map(ToString::to_string);
    screen.viewer.kept(problems(&["one", "two"]));
    screen.press("llo<Esc>");
    assert_eq!(told(&screen).as_deref(), Some("one"));
    screen
        .viewer
        .reloaded(&screen.deck, &talk(), Problems::default());
    assert_eq!(told(&screen), None);

    screen.viewer.kept(problems(&["one"]));
    screen.press("<Esc>");
    assert_eq!(told(&screen), None);
    assert_eq!(screen.viewer.problems, problems(&["one"]), "`!` lists them");
}

#[test]
fn the_first_error_goes_before_warnings() {
    let all: Problems = [
        report(Severity::Warning, "odd"),
        report(Severity::Error, "wrong"),
        report(Severity::Error, "bad"),
    ]
    .into_iter()
    .collect();
    assert_eq!((all.count(), all.errors()), (3, 2));
    let notice = all.notice().unwrap();
    assert_eq!(notice.kind, NoticeKind::Warning);
    assert_eq!(notice.text.as_str(), "3 problems; the first: wrong");
    let odd: Problems = [report(Severity::Warning, "odd")].into_iter().collect();
    assert_eq!(odd.notice().unwrap().text.as_str(), "1 problem: odd");
    assert_eq!(Problems::default().notice(), None);
}

#[test]
fn of_very_many_only_some_are_kept_and_all_are_counted() {
    let many: Problems = (0..5000).map(|at| Report::of(&at.to_string())).collect();
    assert_eq!((many.reports().len(), many.count()), (100, 5000));
    assert_eq!(many.errors(), 5000);
}
