//! The kinds of mistakes.

use std::fmt;

/// The kinds of mistakes. Their names are stable: scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mistake {
    /// `syntax`: the text is no TOML.
    Syntax,
    /// `unknown-key`: nothing has this name here.
    UnknownKey,
    /// `stray-option`: the option belongs to a block that is not here.
    StrayOption,
    /// `shared-option`: several of the slide's blocks could claim the option.
    SharedOption,
    /// `missing-key`: something cannot do without this key.
    MissingKey,
    /// `missing-kind`: a block does not say what it is.
    MissingKind,
    /// `several-kinds`: a block says twice what it is.
    SeveralKinds,
    /// `wrong-header`: a table that must be written as `[[slides]]`.
    WrongHeader,
    /// `wrong-type`: a number where a text belongs, and the like.
    WrongType,
    /// `wrong-value`: the right type, but a value that cannot be used.
    WrongValue,
    /// `empty`: a text or a list with nothing in it.
    Empty,
    /// `uneven`: rows, labels or ratios that do not match in number.
    Uneven,
    /// `nesting`: something inside of itself, or too deep.
    Nesting,
    /// `duplicate-id`: two slides of one name.
    DuplicateId,
    /// `unused-color`: a name for a colour that nothing uses.
    UnusedColor,
    /// `unknown-placeholder`: `{something}` in a footer that nothing fills in.
    UnknownPlaceholder,
    /// `out-of-range`: lines that the code does not have.
    OutOfRange,
    /// `unreadable-file`: a file that the deck names and that could not be read.
    UnreadableFile,
    /// `too-large`: more than a deck may hold.
    TooLarge,
    /// `overflow`: what does not fit on the screen.
    Overflow,
    /// `cramped`: a table or chart that has another form for lack of room.
    Cramped,
    /// `unsure-width`: a picture to which terminals give different widths.
    UnsureWidth,
    /// `invisible`: a character that cannot be seen, or turns the text around it.
    Invisible,
    /// `dead-link`: a link that is no address.
    DeadLink,
    /// `unknown-language`: code in a language that nobody knows.
    UnknownLanguage,
    /// `low-contrast`: colours that are hard to tell apart.
    LowContrast,
    /// `notes-length`: notes that do not suit the slide's time.
    NotesLength,
    /// `over-time`: more than the talk has time for.
    OverTime,
    /// `discussion-time`: discussions that come on top of the talk's time.
    DiscussionTime,
    /// `large-picture`: a picture that is far larger than any screen.
    LargePicture,
    /// `unused-asset`: a file beside the deck that nothing names.
    UnusedAsset,
    /// `no-slides`: there is nothing to present.
    NoSlides,
}

impl Mistake {
    /// All kinds of mistakes.
    pub const ALL: [Self; 32] = [
        Self::Syntax,
        Self::UnknownKey,
        Self::StrayOption,
        Self::SharedOption,
        Self::MissingKey,
        Self::MissingKind,
        Self::SeveralKinds,
        Self::WrongHeader,
        Self::WrongType,
        Self::WrongValue,
        Self::Empty,
        Self::Uneven,
        Self::Nesting,
        Self::DuplicateId,
        Self::UnusedColor,
        Self::UnknownPlaceholder,
        Self::OutOfRange,
        Self::UnreadableFile,
        Self::TooLarge,
        Self::Overflow,
        Self::Cramped,
        Self::UnsureWidth,
        Self::Invisible,
        Self::DeadLink,
        Self::UnknownLanguage,
        Self::LowContrast,
        Self::NotesLength,
        Self::OverTime,
        Self::DiscussionTime,
        Self::LargePicture,
        Self::UnusedAsset,
        Self::NoSlides,
    ];

    /// The kind of mistake of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mistake| mistake.name() == name)
    }

    /// The name: `unknown-key`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::UnknownKey => "unknown-key",
            Self::StrayOption => "stray-option",
            Self::SharedOption => "shared-option",
            Self::MissingKey => "missing-key",
            Self::MissingKind => "missing-kind",
            Self::SeveralKinds => "several-kinds",
            Self::WrongHeader => "wrong-header",
            Self::WrongType => "wrong-type",
            Self::WrongValue => "wrong-value",
            Self::Empty => "empty",
            Self::Uneven => "uneven",
            Self::Nesting => "nesting",
            Self::DuplicateId => "duplicate-id",
            Self::UnusedColor => "unused-color",
            Self::UnknownPlaceholder => "unknown-placeholder",
            Self::OutOfRange => "out-of-range",
            Self::UnreadableFile => "unreadable-file",
            Self::TooLarge => "too-large",
            Self::Overflow => "overflow",
            Self::Cramped => "cramped",
            Self::UnsureWidth => "unsure-width",
            Self::Invisible => "invisible",
            Self::DeadLink => "dead-link",
            Self::UnknownLanguage => "unknown-language",
            Self::LowContrast => "low-contrast",
            Self::NotesLength => "notes-length",
            Self::OverTime => "over-time",
            Self::DiscussionTime => "discussion-time",
            Self::LargePicture => "large-picture",
            Self::UnusedAsset => "unused-asset",
            Self::NoSlides => "no-slides",
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
