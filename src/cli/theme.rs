//! From a theme's name, as a deck or a command line gives it, to the theme.

use std::path::Path;

use super::failure::Failure;
use super::talk::Origin;
use crate::store::{self, Reach};
use crate::text::Clean;
use crate::theme::{self, Theme};

/// The theme that is called `word`: a built-in one, or the file of that name in the folder of the
/// deck or below it.
///
/// # Errors
///
/// A sentence without a full stop.
pub(super) fn find(word: &str, origin: &Origin, reach: Reach) -> Result<Theme, Clean> {
    if !is_file(word) {
        return theme::find(word).map_err(|error| Clean::line(&error.to_string()));
    }
    match origin {
        Origin::File(deck) => read(deck, word, word, reach),
        Origin::Tour => Err(Clean::line("the tour has no theme files")),
    }
}

/// The theme that a user asks for by `word`: a built-in one, or the file at that path.
///
/// # Errors
///
/// When there is no such theme.
pub(super) fn find_anywhere(word: &str) -> Result<Theme, Failure> {
    let path = Path::new(word);
    let found = match path.file_name().and_then(|name| name.to_str()) {
        Some(name) if is_file(word) => read(path, name, word, Reach::Folder),
        _ => theme::find(word).map_err(|error| Clean::line(&error.to_string())),
    };
    found.map_err(|message| {
        let remedy = "Name one that `seminar themes` lists, or the path of a theme file";
        Failure::new(message.as_str(), remedy)
    })
}

/// Whether `word` names a theme file.
pub(super) fn is_file(word: &str) -> bool {
    word.contains('/') || Path::new(word).extension().is_some_and(|end| end == "toml")
}

/// Reads the theme file `name` in the folder of `sibling`. Messages call it `word`.
fn read(sibling: &Path, name: &str, word: &str, reach: Reach) -> Result<Theme, Clean> {
    let text = store::read_beside(sibling, name, reach)
        .map_err(|error| Clean::line(&format!("the theme file {word} {}", error.message)))?;
    let own_name = Path::new(name)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    theme::parse(&text, &own_name)
        .map_err(|error| Clean::line(&format!("the theme file {word}:{error}")))
}
