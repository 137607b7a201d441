//! What the worker should make ready for the slide in view, and then for the next.

use super::Session;
use crate::deck::{Block, Body, Slide};
use crate::layout::Media;
use crate::media::Job;

/// All that is not known yet, the most urgent first.
pub(super) fn wanted(session: &Session, media: &Media) -> Vec<Job> {
    let here = session.lesson.position().slide;
    let slides = session.deck.slides.iter().skip(here).take(2);
    let mut jobs = Vec::new();
    let mut asked = 0;
    for (before, slide) in slides.clone().enumerate() {
        // What can be known at once is a matter of both slides together.
        let codes = slides.clone().take(before + 1).flat_map(Slide::codes);
        let snippets = media.uncolored(codes);
        let count = snippets.len();
        jobs.extend(snippets.into_iter().skip(asked).map(Job::Color));
        asked = count;
        add(blocks(slide), media, &mut jobs);
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
