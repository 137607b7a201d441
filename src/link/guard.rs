//! Who may speak: only processes of the same user.

use std::os::unix::net::UnixStream;

/// The user that this process acts for.
pub(super) fn own_uid() -> u32 {
    rustix::process::geteuid().as_raw()
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
