//! What is written about looks: which themes a deck names, and what stands in a theme file or in a
//! deck's `[theme]` table. Which themes, styles and colours there are is not known here.

use crate::source::Written;
use crate::text::Clean;

/// Which theme a deck or a slide has, by names of built-in themes and paths of theme files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// This one.
    One(Written<Clean>),
    /// The one that suits the terminal's own background.
    Pair {
        /// Where that is dark.
        dark: Written<Clean>,
        /// Where that is light.
        light: Written<Clean>,
    },
}

impl ThemeChoice {
    /// All that it names: of a pair, the dark one first.
    pub fn words(&self) -> impl Iterator<Item = &Written<Clean>> {
        let (first, second) = match self {
            Self::One(word) => (word, None),
            Self::Pair { dark, light } => (dark, Some(light)),
        };
        std::iter::once(first).chain(second)
    }

    /// Whether it takes the terminal's background to tell which theme it is.
    pub fn is_pair(&self) -> bool {
        matches!(self, Self::Pair { .. })
    }
}

/// A theme file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeFile {
    /// What the theme is called. Default: as the file is.
    ///
    /// `name = "night"`
    pub name: Option<Clean>,
    /// A few words for whoever chooses. Default: none.
    ///
    /// `about = "dark blue, for evenings"`
    pub about: Option<Clean>,
    /// The built-in theme that says what is not said here. Default: none; then every style is.
    ///
    /// `extends = "chalkboard"`
    pub extends: Option<Written<Clean>>,
    /// What it says of its looks.
    pub looks: Looks,
}

/// What changes the looks of a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    /// Whether a line shows how far the talk is. Default: as in the theme below.
    ///
    /// `progress = false`
    pub progress: Option<bool>,
    /// Colours by their names, in the order written. A name that the theme below has changes there,
    /// too.
    ///
    /// `palette = { accent = "#c2410c", sea = 31 }`
    pub palette: Vec<(Written<Clean>, Written<Paint>)>,
    /// Styles by their names, in the order written. What one does not say is as in the theme below.
    ///
    /// `styles = { title = { fg = "sea", bold = true }, dim = "bright-black" }`
    pub styles: Vec<(Written<Clean>, Dress)>,
}

impl Looks {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A colour as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paint {
    /// `#rrggbb`, a name of the palette or of one of the terminal's sixteen.
    Word(Clean),
    /// One of the terminal's 256.
    Index(u8),
}

/// What is said of one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dress {
    /// The colour of the glyphs.
    ///
    /// `fg = "accent"`
    pub fg: Option<Written<Paint>>,
    /// The colour behind them, or `none`.
    ///
    /// `bg = "none"`
    pub bg: Option<Written<Paint>>,
    /// Bold, dim, italic, underlined, reversed, struck: what is to be, and what not.
    ///
    /// `bold = true`
    pub attributes: Vec<(Attribute, bool)>,
}

/// How glyphs are set, besides colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// Bold.
    Bold,
    /// Dim.
    Dim,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Foreground and background exchanged.
    Reverse,
    /// Struck out.
    Struck,
}

/// Whether `word` names a theme file, and no built-in theme: it has a slash, or ends with `.toml`.
pub fn is_theme_file(word: &str) -> bool {
    let stem = word.strip_suffix(".toml");
    word.contains('/') || stem.is_some_and(|stem| !stem.is_empty())
}
