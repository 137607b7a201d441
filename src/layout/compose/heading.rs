//! A slide's title and subtitle, with the rule under them.

use super::{Room, Stage};
use crate::deck::Slide;
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::{Row, Tint};
use crate::text::Clean;
use crate::theme::Ink;

/// The heading, where it stands in the page's width. Empty when the slide has none.
pub(super) fn heading(slide: &Slide, stage: Stage<'_>) -> Piece {
    let width = stage.field.width;
    let mut piece = Piece::default();
    let mut longest = 0;
    if let Some(title) = shown(slide.title.as_ref()) {
        let lines = Lines::of(title, width);
        longest = lines.width();
        piece.below(lines.set(Tint::bold(Ink::Title)));
    }
    if let Some(subtitle) = shown(slide.subtitle.as_ref()) {
        let lines = Lines::of(subtitle, width);
        // The rule is under both.
        longest = longest.max(if longest > 0 { lines.width() } else { 0 });
        piece.below(lines.set(Tint::of(Ink::Dim)));
    }
    if longest > 0 && stage.room >= Room::Normal {
        piece.push(rule(longest));
    }
    piece.indented(stage.field.left)
}

/// A text that has anything to show.
pub(super) fn shown(text: Option<&Clean>) -> Option<&Clean> {
    text.filter(|text| !text.is_blank())
}

/// The accent rule, `width` columns long.
pub(super) fn rule(width: u16) -> Row {
    Row::of(0, "━".repeat(usize::from(width)), Tint::of(Ink::Accent))
}
