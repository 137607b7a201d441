use super::*;
use crate::viewer::{Input, Key, KeyCode};

fn row(screen: &Screen, columns: u16) -> String {
    last_row(&screen.text(columns, 24)).to_owned()
}

fn with_clock(face: ClockFace) -> Screen {
    Screen::new().at(3).with(|it| it.clock = face)
}

#[test]
fn the_footer_gives_way_part_by_part() {
    let screen = with_clock(ClockFace::Elapsed)
        .after(&[Command::ToggleClock])
        .later(seconds(760));
    let rows: Vec<String> = [100, 80, 66, 56, 50]
        .into_iter()
        .map(|columns| row(&screen, columns))
        .collect();
    assert_snapshot!(rows.join("\n"));
}

#[test]
fn the_clock_has_four_faces() {
    let running = |face| {
        with_clock(face)
            .after(&[Command::ToggleClock])
            .later(seconds(760))
    };
    let rows = [
        row(&running(ClockFace::Hidden), 80),
        row(&running(ClockFace::Elapsed), 80),
        row(&running(ClockFace::Left), 80),
        row(&running(ClockFace::TimeOfDay), 80),
    ];
    assert_snapshot!(rows.join("\n"));
}

#[test]
fn time_that_is_over_is_told_in_words() {
    let screen = with_clock(ClockFace::Left).after(&[Command::ToggleClock]);
    let at = |time| row(&screen.clone().later(seconds(time)), 80);
    assert!(at(2399).contains(" 0:01 left "), "{}", at(2399));
    assert!(at(2400).contains(" 0:00 left "), "{}", at(2400));
    assert!(at(2530).contains(" 2:10 over "), "{}", at(2530));
    assert!(at(6000).contains(" 1:00:00 over "), "{}", at(6000));
}

#[test]
fn a_clock_that_stands_says_so_once_it_ran() {
    let screen = with_clock(ClockFace::Elapsed);
    assert!(row(&screen, 80).contains(" 0:00 / 40:00 "));
    assert!(!row(&screen, 80).contains("paused"));
    let screen = screen
        .after(&[Command::ToggleClock])
        .later(seconds(5))
        .after(&[Command::ToggleClock]);
    assert!(
        row(&screen, 80).contains("0:05 / 40:00 paused"),
        "{}",
        row(&screen, 80)
    );
}

#[test]
fn a_talk_without_a_duration_counts_what_has_passed() {
    let screen = Screen::of("[[slides]]\ntitle = \"x\"").with(|it| it.clock = ClockFace::Left);
    let screen = screen.after(&[Command::ToggleClock]).later(seconds(61));
    assert!(
        row(&screen, 60).contains("1:01 so far"),
        "{}",
        row(&screen, 60)
    );
}

#[test]
fn what_is_asked_or_said_stands_in_the_footers_place() {
    let with = |overlay| Screen::new().at(3).with(|it| it.overlay = Some(overlay));
    let go = |digits: &str| {
        with(Overlay::GoTo {
            digits: digits.to_owned(),
        })
    };
    let mut found = Screen::new().at(3);
    found.viewer.search = Some(Search::new(crate::text::Clean::line("quota"), &found.deck));
    let mut nothing = Screen::new().at(3);
    nothing.viewer.search = Some(Search::new(
        crate::text::Clean::line("xyzzy"),
        &nothing.deck,
    ));
    let mut typing = found.clone();
    let line = Line::of("quota");
    typing.viewer.overlay = Some(Overlay::SearchLine {
        line,
        from: typing.lesson.position(),
    });
    let begun = Overlay::SearchLine {
        line: Line::default(),
        from: found.lesson.position(),
    };
    let rows = [
        row(&go("2"), 80),
        row(&go("8"), 80),
        row(&go("99"), 80),
        row(&with(Overlay::Confirm(Confirm::ResetClock)), 80),
        row(&with(begun), 80),
        row(&typing, 80),
        row(&found, 80),
        row(&found.clone().at(2), 80),
        row(&nothing, 80),
        row(
            &Screen::new().with(|it| it.notice = Some(Notice::warning("The deck has a mistake"))),
            80,
        ),
    ];
    assert_snapshot!(rows.join("\n"));
}

#[test]
fn a_message_takes_the_clocks_room_when_there_is_none_left() {
    let long = "The end. 2 backup slides follow: ] shows them";
    let screen = with_clock(ClockFace::Elapsed).with(|it| it.notice = Some(Notice::info(long)));
    assert_snapshot!([row(&screen, 80), row(&screen, 60), row(&screen, 50)].join("\n"));
}

#[test]
fn in_a_small_room_the_row_is_there_only_while_it_says_something() {
    let quiet = Screen::new().at(3);
    let told = quiet
        .clone()
        .with(|it| it.notice = Some(Notice::info("Reloaded")));
    assert_eq!(last_row(&told.text(40, 10)), " Reloaded");
    assert_eq!(last_row(&quiet.text(40, 10)), "");
    let (_, extent) = told.draw(40, 10);
    assert_eq!(extent.slide.height, 9);
}

#[test]
fn a_theme_may_do_without_the_progress_line() {
    let source = "extends = \"chalkboard\"\nprogress = false";
    let theme = crate::theme::parse(source, "calm").whole().unwrap();
    let themes = crate::theme::Themes::new(&theme, crate::theme::Depth::True);
    let screen = Screen {
        themes,
        ..Screen::new().at(3)
    };
    assert!(!screen.text(80, 24).contains("━━━━━━━━━━━"));
    assert_eq!(screen.draw(80, 24).1.slide.height, 23);
}

#[test]
fn progress_is_never_nothing_and_full_at_the_end() {
    let line = |number| {
        let text = Screen::new().at(number).text(70, 24);
        let line = text.lines().rev().nth(1).unwrap().to_owned();
        (line.matches('━').count(), line.matches('─').count())
    };
    assert_eq!(line(1), (10, 60));
    assert_eq!(line(7), (70, 0));
    assert_eq!(line(8), (70, 0));
    let long = Screen::of(&"[[slides]]\ntitle = \"x\"\n".repeat(500));
    assert!(long.text(70, 24).contains('━'));
}

#[test]
fn of_a_long_line_the_surroundings_of_the_cursor_are_shown() {
    let mut screen = Screen::new().at(3);
    let words: Vec<String> = (10..90).map(|word| word.to_string()).collect();
    screen.viewer.overlay = Some(Overlay::SearchLine {
        line: Line::of(&words.join(" ")),
        from: screen.lesson.position(),
    });
    let mut seen = Vec::new();
    for (code, times) in [
        (KeyCode::End, 1),
        (KeyCode::Left, 60),
        (KeyCode::Home, 1),
        (KeyCode::Right, 50),
    ] {
        for _ in 0..times {
            let key = Input::Key(Key::plain(code));
            screen.viewer.handle(&key, &screen.deck, &screen.lesson);
        }
        seen.extend([row(&screen, 80), last_row(&screen.text(30, 8)).to_owned()]);
    }
    assert_snapshot!(seen.join("\n"));
}

#[test]
fn an_answer_and_hands_are_typed_in_the_bottom_row() {
    use crate::lesson::Round;
    let base = Screen::new().at(3).after(&[Command::Next, Command::Next]);
    let typing = |keys: &str, kind| {
        let mut screen = base.clone().with(|it| it.screen = kind);
        for key in keys.chars() {
            let key = match key {
                '⏎' => Key::plain(KeyCode::Enter),
                '←' => Key::plain(KeyCode::Left),
                key => Key::char(key),
            };
            for request in screen
                .viewer
                .handle(&Input::Key(key), &screen.deck, &screen.lesson)
            {
                let crate::viewer::Request::Lesson(command) = request else {
                    panic!("{request:?}");
                };
                screen.give(&[command]);
            }
        }
        [
            row(&screen, 80),
            row(&screen, 40),
            last_row(&screen.text(20, 8)).to_owned(),
        ]
        .join("\n")
    };
    let talk = crate::viewer::Screen::Talk;
    let mut seen = vec![
        typing("A", talk),
        typing("AThe post was read←←←←⏎They were", talk),
        typing(";", talk),
        typing(";3b⏎12", talk),
        typing(";3b⏎;", talk),
        typing(";3x⏎", talk),
        typing("Aone⏎⏎x", talk),
    ];
    let shared = base.clone().after(&[Command::Next, Command::Next]);
    let count = Command::Count {
        round: Round::First,
        option: 1,
        hands: 3,
    };
    let mut shared = shared.after(&[count]);
    shared
        .viewer
        .handle(&Input::Key(Key::char(';')), &shared.deck, &shared.lesson);
    seen.push(row(&shared, 80));
    assert_snapshot!(seen.join("\n\n"));
}

#[test]
fn a_line_that_is_typed_makes_way_for_what_is_wrong() {
    let paste = Input::Paste("and so on ".repeat(60));
    let full = |key: char| {
        let mut screen = Screen::new().at(3).after(&[Command::Next]);
        for input in [Input::Key(Key::char(key)), paste.clone()] {
            screen.viewer.handle(&input, &screen.deck, &screen.lesson);
        }
        [80, 30].map(|columns| row(&screen, columns)).join("\n")
    };
    assert_snapshot!([full('A'), full('/')].join("\n"), @r"
      answer 1: … and so on and so on ▏ The line is full: not all of that is in it
     …and so on ▏ The line is fu…
      /…and so on and so on and so on ▏ The line is full: not all of that is in it
     /…and so on ▏ The line is f…
    ");
}
