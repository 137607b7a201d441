//! Choosing how much space there is between things, and how high pictures are.

use super::Room;
use crate::deck::Block;
use crate::layout::block::{Air, LOWEST_PICTURE, count_pictures, has_items};
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
    mut lay_out: impl FnMut(Air, u16) -> Piece,
) -> Piece {
    let narrow = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
    let lowest = usize::from(LOWEST_PICTURE);
    let highest = rows.unwrap_or(HIGHEST).max(lowest);
    let pictures = count_pictures(blocks);
    let airs: &[Air] = match room {
        Room::Normal if has_items(blocks) => &[Air::Items, Air::Blocks],
        Room::Normal => &[Air::Blocks],
        _ => &[Air::None],
    };
    for &air in airs {
        let mut height = highest;
        // Pictures beside each other give way together, so one try may not be enough.
        let least = if air == Air::Items {
            (highest / 2).max(lowest)
        } else {
            lowest
        };
        loop {
            let piece = lay_out(air, narrow(height));
            let over = piece.height().saturating_sub(rows.unwrap_or(usize::MAX));
            if over == 0 {
                return piece;
            }
            if pictures == 0 || height <= least {
                break;
            }
            height = height.saturating_sub(over.div_ceil(pictures)).max(least);
        }
    }
    let air = airs.last().copied().unwrap_or(Air::None);
    lay_out(air, narrow((highest / 2).max(lowest)))
}
