//! What a new version of the deck does to a talk under way.

use super::*;

#[test]
fn the_talk_stays_on_its_slide_when_others_come_before_it() {
    let old = deck(vec![slide("a"), slide("b")], 0);
    let new = deck(vec![slide("x"), slide("a"), slide("y"), slide("b")], 0);
    let mut lesson = Lesson::new(&old);
    give(&mut lesson, &[Command::GoTo(1)]);
    let lesson = lesson.reloaded(&old, &new, Time::default());
    assert_eq!(lesson.position(), at(3, 0));
    assert_eq!(
        lesson.came_from(),
        Some(at(1, 0)),
        "the way back moves as well"
    );
}

#[test]
fn a_slide_that_is_gone_leaves_the_talk_at_its_place() {
    let old = deck(vec![slide("a"), slide("b"), slide("c")], 0);
    let mut lesson = Lesson::new(&old);
    give(&mut lesson, &[Command::GoTo(1)]);
    let without_b = deck(vec![slide("a"), slide("c")], 0);
    assert_eq!(
        lesson
            .reloaded(&old, &without_b, Time::default())
            .position(),
        at(1, 0)
    );
    let only_a = deck(vec![slide("a")], 0);
    assert_eq!(
        lesson.reloaded(&old, &only_a, Time::default()).position(),
        at(0, 0)
    );
    let only_a_and_backup = deck(vec![slide("a"), slide("c")], 1);
    assert_eq!(
        lesson
            .reloaded(&old, &only_a_and_backup, Time::default())
            .position(),
        at(0, 0)
    );
}

#[test]
fn a_discussion_goes_on_with_its_time_and_its_answer() {
    let old = deck(vec![slide("a"), asking("b", question(Opens::Next, 3))], 0);
    let new = deck(vec![asking("b", question(Opens::Next, 3)), slide("a")], 0);
    let mut lesson = Lesson::new(&old);
    give(
        &mut lesson,
        &[Command::NextSlide, Command::Next, Command::ToggleAnswer],
    );
    give(&mut lesson, &[Command::CycleDiscussion, Command::Next]);
    let lesson = lesson.reloaded(&old, &new, Time::default());
    assert_eq!(lesson.position().slide, 0);
    assert_eq!(seen(&lesson), (0, Phase::Think, Panel::Full));
    assert!(lesson.answer_shown());
    assert_eq!(lesson.phases(seconds(8))[0].spent, Duration::from_secs(8));
}

#[test]
fn a_slide_renamed_in_its_place_goes_on() {
    let old = deck(vec![asking("Wy?", question(Opens::Next, 3)), slide("b")], 0);
    let new = deck(
        vec![asking("Why?", question(Opens::Next, 3)), slide("b")],
        0,
    );
    let mut lesson = Lesson::new(&old);
    give(&mut lesson, &[Command::NextPhase, Command::NextPhase]);
    assert_eq!(
        lesson.reloaded(&old, &new, Time::default()).phase(),
        Phase::Think
    );
}

#[test]
fn a_phase_that_is_gone_leaves_the_question() {
    let old = deck(vec![asking("a", question(Opens::Next, 3))], 0);
    let mut lesson = Lesson::new(&old);
    give(
        &mut lesson,
        &[Command::Next, Command::Next, Command::Next, Command::Next],
    );
    assert_eq!(lesson.phase(), Phase::Share);
    let new = deck(vec![asking("a", question(Opens::Next, 1))], 0);
    assert_eq!(
        lesson.reloaded(&old, &new, Time::default()).phase(),
        Phase::Question
    );
    let none = deck(vec![slide("a")], 0);
    assert_eq!(
        seen(&lesson.reloaded(&old, &none, Time::default())),
        (0, Phase::Closed, Panel::Hidden)
    );
}

#[test]
fn an_open_discussion_stays_open_where_the_deck_no_longer_opens_it() {
    let old = deck(vec![asking("a", question(Opens::Next, 1))], 0);
    let new = deck(vec![asking("a", question(Opens::Key, 1))], 0);
    let mut lesson = Lesson::new(&old);
    give(&mut lesson, &[Command::Next, Command::Next]);
    assert_eq!(
        seen(&lesson.reloaded(&old, &new, Time::default())),
        (0, Phase::Think, Panel::Docked)
    );
}

#[test]
fn a_slide_that_grew_or_shrank_keeps_what_it_can() {
    let old = Lesson::with(vec![open(Opens::Next, 3, 1)], 1);
    let decks = |answer: &str| {
        let answer = Some(crate::text::Clean::line(answer));
        let discussion = crate::deck::Discussion {
            answer,
            ..question(Opens::Next, 1)
        };
        deck(vec![asking("a", discussion)], 0)
    };
    let mut lesson = old;
    give(&mut lesson, &[Command::Next, Command::Next]);
    let lesson = lesson.reloaded(&decks("old"), &decks("new"), Time::default());
    assert_eq!(lesson.reveal(), 0, "the new slide reveals nothing");
    assert_eq!(lesson.position(), at(0, 0));
}

#[test]
fn blank_and_clock_are_kept() {
    let old = deck(vec![slide("a")], 0);
    let mut lesson = Lesson::new(&old);
    give(&mut lesson, &[Command::ToggleClock, Command::ToggleBlank]);
    let lesson = lesson.reloaded(&old, &deck(vec![slide("b")], 0), Time::default());
    assert!(lesson.is_blank());
    assert_eq!(
        lesson.clock().watch.elapsed(seconds(3)),
        Duration::from_secs(3)
    );
}
