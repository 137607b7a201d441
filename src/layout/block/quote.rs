//! Somebody's words, with a bar beside them and their source below.

use super::Context;
use crate::deck::Quote;
use crate::layout::piece::Piece;
use crate::layout::prose::{hung, paragraphs, prose};
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
        words.below(prose(&paragraph, Tint::of(Ink::Quote), width - bar));
    }
    let mut piece = barred(words, bar, Tint::of(Ink::Accent));
    if let Some(source) = source(quote) {
        let tint = Tint::of(Ink::Dim);
        piece.below(hung("—", tint, &source, tint, width - bar).indented(bar));
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

/// Who said it and where it stands, in one line.
fn source(quote: &Quote) -> Option<Clean> {
    match (&quote.by, &quote.source) {
        (Some(by), Some(source)) => Some(Clean::line(&format!("{by}, {source}"))),
        (by, source) => by.clone().or_else(|| source.clone()),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::layout::samples::{alone, quote};

    const WORDS: &str = "The Soviet Union's today is our tomorrow.\n\nWe shall see.";

    #[test]
    fn a_bar_stands_beside_the_words_and_their_source_below() {
        assert_snapshot!(alone(quote("Words.", Some("a slogan of many words"), None), 20), @"
        | ▌ Words.
        |   — a slogan of
        |     many words
        ");
        assert_snapshot!(alone(quote(WORDS, Some("a slogan"), Some("*People's Daily*")), 60), @"
        |  ▌ The Soviet Union's today is our tomorrow.
        |  ▌
        |  ▌ We shall see.
        |    — a slogan, People's Daily
        ");
    }

    #[test]
    fn either_of_speaker_and_source_may_be_missing() {
        assert_snapshot!(alone(quote("Words.", None, Some("a wall newspaper")), 60), @"
        |  ▌ Words.
        |    — a wall newspaper
        ");
        assert_snapshot!(alone(quote("Words.", None, None), 60), @"|  ▌ Words.");
    }

    #[test]
    fn words_matter_more_than_the_bar_where_there_is_no_room() {
        assert_snapshot!(alone(quote("Words, and more", Some("who"), None), 7), @"
        |Words,
        |and
        |more
        |— who
        ");
    }
}
