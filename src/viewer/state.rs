//! The state of one screen, and what it asks for.

use std::time::Duration;

use super::{
    Company, Key, Keymap, Line, Overlay, PaneLimits, Panes, Problems, Region, Screen, Search,
};
use crate::lesson::Command;
use crate::text::Clean;

/// What a viewer asks of the world around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Give this command to the lesson.
    Lesson(Command),
    /// Say in the bottom row what the theme is called.
    TellTheme,
    /// Put the listing in sight on the clipboard of whoever looks at this screen:
    /// [`Viewer::copy`](super::Viewer::copy) says what it is, once it is known what is in sight.
    Copy,
    /// Go on where the last talk stopped.
    Resume,
    /// Read the deck again.
    Reload,
    /// Paint every cell anew.
    Repaint,
    /// Give the terminal back for a while.
    Suspend,
    /// End the program.
    Quit,
}

/// How far down something is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scroll {
    /// As far as the newest reveal needs.
    #[default]
    Follow,
    /// By hand: this many rows are above the edge.
    At(usize),
}

/// How far something can be scrolled, and how far it is, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ScrollExtent {
    /// Rows above the edge.
    pub offset: usize,
    /// The greatest offset that makes sense.
    pub max: usize,
    /// Rows in sight.
    pub height: usize,
}

/// What the view found out while it drew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The slide.
    pub slide: ScrollExtent,
    /// The columns by which the slide's long lines can be moved aside, until the end of the longest
    /// is in sight.
    pub max_shift: u16,
    /// The rows of the slide that are out of sight, above and below, and have something on them or
    /// below them already: fewer than can be scrolled while reveals are to come.
    pub unseen: usize,
    /// Whether there is too little room for a table: its rows are lists of their cells.
    pub listed_table: bool,
    /// Whether words or numbers of a table are broken for lack of room.
    pub broken_words: bool,
    /// Whether there is too little room for a chart: its numbers are listed, or it is drawn in
    /// another way than it asks for.
    pub listed_chart: bool,
    /// Which of the slide's listings stands first in what is in sight of it, counted as
    /// [`Slide::listings`](crate::deck::Slide::listings) does.
    pub listing: Option<usize>,
    /// The rows of the docked discussion that there is no room for.
    pub left_out: usize,
    /// The notes.
    pub notes: ScrollExtent,
    /// What stands beside the notes on a console: the discussion.
    pub aside: ScrollExtent,
    /// The help screen.
    pub help: ScrollExtent,
    /// The list of what is wrong with the deck.
    pub problems: ScrollExtent,
    /// How many slides stand side by side in the overview; 1 when it is a list.
    pub overview_columns: usize,
    /// How many rows of slides the overview shows at once.
    pub overview_rows: usize,
    /// Where the notes are: the wheel scrolls them there.
    pub notes_at: Option<Region>,
    /// Where the console's discussion is.
    pub aside_at: Option<Region>,
    /// How far the console's panes can be moved.
    pub panes: PaneLimits,
    /// How many rows at the bottom are not the slide's: footer and progress.
    pub foot: u16,
}

/// What the clock in the bottom row shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClockFace {
    /// There is none.
    #[default]
    Hidden,
    /// The talk's time so far.
    Elapsed,
    /// What is left of the deck's duration.
    Left,
    /// The time of day.
    TimeOfDay,
}

/// A short message in the bottom row. The next key takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// What it says.
    pub text: Clean,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Something to know.
    Info,
    /// Something went wrong.
    Warning,
}

/// One screen's own state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Viewer {
    /// What this screen is for.
    pub screen: Screen,
    /// The other screens of this talk.
    pub company: Company,
    /// How a console's panes were moved.
    pub panes: Panes,
    /// What its keys do.
    pub keymap: Keymap,
    /// What lies over the slide.
    pub overlay: Option<Overlay>,
    /// An answer that is being written down. It stays while its line is closed.
    pub draft: Line,
    /// The live search.
    pub search: Option<Search>,
    /// Whether the speaker notes are shown.
    pub notes: bool,
    /// How far the slide is scrolled.
    pub scroll: Scroll,
    /// The columns by which the slide's long lines are moved aside, to the left.
    pub shift: u16,
    /// How far the notes are scrolled.
    pub notes_scroll: usize,
    /// How far the console's discussion is scrolled.
    pub aside_scroll: usize,
    /// What the clock shows.
    pub clock: ClockFace,
    /// How often the theme key was pressed.
    pub theme_turns: usize,
    /// What the bottom row says.
    pub notice: Option<Notice>,
    /// What the bottom row offers while it has nothing else to say.
    pub offer: Option<Clean>,
    /// What is wrong with the deck's files as they were read last.
    pub problems: Problems,
    /// What the bottom row says while the deck on the screen is an earlier one than that in its
    /// files: the first of what keeps them from being presented. Escape takes it away.
    pub stale: Option<Clean>,
    /// A key that began a chord of two: the first `g` of `gg`.
    pub pending: Option<Key>,
    /// How long a frame takes to this screen and the answer back, as of the last key; none where
    /// nobody knows. The help screen tells it.
    pub round_trip: Option<Duration>,
    /// What the view last measured.
    pub extent: Extent,
}
