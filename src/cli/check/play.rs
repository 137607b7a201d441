//! Playing a deck: what is wrong with it as it is shown.
//!
//! What `check` has to know of files is found out here, and its slides are shared out to as many
//! threads as the machine runs at once.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::check::{self, Named, Subject, UnknownLanguage};
use crate::cli::talk::{Read, Reader};
use crate::deck::{Deck, ThemeChoice, is_theme_file};
use crate::layout::{Media, Size};
use crate::media::{self, Job};
use crate::source::{Finding, Report, Texts, Written};
use crate::store::{self, Reach};
use crate::text::Clean;

/// All that is wrong with the deck as it is shown on screens of these sizes. What is looked for on
/// one slide is found in the order of the slides.
pub(super) fn play(reader: &Reader, read: &Read, sizes: &[Size]) -> Vec<Finding> {
    let parsed = &read.loaded.parsed;
    let named = Named::of(&parsed.deck, &read.loaded.texts, &parsed.places);
    let (media, bytes) = pictures(reader, &named.pictures);
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
        has_own_theme: reader.theme.is_none(),
        media: &media,
        bytes: &bytes,
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

/// What is known of the deck's pictures, once each has been looked at, and the bytes of their files.
fn pictures(reader: &Reader, paths: &BTreeSet<Clean>) -> (Media, BTreeMap<Clean, u64>) {
    let mut media = Media::default();
    let mut bytes = BTreeMap::new();
    if media::PICTURES && !paths.is_empty() {
        let (mut worker, assets) = (reader.worker(), reader.assets());
        for path in paths {
            worker.run(&Job::Measure(path.clone())).tell(&mut media);
            let size = assets.size(path.as_str());
            bytes.extend(size.map(|size| (path.clone(), size)));
        }
    }
    (media, bytes)
}

/// All that is wrong with the theme files that the deck names as they are shown, each once, in the
/// order in which they are named.
pub(super) fn themes(reader: &Reader, deck: &Deck) -> Vec<Report> {
    let asked = reader.theme.as_deref().filter(|word| is_theme_file(word));
    let mut reports: Vec<Report> = asked.map(theme_of_user).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let slides = deck
        .slides
        .iter()
        .filter_map(|slide| slide.theme.as_deref());
    // Another one may have been asked for in place of the deck's.
    let own = deck.info.theme.iter().filter(|_| reader.theme.is_none());
    for Written { value: word, .. } in own.chain(slides).flat_map(ThemeChoice::words) {
        let Some(place) = reader.origin.place() else {
            continue;
        };
        if !is_theme_file(word.as_str()) || !seen.insert(word) {
            continue;
        }
        // One that is not there has been told of.
        if let Ok(text) = store::read_beside(place, word.as_str(), reader.reach) {
            reports.extend(theme(word.clone(), text));
        }
    }
    reports
}

/// The same of the theme file that the user asks for by this path.
fn theme_of_user(path: &str) -> Vec<Report> {
    let name = Path::new(path).file_name().and_then(|name| name.to_str());
    let text = name.and_then(|name| store::read_beside(Path::new(path), name, Reach::Folder).ok());
    text.map_or_else(Vec::new, |text| theme(Clean::line(path), text))
}

fn theme(file: Clean, text: String) -> Vec<Report> {
    let texts = Texts::new(file, text);
    let findings = check::theme_file(&texts);
    let reports = findings
        .iter()
        .map(|finding| texts.report(finding).beside());
    reports.collect()
}
