//! The state machine.

use super::{Clock, Command, Effect, Panel, Phase, PhaseTime, Position, Time};
use crate::deck::Deck;

/// One talk under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    position: Position,
    blank: bool,
    clock: Clock,
}

impl Lesson {
    /// A lesson on the deck's first slide.
    pub fn new(deck: &Deck) -> Self {
        let _ = deck;
        Self {
            position: Position::default(),
            blank: false,
            clock: Clock::default(),
        }
    }

    /// Does `command` at `now` and says what came of it; nothing, when there is nothing to do.
    pub fn apply(&mut self, command: Command, now: Time) -> Vec<Effect> {
        let _ = (command, now);
        Vec::new()
    }

    /// The same lesson on a new version of its deck: the position, phases and clocks stay with the slides' ids. Of a slide
    /// that is gone, its index, or the last slide.
    #[must_use]
    pub fn reloaded(&self, old: &Deck, new: &Deck) -> Self {
        let _ = (old, new);
        self.clone()
    }

    /// Where the talk is.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Where `Return` leads; none before the first jump.
    pub fn came_from(&self) -> Option<Position> {
        None
    }

    /// How many of the slide's reveals are shown.
    pub fn reveal(&self) -> u16 {
        0
    }

    /// The phase of this slide's discussion.
    pub fn phase(&self) -> Phase {
        Phase::Closed
    }

    /// The phases that this slide's discussion goes through after its question. Time goes on past
    /// a phase's end.
    pub fn phases(&self, now: Time) -> Vec<PhaseTime> {
        let _ = now;
        Vec::new()
    }

    /// How much of the screen the discussion has. Never hidden while [`Self::phase`] is open, and
    /// always while it is closed.
    pub fn panel(&self) -> Panel {
        Panel::Hidden
    }

    /// Whether the talk stands at its very last step.
    pub fn is_at_end(&self) -> bool {
        false
    }

    /// Whether the model answer is shown.
    pub fn answer_shown(&self) -> bool {
        false
    }

    /// Whether the audience's screen is blank.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The talk's clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }
}
