use super::*;
use crate::layout::Size;
use crate::view::due;

fn at(screen: &Screen, width: u16, height: u16) -> Option<Duration> {
    due(&screen.scene(), Size { width, height })
}

fn milliseconds(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

#[test]
fn nothing_is_due_where_nothing_moves() {
    let running = Screen::new().at(2).after(&[Command::ToggleClock]);
    assert_eq!(at(&running, 80, 24), None);
    let standing = Screen::new().with(|it| it.clock = ClockFace::Elapsed);
    assert_eq!(at(&standing, 80, 24), None);
    assert_eq!(
        at(&Screen::new().at(3).after(&[Command::Next]), 80, 24),
        None
    );
}

#[test]
fn a_running_clock_is_due_at_its_next_second() {
    let screen = Screen::new().with(|it| it.clock = ClockFace::Elapsed);
    let screen = screen
        .after(&[Command::ToggleClock])
        .later(milliseconds(2300));
    assert_eq!(at(&screen, 80, 24), Some(milliseconds(700)));
    assert_eq!(
        at(&screen.clone().later(milliseconds(700)), 80, 24),
        Some(seconds(1))
    );
    let left = screen.with(|it| it.clock = ClockFace::Left);
    assert_eq!(at(&left, 80, 24), Some(milliseconds(700)));
}

#[test]
fn a_paused_clock_is_not_due() {
    let screen = Screen::new().with(|it| it.clock = ClockFace::Elapsed);
    let screen = screen
        .after(&[Command::ToggleClock])
        .later(milliseconds(2300));
    assert_eq!(at(&screen.after(&[Command::ToggleClock]), 80, 24), None);
}

#[test]
fn a_countdown_that_stands_is_not_due() {
    let screen = Screen::new().at(3).after(&[Command::Next, Command::Next]);
    let screen = screen.later(milliseconds(2300));
    assert_eq!(at(&screen, 80, 24), Some(milliseconds(700)));
    assert_eq!(at(&screen.after(&[Command::ToggleClock]), 80, 24), None);
}

#[test]
fn the_time_of_day_is_due_at_the_next_minute() {
    let screen = Screen::new().with(|it| it.clock = ClockFace::TimeOfDay);
    assert_eq!(at(&screen, 80, 24), Some(seconds(48)));
}

#[test]
fn a_countdown_is_due_at_its_own_next_second() {
    let screen = Screen::new().at(3).with(|it| it.clock = ClockFace::Elapsed);
    let screen = screen
        .after(&[Command::ToggleClock])
        .later(milliseconds(200));
    let screen = screen
        .after(&[Command::Next, Command::Next])
        .later(milliseconds(500));
    // The phase has run for 0.5 s, the clock for 0.7 s.
    assert_eq!(at(&screen, 80, 24), Some(milliseconds(300)));
    let hidden = screen.with(|it| it.clock = ClockFace::Hidden);
    assert_eq!(at(&hidden, 80, 24), Some(milliseconds(500)));
    let covered = hidden.with(|it| it.overlay = Some(Overlay::Help { scroll: 0 }));
    assert_eq!(at(&covered, 80, 24), None);
}

#[test]
fn nothing_is_due_on_a_blank_screen_or_one_with_no_room() {
    let screen = Screen::new().with(|it| it.clock = ClockFace::Elapsed);
    let screen = screen.after(&[Command::ToggleClock]);
    assert!(at(&screen, 80, 24).is_some());
    assert_eq!(at(&screen, 7, 2), None);
    assert_eq!(at(&screen, 0, 0), None);
    assert_eq!(at(&screen.after(&[Command::ToggleBlank]), 80, 24), None);
}

#[test]
fn a_clock_that_a_message_covers_is_not_due() {
    let screen = Screen::new().with(|it| it.clock = ClockFace::Elapsed);
    let screen = screen.after(&[Command::ToggleClock]);
    let screen = screen.with(|it| it.notice = Some(Notice::info(&"long ".repeat(20))));
    assert_eq!(at(&screen, 60, 24), None);
    assert!(at(&screen, 200, 24).is_some());
}

#[test]
fn a_clock_that_has_no_room_does_not_come_into_sight_as_it_runs_down() {
    let notice = Notice::info("A notice of some length that leaves it none");
    let screen = Screen::new().with(|it| it.clock = ClockFace::Left);
    let screen = screen
        .after(&[Command::ToggleClock])
        .with(|it| it.notice = Some(notice));
    let narrow = (20..80).filter(|columns| at(&screen, *columns, 9).is_none());
    for columns in narrow {
        let later = screen.clone().later(seconds(2395));
        assert_eq!(later.text(columns, 9), screen.text(columns, 9), "{columns}");
    }
}
