//! A slide's page: heading, blocks, margins, and what small rooms leave out.

use super::{Page, Size};
use crate::deck::{DeckInfo, Slide};

/// How much a screen has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Room {
    /// Too small for text: the slide's number.
    Number,
    /// Text and scroll marks only (from 8×3).
    Text,
    /// No rule, no blank rows, no footer (from 20×7).
    Small,
    /// Everything (from 50×14).
    Normal,
}

impl Room {
    /// The room that a screen of `size` has.
    pub fn of(size: Size) -> Self {
        match (size.width, size.height) {
            (50.., 14..) => Self::Normal,
            (20.., 7..) => Self::Small,
            (8.., 3..) => Self::Text,
            _ => Self::Number,
        }
    }
}

/// What surrounds a slide.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The deck's own words: title slides show them.
    pub info: &'a DeckInfo,
    /// How much the whole screen has room for.
    pub room: Room,
    /// The columns and rows for the slide itself.
    pub size: Size,
}

/// Lays out `slide` with its first `reveal` reveals shown; what waits keeps its room, blank.
pub fn lay_out(slide: &Slide, reveal: u16, setting: Setting<'_>) -> Page {
    let _ = (slide, reveal);
    Page {
        width: setting.size.width,
        ..Page::default()
    }
}
