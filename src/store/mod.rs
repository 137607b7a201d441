//! How files are read: decks and what they name, with limits.
//!
//! In come paths; out come texts and bytes, or errors that say what is wrong with the file. It must
//! not know what they mean.

mod beside;
mod deck;
mod near;
#[cfg(test)]
mod tests;
mod text;

pub use beside::{Assets, Reach};
pub use deck::{LoadError, Loaded, load, read_beside};
