//! One who follows, as the server sees it: what it says, and what it is still to be told.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::event::PollFlags;
use serde::de::DeserializeOwned;

use super::lines::Lines;
use super::message::{Fault, FromClient, Line, from_client, say_text};
use super::pen::Pen;
use super::post::Post;
use crate::text::{Clean, clip};

/// The bytes that a line may have.
pub(super) const LINE_BYTES: usize = 64 << 10;
/// The time for saying who one is, and for taking any of what is written.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// The lines that are heard in a span of time. More than a key held down can make; what comes faster
/// waits, and would only be in the way of the presenter's own keys.
const LINES: u32 = 200;
const SPAN: Duration = Duration::from_secs(1);
/// The columns that a name may have.
const NAME: usize = 40;

/// One who follows, or is about to.
#[derive(Debug)]
pub(super) struct Peer {
    stream: UnixStream,
    state: State,
    lines: Lines,
    /// When the span began, and how many lines were heard in it.
    heard: (Duration, u32),
    pen: Pen,
    hello: Option<Line>,
    /// An error or goodbye. A newer one takes the place of one that could not be told yet.
    word: Option<Line>,
    /// The count of the newest state that it was told.
    told: u64,
    /// Since when it takes nothing.
    stuck: Option<Duration>,
    /// Whether it will never take anything again. What it said before is still to be heard.
    is_deaf: bool,
}

#[derive(Debug)]
enum State {
    /// It came at this time and has not said yet who it is.
    Strange(Duration),
    /// It follows, under this name.
    Known(Clean),
    /// It goes when it has been told all.
    Leaving(Option<Clean>),
    /// It is gone.
    Gone(Option<Clean>),
}

/// What a peer says that matters to others.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said<C> {
    /// It follows from now on.
    Joined(Clean),
    /// It wants something done.
    Command(Clean, C),
}

impl Peer {
    /// One who came at `now`, and is told `hello`.
    pub(super) fn new(stream: UnixStream, hello: Line, now: Duration) -> Self {
        Self {
            stream,
            state: State::Strange(now),
            lines: Lines::new(LINE_BYTES),
            heard: (now, 0),
            pen: Pen::default(),
            hello: Some(hello),
            word: None,
            told: 0,
            stuck: None,
            is_deaf: false,
        }
    }

    /// What is waited for on its socket; nothing, when it is not to be looked at.
    pub(super) fn wants(&self, now: Duration) -> PollFlags {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::IN, self.reads(now));
        flags.set(PollFlags::OUT, self.stuck.is_some());
        flags
    }

    /// When it must be looked at, whatever happens.
    pub(super) fn due(&self, now: Duration) -> Option<Duration> {
        let strange = match self.state {
            State::Strange(since) => Some(since + PATIENCE),
            _ => None,
        };
        let stuck = self.stuck.map(|since| since + PATIENCE);
        let waits = self.listens() && (self.is_too_fast(now) || !self.lines.is_drained());
        let heard = waits.then(|| self.heard.0 + SPAN);
        [strange, stuck, heard].into_iter().flatten().min()
    }

    /// Reads what there is, once. Nothing more is read while there are lines to be heard.
    pub(super) fn read(&mut self, now: Duration) {
        if self.reads(now)
            && let Err(_broken) = self.lines.read(&mut &self.stream)
        {
            self.vanish();
        }
    }

    /// The next thing that it says, of what was read.
    pub(super) fn hear<C: DeserializeOwned>(&mut self, now: Duration) -> Option<Said<C>> {
        if now.saturating_sub(self.heard.0) >= SPAN {
            self.heard = (now, 0);
        }
        if let State::Strange(since) = self.state
            && is_over(since, now)
        {
            self.dismiss("no hello came");
        }
        while self.listens() && !self.is_too_fast(now) {
            match self.lines.next() {
                Ok(Some(line)) => {
                    self.heard.1 += 1;
                    match self.understand(&line) {
                        Ok(Some(said)) => return Some(said),
                        Ok(None) => {}
                        Err(fault) => self.dismiss(&fault.to_string()),
                    }
                }
                Ok(None) => {
                    if self.lines.has_ended() {
                        self.leave();
                    }
                    break;
                }
                Err(fault) => self.dismiss(&fault.to_string()),
            }
        }
        None
    }

    fn understand<C: DeserializeOwned>(&mut self, line: &str) -> Result<Option<Said<C>>, Fault> {
        match (from_client(line)?, &self.state) {
            (FromClient::Hello(name), State::Strange(_)) => {
                let name = Clean::line(clip(name.as_str(), NAME));
                self.state = State::Known(name.clone());
                Ok(Some(Said::Joined(name)))
            }
            (FromClient::Command(command), State::Known(name)) => {
                match serde_json::from_str(command.get()) {
                    Ok(command) => Ok(Some(Said::Command(name.clone(), command))),
                    Err(error) => {
                        // Perhaps there will be such a command: no reason to part.
                        let text = format!("there is no such command: {error}");
                        self.word = Some(say_text("error", &text));
                        Ok(None)
                    }
                }
            }
            _ => Err(Fault::Greeting),
        }
    }

    /// Writes what it is to be told, as far as it takes it. One that took nothing for too long is
    /// gone.
    pub(super) fn write(&mut self, post: &Post, now: Duration) {
        if self.is_deaf {
            self.go();
        }
        if self.is_deaf || self.is_gone() {
            return;
        }
        let newest = match (&self.state, &post.state) {
            (State::Known(_), Some(state)) => Some((state, post.count)),
            _ => None,
        };
        let (hello, word, told) = (&mut self.hello, &mut self.word, &mut self.told);
        let next = || {
            let line = hello.take().or_else(|| word.take());
            line.or_else(|| {
                let (state, count) = newest.filter(|(_, count)| *count > *told)?;
                *told = count;
                Some(Line::clone(state))
            })
        };
        match self.pen.write(&mut &self.stream, next) {
            Err(_broken) => {
                self.is_deaf = true;
                self.stuck = None;
                self.go();
            }
            Ok(_) if !self.pen.is_writing() => {
                self.stuck = None;
                self.go();
            }
            Ok(count) if count > 0 => self.stuck = Some(now),
            Ok(_) => {
                let since = *self.stuck.get_or_insert(now);
                if is_over(since, now) {
                    self.vanish();
                }
            }
        }
    }

    /// Tells it why it is not listened to any more.
    pub(super) fn dismiss(&mut self, why: &str) {
        self.word = Some(say_text("error", why));
        self.leave();
    }

    /// Whether it is gone.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self.state, State::Gone(_))
    }

    /// The name under which it followed.
    pub(super) fn name(self) -> Option<Clean> {
        match self.state {
            State::Strange(_) => None,
            State::Known(name) => Some(name),
            State::Leaving(name) | State::Gone(name) => name,
        }
    }

    /// Tells it that the talk is over, as far as it takes that at once.
    pub(super) fn part(mut self, bye: &Line, post: &Post, now: Duration) {
        self.word = Some(Line::clone(bye));
        self.leave();
        self.write(post, now);
    }

    fn leave(&mut self) {
        if let State::Strange(_) | State::Known(_) = self.state {
            self.state = State::Leaving(self.take_name());
        }
    }

    /// Whoever was about to go and has been told all is gone.
    fn go(&mut self) {
        if let State::Leaving(name) = &mut self.state {
            self.state = State::Gone(name.take());
        }
    }

    fn vanish(&mut self) {
        self.state = State::Gone(self.take_name());
    }

    fn take_name(&mut self) -> Option<Clean> {
        match &mut self.state {
            State::Strange(_) => None,
            State::Known(name) => Some(std::mem::take(name)),
            State::Leaving(name) | State::Gone(name) => name.take(),
        }
    }

    fn listens(&self) -> bool {
        matches!(self.state, State::Strange(_) | State::Known(_))
    }

    fn reads(&self, now: Duration) -> bool {
        self.listens()
            && self.lines.is_drained()
            && !self.lines.has_ended()
            && !self.is_too_fast(now)
    }

    fn is_too_fast(&self, now: Duration) -> bool {
        let (since, count) = self.heard;
        self.listens() && count >= LINES && now.saturating_sub(since) < SPAN
    }
}

impl AsFd for Peer {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.stream.as_fd()
    }
}

/// Whether the time is over that began at `since`.
fn is_over(since: Duration, now: Duration) -> bool {
    now.saturating_sub(since) >= PATIENCE
}

/// A stream of a peer that is not let in: it is told why, as far as it takes that at once.
pub(super) fn turn_away(stream: &UnixStream, why: &str) {
    let mut line = Some(say_text("error", why));
    // It may be gone, which is just as well.
    let _: io::Result<usize> = Pen::default().write(&mut &*stream, || line.take());
}

#[cfg(test)]
mod tests {
    use std::io::{ErrorKind, Write as _};

    use super::*;

    #[test]
    fn what_was_said_by_one_who_is_gone_is_heard() {
        let (mut other, stream) = UnixStream::pair().unwrap();
        stream.set_nonblocking(true).unwrap();
        let mut peer = Peer::new(stream, say_text("hello", ""), Duration::ZERO);
        let said = b"{\"seminar\":1,\"name\":\"Ada\"}\n{\"command\":7}\n";
        other.write_all(said).unwrap();
        drop(other);
        let post = Post {
            hello: Line::default(),
            state: None,
            count: 0,
            bye: None,
        };
        let now = Duration::ZERO;
        let mut heard = Vec::new();
        while !peer.is_gone() {
            peer.write(&post, now);
            assert!(!peer.wants(now).is_empty() || peer.is_gone());
            peer.read(now);
            while let Some(said) = peer.hear::<u8>(now) {
                heard.push(said);
            }
        }
        let ada = Clean::line("Ada");
        assert_eq!(
            heard,
            [Said::Joined(ada.clone()), Said::Command(ada.clone(), 7)]
        );
        assert_eq!(peer.name(), Some(ada));
    }

    #[test]
    fn what_comes_too_fast_waits_in_the_peers_own_socket() {
        let (mut other, stream) = UnixStream::pair().unwrap();
        for end in [&other, &stream] {
            end.set_nonblocking(true).unwrap();
        }
        let mut peer = Peer::new(stream, say_text("hello", ""), Duration::ZERO);
        other.write_all(b"{\"seminar\":1,\"name\":\"\"}\n").unwrap();
        let many = b"{\"command\":7}\n".repeat(1000);
        let mut heard = 0;
        let mut begun = 0;
        for second in 0..100 {
            // As much as it takes, and no line is cut.
            loop {
                match other.write(&many[begun..]) {
                    Ok(count) => begun = (begun + count) % many.len(),
                    Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                    Err(error) => panic!("{error}"),
                }
            }
            let now = Duration::from_secs(second);
            for _ in 0..10 {
                peer.read(now);
                while peer.hear::<u8>(now).is_some() {
                    heard += 1;
                }
            }
            assert!(peer.lines.held() <= LINE_BYTES / 2, "{}", peer.lines.held());
        }
        assert_eq!(heard, 100 * LINES);
    }
}
