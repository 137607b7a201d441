//! What is to be told to all who follow: the newest state, and nothing older.

use std::convert::Infallible;
use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::bell::Ringer;
use super::message::{Line, say, say_text, servers_hello};
use super::{LinkError, Talk};
use crate::text::Clean;

/// The bytes that a state may have. A client reads no longer lines.
pub(super) const STATE_BYTES: usize = 4 << 20;
/// The end of a talk does not wait longer for the thread that says goodbye.
const GOODBYE: Duration = Duration::from_millis(500);

/// What the publisher leaves for the server's thread.
#[derive(Clone, Debug)]
pub(super) struct Post {
    /// For those who come.
    pub(super) hello: Line,
    /// The newest state, if there is any yet.
    pub(super) state: Option<Line>,
    /// How many states there were.
    pub(super) count: u64,
    /// For all, when it is over.
    pub(super) bye: Option<Line>,
}

/// The post, where both threads reach it.
#[derive(Clone, Debug)]
pub(super) struct PostBox(Arc<Mutex<Post>>);

impl PostBox {
    fn new(talk: &Talk) -> Self {
        Self(Arc::new(Mutex::new(Post {
            hello: servers_hello(talk),
            state: None,
            count: 0,
            bye: None,
        })))
    }

    /// What is there now.
    pub(super) fn read(&self) -> Post {
        self.open().clone()
    }

    fn open(&self) -> MutexGuard<'_, Post> {
        // Whoever panicked with it left it whole: it is only ever assigned to.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells all who follow how the lesson stands. Nothing here waits for them.
///
/// When it is dropped, the socket is gone and the server's thread comes to its end.
#[derive(Debug)]
pub struct Publisher<S> {
    talk: Talk,
    socket: PathBuf,
    post: PostBox,
    ringer: Ringer,
    ended: Receiver<Infallible>,
    states: PhantomData<fn(&S)>,
}

impl<S> Publisher<S> {
    /// One for the socket at `socket`, with what the server's thread needs: the post, and what it
    /// drops when it comes to its end.
    pub(super) fn new(
        talk: Talk,
        socket: PathBuf,
        ringer: Ringer,
    ) -> (Self, PostBox, Sender<Infallible>) {
        let post = PostBox::new(&talk);
        let (end, ended) = channel();
        let publisher = Self {
            talk,
            socket,
            post: post.clone(),
            ringer,
            ended,
            states: PhantomData,
        };
        (publisher, post, end)
    }

    /// The socket. What ends the process without dropping this must remove it.
    pub fn path(&self) -> &Path {
        &self.socket
    }

    /// Gives the talk another title, for those who come later.
    pub fn retitle(&mut self, title: Clean) {
        self.talk.title = title;
        self.post.open().hello = servers_hello(&self.talk);
    }

    /// Ends it, and tells all who follow why.
    pub fn close(self, why: &Clean) {
        self.post.open().bye = Some(say_text("bye", why.as_str()));
    }
}

impl<S: Serialize> Publisher<S> {
    /// Makes `state` the newest. It is not told again when it is the newest already.
    ///
    /// # Errors
    ///
    /// When the state has no form in JSON, or has more than 4 MiB.
    pub fn publish(&self, state: &S) -> Result<(), LinkError> {
        let unsayable = |reason: &str| LinkError::Unsayable {
            reason: Clean::line(reason),
        };
        let line = say("state", state).map_err(|error| unsayable(&error.to_string()))?;
        if line.len() > STATE_BYTES {
            return Err(unsayable("it has more than 4 MiB"));
        }
        let mut post = self.post.open();
        if post.state.as_ref() != Some(&line) {
            post.state = Some(line);
            post.count += 1;
            drop(post);
            self.ringer.ring();
        }
        Ok(())
    }
}

impl<S> Drop for Publisher<S> {
    fn drop(&mut self) {
        // It may be gone already: whoever tidies the folder takes it for a dead one, at worst.
        let _ = fs::remove_file(&self.socket);
        let over = || say_text("bye", "the talk is over");
        self.post.open().bye.get_or_insert_with(over);
        self.ringer.ring();
        // The process may end right after this, and the goodbye with it.
        let _ = self.ended.recv_timeout(GOODBYE);
    }
}
