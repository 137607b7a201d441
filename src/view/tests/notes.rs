use super::*;

fn with_notes(number: usize) -> Screen {
    Screen::new().at(number).with(|it| it.notes = true)
}

#[test]
fn notes_stand_beside_the_slide_on_a_wide_screen() {
    let screen = with_notes(2).after(&[Command::Next]);
    assert_snapshot!(screen.text(120, 24));
    let (_, extent) = screen.draw(120, 24);
    let at = extent.notes_at.unwrap();
    assert_eq!((at.column, at.row), (78, 0));
}

#[test]
fn notes_stand_below_the_slide_on_a_narrow_one() {
    let screen = with_notes(2);
    assert_snapshot!(screen.text(80, 24));
    let (_, extent) = screen.draw(80, 24);
    let at = extent.notes_at.unwrap();
    assert_eq!((at.column, at.row), (0, 14));
}

#[test]
fn prompts_and_answer_stand_under_the_notes() {
    assert_snapshot!(with_notes(3).after(&[Command::Next]).text(120, 30));
}

#[test]
fn notes_that_are_too_long_scroll_by_themselves() {
    let at = |offset| with_notes(3).with(|it| it.notes_scroll = offset);
    let (_, extent) = at(0).draw(80, 24);
    assert!(extent.notes.max > 0);
    assert_eq!(extent.slide.max, 0);
    assert!(at(0).text(80, 24).contains("↓ "));
    assert!(at(99).text(80, 24).contains("permit"));
    assert_eq!(at(99).draw(80, 24).1.notes.offset, extent.notes.max);
}

#[test]
fn every_row_of_the_notes_can_be_scrolled_to_at_any_size() {
    for (columns, rows) in [(120, 14), (80, 24), (40, 12), (30, 5), (12, 3), (9, 4)] {
        let max = with_notes(3).draw(columns, rows).1.notes.max;
        let seen: String = (0..=max)
            .map(|offset| {
                with_notes(3)
                    .with(|it| it.notes_scroll = offset)
                    .text(columns, rows)
            })
            .collect();
        for word in ["Read", "twice", "travel", "permit"] {
            assert!(seen.contains(word), "{word} at {columns}x{rows}");
        }
    }
}

#[test]
fn a_slide_without_notes_says_so() {
    assert!(
        with_notes(5)
            .text(120, 24)
            .contains("No notes for this slide.")
    );
}

#[test]
fn the_last_line_says_what_comes_next() {
    let mut screen = with_notes(2);
    let mut told = Vec::new();
    while screen.lesson.position().slide < 7 {
        let text = screen.text(120, 24);
        let line = text
            .lines()
            .find(|line| line.contains("next: ") || line.contains("ends here"));
        let words = line.map(|line| line.rsplit('│').nth(1).unwrap().trim().to_owned());
        told.push(words.unwrap_or_default());
        if screen.lesson.ahead().is_none() {
            break;
        }
        screen = screen.after(&[Command::Next]);
    }
    assert_snapshot!(told.join("\n"));
}

#[test]
fn on_a_screen_too_small_for_both_the_notes_take_the_slides_place() {
    assert_snapshot!(with_notes(2).text(30, 5));
    assert_eq!(with_notes(2).draw(30, 5).1.notes_at.unwrap().height, 5);
}

#[test]
fn what_the_class_said_stands_there_for_the_presenter() {
    use crate::lesson::Round;
    let count = |round, option, hands| Command::Count {
        round,
        option,
        hands,
    };
    let screen = with_notes(3).after(&[
        Command::Next,
        count(Round::First, 0, 11),
        count(Round::First, 1, 9),
        count(Round::First, 2, 5),
        Command::Hear(crate::text::Clean::line("`Nobody` could leave")),
        Command::Hear(crate::text::Clean::line("A slip of the pen")),
        Command::Hear(crate::text::Clean::line(
            "The post was read, and whoever wrote home knew that it was",
        )),
        Command::Strike(1),
        Command::Pin(2),
    ]);
    assert_snapshot!(screen.text(120, 36));
}

#[test]
fn the_hint_names_the_share_that_it_is_about() {
    use crate::lesson::Round;
    let hint = |right, wrong| {
        let count = |option, hands| Command::Count {
            round: Round::Second,
            option,
            hands,
        };
        let screen = with_notes(3).after(&[count(1, right), count(0, wrong)]);
        let text = screen.text(120, 40);
        let line = text.lines().find(|line| line.contains(" % for B"));
        line.map(|line| line.rsplit('│').nth(1).unwrap().trim().to_owned())
    };
    let told: Vec<String> = [
        (0, 1),
        (346, 654),
        (35, 65),
        (1, 1),
        (7, 3),
        (701, 299),
        (1, 0),
    ]
    .into_iter()
    .filter_map(|(right, wrong)| hint(right, wrong))
    .collect();
    assert_snapshot!(told.join("\n"));
    assert_eq!(hint(0, 0), None);
}
