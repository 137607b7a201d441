//! The card in the place of a slide that could not be read.

use super::Stage;
use super::heading::heading;
use crate::deck::Slide;
use crate::layout::block::{Edge, FRAME_COLUMNS, NARROWEST_FRAME, boxed};
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::{Room, Tint};
use crate::text::Clean;
use crate::theme::Ink;

const NAME: &str = "This slide could not be read";

pub(super) fn compose(slide: &Slide, messages: &[Clean], stage: Stage<'_>) -> Piece {
    let width = stage.field.width;
    let warning = Tint::of(Ink::Warning);
    let is_framed = stage.room >= Room::Normal && width >= NARROWEST_FRAME;
    let inner = if is_framed {
        width - FRAME_COLUMNS
    } else {
        width
    };

    let mut body = Piece::default();
    for message in messages {
        if !body.is_empty() {
            body.space(usize::from(is_framed));
        }
        // What it quotes of the deck is no markup here.
        for line in message.as_str().lines() {
            body.below(Lines::verbatim(line, inner).set(Tint::default()));
        }
    }
    let card = if is_framed {
        let edge = Edge {
            name: &[(NAME, Tint::bold(Ink::Warning))],
            line: warning,
        };
        boxed(body, edge, width)
    } else {
        let mut card = Lines::verbatim(NAME, width).set(Tint::bold(Ink::Warning));
        card.below(body);
        card
    };
    let mut page = stage.at_top(heading(slide, stage));
    page.below(card.indented(stage.field.left));
    page
}
