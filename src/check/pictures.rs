//! Pictures that cannot be shown, or are far larger than they need to be.

use std::ops::Range;

use super::{Found, Named, Subject};
use crate::layout::{Picture, Pixels};
use crate::source::{Mistake, shown};
use crate::text::Clean;

/// More pixels than a screen of 3840 by 2160 has: what comes on top of them nobody ever sees.
const MOST_PIXELS: u64 = 9_000_000;
/// Half of the bytes that a picture may have.
const MOST_BYTES: u64 = 8 << 20;

/// Notes those of the pictures that a slide names of which it is known that they cannot be shown, or
/// are too large for any screen, each once.
pub(super) fn find(subject: &Subject<'_>, named: &Named, found: &mut Found<'_>) {
    for path in &named.pictures {
        match subject.media.picture(path) {
            Some(Picture::Failed(sentence)) => {
                let at = place(path, found);
                // A finding's sentence begins in the middle of a line.
                let message = sentence.as_str().replacen("The ", "the ", 1);
                let help = "until it can be read its `alt` stands in its place";
                found.error(Mistake::UnreadableFile, at, &message, help);
            }
            Some(Picture::Ready { pixels, .. }) => {
                let bytes = subject.bytes.get(path).copied().unwrap_or(0);
                if let Some(message) = too_large(path, *pixels, bytes) {
                    let at = place(path, found);
                    let help = "make it smaller: 2560 by 1440 pixels are sharp on any screen, and \
                                are read at once";
                    found.warn(Mistake::LargePicture, at, &message, help);
                }
            }
            None => {}
        }
    }
}

/// What to say of a picture that is far larger than it needs to be.
fn too_large(path: &Clean, Pixels { width, height }: Pixels, bytes: u64) -> Option<String> {
    let name = shown(path.as_str());
    let end = path.as_str().rsplit('.').next().unwrap_or_default();
    // A drawing is of no size of its own.
    let is_drawing = end.eq_ignore_ascii_case("svg");
    if u64::from(width) * u64::from(height) > MOST_PIXELS && !is_drawing {
        let message =
            format!("`{name}` has {width} by {height} pixels, far more than a screen shows");
        return Some(message);
    }
    (bytes > MOST_BYTES).then(|| {
        let mebibytes = bytes >> 20;
        format!("`{name}` has more than {mebibytes} MiB, and a picture may have 16")
    })
}

/// Where the slide names this picture.
fn place(path: &Clean, found: &mut Found<'_>) -> Range<usize> {
    let trace = found.trace();
    let entry = trace
        .named("image")
        .find(|entry| entry.text.as_deref().map(str::trim) == Some(path.as_str()));
    entry.map_or_else(|| trace.slide(), |entry| entry.value.clone())
}
