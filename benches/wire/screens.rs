//! The screens of all transitions as text, for programs in other languages that draw them again.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use seminar::theme::Depth;

use super::corpus::{SIZES, ours, transitions};
use super::table;

/// A line of JSON for each transition at each size, in colours of `depth`: `name`, `width`, `height`, our
/// bytes without REP (`ours`) and with it (`able`), and the cells of the screens `before` and `after`, row
/// by row. Cells that are alike and follow each other are one entry: the text, foreground, background,
/// ratatui's bits of the modifiers, and how many there are.
pub(crate) fn all(theme: &str, depth: Depth) -> String {
    let mut text = String::new();
    for size in SIZES {
        for transition in transitions(size, theme, depth) {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{{\"name\":\"{}\",\"width\":{},\"height\":{},\"ours\":{},\"able\":{},\
                 \"before\":[{}],\"after\":[{}]}}",
                transition.name,
                size.0,
                size.1,
                ours(table::OURS, &transition),
                ours(table::ABLE, &transition),
                cells(&transition.before),
                cells(&transition.after),
            );
        }
    }
    text
}

fn cells(buffer: &Buffer) -> String {
    let alike = buffer.content.chunk_by(|one, other| one == other);
    let entries: Vec<String> = alike
        .filter_map(|run| Some(entry(run.first()?, run.len())))
        .collect();
    entries.join(",")
}

fn entry(cell: &Cell, count: usize) -> String {
    format!(
        "[\"{}\",{},{},{},{count}]",
        cell.symbol().replace('\\', "\\\\").replace('"', "\\\""),
        color(cell.fg),
        color(cell.bg),
        cell.modifier.bits(),
    )
}

/// -1 is the terminal's own, up to 255 its palette, and from 256 on red, green and blue.
fn color(color: Color) -> i32 {
    match color {
        Color::Reset => -1,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index.into(),
        Color::Rgb(red, green, blue) => {
            256 + (i32::from(red) << 16) + (i32::from(green) << 8) + i32::from(blue)
        }
    }
}
