use super::*;

/// The third slide's discussion in the phase that so many presses of Next lead to.
fn open(presses: usize) -> Screen {
    Screen::new().at(3).after(&vec![Command::Next; presses])
}

#[test]
fn the_question_comes_in_a_panel_under_the_slide() {
    assert_snapshot!(open(1).text(80, 24));
}

#[test]
fn a_phase_counts_down_beside_those_that_are_done_and_to_come() {
    assert_snapshot!(open(3).later(seconds(77)).text(80, 24));
}

#[test]
fn a_phase_that_takes_too_long_says_so_in_words() {
    let screen = open(2);
    let line = |time| {
        let text = screen.clone().later(seconds(time)).text(80, 24);
        text.lines()
            .find(|line| line.contains("think"))
            .unwrap()
            .to_owned()
    };
    assert_snapshot!([line(0), line(1), line(59), line(60), line(61), line(72)].join("\n"));
}

#[test]
fn the_answer_is_shown_with_the_correct_option_once_it_is_asked_for() {
    let screen = open(4);
    assert!(!screen.text(80, 24).contains('✓') || !screen.text(80, 24).contains("permit"));
    assert_snapshot!(screen.after(&[Command::ToggleAnswer]).text(80, 24));
}

#[test]
fn what_is_for_the_presenter_only_is_in_no_part_of_the_panel() {
    for commands in [&[][..], &[Command::CycleDiscussion]] {
        for (columns, rows) in [(200, 50), (80, 24), (40, 12), (20, 6)] {
            let text = open(4).after(commands).text(columns, rows);
            assert!(
                !text.contains("permit") && !text.contains("Who carried"),
                "{text}"
            );
            assert!(!text.contains("✓ B"), "{text}");
        }
    }
}

#[test]
fn over_the_whole_screen_the_question_is_large_and_calm() {
    let screen = open(2)
        .after(&[Command::CycleDiscussion])
        .later(seconds(17));
    assert_snapshot!("the_whole_screen_at_80x24", screen.text(80, 24));
    assert_snapshot!(
        "the_whole_screen_at_120x40",
        screen.after(&[Command::ToggleAnswer]).text(120, 40)
    );
}

#[test]
fn over_the_whole_of_a_small_screen_it_scrolls() {
    let screen = open(4).after(&[Command::CycleDiscussion, Command::ToggleAnswer]);
    let max = screen.draw(30, 8).1.slide.max;
    assert!(max > 0);
    let mut seen = String::new();
    for offset in 0..=max {
        seen += &screen
            .clone()
            .with(|it| it.scroll = Scroll::At(offset))
            .text(30, 8);
    }
    for words in [
        "How were",
        "Roads and post",
        "Nobody asked",
        "permit",
        "share",
    ] {
        assert!(seen.contains(words), "{words}");
    }
}

#[test]
fn the_panel_gives_way_to_the_slide_as_the_screen_grows_smaller() {
    let screen = open(3).later(seconds(65));
    let sizes = [
        (80, 16),
        (60, 14),
        (40, 12),
        (30, 9),
        (20, 6),
        (20, 4),
        (10, 3),
    ];
    let all: Vec<String> = sizes
        .into_iter()
        .map(|(columns, rows)| format!("{columns}x{rows}\n{}", screen.text(columns, rows)))
        .collect();
    assert_snapshot!(all.join("---\n"));
}

#[test]
fn a_question_that_stands_has_no_time() {
    assert_snapshot!(Screen::new().at(4).text(60, 16));
}

#[test]
fn on_a_wide_screen_the_panel_is_in_line_with_the_slide() {
    let text = open(1).text(200, 50);
    let column = |words: &str| {
        let line = text.lines().find(|line| line.contains(words)).unwrap();
        crate::text::width(line.split(words).next().unwrap())
    };
    assert_eq!(column("Communes"), column("How were"));
}
