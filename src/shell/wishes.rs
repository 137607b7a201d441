//! What the worker should make ready: for what is in sight, and then for the next slide.

use std::collections::BTreeSet;

use crate::layout::{Media, Snippet};
use crate::media::{Drawing, Format, Job};
use crate::text::Clean;

use super::graphics::Graphics;

/// A list of jobs, each once, the most urgent first.
pub(super) struct Wishes<'a> {
    media: &'a Media,
    graphics: &'a Graphics,
    measured: &'a BTreeSet<Clean>,
    pub(super) jobs: Vec<Job>,
}

impl<'a> Wishes<'a> {
    /// No wishes so far. `measured` are the pictures that were measured since the deck was read.
    pub(super) fn new(
        media: &'a Media,
        graphics: &'a Graphics,
        measured: &'a BTreeSet<Clean>,
    ) -> Self {
        Self {
            media,
            graphics,
            measured,
            jobs: Vec::new(),
        }
    }

    /// Wishes to know what the parts of code are.
    pub(super) fn color(&mut self, snippets: impl IntoIterator<Item = Snippet>) {
        self.jobs.extend(snippets.into_iter().map(Job::Color));
    }

    /// Wishes to know of the picture at `path`.
    pub(super) fn measure(&mut self, path: &Clean) {
        if !self.measured.contains(path) && !self.graphics.is_off() {
            self.add(Job::Measure(path.clone()));
        }
    }

    /// Wishes to know of all these pictures.
    pub(super) fn measure_all(&mut self, paths: &[Clean]) {
        for path in paths {
            self.measure(path);
        }
    }

    /// Wishes for a picture as it is to be shown.
    pub(super) fn draw(&mut self, drawing: Option<&Drawing>) {
        if let Some(drawing) = drawing
            && !is_ready(drawing, self.media, self.graphics)
        {
            self.add(Job::Draw(drawing.clone()));
        }
    }

    fn add(&mut self, job: Job) {
        if !self.jobs.contains(&job) {
            self.jobs.push(job);
        }
    }
}

/// Whether `drawing` can be shown at once.
fn is_ready(drawing: &Drawing, media: &Media, graphics: &Graphics) -> bool {
    match drawing.format {
        Format::Blocks { .. } => media
            .look(&drawing.view)
            .is_some_and(|look| look.origin == drawing.origin()),
        Format::Png | Format::Sixel { .. } => graphics.has(drawing),
    }
}
