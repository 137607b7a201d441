use super::*;

/// A talk of ten minutes on five slides, two of which are optional.
fn timed() -> Screen {
    let slides = ["", "", "optional = true", "", "optional = true"];
    let slides = slides.map(|more| format!("[[slides]]\ntitle = \"A slide\"\n{more}\n"));
    let source = format!("[deck]\nduration = \"9m\"\n{}", slides.concat());
    Screen::of(&source).with(|viewer| viewer.screen = Kind::Console)
}

/// So many seconds on the first slide, then on the second.
fn spent(first: u64, second: u64) -> Screen {
    timed()
        .after(&[Command::ToggleClock])
        .later(seconds(first))
        .after(&[Command::Next])
        .later(seconds(second))
}

/// The time's pane with its edges.
fn shown(screen: &Screen) -> String {
    let text = screen.text(120, 36);
    let lines = text.lines().skip_while(|line| !line.contains("╭ time"));
    let left = lines.map(|line| line.chars().take(66).collect::<String>());
    left.take(6).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_time_in_words_signs_and_marks() {
    let states = [
        ("not begun", timed()),
        ("on time", spent(178, 40)),
        ("late", spent(200, 200)),
        ("early", spent(100, 40)),
        ("paused", spent(178, 40).after(&[Command::ToggleClock])),
        ("over", spent(178, 900).after(&[Command::GoTo(3)])),
    ];
    let shown = states.map(|(name, screen)| format!("{name}\n{}", shown(&screen)));
    assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn a_large_clock_stands_where_it_stood_when_an_hour_is_over() {
    let late =
        |second: u64| spent(100, second - 100).with(|viewer| viewer.screen = Kind::Rehearsal);
    let pane = |second| {
        let text = late(second).text(120, 36);
        let lines = text.lines().skip_while(|line| !line.contains("╭ time"));
        let left = lines.map(|line| line.chars().take(66).collect::<String>());
        left.take(9).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!([3599, 3600, 36_000].map(pane).join("\n\n"));
}

#[test]
fn without_a_plan_there_is_the_time_so_far_and_the_time_of_day() {
    let screen = Screen::of("[[slides]]\ntitle = \"One\"")
        .with(|viewer| viewer.screen = Kind::Console)
        .after(&[Command::ToggleClock])
        .later(seconds(754));
    let text = screen.text(120, 36);
    assert_eq!(
        pane(&text, "time").trim(),
        "12:34 so far        this slide 12:34"
    );
    assert!(text.contains(" 10:43 ─╮"));
}

#[test]
fn the_time_in_one_line() {
    let lines = [100, 60, 50, 40, 30, 20].map(|columns| {
        let text = spent(200, 200).text(columns, 10);
        text.lines().nth(8).unwrap().to_owned()
    });
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn discussions_are_counted_apart() {
    let screen = question(2).later(seconds(50)).after(&[Command::GoTo(3)]);
    let time = pane(&screen.text(120, 36), "time");
    assert!(time.contains(" 0:00 of 40:00"), "{time}");
    assert!(time.contains("discussions 0:50 of 9:00"), "{time}");
}

#[test]
fn a_paused_countdown_says_so() {
    let screen = question(2).later(seconds(20));
    assert!(!screen.text(120, 36).contains("paused"));
    let paused = screen.after(&[Command::ToggleClock]);
    assert!(paused.text(120, 36).contains("● think 0:40 paused"));
    assert!(paused.text(120, 36).contains("time ── paused"));
    assert!(paused.text(40, 12).contains("paused"));
}

fn at(screen: &Screen, width: u16, height: u16) -> Option<Duration> {
    due(&screen.scene(), Size { width, height })
}

#[test]
fn while_the_clock_stands_a_console_is_due_at_the_next_minute() {
    assert_eq!(at(&timed(), 120, 36), Some(seconds(48)));
    assert_eq!(at(&timed(), 40, 12), Some(seconds(48)));
    assert_eq!(at(&timed(), 20, 6), None, "it shows no time");
    assert_eq!(at(&timed(), 3, 1), None);
}

#[test]
fn while_it_runs_a_console_is_due_once_a_second_whatever_counts_on_it() {
    let screen = timed()
        .after(&[Command::ToggleClock])
        .later(Duration::from_millis(2300));
    for size in [(250, 70), (80, 24), (40, 12)] {
        assert_eq!(
            at(&screen, size.0, size.1),
            Some(Duration::from_millis(700))
        );
    }
    // The phase began between two seconds of the clock.
    let counting = Screen {
        lesson: screen.lesson.clone(),
        ..screen.clone()
    };
    let blank = counting.after(&[Command::ToggleBlank]);
    assert_eq!(at(&blank, 80, 24), Some(Duration::from_millis(700)));
    let question = console(3)
        .after(&[Command::ToggleClock])
        .later(Duration::from_millis(200))
        .after(&[Command::Next, Command::Next])
        .later(Duration::from_millis(500));
    assert_eq!(at(&question, 120, 36), Some(Duration::from_millis(300)));
}

#[test]
fn under_an_overlay_nothing_counts() {
    let screen = timed().after(&[Command::ToggleClock]);
    let covered = screen.with(|it| it.overlay = Some(Overlay::Help { scroll: 0 }));
    assert_eq!(at(&covered, 120, 36), None);
}

#[test]
fn a_second_later_little_more_than_digits_has_changed() {
    let screen = question(2).later(seconds(11));
    let (before, _) = screen.draw(120, 36);
    let (after, _) = screen.later(seconds(1)).draw(120, 36);
    let changed = before.content.iter().zip(&after.content);
    let changed = changed.filter(|(before, after)| before != after).count();
    assert!((1..12).contains(&changed), "{changed}");
}
