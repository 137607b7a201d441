//! Which files are pictures, and what is told of those that are not, or should not be.

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use image::ImageFormat;
use image::codecs::gif::{GifEncoder, Repeat};
use image::{Frame, RgbaImage};

use super::samples::{Folder, file, gradient, measure};
use crate::layout::Picture;
use crate::media::decode::decode;
use crate::media::svg::Studio;

#[test]
fn pictures_of_every_kind_are_read_whatever_their_name_ends_in() {
    let folder = Folder::new();
    let image = gradient(40, 30);
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::WebP,
    ] {
        folder.write("picture", file(&image, format));
        assert_eq!(folder.size("picture"), (40, 30), "{format:?}");
    }
    folder.write("picture.png", file(&image, ImageFormat::Jpeg));
    assert_eq!(folder.size("picture.png"), (40, 30));
}

#[test]
fn a_drawing_has_the_shape_that_it_says_it_has() {
    let folder = Folder::new();
    folder.write(
        "a.svg",
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>"#,
    );
    let (width, height) = folder.size("a.svg");
    assert!(width.abs_diff(3 * height) <= 3, "{width}x{height}");
    // Its size is a matter of its shape, not of what it claims.
    folder.write(
        "huge.svg",
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="30000000" height="10000000"/>"#,
    );
    assert_eq!(folder.size("huge.svg"), (width, height));
    folder.write(
        "thin.svg",
        "\u{feff}\n<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e9\" height=\"1\"/>",
    );
    assert_eq!(folder.size("thin.svg"), (8192, 1));
}

#[test]
fn files_that_hold_no_picture_are_told_of() {
    let folder = Folder::new();
    folder.write("notes.png", "not a picture at all");
    folder.write("empty.png", "");
    folder.write("page.svg", "<html><body>no drawing</body></html>");
    folder.write("broken.svg", "<svg><g></svg>");
    folder.write("packed.svg", b"\x1f\x8b\x08\0\0");
    folder.write("bitmap.bmp", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0");
    let kinds = "PNG, JPEG, GIF, WebP and SVG can";
    for (name, why) in [
        (
            "notes.png",
            format!("holds no picture that can be shown: {kinds}"),
        ),
        (
            "empty.png",
            format!("holds no picture that can be shown: {kinds}"),
        ),
        (
            "page.svg",
            "is XML, but no drawing: it has no <svg>".to_owned(),
        ),
        (
            "broken.svg",
            "is damaged: expected 'g' tag, not 'svg' at 1:9".to_owned(),
        ),
        (
            "packed.svg",
            "is compressed: save it as plain SVG".to_owned(),
        ),
        (
            "bitmap.bmp",
            format!("is of a kind that cannot be shown: {kinds}"),
        ),
        (
            "gone.png",
            "is not there: paths start at the deck's folder".to_owned(),
        ),
        (".", "is a folder: name a file in it".to_owned()),
    ] {
        assert_eq!(folder.told(name), format!("The picture {name} {why}"));
    }
}

#[test]
fn a_picture_that_is_cut_off_is_told_of() {
    let folder = Folder::new();
    let image = gradient(300, 300);
    for format in [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = file(&image, format);
        for part in [whole.len() / 2, 40] {
            folder.write("cut", &whole[..part]);
            let told = folder.told("cut");
            assert!(
                told.starts_with("The picture cut is damaged"),
                "{format:?}: {told}"
            );
        }
    }
}

#[test]
fn a_picture_that_claims_to_be_enormous_is_refused_by_what_it_claims() {
    let folder = Folder::new();
    // A header that claims 20000 by 20000 pixels, with a right checksum, and next to no data.
    let mut bytes = file(&RgbaImage::new(1, 1), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
    let checksum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert!(bytes.len() < 200);
    folder.write("large.png", bytes);
    assert_eq!(
        folder.told("large.png"),
        "The picture large.png is too large: up to 64 million pixels are shown"
    );
    let mut gif = b"GIF89a\xff\xff\xff\xff\0\0\0".to_vec();
    gif.extend_from_slice(b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x00\x3b");
    folder.write("large.gif", gif);
    assert!(folder.told("large.gif").contains("is too large"));
}

/// PNG's checksum.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    })
}

#[test]
fn only_the_first_frame_of_an_animation_is_read() {
    let folder = Folder::new();
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    encoder.encode_frame(Frame::new(gradient(8, 8))).unwrap();
    drop(encoder);
    // A million empty frames, of which nothing is looked at.
    bytes.pop();
    let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    bytes.extend(frame.iter().copied().cycle().take(1_000_000 * frame.len()));
    folder.write("long.gif", bytes);
    assert_eq!(folder.size("long.gif"), (8, 8));
}

#[test]
fn a_file_is_no_larger_than_pictures_may_be() {
    let folder = Folder::new();
    let path = folder.write("large.png", "");
    fs::File::create(path)
        .unwrap()
        .set_len((16 << 20) + 1)
        .unwrap();
    assert_eq!(
        folder.told("large.png"),
        "The picture large.png is larger than 16 MiB: make a smaller one of what you need"
    );
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_decks_folder_and_no_device_is_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let outside = folder.0.join("outside.png");
    fs::write(&outside, file(&gradient(4, 4), ImageFormat::Png)).unwrap();
    symlink(&outside, folder.0.join("talk/link.png")).unwrap();
    symlink("/dev/zero", folder.0.join("talk/zero.png")).unwrap();
    let pipe = folder.0.join("talk/pipe.png");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    for name in ["../outside.png", "link.png", "/dev/zero", "zero.png"] {
        assert_eq!(
            folder.told(name),
            format!(
                "The picture {name} is outside of the deck's folder: put the file beside the deck \
                 or in a folder below it, or present with --allow-outside"
            )
        );
    }
    assert_eq!(
        folder.told("pipe.png"),
        "The picture pipe.png is no regular file: name one that can be read at once"
    );
}

#[test]
fn a_drawing_reads_no_other_file() {
    let folder = Folder::new();
    folder.write(
        "secret.png",
        file(
            &RgbaImage::from_pixel(9, 9, [255, 0, 0, 255].into()),
            ImageFormat::Png,
        ),
    );
    let secret = folder.0.join("talk/secret.png");
    let drawing = |href: &str| {
        format!(
            r#"<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/hostname">]>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
            viewBox="0 0 9 9"><image xlink:href="{href}" width="9" height="9"/></svg>"#
        )
    };
    for href in [
        "secret.png",
        secret.to_str().unwrap(),
        &format!("file://{}", secret.display()),
    ] {
        folder.write("a.svg", drawing(href));
        let decoded = decode(drawing(href).as_bytes(), &mut Studio::default()).unwrap();
        assert!(
            decoded.image.pixels().all(|pixel| pixel.0 == [0, 0, 0, 0]),
            "{href}"
        );
    }
}

#[test]
fn drawings_that_ask_for_more_than_they_seem_to_are_refused() {
    let folder = Folder::new();
    let svg = |inside: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>"#)
    };
    // Each group draws the one before it ten times.
    let doubled = |element: &str| {
        let mut defs = r#"<g id="g0"><rect width="9" height="9"/></g>"#.to_owned();
        for level in 1..9 {
            let uses = element.replace('N', &(level - 1).to_string()).repeat(10);
            write!(defs, r#"<g id="g{level}">{uses}</g>"#).unwrap();
        }
        svg(&format!("<defs>{defs}</defs>{}", element.replace('N', "8")))
    };
    folder.write("uses.svg", doubled(r##"<use href="#gN"/>"##));
    folder.write(
        "masks.svg",
        doubled(r#"<rect width="9" height="9" mask="url(#gN)"/>"#),
    );
    folder.write("many.svg", svg(&"<g/>".repeat(150_000)));
    let deep = svg(&("<g>".repeat(100_000) + &"</g>".repeat(100_000)));
    folder.write("deep.svg", deep);
    let steps = "<feFlood/>".repeat(1000);
    folder.write(
        "filter.svg",
        svg(&format!(r#"<filter id="f">{steps}</filter>"#)),
    );
    let mut entities = String::from("<!DOCTYPE svg [<!ENTITY e0 'x'>");
    for level in 1..12 {
        let inner = format!("&e{};", level - 1).repeat(10);
        write!(entities, "<!ENTITY e{level} '{inner}'>").unwrap();
    }
    folder.write(
        "entities.svg",
        format!("{entities}]>{}", svg("<desc>&e11;</desc>")),
    );
    for (name, why) in [
        ("uses.svg", "is too large: up to 100000 elements are drawn"),
        ("masks.svg", "is too large: up to 100000 elements are drawn"),
        ("many.svg", "is too large: up to 100000 elements are drawn"),
        (
            "deep.svg",
            "is too deep: up to 64 elements may stand in each other",
        ),
        ("filter.svg", "has a filter of more than 24 steps"),
        ("entities.svg", "is damaged"),
    ] {
        let told = folder.told(name);
        assert!(
            told.starts_with(&format!("The picture {name} {why}")),
            "{told}"
        );
    }
}

#[test]
fn a_style_sheet_refers_to_elements_as_well() {
    let folder = Folder::new();
    let mut style = String::new();
    let mut defs = r#"<mask id="m0"><rect width="9" height="9"/></mask>"#.to_owned();
    for level in 1..9 {
        let below = level - 1;
        write!(style, ".c{below}{{mask:url('#m{below}')}}").unwrap();
        let rects = format!(r#"<rect class="c{below}" width="9" height="9"/>"#).repeat(10);
        write!(defs, r#"<mask id="m{level}">{rects}</mask>"#).unwrap();
    }
    folder.write(
        "a.svg",
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>{style}</style>{defs}<rect mask="url(#m8)"/></svg>"#
        ),
    );
    assert!(folder.told("a.svg").contains("up to 100000 elements"));
}

#[test]
fn a_drawing_that_draws_itself_is_refused() {
    let folder = Folder::new();
    folder.write(
        "link.svg",
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <g id="a"><a href="#a"><rect width="9" height="9"/></a></g></svg>"##,
    );
    assert!(folder.size("link.svg").0 > 0);
    folder.write(
        "a.svg",
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
        <g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>
        <mask id="m" mask="url(#m)"><rect width="9" height="9" mask="url(#m)"/></mask>
        <rect width="9" height="9" mask="url(#m)"/></svg>"##,
    );
    assert_eq!(
        folder.told("a.svg"),
        "The picture a.svg draws itself, without end"
    );
}

#[test]
fn a_drawing_that_takes_too_long_is_left_to_itself_but_not_many_are() {
    // Clouds, which are more work than nothing on any machine.
    let clouds = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 999 999">
        <filter id="f"><feTurbulence baseFrequency="0.01" numOctaves="1"/></filter>
        <rect width="999" height="999" filter="url(#f)"/></svg>"#;
    let mut studio = Studio::with_patience(Duration::ZERO);
    let mut told = || decode(clouds.as_bytes(), &mut studio).unwrap_err();
    assert_eq!(told(), "takes longer than 0 seconds to draw");
    assert_eq!(told(), "takes longer than 0 seconds to draw");
    assert_eq!(told(), "is not drawn: others before it took too long");
}

#[test]
fn a_file_that_changes_is_another_picture() {
    let folder = Folder::new();
    let mut worker = folder.worker();
    folder.write("a.png", file(&gradient(4, 4), ImageFormat::Png));
    let first = measure(&mut worker, "a.png");
    assert_eq!(measure(&mut worker, "a.png"), first);
    folder.write("a.png", file(&gradient(8, 4), ImageFormat::Png));
    let Picture::Ready { content, .. } = measure(&mut worker, "a.png") else {
        panic!("it can be shown")
    };
    assert!(!matches!(first, Picture::Ready { content: before, .. } if before == content));
}
