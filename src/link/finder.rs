//! Which talks are being given, by the sockets that there are.

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::FileTypeExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::guard::is_alive;
use super::lines::Lines;
use super::message::{FromServer, from_server};
use super::peer::LINE_BYTES;
use super::places::Name;
use super::{LinkError, Places, Running, Talk, Wanted};

/// A process that says nothing for so long is not waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// The talks that are being given. Sockets on which nobody answers are removed.
///
/// It takes a moment where a process that was stopped is among them.
///
/// # Errors
///
/// When the folder for sockets is not this user's alone.
pub fn find(places: &Places, wanted: &Wanted) -> Result<Vec<Running>, LinkError> {
    let key = match wanted {
        Wanted::Any => None,
        Wanted::Deck(path) => Some(Name::new(Some(path), 0).key),
        Wanted::Tour => Some(Name::new(None, 0).key),
    };
    let sockets = sockets(&places.look()?, key.as_deref());
    let running = |(socket, name): (PathBuf, Name)| {
        let stream = call(&socket).ok()?;
        Some(Running {
            socket,
            pid: name.pid,
            talk: ask(&stream),
        })
    };
    Ok(sockets.into_iter().filter_map(running).collect())
}

/// What the process at this socket says of its talk; none, when there is none or it takes too long.
pub fn ask_at(socket: &Path) -> Option<Talk> {
    ask(&UnixStream::connect(socket).ok()?)
}

/// The sockets in `folders`, those with this key if there is one, in the order of their names.
pub(super) fn sockets(folders: &[PathBuf], key: Option<&str>) -> Vec<(PathBuf, Name)> {
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .flatten();
    let named = entries.filter_map(|entry| {
        let path = entry.path();
        let name = Name::of(&path)?;
        key.is_none_or(|key| name.key == key)
            .then_some((path, name))
    });
    let mut found: Vec<_> = named.collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// Removes the sockets of talks with the deck of the one at `socket` whose processes were killed, and so
/// could not do it themselves.
pub(super) fn tidy(socket: &Path) {
    let (Some(folder), Some(own)) = (socket.parent(), Name::of(socket)) else {
        return;
    };
    for (other, name) in sockets(&[folder.to_owned()], Some(&own.key)) {
        // One that lives may be stopped, and would keep us waiting.
        if !is_alive(name.pid) {
            drop(call(&other));
        }
    }
}

/// Connects to one of our sockets; removes it when nobody listens there.
pub(super) fn call(socket: &Path) -> io::Result<UnixStream> {
    let result = UnixStream::connect(socket);
    let is_dead = matches!(&result, Err(error) if error.kind() == ErrorKind::ConnectionRefused);
    let is_socket = || fs::symlink_metadata(socket).is_ok_and(|data| data.file_type().is_socket());
    if is_dead && is_socket() {
        // Another may have been faster.
        let _ = fs::remove_file(socket);
    }
    result
}

/// What the process at the other end says of its talk.
fn ask(stream: &UnixStream) -> Option<Talk> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let mut lines = Lines::new(LINE_BYTES);
    loop {
        if let Some(line) = lines.next().ok()? {
            return match from_server(&line).ok()? {
                FromServer::Hello(talk) => Some(talk),
                FromServer::State(_) | FromServer::Error(_) | FromServer::Bye(_) => None,
            };
        }
        let came = lines.read(&mut &*stream).ok()?;
        if !came || lines.has_ended() {
            return None;
        }
    }
}
