//! What can be asked of a lesson, and what comes of it.

use super::{Panel, Phase, Position};

/// Something to do in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// Opens the discussion, shows it over the whole screen, hides it: in turn.
    CycleDiscussion,
    /// Opens the discussion, or goes on to its next phase. Does nothing at its last.
    NextPhase,
    /// Shows the model answer, or hides it. Where the discussion is closed it opens, with the answer.
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
    /// Another number of the same slide's reveals is shown.
    Revealed(u16),
    /// Another phase is current, or a phase of another slide's discussion, or none.
    Phase(Phase),
    /// The discussion has another share of the screen.
    Panel(Panel),
    /// The model answer of the slide is shown, or hidden again.
    Answer(bool),
    /// The clock was started, paused or set back.
    Clock,
    /// There is nothing after the last slide.
    AtEnd,
    /// There is nothing before the first.
    AtStart,
}
