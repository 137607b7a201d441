//! The themes that come with the program.

use super::error::did_you_mean;
use super::near::near;
use super::resolve::Sheet;
use super::{Theme, load};
use crate::text::Clean;

/// The names of the built-in themes, in the order in which the theme key cycles through them.
pub const BUILTIN: [&str; 4] = ["chalkboard", "paper", "high-contrast", "terminal"];

const SOURCES: [&str; BUILTIN.len()] = [
    include_str!("../../themes/chalkboard.toml"),
    include_str!("../../themes/paper.toml"),
    include_str!("../../themes/high-contrast.toml"),
    include_str!("../../themes/terminal.toml"),
];

/// No built-in theme has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no theme `{name}`{}", did_you_mean(*near))]
pub struct UnknownTheme {
    /// The name.
    pub name: String,
    /// The built-in theme that was probably meant.
    pub near: Option<&'static str>,
}

/// The built-in theme of this name.
pub fn builtin(name: &str) -> Option<Theme> {
    sheet(name).ok()?.resolve(name).ok()
}

/// The built-in theme of this name.
///
/// # Errors
///
/// When there is none; the error knows the nearest.
pub fn find(name: &str) -> Result<Theme, UnknownTheme> {
    builtin(name).ok_or_else(|| unknown(name))
}

/// What the built-in theme of this name says.
pub(super) fn sheet(name: &str) -> Result<Sheet, UnknownTheme> {
    BUILTIN
        .into_iter()
        .zip(SOURCES)
        .find(|(known, _)| *known == name)
        .and_then(|(_, source)| load::read(source).ok())
        .ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> UnknownTheme {
    UnknownTheme {
        name: Clean::line(name).to_string(),
        near: near(name, BUILTIN),
    }
}

#[cfg(test)]
mod tests;
