//! Who may speak: only processes of the same user. And which processes there are at all.

use std::os::unix::net::UnixStream;

use rustix::io::Errno;
use rustix::process::Pid;

/// The user that this process acts for.
pub(super) fn own_uid() -> u32 {
    rustix::process::geteuid().as_raw()
}

/// Whether there is a process of this number; none that can be seen from here counts as none.
pub(super) fn is_alive(pid: u32) -> bool {
    i32::try_from(pid)
        .ok()
        .and_then(Pid::from_raw)
        .is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(Errno::SRCH))
}

/// Whether the process at the other end acts for the user `uid`; nobody else is excused, the
/// superuser neither.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn is_of(stream: &UnixStream, uid: u32) -> bool {
    rustix::net::sockopt::socket_peercred(stream).is_ok_and(|peer| peer.uid.as_raw() == uid)
}

/// Whether the process at the other end may speak. The system is not asked who that is: the folder of
/// the socket, which is closed to others, is the guard.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn is_of(_: &UnixStream, _: u32) -> bool {
    true
}
