//! A picture's place, with the caption under it.
//!
//! Once it is known how large the picture is, its place has its shape. Until then, and where it
//! cannot be shown, the place is a frame with what the picture shows.

use super::{Context, Edge, Pictures, boxed, frame};
use crate::deck::{Align, Block, Fit, Image};
use crate::layout::measure::inset;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Pixels, Place, Room, Size, Tint};
use crate::theme::Ink;

/// How many rows a frame needs at least, its edges included.
pub(in crate::layout) const LOWEST: u16 = 4;

/// The narrowest that a caption becomes under a picture that is narrower still.
const CAPTION: u16 = 30;

pub(super) fn lay_out(image: &Image, context: Context<'_>) -> Piece {
    let dim = Tint::of(Ink::Dim);
    let (left, whole) = match context.pictures {
        Pictures::AtMost(_) => (context.field.left, context.field.width),
        Pictures::Exactly(_) => context.field.room_for_all(u16::MAX),
    };
    let align = context.pictures_at;
    let at = |width: u16| left + inset(align, whole.saturating_sub(width));
    let share = share(whole, image.width);
    if context.room <= Room::Text || whole < frame::NARROWEST {
        let mut piece = prose(&image.alt, dim, share);
        if let Some(caption) = &image.caption {
            piece.below(prose(caption, dim, share));
        }
        return piece.indented(at(share));
    }

    let most = |knows_shape| Size {
        width: share,
        height: most_rows(image, share, context.pictures, knows_shape),
    };
    let picture = match (context.media.pixels(&image.path), image.fit) {
        (Some(pixels), Fit::Contain) => {
            shaped(image, contained(pixels, context.media.cell, most(true)))
        }
        (Some(_), Fit::Cover) => shaped(image, most(false)),
        (None, _) => framed(image, most(false)),
    };
    let width = picture.places.first().map_or(0, |place| place.size.width);
    let mut piece = picture.indented(at(width));
    if let Some(caption) = &image.caption {
        let width = width.max(CAPTION).min(whole);
        let lines = Lines::of(caption, width).set_aligned(dim, align, width);
        piece.below(lines.indented(at(width)));
    }
    piece
}

/// How many things stand in `blocks` whose height follows the room that there is: pictures,
/// charts, large letters, codes.
pub(in crate::layout) fn count(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Image(_) | Block::Big(_) | Block::Qr(_) => 1,
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

/// The most rows of a picture in a place `width` columns wide: of one that has no shape of its own,
/// those that pictures of this width usually have.
fn most_rows(image: &Image, width: u16, pictures: Pictures, has_shape: bool) -> u16 {
    let most = match (pictures, image.height) {
        (Pictures::AtMost(most), None) if !has_shape => natural_height(width).min(most),
        (Pictures::AtMost(most) | Pictures::Exactly(most), None) => most,
        (Pictures::AtMost(most) | Pictures::Exactly(most), Some(wanted)) => most.min(wanted),
    };
    most.max(1)
}

/// The rows of a picture with the most common sides, 16 to 9, in cells twice as high as wide.
fn natural_height(width: u16) -> u16 {
    u16::try_from(u32::from(width) * 9 / 32).unwrap_or(u16::MAX)
}

/// The columns and rows of a picture of so many pixels, as large as fits in `most`.
fn contained(pixels: Pixels, cell: Pixels, most: Size) -> Size {
    let (width, height) = (u128::from(most.width), u128::from(most.height));
    let across = width * u128::from(cell.width.max(1)) * u128::from(pixels.height);
    let down = height * u128::from(cell.height.max(1)) * u128::from(pixels.width);
    let part = |of: u128, part: u128, whole: u128| {
        let cells = (of * part + whole / 2) / whole.max(1);
        u16::try_from(cells.clamp(1, of.max(1))).unwrap_or(u16::MAX)
    };
    if across <= down {
        Size {
            width: most.width,
            height: part(height, across, down),
        }
    } else {
        Size {
            width: part(width, down, across),
            height: most.height,
        }
    }
}

/// The place of a picture that is about to come, with as much of its text as there is room for.
fn shaped(image: &Image, size: Size) -> Piece {
    let piece = if size.width < frame::NARROWEST || size.height < LOWEST {
        let text = prose(&image.alt, Tint::of(Ink::Dim), size.width);
        in_rows(text, size.height)
    } else {
        boxed_text(in_rows(centred(image, size), size.height - 2), size.width)
    };
    placed(piece, image, size)
}

/// A frame with the picture's text in its middle. A long text makes it higher: it is all that some
/// can know of the picture.
fn framed(image: &Image, size: Size) -> Piece {
    let height = size.height.max(LOWEST);
    let piece = boxed_text(centred(image, Size { height, ..size }), size.width);
    let height = u16::try_from(piece.height()).unwrap_or(u16::MAX);
    placed(piece, image, Size { height, ..size })
}

/// The picture's text in the middle of a frame of `size`.
fn centred(image: &Image, size: Size) -> Piece {
    let (width, height) = (size.width - frame::COLUMNS, usize::from(size.height) - 2);
    let text = Lines::of(&image.alt, width);
    let mut body = Piece::default();
    body.space(height.saturating_sub(text.count()) / 2);
    body.below(text.set_aligned(Tint::of(Ink::Dim), Align::Center, width));
    body.space(height.saturating_sub(body.height()));
    body
}

/// The first rows of `piece`, or all of it and blank rows.
fn in_rows(mut piece: Piece, rows: u16) -> Piece {
    piece.rows.truncate(usize::from(rows));
    piece.space(usize::from(rows) - piece.height());
    piece
}

fn boxed_text(body: Piece, width: u16) -> Piece {
    let edge = Edge {
        name: &[],
        line: Tint::of(Ink::Panel),
    };
    boxed(body, edge, width)
}

fn placed(mut piece: Piece, image: &Image, size: Size) -> Piece {
    piece.places.push(Place {
        path: image.path.clone(),
        fit: image.fit,
        column: 0,
        row: 0,
        size,
    });
    piece
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::{Fit, Layout, Slide};
    use crate::layout::samples::{page, page_with, sketch, slide, text, untitled};
    use crate::layout::{Media, Picture};
    use crate::text::Clean;

    fn poster(width: Option<u8>) -> Block {
        Block::Image(Image {
            path: Clean::line("poster.png"),
            alt: Clean::line("A girl with a basket of vegetables larger than she is"),
            caption: Some(Clean::line("Poster, 1959")),
            width,
            height: None,
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
                fit: Fit::Contain,
                column: 2,
                row: 3,
                size: Size {
                    width: 56,
                    height: 9
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

    /// What is known when `poster.png` is so large.
    fn known(width: u32, height: u32) -> Media {
        let mut media = Media::default();
        let pixels = Pixels { width, height };
        let content = 0;
        media.learn(
            Clean::line("poster.png"),
            Picture::Ready { pixels, content },
        );
        media
    }

    fn size_of(block: Block, media: &Media) -> (u16, u16) {
        let size = page_with(&untitled(vec![block]), media, 80, 24).places[0].size;
        (size.width, size.height)
    }

    #[test]
    fn a_picture_whose_size_is_known_gives_its_place_its_shape() {
        // A column of 76 columns and 21 rows, cells of 10 by 20 pixels.
        assert_eq!(size_of(poster(None), &known(760, 200)), (76, 10));
        assert_eq!(size_of(poster(None), &known(7600, 2000)), (76, 10));
        assert_eq!(size_of(poster(None), &known(300, 600)), (21, 21));
        assert_eq!(size_of(poster(Some(50)), &known(760, 200)), (38, 5));
        assert_eq!(size_of(poster(None), &known(1, 9000)), (1, 21));
    }

    #[test]
    fn a_height_is_the_most_rows_that_a_picture_takes() {
        let high = |height, fit| match poster(None) {
            Block::Image(image) => Block::Image(Image {
                height: Some(height),
                fit,
                ..image
            }),
            other => other,
        };
        assert_eq!(size_of(high(5, Fit::Contain), &known(760, 200)), (38, 5));
        assert_eq!(size_of(high(12, Fit::Contain), &known(760, 200)), (76, 10));
        assert_eq!(size_of(high(5, Fit::Cover), &known(760, 200)), (76, 5));
        assert_eq!(size_of(high(5, Fit::Contain), &Media::default()), (76, 5));
    }

    #[test]
    fn a_picture_that_fills_its_place_has_the_shape_of_the_place() {
        let Block::Image(image) = poster(Some(50)) else {
            return;
        };
        let fit = Fit::Cover;
        let block = Block::Image(Image { fit, ..image });
        assert_eq!(size_of(block, &known(300, 600)), (38, 10));
    }

    #[test]
    fn a_picture_that_is_about_to_come_keeps_to_its_rows() {
        let slide = untitled(vec![poster(None)]);
        let page = page_with(&slide, &known(300, 100), 60, 8);
        assert_snapshot!(sketch(&page.rows), @"
        |  ╭────────────────────────────────────────╮
        |  │                                        │
        |  │   A girl with a basket of vegetables   │
        |  │           larger than she is           │
        |  │                                        │
        |  │                                        │
        |  ╰────────────────────────────────────────╯
        |  Poster, 1959
        ");
        let page = page_with(&slide, &known(300, 1200), 60, 8);
        assert_snapshot!(sketch(&page.rows), @"
        |  A
        |  girl
        |  with
        |  a
        |  bask
        |  et
        |  of
        |  Poster, 1959
        ");
    }

    #[test]
    fn a_picture_alone_on_a_slide_stands_in_the_middle_of_its_room_over_its_caption() {
        let slide = slide("Title", vec![poster(Some(40))]);
        let page = page_with(&slide, &known(400, 200), 60, 20);
        assert_snapshot!(sketch(&page.rows), @"
        |
        |  Title
        |  ━━━━━
        |
        |
        |
        |
        |                   ╭────────────────────╮
        |                   │    A girl with     │
        |                   │    a basket of     │
        |                   │ vegetables larger  │
        |                   │    than she is     │
        |                   ╰────────────────────╯
        |                        Poster, 1959
        ");
        let Place { column, size, .. } = page.places[0];
        assert_eq!(column + size.width / 2, 30);
    }

    #[test]
    fn a_picture_below_text_keeps_its_left_edge() {
        let slide = untitled(vec![text("Look."), poster(Some(40))]);
        let page = page_with(&slide, &known(400, 200), 60, 20);
        assert_eq!(page.places[0].column, 2);
    }

    #[test]
    fn a_picture_that_has_the_slide_stands_in_its_middle_over_its_caption() {
        let slide = Slide {
            layout: Layout::Image,
            ..untitled(vec![poster(None)])
        };
        let page = page_with(&slide, &known(400, 200), 60, 16);
        assert_snapshot!(sketch(&page.rows), @"
        |
        |    ╭──────────────────────────────────────────────────╮
        |    │                                                  │
        |    │                                                  │
        |    │                                                  │
        |    │                                                  │
        |    │  A girl with a basket of vegetables larger than  │
        |    │                      she is                      │
        |    │                                                  │
        |    │                                                  │
        |    │                                                  │
        |    │                                                  │
        |    │                                                  │
        |    ╰──────────────────────────────────────────────────╯
        |                        Poster, 1959
        ");
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
