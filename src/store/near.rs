//! Files that somebody may have meant.

use std::fs;
use std::path::{Path, PathBuf};

/// The entries of a folder that are looked at.
const ENTRIES: usize = 1000;

/// A deck in the folder of `path`, which does not exist, whose name is like its name.
pub(super) fn near(path: &Path) -> Option<PathBuf> {
    let wanted = stem(path)?;
    let decks = decks(folder(path)).map(|deck| {
        let distance = stem(&deck).map_or(usize::MAX, |stem| strsim::osa_distance(&stem, &wanted));
        (distance, deck)
    });
    let (distance, deck) = decks.min()?;
    let is_near = distance <= wanted.chars().count().div_ceil(4).min(3);
    // In the words of the user, who may have left the folder out.
    is_near.then(|| path.with_file_name(deck.file_name().unwrap_or_default()))
}

/// A deck in `folder`: the first by name.
pub(super) fn any(folder: &Path) -> Option<PathBuf> {
    decks(folder).min()
}

/// The folder that holds `path`.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn decks(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .take(ENTRIES);
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_string_lossy().to_lowercase())
}
