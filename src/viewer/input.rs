//! What a person does at a screen, free of any terminal's way of saying it.

use std::fmt;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character as typed: `G` is `Char('G')`, whatever modifiers made it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// A function key: 1 to 24.
    F(u8),
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt or Meta.
    pub alt: bool,
    /// With Shift; always false for [`KeyCode::Char`], whose character says it.
    pub shift: bool,
}

impl Key {
    /// `code` with no modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key that types `character`.
    pub const fn char(character: char) -> Self {
        Self::plain(KeyCode::Char(character))
    }

    /// `character` with Control.
    pub const fn ctrl(character: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(character)
        }
    }

    /// `code` with Shift.
    pub const fn shift(code: KeyCode) -> Self {
        Self {
            shift: true,
            ..Self::plain(code)
        }
    }
}

impl Key {
    /// Whether it is one character without a modifier.
    pub(super) fn is_bare(self) -> bool {
        matches!(self.code, KeyCode::Char(character) if self == Self::char(character) && character != ' ')
    }
}

impl fmt::Display for Key {
    /// The key as people write it: `Space`, `Shift-→`, `Ctrl-d`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        self.code.fmt(f)
    }
}

impl fmt::Display for KeyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Char(' ') => "Space",
            Self::Char(character) => return write!(f, "{character}"),
            Self::Enter => "Enter",
            Self::Escape => "Esc",
            Self::Tab => "Tab",
            Self::Backspace => "Backspace",
            Self::Delete => "Delete",
            Self::Left => "←",
            Self::Right => "→",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::Home => "Home",
            Self::End => "End",
            Self::F(number) => return write!(f, "F{number}"),
        })
    }
}

/// Something done at a screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The mouse wheel was turned by one notch over this cell.
    Wheel {
        /// Away from the user: towards the start.
        up: bool,
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// The mouse wheel was turned sideways by one notch over this cell.
    WheelAside {
        /// Towards the end of lines.
        right: bool,
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// Text was pasted.
    Paste(String),
}
