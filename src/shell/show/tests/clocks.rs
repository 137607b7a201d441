//! What clocks cost that a presenter sees.

use super::*;

fn at(second: u64) -> Now {
    let part = |value: u64| u8::try_from(value).unwrap();
    Now {
        time: Time(Duration::from_secs(second)),
        time_of_day: (9, part(second / 60 % 60), part(second % 60)),
    }
}

/// This screen of a talk that is to take so long, on a terminal that shows all colours; its clock runs.
fn timed(screen: Screen, duration: &str) -> Show {
    let slides = [
        "",
        "[slides.discussion]\nquestion = \"Why?\"\nthink = \"2m\"",
        "",
    ];
    let slides = slides.map(|more| format!("[[slides]]\ntitle = \"A slide\"\n{more}\n"));
    let source = format!("[deck]\nduration = \"{duration}\"\n{}", slides.concat());
    let mut session = session(parse(&source).unwrap().deck);
    session.viewer.screen = screen;
    session.themes = Themes::new(&theme::builtin("chalkboard").unwrap(), Depth::True);
    session.wire = Abilities::of("xterm-256color", None);
    let mut show = Show::new(session);
    press(&mut show, KeyCode::Char('t'));
    show
}

/// Sees each second of a minute, which takes under 30 bytes on average.
fn see_minute(show: &mut Show, size: Size, minute: u64) {
    show.frame(size, at(60 * minute));
    let ticks = (1..=60).map(|second| show.frame(size, at(60 * minute + second)).len());
    let bytes: Vec<usize> = ticks.collect();
    assert!(bytes.iter().all(|bytes| *bytes > 0));
    let sum: usize = bytes.iter().sum();
    assert!(sum < 30 * 60, "{}, {minute}: {bytes:?}", size.width);
}

#[test]
fn a_console_takes_a_frame_a_second_of_a_few_bytes() {
    let (width, height) = (80, 24);
    // The time is right at first; then the slide takes longer than it may, and then the talk is late.
    let mut show = timed(Screen::Console, "2m");
    for minute in 0..4 {
        see_minute(&mut show, Size { width, height }, minute);
    }
}

#[test]
fn a_large_clock_takes_a_few_bytes_a_second() {
    // The time is right at first; then the slide takes longer than it may, then the talk is late; there are
    // more figures from the tenth minute on.
    let talks = [("2m", [0, 1, 9]), ("90m", [8, 9, 60])];
    see_minutes(&[(100, 36), (160, 50)], &talks);
}

#[test]
fn a_large_clock_takes_no_more_when_an_hour_is_over() {
    let talks = [("2m", [59].as_slice()), ("90m", &[59, 599])];
    let sizes = [(80, 24), (100, 36), (120, 36), (160, 50), (200, 50)];
    see_minutes(&sizes, &talks);
}

/// Sees these minutes of rehearsals that are to take so long, on terminals of these sizes.
fn see_minutes(sizes: &[(u16, u16)], talks: &[(&str, impl AsRef<[u64]>)]) {
    for &(width, height) in sizes {
        for (duration, minutes) in talks {
            let mut show = timed(Screen::Rehearsal, duration);
            for minute in minutes.as_ref() {
                see_minute(&mut show, Size { width, height }, *minute);
            }
        }
    }
}
