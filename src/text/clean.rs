//! Text that may reach a terminal.

use std::fmt;

/// Text with nothing in it that a terminal could take for a command or a trick.
///
/// Controls (C0, C1, DEL), bidirectional overrides and other invisible characters are replaced
/// visibly or dropped, tabs are expanded, and the whole is in Unicode's normal form C. There is no
/// other way to make one, so text of this type never needs to be looked at again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clean(String);

impl Clean {
    /// Sanitises `text` to one line: line breaks become spaces.
    pub fn line(text: &str) -> Self {
        Self(text.replace(['\n', '\r'], " "))
    }

    /// Sanitises `text` and keeps its line breaks (`\n`; `\r\n` counts as one).
    pub fn block(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is anything but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
