//! The table of keys.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::viewer::keymap::Bound;
use crate::viewer::{Action, BINDINGS, Chord, Keymap, Rebinding, Topic, When};

fn chords(when: When) -> impl Iterator<Item = Chord> {
    BINDINGS
        .iter()
        .filter(move |it| it.when == when)
        .flat_map(|it| it.chords.iter().copied())
}

#[test]
fn no_key_is_bound_twice_and_none_hides_a_chord() {
    for when in [When::Always, When::Searching] {
        let all: Vec<_> = chords(when).collect();
        for (index, chord) in all.iter().enumerate() {
            for other in all.iter().skip(index + 1) {
                assert!(!chord.clashes(*other), "{chord} and {other}");
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
        .flat_map(Chord::keys)
    {
        assert!(!others.contains(&key), "{key}");
    }
}

#[test]
fn every_action_has_one_binding_and_a_name_of_its_own() {
    for action in Action::ALL {
        let bindings = BINDINGS.iter().filter(|it| it.action == action);
        let keys: Vec<_> = bindings.map(|it| it.chords.len()).collect();
        assert!(keys.len() == 1 && keys[0] > 0, "{action:?}: {keys:?}");
        assert_eq!(Action::of_name(action.name()), Some(action));
    }
    let bound: BTreeSet<_> = BINDINGS.iter().map(|it| it.action).collect();
    assert_eq!(bound, BTreeSet::from(Action::ALL));
    assert_eq!(BTreeSet::from(Action::NAMES).len(), Action::ALL.len());
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
    let keymap = Keymap::default();
    let names = |action| keymap.keys(action).join(", ");
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
    let table = Keymap::default().table();
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

fn rebinding(action: Action, chords: &[&str]) -> Rebinding {
    Rebinding {
        action,
        chords: chords.iter().map(|chord| chord.parse().unwrap()).collect(),
    }
}

/// What the keys of some actions are, and what clashes, after `rebindings`.
fn rebound(rebindings: &[Rebinding]) -> String {
    let (keymap, clashes) = Keymap::rebound(rebindings);
    let mut told: Vec<String> = rebindings
        .iter()
        .map(|it| {
            format!(
                "{}: {}",
                it.action.name(),
                keymap.keys(it.action).join(", ")
            )
        })
        .collect();
    told.extend(clashes.iter().map(|clash| {
        let with = clash.with;
        let chord = rebindings[clash.rebinding].chords[clash.chord];
        format!(
            "{chord} clashes with {} of {}, {:?}{}",
            with.chord,
            with.action.name(),
            with.at,
            if with.fixed { ", fixed" } else { "" }
        )
    }));
    told.join("\n")
}

#[test]
fn other_keys_take_the_place_of_the_usual_ones() {
    let told = rebound(&[
        rebinding(Action::Next, &["space", "right", "v"]),
        rebinding(Action::First, &["g s"]),
        rebinding(Action::Theme, &[]),
        rebinding(Action::Notes, &["c"]),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn keys_that_have_a_meaning_are_not_had_twice() {
    let told = rebound(&[
        rebinding(Action::Next, &["x", "space"]),
        rebinding(Action::Notes, &["g"]),
        rebinding(Action::Blank, &["v", "v"]),
        rebinding(Action::Theme, &["v w"]),
        rebinding(Action::Help, &["esc", "ctrl-c"]),
        rebinding(Action::NextMatch, &["m", "n"]),
        rebinding(Action::PreviousMatch, &["g"]),
    ]);
    insta::assert_snapshot!(told);
}

#[test]
fn a_talk_can_always_be_left_and_a_number_typed() {
    let all: Vec<_> = Action::ALL.map(|action| rebinding(action, &[])).into();
    let (keymap, clashes) = Keymap::rebound(&all);
    assert_eq!(clashes, []);
    assert_eq!(keymap.keys(Action::Quit), ["Ctrl-c"]);
    assert_eq!(keymap.keys(Action::Dismiss), ["Esc"]);
    assert_eq!(keymap.keys(Action::GoTo), ["N Enter"]);
    assert_eq!(keymap.action(Key::char('7'), false), Some(Action::GoTo));
    assert_eq!(keymap.action(Key::char(' '), false), None);
}

#[test]
fn a_rebound_key_does_what_it_is_bound_to_and_notices_name_it() {
    let (deck, mut viewer) = (talk(), Viewer::default());
    let mut lesson = Lesson::new(&deck);
    lesson.apply(Command::Last, Time::default());
    (viewer.keymap, _) = Keymap::rebound(&[
        rebinding(Action::Next, &["z z"]),
        rebinding(Action::NextSlide, &["f9"]),
        rebinding(Action::Notes, &["space"]),
    ]);
    let mut press = |key| viewer.handle(&Input::Key(key), &deck, &lesson);
    assert_eq!(press(Key::char('j')), []);
    assert_eq!(press(Key::char('z')), []);
    assert_eq!(press(Key::char('z')), [Request::Lesson(Command::Next)]);
    press(Key::char(' '));
    assert!(viewer.notes);
    viewer.after(&[crate::lesson::Effect::AtEnd], &deck, &lesson);
    let notice = viewer.notice.clone().unwrap();
    assert_eq!(
        notice.text.as_str(),
        "The end. 2 backup slides follow: F9 shows them"
    );
    (viewer.keymap, _) = Keymap::rebound(&[rebinding(Action::NextSlide, &[])]);
    viewer.after(&[crate::lesson::Effect::AtEnd], &deck, &lesson);
    let notice = viewer.notice.unwrap();
    assert_eq!(notice.text.as_str(), "The end. 2 backup slides follow");
}

/// Any keys for any actions, no action twice.
fn rebindings() -> impl Strategy<Value = Vec<Rebinding>> {
    let key = prop_oneof![
        "[a-zG]".prop_map(|text| Key::char(text.chars().next().unwrap())),
        Just(Key::plain(KeyCode::Escape)),
        Just(Key::ctrl('c')),
        Just(Key::plain(KeyCode::Right)),
    ];
    let chord = (key.clone(), proptest::option::weighted(0.3, key)).prop_map(|keys| match keys {
        (first, None) => Chord::of(first),
        (first, Some(second)) => Chord::two(first, second),
    });
    let actions = proptest::sample::subsequence(Action::ALL.to_vec(), 0..8).prop_shuffle();
    let chords = proptest::collection::vec(proptest::collection::vec(chord, 0..4), 8);
    (actions, chords).prop_map(|(actions, chords)| {
        let all = actions.into_iter().zip(chords);
        all.map(|(action, chords)| Rebinding { action, chords })
            .collect()
    })
}

proptest! {
    #[test]
    fn each_chord_has_one_meaning_or_its_clash_is_told(rebindings in rebindings()) {
        let (keymap, clashes) = Keymap::rebound(&rebindings);
        for when in [When::Always, When::Searching] {
            let all: Vec<Chord> = keymap
                .bindings()
                .iter()
                .filter(|it| it.when == when)
                .flat_map(|it| it.chords.iter().copied())
                .collect();
            for (index, chord) in all.iter().enumerate() {
                for other in all.iter().skip(index + 1) {
                    prop_assert!(!chord.clashes(*other), "{chord} and {other}");
                }
            }
        }
        for (index, rebinding) in rebindings.iter().enumerate() {
            for (place, chord) in rebinding.chords.iter().enumerate() {
                let told = clashes.iter().any(|it| (it.rebinding, it.chord) == (index, place));
                let binding = keymap.bindings().iter().find(|it| it.action == rebinding.action);
                let has = binding.unwrap().chords.contains(chord);
                prop_assert!(told || has || !rebinding.action.can_be_rebound());
            }
        }
        prop_assert_eq!(keymap.bound(Key::ctrl('c'), false), Bound::Action(Action::Quit));
        let escape = Key::plain(KeyCode::Escape);
        prop_assert_eq!(keymap.bound(escape, false), Bound::Action(Action::Dismiss));
    }
}
