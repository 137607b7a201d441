//! The end of the link that owns the lesson.

use std::convert::Infallible;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::marker::PhantomData;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use serde::de::DeserializeOwned;

use super::bell::{Bell, bell, wait};
use super::error::name;
use super::finder::tidy;
use super::guard::{is_of, own_uid};
use super::peer::{Peer, Said, turn_away};
use super::places::{Name, check_length};
use super::post::{Post, PostBox, Publisher};
use super::{LinkError, Places, Talk, Told};

/// Those who may follow at a time.
pub(super) const PEERS: usize = 16;
/// Those who are let in, or turned away, before the others are looked at again.
const CROWD: usize = 64;
/// So long nobody is let in when the system cannot: it may have too few descriptors.
const PAUSE: Duration = Duration::from_secs(1);

/// Listens to those who follow, and tells them what the [`Publisher`] has.
#[derive(Debug)]
pub struct Server<C> {
    listener: UnixListener,
    socket: PathBuf,
    bell: Bell,
    post: PostBox,
    /// Only this user's processes are let in.
    uid: u32,
    peers: Vec<Peer>,
    /// When somebody is let in again.
    paused: Option<Duration>,
    /// Dropped when all is said.
    _end: Sender<Infallible>,
    commands: PhantomData<fn() -> C>,
}

/// Makes a socket for `talk`, on which nobody is answered before [`Server::run`].
///
/// # Errors
///
/// When there is no folder for it that is this user's alone, its path is too long, or the system says
/// no.
pub fn listen<S, C>(places: &Places, talk: Talk) -> Result<(Publisher<S>, Server<C>), LinkError> {
    listen_as(places, talk, own_uid())
}

pub(super) fn listen_as<S, C>(
    places: &Places,
    talk: Talk,
    uid: u32,
) -> Result<(Publisher<S>, Server<C>), LinkError> {
    let folder = places.make()?;
    let (socket, listener) = bind(&folder, &Name::new(talk.path.as_deref(), talk.pid))?;
    let (ringer, bell) = bell().map_err(LinkError::io(&socket))?;
    let (publisher, post, end) = Publisher::new(talk, socket.clone(), ringer);
    let server = Server {
        listener,
        socket,
        bell,
        post,
        uid,
        peers: Vec::new(),
        paused: None,
        _end: end,
        commands: PhantomData,
    };
    Ok((publisher, server))
}

/// A socket in `folder`. It gets its name last: whoever finds it may use it, and nobody can take it
/// for a dead one before it listens.
fn bind(folder: &Path, parts: &Name) -> Result<(PathBuf, UnixListener), LinkError> {
    let socket = folder.join(parts.file());
    let unfinished = folder.join(parts.unfinished());
    check_length(&socket)?;
    if UnixStream::connect(&socket).is_ok() {
        return Err(LinkError::InUse {
            path: name(&socket),
        });
    }
    // One that is left of a process that had this number, and did not come far.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(LinkError::io(&unfinished)(error));
        }
        _ => {}
    }
    let finish = || -> io::Result<UnixListener> {
        let listener = UnixListener::bind(&unfinished)?;
        listener.set_nonblocking(true)?;
        fs::set_permissions(&unfinished, Permissions::from_mode(0o600))?;
        fs::rename(&unfinished, &socket)?;
        Ok(listener)
    };
    match finish() {
        Ok(listener) => Ok((socket, listener)),
        Err(error) => {
            // What was made of it is of no use.
            let _ = fs::remove_file(&unfinished);
            Err(LinkError::io(&socket)(error))
        }
    }
}

impl<C: DeserializeOwned> Server<C> {
    /// Answers those who follow until the publisher is dropped, or `tell` says that nobody listens.
    /// `now` is the time since any one moment. Sockets that talks with the same deck have left behind are
    /// removed first.
    pub fn run(mut self, now: impl Fn() -> Duration, mut tell: impl FnMut(Told<C>) -> bool) {
        tidy(&self.socket);
        while self.wait(now()).is_ok() {
            self.bell.hush();
            let post = self.post.read();
            let now = now();
            if let Some(bye) = &post.bye {
                for peer in self.peers {
                    peer.part(bye, &post, now);
                }
                return;
            }
            self.let_in(&post, now);
            if !self.serve(&post, now, &mut tell) {
                return;
            }
        }
    }

    fn wait(&self, now: Duration) -> io::Result<()> {
        let mut fds = vec![PollFd::new(&self.bell, PollFlags::IN)];
        if self.paused.is_none() {
            fds.push(PollFd::new(&self.listener, PollFlags::IN));
        }
        for peer in &self.peers {
            let wants = peer.wants(now);
            // One that hung up is told of even when nothing is asked, again and again.
            if !wants.is_empty() {
                fds.push(PollFd::new(peer, wants));
            }
        }
        let dues = self.peers.iter().filter_map(|peer| peer.due(now));
        let due = dues.chain(self.paused).min();
        wait(&mut fds, due.map(|due| due.saturating_sub(now)))
    }

    /// Lets in who waits before the door.
    fn let_in(&mut self, post: &Post, now: Duration) {
        if self.paused.is_some_and(|until| now < until) {
            return;
        }
        self.paused = None;
        for _ in 0..CROWD {
            match self.listener.accept() {
                Ok((stream, _)) => self.receive(stream, post, now),
                Err(error) => match error.kind() {
                    ErrorKind::WouldBlock => return,
                    ErrorKind::Interrupted | ErrorKind::ConnectionAborted => {}
                    _ => {
                        self.paused = Some(now + PAUSE);
                        return;
                    }
                },
            }
        }
    }

    fn receive(&mut self, stream: UnixStream, post: &Post, now: Duration) {
        if stream.set_nonblocking(true).is_err() {
            return;
        }
        if !is_of(&stream, self.uid) {
            turn_away(&stream, "only the user who presents may follow");
        } else if self.peers.len() >= PEERS {
            turn_away(&stream, &format!("{PEERS} follow already"));
        } else {
            self.peers.push(Peer::new(stream, post.hello.clone(), now));
        }
    }

    /// Hears and tells each peer what there is; whether anybody listens.
    fn serve(
        &mut self,
        post: &Post,
        now: Duration,
        tell: &mut impl FnMut(Told<C>) -> bool,
    ) -> bool {
        for peer in &mut self.peers {
            peer.read(now);
            while let Some(said) = peer.hear(now) {
                let told = match said {
                    Said::Joined(name) => Told::Joined(name),
                    Said::Command(from, command) => Told::Command { from, command },
                };
                if !tell(told) {
                    return false;
                }
            }
            peer.write(post, now);
        }
        let gone = self.peers.extract_if(.., |peer| peer.is_gone());
        gone.filter_map(Peer::name)
            .all(|name| tell(Told::Left(name)))
    }
}
