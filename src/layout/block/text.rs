//! Paragraphs.

use super::{Context, Voice};
use crate::deck::{Align, Text};
use crate::layout::Tint;
use crate::layout::piece::Piece;
use crate::layout::prose::{paragraphs, prose};
use crate::theme::Ink;

pub(super) fn lay_out(text: &Text, context: Context) -> Piece {
    let (tint, align) = match context.voice {
        Voice::Plain => (Tint::default(), text.align),
        Voice::Statement => (Tint::bold(Ink::Title), Align::Center),
    };
    let mut piece = Piece::default();
    for paragraph in paragraphs(&text.text) {
        if !piece.is_empty() {
            piece.space(context.gap());
        }
        piece
            .rows
            .extend(prose(&paragraph, tint, align, context.field.width));
    }
    piece
}
