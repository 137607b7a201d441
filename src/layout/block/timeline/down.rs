//! A line from top to bottom, with dates at its left and what happened at its right.

use super::{MARK, when};
use crate::deck::{Align, Milestone, Timeline};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::prose;
use crate::layout::{Row, Tint};
use crate::theme::Ink;

const LINE: &str = "│";

/// Where the line stands, and the texts beside it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Down {
    /// The columns for `when`, at the line's left; 0 when it stands above `what`.
    when: u16,
    line: u16,
    what: u16,
    width: u16,
}

impl Down {
    pub(super) fn of(timeline: &Timeline, width: u16) -> Self {
        let widest = timeline
            .milestones
            .iter()
            .map(|milestone| columns(milestone.when.as_str()))
            .max()
            .unwrap_or(0);
        match width {
            0..8 => Self {
                when: 0,
                line: 0,
                what: 0,
                width,
            },
            8..30 => Self {
                when: 0,
                line: 0,
                what: 2,
                width,
            },
            30..50 => Self::beside(widest.min(width / 3), 1, width),
            _ => Self::beside(widest.min(width / 3), 2, width),
        }
    }

    fn beside(when: u16, gap: u16, width: u16) -> Self {
        let line = if when == 0 { 0 } else { when + gap };
        Self {
            when,
            line,
            what: line + 1 + gap,
            width,
        }
    }

    /// A moment, and `gap` rows of the line that leads to the next.
    pub(super) fn set(self, milestone: &Milestone, is_last: bool, gap: usize) -> Piece {
        let what = prose(&milestone.what, Tint::default(), self.width - self.what);
        let is_beside = self.when > 0;
        let width = if is_beside {
            self.when
        } else {
            self.width - self.what
        };
        let align = if is_beside { Align::Right } else { Align::Left };
        let mut when = when(milestone, align, width);
        let mut piece = if is_beside {
            let height = what.height().max(when.height());
            when.beside(self.drawn(height, is_last));
            when.beside(what.indented(self.what));
            when
        } else {
            when.below(what);
            let mut piece = self.drawn(when.height(), is_last);
            piece.beside(when.indented(self.what));
            piece
        };
        if !is_last {
            // The line goes on; it belongs to the moment above, so that it leads to what is still
            // to come.
            for _ in 0..gap {
                piece.push(self.line());
            }
        }
        piece
    }

    /// The line beside a milestone of `height` rows.
    fn drawn(self, height: usize, is_last: bool) -> Piece {
        if self.what == 0 {
            return vec![Row::default(); height].into();
        }
        let mut rows = vec![if is_last { Row::default() } else { self.line() }; height];
        if let Some(first) = rows.first_mut() {
            *first = Row::of(self.line, MARK, Tint::of(Ink::Accent));
        }
        rows.into()
    }

    fn line(self) -> Row {
        if self.what == 0 {
            Row::default()
        } else {
            Row::of(self.line, LINE, Tint::of(Ink::Dim))
        }
    }
}
