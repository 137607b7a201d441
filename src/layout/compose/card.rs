//! The card in the place of a slide that could not be read.

use super::{Stage, heading};
use crate::deck::{Align, Slide};
use crate::layout::block::{Edge, FRAME_COLUMNS, NARROWEST_FRAME, boxed};
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::{Room, Tint};
use crate::text::{Clean, Run};
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
            let lines = Lines::of_runs(
                &[Run {
                    text: line.to_owned(),
                    ..Run::default()
                }],
                inner,
            );
            body.below(lines.set(Tint::default(), Align::Left, 0, inner).into());
        }
    }
    let card = if is_framed {
        let edge = Edge {
            name: NAME,
            name_tint: Tint::bold(Ink::Warning),
            line_tint: warning,
        };
        boxed(body, edge, width)
    } else {
        let name = [Run {
            text: NAME.to_owned(),
            ..Run::default()
        }];
        let lines = Lines::of_runs(&name, width);
        let mut card = Piece::from(lines.set(Tint::bold(Ink::Warning), Align::Left, 0, width));
        card.below(body);
        card
    };
    let mut page = stage.at_top(heading(slide, stage));
    page.below(card.indented(stage.field.left));
    page
}
