//! The table of keys.

use super::*;
use crate::viewer::{Action, BINDINGS, Topic, When, key_table};

fn chords(when: When) -> impl Iterator<Item = &'static [Key]> {
    BINDINGS
        .iter()
        .filter(move |it| it.when == when)
        .flat_map(|it| it.chords)
        .map(|it| it.0)
}

#[test]
fn no_key_is_bound_twice_and_none_hides_a_chord() {
    for when in [When::Always, When::Searching] {
        let all: Vec<_> = chords(when).collect();
        for (index, chord) in all.iter().enumerate() {
            for other in all.iter().skip(index + 1) {
                let clash = chord.starts_with(other) || other.starts_with(chord);
                assert!(!clash, "{} and {}", chord[0], other[0]);
            }
        }
    }
}

#[test]
fn keys_that_others_need_are_not_bound() {
    let others = [
        Key::ctrl('a'),
        Key::ctrl('b'),
        Key::ctrl('s'),
        Key::ctrl('q'),
        Key::char('~'),
        Key::plain(KeyCode::F(5)),
    ];
    for key in chords(When::Always)
        .chain(chords(When::Searching))
        .flatten()
    {
        assert!(!others.contains(key), "{key}");
    }
}

#[test]
fn every_action_has_a_key() {
    let mut action = Some(Action::Next);
    while let Some(some) = action {
        assert!(
            BINDINGS
                .iter()
                .any(|it| it.action == some && !it.chords.is_empty()),
            "{some:?}"
        );
        action = following(some);
    }
}

/// All actions, one after the other.
fn following(action: Action) -> Option<Action> {
    Some(match action {
        Action::Next => Action::Back,
        Action::Back => Action::NextSlide,
        Action::NextSlide => Action::PreviousSlide,
        Action::PreviousSlide => Action::First,
        Action::First => Action::Last,
        Action::Last => Action::GoTo,
        Action::GoTo => Action::Return,
        Action::Return => Action::Resume,
        Action::Resume => Action::Search,
        Action::Search => Action::NextMatch,
        Action::NextMatch => Action::PreviousMatch,
        Action::PreviousMatch => Action::Overview,
        Action::Overview => Action::Blank,
        Action::Blank => Action::Notes,
        Action::Notes => Action::Discussion,
        Action::Discussion => Action::NextPhase,
        Action::NextPhase => Action::Answer,
        Action::Answer => Action::Extend,
        Action::Extend => Action::WriteAnswer,
        Action::WriteAnswer => Action::Answers,
        Action::Answers => Action::CountHands,
        Action::CountHands => Action::Freeze,
        Action::Freeze => Action::Clock,
        Action::Clock => Action::ClockFace,
        Action::ClockFace => Action::ResetClock,
        Action::ResetClock => Action::ScrollDown,
        Action::ScrollDown => Action::ScrollUp,
        Action::ScrollUp => Action::HalfDown,
        Action::HalfDown => Action::HalfUp,
        Action::HalfUp => Action::ScrollRight,
        Action::ScrollRight => Action::ScrollLeft,
        Action::ScrollLeft => Action::Copy,
        Action::Copy => Action::WiderSlide,
        Action::WiderSlide => Action::NarrowerSlide,
        Action::NarrowerSlide => Action::ShorterNotes,
        Action::ShorterNotes => Action::Theme,
        Action::Theme => Action::Reload,
        Action::Reload => Action::Problems,
        Action::Problems => Action::Repaint,
        Action::Repaint => Action::Help,
        Action::Help => Action::Suspend,
        Action::Suspend => Action::Dismiss,
        Action::Dismiss => Action::Quit,
        Action::Quit => return None,
    })
}

#[test]
fn topics_stand_together_and_in_their_order() {
    let topics: Vec<_> = BINDINGS.iter().map(|it| it.topic).collect();
    assert!(topics.is_sorted());
    assert!(Topic::ALL.iter().all(|topic| topics.contains(topic)));
    assert!(Topic::ALL.is_sorted());
}

#[test]
fn keys_have_the_names_that_people_use() {
    let names = |action| {
        let binding = BINDINGS.iter().find(|it| it.action == action).unwrap();
        binding.keys().join(", ")
    };
    assert_eq!(names(Action::Next), "Space, →, ↓, PgDn, Enter, j, l, n");
    assert_eq!(names(Action::PreviousSlide), "Shift-←, [");
    assert_eq!(names(Action::First), "Home, gg");
    assert_eq!(names(Action::GoTo), "N Enter, N G");
    assert_eq!(names(Action::HalfDown), "Ctrl-d");
    assert_eq!(names(Action::Help), "?, F1");
}

#[test]
fn what_keys_do_is_told_in_few_words() {
    for binding in BINDINGS {
        let does = binding.does;
        assert!(does.len() <= 40, "{does}");
        assert!(
            !does.ends_with('.') && does.starts_with(char::is_lowercase),
            "{does}"
        );
    }
}

#[test]
fn the_table_is_markdown_whatever_the_keys_are() {
    let table = key_table();
    let row = |keys: &str| {
        table
            .lines()
            .any(|line| line.starts_with(&format!("| {keys} |")))
    };
    assert!(row("`Home` `gg`"));
    assert!(row("`` ` ``"));
    assert!(
        table.lines().all(|line| line.matches('|').count() == 3),
        "{table}"
    );
    assert_eq!(table.lines().count(), BINDINGS.len() + 2);
}
