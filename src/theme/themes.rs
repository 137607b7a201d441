//! The themes that a screen can choose from.

use std::sync::OnceLock;

use super::{BUILTIN, Background, Depth, Theme, builtin};
use crate::deck::ThemeChoice;

/// The chosen theme, the built-in ones that the theme key leads to, and those that slides bring.
/// There is always one. A built-in theme is read only when it is first looked at.
///
/// A pair may be chosen: then the terminal's background tells which of them comes first, and the
/// theme key leads to the other one before all others.
#[derive(Clone, Debug)]
pub struct Themes {
    depth: Depth,
    chosen: Theme,
    /// What is chosen in its place for light terminals.
    light: Option<Theme>,
    background: Background,
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
        // The others follow from the chosen ones, whether they were read or not.
        let parts = |it: &Self| (it.depth, it.background);
        parts(self) == parts(other)
            && (&self.chosen, &self.light, &self.own) == (&other.chosen, &other.light, &other.own)
    }
}

impl Themes {
    /// `chosen` first, then the built-in themes of other names, all in no more colours than
    /// `depth`, for a terminal that is taken for a dark one.
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
            light: None,
            background: Background::Dark,
            others,
            own: Vec::new(),
        }
    }

    /// Chooses `light` for light terminals, and leaves the first theme to dark ones.
    #[must_use]
    pub fn or_light(mut self, light: &Theme) -> Self {
        let light = light.reduced(self.depth);
        if light != self.chosen {
            self.others.retain(|other| other.name != light.name());
            self.light = Some(light);
        }
        self
    }

    /// Adds the theme that slides call `word`: the path of a theme file, as they write it. The
    /// theme key does not lead to it.
    #[must_use]
    pub fn with(mut self, word: &str, theme: &Theme) -> Self {
        self.own.push((word.to_owned(), theme.reduced(self.depth)));
        self
    }

    /// Suits them to a terminal of this background.
    pub fn suit(&mut self, background: Background) {
        self.background = background;
    }

    /// The background of the terminal that they suit.
    pub fn background(&self) -> Background {
        self.background
    }

    /// Whether it is told by the terminal's background which of them comes first.
    pub fn is_pair(&self) -> bool {
        self.light.is_some()
    }

    /// Whether they have any colours: without, they suit every background alike.
    pub fn has_colors(&self) -> bool {
        self.depth > Depth::None
    }

    /// Whether `turns` presses of the theme key lead to another theme than the first.
    pub fn is_turned(&self, turns: usize) -> bool {
        self.turned(turns) > 0
    }

    /// The theme for a slide that may have its own, after `turns` presses of the theme key. The
    /// first theme gives way to the slide's; one that was turned to does not. A name that nothing
    /// here has leaves the first theme in its place.
    pub fn pick(&self, slide: Option<&ThemeChoice>, turns: usize) -> &Theme {
        let (first, second) = self.chosen();
        let picked = match (self.turned(turns), second) {
            (0, _) => slide.and_then(|choice| self.named(self.word(choice))),
            (1, Some(second)) => Some(second),
            (turn, second) => {
                let other = self.others.get(turn - 1 - usize::from(second.is_some()));
                other.and_then(|other| self.read(other))
            }
        };
        picked.unwrap_or(first)
    }

    /// How far `turns` presses of the theme key lead on the way round.
    fn turned(&self, turns: usize) -> usize {
        turns % (1 + usize::from(self.is_pair()) + self.others.len())
    }

    /// The theme that suits the terminal, and the other one of a pair.
    fn chosen(&self) -> (&Theme, Option<&Theme>) {
        match (&self.light, self.background) {
            (Some(light), Background::Light) => (light, Some(&self.chosen)),
            (light, _) => (&self.chosen, light.as_ref()),
        }
    }

    /// The one of `choice` that suits the terminal.
    fn word<'c>(&self, choice: &'c ThemeChoice) -> &'c str {
        let word = match (choice, self.background) {
            (ThemeChoice::One(word), _) => word,
            (ThemeChoice::Pair { dark, .. }, Background::Dark) => dark,
            (ThemeChoice::Pair { light, .. }, Background::Light) => light,
        };
        word.value.as_str()
    }

    fn named(&self, word: &str) -> Option<&Theme> {
        if let Some((_, theme)) = self.own.iter().find(|(own, _)| own == word) {
            return Some(theme);
        }
        let (first, second) = self.chosen();
        let mut chosen = std::iter::once(first).chain(second);
        if let Some(theme) = chosen.find(|theme| theme.name() == word) {
            return Some(theme);
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
