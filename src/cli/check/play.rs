//! Playing a deck: what is wrong with it as it is shown.
//!
//! What `check` has to know of files is found out here, and its slides are shared out to as many
//! threads as the machine runs at once.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::check::{self, Named, Subject, UnknownLanguage};
use crate::cli::talk::{Read, Reader};
use crate::layout::{Media, Size};
use crate::media::{self, Job};
use crate::source::Finding;
use crate::text::Clean;

/// All that is wrong with the deck as it is shown on screens of these sizes. What is looked for on
/// one slide is found in the order of the slides.
pub(super) fn play(reader: &Reader, read: &Read, sizes: &[Size]) -> Vec<Finding> {
    let parsed = &read.loaded.parsed;
    let named = Named::of(&parsed.deck, &read.loaded.texts, &parsed.places);
    let media = pictures(reader, &named.pictures);
    let languages = media::unknown_languages(&named.languages)
        .into_iter()
        .map(|(name, near)| UnknownLanguage { name, near })
        .collect::<Vec<_>>();
    let subject = Subject {
        deck: &parsed.deck,
        texts: &read.loaded.texts,
        places: &parsed.places,
        vars: &parsed.vars,
        themes: &read.themes,
        media: &media,
        languages: &languages,
        sizes,
    };
    let mut findings = check::deck(&subject);
    findings.extend(slides(&subject));
    findings
}

fn slides(subject: &Subject<'_>) -> Vec<Finding> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= subject.deck.slides.len() {
                return found;
            }
            found.push((index, check::slide(subject, index)));
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let threads = threads.min(subject.deck.slides.len());
    let mut found: Vec<(usize, Vec<Finding>)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for other in others {
            match other.join() {
                Ok(more) => found.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        found
    });
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().flat_map(|(_, found)| found).collect()
}

/// What is known of the deck's pictures, once each has been looked at.
fn pictures(reader: &Reader, paths: &BTreeSet<Clean>) -> Media {
    let mut media = Media::default();
    if media::PICTURES {
        let mut worker = reader.worker();
        for path in paths {
            worker.run(&Job::Measure(path.clone())).tell(&mut media);
        }
    }
    media
}
