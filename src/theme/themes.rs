//! The themes that a screen can choose from.

use std::sync::OnceLock;

use super::{BUILTIN, Depth, Theme, builtin};

/// The chosen theme, the built-in ones that the theme key leads to, and those that slides bring.
/// There is always one. A built-in theme is read only when it is first looked at.
#[derive(Clone, Debug)]
pub struct Themes {
    depth: Depth,
    chosen: Theme,
    others: Vec<Other>,
    own: Vec<(String, Theme)>,
}

#[derive(Clone, Debug)]
struct Other {
    name: &'static str,
    theme: OnceLock<Option<Theme>>,
}

impl PartialEq for Themes {
    fn eq(&self, other: &Self) -> bool {
        // The others follow from the chosen one, whether they were read or not.
        (self.depth, &self.chosen, &self.own) == (other.depth, &other.chosen, &other.own)
    }
}

impl Themes {
    /// `chosen` first, then the built-in themes of other names, all in no more colours than
    /// `depth`.
    pub fn new(chosen: &Theme, depth: Depth) -> Self {
        let others = BUILTIN
            .into_iter()
            .filter(|name| *name != chosen.name())
            .map(|name| Other {
                name,
                theme: OnceLock::new(),
            })
            .collect();
        Self {
            depth,
            chosen: chosen.reduced(depth),
            others,
            own: Vec::new(),
        }
    }

    /// Adds the theme that slides call `word`: the path of a theme file, as they write it. The
    /// theme key does not lead to it.
    #[must_use]
    pub fn with(mut self, word: &str, theme: &Theme) -> Self {
        self.own.push((word.to_owned(), theme.reduced(self.depth)));
        self
    }

    /// The theme for a slide that may name its own, after `turns` presses of the theme key. The
    /// first theme gives way to the slide's; one that was turned to does not. A name that nothing
    /// here has leaves the first theme in its place.
    pub fn pick(&self, slide: Option<&str>, turns: usize) -> &Theme {
        let turned = turns % (self.others.len() + 1);
        match turned.checked_sub(1) {
            Some(other) => self.others.get(other).and_then(|other| self.read(other)),
            None => slide.and_then(|word| self.named(word)),
        }
        .unwrap_or(&self.chosen)
    }

    fn named(&self, word: &str) -> Option<&Theme> {
        if let Some((_, theme)) = self.own.iter().find(|(own, _)| own == word) {
            return Some(theme);
        }
        if self.chosen.name() == word {
            return Some(&self.chosen);
        }
        self.others
            .iter()
            .find(|other| other.name == word)
            .and_then(|other| self.read(other))
    }

    fn read<'a>(&self, other: &'a Other) -> Option<&'a Theme> {
        let theme = || builtin(other.name).map(|theme| theme.reduced(self.depth));
        other.theme.get_or_init(theme).as_ref()
    }
}

#[cfg(test)]
mod tests;
