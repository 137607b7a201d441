//! Slides' names: written ones, and slugs of titles.

use std::collections::{HashMap, HashSet};

use unicode_normalization::char::is_combining_mark;

use super::slide::Draft;
use crate::deck::{Body, Slide, SlideId, Where};
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
    let mut slug = Slug::default();
    for char in text.chars() {
        if slug.chars >= SLUG_CHARS {
            break;
        }
        // Most are, and of these it is known what they are without a table.
        if char.is_ascii() {
            let char = char.to_ascii_lowercase();
            slug.push(char, char.is_ascii_alphanumeric());
            continue;
        }
        for char in char.to_lowercase() {
            let hangs = slug.text.is_empty() && is_combining_mark(char);
            slug.push(char, is_word(char) && !hangs);
        }
    }
    let Slug { mut text, .. } = slug;
    text.truncate(text.trim_end_matches('-').len());
    text
}

/// The part of a slug that is made.
#[derive(Default)]
struct Slug {
    text: String,
    chars: usize,
}

impl Slug {
    /// Adds `char`, or a hyphen in its place where it is no part of a word.
    fn push(&mut self, char: char, is_word: bool) {
        // An apostrophe is part of its word: "the century's account" is `the-centurys-account`.
        if matches!(char, '\'' | '’') || self.chars >= SLUG_CHARS {
            return;
        }
        if is_word {
            self.text.push(char);
        } else if !self.text.is_empty() && !self.text.ends_with('-') {
            self.text.push('-');
        } else {
            return;
        }
        self.chars += 1;
    }
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || is_combining_mark(char)
}

/// Gives each slide a name that no other has. A written one goes before slugs; of two that are written
/// alike, the first keeps it.
pub(super) fn give(drafts: &mut [Draft]) {
    let mut taken: HashSet<String> = HashSet::with_capacity(drafts.len());
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut waiting = Vec::new();
    for draft in drafts {
        if draft.id.is_none() || !taken.insert(draft.slide.id.0.clone()) {
            waiting.push(&mut draft.slide);
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
    let title = slide.title.as_ref().map(|title| slug(&plain(title)));
    // What a card says is no word of the slide's own.
    let is_own = |place: &Where| *place != Where::Body || matches!(slide.body, Body::Blocks(_));
    let words = slide.texts().filter(|(place, _)| is_own(place));
    let words = words.map(|(_, text)| slug(&text.plain()));
    let mut slugs = title
        .into_iter()
        .chain(words)
        .filter(|slug| !slug.is_empty());
    slugs.next().unwrap_or_else(|| NAMELESS.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_any_script_and_part_words_with_hyphens() {
        for (text, name) in [
            ("Why it failed", "why-it-failed"),
            ("  What?! Why… ", "what-why"),
            ("The century's account", "the-centurys-account"),
            ("Über die Öfen", "über-die-öfen"),
            ("大跃进", "大跃进"),
            ("هو الحق", "هو-الحق"),
            ("\u{301}a", "a"),
            ("İstanbul", "i\u{307}stanbul"),
            ("?!", ""),
            ("🎓", ""),
        ] {
            assert_eq!(slug(text), name);
            assert!(name.is_empty() || is_id(name), "{name}");
        }
    }

    #[test]
    fn long_titles_give_short_slugs_that_end_with_a_word() {
        let slug = slug(&"word ".repeat(100));
        assert!(
            slug.chars().count() <= SLUG_CHARS && slug.ends_with("-word"),
            "{slug}"
        );
        assert!(is_id(&slug));
    }

    #[test]
    fn an_id_is_one_word() {
        for id in [
            "",
            "a b",
            "a/b",
            "a\n",
            "\u{1b}",
            "?",
            &"a".repeat(SLUG_CHARS + 1),
        ] {
            assert!(!is_id(id), "{id:?}");
        }
    }
}
