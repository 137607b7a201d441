//! What goes to the terminal, and when.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use super::*;
use crate::deck::Fit;
use crate::layout::View;
use crate::shell::wire::{Abilities, encode};
use crate::text::Clean;

const SCREEN: Rect = Rect::new(0, 0, 20, 8);

fn graphics(images: Images) -> Graphics {
    let mut graphics = Graphics::new(Means {
        images,
        known: (images == Images::Auto).then_some(Protocol::KittyCells),
        ..Means::default()
    });
    graphics.learn_cell(Some(Pixels {
        width: 10,
        height: 20,
    }));
    graphics
}

/// A picture of this name, four columns wide and two rows high, from this column and row on.
fn sight(name: &str, x: u16, y: u16, format: Format) -> Sight {
    let size = Size {
        width: 4,
        height: 2,
    };
    Sight {
        drawing: Drawing {
            view: View {
                path: Clean::line(name),
                size,
                fit: Fit::Contain,
            },
            rows: 0..2,
            content: 0,
            cell: Pixels {
                width: 10,
                height: 20,
            },
            format,
        },
        area: Rect::new(x, y, size.width, size.height),
        skipped: 0,
    }
}

fn sixel(name: &str, x: u16, y: u16) -> Sight {
    let ground = crate::theme::Color::Default;
    sight(name, x, y, Format::Sixel { ground })
}

fn png(name: &str) -> Sight {
    sight(name, 2, 2, Format::Png)
}

/// The worker has this picture ready, in so many bytes and square pixels.
fn ready(graphics: &mut Graphics, sight: &Sight, bytes: usize, side: u32) {
    let sharp = Sharp {
        bytes: Arc::from(vec![b'A'; bytes]),
        pixels: Pixels {
            width: side,
            height: side,
        },
    };
    graphics.keep(&Done::Sharp(sight.drawing.clone(), sharp));
}

/// A terminal's screen, brought from frame to frame.
struct Screen {
    shown: Buffer,
}

impl Screen {
    fn new() -> Self {
        Self {
            shown: Buffer::empty(SCREEN),
        }
    }

    /// A frame with these pictures over blank cells: its bytes, and those that follow.
    fn frame(&mut self, graphics: &mut Graphics, sights: &[Sight]) -> (String, String) {
        let (mut next, mut out) = (Buffer::empty(SCREEN), Vec::new());
        graphics.lay(sights.to_vec(), &mut next, &mut out);
        encode(Abilities::default(), Some(&self.shown), &next, &mut out);
        graphics.place(&mut out);
        self.shown = next;
        let mut more = Vec::new();
        loop {
            let piece = graphics.more(&mut self.shown);
            if piece.is_empty() {
                break;
            }
            more.extend(piece);
        }
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(out), text(more))
    }
}

#[test]
fn sixels_are_sent_once_while_they_stay_and_their_cells_are_written_when_they_go() {
    let mut graphics = graphics(Images::Sixel);
    let mut screen = Screen::new();
    let picture = sixel("a", 3, 2);
    ready(&mut graphics, &picture, 7, 1);
    let (cells, more) = screen.frame(&mut graphics, std::slice::from_ref(&picture));
    assert_eq!(cells, "");
    assert_eq!(more, "\x1b[?2026h\x1b[3;4HAAAAAAA\x1b[?2026l");
    let (cells, more) = screen.frame(&mut graphics, std::slice::from_ref(&picture));
    assert_eq!((cells.as_str(), more.as_str()), ("", ""));
    // Moved: what it leaves is written, and it comes again.
    let moved = sixel("a", 3, 3);
    let (cells, more) = screen.frame(&mut graphics, &[moved]);
    assert!(cells.contains("\x1b[3;4H"), "{cells:?}");
    assert!(more.contains("\x1b[4;4HAAAAAAA"), "{more:?}");
    let (cells, more) = screen.frame(&mut graphics, &[]);
    assert!(cells.contains("\x1b[4;4H"), "{cells:?}");
    assert_eq!(more, "");
    assert_eq!(screen.frame(&mut graphics, &[]).0, "");
}

#[test]
fn a_large_picture_goes_out_in_pieces_of_a_few_sequences() {
    let mut graphics = graphics(Images::Auto);
    let mut screen = Screen::new();
    let picture = png("a");
    ready(&mut graphics, &picture, 1_000_000, 400);
    let mut next = Buffer::empty(SCREEN);
    graphics.lay(vec![picture.clone()], &mut next, &mut Vec::new());
    let piece = graphics.more(&mut next);
    assert!((60_000..80_000).contains(&piece.len()), "{}", piece.len());
    // Half of it is no picture yet.
    let (cells, more) = screen.frame(&mut graphics, std::slice::from_ref(&picture));
    assert_eq!(cells, "");
    assert!(
        more.ends_with("\x1b_Ga=p,U=1,i=16,c=4,r=2,q=2\x1b\\"),
        "{}",
        more.get(more.len() - 60..).unwrap_or_default()
    );
    let sent = String::from_utf8(piece).unwrap() + &more;
    let payload: usize = sent
        .split("\x1b_G")
        .filter_map(|sequence| sequence.split_once(';'))
        .map(|(_, payload)| payload.trim_end_matches("\x1b\\").len())
        .sum();
    assert_eq!(payload, 1_000_000);
    let (cells, more) = screen.frame(&mut graphics, &[picture]);
    assert_eq!(cells.matches('\u{10eeee}').count(), 8);
    assert_eq!(more, "");
}

#[test]
fn pictures_that_the_terminal_has_no_room_for_make_room() {
    let mut graphics = graphics(Images::Auto);
    let mut screen = Screen::new();
    // Each takes 36 MB of the terminal's memory.
    let pictures: Vec<Sight> = ["a", "b", "c", "d"].map(png).to_vec();
    for picture in &pictures {
        ready(&mut graphics, picture, 100, 3000);
    }
    let mut sent = String::new();
    for picture in &pictures {
        sent += &screen.frame(&mut graphics, std::slice::from_ref(picture)).1;
    }
    assert!(sent.contains("\x1b_Ga=d,d=I,i=16,q=2\x1b\\"), "{sent}");
    assert!(!graphics.kitty.has(&pictures[0].drawing));
    assert!(graphics.kitty.has(&pictures[3].drawing));
}

#[test]
fn the_terminal_keeps_no_pictures_of_another_size_of_the_screen() {
    let mut graphics = graphics(Images::Auto);
    let mut screen = Screen::new();
    let picture = png("a");
    ready(&mut graphics, &picture, 100, 10);
    screen.frame(&mut graphics, std::slice::from_ref(&picture));
    graphics.resize();
    let (_, more) = screen.frame(&mut graphics, &[]);
    assert_eq!(more, "\x1b_Ga=d,d=I,i=16,q=2\x1b\\");
}

#[test]
fn what_is_in_sight_is_kept_however_large_it_is() {
    let mut graphics = graphics(Images::Iterm2);
    let mut screen = Screen::new();
    let pictures: Vec<Sight> = ["a", "b", "c"].map(png).to_vec();
    screen.frame(&mut graphics, &pictures);
    for picture in &pictures {
        ready(&mut graphics, picture, KEPT / 2, 10);
    }
    assert!(
        pictures
            .iter()
            .all(|picture| graphics.has(&picture.drawing))
    );
    screen.frame(&mut graphics, &[]);
    ready(&mut graphics, &png("d"), KEPT / 2, 10);
    assert!(!graphics.has(&pictures[0].drawing));
}

#[test]
fn nothing_is_waited_for_longer_than_an_answer_takes() {
    let mut graphics = Graphics::new(Means {
        asks: true,
        ..Means::default()
    });
    let at = |ms| Time(Duration::from_millis(ms));
    assert_eq!(graphics.patience(at(0)), None);
    graphics.expect();
    assert!(!graphics.question().is_empty());
    graphics.pass(at(1000));
    assert_eq!(
        graphics.patience(at(1100)),
        Some(Duration::from_millis(400))
    );
    assert_eq!(graphics.choice(), Choice::Open);
    graphics.pass(at(1500));
    assert_eq!(graphics.choice(), Choice::Blocks);
    assert_eq!(graphics.patience(at(1500)), None);
    graphics.expect();
    assert!(graphics.question().is_empty(), "it is asked once");
}

#[test]
fn a_picture_in_the_last_row_and_a_huge_one_are_no_sixels() {
    let graphics = graphics(Images::Sixel);
    let mut media = Media::default();
    let path = Clean::line("a");
    let pixels = Pixels {
        width: 40,
        height: 40,
    };
    media.learn(path.clone(), Picture::Ready { pixels, content: 0 });
    let format = |y, size| {
        let pictured = Pictured {
            view: View {
                path: path.clone(),
                size,
                fit: Fit::Contain,
            },
            area: Rect::new(0, y, size.width, 2),
            skipped: 0,
            ground: crate::theme::Color::Default,
            small: false,
        };
        let screen = Size {
            width: 500,
            height: 8,
        };
        graphics.drawing(&pictured, &media, screen).unwrap().format
    };
    let (small, huge) = (
        Size {
            width: 4,
            height: 2,
        },
        Size {
            width: 400,
            height: 200,
        },
    );
    assert!(matches!(format(5, small), Format::Sixel { .. }));
    assert!(matches!(format(6, small), Format::Blocks { .. }));
    assert!(matches!(format(0, huge), Format::Blocks { .. }));
}
