//! How several processes keep one lesson in step: one owns it, others follow and steer it.
//!
//! In come states of the lesson, and out they go as lines of JSON over a Unix socket; commands come
//! the other way. Whole states are sent and only ever the newest, so whoever comes late, or reads
//! slowly, is right at once. It must not know what a state or a command means. `docs/protocol.md` is
//! the protocol.
//!
//! The room has no threads of its own: [`Server::run`] and [`Follower::run`] are for threads that the
//! caller starts. Each is one loop over sockets that never block, so no peer can hold up another, and
//! a peer costs no thread. Sockets are the standard library's: what other crates add (named pipes,
//! asynchronous runtimes) has no use here.

#[cfg(not(unix))]
mod absent;
#[cfg(unix)]
mod bell;
mod error;
#[cfg(unix)]
mod finder;
#[cfg(unix)]
mod follower;
#[cfg(unix)]
mod guard;
#[cfg(unix)]
mod lines;
#[cfg(unix)]
mod message;
mod news;
#[cfg(unix)]
mod peer;
#[cfg(unix)]
mod pen;
mod places;
#[cfg(unix)]
mod post;
#[cfg(unix)]
mod server;
#[cfg(unix)]
#[cfg(test)]
mod tests;
#[cfg(unix)]
#[cfg_attr(not(feature = "watch"), path = "unwatched.rs")]
mod watch;

#[cfg(not(unix))]
pub use absent::{Follower, Publisher, Remote, Server, ask_at, find, follow, listen};
pub use error::LinkError;
#[cfg(unix)]
pub use finder::{ask_at, find};
#[cfg(unix)]
pub use follower::{Follower, Remote, follow};
pub use news::{Heard, Loss, Running, Talk, Told, Unsent, Wanted};
pub use places::Places;
#[cfg(unix)]
pub use post::Publisher;
#[cfg(unix)]
pub use server::{Server, listen};

/// The version of the protocol.
pub const VERSION: u32 = 1;
