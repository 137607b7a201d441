//! What the worker should make ready for the slide in view, and then for the next.

use super::Session;
use crate::deck::{Block, Body, Slide};
use crate::layout::Media;
use crate::media::Job;

/// All that is not known yet, the most urgent first.
pub(super) fn wanted(session: &Session, media: &Media) -> Vec<Job> {
    let here = session.lesson.position().slide;
    let mut jobs = Vec::new();
    for index in [here, here + 1] {
        let blocks = session.deck.slides.get(index).map(blocks);
        add(blocks.unwrap_or_default(), media, &mut jobs);
    }
    jobs
}

fn blocks(slide: &Slide) -> &[Block] {
    match &slide.body {
        Body::Blocks(blocks) => blocks,
        Body::Broken(_) => &[],
    }
}

fn add(blocks: &[Block], media: &Media, jobs: &mut Vec<Job>) {
    for block in blocks {
        match block {
            Block::Image(image) if media.picture(&image.path).is_none() => {
                let job = Job::Measure(image.path.clone());
                if !jobs.contains(&job) {
                    jobs.push(job);
                }
            }
            Block::Columns(columns) => {
                for column in &columns.columns {
                    add(column, media, jobs);
                }
            }
            _ => {}
        }
    }
}
