//! A line across.

use super::{Air, Context};
use crate::layout::piece::Piece;
use crate::layout::{Room, Row, Tint};
use crate::theme::Ink;

pub(super) fn lay_out(rows: u16, context: Context) -> Piece {
    let mut piece = Piece::default();
    if context.room == Room::Text {
        return piece;
    }
    let around = if context.air > Air::None {
        usize::from(rows.saturating_sub(1))
    } else {
        0
    };
    let line = "─".repeat(usize::from(context.field.width));
    piece.space(around);
    piece.push(Row::of(0, line, Tint::of(Ink::Dim)));
    piece.space(around);
    piece
}
