//! What lies over the slide. At most one at a time; Escape closes it.

use super::Line;
use crate::lesson::{Position, Round};

/// A layer over the slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The grid or list of all slides.
    Overview {
        /// The slide under the cursor, from 0.
        selected: usize,
    },
    /// The keys.
    Help {
        /// How many rows are scrolled past.
        scroll: usize,
    },
    /// What is wrong with the deck. Never open when that is nothing.
    Problems {
        /// How many rows are scrolled past.
        scroll: usize,
    },
    /// The search line is being typed; matches are shown as it grows.
    SearchLine {
        /// What is typed so far.
        line: Line,
        /// Where the search began: Escape leads back to it.
        from: Position,
    },
    /// A number is being typed: the slide to go to with Enter or `G`.
    GoTo {
        /// Its digits, at most nine.
        digits: String,
    },
    /// An answer heard in class is being written down: the viewer's draft.
    AnswerLine {
        /// The slide whose question is answered, from 0.
        slide: usize,
        /// Whether the list of answers comes back afterwards.
        listed: bool,
    },
    /// Hands are being counted.
    HandsLine {
        /// What is typed so far.
        line: Line,
        /// The slide whose question is voted on, from 0.
        slide: usize,
        /// The vote that they count for.
        round: Round,
    },
    /// The answers heard in class. Never open when there are none.
    Answers {
        /// The answer under the cursor, from 0; the last, when there are fewer now.
        selected: usize,
    },
    /// A question that `y` or Enter answers with yes, and any other key with no.
    Confirm(Confirm),
}

/// What is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confirm {
    /// The clock goes back to zero.
    ResetClock,
    /// A rehearsal that is recorded ends.
    Quit,
}
