//! Text whose lines stay as they are: what does not fit is cut, with a mark that says so.

use super::Context;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};
use crate::text::{Clean, clip};
use crate::theme::Ink;

/// Stands at the end of a line that goes on.
const CUT: &str = "›";

pub(super) fn lay_out(text: &Clean, context: Context) -> Piece {
    let (left, width) = context.field.room_for_all(wanted(text));
    let rows: Vec<Row> = text
        .as_str()
        .trim_end()
        .lines()
        .map(|line| {
            let mut row = Row::default();
            put_line(&mut row, left, line, Tint::default(), width);
            row
        })
        .collect();
    rows.into()
}

/// The columns that the longest line takes.
pub(super) fn wanted(text: &Clean) -> u16 {
    text.as_str().lines().map(columns).max().unwrap_or(0)
}

/// Adds `line` to `row` at column `left`, cut to `width` columns.
pub(super) fn put_line(row: &mut Row, left: u16, line: &str, tint: Tint, width: u16) {
    if columns(line) <= width {
        row.put(left, line, tint);
    } else if width > 0 {
        // Half of a wide character may have been left over.
        let kept = clip(line, usize::from(width) - 1);
        let blank = " ".repeat(usize::from(width - 1 - columns(kept)));
        row.put(left, format!("{kept}{blank}"), tint);
        row.put(left + width - 1, CUT, Tint::of(Ink::Accent));
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Block;
    use crate::layout::samples::alone;

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
