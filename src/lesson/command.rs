//! What can be asked of a lesson, and what comes of it.

use super::Position;

/// Something to do in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// The next step: a reveal, a phase, or the next slide.
    Next,
    /// Undoes `Next`.
    Back,
    /// The next slide, past all steps.
    NextSlide,
    /// The previous slide, at its first step.
    PreviousSlide,
    /// The first slide.
    First,
    /// The talk's last slide.
    Last,
    /// The slide of this index, counted from 0, at its first step. An index past the end is the last slide.
    GoTo(usize),
    /// Where the talk was before the last jump.
    Return,
    /// Blanks the audience's screen, or shows it again.
    ToggleBlank,
    /// Shows the audience's screen again; does nothing when it is shown.
    Unblank,
    /// Opens the discussion, shows it over the whole screen, hides it: in turn.
    CycleDiscussion,
    /// Opens the discussion, or goes on to its next phase. Does nothing at its last.
    NextPhase,
    /// Shows the model answer, or hides it.
    ToggleAnswer,
    /// Starts the clock, or pauses it.
    ToggleClock,
    /// Sets the clock back to zero; it stands until it is started again.
    ResetClock,
}

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
    /// A discussion came into a phase, or closed.
    Phase,
    /// The model answer is shown, or hidden again.
    Answer(bool),
    /// The clock was started, paused or set back.
    Clock,
    /// There is nothing after the last slide.
    AtEnd,
    /// There is nothing before the first.
    AtStart,
}
