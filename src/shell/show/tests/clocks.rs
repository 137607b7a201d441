//! What clocks cost that a presenter sees.

use super::*;

fn at(second: u64) -> Now {
    let part = |value: u64| u8::try_from(value).unwrap();
    Now {
        time: Time(Duration::from_secs(second)),
        time_of_day: (9, part(second / 60 % 60), part(second % 60)),
    }
}

/// A rehearsal of a talk that is to take so long, on a terminal that shows all colours.
fn rehearsal(duration: &str) -> Show {
    let slides = [
        "",
        "[slides.discussion]\nquestion = \"Why?\"\nthink = \"2m\"",
        "",
    ];
    let slides = slides.map(|more| format!("[[slides]]\ntitle = \"A slide\"\n{more}\n"));
    let source = format!("[deck]\nduration = \"{duration}\"\n{}", slides.concat());
    let mut session = session(parse(&source).unwrap().deck);
    session.viewer.screen = Screen::Rehearsal;
    session.themes = Themes::new(&theme::builtin("chalkboard").unwrap(), Depth::True);
    session.wire = Abilities::of("xterm-256color", None);
    Show::new(session)
}

#[test]
fn a_large_clock_takes_a_few_bytes_a_second() {
    // The time is right at first; then the slide takes longer than it may, then the talk is late; there are
    // more figures from the tenth minute on, and from the first hour on.
    let talks = [("2m", [0, 1, 9]), ("90m", [8, 9, 60])];
    for (width, height) in [(100, 36), (160, 50)] {
        let size = Size { width, height };
        for (duration, minutes) in talks {
            let mut show = rehearsal(duration);
            press(&mut show, KeyCode::Char('t'));
            for minute in minutes {
                show.frame(size, at(60 * minute));
                let ticks = (1..=60).map(|second| show.frame(size, at(60 * minute + second)));
                let bytes: Vec<usize> = ticks.map(|tick| tick.len()).collect();
                assert!(bytes.iter().all(|bytes| *bytes > 0));
                let sum: usize = bytes.iter().sum();
                assert!(sum < 30 * 60, "{width}, {duration}, {minute}: {bytes:?}");
            }
        }
    }
}
