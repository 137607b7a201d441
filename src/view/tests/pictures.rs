//! Pictures in their places: what is drawn of them, and what is said of where they are.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color as CellColor;

use super::*;
use crate::layout::{Form, Look, Mosaic, Picture, Pixels};
use crate::text::Clean;
use crate::theme::Color;
use crate::view::{Pictured, draw_with_pictures};

const DECK: &str = r#"
[[slides]]
title = "A picture"
image = "a.png"
alt = "Rows of colour"
notes = "Say what it is."

[[slides]]
title = "A picture far below"
content = [
  { text = "one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix\n\nseven\n\neight\n\nnine\n\nten" },
  { image = "a.png", alt = "Rows of colour" },
  { text = "eleven\n\ntwelve\n\nthirteen\n\nfourteen\n\nfifteen\n\nsixteen\n\nseventeen" },
]
"#;

fn path() -> Clean {
    Clean::line("a.png")
}

/// A screen that knows how large the picture is.
fn screen() -> Screen {
    let mut screen = Screen::of(DECK);
    let pixels = Pixels {
        width: 400,
        height: 200,
    };
    let content = 1;
    screen
        .media
        .learn(path(), Picture::Ready { pixels, content });
    screen
}

fn draw(screen: &Screen, columns: u16, rows: u16) -> (Buffer, Vec<Pictured>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let (_, pictures) = draw_with_pictures(&screen.scene(), &mut buffer);
    (buffer, pictures)
}

/// A look of every picture in sight, each row of cells in two colours of its own.
fn see(screen: &mut Screen, columns: u16, rows: u16) -> Vec<Pictured> {
    let (_, pictures) = draw(screen, columns, rows);
    for pictured in &pictures {
        let size = pictured.view.size;
        let colors = (0..2 * size.height).flat_map(|row| {
            let color = Color::Indexed(u8::try_from(row).unwrap());
            vec![Some(color); usize::from(size.width)]
        });
        let mosaic = Mosaic {
            width: size.width,
            colors: colors.collect(),
        };
        let look = Look {
            form: Form::Blocks(Arc::new(mosaic)),
            origin: 0,
        };
        screen.media.see(pictured.view.clone(), look);
    }
    pictures
}

#[test]
fn a_picture_in_cells_fills_its_place_with_two_colours_a_cell() {
    let mut screen = screen();
    let pictured = see(&mut screen, 80, 24).pop().unwrap();
    let Pictured { area, skipped, .. } = pictured;
    assert_eq!((area.x, skipped), ((80 - area.width) / 2, 0));
    // Twice as wide as high, in cells half as wide as high.
    assert_eq!(area.width, 4 * area.height);
    let (buffer, again) = draw(&screen, 80, 24);
    assert_eq!(again, [pictured]);
    for (row, y) in (0..).zip(area.top()..area.bottom()) {
        for x in area.left()..area.right() {
            let cell = buffer.cell((x, y)).unwrap();
            assert_eq!(cell.symbol(), "▀");
            let colors = (CellColor::Indexed(2 * row), CellColor::Indexed(2 * row + 1));
            assert_eq!((cell.fg, cell.bg), colors);
        }
    }
    assert!(!text(&buffer).contains("Rows of colour"));
}

#[test]
fn a_picture_that_the_terminal_draws_leaves_its_cells_blank() {
    let mut screen = screen();
    let (frame, pictures) = draw(&screen, 80, 24);
    assert!(
        text(&frame).contains("Rows of colour"),
        "it is not known yet"
    );
    let look = Look {
        form: Form::Sharp(0..pictures[0].view.size.height),
        origin: 0,
    };
    screen.media.see(pictures[0].view.clone(), look);
    let (buffer, again) = draw(&screen, 80, 24);
    assert_eq!(again, pictures);
    for position in pictures[0].area.positions() {
        assert_eq!(buffer.cell(position).unwrap().symbol(), " ");
    }
    // Of which only some rows are there: its text says what it is until all are.
    let look = Look {
        form: Form::Sharp(1..pictures[0].view.size.height),
        origin: 0,
    };
    screen.media.see(pictures[0].view.clone(), look);
    assert!(text(&draw(&screen, 80, 24).0).contains("Rows of colour"));
}

#[test]
fn a_picture_scrolls_with_its_page() {
    let mut screen = screen().at(2);
    let mut seen = Vec::new();
    for offset in 0..40 {
        screen.viewer.scroll = Scroll::At(offset);
        see(&mut screen, 60, 14);
        let (buffer, pictures) = draw(&screen, 60, 14);
        let Some(Pictured { area, skipped, .. }) = pictures.first() else {
            continue;
        };
        let first = buffer.cell((area.x, area.y)).unwrap().fg;
        assert_eq!(
            first,
            CellColor::Indexed(u8::try_from(2 * skipped).unwrap())
        );
        seen.push((area.y, area.height, *skipped));
    }
    let cut_below = seen.first().unwrap();
    assert!(
        cut_below.2 == 0 && cut_below.1 < 5,
        "it comes in from below: {seen:?}"
    );
    assert!(
        seen.iter().any(|(y, _, skipped)| *y == 0 && *skipped > 0),
        "{seen:?}"
    );
}

#[test]
fn what_lies_over_a_slide_covers_its_pictures() {
    let mut screen = screen();
    assert_eq!(see(&mut screen, 80, 24).len(), 1);
    for overlay in [Overlay::Help { scroll: 0 }, Overlay::Problems { scroll: 0 }] {
        let covered = screen.clone().with(|viewer| viewer.overlay = Some(overlay));
        assert_eq!(draw(&covered, 80, 24).1, []);
    }
    let blank = screen.clone().after(&[Command::ToggleBlank]);
    assert_eq!(draw(&blank, 80, 24).1, []);
    let beside = screen.with(|viewer| viewer.notes = true);
    let (_, pictures) = draw(&beside, 80, 24);
    assert_eq!(pictures.len(), 1, "the notes stand beside it");
}

#[test]
fn the_overview_has_small_pictures_of_its_own() {
    let mut screen = screen().with(|viewer| {
        viewer.overlay = Some(Overlay::Overview { selected: 0 });
    });
    let pictures = see(&mut screen, 100, 30);
    assert!(!pictures.is_empty());
    assert!(
        pictures
            .iter()
            .all(|pictured| pictured.small && pictured.area.width < 40)
    );
    let (buffer, again) = draw(&screen, 100, 30);
    assert_eq!(again, pictures);
    for pictured in &pictures {
        let corner = buffer.cell((pictured.area.x, pictured.area.y)).unwrap();
        assert_eq!(corner.symbol(), "▀");
    }
}

#[test]
fn the_notes_say_why_a_picture_is_not_there() {
    let mut screen = Screen::of(DECK).with(|viewer| viewer.notes = true);
    let sentence = Clean::line("The picture a.png is not there");
    screen.media.learn(path(), Picture::Failed(sentence));
    let shown = screen.text(120, 24);
    assert!(shown.contains("Say what it is."));
    assert!(
        shown.contains("! The picture a.png is not there"),
        "{shown}"
    );
    assert!(
        shown.contains("Rows of colour"),
        "the class reads what it shows"
    );
}
