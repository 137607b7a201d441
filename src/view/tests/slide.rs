use ratatui::style::{Color, Modifier};

use super::*;
use crate::theme::{Depth, Themes, find};

#[test]
fn a_slide_stands_over_progress_and_footer() {
    assert_snapshot!(Screen::new().at(3).text(80, 24));
}

#[test]
fn a_short_room_leaves_out_space_before_words() {
    let screen = Screen::new()
        .at(2)
        .after(&[Command::Next, Command::Next, Command::Next]);
    assert_snapshot!(screen.text(60, 14));
}

#[test]
fn what_is_out_of_sight_is_told_in_a_row_of_its_own() {
    let at = |offset| {
        Screen::new()
            .at(5)
            .with(|it| it.scroll = Scroll::At(offset))
            .text(60, 16)
    };
    assert_snapshot!("a_tall_slide_at_its_top", at(0));
    assert_snapshot!("a_tall_slide_in_its_middle", at(5));
    assert_snapshot!("a_tall_slide_at_its_end", at(99));
}

#[test]
fn every_row_of_a_tall_slide_can_be_scrolled_to() {
    let screen = Screen::new().at(5);
    for (columns, rows) in [(80, 24), (60, 16), (30, 9), (12, 4)] {
        let max = screen.draw(columns, rows).1.slide.max;
        let mut seen = String::new();
        for offset in 0..=max {
            seen += &screen
                .clone()
                .with(|it| it.scroll = Scroll::At(offset))
                .text(columns, rows);
        }
        for item in ["One", "Eleven", "five"] {
            assert!(seen.contains(item), "{item} at {columns}x{rows}");
        }
    }
}

#[test]
fn a_step_that_reveals_something_below_the_edge_scrolls_to_it_and_back() {
    let source = "[[slides]]\ntitle = \"Steps\"\nreveal = \"bullets\"\nbullets = [\"a1\", \"b2\", \
                  \"c3\", \"d4\", \"e5\", \"f6\", \"g7\", \"h8\", \"i9\", \"j10\"]";
    let mut screen = Screen::of(source);
    let mut shown = vec![screen.text(30, 6)];
    for item in ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9", "j10"] {
        screen = screen.after(&[Command::Next]);
        shown.push(screen.text(30, 6));
        assert!(screen.text(30, 6).contains(item), "{item}");
    }
    for before in shown.into_iter().rev().skip(1) {
        screen = screen.after(&[Command::Back]);
        assert_eq!(screen.text(30, 6), before);
    }
}

#[test]
fn a_slide_may_have_its_own_theme_and_footer() {
    let screen = Screen::new().at(7);
    assert_snapshot!(screen.text(72, 14));
    let (buffer, _) = screen.draw(72, 14);
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell.bg == Color::Rgb(0xfa, 0xf6, 0xec))
    );
}

#[test]
fn a_blank_layout_has_the_whole_screen() {
    assert_snapshot!(Screen::new().at(6).text(60, 16));
    let told = Screen::new()
        .at(6)
        .with(|it| it.notice = Some(Notice::info("Reloaded")));
    assert_eq!(last_row(&told.text(60, 16)), "  Reloaded");
}

#[test]
fn a_backup_slide_has_its_own_number_and_the_talk_is_over() {
    assert_snapshot!(Screen::new().at(8).text(60, 14));
}

#[test]
fn a_wide_cluster_is_never_cut_in_two() {
    for columns in 8..40 {
        let text = Screen::new().at(7).text(columns, 12);
        let lines = text.lines().map(crate::text::width);
        assert!(lines.max() <= Some(usize::from(columns)), "{text}");
    }
}

#[test]
fn rooms_grow_smaller_until_only_the_number_is_left() {
    let screen = Screen::new().at(3);
    let sizes = [(40, 12), (20, 7), (12, 3), (7, 2), (3, 1), (2, 1), (1, 1)];
    let all: Vec<String> = sizes
        .into_iter()
        .map(|(columns, rows)| format!("{columns}x{rows}\n{}", screen.text(columns, rows)))
        .collect();
    assert_snapshot!(all.join("---\n"));
}

#[test]
fn a_number_that_does_not_fit_is_not_shown_in_part() {
    let source = "[[slides]]\ntitle = \"x\"\n".repeat(12);
    let screen = Screen::of(&source).at(12);
    assert_eq!(screen.text(5, 1), "12/12\n");
    assert_eq!(screen.text(2, 1), "12\n");
    assert_eq!(screen.text(1, 1), "…\n");
}

#[test]
fn a_blank_screen_is_blank_but_keeps_its_measures() {
    let screen = Screen::new().at(5).with(|it| it.notes = true);
    let (_, shown) = screen.draw(80, 24);
    let (buffer, extent) = screen.after(&[Command::ToggleBlank]).draw(80, 24);
    let first = &buffer.content[0];
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell == first && cell.symbol() == " ")
    );
    assert_eq!(first.bg, Color::Rgb(0x1d, 0x28, 0x26));
    assert_eq!(extent, shown);
}

#[test]
fn what_is_found_is_marked_where_it_stands() {
    let mut screen = Screen::new().at(3);
    screen.viewer.search = Some(Search::new(
        crate::text::Clean::line("households"),
        &screen.deck,
    ));
    let (buffer, _) = screen.draw(80, 24);
    let row = (0..24)
        .find(|y| {
            text(&buffer)
                .lines()
                .nth(usize::from(*y))
                .is_some_and(|line| line.contains("households"))
        })
        .unwrap();
    let marked: String = (0..80)
        .filter(|x| buffer[(*x, row)].bg == Color::Rgb(0xef, 0xe9, 0xda))
        .map(|x| buffer[(x, row)].symbol().to_owned())
        .collect();
    assert_eq!(marked, "households");
}

#[test]
fn markup_keeps_its_meaning_without_colors() {
    let themes = Themes::new(&find("chalkboard").unwrap(), Depth::None);
    let screen = Screen {
        themes,
        ..Screen::new().at(8)
    };
    let (buffer, _) = screen.draw(60, 14);
    let has = |word: &str, modifier: Modifier| {
        let text = text(&buffer);
        let (y, line) = text
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(word))
            .unwrap();
        let x = crate::text::width(line.split(word).next().unwrap());
        let cell = &buffer[(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())];
        assert_eq!(cell.fg, Color::Reset);
        cell.modifier.contains(modifier)
    };
    assert!(has("a link", Modifier::UNDERLINED));
    assert!(has("struck", Modifier::CROSSED_OUT));
    assert!(has("marked", Modifier::BOLD | Modifier::UNDERLINED));
    assert!(has("Sources", Modifier::BOLD));
}

#[test]
fn what_is_looked_for_is_marked_in_large_letters_too() {
    let source =
        "[deck]\ntitle = \"Deck\"\n[[slides]]\ntitle = \"One leap more\"\nlayout = \"statement\"";
    let mut screen = Screen::of(source);
    screen.viewer.search = Some(Search::new(crate::text::Clean::line("leap"), &screen.deck));
    let drawn = |screen: &Screen| screen.draw(80, 24).0;
    let marked = drawn(&screen);
    screen.viewer.search = None;
    let plain = drawn(&screen);
    let changed: Vec<(u16, u16)> = (0..24)
        .flat_map(|y| (0..80).map(move |x| (x, y)))
        .filter(|at| marked[*at].bg != plain[*at].bg)
        .collect();
    // The middle word: all rows that its letters have, and nothing else.
    let rows: std::collections::BTreeSet<u16> = changed.iter().map(|(_, y)| *y).collect();
    let columns: std::collections::BTreeSet<u16> = changed.iter().map(|(x, _)| *x).collect();
    assert_eq!(rows.len(), 8);
    assert_eq!(changed.len(), rows.len() * columns.len());
    assert!((24..32).contains(&columns.len()), "{columns:?}");
}
