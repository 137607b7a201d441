//! Which folders have to be watched so that no change of some files is missed.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::store::Sources;
use crate::store::near::folder;

/// The folders that are watched at most; whoever spreads a deck's files wider has to press a key.
const FOLDERS: usize = 256;
/// The symbolic links that lead to one file at most.
const LINKS: usize = 40;

/// For each folder the entries that matter, and for which files they do, by the names of these.
///
/// Editors save by renaming a new file, so folders are watched and not files. A file is also
/// another when a folder on the way to it is, or a symbolic link leads elsewhere: all of them are
/// entries of some folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    folders: BTreeMap<PathBuf, BTreeMap<OsString, BTreeSet<PathBuf>>>,
}

impl Plan {
    /// How to watch `sources` as they lie now.
    pub(super) fn of(sources: &Sources) -> Self {
        let mut plan = Self::default();
        for name in &sources.names {
            for (folder, entry) in entries(&sources.folder, name) {
                if plan.folders.len() == FOLDERS && !plan.folders.contains_key(&folder) {
                    continue;
                }
                let entries = plan.folders.entry(folder).or_default();
                entries.entry(entry).or_default().insert(name.clone());
            }
        }
        plan
    }

    /// The folders to watch, those below them not included.
    pub(super) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.keys().map(PathBuf::as_path)
    }

    /// Whether the file of this name is watched.
    pub(super) fn knows(&self, name: &Path) -> bool {
        let mut entries = self.folders.values().flat_map(BTreeMap::values);
        entries.any(|names| names.contains(name))
    }

    /// The names of the files for which `folder` matters.
    pub(super) fn within(&self, folder: &Path) -> impl Iterator<Item = &Path> {
        let entries = self.folders.get(folder).into_iter().flatten();
        entries.flat_map(|(_, names)| names).map(PathBuf::as_path)
    }

    /// The names of the files that a change at `path` may have changed.
    pub(super) fn touched<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Path> {
        let entries = path.parent().and_then(|folder| self.folders.get(folder));
        let entry = path.file_name().unwrap_or(OsStr::new(""));
        let names = entries.and_then(|entries| entries.get(entry));
        let names = names.into_iter().flatten().map(PathBuf::as_path);
        names.chain(self.within(path))
    }
}

/// All entries of folders on the way from `base` to the file that is called `name` there.
fn entries(base: &Path, name: &Path) -> Vec<(PathBuf, OsString)> {
    let mut entries = Vec::new();
    let mut rest: VecDeque<OsString> = VecDeque::new();
    let mut here = walk_to(base, name, &mut rest);
    let mut links = LINKS;
    while let Some(part) = rest.pop_front() {
        if part == ".." {
            here.pop();
            continue;
        }
        let path = here.join(&part);
        entries.push((here.clone(), part));
        match fs::read_link(&path) {
            Ok(target) if links > 0 => {
                links -= 1;
                here = walk_to(&here, &target, &mut rest);
            }
            _ => here = path,
        }
        if !rest.is_empty() && !here.is_dir() {
            break;
        }
    }
    entries
}

/// Puts the way to `target`, from `here` or from the root, before `rest`, and says where it starts:
/// in a folder that there is, by its real name.
fn walk_to(here: &Path, target: &Path, rest: &mut VecDeque<OsString>) -> PathBuf {
    let (mut start, target) = if target.is_absolute() {
        (folder(target), target.file_name().map(Path::new))
    } else {
        (here, Some(target))
    };
    for part in target.into_iter().flat_map(Path::components).rev() {
        match part {
            Component::Normal(name) => rest.push_front(name.to_owned()),
            Component::ParentDir => rest.push_front("..".into()),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    // A folder that is a link itself may lead elsewhere one day.
    while fs::read_link(start).is_ok() || !start.is_dir() {
        let (Some(name), parent) = (start.file_name(), folder(start)) else {
            break;
        };
        rest.push_front(name.to_owned());
        start = parent;
    }
    fs::canonicalize(start).unwrap_or_else(|_| start.to_owned())
}
