//! What is told at both ends of a link.

use std::path::PathBuf;

use super::VERSION;
use crate::text::Clean;

/// A talk as the process that gives it announces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The deck's title.
    pub title: Clean,
    /// The deck's file; the built-in tour has none. A path that is not in UTF-8 reaches the other
    /// end with U+FFFD in it.
    pub path: Option<PathBuf>,
    /// The process.
    pub pid: u32,
}

/// Which talks are looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All.
    Any,
    /// Those of the deck in this file: the file itself, not the folder around it.
    Deck(PathBuf),
    /// The built-in tour.
    Tour,
}

/// A talk that is being given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Where it is followed.
    pub socket: PathBuf,
    /// The process that gives it.
    pub pid: u32,
    /// What the process says of it; none when it takes too long over that, as one that is stopped
    /// does.
    pub talk: Option<Talk>,
}

/// What the owner of the lesson is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told<C> {
    /// Somebody of this name follows from now on.
    Joined(Clean),
    /// Somebody does not any more.
    Left(Clean),
    /// Somebody wants this done.
    Command {
        /// Who.
        from: Clean,
        /// What.
        command: C,
    },
}

/// What a follower hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard<S> {
    /// The link stands, again or for the first time, and leads to this talk.
    Hello(Talk),
    /// The lesson's newest state.
    State(S),
    /// The other end did not do what it was asked for.
    Error(Clean),
    /// The talk is over. A next one is waited for.
    Bye(Clean),
    /// The link is gone. It is waited for.
    Lost(Loss),
}

/// Why a link is gone: a sentence without a full stop.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Loss {
    /// The other process ended, or ended the link.
    #[error("the process that presents has gone")]
    Gone,
    /// The other process is of another version of the program.
    #[error(
        "the talk speaks version {theirs} of the protocol, and version {VERSION} is needed here"
    )]
    Version {
        /// Its version.
        theirs: u32,
    },
    /// The other process says what has no meaning.
    #[error("the process that presents says what cannot be understood: {0}")]
    Nonsense(Clean),
}

/// Why a command was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// There is no link now.
    #[error("there is no link to the talk")]
    Gone,
    /// Too many commands wait already.
    #[error("the process that presents does not answer")]
    Busy,
    /// The command has no form in JSON.
    #[error("the command cannot be sent")]
    Unsayable,
}
