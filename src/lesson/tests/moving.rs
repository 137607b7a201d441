//! Going through a talk, jumping, blanking.

use super::*;

#[test]
fn next_shows_all_reveals_then_the_next_slide() {
    let mut lesson = talk(vec![plain(2), plain(0)]);
    let steps =
        [(0, 0), (0, 1), (0, 2), (1, 0)].map(|(slide, reveal)| (slide, reveal, Phase::Closed));
    assert_eq!(run(&mut lesson), steps);
    assert!(lesson.is_at_end());
}

#[test]
fn next_says_where_the_talk_moved_and_what_it_revealed() {
    let mut lesson = talk(vec![plain(1), plain(0)]);
    let first = give(&mut lesson, &[Command::Next]);
    assert_eq!(
        first,
        [
            moved(at(0, 0), at(0, 1)),
            Effect::Revealed(1),
            Effect::Clock
        ]
    );
    assert_eq!(
        give(&mut lesson, &[Command::Next]),
        [moved(at(0, 1), at(1, 0))]
    );
}

#[test]
fn next_at_the_end_stays_there_and_says_so() {
    let mut lesson = talk(vec![plain(0)]);
    assert_eq!(
        give(&mut lesson, &[Command::Next]),
        [Effect::Clock, Effect::AtEnd]
    );
    assert_eq!(give(&mut lesson, &[Command::Next]), [Effect::AtEnd]);
    assert_eq!(lesson.position(), at(0, 0));
}

#[test]
fn back_enters_a_slide_at_its_last_step() {
    let mut lesson = talk(vec![open(Opens::Next, 1, 2), plain(0)]);
    assert_eq!(
        give(&mut lesson, &[Command::NextSlide, Command::Back]),
        [
            moved(at(1, 0), at(0, 4)),
            Effect::Phase(Phase::Pair),
            Effect::Panel(Panel::Docked)
        ]
    );
    assert_eq!(seen(&lesson), (1, Phase::Pair, Panel::Docked));
}

#[test]
fn back_at_the_start_stays_there_and_says_so() {
    let mut lesson = talk(vec![plain(3)]);
    assert_eq!(give(&mut lesson, &[Command::Back]), [Effect::AtStart]);
    assert!(!lesson.clock().begun);
}

#[test]
fn next_and_back_bring_a_blank_screen_back_and_do_nothing_else() {
    for command in [
        Command::Next,
        Command::Back,
        Command::Unblank,
        Command::ToggleBlank,
    ] {
        let mut lesson = talk(vec![plain(0), plain(0), plain(0)]);
        give(&mut lesson, &[Command::Next]);
        assert_eq!(
            give(&mut lesson, &[Command::ToggleBlank]),
            [Effect::Blanked(true)]
        );
        assert_eq!(
            give(&mut lesson, std::slice::from_ref(&command)),
            [Effect::Blanked(false)],
            "{command:?}"
        );
        assert_eq!(lesson.position(), at(1, 0));
    }
}

#[test]
fn a_jump_brings_a_blank_screen_back_and_moves() {
    let mut lesson = talk(vec![plain(0), plain(0)]);
    give(&mut lesson, &[Command::ToggleBlank]);
    assert_eq!(
        give(&mut lesson, &[Command::GoTo(1)]),
        [Effect::Blanked(false), moved(at(0, 0), at(1, 0))]
    );
}

#[test]
fn moving_for_a_look_leaves_the_blank_and_the_way_back_alone() {
    let mut lesson = talk(vec![plain(0), plain(2), plain(0)]);
    give(&mut lesson, &[Command::GoTo(1), Command::ToggleBlank]);
    let way_back = lesson.came_from();
    assert_eq!(
        give(&mut lesson, &[Command::MoveTo(at(2, 0))]),
        [moved(at(1, 0), at(2, 0))]
    );
    assert_eq!(
        give(&mut lesson, &[Command::MoveTo(at(1, 9))]),
        [moved(at(2, 0), at(1, 2))],
        "a step past the slide's end is its last"
    );
    assert!(lesson.is_blank());
    assert_eq!(lesson.came_from(), way_back);
}

#[test]
fn unblanking_what_is_not_blank_does_nothing() {
    let mut lesson = talk(vec![plain(0)]);
    assert_eq!(give(&mut lesson, &[Command::Unblank]), []);
}

#[test]
fn slides_are_turned_past_their_steps() {
    let mut lesson = talk(vec![plain(0), plain(3), plain(0)]);
    give(&mut lesson, &[Command::NextSlide, Command::Next]);
    assert_eq!(
        give(&mut lesson, &[Command::NextSlide]),
        [moved(at(1, 1), at(2, 0))]
    );
    assert_eq!(
        give(&mut lesson, &[Command::PreviousSlide]),
        [moved(at(2, 0), at(1, 0))]
    );
    assert_eq!(lesson.came_from(), None, "turning a slide is no jump");
}

#[test]
fn the_first_and_the_last_slide_have_nothing_beyond() {
    let mut lesson = talk(vec![plain(1), plain(1)]);
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        give(&mut lesson, &[Command::PreviousSlide]),
        [moved(at(0, 1), at(0, 0)), Effect::Revealed(0)],
        "the start of the first slide"
    );
    assert_eq!(
        give(&mut lesson, &[Command::PreviousSlide]),
        [Effect::AtStart]
    );
    assert_eq!(
        give(&mut lesson, &[Command::NextSlide, Command::NextSlide]),
        [Effect::AtEnd]
    );
    assert_eq!(lesson.position(), at(1, 0));
}

#[test]
fn going_to_a_slide_that_is_not_there_goes_to_the_last() {
    let mut lesson = talk(vec![plain(0), plain(0)]);
    give(&mut lesson, &[Command::GoTo(usize::MAX)]);
    assert_eq!(lesson.position(), at(1, 0));
}

#[test]
fn return_goes_to_and_fro_between_two_steps() {
    let mut lesson = talk(vec![plain(3), plain(0), plain(2)]);
    give(
        &mut lesson,
        &[
            Command::Next,
            Command::Next,
            Command::GoTo(2),
            Command::Next,
        ],
    );
    assert_eq!(lesson.came_from(), Some(at(0, 2)));
    give(&mut lesson, &[Command::Return]);
    assert_eq!(lesson.position(), at(0, 2));
    give(&mut lesson, &[Command::Return]);
    assert_eq!(lesson.position(), at(2, 1));
}

#[test]
fn return_before_any_jump_does_nothing() {
    let mut lesson = talk(vec![plain(3)]);
    assert_eq!(give(&mut lesson, &[Command::Return]), []);
}

#[test]
fn a_jump_to_where_the_talk_stands_leaves_the_way_back_alone() {
    let mut lesson = talk(vec![plain(0), plain(0)]);
    give(&mut lesson, &[Command::Last]);
    assert_eq!(give(&mut lesson, &[Command::Last]), []);
    assert_eq!(lesson.came_from(), Some(at(0, 0)));
}

#[test]
fn return_finds_a_discussion_that_was_left_open() {
    let mut lesson = talk(vec![open(Opens::Key, 2, 2), plain(0)]);
    give(
        &mut lesson,
        &[
            Command::Next,
            Command::NextPhase,
            Command::NextPhase,
            Command::Last,
        ],
    );
    give(&mut lesson, &[Command::Return]);
    assert_eq!(seen(&lesson), (1, Phase::Think, Panel::Docked));
}

#[test]
fn return_to_a_discussion_hidden_since_shows_the_same_reveal() {
    let mut lesson = talk(vec![open(Opens::Key, 3, 2), plain(0)]);
    give(
        &mut lesson,
        &[
            Command::Next,
            Command::NextPhase,
            Command::NextPhase,
            Command::Last,
        ],
    );
    give(&mut lesson, &[Command::MoveTo(at(0, 3))]);
    assert_eq!(lesson.phase(), Phase::Think);
    give(
        &mut lesson,
        &[Command::CycleDiscussion, Command::CycleDiscussion],
    );
    give(&mut lesson, &[Command::MoveTo(at(1, 0)), Command::Return]);
    assert_eq!(seen(&lesson), (1, Phase::Closed, Panel::Hidden));
}

#[test]
fn backup_slides_come_only_when_they_are_asked_for() {
    let mut lesson = Lesson::with(vec![plain(0), plain(0), plain(1), plain(0)], 2);
    give(&mut lesson, &[Command::Last]);
    assert_eq!(lesson.position(), at(1, 0), "the talk's last slide");
    assert!(lesson.is_at_end());
    assert!(give(&mut lesson, &[Command::Next]).contains(&Effect::AtEnd));
    give(&mut lesson, &[Command::NextSlide]);
    assert_eq!(lesson.position(), at(2, 0));
    assert!(!lesson.is_at_end());
    give(&mut lesson, &[Command::Next, Command::Next]);
    assert_eq!(lesson.position(), at(3, 0), "Next goes on among them");
    assert_eq!(give(&mut lesson, &[Command::Next]), [Effect::AtEnd]);
    give(&mut lesson, &[Command::Back, Command::Back, Command::Back]);
    assert_eq!(
        lesson.position(),
        at(1, 0),
        "Back leads into the talk again"
    );
}

#[test]
fn a_lesson_of_a_deck_begins_on_its_first_slide() {
    let deck = deck(
        vec![slide("one"), asking("two", question(Opens::Slide, 1))],
        0,
    );
    let mut lesson = Lesson::new(&deck);
    assert_eq!(lesson.position(), at(0, 0));
    give(&mut lesson, &[Command::Next]);
    assert_eq!(seen(&lesson), (0, Phase::Question, Panel::Docked));
}
