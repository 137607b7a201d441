use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::*;
use crate::theme::{Depth, Themes, find};

fn overview(selected: usize) -> Screen {
    Screen::new()
        .at(3)
        .with(|it| it.overlay = Some(Overlay::Overview { selected }))
}

fn help(scroll: usize) -> Screen {
    Screen::new().with(|it| it.overlay = Some(Overlay::Help { scroll }))
}

#[test]
fn the_overview_is_a_grid_of_miniatures() {
    assert_snapshot!(overview(4).text(80, 24));
    let (_, extent) = overview(4).draw(80, 24);
    assert_eq!((extent.overview_columns, extent.overview_rows), (3, 2));
}

#[test]
fn the_overview_grows_with_the_screen() {
    for (columns, rows, grid) in [(120, 36, (4, 3)), (200, 50, (5, 3)), (80, 20, (3, 2))] {
        let (_, extent) = overview(0).draw(columns, rows);
        assert_eq!(
            (extent.overview_columns, extent.overview_rows),
            grid,
            "{columns}x{rows}"
        );
    }
}

#[test]
fn the_selected_slide_is_always_in_sight() {
    let slide = |number: usize| format!("[[slides]]\ntitle = \"slide-{number}.\"\n");
    let many = (1..=60).map(slide).collect::<Vec<_>>().concat();
    for (columns, rows) in [(200, 50), (80, 24), (60, 12), (12, 4)] {
        for selected in [0, 1, 29, 30, 58, 59] {
            let screen =
                Screen::of(&many).with(|it| it.overlay = Some(Overlay::Overview { selected }));
            let text = screen.text(columns, rows);
            let number = format!("{} slide", selected + 1);
            assert!(
                text.contains(&number),
                "{selected} at {columns}x{rows}\n{text}"
            );
        }
    }
}

#[test]
fn selected_and_current_are_known_without_colors() {
    let themes = Themes::new(&find("chalkboard").unwrap(), Depth::None);
    let screen = Screen {
        themes,
        ..overview(4)
    };
    let text = screen.text(80, 24);
    assert_eq!(text.matches('┏').count(), 1);
    assert_eq!(text.matches(" now ").count(), 1);
    let (buffer, _) = screen.draw(80, 24);
    let reversed = buffer
        .content
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    assert_eq!(reversed.count(), 24);
}

#[test]
fn a_miniature_has_its_slides_own_theme() {
    let (buffer, _) = overview(6).draw(80, 24);
    let paper = ratatui::style::Color::Rgb(0xfa, 0xf6, 0xec);
    assert!(buffer.content.iter().any(|cell| cell.bg == paper));
}

#[test]
fn on_a_small_screen_the_overview_is_a_list() {
    assert_snapshot!(overview(4).text(50, 9));
    let (_, extent) = overview(4).draw(50, 9);
    assert_eq!((extent.overview_columns, extent.overview_rows), (1, 8));
}

#[test]
fn slides_that_a_search_finds_are_marked_in_the_overview() {
    let mut screen = overview(0);
    screen.viewer.search = Some(Search::new(crate::text::Clean::line("post"), &screen.deck));
    let (buffer, _) = screen.draw(50, 9);
    let found = ratatui::style::Color::Rgb(0xef, 0xe9, 0xda);
    let marked = buffer
        .content
        .iter()
        .filter(|cell| cell.bg == found)
        .map(Cell::symbol);
    assert_eq!(marked.collect::<String>(), "3");
    assert!(last_row(&text(&buffer)).contains("/post"));
}

#[test]
fn help_lists_every_key_by_topic() {
    assert_snapshot!("help_in_one_column", help(0).text(80, 49));
    assert_snapshot!("help_in_three_columns", help(0).text(200, 30));
}

#[test]
fn every_binding_can_be_read_at_any_size() {
    for (columns, rows) in [(200, 50), (120, 24), (80, 24), (40, 12), (34, 6), (30, 3)] {
        let max = help(0).draw(columns, rows).1.help.max;
        let seen: Vec<String> = (0..=max)
            .map(|scroll| help(scroll).text(columns, rows))
            .collect();
        let words: String = seen.concat();
        let keymap = crate::viewer::Keymap::default();
        for binding in keymap.bindings() {
            let first = binding.does.split(' ').next().unwrap();
            assert!(words.contains(first), "{first} at {columns}x{rows}");
            for key in keymap.keys(binding.action) {
                let last = key.split(' ').next_back().unwrap();
                assert!(words.contains(last), "{last} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn help_says_how_much_of_it_is_out_of_sight() {
    let (buffer, extent) = help(3).draw(80, 24);
    assert!(text(&buffer).contains("↑ 3 rows"));
    assert!(text(&buffer).contains(&format!("↓ {} rows", extent.help.max - 3)));
}

#[test]
fn slide_and_notes_keep_their_measures_under_an_overlay() {
    let slide = Screen::new().at(5).with(|it| it.notes = true);
    let (_, shown) = slide.draw(80, 24);
    let (_, covered) = slide
        .with(|it| it.overlay = Some(Overlay::Help { scroll: 0 }))
        .draw(80, 24);
    assert_eq!((covered.slide, covered.notes), (shown.slide, shown.notes));
}

#[test]
fn the_help_says_how_far_away_the_terminal_is_where_that_is_known() {
    assert!(!help(0).text(80, 24).contains("round trip"));
    let far = help(0).with(|it| it.round_trip = Some(std::time::Duration::from_millis(340)));
    let text = far.text(80, 24);
    assert!(text.contains("keys · round trip 340 ms"), "{text}");
    let narrow = far.text(30, 8);
    let edge = narrow.lines().next().unwrap();
    assert!(
        edge.starts_with("─ keys · 340 ms ─") && edge.contains('↓'),
        "{edge}"
    );
    let small = far.text(30, 8);
    assert!(small.contains("keys"), "{small}");
}
