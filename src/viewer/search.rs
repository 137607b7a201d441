//! Finding text in a deck: titles, bodies, notes, questions.

use std::ops::Range;

use crate::text::Clean;

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
    /// What is looked for: case is ignored unless it holds a capital letter.
    pub needle: Clean,
    /// The slides that match, in running order.
    pub hits: Vec<Hit>,
}

impl Search {
    /// Where the needle stands in `text`, a row as it is shown: ranges of bytes that do not
    /// overlap, from left to right.
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let _ = text;
        Vec::new()
    }
}
