use super::*;
use crate::lesson::Round;
use crate::text::Clean;
use crate::viewer::Screen as Kind;

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

fn count(round: Round, hands: [u16; 3]) -> Vec<Command> {
    (0..3)
        .map(|option| Command::Count {
            round,
            option,
            hands: hands[option],
        })
        .collect()
}

/// The third slide's vote, counted before and after the talk with a neighbour, in its share phase.
fn voted() -> Screen {
    open(2)
        .after(&count(Round::First, [11, 14, 0]))
        .after(&[Command::Next, Command::Next])
        .after(&count(Round::Second, [6, 20, 1]))
}

fn hear(text: &str) -> Command {
    Command::Hear(Clean::line(text))
}

/// The third slide's question with answers, the first and the last of them pinned.
fn answered() -> Screen {
    open(2).after(&[
        hear(
            "Nobody was *allowed* to travel without leave of the brigade, and leave was not given",
        ),
        hear("They were lazy"),
        hear("Too far"),
        hear("The post was read"),
        Command::Pin(0),
        Command::Strike(1),
        Command::Pin(3),
    ])
}

#[test]
fn both_votes_stand_side_by_side() {
    let mut seen = Vec::new();
    for (columns, rows) in [(80, 24), (120, 40), (44, 24), (30, 20), (30, 8)] {
        seen.push(format!("{columns}x{rows}\n{}", voted().text(columns, rows)));
    }
    assert_snapshot!(seen.join("---\n"));
}

#[test]
fn both_votes_over_the_whole_screen() {
    let screen = voted().after(&[Command::CycleDiscussion, Command::ToggleAnswer]);
    let mut seen = Vec::new();
    for (columns, rows) in [(80, 24), (200, 50), (30, 16)] {
        seen.push(format!("{columns}x{rows}\n{}", screen.text(columns, rows)));
    }
    assert_snapshot!(seen.join("---\n"));
}

#[test]
fn the_class_sees_no_hands_before_it_talks() {
    for kind in [Kind::Talk, Kind::Audience] {
        for commands in [&[][..], &[Command::CycleDiscussion]] {
            let screen = open(2)
                .after(&count(Round::First, [11, 14, 0]))
                .after(commands)
                .with(|it| it.screen = kind);
            assert!(!screen.text(80, 24).contains("14"), "{kind:?}");
            let screen = screen.after(&[Command::Next, Command::Next]);
            assert!(screen.text(80, 24).contains("14"), "{kind:?}");
        }
    }
}

#[test]
fn one_vote_needs_no_name() {
    let screen = open(4).after(&count(Round::First, [0, 1, 999]));
    let text = screen.text(80, 24);
    let rows: Vec<&str> = text
        .lines()
        .filter(|row| row.contains('░') && row.contains("  "))
        .collect();
    assert_snapshot!(rows.join("\n"));
}

#[test]
fn a_bar_is_full_for_everybody_and_empty_for_nobody_alone() {
    let cells = |hands: [u16; 3]| {
        let text = open(4).after(&count(Round::First, hands)).text(80, 24);
        let rows = text
            .lines()
            .filter(|row| row.contains("   ") && row.ends_with("│"));
        let bars = rows.filter(|row| {
            ["News", "Roads", "Nobody"]
                .iter()
                .any(|it| row.contains(it))
        });
        bars.map(|row| (row.matches('█').count(), row.matches('░').count()))
            .collect::<Vec<_>>()
    };
    assert_eq!(cells([999, 0, 0])[..2], [(15, 0), (0, 15)]);
    assert_eq!(cells([999, 1, 0]), [(14, 1), (1, 14), (0, 15)]);
    assert_eq!(cells([1, 1, 0]), [(8, 7), (8, 7), (0, 15)]);
}

#[test]
fn pinned_answers_stand_under_the_question_as_they_were_said() {
    let screen = answered();
    assert_snapshot!(screen.text(80, 24));
    for kind in [Kind::Talk, Kind::Audience] {
        for commands in [&[][..], &[Command::CycleDiscussion]] {
            let text = answered()
                .after(commands)
                .with(|it| it.screen = kind)
                .text(80, 24);
            assert!(
                text.contains("*allowed*") && text.contains("The post was read"),
                "{text}"
            );
            assert!(
                !text.contains("lazy") && !text.contains("Too far"),
                "{text}"
            );
        }
    }
}

#[test]
fn what_does_not_fit_is_told_and_the_question_stays() {
    let screen = voted().after(&[hear("The post was read"), Command::Pin(0)]);
    let mut seen = Vec::new();
    for (columns, rows) in [(80, 14), (30, 8), (200, 10)] {
        let text = screen.text(columns, rows);
        assert!(text.contains("How were"), "{text}");
        seen.push(format!("{columns}x{rows}\n{text}"));
    }
    assert_snapshot!(seen.join("---\n"));
}

#[test]
fn the_time_says_that_it_stands_and_what_was_added() {
    let line = |screen: &Screen, columns| {
        let text = screen.text(columns, 24);
        text.lines()
            .find(|line| line.contains("think"))
            .unwrap()
            .trim_matches(['│', ' '])
            .to_owned()
    };
    let running = open(2).later(seconds(17));
    let more = running.clone().after(&[Command::Extend]);
    let paused = more
        .clone()
        .after(&[Command::ToggleClock])
        .later(seconds(9));
    let both = more.clone().after(&[Command::Extend, Command::Extend]);
    let over = both.clone().later(seconds(145));
    let mut seen = Vec::new();
    for screen in [&running, &more, &paused, &both, &over] {
        seen.push(format!("{}\n{}\n", line(screen, 80), line(screen, 40)));
    }
    let full = paused.after(&[Command::CycleDiscussion]).text(60, 16);
    assert_snapshot!(seen.join("\n") + &full);
}

#[test]
fn an_answer_that_next_shows_is_the_last_of_the_phases() {
    let source =
        crate::view::sample::TALK.replace("correct = 2", "correct = 2\nreveal_answer = \"next\"");
    let at = |steps| Screen::of(&source).at(3).after(&vec![Command::Next; steps]);
    let phases = |screen: &Screen| {
        let text = screen.text(80, 24);
        text.lines()
            .find(|line| line.contains("○ answer") || line.contains("● answer"))
            .map(str::to_owned)
    };
    let seen: Vec<String> = (1..6).filter_map(|steps| phases(&at(steps))).collect();
    assert_eq!(seen.len(), 5);
    let full = at(5).after(&[Command::CycleDiscussion]).text(80, 24);
    let small = at(5).text(30, 8);
    assert_snapshot!([seen.join("\n"), at(5).text(80, 24), full, small].join("\n---\n"));
}

#[test]
fn answers_are_listed_over_the_slide() {
    let list = |screen: Screen, selected| {
        screen.with(|it| it.overlay = Some(Overlay::Answers { selected }))
    };
    let mut seen = vec![
        list(answered(), 3).text(80, 24),
        list(answered(), 0).text(30, 8),
        list(answered(), 9).text(20, 4),
    ];
    let many: Vec<Command> = (1..60)
        .map(|number| hear(&format!("Answer number {number}")))
        .collect();
    seen.push(list(open(2).after(&many), 58).text(60, 14));
    seen.push(list(open(2).after(&many), 20).text(60, 14));
    assert_snapshot!(seen.join("---\n"));
}

#[test]
fn every_answer_can_be_brought_into_sight() {
    let many: Vec<Command> = (10..70)
        .map(|number| hear(&format!("Answer {number} of many")))
        .collect();
    for (columns, rows) in [(200, 50), (80, 24), (30, 8), (12, 4)] {
        for selected in 0..60 {
            let screen = open(2)
                .after(&many)
                .with(|it| it.overlay = Some(Overlay::Answers { selected }));
            let text = screen.text(columns, rows);
            assert!(text.contains(&(selected + 10).to_string()), "{text}");
        }
    }
}
