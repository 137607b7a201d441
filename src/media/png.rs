//! Pictures for terminals that read PNG: kitty's protocol and iTerm2's.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ImageEncoder as _, ImageResult, RgbaImage, imageops};

use super::Sharp;
use super::scale::{fitted, needed};
use crate::layout::{Pixels, Size, View};

/// The pixels that are sent at most; the terminal makes larger what has fewer.
const PIXELS: u64 = 2_500_000;

/// The `rows` of `image` in its place, of cells of `cell` pixels: a PNG in base64.
pub(super) fn encode(
    image: &RgbaImage,
    view: &View,
    cell: Pixels,
    rows: &Range<u16>,
) -> Result<Sharp, String> {
    let place = place(view.size, cell);
    let own = Pixels {
        width: image.width(),
        height: image.height(),
    };
    let canvas = needed(own, view.fit, place, PIXELS);
    let whole = fitted(image, view.fit, place, canvas);
    let seen = cut(&whole, view.size.height, rows);
    // Without an alpha channel it is a fifth shorter.
    let image = if seen.pixels().all(|pixel| pixel.0[3] == 255) {
        DynamicImage::from(seen).into_rgb8().into()
    } else {
        DynamicImage::from(seen)
    };
    let png = write(&image).map_err(|error| format!("cannot be sent: {error}"))?;
    Ok(Sharp {
        bytes: STANDARD.encode(png).into_bytes().into(),
        pixels: Pixels {
            width: image.width(),
            height: image.height(),
        },
    })
}

fn write(image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
        .write_image(
            image.as_bytes(),
            image.width(),
            image.height(),
            image.color().into(),
        )?;
    Ok(png)
}

/// The pixels of a place of `size` cells.
pub(super) fn place(size: Size, cell: Pixels) -> Pixels {
    Pixels {
        width: u32::from(size.width.max(1)) * cell.width.clamp(1, 1000),
        height: u32::from(size.height.max(1)) * cell.height.clamp(1, 1000),
    }
}

/// The part of `image`, `all` rows high, that is in `rows`.
pub(super) fn cut(image: &RgbaImage, all: u16, rows: &Range<u16>) -> RgbaImage {
    if *rows == (0..all) {
        return image.clone();
    }
    let at = |row: u16| {
        let pixels = u64::from(image.height()) * u64::from(row.min(all)) / u64::from(all.max(1));
        u32::try_from(pixels).unwrap_or(u32::MAX)
    };
    let (top, bottom) = (at(rows.start), at(rows.end));
    let height = bottom.saturating_sub(top).max(1);
    let top = top.min(image.height() - 1);
    imageops::crop_imm(image, 0, top, image.width(), height).to_image()
}
