//! Fewer colours: the nearest that a terminal has, without losing what they are there for.
//!
//! Nearest is measured in Oklab, with hue and chroma counted double: a grey that turns blue is
//! further off than one that turns a little lighter. Sixteen colours are all vivid, or grey: there a
//! hue becomes the nearest hue, however pale it was. Glyphs take the nearest colour that still stands
//! out from what they stand on, as it has become.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::color::Rgb;
use super::contrast::{contrast, linear};
use super::{Attributes, Color, Depth, Ink, Style, Theme};

impl Theme {
    /// The same theme with no colour beyond `depth`. Where a colour's meaning would go with it,
    /// bold, underline and reverse stand in.
    #[must_use]
    pub fn reduced(&self, depth: Depth) -> Self {
        match depth {
            Depth::True => self.clone(),
            Depth::Indexed => self.recolored(&Palette::new(16..=255, 255)),
            // Bright backgrounds blink on some consoles, and are missing on others.
            Depth::Sixteen => self.recolored(&Palette::new(0..=15, 7)),
            Depth::None => self.colorless(),
        }
    }

    fn recolored(&self, palette: &Palette) -> Self {
        let mut theme = self.clone();
        for style in &mut theme.styles {
            style.background = style.background.map(|color| palette.ground(color));
        }
        for ink in Ink::ALL {
            let contrast = self.contrast_of(ink).unwrap_or(1.0);
            let needed = contrast.min(ink.needed_contrast());
            let grounds: Vec<Color> = theme.grounds(ink).map(|(_, color)| color).collect();
            let glyphs = palette.glyphs(self.style(ink).foreground, &grounds, needed);
            theme.style_mut(ink).foreground = glyphs;
        }
        if palette.is_small() {
            // Kinds of code are many, and hues are few.
            for ink in [Ink::CodeKeyword, Ink::CodeComment] {
                theme.style_mut(ink).attributes |= in_place_of_color(ink);
            }
        }
        let screen = theme.style(Ink::Body).background;
        for ink in [Ink::Marked, Ink::Selected, Ink::Match] {
            if self.style(ink).background.is_some() && theme.style(ink).background == screen {
                theme.style_mut(ink).attributes |= in_place_of_color(ink);
            }
        }
        theme
    }

    fn colorless(&self) -> Self {
        let mut theme = self.clone();
        for ink in Ink::ALL {
            let attributes = self.style(ink).attributes | in_place_of_color(ink);
            *theme.style_mut(ink) = Style {
                attributes,
                ..Style::default()
            };
        }
        theme
    }

    /// The least contrast that `ink` has on anything it can stand on, where that can be measured.
    fn contrast_of(&self, ink: Ink) -> Option<f64> {
        let glyphs = self.style(ink).foreground.rgb()?;
        self.grounds(ink)
            .filter_map(|(_, ground)| ground.rgb())
            .map(|ground| contrast(glyphs, ground))
            .reduce(f64::min)
    }
}

/// Finds the nearest of the colours that a terminal has, for pictures: many colours, many of them
/// alike.
pub struct Nearest {
    palette: Option<Palette>,
    known: HashMap<(u8, u8, u8), Color>,
}

impl Nearest {
    /// Finds colours of `depth`. Without colours there is nothing to find: any is what it was.
    pub fn new(depth: Depth) -> Self {
        Self {
            palette: match depth {
                Depth::True | Depth::None => None,
                Depth::Indexed => Some(Palette::new(16..=255, 255)),
                Depth::Sixteen => Some(Palette::new(0..=15, 7)),
            },
            known: HashMap::new(),
        }
    }

    /// The colour nearest to this.
    pub fn find(&mut self, (red, green, blue): (u8, u8, u8)) -> Color {
        let color = Color::Rgb(red, green, blue);
        let Some(palette) = &self.palette else {
            return color;
        };
        *self
            .known
            .entry((red, green, blue))
            .or_insert_with(|| palette.ground(color))
    }
}

/// What makes an ink known where there are no colours.
fn in_place_of_color(ink: Ink) -> Attributes {
    match ink {
        Ink::Title
        | Ink::TableHeader
        | Ink::PanelTitle
        | Ink::Question
        | Ink::Warning
        | Ink::Good
        | Ink::CodeKeyword => Attributes::BOLD,
        Ink::Marked => Attributes::BOLD | Attributes::UNDERLINE,
        Ink::Link => Attributes::UNDERLINE,
        Ink::Selected | Ink::Match | Ink::Qr => Attributes::REVERSE,
        Ink::Dim | Ink::Rest => Attributes::DIM,
        Ink::CodeComment => Attributes::ITALIC,
        Ink::Body
        | Ink::Accent
        | Ink::Code
        | Ink::CodeString
        | Ink::CodeNumber
        | Ink::CodeFunction
        | Ink::CodeType
        | Ink::CodePunctuation
        | Ink::Quote
        | Ink::Stripe
        | Ink::Panel
        | Ink::Status => Attributes::empty(),
    }
}

/// Colours of less chroma look grey.
const GREYISH: f64 = 0.04;

/// About the chroma of the colours that are vivid in most terminals.
const VIVID: f64 = 0.15;

/// The colours that a terminal has, measured.
struct Palette {
    colors: Vec<Measured>,
    /// The last index that it has.
    last: u8,
    /// The last index that can stand behind glyphs.
    last_ground: u8,
}

struct Measured {
    index: u8,
    rgb: Rgb,
    lab: [f64; 3],
}

impl Palette {
    fn new(indices: RangeInclusive<u8>, last_ground: u8) -> Self {
        let last = *indices.end();
        let measure = |index| {
            let rgb = Color::Indexed(index).rgb()?;
            Some(Measured {
                index,
                rgb,
                lab: oklab(rgb),
            })
        };
        Self {
            colors: indices.filter_map(measure).collect(),
            last,
            last_ground,
        }
    }

    /// Whether many colours become one.
    fn is_small(&self) -> bool {
        self.last < 16
    }

    fn has(&self, color: Color) -> bool {
        match color {
            Color::Default => true,
            Color::Indexed(index) => index <= self.last,
            Color::Rgb(..) => false,
        }
    }

    /// The nearest colour for a background.
    fn ground(&self, color: Color) -> Color {
        let Some(rgb) = color.rgb().filter(|_| !self.has(color)) else {
            return color;
        };
        let lab = oklab(rgb);
        self.colors
            .iter()
            .filter(|measured| measured.index <= self.last_ground)
            .min_by(|a, b| distance(a.lab, lab).total_cmp(&distance(b.lab, lab)))
            .map_or(color, |measured| Color::Indexed(measured.index))
    }

    /// The nearest colour for glyphs that has the contrast `needed` on all of `grounds`; where
    /// none has, the one with the most.
    fn glyphs(&self, color: Color, grounds: &[Color], needed: f64) -> Color {
        let Some(rgb) = color.rgb() else { return color };
        if self.has(color) && !grounds.contains(&color) {
            return color;
        }
        let lab = oklab(rgb);
        let grounds: Vec<Rgb> = grounds.iter().filter_map(|ground| ground.rgb()).collect();
        // Short of what is needed comes first; then, where colours are few, a hue that would
        // turn grey; then distance.
        let hue = self.is_small() && chroma(lab) > GREYISH;
        let rank = |measured: &Measured| {
            let least = grounds
                .iter()
                .map(|on| contrast(measured.rgb, *on))
                .fold(21.0, f64::min);
            let grey = hue && chroma(measured.lab) < GREYISH;
            let distance = if hue {
                distance(vivid(measured.lab), vivid(lab))
            } else {
                distance(measured.lab, lab)
            };
            [
                (needed - least).max(0.0),
                f64::from(u8::from(grey)),
                distance,
            ]
        };
        self.colors
            .iter()
            .map(|measured| (rank(measured), measured.index))
            .min_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(Ordering::Equal))
            .map_or(color, |(_, index)| Color::Indexed(index))
    }
}

/// The square of how different two colours look, with a and b counted double.
fn distance(one: [f64; 3], other: [f64; 3]) -> f64 {
    let weights = [1.0, 2.0, 2.0];
    one.iter()
        .zip(other)
        .zip(weights)
        .map(|((a, b), weight)| (weight * (a - b)).powi(2))
        .sum()
}

/// A colour of the same lightness and hue that is as vivid as the terminal's own are.
fn vivid(lab: [f64; 3]) -> [f64; 3] {
    let [lightness, a, b] = lab;
    let more = VIVID / chroma(lab).max(f64::EPSILON);
    [lightness, a * more, b * more]
}

/// How far a colour is from grey.
fn chroma([_, a, b]: [f64; 3]) -> f64 {
    a.hypot(b)
}

/// Björn Ottosson's Oklab: lightness 0 to 1, then green to red and blue to yellow.
fn oklab((red, green, blue): Rgb) -> [f64; 3] {
    oklab_of_light([linear(red), linear(green), linear(blue)])
}

/// The same of amounts of red, green and blue light, each 0 to 1.
pub(super) fn oklab_of_light(light: [f64; 3]) -> [f64; 3] {
    let cones = [
        dot([0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9], light).cbrt(),
        dot([0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6], light).cbrt(),
        dot([0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5], light).cbrt(),
    ];
    [
        dot([0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8], cones),
        dot([1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9], cones),
        dot([0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0], cones),
    ]
}

fn dot(row: [f64; 3], column: [f64; 3]) -> f64 {
    row.iter().zip(column).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests;
