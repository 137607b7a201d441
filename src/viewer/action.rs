//! The vocabulary of keys: every action that a key can be bound to.

/// Something that a key does. The names are those of the configuration file's key table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// The next step.
    Next,
    /// The previous step.
    Back,
    /// The next slide, past all steps.
    NextSlide,
    /// The previous slide, at its first step.
    PreviousSlide,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// The slide whose number is typed.
    GoTo,
    /// Back to where I was.
    Return,
    /// Where the last talk with this deck stopped, while that is offered.
    Resume,
    /// Search for text.
    Search,
    /// The next match.
    NextMatch,
    /// The previous match.
    PreviousMatch,
    /// All slides at a glance.
    Overview,
    /// Blank the audience, or show it again.
    Blank,
    /// Speaker notes, shown or hidden.
    Notes,
    /// The discussion panel: docked, full, hidden.
    Discussion,
    /// The discussion's next phase.
    NextPhase,
    /// The model answer, shown or hidden.
    Answer,
    /// More time for the current phase; on a console with no phase open, more rows for the notes.
    Extend,
    /// Write down an answer heard in class.
    WriteAnswer,
    /// The answers heard in class.
    Answers,
    /// Count hands; in the line for them, the other vote.
    CountHands,
    /// The audience stays where it is, or is brought along.
    Freeze,
    /// The clock: start, pause.
    Clock,
    /// The clock's face: none, elapsed, left, time of day.
    ClockFace,
    /// The clock back to zero.
    ResetClock,
    /// The slide down by a row.
    ScrollDown,
    /// The slide up by a row.
    ScrollUp,
    /// Down by half a screen: the notes where they are shown and longer than their panel, else the
    /// slide.
    HalfDown,
    /// Up by half a screen: the same.
    HalfUp,
    /// Long lines of code, and of other text that is never wrapped: what lies further right.
    ScrollRight,
    /// Long lines: what lies further left.
    ScrollLeft,
    /// The code in sight, as it was written, onto the clipboard of this terminal. Nothing else
    /// ever touches the clipboard.
    Copy,
    /// A console's left side wider: the slide.
    WiderSlide,
    /// A console's left side narrower.
    NarrowerSlide,
    /// Fewer rows for a console's notes.
    ShorterNotes,
    /// The next theme.
    Theme,
    /// Read the deck again.
    Reload,
    /// What is wrong with the deck.
    Problems,
    /// Paint the whole screen anew.
    Repaint,
    /// The keys.
    Help,
    /// Back to the shell for a while.
    Suspend,
    /// Close what lies on top: an overlay, the blank, the live search. Never leaves.
    Dismiss,
    /// Leave.
    Quit,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 44] = [
        Self::Next,
        Self::Back,
        Self::NextSlide,
        Self::PreviousSlide,
        Self::First,
        Self::Last,
        Self::GoTo,
        Self::Return,
        Self::Resume,
        Self::Search,
        Self::NextMatch,
        Self::PreviousMatch,
        Self::Overview,
        Self::Blank,
        Self::Notes,
        Self::Discussion,
        Self::NextPhase,
        Self::Answer,
        Self::Extend,
        Self::WriteAnswer,
        Self::Answers,
        Self::CountHands,
        Self::Freeze,
        Self::Clock,
        Self::ClockFace,
        Self::ResetClock,
        Self::ScrollDown,
        Self::ScrollUp,
        Self::HalfDown,
        Self::HalfUp,
        Self::ScrollRight,
        Self::ScrollLeft,
        Self::Copy,
        Self::WiderSlide,
        Self::NarrowerSlide,
        Self::ShorterNotes,
        Self::Theme,
        Self::Reload,
        Self::Problems,
        Self::Repaint,
        Self::Help,
        Self::Suspend,
        Self::Dismiss,
        Self::Quit,
    ];

    /// The names of [`Self::ALL`], in the same order.
    #[expect(
        clippy::indexing_slicing,
        reason = "what is out of bounds here is no program"
    )]
    pub const NAMES: [&'static str; Self::ALL.len()] = {
        let mut names = [""; Self::ALL.len()];
        let mut index = 0;
        while index < names.len() {
            names[index] = Self::ALL[index].name();
            index += 1;
        }
        names
    };

    /// The action of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }

    /// What the configuration calls it: `next_slide`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Back => "back",
            Self::NextSlide => "next_slide",
            Self::PreviousSlide => "previous_slide",
            Self::First => "first",
            Self::Last => "last",
            Self::GoTo => "go_to",
            Self::Return => "return",
            Self::Resume => "resume",
            Self::Search => "search",
            Self::NextMatch => "next_match",
            Self::PreviousMatch => "previous_match",
            Self::Overview => "overview",
            Self::Blank => "blank",
            Self::Notes => "notes",
            Self::Discussion => "discussion",
            Self::NextPhase => "next_phase",
            Self::Answer => "answer",
            Self::Extend => "extend",
            Self::WriteAnswer => "write_answer",
            Self::Answers => "answers",
            Self::CountHands => "count_hands",
            Self::Freeze => "freeze",
            Self::Clock => "clock",
            Self::ClockFace => "clock_face",
            Self::ResetClock => "reset_clock",
            Self::ScrollDown => "scroll_down",
            Self::ScrollUp => "scroll_up",
            Self::HalfDown => "half_down",
            Self::HalfUp => "half_up",
            Self::ScrollRight => "scroll_right",
            Self::ScrollLeft => "scroll_left",
            Self::Copy => "copy",
            Self::WiderSlide => "wider_slide",
            Self::NarrowerSlide => "narrower_slide",
            Self::ShorterNotes => "shorter_notes",
            Self::Theme => "theme",
            Self::Reload => "reload",
            Self::Problems => "problems",
            Self::Repaint => "repaint",
            Self::Help => "help",
            Self::Suspend => "suspend",
            Self::Dismiss => "dismiss",
            Self::Quit => "quit",
        }
    }
}

/// What actions are about: the headings of the help screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Going through the talk.
    Moving,
    /// Getting somewhere else.
    Finding,
    /// The discussion.
    Discussing,
    /// What is on the screen.
    Showing,
    /// The clock.
    Timing,
    /// The program.
    Program,
}

impl Topic {
    /// All topics, in the order in which help lists them.
    pub const ALL: [Self; 6] = [
        Self::Moving,
        Self::Finding,
        Self::Discussing,
        Self::Showing,
        Self::Timing,
        Self::Program,
    ];

    /// The heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Discussing => "Discussing",
            Self::Showing => "Showing",
            Self::Timing => "Timing",
            Self::Program => "Program",
        }
    }
}
