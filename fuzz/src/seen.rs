//! What a person sees in a column of the screen.

use alacritty_terminal::term::cell::{Cell, Flags};
use alacritty_terminal::vte::ansi::{Color, NamedColor};

/// What stands in a column, and how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The characters that begin here: none where a wide one goes on.
    pub(crate) text: String,
    pub(crate) half: Half,
    pub(crate) foreground: Color,
    pub(crate) background: Color,
    pub(crate) flags: Flags,
    /// Where it leads: the id of the link, and the address.
    pub(crate) link: Option<(String, String)>,
}

/// Which part of a character of two columns it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    Neither,
    First,
    Second,
}

pub(crate) const FOREGROUND: Color = Color::Named(NamedColor::Foreground);
pub(crate) const BACKGROUND: Color = Color::Named(NamedColor::Background);

/// What says where a cell stands, and nothing of its looks.
const PLACE: Flags = Flags::WRAPLINE
    .union(Flags::WIDE_CHAR)
    .union(Flags::WIDE_CHAR_SPACER)
    .union(Flags::LEADING_WIDE_CHAR_SPACER);

impl Seen {
    pub(crate) fn of(cell: &Cell) -> Self {
        let half = if cell.flags.contains(Flags::WIDE_CHAR) {
            Half::First
        } else if cell.flags.contains(Flags::WIDE_CHAR_SPACER) {
            Half::Second
        } else {
            Half::Neither
        };
        let mut text = String::new();
        if half != Half::Second {
            text.push(cell.c);
            text.extend(cell.zerowidth().unwrap_or_default());
        }
        Self {
            text,
            half,
            foreground: plain(cell.fg),
            background: plain(cell.bg),
            flags: cell.flags - PLACE,
            link: cell
                .hyperlink()
                .map(|link| (link.id().to_owned(), link.uri().to_owned())),
        }
        .without_what_cannot_be_seen()
    }

    /// On a blank only its background is seen, or its colours exchanged, or a line; or it leads somewhere.
    pub(crate) fn without_what_cannot_be_seen(self) -> Self {
        let visible = Flags::INVERSE | Flags::ALL_UNDERLINES | Flags::STRIKEOUT;
        if self.text != " " || self.link.is_some() || self.flags.intersects(visible) {
            return self;
        }
        Self {
            foreground: FOREGROUND,
            flags: Flags::empty(),
            ..self
        }
    }
}

/// The first sixteen colours have names and numbers.
fn plain(color: Color) -> Color {
    match color {
        Color::Named(name) if (name as usize) < 16 => {
            Color::Indexed(u8::try_from(name as usize).unwrap_or_default())
        }
        color => color,
    }
}
