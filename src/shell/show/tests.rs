use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::Buffer;

use super::{Ask, Show};

use crate::deck::{Deck, ThemeChoice, parse};
use crate::layout::{Coloring, Part, Size, Snippet};
use crate::lesson::{Lesson, Time};
use crate::media::{Done, Job};
use crate::shell::name::Name;
use crate::shell::wire::{Abilities, plain};
use crate::shell::{Questions, Reading, Reloaded, Session};
use crate::source::{Report, TextId, Written};
use crate::text::Clean;
use crate::theme::{self, Depth, Ink, Themes};
use crate::view::Now;
use crate::viewer::{Input, Key, KeyCode, Problems, Screen, Viewer};

mod clocks;
mod following;
mod glimpses;
mod keeping;
mod links;
mod pages;
#[cfg(feature = "images")]
mod pictures;
mod reloading;
mod turning;

const SIZE: Size = Size {
    width: 60,
    height: 16,
};

fn deck(titles: &[&str]) -> Deck {
    let slide =
        |title: &&str| format!("[[slides]]\ntitle = \"{title}\"\ntext = \"about {title}\"\n");
    let source: String = titles.iter().map(slide).collect();
    parse(&source).unwrap().deck
}

fn themes() -> Themes {
    Themes::new(&theme::builtin("terminal").unwrap(), Depth::Sixteen)
}

/// What a reload finds: nothing cannot be presented.
type Next = Rc<RefCell<Option<Reloaded>>>;

/// The deck of these slides, read again.
fn found(titles: &[&str]) -> Reloaded {
    Reloaded {
        deck: deck(titles),
        themes: themes(),
        problems: Problems::default(),
        sources: None,
    }
}

/// A show of these slides, and what a reload will find.
fn show(titles: &[&str]) -> (Show, Next) {
    (Show::new(session(deck(titles))), Next::default())
}

/// Reads the deck again, if that is wanted.
fn read(show: &mut Show, next: &Next) {
    let broken = || Problems::from_iter([Report::of("it is broken")]);
    if let Some(why) = show.wants_deck() {
        let found = next.take().ok_or_else(broken);
        show.hear_deck(Reading { why, found }, Time::default());
    }
}

/// The user has the deck read again.
fn reload(show: &mut Show, next: &Next) {
    press(show, KeyCode::Char('R'));
    read(show, next);
}

/// A talk with `deck`, which is not read again.
fn session(deck: Deck) -> Session {
    Session {
        questions: Questions {
            background: true,
            status: false,
            name: true,
        },
        ..Session::new(deck, themes())
    }
}

fn press(show: &mut Show, code: KeyCode) -> Option<Ask> {
    show.input(&Input::Key(Key::plain(code)), Time::default())
}

fn screen(show: &mut Show) -> String {
    let buffer: Buffer = show.draw(SIZE, Now::default());
    plain(&buffer)
}

#[test]
fn a_frame_is_marked_as_one_update_and_says_only_what_changed() {
    let (mut show, _) = show(&["Ash", "Birch"]);
    let first = show.frame(SIZE, Now::default());
    assert!(first.starts_with(b"\x1b[?2026h") && first.ends_with(b"\x1b[?2026l"));
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    press(&mut show, KeyCode::Char('z'));
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    press(&mut show, KeyCode::Right);
    let turn = show.frame(SIZE, Now::default());
    assert!(turn.starts_with(b"\x1b[?2026h") && turn.ends_with(b"\x1b[?2026l"));
    assert!(turn.len() < first.len());
}

#[test]
fn a_small_change_of_what_is_there_needs_no_marks() {
    let (mut show, _) = show(&["Ash", "Birch"]);
    show.name = Name::new(Abilities::of("xterm-256color", None), false);
    let first = show.frame(SIZE, Now::default());
    assert!(first.starts_with(b"\x1b[?2026h") && first.ends_with(b"\x1b[?2026l"));
    press(&mut show, KeyCode::Right);
    let turn = show.frame(SIZE, Now::default());
    assert!(turn.starts_with(b"\x1b8") && !turn.windows(5).any(|it| it == b"?2026"));
    show.repaint();
    assert!(show.frame(SIZE, Now::default()).starts_with(b"\x1b[?2026h"));
}

#[test]
fn a_repaint_says_everything_again() {
    let (mut show, _) = show(&["Ash"]);
    let first = show.frame(SIZE, Now::default());
    show.input(&Input::Key(Key::ctrl('l')), Time::default());
    assert_eq!(show.frame(SIZE, Now::default()), first);
}

#[test]
fn a_terminal_that_was_smaller_for_a_moment_is_painted_whole() {
    let (mut show, _) = show(&["Ash"]);
    let first = show.frame(SIZE, Now::default());
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    show.resize();
    assert_eq!(show.frame(SIZE, Now::default()), first);
}

#[test]
fn the_theme_key_says_what_the_theme_is_called_until_the_next_key() {
    let (mut show, _) = show(&["Ash", "Birch"]);
    press(&mut show, KeyCode::Char('c'));
    assert!(screen(&mut show).contains("Theme: chalkboard"));
    press(&mut show, KeyCode::Char('c'));
    assert!(screen(&mut show).contains("Theme: whiteboard"));
    press(&mut show, KeyCode::Right);
    assert!(!screen(&mut show).contains("Theme:"));
    press(&mut show, KeyCode::Char('o'));
    press(&mut show, KeyCode::Char('c'));
    let overview = screen(&mut show);
    assert!(overview.contains("Theme: slate"), "{overview}");
}

#[test]
fn a_slides_own_theme_is_told_where_the_first_theme_gives_way_to_it() {
    let (mut show, _) = show(&["Ash"]);
    show.session.deck.slides[0].theme = Some(Box::new(ThemeChoice::One(Written {
        value: Clean::line("paper"),
        text: TextId::MAIN,
        span: 0..0,
    })));
    for _ in theme::BUILTIN {
        press(&mut show, KeyCode::Char('c'));
    }
    let round = screen(&mut show);
    assert!(round.contains("Theme: paper"), "{round}");
}

#[test]
fn leaving_and_stopping_are_asked_of_the_loop() {
    let (mut show, _) = show(&["Ash"]);
    assert_eq!(press(&mut show, KeyCode::Char('q')), Some(Ask::Quit));
    let stop = show.input(&Input::Key(Key::ctrl('z')), Time::default());
    assert_eq!(stop, Some(Ask::Suspend));
    assert_eq!(press(&mut show, KeyCode::Right), None);
}

#[test]
fn only_a_clock_on_the_screen_asks_for_more_frames() {
    let (mut show, _) = show(&["Ash"]);
    let now = Now::default();
    assert_eq!(show.due(SIZE, now), None);
    press(&mut show, KeyCode::Char('t'));
    assert!(
        show.due(SIZE, now)
            .is_some_and(|due| due <= Duration::from_secs(1))
    );
    press(&mut show, KeyCode::Char('b'));
    assert_eq!(show.due(SIZE, now), None, "a blank screen shows no clock");
}

#[test]
fn a_clock_takes_a_frame_a_second_of_a_few_bytes_and_none_between() {
    let themes = Themes::new(&theme::builtin("chalkboard").unwrap(), Depth::True);
    let mut show = Show::new(Session {
        themes,
        wire: Abilities::of("xterm-256color", None),
        ..session(deck(&["Ash", "Birch"]))
    });
    press(&mut show, KeyCode::Right);
    press(&mut show, KeyCode::Char('T'));
    let at = |millis| Now {
        time: Time(Duration::from_millis(millis)),
        ..Now::default()
    };
    show.frame(SIZE, at(0));
    for second in 1..=61 {
        assert_eq!(show.frame(SIZE, at(1000 * second - 1)), b"");
        let due = show.due(SIZE, at(1000 * second - 1));
        assert_eq!(due, Some(Duration::from_millis(1)));
        let tick = show.frame(SIZE, at(1000 * second));
        // The first that is not of the clock's own colour before may take more.
        let most = if second == 1 { 80 } else { 29 };
        assert!((1..=most).contains(&tick.len()), "{second}: {tick:?}");
    }
}

#[test]
fn nothing_of_an_earlier_screen_is_left() {
    let (mut used, _) = show(&["Ash", "Birch", "Cedar"]);
    let (mut fresh, _) = show(&["Ash", "Birch", "Cedar"]);
    for code in ['s', 'l', '?', '?', 'o', 'j'].map(KeyCode::Char) {
        used.frame(SIZE, Now::default());
        press(&mut used, code);
        press(&mut fresh, code);
    }
    let small = Size {
        width: 20,
        height: 5,
    };
    used.frame(small, Now::default());
    assert_eq!(
        used.draw(SIZE, Now::default()),
        fresh.draw(SIZE, Now::default())
    );
    press(&mut used, KeyCode::Char('b'));
    press(&mut fresh, KeyCode::Char('b'));
    used.frame(SIZE, Now::default());
    used.frame(SIZE, Now::default());
    assert_eq!(
        used.draw(SIZE, Now::default()),
        fresh.draw(SIZE, Now::default())
    );
}

/// A show of this deck on a terminal that has shown its first slide.
fn shown(source: &str) -> Show {
    let (mut show, next) = show(&["Ash"]);
    *next.borrow_mut() = Some(Reloaded {
        deck: parse(source).unwrap().deck,
        ..found(&["Ash"])
    });
    reload(&mut show, &next);
    show.frame(SIZE, Now::default());
    show
}

#[test]
fn a_copy_goes_to_the_terminal_once_before_the_frame_that_says_so() {
    let mut show = shown("[[slides]]\ncode = \"print(6 * 7)\"\n");
    press(&mut show, KeyCode::Char('y'));
    let frame = show.frame(SIZE, Now::default());
    assert!(frame.starts_with(b"\x1b]52;c;cHJpbnQoNiAqIDcp\x1b\\\x1b[?2026h"));
    assert!(screen(&mut show).contains("Copied 1 line"));
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    press(&mut show, KeyCode::Char('y'));
    let again = show.frame(SIZE, Now::default());
    assert!(again.starts_with(b"\x1b]52;") && again.ends_with(b"\x1b\\"));
}

#[test]
fn code_is_copied_that_a_key_just_before_brought_into_sight() {
    let source = "[[slides]]\ntitle = \"none\"\n[[slides]]\ncontent = [{ pause = true }, { code = \"f\" }]\n";
    let mut show = shown(source);
    press(&mut show, KeyCode::Right);
    press(&mut show, KeyCode::Char('y'));
    assert!(!screen(&mut show).contains("Copied"), "it is still to come");
    press(&mut show, KeyCode::Right);
    press(&mut show, KeyCode::Char('y'));
    let frame = show.frame(SIZE, Now::default());
    assert!(frame.starts_with(b"\x1b]52;c;Zg==\x1b\\"));
}

#[test]
fn code_in_view_is_asked_about_first_then_that_of_the_next_slide() {
    let code = |text: &str| format!("[[slides]]\ncode = \"{text}\"\nlang = \"rust\"\n");
    let source = ["one", "two", "three", "two"].map(code).concat();
    let mut show = shown(&source);
    let asked = |show: &mut Show| -> Option<Vec<String>> {
        let text = |job| match job {
            Job::Color(snippet) => snippet.text.to_string(),
            other => panic!("{other:?}"),
        };
        let order = show.order(SIZE, Now::default())?;
        Some(order.jobs.into_iter().map(text).collect())
    };
    let done = |text: &str| {
        let snippet = Snippet {
            language: Clean::line("rust"),
            text: Clean::line(text),
        };
        Done::Colored(snippet, None)
    };
    assert_eq!(asked(&mut show).unwrap(), ["one", "two"]);
    assert_eq!(asked(&mut show), None, "it was told");
    show.learn(&done("one"), 0);
    press(&mut show, KeyCode::Right);
    assert_eq!(asked(&mut show).unwrap(), ["two", "three"]);
    show.learn(&done("two"), 0);
    show.learn(&done("three"), 0);
    press(&mut show, KeyCode::Right);
    assert_eq!(asked(&mut show).unwrap(), [""; 0], "all is known");
}

#[test]
fn code_takes_color_with_what_was_learned_and_nothing_else_changes() {
    let mut show = shown("[[slides]]\ncode = \"let a\"\nlang = \"rust\"\n");
    let before = show.draw(SIZE, Now::default());
    let mut order = show.order(SIZE, Now::default()).unwrap();
    let Some(Job::Color(snippet)) = order.jobs.pop() else {
        panic!("its colours are wanted");
    };
    let part = Part {
        bytes: 0..3,
        ink: Ink::CodeKeyword,
    };
    let coloring = Coloring {
        lines: vec![vec![part]],
    };
    show.learn(&Done::Colored(snippet, Some(Arc::new(coloring))), 0);
    let after = show.draw(SIZE, Now::default());
    let changed = before.content.iter().zip(&after.content);
    let changed: String = changed
        .filter(|(before, after)| before != after)
        .map(|(_, after)| after.symbol())
        .collect();
    assert_eq!(changed, "let");
    assert_eq!(plain(&before), plain(&after));
}
