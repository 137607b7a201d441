//! A discussion among its slide's steps.

use super::*;
use crate::deck::RevealAnswer;

#[test]
fn a_question_is_its_slides_last_step_and_its_phases_follow() {
    let mut lesson = talk(vec![open(Opens::Next, 1, 3)]);
    assert_eq!(
        run(&mut lesson),
        [
            (0, 0, Phase::Closed),
            (0, 1, Phase::Closed),
            (0, 1, Phase::Question),
            (0, 1, Phase::Think),
            (0, 1, Phase::Pair),
            (0, 1, Phase::Share),
        ]
    );
}

#[test]
fn a_question_that_comes_with_its_slide_stands_through_the_reveals() {
    let mut lesson = talk(vec![open(Opens::Slide, 2, 2)]);
    assert_eq!(
        run(&mut lesson),
        [
            (0, 0, Phase::Question),
            (0, 1, Phase::Question),
            (0, 2, Phase::Question),
            (0, 2, Phase::Think),
            (0, 2, Phase::Pair),
        ]
    );
}

#[test]
fn a_question_that_waits_for_its_key_is_no_step() {
    let mut lesson = talk(vec![open(Opens::Key, 1, 3)]);
    assert_eq!(
        run(&mut lesson),
        [(0, 0, Phase::Closed), (0, 1, Phase::Closed)]
    );
}

#[test]
fn d_docks_the_discussion_then_fills_the_screen_then_hides_it() {
    let mut lesson = talk(vec![open(Opens::Key, 0, 1)]);
    assert_eq!(
        give(&mut lesson, &[Command::CycleDiscussion]),
        [
            moved(at(0, 0), at(0, 1)),
            Effect::Phase(Phase::Question),
            Effect::Panel(Panel::Docked),
            Effect::Clock
        ]
    );
    assert_eq!(
        give(&mut lesson, &[Command::CycleDiscussion]),
        [Effect::Panel(Panel::Full)]
    );
    assert_eq!(
        give(&mut lesson, &[Command::CycleDiscussion]),
        [
            moved(at(0, 1), at(0, 0)),
            Effect::Phase(Phase::Closed),
            Effect::Panel(Panel::Hidden)
        ]
    );
}

#[test]
fn a_discussion_opened_early_comes_before_the_reveals_that_are_left() {
    let mut lesson = talk(vec![open(Opens::Next, 2, 1)]);
    give(&mut lesson, &[Command::Next, Command::CycleDiscussion]);
    assert_eq!(
        run(&mut lesson),
        [
            (0, 1, Phase::Question),
            (0, 1, Phase::Think),
            (0, 2, Phase::Closed)
        ]
    );
}

#[test]
fn a_hidden_discussion_opens_again_in_the_phase_that_it_was_left_in() {
    let mut lesson = talk(vec![open(Opens::Next, 2, 3)]);
    let to_pair = [
        Command::CycleDiscussion,
        Command::NextPhase,
        Command::NextPhase,
    ];
    give(&mut lesson, &to_pair);
    give(
        &mut lesson,
        &[Command::CycleDiscussion, Command::CycleDiscussion],
    );
    assert_eq!(seen(&lesson), (0, Phase::Closed, Panel::Hidden));
    give(&mut lesson, &[Command::Next, Command::CycleDiscussion]);
    assert_eq!(seen(&lesson), (1, Phase::Pair, Panel::Docked));
}

#[test]
fn a_hidden_discussion_does_not_stand_in_the_way_of_next() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 3), plain(0)]);
    give(&mut lesson, &[Command::Next]);
    give(
        &mut lesson,
        &[
            Command::CycleDiscussion,
            Command::CycleDiscussion,
            Command::Next,
        ],
    );
    assert_eq!(lesson.position(), at(1, 0));
}

#[test]
fn a_discussion_gone_through_opens_again_in_its_last_phase() {
    let mut lesson = talk(vec![open(Opens::Key, 1, 1)]);
    give(
        &mut lesson,
        &[Command::NextPhase, Command::Next, Command::Next],
    );
    assert_eq!(seen(&lesson), (1, Phase::Closed, Panel::Hidden));
    give(&mut lesson, &[Command::CycleDiscussion]);
    assert_eq!(seen(&lesson), (1, Phase::Think, Panel::Docked));
}

#[test]
fn the_phase_key_opens_the_discussion_and_goes_through_its_phases_to_the_last() {
    let mut lesson = talk(vec![open(Opens::Key, 3, 2), plain(0)]);
    let phases: Vec<_> = (0..3)
        .map(|_| {
            give(&mut lesson, &[Command::NextPhase]);
            lesson.phase()
        })
        .collect();
    assert_eq!(phases, [Phase::Question, Phase::Think, Phase::Pair]);
    assert_eq!(give(&mut lesson, &[Command::NextPhase]), []);
    assert_eq!(seen(&lesson), (0, Phase::Pair, Panel::Docked));
}

#[test]
fn the_phase_key_begins_a_standing_discussion_before_the_reveals_that_are_left() {
    let mut lesson = talk(vec![open(Opens::Slide, 2, 1)]);
    give(&mut lesson, &[Command::Next, Command::NextPhase]);
    assert_eq!(
        run(&mut lesson),
        [(0, 1, Phase::Think), (0, 2, Phase::Think)],
        "it still stands beside the last reveal"
    );
}

#[test]
fn a_full_panel_stays_full_through_the_phases_and_the_next_slide_closes_it() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 2), plain(0)]);
    give(&mut lesson, &[Command::Next, Command::CycleDiscussion]);
    for phase in [Phase::Think, Phase::Pair] {
        give(&mut lesson, &[Command::Next]);
        assert_eq!(seen(&lesson), (0, phase, Panel::Full));
    }
    assert_eq!(
        give(&mut lesson, &[Command::Next]),
        [
            moved(at(0, 3), at(1, 0)),
            Effect::Phase(Phase::Closed),
            Effect::Panel(Panel::Hidden)
        ]
    );
}

#[test]
fn a_standing_question_that_fills_the_screen_gives_it_back_to_what_comes_next() {
    let mut lesson = talk(vec![open(Opens::Slide, 1, 1)]);
    give(&mut lesson, &[Command::CycleDiscussion]);
    assert_eq!(seen(&lesson), (0, Phase::Question, Panel::Full));
    give(&mut lesson, &[Command::Next]);
    assert_eq!(seen(&lesson), (0, Phase::Think, Panel::Full));
    give(&mut lesson, &[Command::Next]);
    assert_eq!(seen(&lesson), (1, Phase::Think, Panel::Docked));
}

#[test]
fn discussion_keys_do_nothing_on_a_slide_without_a_question() {
    let mut lesson = talk(vec![plain(1)]);
    let before = lesson.clone();
    for command in [
        Command::CycleDiscussion,
        Command::NextPhase,
        Command::ToggleAnswer,
    ] {
        assert_eq!(give(&mut lesson, &[command]), []);
    }
    assert_eq!(lesson, before);
}

#[test]
fn the_answer_is_shown_and_hidden_and_kept_when_the_slide_is_left() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 0), plain(0)]);
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        give(&mut lesson, &[Command::ToggleAnswer]),
        [Effect::Answer(true)]
    );
    assert_eq!(
        give(&mut lesson, &[Command::Next]),
        [
            moved(at(0, 1), at(1, 0)),
            Effect::Phase(Phase::Closed),
            Effect::Panel(Panel::Hidden)
        ],
        "nothing was hidden"
    );
    assert!(!lesson.answer_shown(), "the next slide has none");
    give(&mut lesson, &[Command::Back]);
    assert!(lesson.answer_shown());
    assert_eq!(
        give(&mut lesson, &[Command::ToggleAnswer]),
        [Effect::Answer(false)]
    );
}

#[test]
fn the_answer_to_a_closed_discussion_opens_it() {
    let mut lesson = talk(vec![open(Opens::Key, 0, 0)]);
    assert_eq!(
        give(&mut lesson, &[Command::ToggleAnswer]),
        [
            moved(at(0, 0), at(0, 1)),
            Effect::Phase(Phase::Question),
            Effect::Panel(Panel::Docked),
            Effect::Answer(true),
            Effect::Clock
        ]
    );
    give(
        &mut lesson,
        &[Command::CycleDiscussion, Command::CycleDiscussion],
    );
    give(&mut lesson, &[Command::ToggleAnswer]);
    assert!(lesson.answer_shown(), "what nobody could see is not hidden");
    assert_eq!(lesson.panel(), Panel::Docked);
}

#[test]
fn a_question_without_an_answer_has_none_to_show() {
    let no_answer = crate::deck::Discussion {
        answer: None,
        ..question(Opens::Slide, 0)
    };
    let mut lesson = talk(vec![Stand::new(0, Some(&no_answer))]);
    assert_eq!(give(&mut lesson, &[Command::ToggleAnswer]), []);
    assert!(!lesson.answer_shown());
}

#[test]
fn a_question_with_no_times_is_one_step() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 0)]);
    assert_eq!(
        run(&mut lesson),
        [(0, 0, Phase::Closed), (0, 0, Phase::Question)]
    );
    assert!(lesson.phases(Time::default()).is_empty());
}

#[test]
fn a_discussion_left_full_opens_docked_again() {
    let mut lesson = talk(vec![open(Opens::Key, 1, 0)]);
    give(
        &mut lesson,
        &[Command::CycleDiscussion, Command::CycleDiscussion],
    );
    assert_eq!(seen(&lesson), (0, Phase::Question, Panel::Full));
    give(&mut lesson, &[Command::Next]);
    assert_eq!(seen(&lesson), (1, Phase::Closed, Panel::Hidden));
    give(&mut lesson, &[Command::CycleDiscussion]);
    assert_eq!(seen(&lesson), (1, Phase::Question, Panel::Docked));
}

#[test]
fn the_same_phase_of_another_slides_discussion_is_another_phase() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 1), open(Opens::Next, 0, 1)]);
    let think = |slide| at(slide, 2);
    lesson.apply(Command::ToggleClock, seconds(0));
    lesson.apply(Command::MoveTo(think(0)), seconds(0));
    assert_eq!(
        lesson.apply(Command::MoveTo(think(1)), seconds(5)),
        [moved(think(0), think(1)), Effect::Phase(Phase::Think)]
    );
    assert_eq!(lesson.phases(seconds(6))[0].spent, Duration::from_secs(1));
    lesson.apply(Command::MoveTo(think(0)), seconds(7));
    assert_eq!(
        lesson.phases(seconds(8))[0].spent,
        Duration::from_secs(6),
        "5, and 1 since"
    );
}

#[test]
fn next_shows_the_answer_after_the_last_phase_where_the_deck_says_so() {
    let by_next = crate::deck::Discussion {
        reveal_answer: RevealAnswer::Next,
        ..question(Opens::Next, 2)
    };
    let mut lesson = talk(vec![Stand::new(0, Some(&by_next)), plain(0)]);
    assert_eq!(
        run(&mut lesson),
        [
            (0, 0, Phase::Closed),
            (0, 0, Phase::Question),
            (0, 0, Phase::Think),
            (0, 0, Phase::Pair),
            (0, 0, Phase::Answer),
            (1, 0, Phase::Closed),
        ]
    );
    give(&mut lesson, &[Command::Back]);
    assert!(lesson.answer_shown());
    assert!(lesson.is_last_phase());
    assert_eq!(
        give(&mut lesson, &[Command::ToggleAnswer]),
        [
            moved(at(0, 4), at(0, 3)),
            Effect::Phase(Phase::Pair),
            Effect::Answer(false)
        ],
        "it is taken back"
    );
    give(&mut lesson, &[Command::ToggleAnswer]);
    assert_eq!((lesson.phase(), lesson.answer_shown()), (Phase::Pair, true));
}

#[test]
fn next_never_shows_an_answer_by_itself() {
    let mut lesson = talk(vec![open(Opens::Next, 1, 3)]);
    while !give(&mut lesson, &[Command::Next]).contains(&Effect::AtEnd) {
        assert!(!lesson.answer_shown());
    }
    assert_eq!(lesson.phase(), Phase::Share);
    assert!(!lesson.answer_shown());
}

#[test]
fn a_phase_is_extended_by_half_a_minute() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 1)]);
    assert_eq!(give(&mut lesson, &[Command::Extend]), [], "nothing is open");
    give(&mut lesson, &[Command::NextPhase, Command::NextPhase]);
    assert_eq!(
        give(&mut lesson, &[Command::Extend, Command::Extend]),
        [Effect::Extended]
    );
    assert_eq!(lesson.phases(seconds(0))[0].budget, Duration::from_secs(61));
}

#[test]
fn a_pause_stops_the_countdown_as_well() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 1)]);
    lesson.apply(Command::NextPhase, seconds(0));
    lesson.apply(Command::NextPhase, seconds(0));
    lesson.apply(Command::ToggleClock, seconds(2));
    let spent = |lesson: &Lesson, now| lesson.phases(seconds(now))[0].spent.as_secs();
    assert_eq!(spent(&lesson, 50), 2);
    lesson.apply(Command::ToggleClock, seconds(50));
    assert_eq!(spent(&lesson, 53), 5);
}
