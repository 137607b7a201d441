use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use ratatui::buffer::Buffer;

use super::{Ask, Show};
use crate::deck::{Deck, parse};
use crate::layout::Size;
use crate::lesson::{Lesson, Time};
use crate::shell::wire::{Wire, plain};
use crate::shell::{Reloaded, Session};
use crate::text::Clean;
use crate::theme::{self, Depth, Themes};
use crate::view::Now;
use crate::viewer::{Input, Key, KeyCode, Notice, NoticeKind, Viewer};

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

type Next = Rc<RefCell<Option<Deck>>>;

/// A show of these slides, and the deck that a reload finds: none cannot be presented.
fn show(titles: &[&str]) -> (Show, Next) {
    let deck = deck(titles);
    let next = Next::default();
    let found = Rc::clone(&next);
    let show = Show::new(Session {
        lesson: Lesson::new(&deck),
        deck,
        viewer: Viewer::default(),
        themes: themes(),
        wire: Wire::default(),
        reload: Box::new(move || {
            let deck = found
                .take()
                .ok_or_else(|| Clean::line("line 3: it is broken"))?;
            Ok(Reloaded {
                deck,
                themes: themes(),
                notice: Notice {
                    kind: NoticeKind::Info,
                    text: Clean::line("read again"),
                },
            })
        }),
    });
    (show, next)
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
fn a_repaint_says_everything_again() {
    let (mut show, _) = show(&["Ash"]);
    let first = show.frame(SIZE, Now::default());
    show.input(&Input::Key(Key::ctrl('l')), Time::default());
    assert_eq!(show.frame(SIZE, Now::default()), first);
}

#[test]
fn a_reload_keeps_the_slide_and_shows_what_is_new() {
    let (mut show, next) = show(&["Ash", "Birch", "Cedar"]);
    press(&mut show, KeyCode::Right);
    *next.borrow_mut() = Some(deck(&["Apple", "Ash", "Birch"]));
    press(&mut show, KeyCode::Char('R'));
    let reloaded = screen(&mut show);
    assert!(reloaded.contains("about Birch"), "{reloaded}");
    assert!(reloaded.contains("read again"), "{reloaded}");
    press(&mut show, KeyCode::Char('h'));
    press(&mut show, KeyCode::Char('h'));
    assert!(screen(&mut show).contains("about Apple"));
}

#[test]
fn a_reload_that_fails_leaves_the_last_good_deck() {
    let (mut show, _) = show(&["Ash", "Birch"]);
    press(&mut show, KeyCode::Right);
    press(&mut show, KeyCode::Char('R'));
    let kept = screen(&mut show);
    assert!(kept.contains("about Birch"), "{kept}");
    assert!(kept.contains("line 3: it is broken"), "{kept}");
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
