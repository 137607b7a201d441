//! Slides that open something: the talk, or a part of it.

use super::heading::rule;
use super::{Room, Stage, fit};
use crate::deck::{Align, Block, Slide};
use crate::layout::block::{Pictures, bar_width, barred};
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Row, Tint};
use crate::text::{Clean, Run};
use crate::theme::Ink;

/// The talk's title, subtitle, authors and date, then any blocks, slightly above the middle.
pub(super) fn compose(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let info = stage.info;
    let field = stage
        .field
        .set_in(if stage.room >= Room::Normal { 4 } else { 0 });
    let width = field.width;
    let gap = usize::from(stage.room >= Room::Normal);
    let mut piece = Piece::default();

    let title = slide.title.as_ref().unwrap_or(&info.title);
    if !title.is_blank() {
        let lines = Lines::of(title, width);
        let longest = lines.width();
        piece.below(
            lines
                .set(Tint::bold(Ink::Title), Align::Left, 0, width)
                .into(),
        );
        if stage.room >= Room::Normal {
            piece.push(rule(longest));
        }
    }
    // A subtitle of the deck belongs to the deck's title.
    let subtitle = slide.subtitle.as_ref().or(info.subtitle.as_ref());
    if let Some(subtitle) = subtitle.filter(|subtitle| !subtitle.is_blank()) {
        piece.space(gap);
        piece.below(prose(subtitle, Tint::of(Ink::Body), Align::Left, width).into());
    }
    let mut byline = Piece::default();
    for line in [
        authors(&info.authors),
        info.date.as_ref().map(ToString::to_string),
    ]
    .into_iter()
    .flatten()
    {
        let lines = Lines::of_runs(
            &[Run {
                text: line,
                ..Run::default()
            }],
            width,
        );
        byline.below(lines.set(Tint::of(Ink::Dim), Align::Left, 0, width).into());
    }
    if !byline.is_empty() {
        piece.space(2 * gap);
        piece.below(byline);
    }
    let piece = piece.indented(field.left);
    with_blocks(piece, blocks, stage, 2 * gap)
}

/// A part's title beside a bar, then any blocks, slightly above the middle.
pub(super) fn compose_section(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let field = stage
        .field
        .set_in(if stage.room >= Room::Normal { 4 } else { 0 });
    let bar = if stage.room > Room::Text {
        bar_width(field.width)
    } else {
        0
    };
    let width = field.width - bar;
    let mut words = Piece::default();
    if let Some(title) = slide.title.as_ref().filter(|title| !title.is_blank()) {
        words.below(prose(title, Tint::bold(Ink::Title), Align::Left, width).into());
    }
    if let Some(subtitle) = slide
        .subtitle
        .as_ref()
        .filter(|subtitle| !subtitle.is_blank())
    {
        words.below(prose(subtitle, Tint::of(Ink::Dim), Align::Left, width).into());
    }
    let mut piece = Piece::default();
    if !words.is_empty() {
        // The bar is a little higher than the words, as a pillar is.
        if stage.room >= Room::Normal {
            let mut padded = Piece::from(vec![Row::default()]);
            padded.below(words);
            padded.push(Row::default());
            words = padded;
        }
        piece = barred(words, bar, Tint::of(Ink::Accent)).indented(field.left);
    }
    with_blocks(
        piece,
        blocks,
        stage,
        usize::from(stage.room >= Room::Normal),
    )
}

/// `piece` and the blocks below it, slightly above the middle of the page.
fn with_blocks(mut piece: Piece, blocks: &[Block], stage: Stage<'_>, gap: usize) -> Piece {
    if !piece.is_empty() && !blocks.is_empty() {
        piece.space(gap);
    }
    let field = stage
        .field
        .set_in(if stage.room >= Room::Normal { 4 } else { 0 });
    let rest = fit(
        blocks,
        stage.rows_below(&piece),
        stage.room,
        |air, pictures| stage.stack(blocks, field, air, Pictures::AtMost(pictures)),
    );
    piece.below(rest);
    stage.centred_below(Piece::default(), piece)
}

fn authors(authors: &[Clean]) -> Option<String> {
    let names: Vec<&str> = authors.iter().map(Clean::as_str).collect();
    (!names.is_empty()).then(|| names.join(" · "))
}
