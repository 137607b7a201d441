//! A few words that matter.

use super::{Context, Voice};
use crate::deck::{Align, Block};
use crate::layout::Tint;
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::text::Clean;
use crate::theme::Ink;

pub(super) fn lay_out(words: &Clean, align: Align, context: Context) -> Piece {
    let width = context.field.width;
    Lines::of(words, width).set_aligned(Tint::bold(Ink::Title), align, width)
}

/// Where large words stand among `blocks`: where the text does that they stand out from.
pub(super) fn align_among(blocks: &[Block], voice: Voice) -> Align {
    let of_text = blocks.iter().find_map(|block| match block {
        Block::Text(text) => Some(text.align),
        _ => None,
    });
    match (voice, of_text) {
        (Voice::Statement, _) | (Voice::Poster, None) => Align::Center,
        (_, Some(align)) => align,
        (Voice::Plain, None) => Align::Left,
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::{Layout, Slide, Text};
    use crate::layout::samples::{page, sketch, text, untitled};

    fn big() -> Block {
        Block::Big(Clean::line("36 million"))
    }

    #[test]
    fn large_words_stand_where_the_text_beside_them_does() {
        let centred = Block::Text(Text {
            text: Clean::line("dead"),
            align: Align::Center,
        });
        assert_snapshot!(sketch(&page(&untitled(vec![big(), centred]), 60, 0).rows), @"
        |                         36 million
        |
        |                            dead
        ");
        assert_snapshot!(sketch(&page(&untitled(vec![big(), text("dead")]), 60, 0).rows), @"
        |  36 million
        |
        |  dead
        ");
    }

    #[test]
    fn large_words_alone_on_a_blank_slide_stand_in_the_middle() {
        let slide = Slide {
            layout: Layout::Blank,
            ..untitled(vec![big()])
        };
        assert_snapshot!(sketch(&page(&slide, 60, 0).rows), @"|                         36 million");
    }
}
