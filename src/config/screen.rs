//! Words for what a screen shows, and how large it is.

use crate::layout::Size;
use crate::viewer::ClockFace;

/// The most columns that a screen has.
const COLUMNS: u16 = 500;
/// The most rows.
const ROWS: u16 = 200;

/// How pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Images {
    /// `auto`: as well as the terminal can.
    #[default]
    Auto,
    /// `kitty`: by kitty's protocol.
    Kitty,
    /// `iterm2`: by iTerm2's protocol.
    Iterm2,
    /// `sixel`: as sixels.
    Sixel,
    /// `blocks`: in half blocks.
    Blocks,
    /// `off`: not at all.
    Off,
}

impl Images {
    /// All ways, with their names.
    pub const ALL: [(&'static str, Self); 6] = [
        ("auto", Self::Auto),
        ("kitty", Self::Kitty),
        ("iterm2", Self::Iterm2),
        ("sixel", Self::Sixel),
        ("blocks", Self::Blocks),
        ("off", Self::Off),
    ];

    /// The name: `auto`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Kitty => "kitty",
            Self::Iterm2 => "iterm2",
            Self::Sixel => "sixel",
            Self::Blocks => "blocks",
            Self::Off => "off",
        }
    }
}

/// The faces of the clock, with what the configuration calls them.
pub const CLOCKS: [(&str, ClockFace); 4] = [
    ("none", ClockFace::Hidden),
    ("elapsed", ClockFace::Elapsed),
    ("left", ClockFace::Left),
    ("time", ClockFace::TimeOfDay),
];

/// A screen's size as it is written: `80x24`, columns and rows. None for what is no such size, and
/// for more than 500 columns or 200 rows.
pub fn screen_size(text: &str) -> Option<Size> {
    let number = |text: &str| text.parse::<u16>().ok();
    let (width, height) = text.split_once(['x', 'X', '×'])?;
    let (width, height) = (number(width)?, number(height)?);
    ((1..=COLUMNS).contains(&width) && (1..=ROWS).contains(&height))
        .then_some(Size { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_columns_by_rows_within_limits() {
        let of = |width, height| Some(Size { width, height });
        assert_eq!(screen_size("80x24"), of(80, 24));
        assert_eq!(screen_size("500X200"), of(500, 200));
        assert_eq!(screen_size("1×1"), of(1, 1));
        for text in [
            "", "80", "80x", "0x24", "80x0", "501x24", "80x201", "80x24x2", "-1x2",
        ] {
            assert_eq!(screen_size(text), None, "{text}");
        }
    }

    #[test]
    fn a_way_to_show_pictures_has_the_name_by_which_it_is_found() {
        for (name, images) in Images::ALL {
            assert_eq!(images.name(), name);
        }
    }
}
