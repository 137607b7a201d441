//! Pictures made for tests, and a folder to put them in.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use crate::layout::{Picture, Pixels};
use crate::media::{Done, Job, Worker};
use crate::store::{Assets, Reach};
use crate::text::Clean;

/// A folder with a deck's pictures, gone when the test is over.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("seminar-media-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(path.join("talk")).unwrap();
        Self(path)
    }

    /// Writes a file beside the deck.
    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join("talk").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) fn worker(&self) -> Worker {
        let deck = self.0.join("talk/slides.toml");
        Worker::new(Assets::of(&deck, Reach::Folder))
    }

    /// What the presenter is told of the picture of this name, which cannot be shown.
    pub(super) fn told(&self, name: &str) -> String {
        match measure(&mut self.worker(), name) {
            Picture::Failed(sentence) => sentence.to_string(),
            ready @ Picture::Ready { .. } => panic!("{name} can be shown: {ready:?}"),
        }
    }

    /// How large the picture of this name is, which can be shown.
    pub(super) fn size(&self, name: &str) -> (u32, u32) {
        match measure(&mut self.worker(), name) {
            Picture::Ready {
                pixels: Pixels { width, height },
                ..
            } => (width, height),
            Picture::Failed(sentence) => panic!("{sentence}"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn measure(worker: &mut Worker, name: &str) -> Picture {
    match worker.run(&Job::Measure(Clean::line(name))) {
        Done::Measured(path, picture) => {
            assert_eq!(path.as_str(), name);
            picture
        }
        other => panic!("it was to be measured: {other:?}"),
    }
}

/// A picture in which every pixel differs from its neighbours.
pub(super) fn gradient(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| {
        let part = |at: u32, of: u32| u8::try_from(255 * at / of.max(2).saturating_sub(1)).unwrap();
        Rgba([part(x, width), part(y, height), 96, 255])
    })
}

/// `image` in a file of this format.
pub(super) fn file(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::from(image.clone());
    let image = match format {
        ImageFormat::Jpeg => image.into_rgb8().into(),
        _ => image,
    };
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
