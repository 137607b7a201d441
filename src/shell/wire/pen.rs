//! Select Graphic Rendition: the shortest way from one look to the next.

use super::look::Look;
use super::{link, number};
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
/// More parameters than two colours and all switches take.
const MOST: usize = 24;

/// Writes what brings a terminal from the look `from`, which may be unknown, to `to`. Links are left out.
pub(super) fn change(from: Option<Look>, to: Look, out: &mut Vec<u8>) {
    let (from, to) = (from.map(Look::unlinked), to.unlinked());
    if from == Some(to) {
        return;
    }
    out.extend_from_slice(b"\x1b[");
    shortest(from, to).write(out);
    out.push(b'm');
}

/// The bytes of the change, or a few less where a link is opened.
pub(super) fn cost(from: Look, to: Look) -> usize {
    if from == to {
        return 0;
    }
    let link = link::least(from.link(), to.link());
    let (from, to) = (from.unlinked(), to.unlinked());
    if from == to {
        link
    } else {
        link + 3 + shortest(Some(from), to).length
    }
}

/// The bytes of setting a look where nothing is known, without its link.
pub(super) fn cost_anew(to: Look) -> usize {
    3 + shortest(None, to).length
}

fn shortest(from: Option<Look>, to: Look) -> Parameters {
    let mut step = Parameters::default();
    if let Some(from) = from {
        step.say(from, to);
        if !loses(from, to) {
            return step;
        }
    }
    let mut anew = Parameters::default();
    if to != Look::default() {
        anew.push(0);
        anew.say(Look::default(), to);
    }
    if step.length <= anew.length && step.count > 0 {
        step
    } else {
        anew
    }
}

/// Whether something goes that is gone as well when all is said anew.
fn loses(from: Look, to: Look) -> bool {
    let is_own = |from: Color, to: Color| from != to && to == Color::Default;
    !(from.attributes() - to.attributes()).is_empty()
        || is_own(from.foreground(), to.foreground())
        || is_own(from.background(), to.background())
}

/// The numbers of a sequence.
#[derive(Default)]
struct Parameters {
    numbers: [u8; MOST],
    count: usize,
    /// The bytes that they take, with what parts them.
    length: usize,
}

impl Parameters {
    fn push(&mut self, parameter: u8) {
        if let Some(free) = self.numbers.get_mut(self.count) {
            *free = parameter;
            self.length += usize::from(self.count > 0) + number::digits(parameter.into());
            self.count += 1;
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        for (at, parameter) in self.numbers.iter().take(self.count).enumerate() {
            if at > 0 {
                out.push(b';');
            }
            number::write(u16::from(*parameter), out);
        }
    }

    fn say(&mut self, from: Look, to: Look) {
        if from.attributes() != to.attributes() {
            self.switch(from.attributes(), to.attributes());
        }
        if from.foreground() != to.foreground() {
            self.color(to.foreground(), 30);
        }
        if from.background() != to.background() {
            self.color(to.background(), 40);
        }
    }

    fn switch(&mut self, from: Attributes, to: Attributes) {
        let gone = from - to;
        let mut have = from - gone;
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
            if (to - have).contains(attribute) {
                self.push(on);
            }
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
