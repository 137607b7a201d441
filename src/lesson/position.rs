//! Where a talk is: slides, steps, and a discussion's phases among them.

use std::time::Duration;

use crate::deck::Deck;

/// Where a talk is. Two positions are equal when Next and Back cannot tell them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    /// The slide's index, from 0.
    pub slide: usize,
    /// The step on it, from 0.
    pub step: u32,
}

/// A discussion's stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// Not open.
    #[default]
    Closed,
    /// The question stands.
    Question,
    /// Everybody thinks alone.
    Think,
    /// Neighbours talk.
    Pair,
    /// The class talks.
    Share,
}

/// How much of the screen a discussion has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Panel {
    /// None.
    #[default]
    Hidden,
    /// A panel under the slide.
    Docked,
    /// All of it.
    Full,
}

/// A phase of a slide's discussion and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PhaseTime {
    /// Which.
    pub phase: Phase,
    /// The time that the deck gives it.
    pub budget: Duration,
    /// The time that it has had.
    pub spent: Duration,
}

/// Where a slide's discussion sits among its steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Seat {
    /// Nowhere: there is none, or it is hidden.
    #[default]
    Hidden,
    /// The question and its phases follow the step that shows reveal `.0`; further reveals come after them.
    After(u16),
    /// The question stands from the first step on; the phases follow the last reveal.
    Standing,
}

/// What the lesson needs to know of a slide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// How often Next reveals something.
    pub reveals: u16,
    /// Where the discussion sits at first.
    pub seat: Seat,
    /// Whether there is a discussion at all.
    pub discussion: bool,
    /// The phases after the question, in their order, with their times. At most three.
    pub phases: Vec<(Phase, Duration)>,
    /// Whether there is a model answer or a correct option to show.
    pub answer: bool,
}

impl Outline {
    /// The outlines of all slides.
    pub fn of(deck: &Deck) -> Vec<Self> {
        let _ = deck;
        Vec::new()
    }
}
