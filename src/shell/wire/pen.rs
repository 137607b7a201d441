//! Select Graphic Rendition: the shortest way from one look to the next.

use std::io::Write as _;

use super::look::Look;
use crate::theme::{Attributes, Color};

/// Each attribute, what turns it on, and what turns it off. Bold and dim go out together.
const SWITCHES: [(Attributes, u8, u8); 6] = [
    (Attributes::BOLD, 1, 22),
    (Attributes::DIM, 2, 22),
    (Attributes::ITALIC, 3, 23),
    (Attributes::UNDERLINE, 4, 24),
    (Attributes::REVERSE, 7, 27),
    (Attributes::STRUCK, 9, 29),
];
const INTENSITY: Attributes = Attributes::BOLD.union(Attributes::DIM);

/// Writes what brings a terminal from the look `from`, which may be unknown, to `to`.
pub(super) fn change(from: Option<Look>, to: Look, out: &mut Vec<u8>) {
    let mut anew = Parameters::default();
    if to != Look::default() {
        anew.push(0);
        anew.say(Look::default(), to);
    }
    let best = match from {
        Some(from) if from == to => return,
        Some(from) => {
            let mut step = Parameters::default();
            step.say(from, to);
            if step.0.len() <= anew.0.len() && !step.0.is_empty() {
                step
            } else {
                anew
            }
        }
        None => anew,
    };
    out.extend_from_slice(b"\x1b[");
    out.extend_from_slice(&best.0);
    out.push(b'm');
}

#[derive(Default)]
struct Parameters(Vec<u8>);

impl Parameters {
    fn push(&mut self, parameter: u8) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        // Writing to a vector cannot fail.
        let _ = write!(self.0, "{parameter}");
    }

    fn say(&mut self, from: Look, to: Look) {
        let gone = from.attributes - to.attributes;
        let mut have = from.attributes - gone;
        if gone.intersects(INTENSITY) {
            have -= INTENSITY;
        }
        let mut last = 0;
        for (attribute, _, off) in SWITCHES {
            if gone.contains(attribute) && off != last {
                self.push(off);
                last = off;
            }
        }
        for (attribute, on, _) in SWITCHES {
            if (to.attributes - have).contains(attribute) {
                self.push(on);
            }
        }
        if from.foreground != to.foreground {
            self.color(to.foreground, 30);
        }
        if from.background != to.background {
            self.color(to.background, 40);
        }
    }

    /// `base` is 30 for the foreground, 40 for the background.
    fn color(&mut self, color: Color, base: u8) {
        match color {
            Color::Default => self.push(base + 9),
            Color::Indexed(index @ 0..8) => self.push(base + index),
            Color::Indexed(index @ 8..16) => self.push(base + 60 + index - 8),
            Color::Indexed(index) => {
                for parameter in [base + 8, 5, index] {
                    self.push(parameter);
                }
            }
            Color::Rgb(red, green, blue) => {
                for parameter in [base + 8, 2, red, green, blue] {
                    self.push(parameter);
                }
            }
        }
    }
}
