//! How files are read and written: decks and what they name, with limits; when they change; ledgers; and
//! how the program's own are kept.
//!
//! In come paths; out come texts and bytes, or errors that say what is wrong with the file. It must
//! not know what they mean.

mod beside;
mod deck;
mod keep;
pub mod ledger;
mod near;
mod own;
mod replace;
mod sources;
mod strays;
#[cfg(test)]
mod tests;
mod text;
#[cfg_attr(not(feature = "watch"), path = "unwatched.rs")]
mod watch;

use std::io::{self, ErrorKind};

pub use beside::{Assets, Reach};
pub use deck::{
    INPUT_NAME, LoadError, Loaded, Script, load, load_from, read_beside, read_text, read_text_from,
    within,
};
pub use keep::{KeepError, Keeper, Keeping, Keepsake, LastWord, keeper, kept};
pub use own::own_text;
pub use replace::{ReplaceError, replace};
pub use sources::{Sources, Told};
pub use strays::strays;
pub use watch::{Watcher, Watching, watcher};

/// Why a file of the program's own was not written, in words that suit the rest of a sentence.
fn unwritten(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        ErrorKind::PermissionDenied => "its folder may not be written to".to_owned(),
        _ => error.to_string(),
    }
}
