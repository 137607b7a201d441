//! What can be asked of a lesson, and what comes of it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Panel, Phase, Position, Round};
use crate::text::Clean;

/// Something to do in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// The next step: a reveal, a phase, or the next slide. Only `NextSlide` and jumps lead from the
    /// talk to its backup slides.
    Next,
    /// Undoes `Next`.
    Back,
    /// The next slide, past all steps.
    NextSlide,
    /// The previous slide, at its first step; on the first slide, that one's first step.
    PreviousSlide,
    /// The first slide.
    First,
    /// The talk's last slide.
    Last,
    /// The slide of this index, counted from 0, at its first step. An index past the end is the last slide.
    GoTo(usize),
    /// Where the talk was before the last jump. Jumps are `First`, `Last`, `GoTo` and `Return`.
    Return,
    /// This very step, without a jump to return from: what a search does while it is typed. A step
    /// past the slide's end is its last.
    MoveTo(Position),
    /// Blanks the audience's screen, or shows it again.
    ToggleBlank,
    /// Shows the audience's screen again; does nothing when it is shown.
    Unblank,
    /// Leaves the audience where it is while the talk goes on, or brings it along.
    ToggleFreeze,
    /// Opens the discussion, shows it over the whole screen, hides it: in turn.
    CycleDiscussion,
    /// Opens the discussion, or goes on to its next phase. Does nothing at its last.
    NextPhase,
    /// Gives the current phase [`EXTENSION`] more.
    Extend,
    /// Shows the model answer, or hides it. Where the discussion is closed it opens, with the answer.
    ToggleAnswer,
    /// Writes down an answer that was heard in class, to this slide's question. At most
    /// [`MOST_HEARD`](super::MOST_HEARD) are kept.
    Hear(#[serde(with = "super::clean")] Clean),
    /// Strikes out the answer of this index, from 0, or brings it back.
    Strike(usize),
    /// Shows the answer of this index, from 0, to the audience, or takes it away again.
    Pin(usize),
    /// So many hands were raised for this option, counted from 0.
    Count {
        /// Before or after the talk with a neighbour.
        round: Round,
        /// The option.
        option: usize,
        /// The hands.
        hands: u16,
    },
    /// Starts the clock, or pauses it, and all time with it.
    ToggleClock,
    /// Sets the clock back to zero, and the slides' time; it stands until it is started again.
    ResetClock,
}

/// What `Extend` adds to a phase.
pub const EXTENSION: Duration = Duration::from_secs(30);

/// What a command changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// The talk moved.
    Moved {
        /// From here.
        from: Position,
        /// To here.
        to: Position,
    },
    /// The audience's screen went blank, or came back.
    Blanked(bool),
    /// The audience stays where it is, or was brought along.
    Frozen(bool),
    /// Another number of the same slide's reveals is shown.
    Revealed(u16),
    /// Another phase is current, or a phase of another slide's discussion, or none.
    Phase(Phase),
    /// The current phase has more time.
    Extended,
    /// The discussion has another share of the screen.
    Panel(Panel),
    /// The model answer of the slide is shown, or hidden again.
    Answer(bool),
    /// The answer of this index was written down, or is struck out, pinned, or brought back.
    Heard(usize),
    /// As many answers are kept as can be: this one was not.
    HeardEnough,
    /// Hands were counted.
    Counted(Round),
    /// The clock was started, paused or set back.
    Clock,
    /// There is nothing after the last slide.
    AtEnd,
    /// There is nothing before the first.
    AtStart,
}
