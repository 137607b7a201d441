//! The themes that come with the program.
use super::Theme;
/// The names of the built-in themes, in the order in which the theme key cycles through them.
pub const BUILTIN: [&str; 4] = ["chalkboard", "paper", "high-contrast", "terminal"];

/// No built-in theme has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no theme `{name}`{}", did_you_mean(*near))]
pub struct UnknownTheme {
    /// The name.
    pub name: String,
    /// The built-in theme that was probably meant.
    pub near: Option<&'static str>,
}

fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?"))
        .unwrap_or_default()
}

/// The built-in theme of this name.
pub fn builtin(name: &str) -> Option<Theme> {
    find(name).ok()
}

/// The built-in theme of this name.
///
/// # Errors
///
/// When there is none; the error knows the nearest.
pub fn find(name: &str) -> Result<Theme, UnknownTheme> {
    if BUILTIN.contains(&name) {
        Ok(Theme {
            name: name.to_owned(),
            styles: Default::default(),
        })
    } else {
        Err(UnknownTheme {
            name: name.to_owned(),
            near: None,
        })
    }
}
