//! The end of the link that follows, and steers.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::marker::PhantomData;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bell::{Bell, Ringer, bell, wait};
use super::error::name;
use super::finder::{call, sockets};
use super::guard::{is_of, own_uid};
use super::lines::Lines;
use super::message::{Fault, FromServer, Line, clients_hello, from_server, say};
use super::pen::Pen;
use super::places::{Name, check_length};
use super::post::STATE_BYTES;
use super::watch::Watch;
use super::{Heard, LinkError, Loss, Places, Unsent};
use crate::text::Clean;

/// The commands that may wait to be sent.
const COMMANDS: usize = 64;
/// The time between two looks, where the system does not say when to look.
const LOOK: Duration = Duration::from_secs(1);

/// How long the last commands may take.
const GOODBYE: Duration = Duration::from_millis(500);

/// Sends commands to whoever owns the lesson. The follower's thread comes to its end when it is
/// dropped, and has then sent them.
#[derive(Debug)]
pub struct Remote<C> {
    desk: Arc<Mutex<Desk>>,
    ringer: Ringer,
    /// Cut off when the follower is gone.
    ended: Receiver<Infallible>,
    commands: PhantomData<fn(&C)>,
}

/// Follows a lesson, through the ends of talks and back.
#[derive(Debug)]
pub struct Follower<S> {
    socket: PathBuf,
    places: Places,
    hello: Line,
    /// The link, until it is first used.
    stream: Option<UnixStream>,
    desk: Arc<Mutex<Desk>>,
    ringer: Ringer,
    bell: Bell,
    /// A socket that is of no use, as long as it is this file.
    barred: Option<(PathBuf, u64)>,
    /// Says that it is gone.
    _end: Sender<Infallible>,
    states: PhantomData<fn() -> S>,
}

/// What waits to be sent.
#[derive(Debug, Default)]
struct Desk {
    commands: VecDeque<Line>,
    /// There is a link.
    is_open: bool,
    /// Nobody sends any more.
    is_over: bool,
}

/// How talking to a server ended.
enum End {
    /// There is nobody any more for whom to go on.
    Unheard,
    /// It said goodbye.
    Bye,
    /// The link is gone; `stood` if there was a state.
    Lost { loss: Loss, stood: bool },
}

/// Follows the talk at `socket`, with this name. When the link is gone, the follower waits for a talk
/// with the same deck: for a socket of the same kind of name in any of `places`, or for this very
/// path when it has another kind of name.
///
/// # Errors
///
/// When nobody presents there, or another user does.
pub fn follow<C, S>(
    socket: &Path,
    places: &Places,
    who: &Clean,
) -> Result<(Remote<C>, Follower<S>), LinkError> {
    check_length(socket)?;
    let stream = UnixStream::connect(socket).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => {
            LinkError::Nobody { path: name(socket) }
        }
        _ => LinkError::io(socket)(error),
    })?;
    if !is_of(&stream, own_uid()) {
        return Err(LinkError::Stranger { path: name(socket) });
    }
    let (ringer, bell) = bell().map_err(LinkError::io(socket))?;
    let desk = Arc::new(Mutex::new(Desk {
        is_open: true,
        ..Desk::default()
    }));
    let (end, ended) = channel();
    let remote = Remote {
        desk: Arc::clone(&desk),
        ringer: ringer.clone(),
        ended,
        commands: PhantomData,
    };
    let follower = Follower {
        socket: socket.to_owned(),
        places: places.clone(),
        hello: clients_hello(who),
        stream: Some(stream),
        desk,
        ringer,
        bell,
        barred: None,
        _end: end,
        states: PhantomData,
    };
    Ok((remote, follower))
}

impl<C: Serialize> Remote<C> {
    /// Sends a command. Never waits.
    ///
    /// # Errors
    ///
    /// When it cannot be sent now. It is not sent later then.
    pub fn send(&self, command: &C) -> Result<(), Unsent> {
        let line = say("command", command).map_err(|_| Unsent::Unsayable)?;
        let mut desk = open(&self.desk);
        if !desk.is_open {
            return Err(Unsent::Gone);
        }
        if desk.commands.len() >= COMMANDS {
            return Err(Unsent::Busy);
        }
        desk.commands.push_back(line);
        drop(desk);
        self.ringer.ring();
        Ok(())
    }
}

impl<C> Drop for Remote<C> {
    fn drop(&mut self) {
        open(&self.desk).is_over = true;
        self.ringer.ring();
        // The process may end right after this, and what was said last with it.
        let _ = self.ended.recv_timeout(GOODBYE);
    }
}

impl<S: DeserializeOwned> Follower<S> {
    /// Follows until the [`Remote`] is dropped, or `hear` says that nobody listens.
    pub fn run(mut self, mut hear: impl FnMut(Heard<S>) -> bool) {
        let mut hurries = true;
        while let Some(stream) = self.stream.take().or_else(|| self.find(hurries)) {
            let end = self.talk(&stream, &mut hear);
            self.close();
            let heard = match end {
                End::Unheard => return,
                End::Bye => true,
                End::Lost { loss, stood } => {
                    // Nobody is called again at once who turns us away.
                    hurries = stood;
                    if loss != Loss::Gone {
                        self.barred = self.file();
                    }
                    hear(Heard::Lost(loss))
                }
            };
            if !heard {
                return;
            }
        }
    }

    /// Says and hears what there is, until one end has enough.
    fn talk(&self, stream: &UnixStream, hear: &mut impl FnMut(Heard<S>) -> bool) -> End {
        let mut stood = false;
        let gone = |stood| End::Lost {
            loss: Loss::Gone,
            stood,
        };
        if stream.set_nonblocking(true).is_err() {
            return gone(stood);
        }
        let mut lines = Lines::new(STATE_BYTES);
        let mut pen = Pen::default();
        let mut hello = Some(Line::clone(&self.hello));
        loop {
            let mut next = || {
                hello
                    .take()
                    .or_else(|| open(&self.desk).commands.pop_front())
            };
            // Who takes nothing may still have something to say.
            let writes = pen.write(&mut &*stream, &mut next).is_ok() && pen.is_writing();
            // Only then: what was sent before is sent.
            if open(&self.desk).is_over {
                return End::Unheard;
            }
            let flags = PollFlags::IN;
            let flags = if writes {
                flags | PollFlags::OUT
            } else {
                flags
            };
            let mut fds = [
                PollFd::new(&self.bell, PollFlags::IN),
                PollFd::new(stream, flags),
            ];
            if wait(&mut fds, None).is_err() {
                return gone(stood);
            }
            self.bell.hush();
            if lines.read(&mut &*stream).is_err() {
                return gone(stood);
            }
            loop {
                let heard = match lines.next() {
                    Ok(Some(line)) => understand(&line),
                    Ok(None) => break,
                    // It ended in the middle of a word: that is no nonsense.
                    Err(Fault::Cut) => return gone(stood),
                    Err(fault) => Err(fault),
                };
                match heard {
                    Ok(heard) => {
                        stood |= matches!(heard, Heard::State(_));
                        let is_bye = matches!(heard, Heard::Bye(_));
                        if !hear(heard) {
                            return End::Unheard;
                        }
                        if is_bye {
                            return End::Bye;
                        }
                    }
                    Err(fault) => {
                        let loss = match fault {
                            Fault::Version { theirs } => Loss::Version { theirs },
                            other => Loss::Nonsense(Clean::line(&other.to_string())),
                        };
                        return End::Lost { loss, stood };
                    }
                }
            }
            if lines.has_ended() {
                return gone(stood);
            }
        }
    }

    /// Waits for a talk, and nothing happens meanwhile. Who `hurries` calls at once, and others wait
    /// a while first.
    fn find(&mut self, mut hurries: bool) -> Option<UnixStream> {
        loop {
            // First, so that nothing comes between looking and waiting.
            let watch = self.watch();
            let candidates = self.candidates();
            if hurries {
                for socket in &candidates {
                    if let Ok(stream) = call(socket)
                        && is_of(&stream, own_uid())
                    {
                        self.socket.clone_from(socket);
                        let mut desk = open(&self.desk);
                        desk.is_open = !desk.is_over;
                        return desk.is_open.then_some(stream);
                    }
                }
            }
            let is_told = watch.is_some() && candidates.is_empty();
            let mut fds = [PollFd::new(&self.bell, PollFlags::IN)];
            let time = (!is_told).then_some(LOOK);
            if wait(&mut fds, time).is_err() || open(&self.desk).is_over {
                return None;
            }
            self.bell.hush();
            hurries = true;
        }
    }
}

impl<S> Follower<S> {
    /// The sockets that may be called.
    fn candidates(&self) -> Vec<PathBuf> {
        let found = match Name::of(&self.socket) {
            Some(name) => {
                let mut folders = self.places.look().unwrap_or_default();
                let own = self.socket.parent().map(Path::to_owned);
                folders.extend(own.filter(|own| !folders.contains(own)));
                let found = sockets(&folders, Some(&name.key));
                found.into_iter().map(|(path, _)| path).collect()
            }
            None if self.socket.exists() => vec![self.socket.clone()],
            None => Vec::new(),
        };
        let is_barred = |path: &PathBuf| {
            let barred = self.barred.as_ref();
            barred.is_some_and(|(barred, file)| barred == path && number(path) == Some(*file))
        };
        found.into_iter().filter(|path| !is_barred(path)).collect()
    }

    /// Has the system tell when a socket may have appeared.
    fn watch(&self) -> Option<Watch> {
        let folder = self.socket.parent()?;
        let others = match Name::of(&self.socket) {
            Some(_) => self.places.folders(),
            None => Vec::new(),
        };
        Watch::new(folder, &others, &self.ringer)
    }

    /// The socket, and which file it is now.
    fn file(&self) -> Option<(PathBuf, u64)> {
        Some((self.socket.clone(), number(&self.socket)?))
    }

    /// Nothing can be sent now; what was not sent is forgotten: whoever answers next may be
    /// elsewhere in the talk.
    fn close(&self) {
        let mut desk = open(&self.desk);
        desk.is_open = false;
        desk.commands.clear();
    }
}

fn understand<S: DeserializeOwned>(line: &str) -> Result<Heard<S>, Fault> {
    Ok(match from_server(line)? {
        FromServer::Hello(talk) => Heard::Hello(talk),
        FromServer::State(state) => Heard::State(
            serde_json::from_str(state.get())
                .map_err(|error| Fault::NotAMessage(error.to_string()))?,
        ),
        FromServer::Error(why) => Heard::Error(why),
        FromServer::Bye(why) => Heard::Bye(why),
    })
}

fn number(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().map(|data| data.ino())
}

fn open(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    // Whoever panicked with it left it whole: each change of it is a single one.
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}
