//! Pictures in half blocks: cells with two colours, one above the other.

use image::RgbaImage;

use super::scale::fitted;
use crate::deck::Fit;
use crate::layout::{Mosaic, Pixels, Size};
use crate::theme::{Color, Depth, Nearest};

/// `image` in a place of `size` cells, each of `cell` pixels, in colours of `depth`. `ground` is
/// what shines through where it is not opaque.
pub(super) fn mosaic(
    image: &RgbaImage,
    fit: Fit,
    size: Size,
    cell: Pixels,
    depth: Depth,
    ground: Color,
) -> Mosaic {
    let (columns, rows) = (u32::from(size.width), u32::from(size.height));
    let place = Pixels {
        width: columns * cell.width.clamp(1, 1000),
        height: rows * cell.height.clamp(1, 1000),
    };
    let canvas = Pixels {
        width: columns,
        height: 2 * rows,
    };
    let scaled = fitted(image, fit, place, canvas);
    let mut nearest = Nearest::new(depth);
    let colors = scaled
        .pixels()
        .map(|pixel| over(pixel.0, ground).map(|color| nearest.find(color)));
    Mosaic {
        width: size.width,
        colors: colors.collect(),
    }
}

/// A pixel over `ground`; nothing where there is none of it to be seen. Over an unknown ground it
/// is there or not.
pub(super) fn over([red, green, blue, alpha]: [u8; 4], ground: Color) -> Option<(u8, u8, u8)> {
    match (alpha, ground.rgb()) {
        (255, _) => Some((red, green, blue)),
        (..8, _) => None,
        (_, None) => (alpha >= 128).then_some((red, green, blue)),
        (_, Some((under_red, under_green, under_blue))) => {
            let mix = |over: u8, under: u8| {
                let (over, under) = (u32::from(over), u32::from(under));
                let alpha = u32::from(alpha);
                let mixed = (over * alpha + under * (255 - alpha) + 127) / 255;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            };
            Some((
                mix(red, under_red),
                mix(green, under_green),
                mix(blue, under_blue),
            ))
        }
    }
}
