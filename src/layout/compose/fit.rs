//! Choosing how much space there is between things, and how high pictures are.

use super::Room;
use crate::deck::Block;
use crate::layout::block::{Air, LOWEST_PICTURE, count_items, count_pictures};
use crate::layout::piece::Piece;

/// The most rows of a picture where nothing else limits it.
const HIGHEST: usize = 40;

/// The piece with the most space that fits in `rows` rows, as `lay_out` makes it from the space
/// between things and the rows that a picture may have. Pictures give way before space does, down
/// to half of what there is. What fits in no way is laid out to be scrolled.
pub(super) fn fit(
    blocks: &[Block],
    rows: Option<usize>,
    room: Room,
    lay_out: impl Fn(Air, u16) -> Piece,
) -> Piece {
    let lay_out = |air, rows| lay_out(air, u16::try_from(rows).unwrap_or(u16::MAX));
    let Some(rows) = rows else {
        return lay_out(
            if room >= Room::Normal {
                Air::Items
            } else {
                Air::None
            },
            HIGHEST,
        );
    };
    let pictures = count_pictures(blocks);
    // A picture may be as large as it likes, but does not stand on the edge.
    let edge = usize::from(room >= Room::Normal && has_image(blocks));
    let rows = rows.saturating_sub(edge);
    let lowest = usize::from(LOWEST_PICTURE);
    let highest = rows.max(lowest);
    let half = (highest / 2).max(lowest);

    let items = count_items(blocks);
    let (airs, tightest): (&[Air], Air) = match room {
        Room::Normal if items <= rows => (&[Air::Boxes, Air::Items, Air::Blocks], Air::Blocks),
        Room::Normal => (&[Air::Blocks], Air::Blocks),
        _ => (&[Air::None], Air::None),
    };
    for &air in airs {
        let mut height = highest;
        let least = match air {
            // Boxes that are lined are not worth a smaller picture.
            Air::Boxes => highest,
            air if air == tightest => lowest,
            _ => half,
        };
        loop {
            let piece = lay_out(air, height);
            let over = piece.height().saturating_sub(rows);
            if over == 0 || (pictures == 0 && air == tightest) {
                return piece;
            }
            if pictures == 0 || height <= least {
                break;
            }
            // Pictures beside each other give way together: one try may not be enough.
            height = height.saturating_sub(over.div_ceil(pictures)).max(least);
        }
    }
    lay_out(tightest, half)
}

fn has_image(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Image(_) => true,
        Block::Columns(columns) => columns.columns.iter().any(|column| has_image(column)),
        _ => false,
    })
}
