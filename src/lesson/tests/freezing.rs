//! An audience that stays while the talk goes on.

use super::*;
use crate::lesson::Role;

#[test]
fn a_frozen_audience_stays_until_it_is_brought_along() {
    let mut lesson = talk(vec![plain(1), plain(0), plain(0)]);
    give(&mut lesson, &[Command::Next]);
    assert_eq!(
        give(&mut lesson, &[Command::ToggleFreeze]),
        [Effect::Frozen(true)]
    );
    give(&mut lesson, &[Command::NextSlide, Command::NextSlide]);
    let audience = lesson.as_seen_by(Role::Audience).into_owned();
    assert_eq!(audience.position(), at(0, 1));
    assert_eq!(lesson.as_seen_by(Role::Presenter).position(), at(2, 0));
    assert_eq!(lesson.frozen(), Some(at(0, 1)));
    assert_eq!(
        give(&mut lesson, &[Command::ToggleFreeze]),
        [Effect::Frozen(false)]
    );
    assert_eq!(lesson.as_seen_by(Role::Audience).position(), at(2, 0));
}

#[test]
fn time_is_spent_where_the_audience_is() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 1), plain(0)]);
    lesson.apply(Command::NextPhase, seconds(0));
    lesson.apply(Command::NextPhase, seconds(0));
    lesson.apply(Command::ToggleFreeze, seconds(0));
    lesson.apply(Command::NextSlide, seconds(1));
    lesson.apply(Command::ToggleFreeze, seconds(5));
    let spent = |slide| {
        let spent = lesson.spent(slide, seconds(7));
        (spent.talk.as_secs(), spent.discussion.as_secs())
    };
    assert_eq!([spent(0), spent(1)], [(0, 5), (2, 0)]);
    lesson.apply(Command::PreviousSlide, seconds(7));
    assert_eq!(lesson.phases(seconds(7))[0].spent, Duration::from_secs(5));
}

#[test]
fn a_discussion_moved_by_the_presenter_stays_for_a_frozen_audience() {
    let mut lesson = talk(vec![open(Opens::Next, 0, 2)]);
    give(&mut lesson, &[Command::NextPhase, Command::ToggleFreeze]);
    give(&mut lesson, &[Command::NextPhase]);
    assert_eq!(lesson.phase(), Phase::Think);
    assert_eq!(lesson.as_seen_by(Role::Audience).phase(), Phase::Question);
}

#[test]
fn a_question_opened_behind_a_frozen_audience_is_not_seen_by_it() {
    let mut lesson = talk(vec![open(Opens::Slide, 1, 1)]);
    let hide = [Command::CycleDiscussion, Command::CycleDiscussion];
    give(&mut lesson, &hide);
    give(&mut lesson, &[Command::Next, Command::ToggleFreeze]);
    give(&mut lesson, &[Command::Back, Command::CycleDiscussion]);
    give(&mut lesson, &[Command::CycleDiscussion]);
    let audience = lesson.as_seen_by(Role::Audience);
    assert_eq!(seen(&audience), (1, Phase::Closed, Panel::Hidden));
}
