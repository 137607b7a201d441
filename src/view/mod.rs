//! How everything looks as cells: it draws, and decides nothing.
//!
//! In come the deck, the lesson, a screen's own state, themes and the time; out comes a
//! `ratatui` [`Buffer`], and what only drawing can tell: how far things scroll. It must not know
//! a terminal, and changes nothing.

use ratatui::buffer::Buffer;

use crate::deck::Deck;
use crate::layout::Size;
use crate::lesson::{Lesson, Time};
use crate::theme::Themes;
use crate::viewer::{Extent, Viewer};

/// All that a frame shows.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The talk.
    pub deck: &'a Deck,
    /// Where it is.
    pub lesson: &'a Lesson,
    /// What this screen looks at.
    pub viewer: &'a Viewer,
    /// What it may look like.
    pub themes: &'a Themes,
    /// When.
    pub now: Now,
}

/// The time that a frame shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Since the program started.
    pub time: Time,
    /// The time of day: hour (0 to 23), minute, second.
    pub time_of_day: (u8, u8, u8),
}

/// Draws `scene` over the whole of `buffer`, whatever its size, and says what was measured.
pub fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Extent {
    let _ = (scene, buffer);
    Extent::default()
}

/// When the next frame is due although nothing happens: the time until a clock or countdown on a
/// screen of `size` changes. None when nothing moves.
pub fn due(scene: &Scene<'_>, size: Size) -> Option<std::time::Duration> {
    let _ = (scene, size);
    None
}
