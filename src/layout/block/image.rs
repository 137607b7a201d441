//! A picture's place: a frame with what the picture shows, and the caption under it.

use super::{Context, Edge, Pictures, boxed, frame};
use crate::deck::{Align, Block, Image};
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Place, Room, Size, Tint};
use crate::theme::Ink;

/// How many rows a frame needs at least, its edges included.
pub(in crate::layout) const LOWEST: u16 = 4;

pub(super) fn lay_out(image: &Image, context: Context) -> Piece {
    let field = context.field;
    let dim = Tint::of(Ink::Dim);
    let (left, width) = match context.pictures {
        Pictures::AtMost(_) => (field.left, share(field.width, image.width)),
        Pictures::Exactly(_) => {
            let (left, whole) = field.room_for_all(u16::MAX);
            let width = share(whole, image.width);
            (left + (whole - width) / 2, width)
        }
    };
    let mut piece = if context.room <= Room::Text || width < frame::NARROWEST {
        prose(&image.alt, dim, width)
    } else {
        let height = match context.pictures {
            Pictures::AtMost(most) => natural_height(width).min(most),
            Pictures::Exactly(height) => height,
        };
        framed(
            image,
            Size {
                width,
                height: height.max(LOWEST),
            },
        )
    };
    if let Some(caption) = &image.caption {
        piece.below(prose(caption, dim, width));
    }
    piece.indented(left)
}

/// How many things stand in `blocks` whose height follows the room that there is: pictures, and
/// charts.
pub(in crate::layout) fn count(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Image(_) => 1,
            Block::Chart(chart) => usize::from(super::chart::is_drawn(chart)),
            Block::Columns(columns) => columns.columns.iter().map(|column| count(column)).sum(),
            _ => 0,
        })
        .sum()
}

/// `percent` of `width`, but not so little that no frame is left.
fn share(width: u16, percent: Option<u8>) -> u16 {
    let percent = u32::from(percent.unwrap_or(100).min(100));
    let share = u32::from(width) * percent / 100;
    u16::try_from(share)
        .unwrap_or(width)
        .max(frame::NARROWEST.min(width))
}

/// The rows of a picture with the most common sides, 16 to 9, in cells twice as high as wide.
fn natural_height(width: u16) -> u16 {
    u16::try_from(u32::from(width) * 9 / 32).unwrap_or(u16::MAX)
}

/// A frame with the picture's text in its middle. A long text makes it higher: it is all that some
/// can know of the picture.
fn framed(image: &Image, size: Size) -> Piece {
    let (width, height) = (size.width - frame::COLUMNS, usize::from(size.height) - 2);
    let text = Lines::of(&image.alt, width);
    let mut body = Piece::default();
    body.space(height.saturating_sub(text.count()) / 2);
    body.below(text.set_aligned(Tint::of(Ink::Dim), Align::Center, width));
    body.space(height.saturating_sub(body.height()));

    let line = Tint::of(Ink::Panel);
    let edge = Edge {
        name: "",
        name_tint: line,
        line_tint: line,
    };
    let mut piece = boxed(body, edge, size.width);
    let height = u16::try_from(piece.height()).unwrap_or(u16::MAX);
    piece.places.push(Place {
        path: image.path.clone(),
        column: 0,
        row: 0,
        size: Size { height, ..size },
    });
    piece
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Fit;
    use crate::layout::samples::{page, sketch, text, untitled};
    use crate::text::Clean;

    fn poster(width: Option<u8>) -> Block {
        Block::Image(Image {
            path: Clean::line("poster.png"),
            alt: Clean::line("A girl with a basket of vegetables larger than she is"),
            caption: Some(Clean::line("Poster, 1959")),
            width,
            fit: Fit::Contain,
        })
    }

    #[test]
    fn a_frame_says_what_the_picture_shows() {
        let page = page(&untitled(vec![text("Look."), poster(None)]), 60, 14);
        assert_snapshot!(sketch(&page.rows), @"
        |
        |  Look.
        |
        |  ╭──────────────────────────────────────────────────────╮
        |  │                                                      │
        |  │                                                      │
        |  │                                                      │
        |  │    A girl with a basket of vegetables larger than    │
        |  │                        she is                        │
        |  │                                                      │
        |  │                                                      │
        |  │                                                      │
        |  ╰──────────────────────────────────────────────────────╯
        |  Poster, 1959
        ");
        assert_eq!(
            page.places,
            [Place {
                path: Clean::line("poster.png"),
                column: 2,
                row: 3,
                size: Size {
                    width: 56,
                    height: 10
                },
            }]
        );
    }

    #[test]
    fn a_picture_takes_the_share_of_the_column_that_it_is_given() {
        let page = page(&untitled(vec![poster(Some(50))]), 80, 40);
        assert_eq!(
            page.places[0].size,
            Size {
                width: 38,
                height: 10
            }
        );
    }

    #[test]
    fn a_room_for_text_shows_the_text_alone() {
        assert_snapshot!(sketch(&page(&untitled(vec![poster(None)]), 18, 6).rows), @"
        |A girl with
        |a basket of
        |vegetables larger
        |than she is
        |Poster, 1959
        ");
    }
}
