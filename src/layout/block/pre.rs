//! Text that is kept as it is: drawings, verses.

use super::Context;
use super::lines::Window;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::steps::Steps;
use crate::layout::{Row, Tint};
use crate::text::Clean;

pub(super) fn lay_out(text: &Clean, context: Context<'_>, steps: &mut Steps) -> Piece {
    let text = text.as_str().trim_end();
    let longest = text.lines().map(columns).max().unwrap_or(0);
    let (left, width) = context.field.room_for_all(longest);
    let window = Window::new(left, width, longest, context.shift);
    let row = |line| {
        let mut row = Row::default();
        window.put(&mut row, &[(line, Tint::default())]);
        row
    };
    let mut piece = Piece::from(text.lines().map(row).collect::<Vec<_>>());
    piece.list(steps.list(), window.hidden());
    piece
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::deck::Block;
    use crate::layout::samples::alone;
    use crate::text::Clean;

    const DIAGRAM: &str = "  ┌───────┐\n  │ team  ├──▶ brigade ──▶ commune\n  └───────┘\n";

    #[test]
    fn lines_stay_as_they_are_and_are_cut_where_they_do_not_fit() {
        assert_snapshot!(alone(Block::Pre(Clean::block(DIAGRAM)), 60), @"
        |    ┌───────┐
        |    │ team  ├──▶ brigade ──▶ commune
        |    └───────┘
        ");
        assert_snapshot!(alone(Block::Pre(Clean::block(DIAGRAM)), 26), @"
        |   ┌───────┐
        |   │ team  ├──▶ brigade ›
        |   └───────┘
        ");
        assert_snapshot!(alone(Block::Pre(Clean::block("大跃进大跃进")), 10), @"|大跃进大 ›");
    }
}
