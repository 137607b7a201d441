//! Slides that become others bit by bit.

use super::*;

const STEP: Duration = Duration::from_micros(16_667);

/// A show of three slides that slide, on a terminal that shows the first.
fn moving() -> Show {
    let source = "[deck]\ntransition = \"slide\"\n\
        [[slides]]\ntitle = \"Ash\"\nbullets = [\"a leaf\", \"a nut\"]\nreveal = \"bullets\"\n\
        [[slides]]\ntitle = \"Birch\"\ntext = \"about Birch\"\n\
        [[slides]]\ntitle = \"Cedar\"\ntext = \"about Cedar\"\ntransition = \"none\"\n";
    let mut show = shown(source);
    show.session.transitions = true;
    show
}

fn at(steps: u32) -> Now {
    Now {
        time: Time(STEP * steps),
        ..Now::default()
    }
}

/// The terminal's screen once `show` has drawn its frame at `now`.
fn seen(show: &mut Show, now: Now) -> Buffer {
    show.frame(SIZE, now);
    show.shown.clone().unwrap()
}

fn still(show: &mut Show) -> Buffer {
    show.draw(SIZE, Now::default())
}

fn is_turning(show: &Show) -> bool {
    show.due(SIZE, Now::default()).is_some()
}

#[test]
fn a_turn_is_seen_in_few_frames_and_ends_as_the_slide_is() {
    let mut show = moving();
    let start = seen(&mut show, at(0));
    show.input(&Input::Key(Key::char(']')), Time::default());
    let goal = still(&mut show);
    let mut screens = vec![start];
    for step in 0..=20 {
        let screen = seen(&mut show, at(step));
        if screens.last() != Some(&screen) {
            screens.push(screen);
        }
        assert_eq!(is_turning(&show), step < 11, "{step}");
    }
    assert_eq!(screens.last(), Some(&goal));
    assert!((8..=13).contains(&screens.len()), "{}", screens.len());
    assert_eq!(show.due(SIZE, at(21)), None, "and nothing happens after it");
}

#[test]
fn any_key_ends_a_turn_and_none_is_queued() {
    for key in [']', 'z', '['] {
        let mut show = moving();
        show.input(&Input::Key(Key::char(']')), Time::default());
        let first = seen(&mut show, at(2));
        assert_ne!(first, still(&mut show));
        press(&mut show, KeyCode::Char(key));
        let goal = still(&mut show);
        assert_eq!(seen(&mut show, at(2)), goal, "{key}");
        assert!(!is_turning(&show));
    }
}

#[test]
fn keys_that_come_together_make_no_turn() {
    let mut show = moving();
    press(&mut show, KeyCode::Char(']'));
    press(&mut show, KeyCode::Char('['));
    assert!(!is_turning(&show));
}

#[test]
fn only_slides_that_want_it_turn_and_nothing_else_does() {
    for (keys, turns) in [
        ("l", false),
        ("s", false),
        ("]", true),
        ("G", false),
        ("2\n", false),
        ("b", false),
        ("?", false),
    ] {
        let mut show = moving();
        seen(&mut show, at(0));
        for key in keys.chars() {
            let code = match key {
                '\n' => KeyCode::Enter,
                key => KeyCode::Char(key),
            };
            press(&mut show, code);
        }
        assert_eq!(is_turning(&show), turns, "{keys:?}");
    }
    let mut show = moving();
    show.session.transitions = false;
    press(&mut show, KeyCode::Char(']'));
    assert!(!is_turning(&show), "it is not wanted here");
}

#[test]
fn another_size_or_a_screen_to_paint_ends_a_turn() {
    let mut show = moving();
    press(&mut show, KeyCode::Char(']'));
    let small = Size {
        width: 20,
        height: 5,
    };
    show.frame(small, at(1));
    assert!(!is_turning(&show));

    let mut show = moving();
    press(&mut show, KeyCode::Char(']'));
    show.repaint();
    let goal = still(&mut show);
    assert_eq!(seen(&mut show, at(1)), goal);
}

#[test]
fn back_is_the_way_back() {
    let mut show = moving();
    press(&mut show, KeyCode::Char(']'));
    let there = plain(&seen(&mut show, at(3)));
    seen(&mut show, at(30));
    press(&mut show, KeyCode::Char('['));
    let back = plain(&seen(&mut show, at(3)));
    let column = |screen: &str, title: &str| {
        let row = screen.lines().find(|line| line.contains(title))?;
        row.find(title)
    };
    assert!(column(&there, "Birch") > column(&there, "Ash"), "{there}");
    assert!(column(&back, "Birch") > column(&back, "Ash"), "{back}");
}
