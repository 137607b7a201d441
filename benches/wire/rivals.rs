//! What others would write for the same change: the measure that our own bytes are held to.

use crossterm::Command;
use crossterm::cursor::MoveTo;
use crossterm::style::{Attribute, Color as Theirs, Colors, Print, SetAttribute, SetColors};
use crossterm::style::{SetBackgroundColor, SetForegroundColor};
use crossterm::terminal::{Clear, ClearType};
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};

/// The bytes that `CrosstermBackend::draw` of ratatui-crossterm 0.1.2 writes for what `Buffer::diff`
/// finds: its loop in its own words, written again here so that its crate need not be built.
pub(crate) fn crossterm(before: &Buffer, after: &Buffer) -> usize {
    let mut out = String::new();
    let (mut fg, mut bg) = (Color::Reset, Color::Reset);
    let mut modifier = Modifier::empty();
    let mut last = None;
    for (x, y, cell) in before.diff(after) {
        if !matches!(last, Some((at, row)) if x == at + 1 && y == row) {
            say(&mut out, MoveTo(x, y));
        }
        last = Some((x, y));
        if cell.modifier != modifier {
            modifiers(modifier, cell.modifier, &mut out);
            modifier = cell.modifier;
        }
        if cell.fg != fg || cell.bg != bg {
            say(
                &mut out,
                SetColors(Colors::new(color(cell.fg), color(cell.bg))),
            );
            (fg, bg) = (cell.fg, cell.bg);
        }
        say(&mut out, Print(cell.symbol()));
    }
    say(&mut out, SetForegroundColor(Theirs::Reset));
    say(&mut out, SetBackgroundColor(Theirs::Reset));
    say(&mut out, SetAttribute(Attribute::Reset));
    out.len()
}

/// The bytes of the same backend where the screen is cleared and painted whole.
#[allow(dead_code, reason = "not everybody who counts wants it")]
pub(crate) fn repaint(after: &Buffer) -> usize {
    let mut clear = String::new();
    say(&mut clear, Clear(ClearType::All));
    clear.len() + crossterm(&Buffer::empty(after.area), after)
}

/// Fewer bytes than any way to write it cell by cell can have: those of each glyph that was not there
/// before, and one to come to each run of them.
#[allow(dead_code, reason = "not everybody who counts wants it")]
pub(crate) fn least(before: &Buffer, after: &Buffer) -> usize {
    let width = usize::from(after.area.width.max(1));
    let mut bytes = 0;
    let mut changing = false;
    for (at, (old, new)) in before.content.iter().zip(&after.content).enumerate() {
        let is_new = old != new && new.symbol() != " " && new.cell_width() > 0;
        if is_new {
            bytes += new.symbol().len() + usize::from(!changing || at % width == 0);
        }
        changing = is_new;
    }
    bytes
}

fn say(out: &mut String, command: impl Command) {
    command
        .write_ansi(out)
        .expect("a string takes whatever is written");
}

/// `ModifierDiff` of the same crate, as far as the modifiers go that a theme has.
fn modifiers(from: Modifier, to: Modifier, out: &mut String) {
    let mut set = |attribute| say(out, SetAttribute(attribute));
    let removed = from - to;
    if removed.contains(Modifier::REVERSED) {
        set(Attribute::NoReverse);
    }
    let has_reset = removed.intersects(Modifier::BOLD | Modifier::DIM);
    if has_reset {
        set(Attribute::NormalIntensity);
        if to.contains(Modifier::DIM) {
            set(Attribute::Dim);
        }
        if to.contains(Modifier::BOLD) {
            set(Attribute::Bold);
        }
    }
    if removed.contains(Modifier::ITALIC) {
        set(Attribute::NoItalic);
    }
    if removed.contains(Modifier::UNDERLINED) {
        set(Attribute::NoUnderline);
    }
    if removed.contains(Modifier::CROSSED_OUT) {
        set(Attribute::NotCrossedOut);
    }
    let mut added = to - from;
    if has_reset {
        added -= Modifier::BOLD | Modifier::DIM;
    }
    for (modifier, attribute) in [
        (Modifier::REVERSED, Attribute::Reverse),
        (Modifier::BOLD, Attribute::Bold),
        (Modifier::ITALIC, Attribute::Italic),
        (Modifier::UNDERLINED, Attribute::Underlined),
        (Modifier::DIM, Attribute::Dim),
        (Modifier::CROSSED_OUT, Attribute::CrossedOut),
    ] {
        if added.contains(modifier) {
            set(attribute);
        }
    }
}

fn color(color: Color) -> Theirs {
    match color {
        Color::Reset => Theirs::Reset,
        Color::Black => Theirs::Black,
        Color::Red => Theirs::DarkRed,
        Color::Green => Theirs::DarkGreen,
        Color::Yellow => Theirs::DarkYellow,
        Color::Blue => Theirs::DarkBlue,
        Color::Magenta => Theirs::DarkMagenta,
        Color::Cyan => Theirs::DarkCyan,
        Color::Gray => Theirs::Grey,
        Color::DarkGray => Theirs::DarkGrey,
        Color::LightRed => Theirs::Red,
        Color::LightGreen => Theirs::Green,
        Color::LightYellow => Theirs::Yellow,
        Color::LightBlue => Theirs::Blue,
        Color::LightMagenta => Theirs::Magenta,
        Color::LightCyan => Theirs::Cyan,
        Color::White => Theirs::White,
        Color::Indexed(index) => Theirs::AnsiValue(index),
        Color::Rgb(r, g, b) => Theirs::Rgb { r, g, b },
    }
}
