//! Pictures: read once, kept while there is room, drawn for each place.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::decode::{Decoded, decode};
use super::{Done, Drawing, Format, blocks, png, sixel, svg};
use crate::layout::Picture;
use crate::store::Assets;
use crate::text::Clean;

/// The bytes that a picture file may have.
const FILE_BYTES: u64 = 16 << 20;
/// The bytes that are kept of pictures that were read.
const KEPT_BYTES: usize = 64 << 20;

/// The pictures of a deck.
pub(super) struct Pictures {
    files: Assets,
    studio: svg::Studio,
    /// What each file held when it was last read.
    contents: HashMap<Clean, u64>,
    /// Pictures that were read, by what their files hold; the last used comes last.
    kept: Vec<(u64, Arc<Decoded>)>,
}

impl Pictures {
    pub(super) fn new(files: Assets) -> Self {
        Self {
            files,
            studio: svg::Studio::default(),
            contents: HashMap::new(),
            kept: Vec::new(),
        }
    }

    /// Reads the file at `path` anew.
    pub(super) fn measure(&mut self, path: &Clean) -> Picture {
        match self.read(path) {
            Ok((content, decoded)) => Picture::Ready {
                pixels: decoded.pixels,
                content,
            },
            Err(why) => Picture::Failed(Clean::line(&format!("The picture {path} {why}"))),
        }
    }

    /// Draws a picture; a file that holds something else by now is measured instead.
    pub(super) fn draw(&mut self, drawing: &Drawing) -> Done {
        let path = &drawing.view.path;
        let decoded = match self.find(path, drawing.content) {
            Some(decoded) => decoded,
            None => match self.measure(path) {
                Picture::Ready { content, .. } if content == drawing.content => {
                    match self.find(path, content) {
                        Some(decoded) => decoded,
                        None => return self.failed(path, "cannot be kept"),
                    }
                }
                picture => return Done::Measured(path.clone(), picture),
            },
        };
        let drawn = catch_unwind(|| render(&decoded, drawing));
        drawn
            .unwrap_or_else(|_| Err("cannot be drawn".to_owned()))
            .unwrap_or_else(|why| self.failed(path, &why))
    }

    #[expect(clippy::unused_self, reason = "reads as what happens to this picture")]
    fn failed(&self, path: &Clean, why: &str) -> Done {
        let sentence = Clean::line(&format!("The picture {path} {why}"));
        Done::Measured(path.clone(), Picture::Failed(sentence))
    }

    fn read(&mut self, path: &Clean) -> Result<(u64, Arc<Decoded>), String> {
        self.contents.remove(path);
        let bytes = self
            .files
            .read(path.as_str(), FILE_BYTES)
            .map_err(|error| match error.help.as_str() {
                "" => error.message,
                help => format!("{}: {help}", error.message),
            })?;
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let content = hasher.finish();
        self.contents.insert(path.clone(), content);
        // What a file held before it was saved anew is of no use.
        let contents = &self.contents;
        self.kept
            .retain(|(kept, _)| contents.values().any(|content| content == kept));
        if let Some(decoded) = self.find(path, content) {
            return Ok((content, decoded));
        }
        // A mistake in a decoder is no reason to end the talk.
        let studio = &mut self.studio;
        let decoded = catch_unwind(AssertUnwindSafe(|| decode(&bytes, studio)))
            .unwrap_or_else(|_| Err("is damaged".to_owned()))?;
        let decoded = Arc::new(decoded);
        self.keep(content, Arc::clone(&decoded));
        Ok((content, decoded))
    }

    /// The picture at `path`, if it was read and held this.
    fn find(&mut self, path: &Clean, content: u64) -> Option<Arc<Decoded>> {
        if self.contents.get(path) != Some(&content) {
            return None;
        }
        let at = self.kept.iter().position(|(kept, _)| *kept == content)?;
        let found = self.kept.remove(at);
        let decoded = Arc::clone(&found.1);
        self.kept.push(found);
        Some(decoded)
    }

    fn keep(&mut self, content: u64, decoded: Arc<Decoded>) {
        self.kept.push((content, decoded));
        let bytes = |kept: &[(u64, Arc<Decoded>)]| {
            let bytes = kept.iter().map(|(_, decoded)| decoded.image.as_raw().len());
            bytes.sum::<usize>()
        };
        while self.kept.len() > 1 && bytes(&self.kept) > KEPT_BYTES {
            self.kept.remove(0);
        }
    }
}

fn render(decoded: &Decoded, drawing: &Drawing) -> Result<Done, String> {
    let Drawing {
        view, rows, cell, ..
    } = drawing;
    let image = &decoded.image;
    let sharp = match drawing.format {
        Format::Blocks { depth, ground } => {
            let mosaic = blocks::mosaic(image, view.fit, view.size, *cell, depth, ground);
            return Ok(Done::Blocks(drawing.clone(), Arc::new(mosaic)));
        }
        Format::Png => png::encode(image, view, *cell, rows)?,
        Format::Sixel { ground } => sixel::encode(image, view, *cell, rows, ground),
    };
    Ok(Done::Sharp(drawing.clone(), sharp))
}
