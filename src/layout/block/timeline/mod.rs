//! What happened when, along a line: from left to right where all of it fits so, else from top to
//! bottom.

mod across;
mod down;

use across::Across;
use down::Down;

use super::{Context, Pictures};
use crate::deck::{Align, Milestone, Reveal, Timeline};
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::steps::Steps;
use crate::layout::{Room, Tint};
use crate::theme::Ink;

const MARK: &str = "●";

pub(super) fn lay_out(timeline: &Timeline, context: Context<'_>, steps: &mut Steps) -> Piece {
    let (_, width) = context
        .field
        .room_for(across::wanted(timeline.milestones.len()));
    let (Pictures::AtMost(rows) | Pictures::Exactly(rows)) = context.pictures;
    let across = (context.room >= Room::Normal)
        .then(|| Across::of(timeline, width, rows.into()))
        .flatten();
    let down = Down::of(timeline, context.field.width);

    let mut piece = Piece::default();
    for (index, milestone) in timeline.milestones.iter().enumerate() {
        let is_last = index + 1 == timeline.milestones.len();
        let mut moment = match across {
            Some(across) => across.set(milestone, index, is_last),
            None => down.set(milestone, is_last, context.item_gap()),
        };
        if timeline.reveal == Reveal::Bullets {
            let number = steps.next();
            steps.admit(&mut moment, number);
        }
        if across.is_some() {
            piece.beside(moment);
        } else {
            piece.below(moment);
        }
    }
    if timeline.reveal == Reveal::Bullets {
        steps.end_list();
    }
    piece
}

/// A moment's date, aligned in `width` columns. Empty where it has none.
fn when(milestone: &Milestone, align: Align, width: u16) -> Piece {
    if milestone.when.is_blank() {
        return Piece::default();
    }
    let lines = Lines::verbatim(milestone.when.as_str(), width);
    lines.set_aligned(Tint::bold(Ink::Body), align, width)
}

#[cfg(test)]
mod tests;
