//! Answers that are heard, and hands that are counted.

use super::*;
use crate::lesson::{Hint, MOST_HEARD, Round};
use crate::text::Clean;

fn hear(text: &str) -> Command {
    Command::Hear(Clean::line(text))
}

fn count(round: Round, option: usize, hands: u16) -> Command {
    Command::Count {
        round,
        option,
        hands,
    }
}

/// A slide with a vote between A and B, of which B is right.
fn vote(phases: u64) -> Lesson {
    talk(vec![Stand::new(
        0,
        Some(&crate::deck::Discussion {
            options: ["a", "b"].map(Clean::line).into(),
            correct: Some(1),
            ..question(Opens::Slide, phases)
        }),
    )])
}

#[test]
fn answers_are_kept_in_the_order_in_which_they_were_heard() {
    let mut lesson = talk(vec![open(Opens::Key, 0, 0), plain(0)]);
    assert_eq!(
        give(&mut lesson, &[hear("one"), hear("two")]),
        [Effect::Heard(1)]
    );
    give(&mut lesson, &[Command::Strike(0), Command::Pin(1)]);
    let heard: Vec<_> = lesson
        .heard()
        .iter()
        .map(|heard| (heard.text.as_str(), heard.struck, heard.pinned))
        .collect();
    assert_eq!(heard, [("one", true, false), ("two", false, true)]);
    give(&mut lesson, &[Command::Strike(1)]);
    assert!(
        !lesson.heard()[1].pinned,
        "what does not count is not shown"
    );
    assert_eq!(give(&mut lesson, &[Command::Strike(2)]), []);
}

#[test]
fn nothing_is_heard_where_nothing_is_asked_or_said() {
    let mut lesson = talk(vec![plain(0), open(Opens::Key, 0, 0)]);
    assert_eq!(give(&mut lesson, &[hear("one")]), []);
    assert_eq!(give(&mut lesson, &[Command::NextSlide, hear("  ")]), []);
}

#[test]
fn so_many_answers_are_kept_and_no_more() {
    let mut lesson = talk(vec![open(Opens::Key, 0, 0)]);
    for _ in 0..MOST_HEARD {
        give(&mut lesson, &[hear("again")]);
    }
    assert_eq!(give(&mut lesson, &[hear("more")]), [Effect::HeardEnough]);
    assert_eq!(lesson.heard().len(), MOST_HEARD);
}

#[test]
fn hands_counted_after_the_talk_with_a_neighbour_are_a_second_round() {
    let mut lesson = vote(3);
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        (lesson.phase(), lesson.round()),
        (Phase::Think, Round::First)
    );
    assert_eq!(
        give(
            &mut lesson,
            &[count(Round::First, 0, 9), count(Round::First, 1, 3)]
        ),
        [Effect::Counted(Round::First)]
    );
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        (lesson.phase(), lesson.round()),
        (Phase::Pair, Round::First)
    );
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        (lesson.phase(), lesson.round()),
        (Phase::Share, Round::Second)
    );
    give(&mut lesson, &[count(Round::Second, 1, 8)]);
    assert_eq!(lesson.hands(Round::First), Some([9, 3].as_slice()));
    assert_eq!(lesson.hands(Round::Second), Some([0, 8].as_slice()));
}

#[test]
fn hands_first_counted_while_the_class_talks_are_one_round() {
    let mut lesson = vote(3);
    give(&mut lesson, &[Command::Next, Command::Next, Command::Next]);
    give(&mut lesson, &[count(Round::First, 0, 9)]);
    assert_eq!(lesson.round(), Round::First);
}

#[test]
fn hands_are_hidden_from_the_audience_until_the_class_talks() {
    let mut lesson = vote(3);
    give(&mut lesson, &[count(Round::First, 0, 9)]);
    let mut shown = vec![lesson.hands_shown()];
    for _ in 0..3 {
        give(&mut lesson, &[Command::Next]);
        shown.push(lesson.hands_shown());
    }
    assert_eq!(shown, [false, false, false, true]);
    give(&mut lesson, &[Command::Back, Command::ToggleAnswer]);
    assert!(
        lesson.hands_shown(),
        "with the answer there is nothing to hide"
    );
}

#[test]
fn the_hint_follows_the_share_of_the_right_answer() {
    let mut lesson = vote(0);
    assert_eq!(lesson.hint(), None);
    for (wrong, right, hint) in [
        (66, 34, Hint::Reteach),
        (65, 35, Hint::Discuss),
        (30, 70, Hint::Discuss),
        (29, 71, Hint::GoOn),
    ] {
        let hands = [count(Round::First, 0, wrong), count(Round::First, 1, right)];
        give(&mut lesson, &hands);
        assert_eq!(lesson.hint(), Some(hint), "{right} of 100");
    }
    give(&mut lesson, &[count(Round::Second, 0, 1)]);
    assert_eq!(lesson.hint(), Some(Hint::Reteach), "the latest counts");
}

#[test]
fn an_option_that_is_not_there_gets_no_hands() {
    let mut lesson = vote(0);
    assert_eq!(give(&mut lesson, &[count(Round::First, 2, 1)]), []);
}
