//! Blocks side by side, or below each other where that would be too narrow.

use super::{Context, stack};
use crate::deck::{Align, Block, Columns};
use crate::layout::measure::Field;
use crate::layout::piece::Piece;
use crate::layout::steps::Steps;

/// The narrowest that a column may be beside another.
const NARROWEST: u16 = 24;

/// The width in which a column of text reads well.
const COMFORTABLE: u16 = 44;

pub(super) fn lay_out(columns: &Columns, context: Context, steps: &mut Steps) -> Piece {
    let (left, width) = context.field.room_for(wanted(columns));
    let shares = shares(columns, width).unwrap_or_default();
    let mut beside: Vec<Piece> = Vec::new();
    let mut piece = Piece::default();
    let mut column_left = 0;

    let above = steps.above();
    let mut furthest = above;
    for (index, blocks) in columns.columns.iter().enumerate() {
        steps.under(above);
        if let Some(&share) = shares.get(index) {
            let column = stack(
                blocks,
                Context {
                    field: Field::of_column(share),
                    pictures_at: Align::Center,
                    ..context
                },
                steps,
            );
            beside.push(column.indented(left + column_left));
            column_left += share + columns.gap;
        } else {
            let column = stack(blocks, context, steps);
            if !piece.is_empty() && !column.is_empty() {
                piece.space(context.gap());
            }
            piece.below(column);
        }
        furthest = furthest.max(steps.above());
    }
    steps.under(furthest);
    let tallest = beside.iter().map(Piece::height).max().unwrap_or(0);
    let is_centred = columns.columns.iter().any(|column| is_picture(column));
    for column in beside {
        let mut lowered = Piece::default();
        if is_centred {
            lowered.space((tallest - column.height()) / 2);
        }
        lowered.below(column);
        piece.beside(lowered);
    }
    piece
}

/// Whether a column is a picture and nothing else: what stands beside it has the same middle.
fn is_picture(blocks: &[Block]) -> bool {
    matches!(
        blocks,
        [Block::Image(_) | Block::Chart(_) | Block::Big(_) | Block::Qr(_)]
    )
}

/// The columns that all of them would like together, gaps included.
fn wanted(columns: &Columns) -> u16 {
    let ratios = || columns.ratio.iter().map(|&ratio| u32::from(ratio.max(1)));
    let total: u32 = ratios().sum();
    let narrowest = ratios().min().unwrap_or(1);
    let text = u32::from(COMFORTABLE) * total / narrowest;
    u16::try_from(text)
        .unwrap_or(u16::MAX)
        .saturating_add(gaps(columns))
}

fn gaps(columns: &Columns) -> u16 {
    let count = u16::try_from(columns.columns.len()).unwrap_or(u16::MAX);
    count.saturating_sub(1).saturating_mul(columns.gap)
}

/// Each column's width, gaps not included; none when one would be too narrow.
fn shares(columns: &Columns, width: u16) -> Option<Vec<u16>> {
    let room = u64::from(width.checked_sub(gaps(columns))?);
    let ratio = |index| u64::from(columns.ratio.get(index).copied().unwrap_or(1).max(1));
    let count = columns.columns.len();
    let total: u64 = (0..count).map(ratio).sum();
    let mut before = 0;
    let mut shares = Vec::with_capacity(count);
    for index in 0..count {
        // Each edge is rounded by itself, so that the shares fill the room exactly.
        let start = room * before / total;
        before += ratio(index);
        let share = u16::try_from(room * before / total - start).unwrap_or(u16::MAX);
        shares.push(share);
    }
    (count == 1 || shares.iter().all(|&share| share >= NARROWEST)).then_some(shares)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::deck::{Block, Columns, Fit, Image};
    use crate::layout::samples::{
        alone, bullets, columns, page, page_at, quote, revealed, sketch, text, untitled,
    };
    use crate::text::Clean;

    fn example() -> Block {
        Block::Columns(Columns {
            ratio: vec![2, 3],
            ..columns(vec![
                vec![quote(
                    "The Soviet Union's today is our tomorrow.",
                    Some("a slogan"),
                    None,
                )],
                vec![bullets(&[
                    "A Five-Year Plan, as in Moscow",
                    "Farms were to pay for it",
                ])],
            ])
        })
    }

    #[test]
    fn columns_share_the_width_by_their_ratio() {
        assert_snapshot!(alone(example(), 80), @"
        |  ▌ The Soviet Union's today      ▪ A Five-Year Plan, as in Moscow
        |  ▌ is our tomorrow.
        |    — a slogan                    ▪ Farms were to pay for it
        ");
    }

    #[test]
    fn what_stands_beside_a_picture_has_the_same_middle() {
        let picture = Block::Image(Image {
            path: Clean::line("poster.png"),
            alt: Clean::line("A poster"),
            caption: None,
            width: None,
            height: Some(7),
            fit: Fit::Contain,
        });
        let block = Block::Columns(columns(vec![vec![bullets(&["one", "two"])], vec![picture]]));
        assert_snapshot!(alone(block, 80), @"
        |                                          ╭──────────────────────────────────╮
        |                                          │                                  │
        |  ▪ one                                   │                                  │
        |                                          │             A poster             │
        |  ▪ two                                   │                                  │
        |                                          │                                  │
        |                                          ╰──────────────────────────────────╯
        ");
    }

    #[test]
    fn a_picture_stands_in_the_middle_of_its_column() {
        let picture = Block::Image(Image {
            path: Clean::line("poster.png"),
            alt: Clean::line("A poster"),
            caption: Some(Clean::line("Poster, 1959")),
            width: Some(50),
            height: Some(5),
            fit: Fit::Contain,
        });
        let slide = untitled(vec![Block::Columns(columns(vec![
            vec![text("one")],
            vec![text("two"), picture],
        ]))]);
        let page = page(&slide, 80, 0);
        assert_snapshot!(sketch(&page.rows), @"
        |  one                                     two
        |
        |                                                   ╭────────────────╮
        |                                                   │                │
        |                                                   │    A poster    │
        |                                                   │                │
        |                                                   ╰────────────────╯
        |                                                      Poster, 1959
        ");
    }

    #[test]
    fn columns_stand_below_each_other_where_they_would_be_narrow() {
        assert_snapshot!(alone(example(), 60), @"
        |  ▌ The Soviet Union's today is our tomorrow.
        |    — a slogan
        |
        |  ▪ A Five-Year Plan, as in Moscow
        |
        |  ▪ Farms were to pay for it
        ");
    }

    #[test]
    fn a_list_does_not_hold_back_what_stands_beside_it_but_what_stands_below() {
        let slide = untitled(vec![
            Block::Columns(columns(vec![
                vec![revealed(&["one", "two"])],
                vec![text("beside")],
            ])),
            text("below"),
        ]);
        assert_snapshot!(sketch(&page_at(&slide, 0, 80, 0).rows), @"
        |                                          beside
        |
        |
        |
        |
        ");
        assert_snapshot!(sketch(&page_at(&slide, 1, 80, 0).rows), @"
        |  ▪ one                                   beside
        |
        |
        |
        |
        ");
        assert_snapshot!(sketch(&page_at(&slide, 2, 80, 0).rows), @"
        |  ▪ one                                   beside
        |
        |  ▪ two
        |
        |  below
        ");
    }

    #[test]
    fn a_pause_holds_back_the_columns_after_it_too() {
        let slide = untitled(vec![Block::Columns(columns(vec![
            vec![text("first"), Block::Pause, text("then")],
            vec![text("last")],
        ]))]);
        assert_snapshot!(sketch(&page_at(&slide, 0, 80, 0).rows), @"
        |  first
        |
        |
        ");
        assert_eq!(page_at(&slide, 1, 80, 0).fresh, 0..3);
    }
}
