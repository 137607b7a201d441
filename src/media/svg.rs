//! Drawings: SVG to pixels, without any other file, and never for long.

mod weight;

use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{self, Document, ParsingOptions};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree, fontdb};

use super::aside::Aside;
use super::decode::{Decoded, within};
use crate::layout::Pixels;

/// The pixels that a drawing is made of, whatever size it claims.
const PIXELS: u64 = 1_600_000;
/// The pixels that one side of it may have.
const SIDE: f32 = 8192.0;
/// The elements that a drawing may have.
const ELEMENTS: u32 = 100_000;
/// How long drawing one may take. Tests are of what is said of a drawing, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 600 } else { 10 });

/// The drawings that may be left to themselves, each with a thread that goes on.
const ABANDONED: u8 = 2;

/// Where drawings are made.
pub(super) struct Studio {
    /// How long one may take.
    patience: Duration,
    /// The fonts of this system, looked for when the first drawing with text comes.
    fonts: Option<Arc<fontdb::Database>>,
    /// How many drawings took too long.
    abandoned: u8,
    aside: Aside,
}

impl Default for Studio {
    fn default() -> Self {
        Self::with_patience(PATIENCE)
    }
}

impl Studio {
    /// A studio that waits so long for a drawing.
    pub(super) fn with_patience(patience: Duration) -> Self {
        Self {
            patience,
            fonts: None,
            abandoned: 0,
            aside: Aside::default(),
        }
    }

    fn fonts(&mut self) -> Arc<fontdb::Database> {
        let load = || {
            let mut fonts = fontdb::Database::new();
            fonts.load_system_fonts();
            Arc::new(fonts)
        };
        Arc::clone(self.fonts.get_or_insert_with(load))
    }
}

/// Whether `bytes` are likely to be a drawing: they begin as XML does.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"<")
}

/// Draws a drawing.
///
/// # Errors
///
/// What is wrong with it, to stand after its name, without a full stop.
pub(super) fn decode(bytes: &[u8], studio: &mut Studio) -> Result<Decoded, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "is not in UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').trim_start().to_owned();
    if studio.abandoned == ABANDONED {
        return Err("is not drawn: others before it took too long".to_owned());
    }
    let fonts = if text.contains("<text") {
        let fonts = studio.fonts();
        if fonts.is_empty() {
            return Err(
                "has text, and there are no fonts to set it in: make paths of it".to_owned(),
            );
        }
        fonts
    } else {
        Arc::default()
    };
    // Small as it may be, a drawing can take as long as it likes: then it is left to itself.
    let drawn = studio
        .aside
        .begin(move || draw(&text, fonts))
        .map_err(|error| format!("cannot be drawn: {error}"))?;
    match drawn.recv_timeout(studio.patience) {
        Ok(drawn) => drawn,
        Err(RecvTimeoutError::Timeout) => {
            studio.abandoned += 1;
            studio.aside.abandon();
            let seconds = studio.patience.as_secs();
            Err(format!("takes longer than {seconds} seconds to draw"))
        }
        Err(RecvTimeoutError::Disconnected) => Err("cannot be drawn".to_owned()),
    }
}

fn draw(text: &str, fonts: Arc<fontdb::Database>) -> Result<Decoded, String> {
    let options = ParsingOptions {
        // Drawing programs write document types; entities that grow without end are found.
        allow_dtd: true,
        nodes_limit: 4 * ELEMENTS,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| damaged(&error))?;
    if document.root_element().tag_name().name() != "svg" {
        return Err("is XML, but no drawing: it has no <svg>".to_owned());
    }
    weight::check(&document)?;
    let options = Options {
        image_href_resolver: nothing(),
        fontdb: fonts,
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => "has no size: give its <svg> a viewBox".to_owned(),
        error => format!("is damaged: {error}"),
    })?;
    paint(&tree)
}

fn damaged(error: &roxmltree::Error) -> String {
    match error {
        roxmltree::Error::NodesLimitReached => too_many(),
        error => format!("is damaged: {error}"),
    }
}

fn too_many() -> String {
    format!("is too large: up to {ELEMENTS} elements are drawn")
}

/// Pictures in drawings could name any file, and hide what no limit sees: none is read.
fn nothing() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_data: Box::new(|_, _, _| None),
        resolve_string: Box::new(|_, _| None),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "sizes are clamped to a few thousand pixels"
)]
fn paint(tree: &Tree) -> Result<Decoded, String> {
    let size = tree.size();
    // As large as a side may be in its proportions, and then no more pixels than are wanted.
    let scale = SIDE / size.width().max(size.height());
    let scaled = |length: f32| ((length * scale).round() as u32).clamp(1, SIDE as u32);
    let largest = Pixels {
        width: scaled(size.width()),
        height: scaled(size.height()),
    };
    let pixels = within(largest, PIXELS);
    let failed = || "cannot be drawn".to_owned();
    let mut pixmap = Pixmap::new(pixels.width, pixels.height).ok_or_else(failed)?;
    let transform = Transform::from_scale(
        pixels.width as f32 / size.width(),
        pixels.height as f32 / size.height(),
    );
    resvg::render(tree, transform, &mut pixmap.as_mut());
    let bytes = pixmap.take_demultiplied();
    let image = RgbaImage::from_raw(pixels.width, pixels.height, bytes).ok_or_else(failed)?;
    Ok(Decoded { image, pixels })
}
