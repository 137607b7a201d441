//! The themes that come with the program.

use super::near::near;
use super::{Sheet, Theme, load};
use crate::text::Clean;

/// The names of the built-in themes, in the order in which the theme key cycles through them: a
/// light one follows each dark one, so that the first press helps in a room that is too bright.
pub const BUILTIN: [&str; 14] = [
    "chalkboard",
    "whiteboard",
    "slate",
    "paper",
    "midnight",
    "sepia",
    "solarized-dark",
    "solarized-light",
    "high-contrast",
    "high-contrast-light",
    "color-safe",
    "color-safe-light",
    "terminal",
    "mono",
];

const SOURCES: [&str; BUILTIN.len()] = [
    include_str!("../../themes/chalkboard.toml"),
    include_str!("../../themes/whiteboard.toml"),
    include_str!("../../themes/slate.toml"),
    include_str!("../../themes/paper.toml"),
    include_str!("../../themes/midnight.toml"),
    include_str!("../../themes/sepia.toml"),
    include_str!("../../themes/solarized-dark.toml"),
    include_str!("../../themes/solarized-light.toml"),
    include_str!("../../themes/high-contrast.toml"),
    include_str!("../../themes/high-contrast-light.toml"),
    include_str!("../../themes/color-safe.toml"),
    include_str!("../../themes/color-safe-light.toml"),
    include_str!("../../themes/terminal.toml"),
    include_str!("../../themes/mono.toml"),
];

/// What else somebody may call them.
const SYNONYMS: [(&str, &str); 7] = [
    ("color-blind", "color-safe"),
    ("colorblind", "color-safe"),
    ("colour-blind", "color-safe"),
    ("dark", "chalkboard"),
    ("default", "chalkboard"),
    ("light", "whiteboard"),
    ("okabe-ito", "color-safe"),
];

/// No built-in theme has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no theme `{name}`{}", near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownTheme {
    /// The name.
    pub name: String,
    /// The built-in theme that was probably meant.
    pub near: Option<&'static str>,
}

/// The built-in theme of this name.
pub fn builtin(name: &str) -> Option<Theme> {
    sheet(name).ok().map(|sheet| sheet.theme())
}

/// The built-in theme of this name.
///
/// # Errors
///
/// When there is none; the error knows the nearest.
pub fn find(name: &str) -> Result<Theme, UnknownTheme> {
    builtin(name).ok_or_else(|| unknown(name))
}

/// The built-in theme of this name, to be changed.
///
/// # Errors
///
/// When there is none; the error knows the nearest.
pub fn sheet(name: &str) -> Result<Sheet, UnknownTheme> {
    BUILTIN
        .into_iter()
        .zip(SOURCES)
        .find(|(known, _)| *known == name)
        .and_then(|(_, source)| load::parse(source, name).sheet)
        .ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> UnknownTheme {
    UnknownTheme {
        name: Clean::line(name).to_string(),
        near: meant(name),
    }
}

/// The theme that somebody who writes `name` probably means.
fn meant(name: &str) -> Option<&'static str> {
    let word = name.to_lowercase();
    let synonym = SYNONYMS
        .into_iter()
        .find(|(other, _)| *other == word)
        .map(|(_, known)| known);
    let start = || {
        let known = BUILTIN.into_iter().find(|known| known.starts_with(&word));
        known.filter(|_| !word.is_empty())
    };
    synonym.or_else(|| near(name, BUILTIN)).or_else(start)
}

#[cfg(test)]
mod sight;
#[cfg(test)]
mod tests;
