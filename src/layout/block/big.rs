//! A few words that matter.

use super::Context;
use crate::deck::Align;
use crate::layout::Tint;
use crate::layout::piece::Piece;
use crate::layout::prose::prose;
use crate::text::Clean;
use crate::theme::Ink;

pub(super) fn lay_out(words: &Clean, context: Context) -> Piece {
    let align = match context.voice {
        super::Voice::Plain => Align::Left,
        super::Voice::Statement => Align::Center,
    };
    prose(words, Tint::bold(Ink::Title), align, context.field.width).into()
}
