//! What a user wants of every talk: the model of the configuration file, and how it is read.
//!
//! In comes the text of a `config.toml`; out come a [`Configuration`] and [`Finding`]s, each with its
//! place in the text and what to do about it. What is wrong is left out, as if it were not written, so
//! that no talk has to wait for it. It must not know files, the command line or the environment:
//! which of them has the last word is decided elsewhere.

mod keys;
mod load;
mod screen;

#[cfg(test)]
mod schema;
#[cfg(test)]
mod tests;

use crate::deck::{ThemeChoice, read_whole};
use crate::layout::Size;
use crate::source::{Finding, Written};
use crate::viewer::{ClockFace, Keymap, Rebinding};

pub use load::KEYS;
pub use screen::{CLOCKS, Images, screen_size};

/// What a user wants of every talk. What is none is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The theme of decks that say nothing of their looks. A path starts at the configuration's folder.
    ///
    /// `theme = "chalkboard"`, or `theme = { dark = "chalkboard", light = "whiteboard" }`
    pub theme: Option<ThemeChoice>,
    /// How pictures are shown.
    ///
    /// `images = "auto"`
    pub images: Option<Written<Images>>,
    /// What the clock in the bottom row shows from the start.
    ///
    /// `clock = "elapsed"`
    pub clock: Option<Written<ClockFace>>,
    /// Whether slides come at once, whatever the deck says.
    ///
    /// `reduced_motion = true`
    pub reduced_motion: Option<Written<bool>>,
    /// Whether lessons are recorded, and a page is written about each.
    ///
    /// `record = true`
    pub record: Option<Written<bool>>,
    /// Whether the clock stands while the audience's screen is blank.
    ///
    /// `blank_pauses_clock = true`
    pub blank_pauses_clock: Option<Written<bool>>,
    /// The screens that `seminar check` tries each deck on.
    ///
    /// `sizes = ["80x24"]` under `[check]`
    pub sizes: Option<Written<Vec<Size>>>,
    /// The keys that are wanted in place of the usual ones, in the order written.
    ///
    /// `next = ["n", "space"]` under `[keys]`
    pub keys: Vec<Written<Rebinding>>,
    /// All keys, with those that can be had of [`Self::keys`].
    pub keymap: Keymap,
}

/// Reads a configuration as far as it can be read. Whether there is such a theme is not looked into.
pub fn parse(source: &str) -> (Configuration, Vec<Finding>) {
    read_whole(source, load::configuration)
}
