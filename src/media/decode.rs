//! From a picture file's bytes to pixels, within limits.

use std::io::{Cursor, ErrorKind};

use image::error::LimitErrorKind;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits, RgbaImage};

use super::svg;
use crate::layout::Pixels;

/// The pixels that a picture may have, from edge to edge and in all.
const SIDE: u32 = 65_535;
const PIXELS: u64 = 64_000_000;
/// The bytes that decoding one may take.
const BYTES: u64 = 256 << 20;
/// The pixels that are kept of a picture: as many as the largest screens show.
const KEPT: u64 = 4_000_000;

/// A picture that was read.
#[derive(Clone, Debug)]
pub(super) struct Decoded {
    /// What is kept of it: no larger than any screen needs.
    pub(super) image: RgbaImage,
    /// How large it is in its file.
    pub(super) pixels: Pixels,
}

/// Reads a picture.
///
/// # Errors
///
/// What is wrong with it, to stand after its name, without a full stop.
pub(super) fn decode(bytes: &[u8], studio: &mut svg::Studio) -> Result<Decoded, String> {
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| format!("cannot be read: {error}"))?;
    match reader.format() {
        Some(_) => decode_pixels(reader).map_err(|error| explain(&error)),
        None if svg::is_svg(bytes) => svg::decode(bytes, studio),
        None => Err(if bytes.starts_with(&[0x1f, 0x8b]) {
            "is compressed: save it as plain SVG".to_owned()
        } else {
            format!("holds no picture that can be shown: {FORMATS}")
        }),
    }
}

const FORMATS: &str = "PNG, JPEG, GIF, WebP and SVG can";

fn decode_pixels(mut reader: ImageReader<Cursor<&[u8]>>) -> Result<Decoded, ImageError> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(BYTES);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let too_large = |kind| ImageError::Limits(image::error::LimitError::from_kind(kind));
    if u64::from(width) * u64::from(height) > PIXELS {
        return Err(too_large(LimitErrorKind::DimensionError));
    }
    // What it becomes counts, too.
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    let mut image = shrunk(DynamicImage::from_decoder(decoder)?);
    image.apply_orientation(orientation);
    let (mut width, mut height) = (width, height);
    if (width < height) != (image.width() < image.height()) {
        std::mem::swap(&mut width, &mut height);
    }
    Ok(Decoded {
        image: image.into_rgba8(),
        pixels: Pixels { width, height },
    })
}

/// No more of `image` than is kept.
fn shrunk(image: DynamicImage) -> DynamicImage {
    let size = Pixels {
        width: image.width(),
        height: image.height(),
    };
    let kept = within(size, KEPT);
    if kept == size {
        image
    } else {
        image.thumbnail_exact(kept.width, kept.height)
    }
}

/// `size`, made smaller in its proportions until it has no more than `most` pixels.
pub(super) fn within(size: Pixels, most: u64) -> Pixels {
    let (width, height) = (u64::from(size.width), u64::from(size.height));
    if width * height <= most {
        return size;
    }
    // The root of `most * width / height` is the new width; no floating point is needed.
    let root = |part: u64, whole: u64| {
        let length = (u128::from(most) * u128::from(part) / u128::from(whole.max(1))).isqrt();
        u32::try_from(length).unwrap_or(u32::MAX).max(1)
    };
    let (new_width, new_height) = (root(width, height), root(height, width));
    Pixels {
        width: new_width.min(size.width),
        height: new_height.min(size.height),
    }
}

fn explain(error: &ImageError) -> String {
    match error {
        ImageError::Limits(limit) if limit.kind() == LimitErrorKind::DimensionError => {
            format!(
                "is too large: up to {} million pixels are shown",
                PIXELS / 1_000_000
            )
        }
        ImageError::Limits(_) => {
            format!(
                "is too large: it takes more than {} MiB of memory",
                BYTES >> 20
            )
        }
        ImageError::Unsupported(_) => format!("is of a kind that cannot be shown: {FORMATS}"),
        ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            "is damaged: it ends too early".to_owned()
        }
        error => format!("is damaged: {error}"),
    }
}
