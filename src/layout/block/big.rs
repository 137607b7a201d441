//! A few words that matter, in large letters where there is room for them.

use super::{Context, Pictures, Voice};
use crate::deck::{Align, Block};
use crate::layout::letters::{Space, lettered};
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::layout::{Room, Tint};
use crate::text::{Clean, plain};
use crate::theme::Ink;

/// The rows that large letters may always have; beyond, they have half of what there is.
const LOWEST: usize = 4;

pub(super) fn lay_out(words: &Clean, align: Align, context: Context) -> Piece {
    let width = context.field.width;
    if context.room >= Room::Normal && !context.plain {
        let (Pictures::AtMost(rows) | Pictures::Exactly(rows)) = context.pictures;
        let tint = Tint::of(Ink::Title);
        let space = Space {
            align,
            // Where the letters have an edge in common with the text, they may be wider than it.
            width: match align {
                Align::Left => context.field.room_for(u16::MAX).1,
                Align::Center | Align::Right => width,
            },
            rows: usize::from(rows / 2).max(LOWEST),
            lines: 1,
        };
        let drawn = lettered(&plain(words), tint, space);
        if let Some(letters) = drawn {
            return letters;
        }
    }
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
        |             ▟▀▙ ▗▛▘        ▝▘ ▜▌ ▜▌ ▝▘
        |              ▄▛ █▄▖   ▐▙▟▙ ▜▌ ▐▌ ▐▌ ▜▌ ▟▀▙ █▀▙
        |             ▄ █ █ █   ▐▛▛█ ▐▌ ▐▌ ▐▌ ▐▌ █ █ █ █
        |             ▝▀▘ ▝▀▘   ▝▘ ▀ ▀▀ ▀▀ ▀▀ ▀▀ ▝▀▘ ▀ ▀
        |
        |                            dead
        ");
        assert_snapshot!(sketch(&page(&untitled(vec![big(), text("dead")]), 60, 0).rows), @"
        |  ▟▀▙ ▗▛▘        ▝▘ ▜▌ ▜▌ ▝▘
        |   ▄▛ █▄▖   ▐▙▟▙ ▜▌ ▐▌ ▐▌ ▜▌ ▟▀▙ █▀▙
        |  ▄ █ █ █   ▐▛▛█ ▐▌ ▐▌ ▐▌ ▐▌ █ █ █ █
        |  ▝▀▘ ▝▀▘   ▝▘ ▀ ▀▀ ▀▀ ▀▀ ▀▀ ▝▀▘ ▀ ▀
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
        assert_snapshot!(sketch(&page(&slide, 60, 0).rows), @"
        |             ▟▀▙ ▗▛▘        ▝▘ ▜▌ ▜▌ ▝▘
        |              ▄▛ █▄▖   ▐▙▟▙ ▜▌ ▐▌ ▐▌ ▜▌ ▟▀▙ █▀▙
        |             ▄ █ █ █   ▐▛▛█ ▐▌ ▐▌ ▐▌ ▐▌ █ █ █ █
        |             ▝▀▘ ▝▀▘   ▝▘ ▀ ▀▀ ▀▀ ▀▀ ▀▀ ▝▀▘ ▀ ▀
        ");
    }
}
