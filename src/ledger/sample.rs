//! Decks and runs for tests.

use std::time::Duration;

use super::{
    DeckKey, DeckName, End, Gatherer, Key, Kind, Ledger, Part, Planned, Record, Run, RunId,
    Setting, Stamp, Start, Visit,
};
use crate::deck::{self, Deck};
use crate::lesson::Time;
use crate::text::Clean;

/// A slide for each title, with a text of the same words.
pub(super) fn deck(titles: &[&str]) -> Deck {
    let slide =
        |title: &&str| format!("[[slides]]\ntitle = \"{title}\"\ntext = \"About {title}.\"\n");
    parse(&titles.iter().map(slide).collect::<String>())
}

pub(super) fn parse(source: &str) -> Deck {
    deck::parse(source).unwrap().deck
}

pub(super) fn seconds(seconds: u64) -> Time {
    Time(Duration::from_secs(seconds))
}

pub(super) fn stamp() -> Stamp {
    Stamp::new("2026-11-24T10:15:00+01:00")
}

pub(super) fn setting() -> Setting {
    Setting {
        run: RunId::new(&stamp(), 7),
        kind: Kind::Rehearsal,
        at: stamp(),
        path: DeckKey::of(b"/decks/slides.toml"),
        label: None,
        part: Part::Whole,
        last: None,
    }
}

/// A rehearsal of `deck`: slides, from 0, and the seconds that they took.
pub(super) fn rehearsal(deck: &Deck, number: u64, visits: &[(usize, u64)]) -> Run {
    let id = RunId::new(&stamp(), number);
    let keys: Vec<Key> = deck.slides.iter().map(Key::of).collect();
    let plan = deck.slides.iter().zip(&keys).map(|(slide, key)| Planned {
        slide: key.clone(),
        title: slide.title.clone().unwrap_or_default(),
        target_ms: None,
        optional: false,
        backup: false,
    });
    let elapsed: u64 = visits.iter().map(|(_, seconds)| seconds * 1000).sum();
    Run {
        start: Some(Start {
            run: id.clone(),
            kind: Kind::Rehearsal,
            at: stamp(),
            deck: DeckName {
                title: Clean::line("A talk"),
                path: DeckKey(0),
            },
            label: None,
            part: Part::Whole,
            duration_ms: None,
            plan: plan.collect(),
        }),
        visits: visits
            .iter()
            .map(|(slide, seconds)| visit(&id, &keys[*slide], *seconds))
            .collect(),
        heard: Vec::new(),
        counts: Vec::new(),
        end: Some(End {
            run: id.clone(),
            at: stamp(),
            elapsed_ms: elapsed,
            paused_ms: 0,
            complete: true,
        }),
        id,
    }
}

fn visit(run: &RunId, key: &Key, seconds: u64) -> Visit {
    Visit {
        run: run.clone(),
        slide: key.clone(),
        at_ms: 0,
        spent_ms: seconds * 1000,
        discussion_ms: 0,
        revealed: 0,
        reveals: 0,
        phases: Vec::new(),
    }
}

pub(super) fn ledger(runs: Vec<Run>) -> Ledger {
    Ledger {
        runs,
        ..Ledger::default()
    }
}

/// What is read of these records.
pub(super) fn gather(records: &[Record]) -> Ledger {
    let mut gatherer = Gatherer::default();
    for record in records {
        gatherer.line(record.line().as_bytes());
    }
    gatherer.finish()
}
