//! What runs, what stands, and what is kept.

use super::*;

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
