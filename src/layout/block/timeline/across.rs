//! A line from left to right, with texts below it, or above and below it by turns.

use super::{MARK, when};
use crate::deck::{Align, Milestone, Timeline};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Row, Tint};
use crate::text::plain;
use crate::theme::Ink;

const LINE: &str = "─";

/// The columns between two texts.
const BETWEEN: u16 = 2;

/// The most rows of a text: longer ones read better beside a line from top to bottom.
const LINES: usize = 3;

/// The columns from one mark to the next: with fewer the line is too crowded, and with more it
/// falls apart.
const NARROWEST: u16 = 10;
const WIDEST: u16 = 30;

/// The columns in which `count` moments stand well.
pub(super) fn wanted(count: usize) -> u16 {
    u16::try_from(count.saturating_mul(24)).unwrap_or(u16::MAX)
}

/// Where the moments stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Across {
    /// The columns from one mark to the next.
    slot: u16,
    /// How many slots a text may have: two, where the next one stands on the other side.
    slots: u16,
    /// The rows above the line, and below it.
    above: usize,
    below: usize,
}

impl Across {
    /// None where the moments do not fit into `width` columns and `rows` rows.
    pub(super) fn of(timeline: &Timeline, width: u16, rows: usize) -> Option<Self> {
        let count = u16::try_from(timeline.milestones.len()).ok()?;
        if count < 2 {
            return None;
        }
        // A date above the line, or two sides for everything; the last text has its room as well.
        let sides = [(1, width / count), (2, width / (count + 1))];
        sides
            .into_iter()
            .find_map(|(slots, slot)| Self::fitted(timeline, slot.min(WIDEST), slots))
            .filter(|across| across.above + 1 + across.below <= rows)
    }

    fn fitted(timeline: &Timeline, slot: u16, slots: u16) -> Option<Self> {
        if slot < NARROWEST {
            return None;
        }
        let mut across = Self {
            slot,
            slots,
            above: usize::from(slots == 1),
            below: 0,
        };
        let width = across.text_width();
        for (index, milestone) in timeline.milestones.iter().enumerate() {
            let what = plain(&milestone.what);
            let longest = what.split_whitespace().map(columns).max().unwrap_or(0);
            let lines = Lines::of(&milestone.what, width).count();
            if longest > width || lines > LINES || columns(milestone.when.as_str()) > width {
                return None;
            }
            if slots == 1 {
                across.below = across.below.max(lines);
            } else if across.is_above(index) {
                across.above = across.above.max(lines + 1);
            } else {
                across.below = across.below.max(lines + 1);
            }
        }
        Some(across)
    }

    fn text_width(self) -> u16 {
        self.slot * self.slots - BETWEEN
    }

    /// Whether the text of this moment stands above the line.
    fn is_above(self, index: usize) -> bool {
        self.slots > 1 && index.is_multiple_of(2)
    }

    /// A moment in its place, with the line that leads to the next.
    pub(super) fn set(self, milestone: &Milestone, index: usize, is_last: bool) -> Piece {
        let width = self.text_width();
        let (date, what) = (
            when(milestone, Align::Left, width),
            prose(&milestone.what, Tint::default(), width),
        );
        let mut line = Row::of(0, MARK, Tint::of(Ink::Accent));
        if !is_last {
            let length = usize::from(self.slot - 1);
            line.put(1, LINE.repeat(length), Tint::of(Ink::Dim));
        }
        let (over, under) = if self.slots == 1 {
            (date, what)
        } else if self.is_above(index) {
            let mut text = what;
            text.below(date);
            (text, Piece::default())
        } else {
            let mut text = date;
            text.below(what);
            (Piece::default(), text)
        };
        let mut piece = Piece::default();
        piece.space(self.above.saturating_sub(over.height()));
        piece.below(over);
        piece.push(line);
        piece.below(under);
        piece.space((self.above + 1 + self.below).saturating_sub(piece.height()));
        let left = u16::try_from(index).unwrap_or(0).saturating_mul(self.slot);
        piece.indented(left)
    }
}
