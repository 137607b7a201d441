//! Slides' names: written ones, and slugs of titles.

use std::collections::{HashMap, HashSet};

use unicode_normalization::char::is_combining_mark;

use crate::deck::{Slide, SlideId};
use crate::text::plain;

/// The characters that a slug may have.
const SLUG_CHARS: usize = 60;
/// The slug of a slide with no words on it.
const NAMELESS: &str = "slide";

/// Whether `id` can be a slide's name: letters of any script, digits, `-`, `_` and `.`.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().count() <= SLUG_CHARS
        && id.chars().all(|char| is_word(char) || "-_.".contains(char))
}

/// A text as a name: its letters and digits in lower case, all else as single hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut chars = 0;
    for char in text.chars().flat_map(char::to_lowercase) {
        if chars >= SLUG_CHARS {
            break;
        }
        // An apostrophe is part of its word: "the century's account" is `the-centurys-account`.
        if matches!(char, '\'' | '’') {
            continue;
        }
        let is_mark = is_combining_mark(char);
        if is_word(char) && !(is_mark && slug.is_empty()) {
            slug.push(char);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        } else {
            continue;
        }
        chars += 1;
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || is_combining_mark(char)
}

/// Gives each slide a name that no other has. A written one (true) goes before slugs; of two that
/// are written alike, the first keeps it.
pub(super) fn give(slides: &mut [(Slide, bool)]) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut waiting = Vec::new();
    for (slide, written) in slides.iter_mut() {
        if !*written || !taken.insert(slide.id.0.clone()) {
            waiting.push(slide);
        }
    }
    for slide in waiting {
        let base = if slide.id.0.is_empty() {
            slug_of(slide)
        } else {
            slide.id.0.clone()
        };
        let mut id = base.clone();
        while !taken.insert(id.clone()) {
            let count = counts.entry(base.clone()).or_insert(1);
            *count += 1;
            id = format!("{base}-{count}");
        }
        slide.id = SlideId(id);
    }
}

/// The slug of a slide's title, or of the first words on it.
fn slug_of(slide: &Slide) -> String {
    let words = slide.title.as_ref().map(|title| slug(&plain(title)));
    let mut words = words
        .into_iter()
        .chain(slide.texts().map(|(_, text)| slug(&text)));
    words
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| NAMELESS.to_owned())
}
