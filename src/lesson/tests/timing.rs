//! What runs, what stands, and what is kept.

use super::*;
use crate::lesson::Role;

#[test]
fn a_phases_time_runs_only_while_it_is_current_and_is_kept() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 2), plain(0)]);
    let spent = |lesson: &Lesson, now| -> Vec<u64> {
        lesson
            .phases(seconds(now))
            .iter()
            .map(|phase| phase.spent.as_secs())
            .collect()
    };
    lesson.apply(Command::Next, seconds(0));
    lesson.apply(Command::Next, seconds(10));
    assert_eq!(spent(&lesson, 13), [3, 0], "thinking since 10");
    lesson.apply(Command::Next, seconds(15));
    assert_eq!(spent(&lesson, 16), [5, 1], "pairs since 15");
    lesson.apply(Command::Next, seconds(17));
    lesson.apply(Command::Back, seconds(27));
    assert_eq!(
        spent(&lesson, 28),
        [5, 3],
        "not while another slide is shown"
    );
    lesson.apply(Command::Back, seconds(30));
    assert_eq!(spent(&lesson, 31), [6, 5], "thinking again since 30");
}

#[test]
fn a_hidden_discussions_time_stands() {
    let mut lesson = talk(vec![open(Opens::Key, 0, 1)]);
    for (command, now) in [
        (Command::NextPhase, 0),
        (Command::NextPhase, 0),
        (Command::CycleDiscussion, 1),
        (Command::CycleDiscussion, 4),
        (Command::CycleDiscussion, 9),
    ] {
        lesson.apply(command, seconds(now));
    }
    assert_eq!(lesson.phase(), Phase::Think);
    assert_eq!(
        lesson.phases(seconds(11))[0].spent,
        Duration::from_secs(6),
        "0 to 4 and 9 to 11"
    );
}

#[test]
fn time_goes_on_past_a_phases_end() {
    let mut lesson = talk(vec![open(Opens::Slide, 0, 1)]);
    lesson.apply(Command::Next, seconds(0));
    let phase = lesson.phases(seconds(60))[0];
    assert_eq!((phase.budget.as_secs(), phase.spent.as_secs()), (1, 60));
}

#[test]
fn the_first_next_starts_the_clock_and_no_other_does() {
    let mut lesson = talk(vec![plain(9)]);
    lesson.apply(Command::Next, seconds(5));
    assert_eq!(
        lesson.clock().watch.elapsed(seconds(7)),
        Duration::from_secs(2)
    );
    assert_eq!(
        lesson.apply(Command::ToggleClock, seconds(7)),
        [Effect::Clock]
    );
    lesson.apply(Command::Next, seconds(9));
    assert!(!lesson.clock().watch.runs(), "a pause survives moving");
    assert_eq!(
        lesson.clock().watch.elapsed(seconds(99)),
        Duration::from_secs(2)
    );
}

#[test]
fn the_clock_goes_on_after_a_pause_from_where_it_stood() {
    let mut lesson = talk(vec![plain(0)]);
    for now in [1, 4, 10] {
        assert_eq!(
            lesson.apply(Command::ToggleClock, seconds(now)),
            [Effect::Clock]
        );
    }
    assert_eq!(
        lesson.clock().watch.elapsed(seconds(12)),
        Duration::from_secs(5)
    );
}

#[test]
fn a_clock_set_back_waits_for_the_next_beginning() {
    let mut lesson = talk(vec![plain(3)]);
    lesson.apply(Command::Next, seconds(0));
    assert_eq!(
        lesson.apply(Command::ResetClock, seconds(5)),
        [Effect::Clock]
    );
    assert_eq!(
        lesson.apply(Command::ResetClock, seconds(6)),
        [],
        "it is at zero"
    );
    assert_eq!(lesson.clock().watch.elapsed(seconds(9)), Duration::ZERO);
    lesson.apply(Command::Next, seconds(20));
    assert_eq!(
        lesson.clock().watch.elapsed(seconds(21)),
        Duration::from_secs(1)
    );
}

/// A talk that began at 0, in which a blank screen stops the clock.
fn pausing() -> Lesson {
    let mut lesson = talk(vec![open(Opens::Next, 0, 2), plain(3)]);
    lesson.let_blank_pause(true);
    lesson.apply(Command::Next, seconds(0));
    lesson
}

fn elapsed(lesson: &Lesson, now: u64) -> u64 {
    lesson.clock().watch.elapsed(seconds(now)).as_secs()
}

#[test]
fn a_blank_screen_stops_all_time_where_that_is_wanted() {
    let mut lesson = pausing();
    lesson.apply(Command::Next, seconds(10));
    assert_eq!(
        lesson.apply(Command::ToggleBlank, seconds(12)),
        [Effect::Blanked(true), Effect::Clock]
    );
    let thought = |lesson: &Lesson, now| lesson.phases(seconds(now))[0].spent.as_secs();
    assert_eq!((elapsed(&lesson, 99), thought(&lesson, 99)), (12, 2));
    assert_eq!(
        lesson.apply(Command::Next, seconds(100)),
        [Effect::Blanked(false), Effect::Clock]
    );
    assert_eq!((elapsed(&lesson, 105), thought(&lesson, 105)), (17, 7));
}

#[test]
fn a_blank_screen_lets_the_clock_run_where_nothing_else_is_said() {
    let mut lesson = talk(vec![plain(3)]);
    lesson.apply(Command::Next, seconds(0));
    lesson.apply(Command::ToggleBlank, seconds(12));
    assert_eq!(elapsed(&lesson, 20), 20);
}

#[test]
fn what_was_paused_before_the_blank_is_paused_after_it() {
    let mut lesson = pausing();
    lesson.apply(Command::ToggleClock, seconds(5));
    lesson.apply(Command::ToggleBlank, seconds(6));
    assert_eq!(
        lesson.apply(Command::ToggleBlank, seconds(7)),
        [Effect::Blanked(false)]
    );
    assert_eq!(elapsed(&lesson, 20), 5);
}

#[test]
fn a_clock_that_is_steered_while_all_is_blank_obeys_its_own_key() {
    let mut lesson = pausing();
    lesson.apply(Command::ToggleBlank, seconds(5));
    lesson.apply(Command::ToggleClock, seconds(10));
    assert_eq!(elapsed(&lesson, 12), 7, "it was started by hand");
    lesson.apply(Command::ToggleClock, seconds(12));
    lesson.apply(Command::ToggleBlank, seconds(15));
    assert_eq!(elapsed(&lesson, 20), 7, "it was paused by hand");

    let mut lesson = pausing();
    lesson.apply(Command::ToggleBlank, seconds(5));
    lesson.apply(Command::ResetClock, seconds(6));
    lesson.apply(Command::Unblank, seconds(7));
    assert!(!lesson.clock().begun, "one at zero waits for Next");
}

#[test]
fn a_talk_that_stopped_while_all_was_blank_goes_on_with_a_clock_that_runs() {
    let deck = super::super::sample::deck(vec![super::super::sample::slide("a")], 0);
    let mut lesson = Lesson::new(&deck);
    lesson.let_blank_pause(true);
    lesson.apply(Command::ToggleClock, seconds(0));
    lesson.apply(Command::ToggleBlank, seconds(5));
    let state = lesson.state(&deck, Role::Presenter, seconds(50));
    let resumed = Lesson::restored(&deck, &state.afresh(), seconds(100));
    assert_eq!(elapsed(&resumed, 101), 6);
    assert!(!resumed.is_blank() && resumed.clock().watch.runs());
}
