//! Theme files.
use super::Theme;
/// Why a theme file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ThemeError {
    /// What is wrong.
    pub message: String,
}
/// Reads a theme.
///
/// # Errors
///
/// When the text is no theme.
pub fn parse(source: &str, name: &str) -> Result<Theme, ThemeError> {
    let _ = (source, name);
    Err(ThemeError { message: String::new() })
}
