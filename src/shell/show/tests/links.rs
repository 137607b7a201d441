//! Links, on terminals that take them and on those that do not.

use super::*;
use crate::shell::input::Answer;

const DECK: &str = "[[slides]]\ntitle = \"Ash\"\ntext = \"read [the page](https://ash.org) now\"\n\
    [[slides]]\ntitle = \"Birch\"\ntext = \"read [another](https://birch.org)\"\n\
    [[slides]]\ntitle = \"Cedar\"\n";
const OPEN: &str = "\x1b]8;id=1;https://ash.org\x1b\\";
const CLOSE: &str = "\x1b]8;;\x1b\\";

/// A show of [`DECK`] on a terminal of this name.
fn on(term: &str) -> Show {
    Show::new(Session {
        wire: Abilities::of(term, None),
        ..session(parse(DECK).unwrap().deck)
    })
}

fn frame(show: &mut Show) -> String {
    String::from_utf8(show.frame(SIZE, Now::default())).unwrap()
}

/// Whether all links in `frame` are closed at its end.
fn is_closed(frame: &str) -> bool {
    let last = frame.rsplit_once("\x1b]8;").map(|(_, last)| last);
    last.is_none_or(|last| last.starts_with(";\x1b\\"))
}

#[test]
fn a_link_goes_out_to_a_terminal_that_takes_it_and_is_not_said_again() {
    let mut show = on("xterm-kitty");
    assert_eq!(show.farewell(), b"");
    let first = frame(&mut show);
    let farewell = format!("\x1b\\{CLOSE}");
    assert_eq!(
        show.farewell(),
        farewell.as_bytes(),
        "whatever came of that"
    );
    assert!(first.contains(&format!("{OPEN}the page")), "{first:?}");
    assert!(is_closed(&first));
    assert_eq!(frame(&mut show), "");
    press(&mut show, KeyCode::Char(']'));
    let turn = frame(&mut show);
    assert!(turn.contains("https://birch.org") && !turn.contains("https://ash.org"));
    assert!(is_closed(&turn));
    press(&mut show, KeyCode::Char(']'));
    assert!(!frame(&mut show).contains("\x1b]8"));
}

#[test]
fn other_terminals_are_sent_none() {
    for term in [
        "",
        "vt100",
        "linux",
        "screen",
        "xterm-256color",
        "tmux-256color",
    ] {
        let mut linked = on(term);
        assert!(!frame(&mut linked).contains("\x1b]8"), "{term}");
        assert_eq!(linked.farewell(), b"", "{term}");
    }
}

#[test]
fn what_lies_over_a_link_takes_it_away_and_gives_it_back() {
    let mut show = on("foot");
    frame(&mut show);
    for key in ['?', 'o'] {
        press(&mut show, KeyCode::Char(key));
        assert!(!frame(&mut show).contains("\x1b]8"), "{key}");
        press(&mut show, KeyCode::Escape);
        let back = frame(&mut show);
        assert!(back.contains(OPEN) && is_closed(&back), "{key}: {back:?}");
    }
}

#[test]
fn a_terminal_that_says_its_name_is_sent_the_links_that_it_did_not_get() {
    let mut show = on("xterm-256color");
    assert!(!frame(&mut show).contains("\x1b]8"));
    show.hear(Answer::Version("VTE(7600)".to_owned()));
    let then = frame(&mut show);
    assert!(then.contains(&format!("{OPEN}the page{CLOSE}")), "{then:?}");
    assert!(!then.contains("read") && is_closed(&then));
    // Who asks for that sees something that should not be there.
    show.input(&Input::Key(Key::ctrl('l')), Time::default());
    assert!(!frame(&mut show).contains("\x1b]8"));
}

#[test]
fn links_of_the_first_frame_are_known_to_those_that_follow() {
    let mut first = on("foot");
    assert!(frame(&mut first).contains(OPEN));
    let mut show = on("foot");
    show.inherit(first.into_shown());
    assert_eq!(frame(&mut show), "");
}

#[test]
fn nobody_follows_a_link_while_the_page_turns() {
    let mut show = on("foot");
    show.session.transitions = true;
    show.session.deck.info.transition = crate::deck::Transition::Slide;
    frame(&mut show);
    press(&mut show, KeyCode::Char(']'));
    assert!(!frame(&mut show).contains("\x1b]8"));
    let later = Now {
        time: Time(Duration::from_secs(1)),
        ..Now::default()
    };
    let last = String::from_utf8(show.frame(SIZE, later)).unwrap();
    assert!(last.contains("https://birch.org"));
}

#[test]
fn a_deck_may_have_more_links_than_there_are_numbers() {
    let slide = |number| format!("[[slides]]\ntext = \"[here](https://l{number}.org)\"\n");
    let source: String = (0..300).map(slide).collect();
    let mut show = Show::new(Session {
        wire: Abilities::of("foot", None),
        ..session(parse(&source).unwrap().deck)
    });
    for number in 0..300 {
        let shown = frame(&mut show);
        assert!(
            shown.contains(&format!(";https://l{number}.org\x1b\\here")),
            "{number}"
        );
        press(&mut show, KeyCode::Char(']'));
    }
}
