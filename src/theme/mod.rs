//! What each kind of text looks like, in the colours that a terminal has.
//!
//! In comes what a theme file says, or a built-in theme's name; out comes a [`Theme`] that gives
//! every [`Ink`] a [`Style`], reduced to a colour [`Depth`]. It must not know where on a screen
//! text stands, or which terminal it is for.

mod builtin;
mod color;
mod contrast;
mod flaws;
mod load;
mod near;
mod reduce;
mod sheet;
mod themes;

pub use builtin::{BUILTIN, UnknownTheme, builtin, find, sheet};
pub use color::{Background, Color, Depth};
pub use contrast::{Pair, contrast};
pub use load::{Parsed, parse};
pub use reduce::Nearest;
pub use sheet::Sheet;
pub use themes::Themes;

use bitflags::bitflags;

/// What a piece of text is, as far as looks go. A page names inks; a theme says how they look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Ordinary text, and the screen's background.
    #[default]
    Body,
    /// A slide's title.
    Title,
    /// What supports: captions, sources, footers, line numbers.
    Dim,
    /// Marks, rules, progress, and the number of the slide.
    Accent,
    /// `==marked==` text.
    Marked,
    /// Code, in a block or in a line.
    Code,
    /// A word of a programming language itself.
    CodeKeyword,
    /// A text in code.
    CodeString,
    /// A number in code, or another value that has a name.
    CodeNumber,
    /// What code says to people.
    CodeComment,
    /// The name of something that code calls.
    CodeFunction,
    /// The name of a type, a class, an element.
    CodeType,
    /// Brackets, commas, operators in code.
    CodePunctuation,
    /// A quotation.
    Quote,
    /// A link's text.
    Link,
    /// A table's heading row.
    TableHeader,
    /// The background of every second row of a table. Nothing is written in it.
    Stripe,
    /// Lines of boxes laid over or beside the slide.
    Panel,
    /// The name in a box's top edge.
    PanelTitle,
    /// A discussion's question.
    Question,
    /// The part of a bar that is left: progress, countdown.
    Rest,
    /// What is wrong, or late.
    Warning,
    /// What is right: a tip, the correct option.
    Good,
    /// The selected entry of a list.
    Selected,
    /// A search's match.
    Match,
    /// A short message to the presenter.
    Status,
    /// A code to scan: dark on light, whatever the theme. Black on white unless a theme says more.
    Qr,
}

impl Ink {
    /// All inks, in the order of the enumeration.
    pub const ALL: [Self; 27] = [
        Self::Body,
        Self::Title,
        Self::Dim,
        Self::Accent,
        Self::Marked,
        Self::Code,
        Self::CodeKeyword,
        Self::CodeString,
        Self::CodeNumber,
        Self::CodeComment,
        Self::CodeFunction,
        Self::CodeType,
        Self::CodePunctuation,
        Self::Quote,
        Self::Link,
        Self::TableHeader,
        Self::Stripe,
        Self::Panel,
        Self::PanelTitle,
        Self::Question,
        Self::Rest,
        Self::Warning,
        Self::Good,
        Self::Selected,
        Self::Match,
        Self::Status,
        Self::Qr,
    ];

    /// What theme files call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Dim => "dim",
            Self::Accent => "accent",
            Self::Marked => "marked",
            Self::Code => "code",
            Self::CodeKeyword => "code-keyword",
            Self::CodeString => "code-string",
            Self::CodeNumber => "code-number",
            Self::CodeComment => "code-comment",
            Self::CodeFunction => "code-function",
            Self::CodeType => "code-type",
            Self::CodePunctuation => "code-punctuation",
            Self::Quote => "quote",
            Self::Link => "link",
            Self::TableHeader => "table-header",
            Self::Stripe => "stripe",
            Self::Panel => "panel",
            Self::PanelTitle => "panel-title",
            Self::Question => "question",
            Self::Rest => "rest",
            Self::Warning => "warning",
            Self::Good => "good",
            Self::Selected => "selected",
            Self::Match => "match",
            Self::Status => "status",
            Self::Qr => "qr",
        }
    }

    /// The ink that this one is a kind of: what a theme does not say of it is as it is there.
    pub fn kind_of(self) -> Option<Self> {
        match self {
            Self::CodeKeyword
            | Self::CodeString
            | Self::CodeNumber
            | Self::CodeComment
            | Self::CodeFunction
            | Self::CodeType
            | Self::CodePunctuation => Some(Self::Code),
            _ => None,
        }
    }
}

bitflags! {
    /// How glyphs are set, besides colour.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Attributes: u8 {
        /// Bold.
        const BOLD = 1;
        /// Dim.
        const DIM = 1 << 1;
        /// Italic.
        const ITALIC = 1 << 2;
        /// Underlined.
        const UNDERLINE = 1 << 3;
        /// Foreground and background exchanged.
        const REVERSE = 1 << 4;
        /// Struck out.
        const STRUCK = 1 << 5;
    }
}

/// How an ink looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The glyphs' colour.
    pub foreground: Color,
    /// The colour behind them; none leaves what is there. The body's is the whole screen's.
    pub background: Option<Color>,
    /// How they are set.
    pub attributes: Attributes,
}

/// A style for every ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    about: String,
    progress: bool,
    styles: [Style; Ink::ALL.len()],
}

impl Theme {
    /// The theme's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A few words for whoever chooses: "ink on warm paper". Empty where it does not say.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What its screen is; none where that is the terminal's own affair.
    pub fn background(&self) -> Option<Background> {
        let screen = self.style(Ink::Body).background?;
        screen.rgb().map(Background::of)
    }

    /// Whether it has a line that shows how far the talk is.
    pub fn progress(&self) -> bool {
        self.progress
    }

    /// How `ink` looks.
    pub fn style(&self, ink: Ink) -> Style {
        self.styles.get(ink as usize).copied().unwrap_or_default()
    }

    #[expect(clippy::indexing_slicing, reason = "there is a style for every ink")]
    fn style_mut(&mut self, ink: Ink) -> &mut Style {
        &mut self.styles[ink as usize]
    }
}
