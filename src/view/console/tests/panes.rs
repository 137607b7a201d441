use super::*;

/// A talk that goes on, at the first reveal of its second slide.
fn under_way() -> Screen {
    console(1)
        .after(&[Command::Next])
        .later(seconds(300))
        .after(&[Command::GoTo(1), Command::Next])
        .later(seconds(70))
}

/// A discussion with hands and answers that the class does not see yet.
fn discussed() -> Screen {
    let count = |option, hands| Command::Count {
        round: Round::First,
        option,
        hands,
    };
    let hear = |text| Command::Hear(Clean::line(text));
    question(3).later(seconds(77)).after(&[
        count(0, 11),
        count(1, 14),
        hear("A letter took *months*"),
        hear("Nobody dared to ask"),
        hear("Radio"),
        Command::Pin(1),
        Command::Strike(2),
    ])
}

#[test]
fn a_console_at_every_size() {
    for (columns, rows) in [
        (80, 24),
        (100, 30),
        (120, 36),
        (160, 45),
        (200, 50),
        (250, 70),
        (60, 16),
        (90, 14),
        (40, 12),
        (30, 8),
        (20, 6),
        (1, 1),
    ] {
        let text = under_way().text(columns, rows);
        assert_snapshot!(format!("under_way_{columns}x{rows}"), text);
    }
}

#[test]
fn a_discussion_at_some_sizes() {
    for (columns, rows) in [(80, 24), (120, 36), (40, 12), (20, 6)] {
        let text = discussed().text(columns, rows);
        assert_snapshot!(format!("discussed_{columns}x{rows}"), text);
    }
}

#[test]
fn a_rehearsal_has_a_large_clock_and_no_class() {
    let rehearsal = under_way()
        .after(&[Command::ToggleBlank, Command::ToggleFreeze])
        .with(|viewer| {
            viewer.screen = Kind::Rehearsal;
            viewer.company.lost = true;
        });
    let text = rehearsal.text(120, 36);
    assert_snapshot!(text);
    for word in ["class", "frozen", "blank", "gone"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn before_a_discussion_is_open_its_question_stands_under_the_notes() {
    let text = question(0).text(120, 36);
    assert!(!text.contains("╭ discuss"));
    let notes = pane(&text, "notes");
    let at = |words| notes.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("Read the question twice.") < at("How were communes"));
    assert!(at("How were communes") < at("Who carried news"));
    assert!(at("Who carried news") < at("Travel needed a permit"));
}

#[test]
fn a_discussion_in_each_of_its_phases() {
    let mut screen = question(0);
    let mut phases = Vec::new();
    for _ in 0..4 {
        screen = screen.after(&[Command::Next]).later(seconds(20));
        let text = screen.text(120, 36);
        let (_, extent) = screen.draw(120, 36);
        let at = usize::from(extent.aside_at.unwrap().row);
        let row: String = text.lines().nth(at + 1).unwrap().chars().take(66).collect();
        phases.push(row);
    }
    assert_snapshot!(phases.join("\n"));
}

#[test]
fn what_comes_next_is_the_next_step() {
    let next = |screen: Screen| {
        let text = screen.text(120, 36);
        let edge = text.lines().next().unwrap();
        let edge = edge.split("╭ ").last().unwrap();
        format!("{edge}\n{}", pane(&text, "next").trim_end())
    };
    let open = "The slide goes on while its question";
    assert!(next(console(3).after(&vec![Command::Next; 4])).contains(open));
    let screens = vec![
        console(1),
        console(2),
        console(2).after(&[Command::Next]),
        question(0),
        question(1),
        question(3),
        question(4),
        console(7),
        console(8),
    ];
    let shown: Vec<String> = screens.into_iter().map(next).collect();
    assert_snapshot!(shown.join("\n\n"));
}

#[test]
fn the_end_of_a_talk_without_backup_slides_says_so() {
    let screen = Screen::of("[[slides]]\ntitle = \"All\"").with(|it| it.screen = Kind::Console);
    assert!(screen.text(80, 24).contains("The talk ends here."));
}

#[test]
fn a_frozen_class_is_said_to_be_where_it_is() {
    let screen = console(2).after(&[Command::ToggleFreeze, Command::NextSlide]);
    let text = screen.text(120, 36);
    let first = text.lines().next().unwrap();
    assert!(first.starts_with("╭ now 3/7 ──"), "{first}");
    assert!(first.contains(" class: 2/7 · frozen ─╮"), "{first}");
    assert!(last_row(&text).contains("class frozen · Team South has the floor"));
    assert!(last_row(&text).contains("f bring along"));
    assert!(text.contains("Ten thousand households"), "{text}");
}

#[test]
fn the_presenter_sees_the_slide_while_the_class_sees_nothing() {
    let screen = console(2).after(&[Command::ToggleBlank]);
    let text = screen.text(120, 36);
    assert!(text.lines().next().unwrap().contains(" class: blank ─╮"));
    assert!(last_row(&text).contains("class blank · "));
    assert!(last_row(&text).contains("b show"));
    assert!(text.contains("Why it failed"));
    let both = screen.after(&[Command::ToggleFreeze, Command::ToggleBlank]);
    let both = both.after(&[Command::NextSlide, Command::ToggleBlank]);
    assert!(
        both.text(120, 36)
            .contains(" class: 2/7 · frozen, blank ─╮")
    );
}

#[test]
fn where_the_slide_has_no_pane_the_line_says_where_the_class_is() {
    let screen = console(2).after(&[Command::ToggleFreeze, Command::NextSlide]);
    for (columns, rows) in [(40, 12), (30, 8), (24, 7), (24, 5)] {
        let text = screen.text(columns, rows);
        let row = last_row(&text);
        assert!(
            row.contains("class: 2/7 · frozen"),
            "{columns}x{rows}\n{text}"
        );
    }
}

#[test]
fn a_talk_that_is_gone_is_said_to_be_looked_for() {
    let screen = console(2).with(|it| it.company.lost = true);
    for (columns, rows) in [(120, 36), (60, 16), (40, 12), (30, 6)] {
        let text = screen.text(columns, rows);
        let row = last_row(&text).trim();
        assert!(row.starts_with("talk gone, looking for it"), "{text}");
    }
}

#[test]
fn somebody_else_who_moved_the_talk_is_named() {
    let mut screen = console(2);
    screen.lesson.credit(Clean::line("Ana"));
    assert!(last_row(&screen.text(120, 36)).contains(" · moved by Ana"));
    screen.viewer.company.me = Clean::line("Ana");
    assert!(!screen.text(120, 36).contains("Ana"));
}

#[test]
fn the_line_says_who_has_the_floor_and_who_follows() {
    let row = |number| {
        let text = console(number).text(120, 36);
        last_row(&text)
            .trim()
            .split("   ")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(row(1), "Team North on the next slide");
    assert_eq!(
        row(2),
        "Team North has the floor · Team South on the next slide"
    );
    assert_eq!(row(3), "Team South has the floor");
}

#[test]
fn on_a_narrow_line_the_keys_that_matter_least_go_first() {
    let text = console(2).text(72, 24);
    assert!(last_row(&text).ends_with("? help"), "{text}");
    assert!(!last_row(&text).contains("f freeze"), "{text}");
}

#[test]
fn a_message_takes_the_line() {
    let screen = console(2).with(|it| it.notice = Some(Notice::warning("The disk is full")));
    for (columns, rows) in [(120, 36), (40, 12), (20, 6)] {
        let text = screen.text(columns, rows);
        assert_eq!(last_row(&text).trim(), "The disk is full", "{text}");
    }
}

#[test]
fn overlays_lie_over_all_panes() {
    for overlay in [
        Overlay::Overview { selected: 2 },
        Overlay::Help { scroll: 0 },
    ] {
        let screen = console(2)
            .after(&[Command::ToggleBlank])
            .with(|it| it.overlay = Some(overlay));
        let text = screen.text(120, 36);
        assert!(!text.contains("╭ time"), "{text}");
        assert!(text.trim().lines().count() > 20, "it is not blank\n{text}");
    }
}

#[test]
fn panes_are_moved_within_their_limits() {
    let moved = |wider, taller| {
        console(2).with(|it| {
            it.panes.wider = wider;
            it.panes.taller = taller;
        })
    };
    let at = |wider, taller| {
        let (_, extent) = moved(wider, taller).draw(120, 36);
        let at = extent.notes_at.unwrap();
        (at.column, at.height, extent.panes)
    };
    let (column, height, limits) = at(0, 0);
    assert_eq!((column, height), (66, 19));
    assert_eq!(at(0, 2), (66, 21, limits));
    assert_eq!(at(0, -2), (66, 17, limits));
    assert_eq!(at(4, 0).0, 70);
    assert_eq!(at(-4, 0).0, 62);
    assert_eq!(at(i16::MIN, 0), at(limits.wider.0, 0));
    assert_eq!(at(0, i16::MAX), at(0, limits.taller.1));
}

#[test]
fn notes_that_are_too_long_scroll_and_say_so() {
    let notes = "All work and no play. ".repeat(150);
    let source = format!("[[slides]]\ntitle = \"Long\"\nnotes = \"{notes}\"");
    let screen = Screen::of(&source).with(|it| it.screen = Kind::Console);
    let (_, extent) = screen.draw(100, 30);
    assert!(extent.notes.max > 0);
    let rest = format!("↓ {} rows", extent.notes.max);
    let text = screen.text(100, 30);
    assert!(text.contains("notes ── 750 words, about 5:45"), "{text}");
    assert!(text.contains(&rest), "{text}");
    let end = screen.with(|it| it.notes_scroll = usize::MAX);
    assert!(end.text(100, 30).contains(&rest.replace('↓', "↑")));
}

#[test]
fn what_is_looked_for_is_marked_in_the_notes() {
    let mut screen = console(2);
    screen.viewer.search = Some(Search::new(Clean::line("furnace again"), &screen.deck));
    let (with, _) = screen.draw(120, 36);
    screen.viewer.search = None;
    let (without, _) = screen.draw(120, 36);
    let changed = with.content.iter().zip(&without.content);
    let changed = changed.filter(|(with, without)| with.style() != without.style());
    let marked: String = changed
        .filter(|(with, without)| with.symbol() == without.symbol())
        .map(|(with, _)| with.symbol())
        .collect();
    assert!(marked.contains("furnace again"), "{marked:?}");
}

#[test]
fn a_struck_answer_is_known_without_colors() {
    let screen = discussed();
    let text = screen.text(120, 36);
    assert!(text.contains("✗ 3 Radio") && text.contains("▪ 2 Nobody dared to ask"));
    assert!(
        text.contains("  1 A letter took *months*"),
        "it is no markup\n{text}"
    );
    let (buffer, _) = screen.draw(120, 36);
    let struck = buffer
        .content
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::CROSSED_OUT));
    assert_eq!(
        struck
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>(),
        "Radio"
    );
}
