//! What a cell looks like, told apart only where a terminal shows a difference.

use std::fmt;

use ratatui::buffer::Cell;
use ratatui::style;

use crate::theme::{Attributes, Color};
use crate::view::{LinkId, link_of};

/// Colours, attributes and link of a glyph: in one number, because looks are compared more often than
/// anything else is done with them. Its lowest bits are the background, above them are foreground,
/// attributes, and the number of the link.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Look(u64);

/// The bits of a color.
const WIDTH: u32 = 25;
const BACKGROUND: u64 = (1 << WIDTH) - 1;
/// Where the number of the link begins, which is 0 where there is none.
const LINK: u32 = 56;
const UNLINKED: u64 = (1 << LINK) - 1;
/// What shows on a blank: a line through it, its colours exchanged, or that it leads somewhere.
const VISIBLE_ON_BLANK: u64 = !UNLINKED
    | in_place(
        Attributes::UNDERLINE
            .union(Attributes::REVERSE)
            .union(Attributes::STRUCK),
    );

const fn in_place(attributes: Attributes) -> u64 {
    (attributes.bits() as u64) << (2 * WIDTH)
}

impl Look {
    /// These colours and attributes.
    #[cfg(test)]
    pub(super) fn new(foreground: Color, background: Color, attributes: Attributes) -> Self {
        Self(pack(background) | pack(foreground) << WIDTH | in_place(attributes))
    }

    /// How a glyph in `cell` looks. Modifiers that no theme has (blinking, hidden) are left out.
    pub(super) fn of(cell: &Cell) -> Self {
        let link = link_of(cell).map_or(0, LinkId::get);
        let attributes = in_place(attributes(cell.modifier));
        Self(Self::colors(cell).0 | attributes | u64::from(link) << LINK)
    }

    /// The colours of a glyph in `cell`.
    #[inline]
    pub(super) fn colors(cell: &Cell) -> Self {
        Self(bits(cell.bg) | bits(cell.fg) << WIDTH)
    }

    /// A blank with the background of `cell`.
    #[inline]
    pub(super) fn ground(cell: &Cell) -> Self {
        Self(bits(cell.bg))
    }

    /// A number that no other look has.
    #[inline]
    pub(super) fn number(self) -> u64 {
        self.0
    }

    /// The same, but it leads nowhere.
    #[inline]
    pub(super) fn unlinked(self) -> Self {
        Self(self.0 & UNLINKED)
    }

    /// Whether it is a part of a link.
    #[inline]
    pub(super) fn is_linked(self) -> bool {
        self.0 > UNLINKED
    }

    /// The link that it is a part of.
    #[inline]
    pub(super) fn link(self) -> Option<LinkId> {
        let [number, ..] = self.0.to_be_bytes();
        LinkId::new(number)
    }

    pub(super) fn foreground(self) -> Color {
        unpack(self.0 >> WIDTH & BACKGROUND)
    }

    pub(super) fn background(self) -> Color {
        unpack(self.0 & BACKGROUND)
    }

    /// Whether both have the same foreground.
    pub(super) fn has_ink_of(self, other: Self) -> bool {
        (self.0 ^ other.0) >> WIDTH & BACKGROUND == 0
    }

    /// Whether both have the same background.
    pub(super) fn has_ground_of(self, other: Self) -> bool {
        (self.0 ^ other.0) & BACKGROUND == 0
    }

    pub(super) fn attributes(self) -> Attributes {
        // Those of the link are dropped here.
        let [.., bits] = (self.0 >> (2 * WIDTH)).to_be_bytes();
        Attributes::from_bits_truncate(bits)
    }

    /// What is left of this look on a blank: of a plain one only the background can be seen.
    pub(super) fn on_blank(self) -> Self {
        if self.is_plain() {
            Self(self.0 & BACKGROUND)
        } else {
            self
        }
    }

    /// Whether a blank of this look shows its background and nothing else.
    pub(super) fn is_plain(self) -> bool {
        self.0 & VISIBLE_ON_BLANK == 0
    }

    /// Whether a blank that should look like `self` does so when it is written as `pen`.
    pub(super) fn is_blank_in(self, pen: Self) -> bool {
        (self.0 | pen.0) & VISIBLE_ON_BLANK == 0 && self.has_ground_of(pen)
    }
}

impl fmt::Debug for Look {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Look")
            .field(&self.foreground())
            .field(&self.background())
            .field(&self.attributes())
            .field(&self.link())
            .finish()
    }
}

fn pack(color: Color) -> u64 {
    match color {
        Color::Default => 0,
        Color::Indexed(index) => 1 << 8 | u64::from(index),
        Color::Rgb(red, green, blue) => {
            1 << 24 | u64::from(u32::from_be_bytes([0, red, green, blue]))
        }
    }
}

fn unpack(bits: u64) -> Color {
    match bits.to_be_bytes() {
        [.., 0, _, 0, _] => Color::Default,
        [.., 0, _, _, index] => Color::Indexed(index),
        [.., red, green, blue] => Color::Rgb(red, green, blue),
    }
}

/// The bits of a color, quickly where it is one that most cells have.
#[inline]
fn bits(other: style::Color) -> u64 {
    if let style::Color::Rgb(red, green, blue) = other {
        pack(Color::Rgb(red, green, blue))
    } else {
        of_palette(other)
    }
}

#[inline(never)]
fn of_palette(other: style::Color) -> u64 {
    pack(color(other))
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
