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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::deck::Block;
    use crate::layout::samples::{page, sketch, text, untitled};

    #[test]
    fn a_rule_and_space_have_as_many_rows_as_they_say() {
        let slide = untitled(vec![
            text("one"),
            Block::Rule(1),
            text("two"),
            Block::Rule(2),
            text("three"),
            Block::Space(2),
            text("four"),
        ]);
        assert_snapshot!(sketch(&page(&slide, 52, 0).rows), @"
        |  one
        |
        |  ────────────────────────────────────────────────
        |
        |  two
        |
        |
        |  ────────────────────────────────────────────────
        |
        |
        |  three
        |
        |
        |
        |  four
        ");
        assert_snapshot!(sketch(&page(&slide, 20, 8).rows), @"
        | one
        | ──────────────────
        | two
        | ──────────────────
        | three
        | four
        ");
        assert_snapshot!(sketch(&page(&slide, 12, 4).rows), @"
        |one
        |two
        |three
        |four
        ");
    }
}
