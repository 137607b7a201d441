//! What a terminal that measures character by character has to show of a buffer.

use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::vte::ansi::{Color, Rgb};
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::style::{self, Modifier};
use seminar::shell::wire::is_covered;
use seminar::view::{Links, link_of};
use unicode_width::UnicodeWidthChar as _;

use crate::seen::{BACKGROUND, FOREGROUND, Half, Seen};

/// What a column is to show: where it is none, anything.
pub(crate) type Column = Option<Seen>;

/// The columns of each row of `buffer`, on a terminal that takes `links` or none.
pub(crate) fn rows(buffer: &Buffer, links: Option<&Links>) -> Vec<Vec<Column>> {
    let width = usize::from(buffer.area.width.max(1));
    let rows = buffer.content.chunks(width);
    rows.map(|cells| row(cells, links)).collect()
}

fn row(cells: &[Cell], links: Option<&Links>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::with_capacity(cells.len());
    while let Some(cell) = cells.get(columns.len()) {
        if is_covered(cell) {
            columns.push(None);
            continue;
        }
        let width = usize::from(cell.cell_width());
        let rest = cells.len() - columns.len();
        let has_room = {
            let mut own = cells.iter().skip(columns.len()).take(width);
            width <= rest && !own.any(is_covered)
        };
        if width == 0 || !has_room {
            columns.push(Some(looking_like(cell, links, " ", Half::Neither)));
        } else {
            columns.extend(parts(cell, links, width, width == rest));
        }
    }
    columns
}

/// The columns of a glyph of `width`, which `is_last` in its row.
fn parts(cell: &Cell, links: Option<&Links>, width: usize, is_last: bool) -> Vec<Column> {
    let mut parts: Vec<Column> = Vec::new();
    for character in cell.symbol().chars() {
        let mut room = [0; 4];
        let free = width.saturating_sub(parts.len());
        let text = &*character.encode_utf8(&mut room);
        match character.width() {
            // It belongs to the one before, also where that goes on.
            None | Some(0) => {
                let goes_on = |part: &&mut Column| {
                    part.as_ref().is_some_and(|part| part.half == Half::Second)
                };
                if let Some(Some(part)) = parts.iter_mut().rev().find(|part| !goes_on(part)) {
                    part.text.push(character);
                }
            }
            // All of it stands where something else is written next, or past the end of the row.
            Some(_) if free == 0 => {
                if is_last {
                    return vec![None; width];
                }
                break;
            }
            Some(1) => parts.push(Some(looking_like(cell, links, text, Half::Neither))),
            // Half of it does.
            Some(_) if free == 1 => parts.push(None),
            Some(_) => {
                parts.push(Some(looking_like(cell, links, text, Half::First)));
                parts.push(Some(looking_like(cell, links, "", Half::Second)));
            }
        }
    }
    parts.resize_with(width, || {
        Some(looking_like(cell, links, " ", Half::Neither))
    });
    parts
}

fn looking_like(cell: &Cell, links: Option<&Links>, text: &str, half: Half) -> Seen {
    let link = || {
        let (link, links) = (link_of(cell)?, links?);
        Some((link.get().to_string(), links.address(link)?.to_string()))
    };
    Seen {
        text: text.to_owned(),
        half,
        foreground: color(cell.fg).unwrap_or(FOREGROUND),
        background: color(cell.bg).unwrap_or(BACKGROUND),
        flags: flags(cell.modifier),
        link: link(),
    }
    .without_what_cannot_be_seen()
}

fn color(color: style::Color) -> Option<Color> {
    use style::Color as C;
    let index = match color {
        C::Reset => return None,
        C::Rgb(r, g, b) => return Some(Color::Spec(Rgb { r, g, b })),
        C::Indexed(index) => index,
        C::Black => 0,
        C::Red => 1,
        C::Green => 2,
        C::Yellow => 3,
        C::Blue => 4,
        C::Magenta => 5,
        C::Cyan => 6,
        C::Gray => 7,
        C::DarkGray => 8,
        C::LightRed => 9,
        C::LightGreen => 10,
        C::LightYellow => 11,
        C::LightBlue => 12,
        C::LightMagenta => 13,
        C::LightCyan => 14,
        C::White => 15,
    };
    Some(Color::Indexed(index))
}

/// No theme has text that blinks or is hidden: the encoder leaves that out.
fn flags(modifier: Modifier) -> Flags {
    [
        (Modifier::BOLD, Flags::BOLD),
        (Modifier::DIM, Flags::DIM),
        (Modifier::ITALIC, Flags::ITALIC),
        (Modifier::UNDERLINED, Flags::UNDERLINE),
        (Modifier::REVERSED, Flags::INVERSE),
        (Modifier::CROSSED_OUT, Flags::STRIKEOUT),
    ]
    .into_iter()
    .filter(|(theirs, _)| modifier.contains(*theirs))
    .map(|(_, flag)| flag)
    .collect()
}
