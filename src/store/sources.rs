//! The files that a talk was made of.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use super::Reach;
use super::deck::within;
use super::near::folder;
use crate::text::Clean;

/// The files that are watched at most. A deck may name any number.
const MOST: usize = 1000;

/// The files that a talk was made of, or would have been, had they been there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// The deck's folder.
    pub(super) folder: PathBuf,
    /// As they are named there.
    pub(super) names: BTreeSet<PathBuf>,
    /// When they began to be read.
    pub(super) since: SystemTime,
}

/// Something to be told of a talk's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// These changed, by the names that the [`Sources`] have for them.
    Changed(BTreeSet<PathBuf>),
    /// Changes may not be noticed: why, as the rest of a sentence without a full stop.
    Blind(Clean),
}

impl Sources {
    /// The deck at `path`, or `slides.toml` in the folder there. To be made before it is read.
    #[expect(
        clippy::disallowed_methods,
        reason = "files carry this kind of time: it says which were saved since"
    )]
    pub fn of(path: &Path) -> Self {
        let deck = within(path);
        let name = deck.file_name().map(PathBuf::from);
        Self {
            folder: folder(&deck).to_owned(),
            names: name.into_iter().collect(),
            since: SystemTime::now(),
        }
    }

    /// Adds a file that the deck names; not one that it may not name.
    pub fn add(&mut self, name: &str, reach: Reach) {
        let name = Path::new(name);
        let stays = || {
            let part = |part| matches!(part, Component::Normal(_) | Component::CurDir);
            name.components().all(part)
        };
        if self.names.len() < MOST && (reach == Reach::Anywhere || stays()) {
            self.names.insert(name.to_owned());
        }
    }

    /// Adds a file that the user names, who stands elsewhere.
    pub fn add_own(&mut self, path: &Path) {
        if let Ok(path) = std::path::absolute(path) {
            self.names.insert(path);
        }
    }

    /// Whether these are the same files, whenever they were read.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.folder == other.folder && self.names == other.names
    }

    /// Adds what `other` has, of a deck that is still at the same place.
    pub fn join(&mut self, other: &Self) {
        let room = MOST.saturating_sub(self.names.len());
        self.names.extend(other.names.iter().take(room).cloned());
    }
}
