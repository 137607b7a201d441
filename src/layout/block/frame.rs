//! The rounded box round things that stand beside the text: code, remarks, pictures.

use super::lines::Part;
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
    /// Stands in the top edge, part by part; may be empty.
    pub(in crate::layout) name: &'a [Part<'a>],
    pub(in crate::layout) line: Tint,
}

/// `body`, which takes at most `width` columns less [`COLUMNS`], in a frame `width` columns wide.
pub(in crate::layout) fn boxed(body: Piece, edge: Edge<'_>, width: u16) -> Piece {
    let line = |columns: u16| "─".repeat(usize::from(columns));
    let inner = width.saturating_sub(2);

    let mut top = Row::of(0, "╭", edge.line);
    // A blank at each side of the name, and some line after it.
    let end = width.saturating_sub(3);
    let mut after = 2;
    for (text, tint) in edge.name {
        let text = shorten(text, end.saturating_sub(after));
        let width = columns(&text);
        top.put(after, text, *tint);
        after += width;
    }
    let named = if after > 2 { after } else { 0 };
    top.put(
        1 + named,
        format!("{}╮", line(inner.saturating_sub(named))),
        edge.line,
    );

    let side = Piece::from(vec![Row::of(0, "│", edge.line); body.height()]);
    let right = side.clone().indented(width - 1);
    let mut sides = side;
    sides.beside(body.indented(2));
    sides.beside(right);

    let mut piece = Piece::from(vec![top]);
    piece.below(sides);
    piece.push(Row::of(0, format!("╰{}╯", line(inner)), edge.line));
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
