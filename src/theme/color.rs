//! Colours, and how they are reduced to what a terminal has.

use super::Style;

/// A colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Color {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the terminal's palette: 0 to 15 the user's own, 16 to 255 xterm's cube and greys.
    Indexed(u8),
    /// True colour: red, green, blue.
    Rgb(u8, u8, u8),
}

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, underline and reverse have to do.
    None,
    /// The user's sixteen.
    Sixteen,
    /// xterm's 256.
    Indexed,
    /// 24 bits.
    #[default]
    True,
}

pub(super) fn reduce(style: Style, depth: Depth) -> Style {
    let _ = depth;
    style
}
