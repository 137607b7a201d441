//! Rows that hang under a mark.

use crate::layout::{Row, Span, Tint, paragraph};
use crate::text::{Clean, width};

/// `text` in `columns` columns behind `mark`; its further rows stand under its first word.
pub(super) fn hang(
    mark: &str,
    mark_tint: Tint,
    text: &Clean,
    tint: Tint,
    columns: u16,
) -> Vec<Row> {
    hang_rows(mark, mark_tint, columns, |columns| {
        paragraph(text, tint, columns)
    })
}

/// The rows that `set` makes of the columns that are left behind `mark`; all but the first stand
/// under its first word.
pub(super) fn hang_rows(
    mark: &str,
    mark_tint: Tint,
    columns: u16,
    set: impl FnOnce(u16) -> Vec<Row>,
) -> Vec<Row> {
    let indent = u16::try_from(width(mark))
        .unwrap_or(u16::MAX)
        .saturating_add(1);
    let mut rows = set(columns.saturating_sub(indent));
    for row in &mut rows {
        row.indent(indent);
    }
    if let Some(first) = rows.first_mut() {
        let mark = Span {
            column: 0,
            text: mark.to_owned(),
            tint: mark_tint,
            link: None,
        };
        first.spans.insert(0, mark);
    }
    rows
}

/// `text` in at most `columns` columns, in lines as even as can be.
pub(super) fn balance(text: &Clean, tint: Tint, columns: u16) -> Vec<Row> {
    let widest = paragraph(text, tint, columns);
    let lines = widest.len();
    // No line count can be kept in less than an even share of what there is.
    let all: u16 = widest
        .iter()
        .fold(0, |all, row| all.saturating_add(row.width()));
    let share = u16::try_from(usize::from(all).div_ceil(lines.max(1))).unwrap_or(columns);
    (share..columns)
        .map(|columns| paragraph(text, tint, columns))
        .find(|rows| rows.len() == lines)
        .unwrap_or(widest)
}

/// Moves `rows` to the middle of `columns` columns, each by itself.
pub(super) fn center(rows: &mut [Row], columns: u16) {
    for row in rows {
        row.indent(columns.saturating_sub(row.width()) / 2);
    }
}

/// Moves `rows` to the middle of `columns` columns, all alike.
pub(super) fn center_block(rows: &mut [Row], columns: u16) {
    let widest = rows.iter().map(Row::width).max().unwrap_or(0);
    for row in rows {
        row.indent(columns.saturating_sub(widest) / 2);
    }
}
