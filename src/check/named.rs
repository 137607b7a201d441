//! What slides name that lies outside of the deck.

use std::collections::BTreeSet;

use super::trace::Trace;
use crate::deck::{Body, Deck, Slide};
use crate::source::{Place, Texts};
use crate::text::Clean;

/// The pictures and languages that slides name, each once: also those of slides that could not be
/// read, as far as their text is TOML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The files of pictures, as the deck writes them.
    pub pictures: BTreeSet<Clean>,
    /// The languages of code.
    pub languages: BTreeSet<Clean>,
}

impl Named {
    /// What all slides of `deck` name, whose slides stand at `places` of `texts`.
    pub fn of(deck: &Deck, texts: &Texts, places: &[Place]) -> Self {
        let mut all = Self::default();
        for (slide, place) in deck.slides.iter().zip(places) {
            let Place { text, range } = place;
            let named = Self::on(slide, || Trace::of(texts.source_of(*text), range.clone()));
            all.pictures.extend(named.pictures);
            all.languages.extend(named.languages);
        }
        all
    }

    /// What one slide names; `trace` is asked for only where it could not be read.
    pub(super) fn on(slide: &Slide, trace: impl FnOnce() -> Trace) -> Self {
        if !matches!(slide.body, Body::Broken(_)) {
            let languages = slide.codes().filter_map(|code| code.lang.clone());
            return Self {
                pictures: slide.pictures().into_iter().cloned().collect(),
                languages: languages.collect(),
            };
        }
        let trace = trace();
        if trace.is_damaged {
            return Self::default();
        }
        let words = |key: &str| {
            let texts = trace
                .named(key)
                .filter_map(|entry| Some(entry.text.as_deref()?.trim()));
            let written = texts.filter(|text| !text.is_empty());
            written.map(Clean::line).collect()
        };
        Self {
            pictures: words("image"),
            languages: words("lang"),
        }
    }
}
