//! A picture brought to the size of its place.

use image::imageops::{self, FilterType};
use image::{RgbaImage, imageops::crop_imm};

use super::decode::within;
use crate::deck::Fit;
use crate::layout::Pixels;

/// `image` as it stands in a place of `place` pixels, in a picture of `canvas` pixels that is
/// stretched over the whole place: as large as fits with what is beside it transparent, or filling
/// it with its edges cut.
pub(super) fn fitted(image: &RgbaImage, fit: Fit, place: Pixels, canvas: Pixels) -> RgbaImage {
    let own = Pixels {
        width: image.width(),
        height: image.height(),
    };
    match fit {
        Fit::Contain => {
            let inner = inside(own, place);
            let (width, height) = (
                scaled(inner.width, canvas.width, place.width),
                scaled(inner.height, canvas.height, place.height),
            );
            let scaled = resized(image, width, height);
            if (width, height) == (canvas.width, canvas.height) {
                return scaled;
            }
            let mut whole = RgbaImage::new(canvas.width, canvas.height);
            let at = |whole: u32, part: u32| i64::from((whole - part) / 2);
            let (x, y) = (at(canvas.width, width), at(canvas.height, height));
            imageops::replace(&mut whole, &scaled, x, y);
            whole
        }
        Fit::Cover => {
            // The part that is seen has the place's shape, and is as large as there is.
            let part = inside(place, own);
            let (x, y) = ((own.width - part.width) / 2, (own.height - part.height) / 2);
            let seen = crop_imm(image, x, y, part.width, part.height).to_image();
            resized(&seen, canvas.width, canvas.height)
        }
    }
}

/// The pixels to send for a place of `place` pixels: no more than the picture has, as the terminal
/// makes them larger itself, and no more than `most` in all.
pub(super) fn needed(own: Pixels, fit: Fit, place: Pixels, most: u64) -> Pixels {
    let shown = match fit {
        Fit::Contain => inside(own, place),
        Fit::Cover => place,
    };
    let source = match fit {
        Fit::Contain => own,
        Fit::Cover => inside(place, own),
    };
    if source.width >= shown.width || source.height >= shown.height {
        return within(place, most);
    }
    let smaller = Pixels {
        width: scaled(place.width, source.width, shown.width),
        height: scaled(place.height, source.width, shown.width),
    };
    within(smaller, most)
}

/// The largest size in the proportions of `own` that fits in `place`.
fn inside(own: Pixels, place: Pixels) -> Pixels {
    let (width, height) = (u64::from(own.width.max(1)), u64::from(own.height.max(1)));
    let across = u64::from(place.width) * height;
    let down = u64::from(place.height) * width;
    let part = |of: u32, part: u64, whole: u64| {
        let side = (u64::from(of) * part + whole / 2) / whole.max(1);
        u32::try_from(side).unwrap_or(u32::MAX).clamp(1, of.max(1))
    };
    if across <= down {
        Pixels {
            width: place.width.max(1),
            height: part(place.height, across, down),
        }
    } else {
        Pixels {
            width: part(place.width, down, across),
            height: place.height.max(1),
        }
    }
}

/// `length` as part of `to` in place of `from`: at least 1, at most `to` for no more than `from`.
fn scaled(length: u32, to: u32, from: u32) -> u32 {
    let from = u64::from(from.max(1));
    let side = (u64::from(length) * u64::from(to) + from / 2) / from;
    u32::try_from(side).unwrap_or(u32::MAX).max(1)
}

fn resized(image: &RgbaImage, width: u32, height: u32) -> RgbaImage {
    if image.dimensions() == (width, height) {
        return image.clone();
    }
    let mut image = image.clone();
    // A transparent pixel's colour must not be seen at the edges.
    multiply(&mut image);
    let much_smaller = image.width() > 2 * width && image.height() > 2 * height;
    let mut scaled = if much_smaller {
        imageops::thumbnail(&image, width, height)
    } else {
        imageops::resize(&image, width, height, FilterType::CatmullRom)
    };
    divide(&mut scaled);
    scaled
}

/// Makes colours weigh as much as they are seen.
fn multiply(image: &mut RgbaImage) {
    for pixel in image.pixels_mut() {
        let [colors @ .., alpha] = &mut pixel.0;
        for color in colors {
            *color = part(*color, *alpha, 255);
        }
    }
}

fn divide(image: &mut RgbaImage) {
    for pixel in image.pixels_mut() {
        let [colors @ .., alpha] = &mut pixel.0;
        for color in colors {
            *color = part(*color, 255, *alpha);
        }
    }
}

fn part(of: u8, part: u8, whole: u8) -> u8 {
    let whole = u32::from(whole.max(1));
    let value = (u32::from(of) * u32::from(part) + whole / 2) / whole;
    u8::try_from(value).unwrap_or(u8::MAX)
}
