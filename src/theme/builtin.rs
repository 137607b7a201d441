//! The themes that come with the program.
use super::Theme;
/// The names of the built-in themes, in the order in which the theme key cycles through them.
pub const BUILTIN: [&str; 4] = ["chalkboard", "paper", "high-contrast", "terminal"];
/// The built-in theme of this name.
pub fn builtin(name: &str) -> Option<Theme> {
    BUILTIN.contains(&name).then(|| Theme { name: name.to_owned(), styles: Default::default() })
}
