//! Files beside decks that no deck names.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::deck::{DECK_BYTES, within};
use super::near::folder;
use super::text::{open, read};

/// The folder in which the files of decks usually are.
const USUAL: &str = "assets";
/// The entries of a folder that are looked at.
const ENTRIES: usize = 10_000;
/// The other decks in a folder that are looked at.
const DECKS: usize = 100;

/// The ends of the names of pictures, and of code, that a slide can show.
const ENDS: [&str; 46] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", // pictures
    "asm", "bash", "c", "cc", "clj", "cpp", "cs", "css", "dart", "erl", "ex", "fish", "go", "h",
    "hpp", "hs", "html", "java", "jl", "js", "kt", "lua", "ml", "nim", "php", "pl", "py", "r",
    "rb", "rs", "scala", "scm", "sh", "sql", "swift", "ts", "tsx", "vim", "zig", "zsh",
];

/// The pictures and code files that neither `texts` nor the decks and themes in the folder of the deck
/// at `deck` mention, sorted, by paths from where the user is.
///
/// They are looked for where there are such files for decks: in the folder `assets` beside the deck,
/// and in those below the deck's that hold one of the files `named` by it. A file is mentioned where
/// its name stands, be it in a comment or in a slide that is skipped.
pub fn strays(deck: &Path, named: &[&str], texts: &[&str]) -> Vec<PathBuf> {
    let deck = within(deck);
    let home = folder(&deck);
    let mut files: Vec<PathBuf> = folders(named)
        .iter()
        .flat_map(|folder| assets(home, folder))
        .collect();
    if files.is_empty() {
        return files;
    }
    let others = texts_in(home);
    let all = texts
        .iter()
        .copied()
        .chain(others.iter().map(String::as_str));
    let mentioned = Mentioned::in_texts(all);
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        !mentioned.has(&name)
    });
    files.sort();
    files
}

/// The folders, from the deck's, that its files are in.
fn folders(named: &[&str]) -> BTreeSet<PathBuf> {
    let mut folders = BTreeSet::from([PathBuf::from(USUAL)]);
    for name in named {
        let parent = Path::new(name).parent().unwrap_or(Path::new(""));
        let mut parts = parent.components().peekable();
        // What is beside the deck itself may be there for other reasons.
        let is_below = parts.peek().is_some()
            && parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        let parent: PathBuf = parent
            .components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .collect();
        if is_below && parent != Path::new("") {
            folders.insert(parent);
        }
    }
    folders
}

/// The regular files in `folder` of `home` that a slide could show; hidden ones are none of them.
fn assets(home: &Path, folder: &Path) -> Vec<PathBuf> {
    let shown = match home {
        home if home == Path::new(".") => folder.to_owned(),
        home => home.join(folder),
    };
    let entries = fs::read_dir(&shown).into_iter().flatten().flatten();
    entries
        .take(ENTRIES)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| {
            let end = path.extension().unwrap_or_default().to_ascii_lowercase();
            let is_hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            !is_hidden && end.to_str().is_some_and(|end| ENDS.contains(&end))
        })
        .collect()
}

/// The decks and themes in `home`, as far as they can be read.
fn texts_in(home: &Path) -> Vec<String> {
    let entries = fs::read_dir(home).into_iter().flatten().flatten();
    let decks = entries
        .take(ENTRIES)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"));
    decks
        .take(DECKS)
        .filter_map(|path| read(open(&path).ok()?, DECK_BYTES).ok())
        .collect()
}

/// What may be names of files in some texts.
struct Mentioned<'t> {
    texts: Vec<&'t str>,
    words: HashSet<&'t str>,
}

impl<'t> Mentioned<'t> {
    fn in_texts(texts: impl Iterator<Item = &'t str>) -> Self {
        let texts: Vec<&str> = texts.collect();
        let words = texts.iter().flat_map(|text| text.split(is_between));
        Self {
            words: words.collect(),
            texts,
        }
    }

    fn has(&self, name: &str) -> bool {
        // A name that may be several words is looked for as it is.
        self.words.contains(name)
            || name.contains(is_between) && self.texts.iter().any(|text| text.contains(name))
    }
}

/// Whether no name of one word has this character.
fn is_between(character: char) -> bool {
    character.is_whitespace() || "\"'`/\\,;:=()[]{}<>#".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_looked_for_below_the_deck_alone() {
        let named = ["a.png", "pics/b.png", "./code/c.py", "../d.png", "/e/f.png"];
        let expected = ["assets", "code", "pics"].map(PathBuf::from);
        assert!(folders(&named).into_iter().eq(expected));
    }

    #[test]
    fn a_name_is_mentioned_as_a_whole() {
        let text = "image = \"a/b.png\" # was 'old.png', see x/y z.png";
        let mentioned = Mentioned::in_texts([text].into_iter());
        for name in ["b.png", "old.png", "y z.png", "z.png"] {
            assert!(mentioned.has(name), "{name}");
        }
        for name in ["a.png", "ld.png", "x z.png"] {
            assert!(!mentioned.has(name), "{name}");
        }
    }
}
