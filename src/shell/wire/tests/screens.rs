//! Random screens, one after another, on an emulated terminal.

use std::num::NonZeroU16;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::super::look::Look;
use super::super::spot::{Spot, resolve};
use super::super::text::Texts;
use super::super::{Abilities, Kept, ansi, encode_after};
use super::links;
use crate::theme::{self, Attributes};
use crate::view::lead;

/// What a person sees of a cell.
#[derive(Debug, PartialEq)]
struct Seen {
    text: String,
    look: Look,
}

fn terminal(size: (u16, u16)) -> vt100::Parser {
    let length = |length| NonZeroU16::new(length).unwrap();
    vt100::Parser::new(length(size.1), length(size.0), 0)
}

fn on_terminal(screen: &vt100::Screen) -> Vec<Vec<Seen>> {
    let (rows, columns) = screen.size();
    let color = |color| match color {
        vt100::Color::Default => theme::Color::Default,
        vt100::Color::Idx(index) => theme::Color::Indexed(index),
        vt100::Color::Rgb(r, g, b) => theme::Color::Rgb(r, g, b),
    };
    let seen = |row, column| {
        let cell = screen.cell(row, column).unwrap();
        let mut attributes = Attributes::empty();
        attributes.set(Attributes::BOLD, cell.bold());
        attributes.set(Attributes::DIM, cell.dim());
        attributes.set(Attributes::ITALIC, cell.italic());
        attributes.set(Attributes::UNDERLINE, cell.underline());
        attributes.set(Attributes::REVERSE, cell.inverse());
        let look = Look::new(color(cell.fgcolor()), color(cell.bgcolor()), attributes);
        let text = match cell.contents() {
            "" => " ",
            text => text,
        };
        let look = if text == " " { look.on_blank() } else { look };
        (!cell.is_wide_continuation()).then(|| Seen {
            text: text.to_owned(),
            look,
        })
    };
    (0..rows.get())
        .map(|row| {
            (0..columns.get())
                .filter_map(|column| seen(row, column))
                .collect()
        })
        .collect()
}

fn in_buffer(buffer: &Buffer) -> Vec<Vec<Seen>> {
    let width = usize::from(buffer.area.width);
    let mut texts = Texts::default();
    let mut spots = vec![Spot::Rest; width];
    buffer
        .content
        .chunks(width)
        .map(|row| {
            resolve(row, false, &mut texts, &mut spots);
            let glyph = |spot: &Spot| match spot {
                Spot::Glyph(glyph) => {
                    let mut text = Vec::new();
                    texts.write(glyph.text, &mut text);
                    Some(Seen {
                        text: String::from_utf8(text).unwrap(),
                        look: glyph.look,
                    })
                }
                Spot::Rest | Spot::Covered => None,
            };
            spots.iter().filter_map(glyph).collect()
        })
        .collect()
}

/// The emulated terminal inserts rows of its own background.
pub(super) fn any_abilities() -> impl Strategy<Value = Abilities> {
    any::<u8>().prop_map(|bits| Abilities::from_bits_truncate(bits) - Abilities::SHIFTS_IN_COLOR)
}

fn any_color() -> impl Strategy<Value = Color> {
    prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::White),
        1 => Just(Color::Indexed(200)),
        1 => Just(Color::Rgb(1, 20, 255)),
    ]
}

fn any_cell() -> impl Strategy<Value = Cell> {
    // The emulated terminal knows no struck text, and takes bold and dim for one another.
    let modifier = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::DIM | Modifier::ITALIC),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::REVERSED | Modifier::BOLD | Modifier::HIDDEN),
    ];
    let symbol = prop_oneof![
        6 => Just(" "),
        2 => prop::sample::select(vec!["a", "b", "é", "─", "▪"]),
        1 => prop::sample::select(vec!["世", "界", "e\u{301}", "❤\u{fe0f}", "🎉", "\u{301}", ""]),
    ];
    let link = prop_oneof![6 => Just(None), 1 => links::any()];
    let cell = (symbol, any_color(), any_color(), modifier, link);
    cell.prop_map(|(symbol, fg, bg, modifier, link)| {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol).set_fg(fg).set_bg(bg);
        cell.modifier = modifier;
        lead(&mut cell, link);
        cell
    })
}

/// Some screens of one size, each but the first a change of the one before: rows that move, and runs of
/// cells.
pub(super) fn any_frames() -> impl Strategy<Value = Vec<Buffer>> {
    (1..24_u16, 1..8_u16).prop_flat_map(|(width, height)| {
        let area = Rect::new(0, 0, width, height);
        let cells = usize::from(width) * usize::from(height);
        let rows = usize::from(height);
        let whole = prop::collection::vec(any_cell(), cells);
        let runs = prop::collection::vec((0..cells, 1..12_usize, any_cell()), 0..12);
        let change = (runs, prop::option::of((0..rows, 0..rows, 0..rows)));
        (whole, prop::collection::vec(change, 1..4)).prop_map(move |(content, changes)| {
            let mut frames = vec![Buffer { area, content }];
            for (runs, moved) in changes {
                let mut next = frames.last().unwrap().clone();
                if let Some((one, other, by)) = moved {
                    let width = usize::from(width);
                    let (from, to) = (one.min(other), one.max(other) + 1);
                    next.content[from * width..to * width].rotate_left(by % (to - from) * width);
                }
                for (start, length, cell) in runs {
                    next.content
                        .iter_mut()
                        .skip(start)
                        .take(length)
                        .for_each(|at| *at = cell.clone());
                }
                frames.push(next);
            }
            frames
        })
    })
}

/// Shows `frames` one after another on a terminal, and calls `each` with it and with what was written.
fn present(
    frames: &[Buffer],
    abilities: Abilities,
    mut each: impl FnMut(&mut vt100::Parser, &Buffer, &[u8]) -> Result<(), TestCaseError>,
) -> Result<vt100::Parser, TestCaseError> {
    let area = frames[0].area;
    let mut terminal = terminal((area.width, area.height));
    let mut shown: Option<&Buffer> = None;
    let mut kept = Kept::default();
    let links = links::table();
    for frame in frames {
        let mut bytes = Vec::new();
        encode_after(&mut kept, abilities, &links, shown, frame, &mut bytes);
        terminal.process(&bytes);
        each(&mut terminal, frame, &bytes)?;
        shown = Some(frame);
    }
    Ok(terminal)
}

proptest! {
    #[test]
    fn a_terminal_shows_each_frame_exactly(
        frames in any_frames(),
        abilities in any_abilities(),
    ) {
        present(&frames, abilities, |terminal, frame, bytes| {
            links::watch(bytes)?;
            prop_assert_eq!(on_terminal(terminal.screen()), in_buffer(frame));
            Ok(())
        })?;
    }

    #[test]
    fn a_frame_does_not_need_the_one_before_to_have_left_cursor_or_colours(
        frames in any_frames(),
        abilities in any_abilities(),
    ) {
        let terminal = present(&frames, abilities, |terminal, _, _| {
            terminal.process(b"\x1b[1;1H\x1b[0;7;33;45m");
            Ok(())
        })?;
        prop_assert_eq!(on_terminal(terminal.screen()), in_buffer(&frames[frames.len() - 1]));
    }

    #[test]
    fn printed_colours_show_the_same_screen(frames in any_frames()) {
        let frame = &frames[0];
        let mut terminal = terminal((frame.area.width, frame.area.height + 1));
        terminal.process(ansi(frame).replace('\n', "\r\n").as_bytes());
        let mut seen = on_terminal(terminal.screen());
        seen.pop();
        prop_assert_eq!(seen, in_buffer(frame));
    }
}
