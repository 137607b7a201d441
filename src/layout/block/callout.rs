//! A remark in a box.

use super::quote::{bar_width, barred};
use super::{Context, Edge, boxed, frame};
use crate::deck::{Callout, Tone};
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, paragraphs, prose};
use crate::layout::{Room, Tint};
use crate::text::plain;
use crate::theme::Ink;

pub(super) fn lay_out(callout: &Callout, context: Context) -> Piece {
    let width = context.field.width;
    let name = name(callout);
    let (line, title) = match callout.tone {
        Tone::Note => (Ink::Panel, Ink::PanelTitle),
        Tone::Tip => (Ink::Good, Ink::Good),
        Tone::Warning => (Ink::Warning, Ink::Warning),
    };
    if context.frames(width) {
        let edge = Edge {
            name: &name,
            name_tint: Tint::bold(title),
            line_tint: Tint::of(line),
        };
        return boxed(words(callout, context, width - frame::COLUMNS), edge, width);
    }
    let bar = if context.room > Room::Text {
        bar_width(width)
    } else {
        0
    };
    let mut piece = Lines::verbatim(&name, width - bar).set(Tint::bold(title));
    piece.below(words(callout, context, width - bar));
    barred(piece, bar, Tint::of(line))
}

/// What the remark is called. A warning is known as one without its colour.
fn name(callout: &Callout) -> String {
    match (&callout.title, callout.tone) {
        (Some(title), Tone::Warning) => format!("! {}", plain(title)),
        (Some(title), _) => plain(title),
        (None, Tone::Note) => "note".to_owned(),
        (None, Tone::Tip) => "tip".to_owned(),
        (None, Tone::Warning) => "warning".to_owned(),
    }
}

fn words(callout: &Callout, context: Context, width: u16) -> Piece {
    let mut piece = Piece::default();
    for paragraph in paragraphs(&callout.text) {
        if !piece.is_empty() {
            piece.space(context.gap());
        }
        piece.below(prose(&paragraph, Tint::default(), width));
    }
    piece
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Block;
    use crate::layout::samples::{alone, page, sketch, untitled};
    use crate::text::Clean;

    fn callout(tone: Tone, title: Option<&str>) -> Block {
        Block::Callout(Callout {
            text: Clean::block("Quotas rose every year; the harvest did not."),
            tone,
            title: title.map(Clean::line),
        })
    }

    #[test]
    fn a_remark_stands_in_a_box_named_after_its_tone() {
        assert_snapshot!(alone(callout(Tone::Note, None), 60), @"
        |  ╭ note ────────────────────────────────────────────────╮
        |  │ Quotas rose every year; the harvest did not.         │
        |  ╰──────────────────────────────────────────────────────╯
        ");
        assert_snapshot!(alone(callout(Tone::Warning, None), 30), @"
        | ╭ warning ─────────────────╮
        | │ Quotas rose every year;  │
        | │ the harvest did not.     │
        | ╰──────────────────────────╯
        ");
    }

    #[test]
    fn a_warning_is_known_without_its_colour() {
        assert_snapshot!(alone(callout(Tone::Warning, Some("Mind the **dates**")), 60), @"
        |  ╭ ! Mind the dates ────────────────────────────────────╮
        |  │ Quotas rose every year; the harvest did not.         │
        |  ╰──────────────────────────────────────────────────────╯
        ");
    }

    #[test]
    fn a_long_title_is_cut_to_the_box() {
        assert_snapshot!(alone(callout(Tone::Tip, Some("A title that is long")), 22), @"
        | ╭ A title that i… ─╮
        | │ Quotas rose      │
        | │ every year; the  │
        | │ harvest did not. │
        | ╰──────────────────╯
        ");
    }

    #[test]
    fn a_small_room_has_a_bar_in_place_of_the_box() {
        let slide = untitled(vec![callout(Tone::Note, None)]);
        assert_snapshot!(sketch(&page(&slide, 30, 8).rows), @"
        | ▌ note
        | ▌ Quotas rose every year;
        | ▌ the harvest did not.
        ");
        assert_snapshot!(sketch(&page(&slide, 18, 6).rows), @"
        |note
        |Quotas rose every
        |year; the harvest
        |did not.
        ");
    }
}
