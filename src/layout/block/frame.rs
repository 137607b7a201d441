//! The rounded box round things that stand beside the text: code, remarks, pictures.

use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::{Row, Tint};
use crate::text::clip;
use crate::theme::Ink;

/// The narrowest width that a frame is worth its columns in.
pub(in crate::layout) const NARROWEST: u16 = 16;

/// The columns that a frame takes from what is in it.
pub(in crate::layout) const COLUMNS: u16 = 4;

/// A frame's lines.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct Edge<'a> {
    /// Stands in the top edge; may be empty.
    pub(in crate::layout) name: &'a str,
    pub(in crate::layout) name_tint: Tint,
    pub(in crate::layout) line_tint: Tint,
}

/// `body`, which takes at most `width` columns less [`COLUMNS`], in a frame `width` columns wide.
pub(in crate::layout) fn boxed(body: Piece, edge: Edge<'_>, width: u16) -> Piece {
    let line = |columns: u16| "─".repeat(usize::from(columns));
    let inner = width.saturating_sub(2);

    let mut top = Row::of(0, "╭", edge.line_tint);
    // A blank at each side of the name, and some line after it.
    let name = shorten(edge.name, inner.saturating_sub(3));
    let named = if name.is_empty() {
        0
    } else {
        columns(&name) + 2
    };
    if named > 0 {
        top.put(2, name, edge.name_tint);
    }
    top.put(
        1 + named,
        format!("{}╮", line(inner.saturating_sub(named))),
        edge.line_tint,
    );

    let side = Piece::from(vec![Row::of(0, "│", edge.line_tint); body.height()]);
    let right = side.clone().indented(width - 1);
    let mut sides = side;
    sides.beside(body.indented(2));
    sides.beside(right);

    let mut piece = Piece::from(vec![top]);
    piece.below(sides);
    piece.push(Row::of(0, format!("╰{}╯", line(inner)), edge.line_tint));
    piece.lay_under(0..width, Ink::Panel);
    piece
}

/// `text`, or as much of it as fits in `width` columns with an ellipsis.
pub(super) fn shorten(text: &str, width: u16) -> String {
    if columns(text) <= width {
        text.to_owned()
    } else if width == 0 {
        String::new()
    } else {
        format!("{}…", clip(text, usize::from(width) - 1).trim_end())
    }
}
