//! Paragraphs.

use super::{Context, Voice};
use crate::deck::{Align, Text};
use crate::layout::Tint;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, paragraphs};
use crate::theme::Ink;

pub(super) fn lay_out(text: &Text, context: Context) -> Piece {
    let (tint, align) = match context.voice {
        Voice::Plain | Voice::Poster => (Tint::default(), text.align),
        Voice::Statement => (Tint::bold(Ink::Title), Align::Center),
    };
    let width = context.field.width;
    let mut piece = Piece::default();
    for paragraph in paragraphs(&text.text) {
        if !piece.is_empty() {
            piece.space(context.gap());
        }
        piece.below(Lines::of(&paragraph, width).set_aligned(tint, align, width));
    }
    piece
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Block;
    use crate::layout::samples::{alone, text, untitled, wide_room};
    use crate::text::{Clean, Marks};

    const PARAGRAPHS: &str = "China, 1958 to 1962: one event, seen by those who ordered it,\n\
        those who lived it, and those who wrote about it later.\n\n\
        大跃进 is read *Dà yuè jìn*.";

    #[test]
    fn blank_lines_part_paragraphs_and_other_line_breaks_do_not() {
        assert_snapshot!(alone(text(PARAGRAPHS), 60), @"
        |  China, 1958 to 1962: one event, seen by those who
        |  ordered it, those who lived it, and those who wrote
        |  about it later.
        |
        |  大跃进 is read Dà yuè jìn.
        ");
        assert_snapshot!(alone(text(PARAGRAPHS), 24), @"
        | China, 1958 to 1962:
        | one event, seen by
        | those who ordered it,
        | those who lived it,
        | and those who wrote
        | about it later.
        |
        | 大跃进 is read Dà
        | yuè jìn.
        ");
    }

    #[test]
    fn lines_stand_where_the_block_says() {
        let aligned = |align| {
            Block::Text(Text {
                text: Clean::block("a line\nand one more"),
                align,
            })
        };
        assert_snapshot!(alone(aligned(Align::Center), 14), @"
        |a line and one
        |     more
        ");
        assert_snapshot!(alone(aligned(Align::Right), 14), @"
        |a line and one
        |          more
        ");
    }

    #[test]
    fn markup_becomes_inks_and_marks() {
        let slide = untitled(vec![text(
            "plain **bold** `code` ==mark== [to](https://example.org)",
        )]);
        let page = wide_room(&slide);
        let spans: Vec<_> = page.rows[0]
            .spans
            .iter()
            .filter(|span| span.text != " ")
            .map(|span| (span.text.trim(), span.tint, span.link.as_deref()))
            .collect();
        let tint = |ink, marks| Tint { ink, marks };
        assert_eq!(
            spans,
            [
                ("plain", Tint::default(), None),
                ("bold", tint(Ink::Body, Marks::BOLD), None),
                ("code", tint(Ink::Code, Marks::CODE), None),
                ("mark", tint(Ink::Marked, Marks::MARKED), None),
                (
                    "to",
                    tint(Ink::Link, Marks::LINK),
                    Some("https://example.org")
                ),
            ]
        );
    }
}
