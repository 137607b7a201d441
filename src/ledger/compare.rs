//! Two runs side by side.

use std::collections::BTreeSet;

use super::heirs::Heirs;
use super::run::Run;
use super::timing::{Sum, Tally};
use crate::deck::{Deck, SlideId};

/// Two runs of a deck side by side. All spans are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// One for each slide of the deck that either of them showed.
    pub slides: Vec<Pair<usize>>,
    /// One for each slide that either of them showed and that the deck does not have any more.
    pub gone: Vec<Pair<SlideId>>,
    /// All slides together.
    pub total: (u64, u64),
}

/// What a slide took in two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<S> {
    /// The slide.
    pub slide: S,
    /// In the first run; none, when it was not shown.
    pub first: Option<u64>,
    /// In the second.
    pub second: Option<u64>,
}

impl<S> Pair<S> {
    /// By how many milliseconds the second took longer; less than zero, when it was shorter; none,
    /// when one of them did not show the slide.
    pub fn difference(&self) -> Option<i64> {
        let signed = |time: u64| i64::try_from(time).unwrap_or(i64::MAX);
        Some(signed(self.second?) - signed(self.first?))
    }
}

impl Comparison {
    /// Compares two runs of `deck`.
    pub fn of(deck: &Deck, first: &Run, second: &Run) -> Self {
        let heirs = Heirs::new(deck);
        let (first, second) = (Tally::of(first, &heirs), Tally::of(second, &heirs));
        let spent = |sum: Option<&Sum>| sum.filter(|sum| sum.counts()).map(|sum| sum.spent);
        let slides = (0..deck.slides.len()).map(|slide| Pair {
            slide,
            first: spent(first.slides.get(&slide)),
            second: spent(second.slides.get(&slide)),
        });
        let ids: BTreeSet<&SlideId> = first.gone.keys().chain(second.gone.keys()).collect();
        let gone = ids.into_iter().map(|id| Pair {
            slide: id.clone(),
            first: spent(first.gone.get(id)),
            second: spent(second.gone.get(id)),
        });
        let sum = |tally: &Tally| {
            let sums = tally.slides.values().chain(tally.gone.values());
            sums.map(|sum| sum.spent).fold(0, u64::saturating_add)
        };
        Self {
            slides: shown(slides),
            gone: shown(gone),
            total: (sum(&first), sum(&second)),
        }
    }
}

fn shown<S>(pairs: impl Iterator<Item = Pair<S>>) -> Vec<Pair<S>> {
    pairs
        .filter(|pair| pair.first.is_some() || pair.second.is_some())
        .collect()
}
