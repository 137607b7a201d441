//! What a theme says of its looks before its colours are looked up: it can still be changed.

use super::flaws::Flaws;
use super::{Attributes, Color, Ink, Style, Theme};
use crate::deck::{Attribute, Dress, Looks, Paint};
use crate::source::{Finding, Written};
use crate::text::Clean;

/// A theme that can be changed, style by style and colour by colour.
#[derive(Clone, Debug)]
pub struct Sheet {
    name: Clean,
    about: Clean,
    progress: bool,
    palette: Vec<(String, Color)>,
    patches: [Option<Patch>; Ink::ALL.len()],
}

/// What is said of one ink.
#[derive(Clone, Debug, Default)]
struct Patch {
    foreground: Option<Hue>,
    background: Option<Ground>,
    attributes: Attributes,
}

/// A background, or that there is to be none.
#[derive(Clone, Debug)]
enum Ground {
    None,
    Hue(Hue),
}

/// A colour, or a name that the palette may still change.
#[derive(Clone, Debug)]
enum Hue {
    Name(String),
    Color(Color),
}

impl Default for Sheet {
    fn default() -> Self {
        let mut sheet = Self {
            name: Clean::default(),
            about: Clean::default(),
            progress: true,
            palette: Vec::new(),
            patches: [const { None }; Ink::ALL.len()],
        };
        // Stripes are for the themes that ask for them.
        *sheet.patch_mut(Ink::Stripe) = Patch::default();
        // What is scanned does not depend on anybody's taste.
        *sheet.patch_mut(Ink::Qr) = Patch {
            foreground: Some(Hue::Color(Color::Rgb(0, 0, 0))),
            background: Some(Ground::Hue(Hue::Color(Color::Rgb(255, 255, 255)))),
            attributes: Attributes::empty(),
        };
        sheet
    }
}

impl Sheet {
    /// The same under another name, with other words about it.
    pub(super) fn called(self, name: Clean, about: Clean) -> Self {
        Self {
            name,
            about,
            ..self
        }
    }

    /// Takes over what `looks`, which stands in `source`, says. Returns what in it means nothing;
    /// that is left out.
    pub fn change(&mut self, looks: &Looks, source: &str) -> Vec<Finding> {
        let mut flaws = Flaws::new(source);
        if let Some(progress) = looks.progress {
            self.progress = progress;
        }
        let mut new = Vec::new();
        for (name, paint) in &looks.palette {
            let Some(color) = self
                .read(paint, &mut flaws)
                .and_then(|hue| self.color(&hue))
            else {
                continue;
            };
            let known = self
                .palette
                .iter_mut()
                .find(|(known, _)| known == name.value.as_str());
            if let Some((_, known)) = known {
                *known = color;
            } else {
                self.palette.push((name.value.to_string(), color));
                new.push(name);
            }
        }
        for (name, dress) in &looks.styles {
            match Ink::ALL
                .into_iter()
                .find(|ink| ink.name() == name.value.as_str())
            {
                Some(Ink::Stripe) => self.lay(Ink::Stripe, name, dress, &mut flaws),
                Some(ink) => self.dress(ink, dress, &mut flaws),
                None => flaws.unknown_style(name),
            }
        }
        for name in new {
            if !self.uses(name.value.as_str(), looks) {
                flaws.unused_color(name, self.names());
            }
        }
        flaws.finish()
    }

    /// The theme as it is now.
    pub fn theme(&self) -> Theme {
        let mut theme = Theme {
            name: self.name.to_string(),
            about: self.about.to_string(),
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
            let foreground = patch.foreground.as_ref().and_then(|hue| self.color(hue));
            *theme.style_mut(ink) = Style {
                foreground: foreground.unwrap_or(unsaid.foreground),
                background: match &patch.background {
                    Some(Ground::Hue(hue)) => self.color(hue),
                    Some(Ground::None) => None,
                    None => unsaid.background,
                },
                attributes: patch.attributes,
            };
        }
        theme
    }

    /// The inks of which it would have to say something, and does not.
    pub(super) fn missing(&self) -> impl Iterator<Item = Ink> {
        Ink::ALL
            .into_iter()
            .filter(|ink| ink.kind_of().is_none() && self.patch(*ink).is_none())
    }

    /// The names of its colours, in the order in which they were first given.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.palette.iter().map(|(name, _)| name.as_str())
    }

    fn dress(&mut self, ink: Ink, dress: &Dress, flaws: &mut Flaws<'_>) {
        let foreground = dress.fg.as_ref().and_then(|paint| self.read(paint, flaws));
        self.ground(ink, dress, flaws);
        let patch = self.patch_mut(ink);
        if foreground.is_some() {
            patch.foreground = foreground;
        }
        for (attribute, on) in &dress.attributes {
            patch.attributes.set(attributes(*attribute), *on);
        }
    }

    /// Gives an ink in which nothing is written the background that `dress` says. The rest of it
    /// means nothing.
    fn lay(&mut self, ink: Ink, name: &Written<Clean>, dress: &Dress, flaws: &mut Flaws<'_>) {
        if dress.fg.is_some() || !dress.attributes.is_empty() {
            flaws.only_a_background(name);
        }
        self.ground(ink, dress, flaws);
    }

    fn ground(&mut self, ink: Ink, dress: &Dress, flaws: &mut Flaws<'_>) {
        let background = dress.bg.as_ref().and_then(|paint| match &paint.value {
            Paint::Word(word) if word.as_str() == "none" => Some(Ground::None),
            _ => self.read(paint, flaws).map(Ground::Hue),
        });
        if background.is_some() {
            self.patch_mut(ink).background = background;
        }
    }

    /// What a written colour means; reports one that means nothing.
    fn read(&self, paint: &Written<Paint>, flaws: &mut Flaws<'_>) -> Option<Hue> {
        let word = match &paint.value {
            Paint::Index(index) => return Some(Hue::Color(Color::Indexed(*index))),
            Paint::Word(word) => word.as_str(),
        };
        let hue = Hue::Name(word.to_owned());
        if self.color(&hue).is_none() {
            flaws.unknown_color(word, paint.span.clone(), self.names());
            return None;
        }
        Some(hue)
    }

    /// The colour that `hue` is now; the palette's names go before all others.
    fn color(&self, hue: &Hue) -> Option<Color> {
        let word = match hue {
            Hue::Name(word) => word,
            Hue::Color(color) => return Some(*color),
        };
        let own = self.palette.iter().find(|(name, _)| name == word);
        own.map(|(_, color)| *color)
            .or_else(|| Color::by_hex(word))
            .or_else(|| Color::by_name(word))
    }

    /// Whether a style, or another colour of `looks`, is of the colour `name`.
    fn uses(&self, name: &str, looks: &Looks) -> bool {
        let is_it = |hue: &Hue| matches!(hue, Hue::Name(word) if word == name);
        let mut patches = self.patches.iter().flatten();
        let in_styles = patches.any(|patch| {
            let background = match &patch.background {
                Some(Ground::Hue(hue)) => Some(hue),
                Some(Ground::None) | None => None,
            };
            patch.foreground.iter().chain(background).any(is_it)
        });
        let is_meant = |paint: &Paint| matches!(paint, Paint::Word(word) if word.as_str() == name);
        in_styles
            || looks
                .palette
                .iter()
                .any(|(_, paint)| is_meant(&paint.value))
    }

    fn patch(&self, ink: Ink) -> Option<&Patch> {
        self.patches.get(ink as usize).and_then(Option::as_ref)
    }

    #[expect(clippy::indexing_slicing, reason = "there is a place for every ink")]
    fn patch_mut(&mut self, ink: Ink) -> &mut Patch {
        self.patches[ink as usize].get_or_insert_default()
    }
}

fn attributes(attribute: Attribute) -> Attributes {
    match attribute {
        Attribute::Bold => Attributes::BOLD,
        Attribute::Dim => Attributes::DIM,
        Attribute::Italic => Attributes::ITALIC,
        Attribute::Underline => Attributes::UNDERLINE,
        Attribute::Reverse => Attributes::REVERSE,
        Attribute::Struck => Attributes::STRUCK,
    }
}
