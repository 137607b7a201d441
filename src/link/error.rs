//! Why there is no link.

use std::io;
use std::path::Path;

use crate::text::Clean;

/// Why a lesson cannot be shared, or followed: a sentence without a full stop.
/// [`remedy`](Self::remedy) says what to do.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// The folder for sockets belongs to somebody else.
    #[error("{folder} belongs to another user")]
    NotOurs {
        /// The folder.
        folder: Clean,
    },
    /// Other users may look into the folder for sockets.
    #[error("{folder} is open to other users")]
    Open {
        /// The folder.
        folder: Clean,
    },
    /// A link or a file stands in the place of the folder for sockets.
    #[error("{folder} is no folder, and consoles meet the talk in one of that name")]
    NoFolder {
        /// What should be a folder.
        folder: Clean,
    },
    /// The system has no room for so long a path.
    #[error("the path of the socket {path} has {bytes} bytes, and may have {limit}")]
    TooLong {
        /// The socket.
        path: Clean,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// Another process already answers there.
    #[error("another process answers at {path}")]
    InUse {
        /// The socket.
        path: Clean,
    },
    /// Nobody answers there.
    #[error("nobody presents at {path}")]
    Nobody {
        /// The socket.
        path: Clean,
    },
    /// Whoever answers there is another user.
    #[error("another user presents at {path}")]
    Stranger {
        /// The socket.
        path: Clean,
    },
    /// The state has no form in JSON, or is too large for a message.
    #[error("the lesson cannot be told to consoles: {reason}")]
    Unsayable {
        /// What is wrong with it.
        reason: Clean,
    },
    /// The system says no.
    #[error("cannot use {path}: {error}")]
    Io {
        /// The folder or socket.
        path: Clean,
        /// The system's reason.
        #[source]
        error: io::Error,
    },
    /// The system has no sockets that can be used.
    #[error("consoles in other terminals do not work on this system")]
    Unavailable,
}

impl LinkError {
    /// What to do about it, as a sentence without a full stop.
    pub fn remedy(&self) -> Option<&'static str> {
        match self {
            Self::NotOurs { .. } | Self::NoFolder { .. } => {
                Some("Take it away, or set XDG_RUNTIME_DIR to a folder of your own")
            }
            Self::Open { .. } => Some("Close it with chmod 700"),
            Self::TooLong { .. } => Some("Set XDG_RUNTIME_DIR to a folder with a shorter path"),
            Self::Nobody { .. } => Some("Start the talk with seminar present first"),
            Self::InUse { .. }
            | Self::Stranger { .. }
            | Self::Unsayable { .. }
            | Self::Io { .. }
            | Self::Unavailable => None,
        }
    }

    #[cfg(unix)]
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = name(path);
        |error| Self::Io { path, error }
    }
}

/// A path as it is shown.
#[cfg_attr(not(unix), expect(dead_code, reason = "there are no paths to show"))]
pub(super) fn name(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}
