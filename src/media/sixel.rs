//! Pictures for terminals that draw sixels: columns of six pixels, in at most 256 colours.

mod palette;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use image::RgbaImage;

use super::Sharp;
use super::blocks::over;
use super::png::{cut, place};
use super::scale::fitted;
use crate::layout::{Pixels, View};
use crate::theme::Color;
use palette::{Indexed, index};

/// The `rows` of `image` in its place, of cells of `cell` pixels: a whole sequence. `ground` is
/// what shines through where the picture is not opaque.
pub(super) fn encode(
    image: &RgbaImage,
    view: &View,
    cell: Pixels,
    rows: &Range<u16>,
    ground: Color,
) -> Sharp {
    let place = place(view.size, cell);
    let whole = fitted(image, view.fit, place, place);
    let seen = cut(&whole, view.size.height, rows);
    let pixels: Vec<_> = seen.pixels().map(|pixel| over(pixel.0, ground)).collect();
    let sequence = write(&index(&pixels, seen.width() as usize));
    Sharp {
        bytes: sequence.into_bytes().into(),
        pixels: Pixels {
            width: seen.width(),
            height: seen.height(),
        },
    }
}

/// The sequence that draws `image`.
fn write(image: &Indexed) -> String {
    // Pixels of no colour stay as they are, and a pixel is as wide as high.
    let height = image.indices.len() / image.width.max(1);
    let mut out = format!("\x1bP0;1;0q\"1;1;{};{height}", image.width);
    for (number, (red, green, blue)) in image.colors.iter().enumerate() {
        let percent = |part: &u8| (u32::from(*part) * 100 + 127) / 255;
        let (red, green, blue) = (percent(red), percent(green), percent(blue));
        // Writing to a string cannot fail.
        let _ = write!(out, "#{number};2;{red};{green};{blue}");
    }
    for band in image.indices.chunks(6 * image.width.max(1)) {
        write_band(band, image.width, &mut out);
        out.push('-');
    }
    out.push_str("\x1b\\");
    out
}

/// Writes six rows, one colour after the other.
fn write_band(band: &[Option<u8>], width: usize, out: &mut String) {
    let mut lines: BTreeMap<u8, Vec<u8>> = BTreeMap::new();
    for (row, indices) in band.chunks(width.max(1)).enumerate() {
        for (column, index) in indices.iter().enumerate() {
            let Some(index) = index else { continue };
            let line = lines.entry(*index).or_insert_with(|| vec![0; width]);
            if let Some(sixel) = line.get_mut(column) {
                *sixel |= 1 << row;
            }
        }
    }
    for (at, (color, line)) in lines.iter().enumerate() {
        if at > 0 {
            out.push('$');
        }
        let _ = write!(out, "#{color}");
        write_runs(line, out);
    }
}

/// Writes sixels, those that are alike together; blank ones at the end are left out.
fn write_runs(sixels: &[u8], out: &mut String) {
    let mut run = (0, 0_usize);
    for sixel in sixels {
        if *sixel == run.0 {
            run.1 += 1;
        } else {
            write_run(run, out);
            run = (*sixel, 1);
        }
    }
    if run.0 != 0 {
        write_run(run, out);
    }
}

fn write_run((sixel, count): (u8, usize), out: &mut String) {
    let letter = char::from(b'?' + sixel);
    if count > 3 {
        let _ = write!(out, "!{count}{letter}");
    } else {
        out.extend(std::iter::repeat_n(letter, count));
    }
}
