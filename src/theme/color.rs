//! Colours, and what they are called.

use super::contrast::contrast;

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

/// Whether glyphs stand out from a screen by being lighter or darker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light glyphs do.
    Dark,
    /// Dark glyphs do.
    Light,
}

impl Background {
    /// What a screen of this colour is: white glyphs stand out from a dark one more than black ones.
    pub fn of(color: (u8, u8, u8)) -> Self {
        if contrast(color, (255, 255, 255)) >= contrast(color, (0, 0, 0)) {
            Self::Dark
        } else {
            Self::Light
        }
    }
}

/// Red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// The names of the sixteen, by index. Their hues are the user's, so what they measure here is
/// only likely: the console's own values, which are also the ones with the least contrast.
const SIXTEEN: [(&str, Rgb); 16] = [
    ("black", (0, 0, 0)),
    ("red", (170, 0, 0)),
    ("green", (0, 170, 0)),
    ("yellow", (170, 85, 0)),
    ("blue", (0, 0, 170)),
    ("magenta", (170, 0, 170)),
    ("cyan", (0, 170, 170)),
    ("white", (170, 170, 170)),
    ("bright-black", (85, 85, 85)),
    ("bright-red", (255, 85, 85)),
    ("bright-green", (85, 255, 85)),
    ("bright-yellow", (255, 255, 85)),
    ("bright-blue", (85, 85, 255)),
    ("bright-magenta", (255, 85, 255)),
    ("bright-cyan", (85, 255, 255)),
    ("bright-white", (255, 255, 255)),
];

/// The levels of xterm's colour cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl Color {
    /// What it measures; nothing for the terminal's own, which nobody knows.
    pub fn rgb(self) -> Option<(u8, u8, u8)> {
        match self {
            Self::Default => None,
            Self::Indexed(index) => Some(indexed(index)),
            Self::Rgb(red, green, blue) => Some((red, green, blue)),
        }
    }

    /// The names that every theme knows.
    pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
        std::iter::once("default").chain(SIXTEEN.into_iter().map(|(name, _)| name))
    }

    /// A colour by one of [`Self::names`].
    pub(super) fn by_name(word: &str) -> Option<Self> {
        if word == "default" {
            return Some(Self::Default);
        }
        let index = SIXTEEN.iter().position(|(name, _)| *name == word)?;
        u8::try_from(index).ok().map(Self::Indexed)
    }

    /// A colour from `#rrggbb` or `#rgb`.
    pub(super) fn by_hex(word: &str) -> Option<Self> {
        let digits = word.strip_prefix('#')?;
        let digits: Vec<u8> = digits
            .chars()
            .map(|digit| {
                digit
                    .to_digit(16)
                    .and_then(|value| u8::try_from(value).ok())
            })
            .collect::<Option<_>>()?;
        match *digits.as_slice() {
            [r, g, b] => Some(Self::Rgb(r * 17, g * 17, b * 17)),
            [r1, r0, g1, g0, b1, b0] => Some(Self::Rgb(r1 * 16 + r0, g1 * 16 + g0, b1 * 16 + b0)),
            _ => None,
        }
    }
}

fn indexed(index: u8) -> Rgb {
    if let Some((_, rgb)) = SIXTEEN.get(usize::from(index)) {
        return *rgb;
    }
    if index >= 232 {
        let level = 8 + (index - 232) * 10;
        return (level, level, level);
    }
    let at = index - 16;
    let level = |step: u8| CUBE.get(usize::from(step)).copied().unwrap_or_default();
    (level(at / 36), level(at / 6 % 6), level(at % 6))
}
