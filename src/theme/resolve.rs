//! From what a theme file says to styles: names become colours, gaps are filled.

use std::ops::Range;

use super::error::Mistake;
use super::load::Fault;
use super::near::near;
use super::{Attributes, Color, Ink, Style, Theme};
use crate::text::Clean;

/// What a theme file says, and what it takes from the theme that it extends.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) name: Option<String>,
    pub(super) about: String,
    pub(super) progress: bool,
    palette: Vec<(String, Color)>,
    patches: [Option<Patch>; Ink::ALL.len()],
}

/// What is said of one ink.
#[derive(Clone, Debug, Default)]
pub(super) struct Patch {
    pub(super) foreground: Option<(Word, Range<usize>)>,
    pub(super) background: Option<Ground>,
    pub(super) attributes: Attributes,
}

/// A background, or that there is to be none.
#[derive(Clone, Debug)]
pub(super) enum Ground {
    None,
    Color((Word, Range<usize>)),
}

/// A colour as written.
#[derive(Clone, Debug)]
pub(super) enum Word {
    Name(String),
    Color(Color),
}

impl Default for Sheet {
    fn default() -> Self {
        let mut sheet = Self {
            name: None,
            about: String::new(),
            progress: true,
            palette: Vec::new(),
            patches: [const { None }; Ink::ALL.len()],
        };
        // What is scanned does not depend on anybody's taste.
        let said = |color| (Word::Color(color), 0..0);
        *sheet.patch_mut(Ink::Qr) = Patch {
            foreground: Some(said(Color::Rgb(0, 0, 0))),
            background: Some(Ground::Color(said(Color::Rgb(255, 255, 255)))),
            attributes: Attributes::empty(),
        };
        sheet
    }
}

impl Sheet {
    pub(super) fn define(&mut self, name: &str, color: Color) {
        match self.palette.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = color,
            None => self.palette.push((name.to_owned(), color)),
        }
    }

    /// The names of its colours, in the order in which they were first given.
    #[cfg(test)]
    pub(super) fn palette(&self) -> impl Iterator<Item = &str> {
        self.palette.iter().map(|(name, _)| name.as_str())
    }

    #[expect(clippy::indexing_slicing, reason = "there is a place for every ink")]
    pub(super) fn patch_mut(&mut self, ink: Ink) -> &mut Patch {
        self.patches[ink as usize].get_or_insert_default()
    }

    /// The theme, called `name` where it does not say so itself.
    pub(super) fn resolve(&self, name: &str) -> Result<Theme, Fault> {
        let missing: Vec<Ink> = Ink::ALL
            .into_iter()
            .filter(|ink| ink.kind_of().is_none() && self.patch(*ink).is_none())
            .collect();
        if !missing.is_empty() {
            return Err((0..0, Mistake::Missing { inks: missing }));
        }
        let mut theme = Theme {
            name: Clean::line(self.name.as_deref().unwrap_or(name)).to_string(),
            about: Clean::line(&self.about).to_string(),
            progress: self.progress,
            styles: [Style::default(); Ink::ALL.len()],
        };
        // Body comes first, and an ink before its kinds: what is not said of one is as it is there.
        for ink in Ink::ALL {
            let whole = ink.kind_of().map(|whole| theme.style(whole));
            let Some(patch) = self.patch(ink) else {
                *theme.style_mut(ink) = whole.unwrap_or_default();
                continue;
            };
            let unsaid = whole.unwrap_or(Style {
                foreground: theme.style(Ink::Body).foreground,
                ..Style::default()
            });
            *theme.style_mut(ink) = Style {
                foreground: self
                    .written(patch.foreground.as_ref())?
                    .unwrap_or(unsaid.foreground),
                background: match &patch.background {
                    Some(Ground::Color(word)) => self.written(Some(word))?,
                    Some(Ground::None) => None,
                    None => unsaid.background,
                },
                attributes: patch.attributes,
            };
        }
        Ok(theme)
    }

    fn patch(&self, ink: Ink) -> Option<&Patch> {
        self.patches.get(ink as usize).and_then(Option::as_ref)
    }

    fn written(&self, written: Option<&(Word, Range<usize>)>) -> Result<Option<Color>, Fault> {
        let color = |(word, span): &(Word, Range<usize>)| {
            self.color(word).map_err(|mistake| (span.clone(), mistake))
        };
        written.map(color).transpose()
    }

    /// The colour that `word` names; the palette's names go before all others.
    pub(super) fn color(&self, word: &Word) -> Result<Color, Mistake> {
        let word = match word {
            Word::Name(word) => word,
            Word::Color(color) => return Ok(*color),
        };
        let own = self
            .palette
            .iter()
            .find(|(name, _)| name == word)
            .map(|(_, color)| *color);
        own.or_else(|| Color::by_hex(word))
            .or_else(|| Color::by_name(word))
            .ok_or_else(|| {
                let names = self
                    .palette
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .chain(Color::names());
                let near = near(word, names).map(str::to_owned);
                Mistake::UnknownColor {
                    word: Clean::line(word).to_string(),
                    near,
                }
            })
    }
}
