//! The values that an option or argument takes, by what help calls them.

use std::fs;
use std::path::Path;

use clap::{Arg, ValueHint};

use super::line::called;
use super::{Candidate, Files, Offer};
use crate::cli::talk::Origin;
use crate::deck::{Deck, Layout};
use crate::store::{self, Reach};
use crate::text::plain;
use crate::theme;

/// A longer deck would keep one waiting.
const DECK_BYTES: u64 = 1 << 20;

/// What could be written for `arg`, where a word is begun, on a line with this deck.
pub(super) fn offer(arg: &Arg, begun: &str, deck: Option<&str>) -> Offer {
    let possible = arg.get_possible_values();
    if !possible.is_empty() {
        let shown = possible.iter().filter(|value| !value.is_hide_set());
        return words(shown.map(|value| {
            let about = value.get_help().map(ToString::to_string);
            Candidate::new(value.get_name(), &about.unwrap_or_default())
        }));
    }
    match called(arg) {
        Some("DECK") => files(Files::Decks),
        Some("THEME") => Offer {
            // A theme's file has a name of which nobody thinks before the built-in ones.
            files: if begun.contains(['/', '.']) {
                Files::Decks
            } else {
                Files::None
            },
            ..words(themes())
        },
        Some("SLIDE") => read(deck).map_or_else(Offer::default, |deck| words(slides(&deck, begun))),
        Some("SECTION") => read(deck).map_or_else(Offer::default, |deck| words(sections(&deck))),
        Some("SPEAKER") => read(deck).map_or_else(Offer::default, |deck| words(speakers(&deck))),
        _ => match arg.get_value_hint() {
            ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath => files(Files::Any),
            _ => Offer::default(),
        },
    }
}

fn words(candidates: impl IntoIterator<Item = Candidate>) -> Offer {
    Offer {
        files: Files::None,
        candidates: candidates.into_iter().collect(),
    }
}

fn files(files: Files) -> Offer {
    Offer {
        files,
        candidates: Vec::new(),
    }
}

fn themes() -> impl Iterator<Item = Candidate> {
    let builtin = theme::BUILTIN.into_iter();
    builtin.filter_map(|name| Some(Candidate::new(name, theme::builtin(name)?.about())))
}

/// The slides by their ids; by their numbers, where a number is begun.
fn slides(deck: &Deck, begun: &str) -> Vec<Candidate> {
    let is_number = begun.starts_with(|first: char| first.is_ascii_digit());
    let slides = deck.slides.iter().enumerate();
    let by_id = slides.clone().map(|(index, slide)| {
        let about = format!("{}: {}", deck.number(index), title(deck, index));
        Candidate::new(&slide.id.0, &about)
    });
    let by_number = slides
        .filter(|_| is_number)
        .map(|(index, _)| Candidate::new(&deck.number(index), &title(deck, index)));
    by_number.chain(by_id).collect()
}

fn sections(deck: &Deck) -> Vec<Candidate> {
    let slides = deck.slides.iter().take(deck.talk_len).enumerate();
    slides
        .filter(|(_, slide)| slide.layout == Layout::Section)
        .map(|(index, slide)| Candidate::new(&slide.id.0, &title(deck, index)))
        .collect()
}

fn speakers(deck: &Deck) -> Vec<Candidate> {
    let mut speakers: Vec<Candidate> = Vec::new();
    for speaker in deck
        .slides
        .iter()
        .filter_map(|slide| slide.speaker.as_ref())
    {
        let speaker = Candidate::new(&plain(speaker), "");
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

fn title(deck: &Deck, index: usize) -> String {
    let title = deck
        .slides
        .get(index)
        .and_then(|slide| slide.title.as_ref());
    title.map(plain).unwrap_or_default()
}

/// The deck that a line names, or the one in this folder, where it can be read at once.
fn read(named: Option<&str>) -> Option<Deck> {
    let origin = Origin::of(named.map(Path::new));
    let path = match &origin {
        Origin::File(path) => path,
        Origin::Input | Origin::Tour => return None,
    };
    let about = fs::metadata(path).ok()?;
    if !about.is_file() || about.len() > DECK_BYTES {
        return None;
    }
    Some(store::load(path, Reach::Folder).ok()?.parsed.deck)
}
