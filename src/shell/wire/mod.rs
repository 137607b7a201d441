//! Two screens in, few bytes out: what turns the one a terminal shows into the next.
//!
//! It must not know where the bytes go. Each frame starts from what the screen shows, and from a look that
//! the terminal was told to keep: cursor and colours are set anew, so that another program's line in
//! between does no lasting harm.
//!
//! Both screens are read once, into what is quick to compare: a `sheet` has a `spot` for each column, with its
//! `look` and its `text` as numbers. There are many ways from one to the other. `change` is what may be done
//! before anything is written (rows that moved, a part that is blank first). `stretch` and `run` divide a row
//! into what looks alike and what is new, `plan` says what of it has to be written, and `plans` which changes
//! that makes promising; `order` says when, and `line` finds the way there, for which `pen` sets the look. What
//! comes out is counted, and the shortest is taken. A frame ends with no link open, and nothing is erased, moved
//! or kept while one is.

mod abilities;
mod change;
mod line;
mod link;
mod look;
mod number;
mod order;
mod pen;
mod plan;
mod plans;
mod print;
mod run;
mod sheet;
mod spot;
mod stretch;
mod text;

#[cfg(test)]
mod tests;

use std::mem;

use ratatui::buffer::Buffer;

pub use abilities::Abilities;
use change::{Change, Screens};
use line::Line;
pub(super) use link::CLOSE as CLOSE_LINK;
use look::Look;
use plan::Step;
use plans::Plans;
pub use print::{ansi, plain};
pub use spot::{cover, is_covered};

use crate::view::Links;

/// What takes up again the look that a terminal keeps.
pub(super) const RESTORE: &[u8] = b"\x1b8";

/// What a terminal keeps from one frame to the next besides what it shows: a look, and a place of the
/// cursor, that it takes up again when it is told to, whatever was done to them meanwhile.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept(Option<Pose>);

/// How a terminal is about to write.
#[derive(Clone, Copy, Debug)]
struct Pose {
    look: Look,
    row: u16,
    column: u16,
}

/// Writes to `out` what makes a terminal with these abilities that shows `shown` show `next`: nothing,
/// when they look the same. When `shown` is unknown, or of another size, everything is painted.
///
/// The terminal is taken to be one that does not wrap at the last column, as
/// [`present`](super::present) leaves it, or that waits with that until there is something to write.
pub fn encode(abilities: Abilities, shown: Option<&Buffer>, next: &Buffer, out: &mut Vec<u8>) {
    let abilities = abilities - Abilities::RESTORES - Abilities::LINKS;
    let (kept, links) = (&mut Kept::default(), &Links::default());
    encode_after(kept, abilities, links, shown, next, out);
}

/// [`encode`] for a terminal that keeps what an earlier frame had it keep: nothing before the first, or
/// after its window was another size. Where the links of both screens lead is said by `links`.
pub fn encode_after(
    kept: &mut Kept,
    abilities: Abilities,
    links: &Links,
    shown: Option<&Buffer>,
    next: &Buffer,
    out: &mut Vec<u8>,
) {
    if next.area.is_empty() {
        return;
    }
    let shown = shown.filter(|shown| shown.area == next.area);
    if shown.is_none() {
        *kept = Kept::default();
    }
    let are_shown = abilities.contains(Abilities::LINKS) && !links.is_empty();
    let links = are_shown.then_some(links);
    let Some(screens) = Screens::new(shown, next, links) else {
        return;
    };
    let mut plans = Plans::of(&screens, abilities);
    let held = kept.0.map(|pose| pose.look);
    let mut trial = Vec::new();
    let mut write = |change: Change, steps: &[Step], best: &mut Option<(Vec<u8>, Kept)>| {
        // Where both are as good nothing is erased that shows again.
        let is_calm = change == Change::None;
        let limit = best
            .as_ref()
            .map_or(usize::MAX, |(best, _)| best.len() + usize::from(is_calm));
        let mut line = Line::new(mem::take(&mut trial), abilities, *kept, &screens);
        if let Some(first) = change.look().or(steps.first().map(|step| step.look)) {
            line.begin(first);
        }
        change.write(&mut line);
        let is_best = line.take(steps, limit);
        let (bytes, kept) = line.finish();
        if is_best {
            let worse = best.replace((bytes, kept));
            trial = worse.map(|(bytes, _)| bytes).unwrap_or_default();
        } else {
            trial = bytes;
        }
    };
    let mut best = None;
    let mut in_rows = Vec::new();
    for change in plans.changes() {
        let steps = plans.steps(change);
        let by_look = order::by_look(&steps, held, |row| screens.next.is_uncertain(row));
        write(change, by_look.as_ref().unwrap_or(&steps), &mut best);
        in_rows.extend(by_look.map(|_| (change, steps)));
    }
    for (change, steps) in in_rows {
        let least = order::colors(&steps) + Line::least(abilities, &steps);
        if best.as_ref().is_some_and(|(best, _)| least < best.len()) {
            write(change, &steps, &mut best);
        }
    }
    if let Some((bytes, left)) = best {
        out.extend(bytes);
        *kept = left;
    }
}
