//! Slides with one thing to say, in the middle.

use super::{Room, Stage, fit, heading};
use crate::deck::{Align, Block, Slide};
use crate::layout::Tint;
use crate::layout::block::{Context, Pictures, Voice, stack};
use crate::layout::measure::Field;
use crate::layout::piece::Piece;
use crate::layout::prose::prose;
use crate::theme::Ink;

/// The widest that a sentence in the middle becomes.
const SENTENCE: u16 = 48;

/// The widest that a quotation becomes.
const QUOTATION: u16 = 64;

/// One sentence: the text blocks or, where there are no blocks, the title.
pub(super) fn compose_statement(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    if blocks.is_empty() {
        let field = stage.field.narrowed(sentence_width(stage));
        let mut piece = Piece::default();
        if let Some(title) = &slide.title {
            let tint = Tint::bold(Ink::Title);
            piece.below(prose(title, tint, Align::Center, field.width).into());
        }
        if let Some(subtitle) = &slide.subtitle {
            piece.space(usize::from(stage.room >= Room::Normal && !piece.is_empty()));
            let tint = Tint::of(Ink::Dim);
            piece.below(prose(subtitle, tint, Align::Center, field.width).into());
        }
        return stage.centred_below(Piece::default(), piece.indented(field.left));
    }
    let field = stage.field.narrowed(sentence_width(stage));
    in_the_middle(
        heading(slide, stage),
        blocks,
        stage,
        Voice::Statement,
        field,
    )
}

/// One quotation.
pub(super) fn compose_quote(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let field = stage.field.narrowed(QUOTATION);
    in_the_middle(heading(slide, stage), blocks, stage, Voice::Poster, field)
}

/// Nothing but the blocks.
pub(super) fn compose_blank(blocks: &[Block], stage: Stage<'_>) -> Piece {
    in_the_middle(Piece::default(), blocks, stage, Voice::Poster, stage.field)
}

/// Margins of a sixth, where the room is not small.
fn sentence_width(stage: Stage<'_>) -> u16 {
    match stage.room {
        Room::Normal => (stage.field.width * 3 / 4).min(SENTENCE),
        _ => SENTENCE,
    }
}

/// The heading in its place, if there is one, and the blocks in the middle of what is left.
fn in_the_middle(
    heading: Piece,
    blocks: &[Block],
    stage: Stage<'_>,
    voice: Voice,
    field: Field,
) -> Piece {
    let page = if heading.is_empty() {
        heading
    } else {
        stage.at_top(heading)
    };
    let body = fit(
        blocks,
        stage.rows_below(&page),
        stage.room,
        |air, pictures| {
            let pictures = Pictures::AtMost(pictures);
            let context = Context {
                room: stage.room,
                air,
                voice,
                pictures,
                field,
            };
            stack(blocks, context, &mut stage.steps.clone())
        },
    );
    stage.centred_below(page, body)
}
