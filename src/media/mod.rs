//! What takes time, made ready off the draw path: pictures, and the colours of code.
//!
//! In come [`Order`]s of [`Job`]s; out comes what is [`Done`]. It all happens on one thread, which the shell
//! starts, within limits of bytes, pixels and memory. It must not know what is on the screen, nor
//! where its results go.

#[cfg(any(feature = "images", feature = "highlight"))]
mod aside;
#[cfg(feature = "images")]
mod blocks;
#[cfg(feature = "highlight")]
mod code;
#[cfg(feature = "images")]
mod decode;
#[cfg(feature = "highlight")]
mod highlight;
#[cfg(feature = "images")]
mod pictures;
#[cfg(feature = "images")]
mod png;
#[cfg(feature = "images")]
mod scale;
#[cfg(feature = "images")]
mod sixel;
#[cfg(feature = "images")]
mod svg;
#[cfg(test)]
mod tests;

#[cfg(not(feature = "highlight"))]
#[path = "no_colors.rs"]
mod code;
#[cfg(not(feature = "images"))]
#[path = "no_pictures.rs"]
mod pictures;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::layout::{Coloring, Form, Look, Media, Mosaic, Picture, Pixels, Snippet, View};
use crate::store::Assets;
use crate::text::Clean;
use crate::theme::{Color, Depth};
use code::Code;
pub use code::unknown_languages;
use pictures::Pictures;

/// The name of the threads on which files of others are read. One that panics there does no harm:
/// it means that a picture cannot be shown.
pub const THREAD: &str = "media";

/// Whether pictures can be shown at all.
pub const PICTURES: bool = cfg!(feature = "images");

/// Something to make ready.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Job {
    /// How large the picture at this path is, and whether it can be shown at all.
    Measure(Clean),
    /// The picture as it is to be shown.
    Draw(Drawing),
    /// What the parts of some code are.
    Color(Snippet),
}

/// All that is wanted now, the most urgent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// What is to be made ready.
    pub jobs: Vec<Job>,
    /// Which state of the files is asked for: another number once they may have changed. What is made
    /// ready for an earlier one may be made of files as they were.
    pub edition: u64,
}

/// A picture as it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// Which, and where.
    pub view: View,
    /// The rows of its place that are to be seen.
    pub rows: Range<u16>,
    /// What the file holds, as it was measured.
    pub content: u64,
    /// The pixels of a cell.
    pub cell: Pixels,
    /// What the terminal understands.
    pub format: Format,
}

/// What a terminal understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Cells with two colours each.
    Blocks {
        /// How many colours there are.
        depth: Depth,
        /// What shines through.
        ground: Color,
    },
    /// PNG in base64.
    Png,
    /// A sixel sequence.
    Sixel {
        /// What shines through.
        ground: Color,
    },
}

/// Something that was made ready, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// What is known of a picture.
    Measured(Clean, Picture),
    /// A picture in cells.
    Blocks(Drawing, Arc<Mosaic>),
    /// A picture in the bytes that its format is sent in.
    Sharp(Drawing, Sharp),
    /// What the parts of some code are; none where it stays plain.
    Colored(Snippet, Option<Arc<Coloring>>),
}

/// A picture for a terminal that draws it itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharp {
    /// What the drawing's format is sent in.
    pub bytes: Arc<[u8]>,
    /// How many pixels it has.
    pub pixels: Pixels,
}

impl Drawing {
    /// What the picture was made of, to tell it from what it would be made of after a change.
    pub fn origin(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }

    fn look(&self, form: Form) -> Look {
        Look {
            form,
            origin: self.origin(),
        }
    }
}

impl Done {
    /// Adds it to what is known.
    pub fn tell(&self, media: &mut Media) {
        match self {
            Self::Measured(path, picture) => media.learn(path.clone(), picture.clone()),
            Self::Blocks(drawing, mosaic) => {
                let look = drawing.look(Form::Blocks(Arc::clone(mosaic)));
                media.see(drawing.view.clone(), look);
            }
            Self::Sharp(drawing, _) => {
                let look = drawing.look(Form::Sharp(drawing.rows.clone()));
                media.see(drawing.view.clone(), look);
            }
            Self::Colored(snippet, coloring) => media.color(snippet.clone(), coloring.clone()),
        }
    }
}

/// Does jobs, and keeps what helps with the next ones.
pub struct Worker {
    pictures: Pictures,
    code: Code,
}

impl Worker {
    /// A worker that reads the files of a deck.
    pub fn new(files: Assets) -> Self {
        Self {
            pictures: Pictures::new(files),
            code: Code::default(),
        }
    }

    /// Does one job.
    pub fn run(&mut self, job: &Job) -> Done {
        match job {
            Job::Measure(path) => Done::Measured(path.clone(), self.pictures.measure(path)),
            Job::Draw(drawing) => self.pictures.draw(drawing),
            Job::Color(snippet) => Done::Colored(snippet.clone(), self.code.color(snippet)),
        }
    }

    /// Does jobs until there is nobody left who asks or hears, to whom it tells the order's edition too.
    /// Each order takes the place of the one before, of which the rest is left undone.
    pub fn work(mut self, orders: &Receiver<Order>, mut hear: impl FnMut(Done, u64) -> bool) {
        while let Ok(Order { jobs, mut edition }) = orders.recv() {
            let mut jobs = jobs.into_iter();
            loop {
                if let Some(newer) = orders.try_iter().last() {
                    jobs = newer.jobs.into_iter();
                    edition = newer.edition;
                }
                let Some(job) = jobs.next() else { break };
                if !hear(self.run(&job), edition) {
                    return;
                }
            }
        }
    }
}
