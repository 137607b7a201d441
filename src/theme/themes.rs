//! The themes that a screen can choose from.

use super::Theme;

/// The chosen theme and all that the theme key leads to. There is always one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Themes {
    chosen: Theme,
    others: Vec<Theme>,
}

impl Themes {
    /// `chosen` first, then `others`, less any of the same name.
    pub fn new(chosen: Theme, others: Vec<Theme>) -> Self {
        Self { chosen, others }
    }

    /// The theme for a slide that may name its own, after `turns` presses of the theme key. The
    /// first theme gives way to the slide's; one that was turned to does not.
    pub fn pick(&self, slide: Option<&str>, turns: usize) -> &Theme {
        let _ = (slide, turns, &self.others);
        &self.chosen
    }
}
