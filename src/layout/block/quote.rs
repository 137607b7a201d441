//! Somebody's words, with a bar beside them and their source below.

use super::Context;
use crate::deck::{Align, Quote};
use crate::layout::piece::Piece;
use crate::layout::prose::{paragraphs, prose};
use crate::layout::{Row, Tint};
use crate::text::Clean;
use crate::theme::Ink;

pub(super) fn lay_out(quote: &Quote, context: Context) -> Piece {
    let width = context.field.width;
    let bar = bar_width(width);
    let mut words = Piece::default();
    for paragraph in paragraphs(&quote.text) {
        if !words.is_empty() {
            words.space(context.gap());
        }
        words.rows.extend(prose(
            &paragraph,
            Tint::of(Ink::Quote),
            Align::Left,
            width - bar,
        ));
    }
    let mut piece = Piece::default();
    piece.below(barred(words, bar, Tint::of(Ink::Accent)));
    if let Some(source) = attribution(quote) {
        let source = prose(&source, Tint::of(Ink::Dim), Align::Left, width - bar);
        piece.below(Piece::from(source).indented(bar));
    }
    piece
}

/// The columns that a bar takes, the blank after it included: none where words need them more.
pub(in crate::layout) fn bar_width(width: u16) -> u16 {
    if width >= 8 { 2 } else { 0 }
}

/// `body` with a bar at its left, which takes `bar` columns.
pub(in crate::layout) fn barred(body: Piece, bar: u16, tint: Tint) -> Piece {
    if bar == 0 {
        return body;
    }
    let mut piece = Piece::from(vec![Row::of(0, "▌", tint); body.height()]);
    piece.beside(body.indented(bar));
    piece
}

fn attribution(quote: &Quote) -> Option<Clean> {
    let source = match (&quote.by, &quote.source) {
        (Some(by), Some(source)) => format!("{by}, {source}"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => return None,
    };
    Some(Clean::line(&format!("— {source}")))
}
