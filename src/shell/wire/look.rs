//! What a cell looks like, told apart only where a terminal shows a difference.

use ratatui::buffer::Cell;
use ratatui::style;

use crate::theme::{Attributes, Color};

/// Colours and attributes of a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Look {
    pub(super) foreground: Color,
    pub(super) background: Color,
    pub(super) attributes: Attributes,
}

/// What shows on a blank: a line through it, or its colours exchanged.
const VISIBLE_ON_BLANK: Attributes = Attributes::UNDERLINE
    .union(Attributes::REVERSE)
    .union(Attributes::STRUCK);

impl Look {
    /// A blank on `background`.
    pub(super) fn blank(background: Color) -> Self {
        Self {
            background,
            ..Self::default()
        }
    }

    /// How `cell` looks. Modifiers that no theme has (blinking, hidden) are left out.
    pub(super) fn of(cell: &Cell) -> Self {
        let look = Self {
            foreground: color(cell.fg),
            background: color(cell.bg),
            attributes: attributes(cell.modifier),
        };
        if cell.symbol() == " " {
            look.on_blank()
        } else {
            look
        }
    }

    /// What is left of this look on a blank: of a plain one only the background can be seen.
    pub(super) fn on_blank(self) -> Self {
        if self.is_plain() {
            Self::blank(self.background)
        } else {
            self
        }
    }

    /// Whether a blank of this look shows its background and nothing else.
    pub(super) fn is_plain(self) -> bool {
        !self.attributes.intersects(VISIBLE_ON_BLANK)
    }

    /// Whether a blank that should look like `self` does so when it is written as `pen`.
    pub(super) fn is_blank_in(self, pen: Self) -> bool {
        self.is_plain() && pen.is_plain() && self.background == pen.background
    }
}

fn color(color: style::Color) -> Color {
    use style::Color as C;
    match color {
        C::Reset => Color::Default,
        C::Black => Color::Indexed(0),
        C::Red => Color::Indexed(1),
        C::Green => Color::Indexed(2),
        C::Yellow => Color::Indexed(3),
        C::Blue => Color::Indexed(4),
        C::Magenta => Color::Indexed(5),
        C::Cyan => Color::Indexed(6),
        C::Gray => Color::Indexed(7),
        C::DarkGray => Color::Indexed(8),
        C::LightRed => Color::Indexed(9),
        C::LightGreen => Color::Indexed(10),
        C::LightYellow => Color::Indexed(11),
        C::LightBlue => Color::Indexed(12),
        C::LightMagenta => Color::Indexed(13),
        C::LightCyan => Color::Indexed(14),
        C::White => Color::Indexed(15),
        C::Indexed(index) => Color::Indexed(index),
        C::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

fn attributes(modifier: style::Modifier) -> Attributes {
    use style::Modifier as M;
    if modifier.is_empty() {
        return Attributes::empty();
    }
    [
        (M::BOLD, Attributes::BOLD),
        (M::DIM, Attributes::DIM),
        (M::ITALIC, Attributes::ITALIC),
        (M::UNDERLINED, Attributes::UNDERLINE),
        (M::REVERSED, Attributes::REVERSE),
        (M::CROSSED_OUT, Attributes::STRUCK),
    ]
    .into_iter()
    .filter(|(theirs, _)| modifier.contains(*theirs))
    .map(|(_, ours)| ours)
    .collect()
}
