//! Finding text in a deck: titles, bodies, notes, questions.

use std::ops::Range;

use super::needle::Needle;
use crate::deck::{Deck, DeckInfo, Layout, Slide, Where, Words};
use crate::text::Clean;

/// Where on a slide a match stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// In the title or subtitle.
    Title,
    /// In a block.
    Body,
    /// In the discussion's question or options.
    Question,
    /// In what is for the presenter: the notes, a prompt, the model answer.
    Notes,
}

/// A slide that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The slide, from 0.
    pub slide: usize,
    /// The first part that matches, in the order of [`Part`].
    pub part: Part,
}

/// A live search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is looked for. Case is ignored unless it holds a capital letter, accents are unless it
    /// holds an accent.
    pub needle: Clean,
    /// The slides that match, in running order.
    pub hits: Vec<Hit>,
}

impl Search {
    /// Looks for `needle` on all slides of `deck`.
    pub fn new(needle: Clean, deck: &Deck) -> Self {
        let hits = hits(&needle, deck, 0..deck.slides.len());
        Self { needle, hits }
    }

    /// The same search for another `needle`. One that goes on from the old is looked for only
    /// where that was found.
    pub(super) fn changed(&self, needle: Clean, deck: &Deck) -> Self {
        let goes_on =
            !self.needle.as_str().is_empty() && needle.as_str().starts_with(self.needle.as_str());
        if !goes_on {
            return Self::new(needle, deck);
        }
        let hits = hits(&needle, deck, self.hits.iter().map(|hit| hit.slide));
        Self { needle, hits }
    }

    /// Where the needle stands in `text`, a row as it is shown: ranges of bytes that do not
    /// overlap, from left to right.
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        Needle::new(self.needle.as_str()).ranges(text)
    }

    /// The first hit at `slide` or after it, else the first of all.
    pub(super) fn from(&self, slide: usize) -> Option<Hit> {
        let next = self.hits.partition_point(|hit| hit.slide < slide);
        self.hits.get(next).or(self.hits.first()).copied()
    }

    /// The first hit after `slide`, or the last before it, round the deck's end; its number, from
    /// 1; and whether the end was passed.
    pub(super) fn beyond(&self, slide: usize, forward: bool) -> Option<(Hit, usize, bool)> {
        let len = self.hits.len();
        let (index, wrapped) = if forward {
            let next = self.hits.partition_point(|hit| hit.slide <= slide);
            if next < len { (next, false) } else { (0, true) }
        } else {
            let before = self.hits.partition_point(|hit| hit.slide < slide);
            before
                .checked_sub(1)
                .map_or((len.saturating_sub(1), true), |index| (index, false))
        };
        self.hits.get(index).map(|hit| (*hit, index + 1, wrapped))
    }
}

/// The hits among `slides`.
fn hits(needle: &Clean, deck: &Deck, slides: impl Iterator<Item = usize>) -> Vec<Hit> {
    let sought = Sought::new(needle.as_str());
    let hit = |index: usize| {
        let slide = deck.slides.get(index)?;
        let own = slide.texts().map(|(place, words)| (Part::of(place), words));
        let part = opening(slide, &deck.info)
            .chain(own)
            .find(|(_, words)| sought.is_in(*words))?
            .0;
        Some(Hit { slide: index, part })
    };
    slides.filter_map(hit).collect()
}

/// The deck's own words, which a title slide shows.
fn opening<'a>(slide: &Slide, info: &'a DeckInfo) -> impl Iterator<Item = (Part, Words<'a>)> {
    let shown = slide.layout == Layout::Title;
    let title = (shown && slide.title.is_none()).then_some(&info.title);
    let subtitle = info
        .subtitle
        .as_ref()
        .filter(|_| shown && slide.subtitle.is_none());
    let authors = info.authors.iter().filter(move |_| shown);
    title
        .into_iter()
        .chain(subtitle)
        .chain(authors)
        .map(|text| (Part::Title, Words::Marked(text)))
}

impl Part {
    fn of(place: Where) -> Self {
        match place {
            Where::Title | Where::Subtitle => Self::Title,
            Where::Body => Self::Body,
            Where::Question | Where::Option => Self::Question,
            Where::Prompt | Where::Answer | Where::Notes => Self::Notes,
        }
    }
}

/// A needle, and the same for text whose markup has not been read: reading it is dear.
struct Sought {
    needle: Needle,
    in_markup: Needle,
}

impl Sought {
    fn new(needle: &str) -> Self {
        Self {
            needle: Needle::new(needle),
            in_markup: Needle::in_markup(needle),
        }
    }

    /// Whether `words` hold it as they are shown.
    fn is_in(&self, words: Words<'_>) -> bool {
        match words {
            Words::Verbatim(text) => self.needle.is_in(text.as_str()),
            Words::Marked(text) => {
                self.in_markup.is_in(text.as_str()) && self.needle.is_in(&words.plain())
            }
        }
    }
}
