//! A server on a socket of a test's own, and peers that say whatever they like.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;

use crate::link::guard::own_uid;
use crate::link::server::listen_as;
use crate::link::{Heard, Places, Publisher, Remote, Server, Talk, Told, follow};
use crate::text::Clean;

/// What must happen at all happens sooner than this.
pub(super) const LONG: Duration = Duration::from_secs(60);

/// A folder of a test's own, gone when the test is over.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("seminar-link-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn places(&self) -> Places {
        Places {
            runtime: Some(self.0.clone()),
            temporary: self.0.join("temporary"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A talk about the seed deck.
pub(super) fn talk(pid: u32) -> Talk {
    Talk {
        title: Clean::line("Steel"),
        path: Some(deck()),
        pid,
    }
}

pub(super) fn deck() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("slides.toml")
}

/// A server at work.
pub(super) struct Stage {
    pub(super) publisher: Publisher<Value>,
    pub(super) told: Receiver<Told<Value>>,
    now: Arc<AtomicU64>,
    server: JoinHandle<()>,
}

impl Stage {
    pub(super) fn new(folder: &Folder, pid: u32) -> Self {
        Self::of_user(folder, pid, own_uid())
    }

    /// One that takes only processes of the user `uid` for its own.
    pub(super) fn of_user(folder: &Folder, pid: u32, uid: u32) -> Self {
        let (publisher, server): (_, Server<Value>) =
            listen_as(&folder.places(), talk(pid), uid).unwrap();
        let (sender, told) = channel();
        let now = Arc::new(AtomicU64::new(0));
        let clock = Arc::clone(&now);
        let server = thread::spawn(move || {
            let now = || Duration::from_millis(clock.load(Ordering::SeqCst));
            server.run(now, |told| sender.send(told).is_ok());
        });
        Self {
            publisher,
            told,
            now,
            server,
        }
    }

    pub(super) fn publish(&self, state: impl Into<Value>) {
        self.publisher.publish(&state.into()).unwrap();
    }

    pub(super) fn told(&self) -> Told<Value> {
        self.told.recv_timeout(LONG).expect("something is told")
    }

    /// Lets time pass; `state` is told then, so that it is noticed.
    pub(super) fn pass(&self, ms: u64, state: impl Into<Value>) {
        self.now.fetch_add(ms, Ordering::SeqCst);
        self.publish(state);
    }

    pub(super) fn peer(&self) -> Peer {
        Peer::call(self.publisher.path())
    }

    /// A peer that follows already.
    pub(super) fn friend(&self, name: &str) -> Peer {
        let mut peer = self.peer();
        assert!(peer.line().unwrap().starts_with(r#"{"seminar":1,"#));
        peer.say(&format!("{{\"seminar\":1,\"name\":\"{name}\"}}\n"));
        assert_eq!(self.told(), Told::Joined(Clean::line(name)));
        peer
    }

    /// Ends as a process does that is killed: without a word, and the socket's file stays.
    pub(super) fn kill(self) {
        let socket = self.publisher.path().to_owned();
        let dead = socket.with_extension("dead");
        fs::rename(&socket, &dead).unwrap();
        drop(self.told);
        // The next that is to be told finds nobody who listens.
        let mut peer = Peer::call(&dead);
        peer.say("{\"seminar\":1,\"name\":\"last\"}\n");
        self.server.join().unwrap();
        drop(self.publisher);
        fs::rename(&dead, &socket).unwrap();
    }

    /// Ends as it should, and says why.
    pub(super) fn close(self, why: &str) {
        self.publisher.close(&Clean::line(why));
        self.server.join().unwrap();
    }
}

/// A peer that speaks in bytes.
pub(super) struct Peer {
    stream: UnixStream,
    reader: BufReader<UnixStream>,
}

impl Peer {
    pub(super) fn call(socket: &Path) -> Self {
        let stream = UnixStream::connect(socket).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        let reader = BufReader::new(stream.try_clone().unwrap());
        Self { stream, reader }
    }

    /// Says something, and whether it is still heard.
    pub(super) fn try_say(&mut self, bytes: &[u8]) -> bool {
        self.stream.write_all(bytes).is_ok()
    }

    pub(super) fn say(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).unwrap();
    }

    /// The next line; none when the link is gone.
    pub(super) fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(line),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => None,
            Err(error) => panic!("{error}"),
        }
    }

    /// The next state, where nothing else is to come.
    pub(super) fn state(&mut self) -> Value {
        let line = self.line().expect("a state comes");
        let message: Value = serde_json::from_str(&line).unwrap();
        message.get("state").expect("it is a state").clone()
    }

    /// Says nothing more, but still listens.
    pub(super) fn fall_silent(&self) {
        self.stream.shutdown(std::net::Shutdown::Write).unwrap();
    }
}

/// A follower at work.
pub(super) struct Seat {
    pub(super) remote: Remote<Value>,
    heard: Receiver<Heard<Value>>,
    follower: JoinHandle<()>,
}

impl Seat {
    pub(super) fn new(socket: &Path, folder: &Folder) -> Self {
        let who = Clean::line("console");
        let (remote, follower) = follow(socket, &folder.places(), &who).unwrap();
        let (sender, heard) = channel();
        let follower = thread::spawn(move || follower.run(|heard| sender.send(heard).is_ok()));
        Self {
            remote,
            heard,
            follower,
        }
    }

    pub(super) fn heard(&self) -> Heard<Value> {
        self.heard.recv_timeout(LONG).expect("something is heard")
    }

    /// Leaves; the follower's thread comes to its end.
    pub(super) fn leave(self) {
        drop(self.remote);
        self.follower.join().unwrap();
    }
}
