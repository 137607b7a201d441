//! Slides with one thing to say, in the middle.

use super::heading::{heading, shown};
use super::{Room, Stage};
use crate::deck::{Align, Block, Slide};
use crate::layout::Tint;
use crate::layout::block::{QUOTE_HANG, Voice, quoted};
use crate::layout::letters::Space;
use crate::layout::measure::Field;
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::text::Clean;
use crate::theme::Ink;

/// The widest that a sentence in the middle becomes.
const SENTENCE: u16 = 48;

/// The widest that a quotation becomes.
const QUOTATION: u16 = 64;

/// One sentence: the text blocks or, where there are no blocks, the title.
pub(super) fn compose_statement(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    // Large margins, where the room has any.
    let width = match stage.room {
        Room::Normal => (stage.field.width * 3 / 4).min(SENTENCE),
        _ => SENTENCE,
    };
    let field = stage.field.narrowed(width);
    let (left, width) = stage.field.room_for_all(u16::MAX);
    if let [Block::Text(text)] = blocks {
        let page = above(heading(slide, stage), stage);
        if let Some(letters) = stage.lettered(&text.text, sentence(width)) {
            return stage.centred_below(page, letters.indented(left));
        }
    }
    if !blocks.is_empty() {
        return in_the_middle(
            heading(slide, stage),
            blocks,
            stage,
            Voice::Statement,
            field,
        );
    }
    let mut piece = Piece::default();
    if let Some(title) = shown(slide.title.as_ref()) {
        let letters = stage.lettered(title, sentence(width));
        let letters = letters.map(|letters| letters.indented(left));
        piece.below(letters.unwrap_or_else(|| centred(title, Tint::bold(Ink::Title), field)));
    }
    if let Some(subtitle) = shown(slide.subtitle.as_ref()) {
        piece.space(stage.gap());
        piece.below(centred(subtitle, Tint::of(Ink::Dim), field));
    }
    stage.centred_below(Piece::default(), piece)
}

/// The space for a sentence in large letters.
fn sentence(width: u16) -> Space {
    Space {
        align: Align::Center,
        width,
        rows: 66,
        lines: 3,
    }
}

fn centred(text: &Clean, tint: Tint, field: Field) -> Piece {
    let lines = Lines::of(text, field.width);
    lines
        .set_aligned(tint, Align::Center, field.width)
        .indented(field.left)
}

/// One quotation, in large letters where it is short.
pub(super) fn compose_quote(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let (left, width) = stage.field.room_for_all(u16::MAX);
    if let [Block::Quote(quote)] = blocks {
        let space = Space {
            align: Align::Left,
            width: width.saturating_sub(QUOTE_HANG),
            rows: 55,
            lines: 2,
        };
        if let Some(letters) = stage.lettered(&quote.text, space) {
            let page = above(heading(slide, stage), stage);
            let quotation = quoted(letters, quote, width);
            let free = width.saturating_sub(quotation.width());
            return stage.centred_below(page, quotation.indented(left + free / 2));
        }
    }
    let field = stage.field.narrowed(QUOTATION);
    in_the_middle(heading(slide, stage), blocks, stage, Voice::Poster, field)
}

/// Nothing but the blocks.
pub(super) fn compose_blank(blocks: &[Block], stage: Stage<'_>) -> Piece {
    in_the_middle(Piece::default(), blocks, stage, Voice::Poster, stage.field)
}

/// The heading in its place, if there is one, and the blocks in the middle of what is left.
fn in_the_middle(
    heading: Piece,
    blocks: &[Block],
    stage: Stage<'_>,
    voice: Voice,
    field: Field,
) -> Piece {
    let page = above(heading, stage);
    let body = stage.fitted(blocks, &page, stage.context(voice, field));
    stage.centred_below(page, body)
}

/// The heading in its place, if there is one.
fn above(heading: Piece, stage: Stage<'_>) -> Piece {
    if heading.is_empty() {
        heading
    } else {
        stage.at_top(heading)
    }
}
