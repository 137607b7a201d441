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

/// Writes what brings a terminal from the look `from`, which may be unknown, to `to`. Links are left out.
pub(super) fn change(from: Option<Look>, to: Look, out: &mut Vec<u8>) {
    let (from, to) = (from.map(Look::unlinked), to.unlinked());
    if from == Some(to) {
        return;
    }
    out.extend_from_slice(b"\x1b[");
    let mut has_some = false;
    let mut write = |parameter: u8| {
        if has_some {
            out.push(b';');
        }
        has_some = true;
        number::write(parameter.into(), out);
    };
    match shortest(from, to) {
        (Some(from), _) => say(from, to, &mut write),
        (None, _) => say_anew(to, &mut write),
    }
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
        link + 2 + shortest(Some(from), to).1
    }
}

/// The bytes of setting a look where nothing is known, without its link.
pub(super) fn cost_anew(to: Look) -> usize {
    2 + shortest(None, to).1
}

/// From where it takes the fewest parameters to say what is new, or nowhere if all is said anew; and the bytes
/// of these parameters, each with what parts it from the next or ends the sequence.
fn shortest(from: Option<Look>, to: Look) -> (Option<Look>, usize) {
    let mut step = 0;
    if let Some(from) = from {
        say(from, to, |parameter| step += length(parameter));
        if !loses(from, to) {
            return (Some(from), step);
        }
    }
    let mut anew = 0;
    say_anew(to, |parameter| anew += length(parameter));
    // Nothing at all is the end of the sequence by itself.
    let anew = anew.max(1);
    if step > 0 && step <= anew {
        (from, step)
    } else {
        (None, anew)
    }
}

/// The bytes of a parameter and what comes after it.
fn length(parameter: u8) -> usize {
    number::digits(parameter.into()) + 1
}

/// Whether something goes that is gone as well when all is said anew.
fn loses(from: Look, to: Look) -> bool {
    !(from.attributes() - to.attributes()).is_empty()
        || (to.foreground() == Color::Default && !from.has_ink_of(to))
        || (to.background() == Color::Default && !from.has_ground_of(to))
}

/// Says `to` from where nothing is known.
fn say_anew(to: Look, mut say_one: impl FnMut(u8)) {
    if to != Look::default() {
        say_one(0);
        say(Look::default(), to, say_one);
    }
}

/// Says what is new in `to`, parameter by parameter.
fn say(from: Look, to: Look, mut say_one: impl FnMut(u8)) {
    if from.attributes() != to.attributes() {
        switch(from.attributes(), to.attributes(), &mut say_one);
    }
    if !from.has_ink_of(to) {
        color(to.foreground(), 30, &mut say_one);
    }
    if !from.has_ground_of(to) {
        color(to.background(), 40, &mut say_one);
    }
}

fn switch(from: Attributes, to: Attributes, say_one: &mut impl FnMut(u8)) {
    let gone = from - to;
    let mut have = from - gone;
    if gone.intersects(INTENSITY) {
        have -= INTENSITY;
    }
    let mut last = 0;
    for (attribute, _, off) in SWITCHES {
        if gone.contains(attribute) && off != last {
            say_one(off);
            last = off;
        }
    }
    for (attribute, on, _) in SWITCHES {
        if (to - have).contains(attribute) {
            say_one(on);
        }
    }
}

/// `base` is 30 for the foreground, 40 for the background.
fn color(color: Color, base: u8, say_one: &mut impl FnMut(u8)) {
    match color {
        Color::Default => say_one(base + 9),
        Color::Indexed(index @ 0..8) => say_one(base + index),
        Color::Indexed(index @ 8..16) => say_one(base + 60 + index - 8),
        Color::Indexed(index) => {
            for parameter in [base + 8, 5, index] {
                say_one(parameter);
            }
        }
        Color::Rgb(red, green, blue) => {
            for parameter in [base + 8, 2, red, green, blue] {
                say_one(parameter);
            }
        }
    }
}
