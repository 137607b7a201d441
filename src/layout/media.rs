//! What is known so far of what takes time to make ready: pictures.
//!
//! A slide is laid out with what is known, and anew when more is. With nothing known it is whole
//! as well: a picture is a frame with its alternative text.

use std::collections::BTreeMap;

use crate::text::Clean;

/// What is known so far of the pictures that slides name. Plain data: another room finds it out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Media {
    pictures: BTreeMap<Clean, Picture>,
}

/// What is known of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It can be shown; so large it is.
    Ready(Pixels),
    /// It cannot: a sentence for the presenter.
    Failed(Clean),
}

/// A size in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pixels {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Media {
    /// What is known of the picture at `path`, as the deck writes it.
    pub fn picture(&self, path: &Clean) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// Takes note of the picture at `path`.
    pub fn learn(&mut self, path: Clean, picture: Picture) {
        self.pictures.insert(path, picture);
    }

    /// Forgets everything, so that it is found out anew: the files may have changed.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
