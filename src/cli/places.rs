//! The folders of this user that the program keeps things in.

use std::env;
use std::path::{Path, PathBuf};

use super::talk::Origin;
use crate::ledger::DeckKey;
use crate::link::Places;

/// The name of the program's own folder in others.
const FOLDER: &str = "seminar";

/// Where talks are found that are being given.
pub(super) fn sockets() -> Places {
    Places {
        runtime: folder("XDG_RUNTIME_DIR"),
        temporary: env::temp_dir(),
    }
}

/// Where things are kept from one time to the next; none without a home.
pub(super) fn state() -> Option<PathBuf> {
    let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")))?;
    Some(state.join(FOLDER))
}

/// The configuration; none without a home. On macOS it is where other terminal programs have theirs, too.
pub(super) fn configuration() -> Option<PathBuf> {
    let folder = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))?;
    Some(folder.join(FOLDER).join("config.toml"))
}

/// The file in the state folder that keeps the place of a talk with this deck.
pub(super) fn place_of(origin: &Origin) -> Option<PathBuf> {
    let path = origin.path()?.canonicalize().ok()?;
    let key = DeckKey::of(path.as_os_str().as_encoded_bytes());
    Some(state()?.join("places").join(format!("{key}.json")))
}

/// The folder that a variable names; one that is not absolute counts for nothing, as the XDG base
/// directory specification says.
fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| Path::is_absolute(path))
}
