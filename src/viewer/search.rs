//! Finding text in a deck: titles, bodies, notes, questions.

use std::ops::Range;

use super::needle::Needle;
use super::words::{Words, of_slide};
use crate::deck::Deck;
use crate::text::{Clean, plain};

/// Where on a slide a match stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// In the title or subtitle.
    Title,
    /// In a block.
    Body,
    /// In the discussion's question, options or prompts.
    Question,
    /// In the speaker notes.
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
    let hit = |slide: usize| {
        let texts = of_slide(deck.slides.get(slide)?, &deck.info);
        let part = texts.into_iter().find(|(_, words)| sought.is_in(*words))?.0;
        Some(Hit { slide, part })
    };
    slides.filter_map(hit).collect()
}

/// Characters that may be markup without any of the text between them being hidden by it.
const DELIMITERS: [char; 4] = ['*', '_', '~', '='];

/// Characters that may hide text, or bring some.
const FURTHER_MARKUP: [char; 6] = ['\\', '`', '[', '<', '&', '!'];

/// A needle, and the same without what could be markup.
struct Sought {
    needle: Needle,
    bare: Option<Needle>,
}

impl Sought {
    fn new(needle: &str) -> Self {
        let bare = needle.replace(DELIMITERS, "");
        let bare = (!bare.is_empty()).then(|| Needle::new(&bare));
        Self {
            needle: Needle::new(needle),
            bare,
        }
    }

    /// Whether `words` hold it as they are shown. Reading markup is dear, so text that cannot
    /// match with it or without is not read.
    fn is_in(&self, words: Words<'_>) -> bool {
        let text = match words {
            Words::Literal(text) => return self.needle.is_in(text.as_str()),
            Words::Marked(text) => text,
        };
        let source = text.as_str();
        if source.contains(FURTHER_MARKUP) {
            return self.needle.is_in(&plain(text));
        }
        if !source.contains(DELIMITERS) {
            return self.needle.is_in(source);
        }
        let possible = self
            .bare
            .as_ref()
            .is_none_or(|it| it.is_in(&source.replace(DELIMITERS, "")));
        possible && self.needle.is_in(&plain(text))
    }
}
