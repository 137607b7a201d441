//! Slides that open something: the talk, or a part of it.

use super::heading::{rule, shown};
use super::{Room, Stage};
use crate::deck::{Align, Block, Slide};
use crate::layout::Tint;
use crate::layout::block::{Voice, bar_width, barred};
use crate::layout::letters::Space;
use crate::layout::measure::Field;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::text::Clean;
use crate::theme::Ink;

/// The columns by which these slides are set in.
const INDENT: u16 = 4;

/// The talk's title, subtitle, authors and date, then any blocks, slightly above the middle.
pub(super) fn compose(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let info = stage.info;
    let (field, gap) = (set_in(stage), stage.gap());
    let mut piece = Piece::default();
    if let Some(title) = shown(slide.title.as_ref()).or(shown(Some(&info.title))) {
        let space = Space {
            align: Align::Left,
            width: field.room_for(u16::MAX).1,
            rows: 45,
            lines: 2,
        };
        if let Some(letters) = stage.lettered(title, space) {
            piece.below(letters);
        } else {
            let lines = Lines::of(title, field.width);
            let longest = lines.width();
            piece.below(lines.set(Tint::bold(Ink::Title)));
            if stage.room >= Room::Normal {
                piece.push(rule(longest));
            }
        }
    }
    let subtitle = shown(slide.subtitle.as_ref()).or(shown(info.subtitle.as_ref()));
    if let Some(subtitle) = subtitle {
        piece.space(gap);
        piece.below(prose(subtitle, Tint::default(), field.width));
    }
    let authors: Vec<&str> = info.authors.iter().map(Clean::as_str).collect();
    let byline = [
        authors.join(" · "),
        info.date
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
    ];
    let mut byline = byline.iter().filter(|line| !line.is_empty()).peekable();
    if byline.peek().is_some() {
        piece.space(2 * gap);
    }
    for line in byline {
        piece.below(Lines::verbatim(line, field.width).set(Tint::of(Ink::Dim)));
    }
    with_blocks(piece.indented(field.left), blocks, stage, 2 * gap)
}

/// A part's title beside a bar, then any blocks, slightly above the middle.
pub(super) fn compose_section(slide: &Slide, blocks: &[Block], stage: Stage<'_>) -> Piece {
    let field = set_in(stage);
    let bar = if stage.room > Room::Text {
        bar_width(field.width)
    } else {
        0
    };
    let width = field.width - bar;
    let mut words = Piece::default();
    // The bar is a little higher than the words, as a pillar is.
    words.space(stage.gap());
    let mut is_large = false;
    if let Some(title) = shown(slide.title.as_ref()) {
        let space = Space {
            align: Align::Left,
            width: field.room_for(u16::MAX).1.saturating_sub(bar),
            rows: 45,
            lines: 1,
        };
        let letters = stage.lettered(title, space);
        is_large = letters.is_some();
        words.below(letters.unwrap_or_else(|| prose(title, Tint::bold(Ink::Title), width)));
    }
    if let Some(subtitle) = shown(slide.subtitle.as_ref()) {
        words.space(usize::from(is_large));
        words.below(prose(subtitle, Tint::of(Ink::Dim), width));
    }
    let mut piece = Piece::default();
    if words.height() > stage.gap() {
        words.space(stage.gap());
        piece = barred(words, bar, Tint::of(Ink::Accent)).indented(field.left);
    }
    with_blocks(piece, blocks, stage, stage.gap())
}

/// `piece` and the blocks below it, slightly above the middle of the page.
fn with_blocks(mut piece: Piece, blocks: &[Block], stage: Stage<'_>, gap: usize) -> Piece {
    if !piece.is_empty() && !blocks.is_empty() {
        piece.space(gap);
    }
    let context = stage.context(Voice::Plain, set_in(stage));
    piece.below(stage.fitted(blocks, &piece, context));
    stage.centred_below(Piece::default(), piece)
}

fn set_in(stage: Stage<'_>) -> Field {
    stage.field.set_in(if stage.room >= Room::Normal {
        INDENT
    } else {
        0
    })
}
