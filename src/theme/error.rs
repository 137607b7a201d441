//! What can be wrong with a theme file.

use super::Ink;
use crate::deck::Location;

/// Why a theme file could not be read. Shown as `3:7: unknown key …`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}: {mistake}", location.line, location.column)]
pub struct ThemeError {
    /// Where in the file.
    pub location: Location,
    /// What is wrong.
    pub mistake: Mistake,
}

/// What is wrong with a theme file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// It is no TOML.
    #[error("{0}")]
    Syntax(String),
    /// A key that a theme does not have.
    #[error("unknown key `{key}`{}", did_you_mean(near.as_deref()))]
    UnknownKey {
        /// The key.
        key: String,
        /// The one that was probably meant.
        near: Option<String>,
    },
    /// A value of the wrong type.
    #[error("`{key}` must be {expected}")]
    WrongType {
        /// Whose value it is.
        key: String,
        /// What would be right.
        expected: &'static str,
    },
    /// A word that is no colour.
    #[error("`{word}` is no colour{}", or_write(near.as_deref()))]
    UnknownColor {
        /// The word.
        word: String,
        /// The name that was probably meant.
        near: Option<String>,
    },
    /// `extends` names no built-in theme.
    #[error(transparent)]
    UnknownBase(#[from] super::UnknownTheme),
    /// It extends no other theme and leaves inks out.
    #[error(
        "no style for {}; give one to each, or extend a theme that has them: extends = \"chalkboard\"",
        listed(inks)
    )]
    Missing {
        /// The inks without a style.
        inks: Vec<Ink>,
    },
}

/// The end of a sentence that suggests a word.
pub(super) fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}

fn or_write(near: Option<&str>) -> String {
    if near.is_some() {
        return did_you_mean(near);
    }
    "; write \"#rrggbb\", a name from [palette], a number from 0 to 255, or a name such as \"red\" \
     or \"bright-red\""
        .to_owned()
}

fn listed(inks: &[Ink]) -> String {
    let names: Vec<String> = inks.iter().map(|ink| format!("`{}`", ink.name())).collect();
    names.join(", ")
}
