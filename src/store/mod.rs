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
