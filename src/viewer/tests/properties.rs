//! What holds whatever is typed.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::viewer::{self, BINDINGS, Search};

fn key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = BINDINGS
        .iter()
        .flat_map(|it| it.chords.iter())
        .flat_map(|it| it.keys())
        .collect();
    let code = prop_oneof![
        "[a-zA-Z0-9 é大/?*~;+]".prop_map(|text| KeyCode::Char(text.chars().next().unwrap())),
        Just(KeyCode::Enter),
        Just(KeyCode::Backspace),
        Just(KeyCode::Delete),
        Just(KeyCode::PageDown),
        (1u8..13).prop_map(KeyCode::F),
    ];
    prop_oneof![
        4 => proptest::sample::select(bound),
        2 => code.clone().prop_map(Key::plain),
        1 => (code, any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt)| Key {
            ctrl,
            alt,
            ..Key::plain(code)
        }),
    ]
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        20 => key().prop_map(Input::Key),
        1 => (any::<bool>(), 0u16..100, 0u16..40)
            .prop_map(|(up, column, row)| Input::Wheel { up, column, row }),
        1 => (any::<bool>(), 0u16..100, 0u16..40)
            .prop_map(|(right, column, row)| Input::WheelAside { right, column, row }),
        1 => "[a-z\n\u{1b}\u{202e}]{0,8}".prop_map(Input::Paste),
    ]
}

/// A screen in the middle of a talk.
fn screen() -> impl Strategy<Value = Screen> {
    (vec(input(), 0..40), 0usize..4, 0usize..4).prop_map(|(inputs, columns, rows)| {
        let mut screen = Screen::new();
        screen.viewer.extent.overview_columns = columns;
        screen.viewer.extent.overview_rows = rows;
        for input in &inputs {
            screen.input(input);
        }
        screen
    })
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.state())
    }
}

/// What must hold in every state.
fn check_state(screen: &Screen) -> Result<(), TestCaseError> {
    let slides = screen.deck.slides.len();
    let viewer = &screen.viewer;
    prop_assert!(screen.lesson.position().slide < slides);
    match &viewer.overlay {
        Some(Overlay::Overview { selected }) => prop_assert!(*selected < slides),
        Some(Overlay::Help { scroll }) => prop_assert!(*scroll <= viewer.extent.help.max),
        Some(Overlay::Problems { scroll }) => {
            prop_assert!(*scroll <= viewer.extent.problems.max);
            prop_assert!(viewer.problems.count() > 0);
        }
        Some(Overlay::GoTo { digits }) => {
            prop_assert!(!digits.is_empty() && digits.len() <= 9);
            prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
        }
        Some(Overlay::SearchLine { line, from }) => {
            let text = line.text();
            prop_assert!(from.slide < slides);
            let needle = viewer.search.as_ref().map(|search| &search.needle);
            prop_assert_eq!(needle, (!text.is_blank()).then_some(text));
        }
        Some(Overlay::AnswerLine { slide, .. }) => {
            prop_assert!(*slide < slides);
            prop_assert!(viewer.draft.text().as_str().len() <= Line::LONGEST);
        }
        Some(Overlay::HandsLine { line, slide, .. }) => {
            prop_assert!(*slide < slides);
            prop_assert!(line.text().as_str().len() <= Line::LONGEST);
        }
        Some(Overlay::Answers { selected }) => {
            prop_assert!(*selected < screen.lesson.heard().len());
        }
        Some(Overlay::Confirm(_)) | None => {}
    }
    if let Some(search) = &viewer.search {
        let all = Search::new(search.needle.clone(), &screen.deck);
        prop_assert_eq!(search, &all, "a search that grew is a search");
    }
    if let Scroll::At(rows) = viewer.scroll {
        prop_assert!(rows <= viewer.extent.slide.max);
    }
    prop_assert!(viewer.notes_scroll <= viewer.extent.notes.max);
    prop_assert!(viewer.shift <= viewer.extent.max_shift);
    prop_assert!(viewer.overlay.is_none() || !screen.lesson.is_blank());
    prop_assert!(viewer.pending.is_none() || viewer.overlay.is_none());
    Ok(())
}

proptest! {
    #[test]
    fn any_input_keeps_the_screen_sound(inputs in vec(input(), 0..60)) {
        let mut screen = Screen::new();
        for input in &inputs {
            screen.input(input);
            check_state(&screen)?;
        }
    }

    #[test]
    fn only_keys_that_may_leave_do(inputs in vec(input(), 0..60), rehearsed in any::<bool>()) {
        let mut screen = Screen::new();
        if rehearsed {
            screen.viewer.screen = viewer::Screen::Rehearsal;
        }
        for input in &inputs {
            screen.input(input);
            let left = [Request::Quit, Request::Suspend].iter().any(|it| screen.asked.contains(it));
            let keymap = &screen.viewer.keymap;
            let may = matches!(input, Input::Key(key) if keymap.may_leave(*key));
            prop_assert!(may || !left, "{input:?}");
            screen.asked.clear();
        }
    }

    #[test]
    fn escape_ends_with_a_bare_slide_and_never_quits(mut screen in screen()) {
        screen.asked.clear();
        screen.press("<Esc>");
        prop_assert_eq!(&screen.viewer.overlay, &None, "one is enough to close what lies on top");
        prop_assert!(!screen.lesson.is_blank(), "or to bring a blank screen back");
        screen.press("<Esc>");
        prop_assert_eq!(&screen.viewer.search, &None);
        prop_assert_eq!(&screen.viewer.notice, &None);
        let bare = screen.viewer.clone();
        screen.press("<Esc>");
        prop_assert_eq!(&screen.viewer, &bare);
        prop_assert_eq!(screen.asked, []);
    }

    #[test]
    fn a_clicker_asks_nothing_of_the_shell(
        mut screen in screen(),
        keys in vec(proptest::sample::select(vec!["<PgDn>", "<PgUp>", ".", "b", "<Esc>", "<F5>"]), 0..20),
    ) {
        screen.asked.clear();
        for key in keys {
            screen.press(key);
        }
        prop_assert_eq!(&screen.asked, &[]);
        screen.press("<Esc><Esc><Esc>");
        let mut next = screen.lesson.clone();
        next.apply(Command::Next, screen.now);
        screen.press("<PgDn>");
        prop_assert_eq!(screen.lesson.position(), next.position(), "and leads on at once");
    }

    #[test]
    fn a_search_given_up_leaves_the_lesson_as_it_was(
        mut screen in screen(),
        typed in "[a-zA-Z éß]{0,8}",
    ) {
        screen.press("<Esc><Esc><Esc>/");
        let before = screen.lesson.position();
        let way_back = screen.lesson.came_from();
        screen.press(&typed);
        screen.press("<Esc>");
        prop_assert_eq!(screen.lesson.position(), before);
        prop_assert_eq!(screen.lesson.came_from(), way_back);
        prop_assert_eq!(screen.viewer.search, None);
    }
}
