//! What holds for every size and every state.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::sample::Screen;
use super::{draw, due};
use crate::layout::Size;
use crate::lesson::{Command, Position, Round};
use crate::source::{Finding, Location, Mistake, Report, Severity, TextId};
use crate::text::{Clean, width};
use crate::theme::{BUILTIN, Depth, Themes, find};
use crate::viewer::{
    ClockFace, Company, Confirm, Hit, Line, Notice, NoticeKind, Overlay, Panes, Part, Problems,
    Screen as Kind, Scroll, Search, Viewer,
};

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        6 => Just(Command::Next),
        2 => Just(Command::Back),
        4 => (0usize..9).prop_map(Command::GoTo),
        2 => Just(Command::CycleDiscussion),
        3 => Just(Command::NextPhase),
        1 => Just(Command::ToggleAnswer),
        1 => Just(Command::ToggleClock),
        1 => Just(Command::ToggleFreeze),
        1 => Just(Command::ToggleBlank),
        1 => Just(Command::Extend),
        2 => ".{0,60}".prop_map(|text| Command::Hear(Clean::line(&text))),
        1 => (0usize..3).prop_map(Command::Pin),
        1 => (0usize..3).prop_map(Command::Strike),
        2 => (any::<bool>(), 0usize..4, any::<u16>()).prop_map(|(again, option, hands)| {
            let round = if again { Round::Second } else { Round::First };
            Command::Count { round, option, hands }
        }),
    ]
}

fn overlay() -> impl Strategy<Value = Option<Overlay>> {
    prop_oneof![
        4 => Just(None),
        2 => (0usize..12).prop_map(|selected| Some(Overlay::Overview { selected })),
        2 => (0usize..80).prop_map(|scroll| Some(Overlay::Help { scroll })),
        2 => (0usize..80).prop_map(|scroll| Some(Overlay::Problems { scroll })),
        1 => "[0-9]{1,30}".prop_map(|digits| Some(Overlay::GoTo { digits })),
        1 => ".{0,90}".prop_map(|text| Some(Overlay::SearchLine {
            line: Line::of(&text),
            from: Position::default(),
        })),
        2 => (0usize..5).prop_map(|selected| Some(Overlay::Answers { selected })),
        1 => Just(Some(Overlay::AnswerLine { slide: 2, listed: false })),
        1 => ".{0,90}".prop_map(|text| Some(Overlay::HandsLine {
            line: Line::of(&text),
            slide: 2,
            round: Round::Second,
        })),
        1 => Just(Some(Overlay::Confirm(Confirm::ResetClock))),
    ]
}

fn search() -> impl Strategy<Value = Option<Search>> {
    let hit = (0usize..9).prop_map(|slide| Hit {
        slide,
        part: Part::Notes,
    });
    proptest::option::of(
        (".{0,12}", vec(hit, 0..4)).prop_map(|(needle, hits)| Search {
            needle: Clean::line(&needle),
            hits,
        }),
    )
}

fn notice() -> impl Strategy<Value = Option<Notice>> {
    proptest::option::weighted(0.2, ".{0,150}").prop_map(|text| {
        text.map(|text| Notice {
            kind: NoticeKind::Warning,
            text: Clean::line(&text),
        })
    })
}

fn problems() -> impl Strategy<Value = Problems> {
    let report = (".{0,90}", ".{0,40}", 0usize..40, 0usize..9, any::<bool>()).prop_map(
        |(message, source, start, length, placed)| {
            let finding = Finding {
                severity: Severity::Error,
                code: Mistake::Syntax,
                message: Clean::line(&message),
                text: TextId::MAIN,
                span: start..start + length,
                location: Location {
                    line: start * length,
                    column: length,
                },
                help: placed.then(|| Clean::line(&source)),
            };
            if placed {
                finding.report(&source, &Clean::line("slides.toml"))
            } else {
                Report::of(&message)
            }
        },
    );
    vec(report, 0..6).prop_map(Problems::from_iter)
}

fn viewer() -> impl Strategy<Value = Viewer> {
    let scroll = prop_oneof![Just(Scroll::Follow), (0usize..60).prop_map(Scroll::At)];
    let face = prop::sample::select(vec![
        ClockFace::Hidden,
        ClockFace::Elapsed,
        ClockFace::Left,
        ClockFace::TimeOfDay,
    ]);
    let over = (overlay(), search(), notice(), problems(), any::<bool>());
    let under = (scroll, face, any::<bool>(), 0usize..9, 0usize..5);
    (over, under).prop_map(|(over, under)| {
        let (overlay, search, notice, problems, is_stale) = over;
        let (scroll, clock, notes, notes_scroll, theme_turns) = under;
        Viewer {
            overlay,
            search,
            notes,
            scroll,
            notes_scroll,
            clock,
            theme_turns,
            notice,
            stale: problems.first().filter(|_| is_stale).cloned(),
            problems,
            ..Viewer::default()
        }
    })
}

/// What the screen is for, and who else looks at the talk.
fn kind() -> impl Strategy<Value = (Kind, Panes, Company)> {
    let kinds = vec![
        Kind::Talk,
        Kind::Audience,
        Kind::Console,
        Kind::Console,
        Kind::Rehearsal,
    ];
    let panes = (any::<i16>(), any::<i16>()).prop_map(|(wider, taller)| Panes { wider, taller });
    let company = any::<bool>().prop_map(|lost| Company {
        lost,
        ..Company::default()
    });
    (prop::sample::select(kinds), panes, company)
}

fn screen() -> impl Strategy<Value = Screen> {
    let depths = vec![Depth::None, Depth::Sixteen, Depth::Indexed, Depth::True];
    let theme = (
        prop::sample::select(&BUILTIN[..]),
        prop::sample::select(depths),
    );
    (
        vec((command(), 0u64..400_000), 0..12),
        viewer(),
        kind(),
        theme,
    )
        .prop_map(
            |(commands, viewer, (kind, panes, company), (theme, depth))| {
                let mut screen = Screen::new();
                screen.lesson.credit(Clean::line("another's console"));
                let viewer = Viewer {
                    screen: kind,
                    panes,
                    company,
                    ..viewer
                };
                for (command, wait) in commands {
                    screen = screen.later(Duration::from_millis(wait)).after(&[command]);
                }
                let theme = find(theme).unwrap();
                Screen {
                    viewer,
                    themes: Themes::new(&theme, depth),
                    ..screen
                }
            },
        )
}

/// Small sizes are where things go wrong.
fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        4 => (0u16..30, 0u16..12),
        4 => (0u16..130, 0u16..40),
        1 => (0u16..500, 0u16..200),
    ]
}

/// A symbol that nothing here would draw.
const UNTOUCHED: &str = "\u{1f7}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_cell_of_the_area_is_drawn_and_holds_what_it_has_room_for(
        screen in screen(),
        (columns, rows) in size(),
    ) {
        let mut buffer = Buffer::filled(Rect::new(0, 0, columns, rows), Cell::new(UNTOUCHED));
        draw(&screen.scene(), &mut buffer);
        for y in 0..rows {
            let mut x = 0;
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                prop_assert_ne!(symbol, UNTOUCHED, "nothing drawn at {},{}", x, y);
                let wide = u16::try_from(width(symbol)).unwrap();
                // Letters that a script writes as one may take three columns and more.
                prop_assert!(wide >= 1, "{:?} at {},{}", symbol, x, y);
                prop_assert!(x + wide <= columns, "{:?} hangs over the edge", symbol);
                for hidden in x + 1..x + wide {
                    prop_assert_eq!(buffer[(hidden, y)].symbol(), " ");
                }
                x += wide;
            }
        }
    }

    #[test]
    fn a_screen_looks_the_same_wherever_it_stands_in_the_buffer(
        screen in screen(),
        (columns, rows) in size(),
        (x, y) in (0u16..5, 0u16..5),
    ) {
        let (at_origin, extent) = screen.draw(columns, rows);
        let mut elsewhere = Buffer::empty(Rect::new(x, y, columns, rows));
        let moved = draw(&screen.scene(), &mut elsewhere);
        prop_assert_eq!(at_origin.content, elsewhere.content);
        prop_assert_eq!(extent, moved);
    }

    #[test]
    fn what_was_there_before_does_not_show(screen in screen(), other in screen(), (columns, rows) in size()) {
        let (fresh, extent) = screen.draw(columns, rows);
        let (mut used, _) = other.draw(columns, rows);
        prop_assert_eq!(draw(&screen.scene(), &mut used), extent);
        prop_assert_eq!(used, fresh);
    }

    #[test]
    fn nothing_changes_before_it_is_due(screen in screen(), (columns, rows) in size(), percent in 0u32..100) {
        let size = Size { width: columns, height: rows };
        let wait = due(&screen.scene(), size);
        // Time of day is handed in by itself.
        let still = wait.is_none() || screen.viewer.clock != ClockFace::TimeOfDay;
        let wait = wait.unwrap_or(Duration::from_secs(3600));
        let before = screen.draw(columns, rows);
        let later = screen.clone().later(wait * percent / 100);
        let later = later.draw(columns, rows);
        // What is measured under an overlay is seen only when that goes.
        let is_covered = matches!(
            screen.viewer.overlay,
            Some(Overlay::Overview { .. } | Overlay::Help { .. } | Overlay::Problems { .. })
        );
        prop_assert!(!still || later.0 == before.0);
        prop_assert!(!still || is_covered || later.1 == before.1);
    }

    #[test]
    fn extents_hold_together(screen in screen(), (columns, rows) in size()) {
        let (_, extent) = screen.draw(columns, rows);
        for scrolled in [extent.slide, extent.notes, extent.aside, extent.help] {
            prop_assert!(scrolled.offset <= scrolled.max);
            prop_assert!(scrolled.height <= usize::from(rows));
        }
        for region in extent.notes_at.into_iter().chain(extent.aside_at) {
            prop_assert!(region.column + region.width <= columns);
            prop_assert!(region.row + region.height <= rows);
        }
        let panes = extent.panes;
        prop_assert!(panes.wider.0 <= panes.wider.1 && panes.taller.0 <= panes.taller.1);
    }
}
