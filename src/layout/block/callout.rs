//! A remark in a box.

use super::lines::Part;
use super::quote::{bar_width, barred};
use super::{Context, Edge, boxed, frame, lined};
use crate::deck::{Callout, Tone};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, paragraphs, prose};
use crate::layout::{Room, Tint};
use crate::text::plain;
use crate::theme::Ink;

/// Stands between a remark's tone and its title.
const BETWEEN: &str = " · ";

/// The columns of the top edge that a name leaves free: corners, a blank at each side, some line.
const EDGE: u16 = 5;

/// The columns between a side of the box and the words in it, beyond the one that every box has:
/// they stand under the name, to the right of its mark.
const PADDING: u16 = 2;

/// From this width on there is room for that.
const PADDED_FROM: u16 = 32;

pub(super) fn lay_out(callout: &Callout, context: Context) -> Piece {
    let width = context.field.width;
    let name = Name::of(callout);
    let line = Tint::of(match callout.tone {
        Tone::Note => Ink::Panel,
        Tone::Tip => Ink::Good,
        Tone::Warning => Ink::Warning,
    });
    if context.frames(width) {
        let edge = Edge {
            name: &name.parts_within(width - EDGE),
            line,
        };
        let padding = if width < PADDED_FROM { 0 } else { PADDING };
        let inner = width - frame::COLUMNS - 2 * padding;
        let words = words(callout, context, inner).indented(padding);
        return boxed(lined(words, context), edge, width);
    }
    let bar = if context.room > Room::Text {
        bar_width(width)
    } else {
        0
    };
    let mut piece = Lines::verbatim(&name.text(), width - bar).set(Tint::bold(name.ink));
    piece.below(words(callout, context, width - bar));
    barred(piece, bar, line)
}

/// What a remark is called: its tone, after a mark of its own that says the same without a colour,
/// and the title that it may have.
struct Name {
    mark: &'static str,
    tone: &'static str,
    title: Option<String>,
    ink: Ink,
}

impl Name {
    fn of(callout: &Callout) -> Self {
        let (mark, tone, ink) = match callout.tone {
            Tone::Note => ("▪ ", "note", Ink::PanelTitle),
            Tone::Tip => ("+ ", "tip", Ink::Good),
            Tone::Warning => ("! ", "warning", Ink::Warning),
        };
        let title = callout.title.as_ref().map(plain);
        Self {
            mark,
            tone,
            title: title.filter(|title| !title.trim().is_empty()),
            ink,
        }
    }

    /// Its parts, from left to right.
    fn parts(&self) -> Vec<Part<'_>> {
        let said = Tint::bold(self.ink);
        let mut parts = vec![(self.mark, said), (self.tone, said)];
        if let Some(title) = &self.title {
            parts.push((BETWEEN, Tint::of(self.ink)));
            parts.push((title.as_str(), Tint::bold(Ink::Body)));
        }
        parts
    }

    /// The same, without the tone's word where that would push a title out of `width` columns.
    fn parts_within(&self, width: u16) -> Vec<Part<'_>> {
        match &self.title {
            Some(title) if columns(&self.text()) > width => {
                let title = (title.as_str(), Tint::bold(Ink::Body));
                vec![(self.mark, Tint::bold(self.ink)), title]
            }
            _ => self.parts(),
        }
    }

    fn text(&self) -> String {
        self.parts().into_iter().map(|(text, _)| text).collect()
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
    use crate::layout::samples::{alone, bullets, page, sketch, slide, untitled};
    use crate::text::Clean;

    fn callout(tone: Tone, title: Option<&str>) -> Block {
        Block::Callout(Callout {
            text: Clean::block("Quotas rose every year; the harvest did not."),
            tone,
            title: title.map(Clean::line),
        })
    }

    #[test]
    fn a_remark_stands_in_a_box_with_the_mark_and_the_word_of_its_tone() {
        assert_snapshot!(alone(callout(Tone::Note, None), 60), @"
        |  ╭ ▪ note ──────────────────────────────────────────────╮
        |  │   Quotas rose every year; the harvest did not.       │
        |  ╰──────────────────────────────────────────────────────╯
        ");
        assert_snapshot!(alone(callout(Tone::Warning, None), 30), @"
        | ╭ ! warning ───────────────╮
        | │ Quotas rose every year;  │
        | │ the harvest did not.     │
        | ╰──────────────────────────╯
        ");
    }

    #[test]
    fn a_title_of_its_own_comes_after_the_tone() {
        assert_snapshot!(alone(callout(Tone::Warning, Some("Mind the **dates**")), 60), @"
        |  ╭ ! warning · Mind the dates ──────────────────────────╮
        |  │   Quotas rose every year; the harvest did not.       │
        |  ╰──────────────────────────────────────────────────────╯
        ");
        assert_snapshot!(alone(callout(Tone::Tip, Some(" ")), 60), @"
        |  ╭ + tip ───────────────────────────────────────────────╮
        |  │   Quotas rose every year; the harvest did not.       │
        |  ╰──────────────────────────────────────────────────────╯
        ");
    }

    #[test]
    fn a_long_title_takes_the_place_of_the_word_and_is_cut_to_the_box() {
        assert_snapshot!(alone(callout(Tone::Tip, Some("A title that is long")), 26), @"
        | ╭ + A title that is… ──╮
        | │ Quotas rose every    │
        | │ year; the harvest    │
        | │ did not.             │
        | ╰──────────────────────╯
        ");
    }

    #[test]
    fn no_two_tones_are_alike_without_their_colours() {
        let names = [Tone::Note, Tone::Tip, Tone::Warning].map(|tone| {
            let Block::Callout(callout) = callout(tone, Some("Own")) else {
                panic!("it is one")
            };
            let name = Name::of(&callout);
            [name.mark, name.tone]
        });
        for (index, name) in names.iter().enumerate() {
            for other in &names[index + 1..] {
                assert!(name[0] != other[0] && name[1] != other[1]);
            }
        }
    }

    #[test]
    fn where_there_is_room_the_box_has_space_inside_which_is_the_first_to_go() {
        let roomy = slide("Title", vec![bullets(&["one"]), callout(Tone::Note, None)]);
        assert_snapshot!(sketch(&page(&roomy, 60, 14).rows), @"
        |
        |  Title
        |  ━━━━━
        |
        |  ▪ one
        |
        |  ╭ ▪ note ──────────────────────────────────────────────╮
        |  │                                                      │
        |  │   Quotas rose every year; the harvest did not.       │
        |  │                                                      │
        |  ╰──────────────────────────────────────────────────────╯
        ");
        let items = ["one", "two", "three", "four"];
        let full = slide("Title", vec![bullets(&items), callout(Tone::Note, None)]);
        assert_snapshot!(sketch(&page(&full, 60, 15).rows), @"
        |
        |  Title
        |  ━━━━━
        |
        |  ▪ one
        |
        |  ▪ two
        |
        |  ▪ three
        |
        |  ▪ four
        |
        |  ╭ ▪ note ──────────────────────────────────────────────╮
        |  │   Quotas rose every year; the harvest did not.       │
        |  ╰──────────────────────────────────────────────────────╯
        ");
    }

    #[test]
    fn a_small_room_has_a_bar_in_place_of_the_box() {
        let remark = untitled(vec![callout(Tone::Note, None)]);
        assert_snapshot!(sketch(&page(&remark, 30, 8).rows), @"
        | ▌ ▪ note
        | ▌ Quotas rose every year;
        | ▌ the harvest did not.
        ");
        let titled = untitled(vec![callout(Tone::Warning, Some("Dates"))]);
        assert_snapshot!(sketch(&page(&titled, 18, 6).rows), @"
        |! warning · Dates
        |Quotas rose every
        |year; the harvest
        |did not.
        ");
    }
}
