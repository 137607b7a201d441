//! How well two colours can be told apart, and which of them meet in a theme.
//!
//! WCAG 2.2 asks 4.5:1 of text (1.4.3) and 3:1 of graphics that carry a meaning (1.4.11). Body
//! text is read longest, from furthest away, so 7:1 (1.4.6) is asked of it here. Two inks are only
//! ever lines: [`Ink::Panel`] draws boxes, whose names are [`Ink::PanelTitle`] and whose scroll
//! marks are [`Ink::Dim`], and [`Ink::Rest`] is what is left of a bar.

use super::color::Rgb;
use super::{Color, Ink, Theme};

/// Two colours that meet in a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The ink of the glyphs.
    pub ink: Ink,
    /// The ink whose background they stand on: their own, where it has one.
    pub on: Ink,
    /// The contrast that they have there.
    pub contrast: f64,
    /// The contrast that they need.
    pub needed: f64,
}

/// WCAG 2.2 contrast of two sRGB colours, from 1 to 21.
pub fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance((red, green, blue): Rgb) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// One sRGB channel as an amount of light, 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

impl Ink {
    /// The least contrast with which it should stand on a background.
    pub fn needed_contrast(self) -> f64 {
        match self {
            Self::Body => 7.0,
            _ if self.is_line() => 3.0,
            _ => 4.5,
        }
    }

    /// Whether no text is ever set in it.
    pub fn is_line(self) -> bool {
        matches!(self, Self::Panel | Self::Rest)
    }

    /// The inks, besides those of screen and boxes, whose backgrounds may lie under this one's
    /// glyphs: code stands in its box, with numbers and marks beside it; cells of a table, with
    /// their markup, on stripes; and anywhere something may be found.
    fn comes_upon(self) -> &'static [Self] {
        match self {
            Self::Dim | Self::Accent | Self::Panel | Self::PanelTitle => &[Self::Code],
            Self::Body | Self::Code | Self::Link | Self::Marked => &[Self::Stripe],
            Self::Match => &[Self::Code, Self::Stripe],
            _ => &[],
        }
    }
}

impl Theme {
    /// The inks whose backgrounds `ink` can stand on: its own, or else the screen's and, where
    /// they have one, those of boxes and of what else may lie under it. Markup that has a
    /// background brings its own glyphs' colour along with it, so no other pairs ever meet.
    pub(super) fn grounds(&self, ink: Ink) -> impl Iterator<Item = (Ink, Color)> {
        let background = move |ink: Ink| Some((ink, self.style(ink).background?));
        let own = background(ink);
        let screen = (
            Ink::Body,
            self.style(Ink::Body).background.unwrap_or_default(),
        );
        let others = [Ink::Panel].iter().chain(ink.comes_upon());
        // The backgrounds of screen and boxes are never drawn over others.
        let alone = own.is_some() && !matches!(ink, Ink::Body | Ink::Panel);
        let others = others.copied().filter(move |other| !alone && *other != ink);
        own.or(Some(screen))
            .into_iter()
            .chain(others.filter_map(background))
    }

    /// All pairs of colours that can meet, as far as they can be measured: the terminal's own
    /// colours cannot.
    pub fn pairs(&self) -> impl Iterator<Item = Pair> {
        let written = Ink::ALL.into_iter().filter(|ink| *ink != Ink::Stripe);
        written.flat_map(|ink| {
            let glyphs = self.style(ink).foreground.rgb();
            self.grounds(ink).filter_map(move |(on, ground)| {
                Some(Pair {
                    ink,
                    on,
                    contrast: contrast(glyphs?, ground.rgb()?),
                    needed: ink.needed_contrast(),
                })
            })
        })
    }

    /// Those of them that are harder to read than they should be.
    pub fn faint(&self) -> impl Iterator<Item = Pair> {
        self.pairs().filter(|pair| pair.contrast < pair.needed)
    }
}

#[cfg(test)]
mod tests;
