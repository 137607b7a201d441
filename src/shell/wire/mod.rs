//! Two screens in, few bytes out: what turns the one a terminal shows into the next.
//!
//! It must not know where the bytes go. Each frame starts from nothing but what the screen shows:
//! cursor and colours are set anew, so that another program's line in between does no lasting harm.
//!
//! There are many ways to the same screen. `change` looks for what is to be done before anything is
//! written (rows that moved, a part that is blank first), `plan` for what has to be written in each
//! row, `order` for when, and `line` for the way there. What comes out is counted, and the shortest
//! is taken.

mod abilities;
mod change;
mod line;
mod look;
mod order;
mod pen;
mod plan;
mod print;
mod sheet;
mod spot;

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;

pub use abilities::Abilities;
use change::Screens;
use line::Line;
use plan::{Planner, Step};
pub use print::{ansi, plain};
use sheet::Sheet;
pub(super) use spot::{cover, is_covered};

/// Writes to `out` what makes a terminal with these abilities that shows `shown` show `next`: nothing,
/// when they look the same. When `shown` is unknown, or of another size, everything is painted.
///
/// The terminal is taken to be one that does not wrap at the last column, as
/// [`present`](super::present) leaves it, or that waits with that until there is something to write.
pub fn encode(abilities: Abilities, shown: Option<&Buffer>, next: &Buffer, out: &mut Vec<u8>) {
    if next.area.is_empty() {
        return;
    }
    let shown = shown.filter(|shown| shown.area == next.area);
    if shown.is_some_and(|shown| shown.content == next.content) {
        return;
    }
    let sheet = Sheet::of(next);
    let before = shown.map(Sheet::of);
    let mut planner = Planner::new(abilities);
    let screens = Screens {
        before: before.as_ref(),
        next: &sheet,
    };
    let mut best: Option<Vec<u8>> = None;
    let mut consider = |bytes: Vec<u8>| {
        if best.as_ref().is_none_or(|best| bytes.len() < best.len()) {
            best = Some(bytes);
        }
    };
    for change in screens.changes(&mut planner) {
        let Some(mut steps) = screens.steps(change, &mut planner) else {
            continue;
        };
        let write = |steps: &[Step]| {
            let mut bytes = Vec::new();
            let mut line = Line::new(&mut bytes, abilities, &sheet);
            change.write(&mut line);
            line.take(steps);
            bytes
        };
        consider(write(&steps));
        if order::by_look(&mut steps, |row| screens.is_uncertain(row)) {
            consider(write(&steps));
        }
    }
    out.extend(best.unwrap_or_default());
}
