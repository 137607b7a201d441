//! Somebody's words, with a bar beside them or a large mark before them, and their source below.

use super::{Context, Voice};
use crate::deck::Quote;
use crate::layout::piece::Piece;
use crate::layout::prose::{hung, paragraphs, prose};
use crate::layout::{Room, Row, Tint};
use crate::text::Clean;
use crate::theme::Ink;

/// A large quotation mark, before words that have the slide to themselves.
const MARK: [&str; 2] = ["▗▀ ▗▀", "██ ██"];

/// The columns that the large mark takes, the space after it included.
pub(in crate::layout) const HANG: u16 = 8;

/// The narrowest width in which it is worth them.
const NARROWEST: u16 = 40;

pub(super) fn lay_out(quote: &Quote, context: Context<'_>) -> Piece {
    let width = context.field.width;
    let is_large = context.voice != Voice::Plain
        && context.room >= Room::Normal
        && !context.plain
        && width >= NARROWEST;
    let bar = if is_large { HANG } else { bar_width(width) };
    let mut words = Piece::default();
    for paragraph in paragraphs(&quote.text) {
        if !words.is_empty() {
            words.space(context.gap());
        }
        words.below(prose(&paragraph, Tint::of(Ink::Quote), width - bar));
    }
    if is_large {
        return marked(words, quote, width);
    }
    let mut piece = barred(words, bar, Tint::of(Ink::Accent));
    piece.below(source(quote, width - bar).indented(bar));
    piece
}

/// The words of a quotation after a large mark, its source below them; all in `width` columns.
pub(in crate::layout) fn marked(words: Piece, quote: &Quote, width: u16) -> Piece {
    let mut text = words;
    let source = source(quote, width.saturating_sub(HANG));
    if !source.is_empty() {
        text.space(1);
        text.below(source);
    }
    let tint = Tint::of(Ink::Accent);
    let mut piece = Piece::from(MARK.map(|row| Row::of(0, row, tint)).to_vec());
    piece.beside(text.indented(HANG));
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

/// Who said it and where it stands, in `width` columns. Empty where neither is known.
fn source(quote: &Quote, width: u16) -> Piece {
    let source = match (&quote.by, &quote.source) {
        (Some(by), Some(source)) => Some(Clean::line(&format!("{by}, {source}"))),
        (by, source) => by.clone().or_else(|| source.clone()),
    };
    let tint = Tint::of(Ink::Dim);
    source.map_or_else(Piece::default, |source| {
        hung("—", tint, &source, tint, width)
    })
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
