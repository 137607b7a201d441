//! What is made of a picture for a place: decoded again and compared with the picture.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::imageops::{self, FilterType};
use image::{ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;

use super::samples::{Folder, file, gradient, measure};
use crate::deck::Fit;
use crate::layout::{Form, Media, Mosaic, Picture, Pixels, Size, View};
use crate::media::{Done, Drawing, Format, Job, Worker};
use crate::text::Clean;
use crate::theme::{Color, Depth};

const CELL: Pixels = Pixels {
    width: 4,
    height: 8,
};
const BLOCKS: Format = Format::Blocks {
    depth: Depth::True,
    ground: Color::Default,
};
const SIXEL: Format = Format::Sixel {
    ground: Color::Default,
};

/// `image` in a place of so many columns and rows.
fn draw(image: &RgbaImage, (width, height): (u16, u16), fit: Fit, format: Format) -> Done {
    draw_rows(image, (width, height), fit, format, 0..height)
}

fn draw_rows(
    image: &RgbaImage,
    (width, height): (u16, u16),
    fit: Fit,
    format: Format,
    rows: std::ops::Range<u16>,
) -> Done {
    let folder = Folder::new();
    folder.write("a.png", file(image, ImageFormat::Png));
    let mut worker = folder.worker();
    let drawing = drawing(&mut worker, (width, height), fit, format);
    worker.run(&Job::Draw(Drawing { rows, ..drawing }))
}

fn drawing(worker: &mut Worker, (width, height): (u16, u16), fit: Fit, format: Format) -> Drawing {
    let Picture::Ready { content, .. } = measure(worker, "a.png") else {
        panic!("it can be shown")
    };
    Drawing {
        view: View {
            path: Clean::line("a.png"),
            size: Size { width, height },
            fit,
        },
        rows: 0..height,
        content,
        cell: CELL,
        format,
    }
}

fn bytes(done: Done) -> Vec<u8> {
    match done {
        Done::Sharp(_, sharp) => sharp.bytes.to_vec(),
        other => panic!("it was to be sharp: {other:?}"),
    }
}

fn mosaic(done: Done) -> Mosaic {
    match done {
        Done::Blocks(_, mosaic) => (*mosaic).clone(),
        other => panic!("it was to be in blocks: {other:?}"),
    }
}

fn png(done: Done) -> RgbaImage {
    let png = STANDARD.decode(bytes(done)).unwrap();
    image::load_from_memory_with_format(&png, ImageFormat::Png)
        .unwrap()
        .into_rgba8()
}

/// Draws sixels as a terminal does. Pixels that nothing is drawn on are transparent.
fn sixels(bytes: &[u8]) -> RgbaImage {
    let text = std::str::from_utf8(bytes).unwrap();
    let body = text
        .strip_prefix("\x1bP0;1;0q")
        .unwrap()
        .strip_suffix("\x1b\\")
        .unwrap();
    let number = |text: &mut &str| -> u32 {
        let end = text
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        *text = rest;
        digits.parse().unwrap()
    };
    let numbers = |text: &mut &str| {
        let mut all = vec![number(text)];
        while let Some(rest) = text.strip_prefix(';') {
            *text = rest;
            all.push(number(text));
        }
        all
    };
    let mut rest = body.strip_prefix('"').unwrap();
    let [1, 1, width, height] = numbers(&mut rest)[..] else {
        panic!("a raster with square pixels")
    };
    let mut image = RgbaImage::new(width, height);
    let mut colors = std::collections::HashMap::new();
    let (mut color, mut x, mut y) = (Rgba([0; 4]), 0, 0);
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(1..).unwrap();
        match letter {
            '#' => {
                let parts = numbers(&mut rest);
                if let [number, 2, parts @ ..] = &parts[..] {
                    let byte = |part: u32| u8::try_from(part * 255 / 100).unwrap();
                    colors.insert(
                        *number,
                        Rgba([byte(parts[0]), byte(parts[1]), byte(parts[2]), 255]),
                    );
                } else {
                    color = colors[&parts[0]];
                }
            }
            '$' => x = 0,
            '-' => (x, y) = (0, y + 6),
            '!' | '?'..='~' => {
                let count = if letter == '!' { number(&mut rest) } else { 1 };
                let sixel = if letter == '!' {
                    let sixel = rest.as_bytes()[0];
                    rest = rest.get(1..).unwrap();
                    sixel
                } else {
                    letter as u8
                } - b'?';
                for _ in 0..count {
                    for bit in (0..6).filter(|bit| sixel >> bit & 1 == 1) {
                        assert_eq!(image.get_pixel(x, y + bit).0[3], 0, "a pixel is drawn once");
                        image.put_pixel(x, y + bit, color);
                    }
                    x += 1;
                }
            }
            other => panic!("no sixels: {other:?}"),
        }
    }
    image
}

/// How far apart two pictures are: the mean of all parts of all pixels, in 255ths.
fn distance(one: &RgbaImage, other: &RgbaImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let parts = one.as_raw().iter().zip(other.as_raw());
    let sum: f64 = parts
        .map(|(one, other)| f64::from(one.abs_diff(*other)))
        .sum();
    sum / f64::from(u32::try_from(one.as_raw().len()).unwrap())
}

#[test]
fn a_png_holds_the_picture_pixel_by_pixel() {
    // Ten by five cells are exactly its pixels.
    let image = gradient(40, 40);
    assert_eq!(png(draw(&image, (10, 5), Fit::Contain, Format::Png)), image);
    // A picture that is smaller than its place is not sent any larger.
    assert_eq!(
        png(draw(&image, (20, 10), Fit::Contain, Format::Png)),
        image
    );
    // One that is larger is.
    let small = png(draw(&image, (5, 3), Fit::Contain, Format::Png));
    assert_eq!(small.dimensions(), (20, 24));
    let middle = imageops::crop_imm(&small, 0, 2, 20, 20).to_image();
    let expected = imageops::resize(&image, 20, 20, FilterType::CatmullRom);
    assert!(distance(&middle, &expected) < 1.0);
    assert_eq!(small.get_pixel(10, 0).0[3], 0, "beside it nothing is seen");
}

#[test]
fn a_picture_keeps_its_proportions_in_a_place_of_others() {
    // A place of 40 by 40 pixels for a picture twice as wide as high.
    let seen = png(draw(&gradient(80, 40), (10, 5), Fit::Contain, Format::Png));
    assert_eq!(seen.dimensions(), (40, 40));
    let opaque = |y: u32| (0..40).all(|x| seen.get_pixel(x, y).0[3] == 255);
    let rows: Vec<u32> = (0..40).filter(|y| opaque(*y)).collect();
    assert_eq!(rows, (10..30).collect::<Vec<_>>());
}

#[test]
fn a_picture_that_covers_its_place_loses_its_edges_evenly() {
    let image = gradient(80, 40);
    let seen = png(draw(&image, (10, 5), Fit::Cover, Format::Png));
    assert_eq!(seen, imageops::crop_imm(&image, 20, 0, 40, 40).to_image());
}

#[test]
fn rows_of_a_picture_are_sent_by_themselves() {
    let image = gradient(40, 40);
    let middle = imageops::crop_imm(&image, 0, 8, 40, 16).to_image();
    let seen = draw_rows(&image, (10, 5), Fit::Contain, Format::Png, 1..3);
    assert_eq!(png(seen), middle);
    let seen = sixels(&bytes(draw_rows(
        &image,
        (10, 5),
        Fit::Contain,
        SIXEL,
        1..3,
    )));
    assert!(distance(&seen, &middle) < 6.0);
}

#[test]
fn few_colours_are_sent_as_sixels_exactly() {
    // Sixels know colours in hundredths.
    let image = RgbaImage::from_fn(37, 29, |x, y| {
        let byte = |part: u32| u8::try_from(part % 5 * 20 * 255 / 100).unwrap();
        Rgba([byte(x), byte(y), byte(x + y), 255])
    });
    // 37 by 29 pixels in 40 by 32: made as large as fits, so it is compared with the same.
    let place = RgbaImage::from_fn(40, 32, |x, y| *image.get_pixel(x % 37, y % 29));
    let seen = sixels(&bytes(draw(&place, (10, 4), Fit::Contain, SIXEL)));
    assert!(distance(&seen, &place) < f64::EPSILON);
}

#[test]
fn many_colours_are_sent_as_sixels_in_those_that_are_near() {
    let image = gradient(160, 120);
    let seen = sixels(&bytes(draw(&image, (40, 15), Fit::Contain, SIXEL)));
    assert!(distance(&seen, &image) < 6.0, "{}", distance(&seen, &image));
    // What each pixel is off by is made up for by others: from afar there is no difference.
    let far = |image: &RgbaImage| imageops::resize(image, 20, 15, FilterType::Triangle);
    assert!(distance(&far(&seen), &far(&image)) < 2.0);
    assert!(
        seen.pixels().all(|pixel| pixel.0[3] == 255),
        "no pixel is left out"
    );
}

#[test]
fn sixels_leave_out_what_is_transparent_and_mix_what_is_half_so() {
    let image = RgbaImage::from_fn(40, 40, |x, _| match x {
        ..10 => Rgba([255, 0, 0, 255]),
        10..20 => Rgba([255, 0, 0, 0]),
        _ => Rgba([255, 255, 255, 128]),
    });
    let ground = Color::Rgb(0, 0, 0);
    let seen = sixels(&bytes(draw(
        &image,
        (10, 5),
        Fit::Contain,
        Format::Sixel { ground },
    )));
    assert_eq!(seen.get_pixel(5, 5).0, [255, 0, 0, 255]);
    assert_eq!(seen.get_pixel(15, 5).0[3], 0);
    assert_eq!(seen.get_pixel(30, 5).0, [127, 127, 127, 255]);
}

#[test]
fn a_mosaic_has_the_picture_in_two_colours_a_cell() {
    let image = gradient(8, 8);
    let seen = mosaic(draw(&image, (8, 4), Fit::Contain, BLOCKS));
    for (x, y, pixel) in image.enumerate_pixels() {
        let [red, green, blue, _] = pixel.0;
        let (top, bottom) = seen.cell(u16::try_from(x).unwrap(), u16::try_from(y / 2).unwrap());
        let color = if y % 2 == 0 { top } else { bottom };
        assert_eq!(color, Some(Color::Rgb(red, green, blue)), "{x} {y}");
    }
}

#[test]
fn a_mosaic_has_only_the_colours_that_there_are() {
    let depth = Depth::Indexed;
    let ground = Color::Rgb(0, 0, 0);
    let seen = mosaic(draw(
        &gradient(40, 40),
        (10, 5),
        Fit::Contain,
        Format::Blocks { depth, ground },
    ));
    let known = |color: &Option<Color>| matches!(color, Some(Color::Indexed(16..)));
    assert!(seen.colors.iter().all(known), "{:?}", seen.colors);
    assert!(seen.colors.iter().any(|color| *color != seen.colors[0]));
}

#[test]
fn a_transparent_edge_takes_no_colour_from_what_is_not_seen() {
    // Red, beside a green that is transparent.
    let image = RgbaImage::from_fn(40, 40, |x, _| match x {
        ..20 => Rgba([255, 0, 0, 255]),
        _ => Rgba([0, 255, 0, 0]),
    });
    let seen = png(draw(&image, (4, 3), Fit::Contain, Format::Png));
    let green = seen
        .pixels()
        .filter(|pixel| pixel.0[3] > 0)
        .map(|pixel| pixel.0[1])
        .max();
    assert_eq!(green, Some(0));
}

#[test]
fn what_was_made_ready_is_known_with_what_it_was_made_of() {
    let folder = Folder::new();
    folder.write("a.png", file(&gradient(40, 40), ImageFormat::Png));
    let mut worker = folder.worker();
    let mut media = Media::default();
    let drawing = drawing(&mut worker, (10, 5), Fit::Contain, Format::Png);
    worker.run(&Job::Draw(drawing.clone())).tell(&mut media);
    let look = media.look(&drawing.view).unwrap();
    assert_eq!(look.form, Form::Sharp(0..5));
    assert_eq!(look.origin, drawing.origin());
    let other = Drawing {
        content: drawing.content ^ 1,
        ..drawing.clone()
    };
    assert_ne!(other.origin(), drawing.origin());
}

#[test]
fn a_file_that_has_changed_is_measured_again_before_it_is_drawn() {
    let folder = Folder::new();
    folder.write("a.png", file(&gradient(40, 40), ImageFormat::Png));
    let stale = drawing(&mut folder.worker(), (10, 5), Fit::Contain, Format::Png);
    folder.write("a.png", file(&gradient(20, 40), ImageFormat::Png));
    let done = folder.worker().run(&Job::Draw(stale.clone()));
    assert!(
        matches!(
            &done,
            Done::Measured(
                _,
                Picture::Ready {
                    pixels: Pixels { width: 20, .. },
                    ..
                }
            )
        ),
        "{done:?}"
    );
    std::fs::remove_file(folder.0.join("talk/a.png")).unwrap();
    let done = folder.worker().run(&Job::Draw(stale));
    assert!(
        matches!(&done, Done::Measured(_, Picture::Failed(_))),
        "{done:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_picture_fits_any_place(
        size in (1_u32..40, 1_u32..40),
        place in (1_u16..12, 1_u16..12),
        cover: bool,
        format in prop::sample::select(vec![BLOCKS, Format::Png, SIXEL]),
    ) {
        let fit = if cover { Fit::Cover } else { Fit::Contain };
        let done = draw(&gradient(size.0, size.1), place, fit, format);
        match format {
            Format::Blocks { .. } => {
                let seen = mosaic(done);
                prop_assert_eq!(seen.width, place.0);
                prop_assert_eq!(seen.colors.len(), 2 * usize::from(place.0) * usize::from(place.1));
                prop_assert!(!cover || seen.colors.iter().all(Option::is_some));
            }
            Format::Png => {
                let seen = png(done);
                prop_assert!(seen.width() <= 4 * u32::from(place.0).max(12));
                prop_assert!(!cover || seen.pixels().all(|pixel| pixel.0[3] == 255));
            }
            Format::Sixel { .. } => {
                let seen = sixels(&bytes(done));
                let all = (4 * u32::from(place.0), 8 * u32::from(place.1));
                prop_assert_eq!(seen.dimensions(), all);
                prop_assert!(!cover || seen.pixels().all(|pixel| pixel.0[3] == 255));
            }
        }
    }
}
