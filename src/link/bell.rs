//! Wakes a thread that waits for sockets.

use std::io::{self, Read as _, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, Timespec, poll};
use rustix::io::Errno;

/// The end that is waited for.
#[derive(Debug)]
pub(super) struct Bell(UnixStream);

/// The end that wakes.
#[derive(Clone, Debug)]
pub(super) struct Ringer(Arc<UnixStream>);

/// A bell, and what rings it.
pub(super) fn bell() -> io::Result<(Ringer, Bell)> {
    let (ringer, bell) = UnixStream::pair()?;
    ringer.set_nonblocking(true)?;
    bell.set_nonblocking(true)?;
    Ok((Ringer(Arc::new(ringer)), Bell(bell)))
}

impl Ringer {
    /// Wakes the thread, now or when it next waits. Never blocks.
    pub(super) fn ring(&self) {
        // A full pipe wakes as well, and nobody has to be woken who is not there.
        let _ = (&*self.0).write(&[0]);
    }
}

impl Bell {
    /// Forgets that it rang.
    pub(super) fn hush(&self) {
        let mut rings = [0; 64];
        while matches!((&self.0).read(&mut rings), Ok(count) if count == rings.len()) {}
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Waits until something happens on one of `fds`, at most for `time`.
pub(super) fn wait(fds: &mut [PollFd<'_>], time: Option<Duration>) -> io::Result<()> {
    // What is too long for the system is for ever.
    let time = time.and_then(|time| Timespec::try_from(time).ok());
    match poll(fds, time.as_ref()) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
