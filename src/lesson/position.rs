//! The words for where a talk is.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Who looks at a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Sees everything.
    #[default]
    Presenter,
    /// The class, on the projector: what is for the presenter only it never sees.
    Audience,
}

/// Where a talk is. Two positions are equal when Next and Back cannot tell them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The slide's index, from 0.
    pub slide: usize,
    /// The step on it, from 0.
    pub step: u32,
}

/// A discussion's stage.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
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
    /// The model answer is shown by Next. There is no such phase where only its key shows it.
    Answer,
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
    /// The time that it has: what the deck gives it, and what was added.
    pub budget: Duration,
    /// The time that it has had.
    pub spent: Duration,
}

/// The time that a slide has had, while the clock ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spent {
    /// For what it says.
    pub talk: Duration,
    /// For its discussion.
    pub discussion: Duration,
}

/// What the next step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ahead {
    /// The slide, from 0.
    pub slide: usize,
    /// How many of its reveals.
    pub reveal: u16,
    /// The phase of its discussion.
    pub phase: Phase,
}
