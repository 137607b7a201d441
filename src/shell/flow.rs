//! How frames follow each other on their way to the terminal: no faster than it takes them.
//!
//! A connection takes frames long before it carries them, because the system keeps what waits for a
//! slow link. So a frame of more than a few bytes ends with a question that terminals answer when
//! they have come so far, and the next frame waits for the answer; what happens meanwhile makes one
//! frame. Nothing is asked of a terminal that does not answer: it gets frames as they are made.
//!
//! This is the rule alone: it knows bytes by their number, and time is handed in.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use crate::lesson::Time;

/// "How are you?" (DSR 5). The answer, `ESC [ 0 n`, is [`Answer::Ready`](super::input::Answer).
pub(super) const QUESTION: &[u8] = b"\x1b[5n";

/// So many bytes of frames go without a question, such as those of a clock that moves on: on the slowest
/// link they are on their way for an instant.
const FREE: usize = 128;
/// After so long, what went without a question is surely there.
const REST: Duration = Duration::from_millis(500);
/// How long an answer is waited for, besides the time that the frame itself takes.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bytes that the slowest link carries in a millisecond: 64 kbit/s.
const SLOWEST: usize = 8;
/// The longest that a frame itself may take.
const LONGEST: Duration = Duration::from_secs(2);
/// Answers that come so soon leave room for a second frame: neither is seen to wait.
const SOON: Duration = Duration::from_millis(50);
/// After so many frames without an answer nothing is asked any more: of a terminal that never
/// answered, and of one that did.
const DEAF: (u8, u8) = (2, 5);
/// Answers that were given up may come for so long, and are not told apart from others.
const DOUBT: Duration = Duration::from_secs(10);
/// Pictures may hold up a frame for so long.
const AHEAD: Duration = Duration::from_millis(300);
/// The bytes of pictures that may be under way before it is known how fast they go.
const UNKNOWN: usize = 8 * 1024;
/// The most that may be.
const WIDEST: usize = 1024 * 1024;

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Load {
    /// A frame.
    Frame,
    /// What follows a frame while nothing else happens: pictures, mostly, in pieces.
    More,
}

/// What was sent, and what is known of the way.
#[derive(Debug)]
pub(super) struct Flow {
    /// Whether the terminal may be asked.
    asks: bool,
    /// What was sent with a question that is not answered, the oldest first.
    under_way: VecDeque<Sent>,
    /// The bytes since the last question.
    unasked: usize,
    /// When something was sent last.
    last: Time,
    /// How long answers take.
    delay: Option<Duration>,
    /// The bytes of pictures that may be under way.
    window: usize,
    /// How often in a row no answer came.
    silences: u8,
    /// Until when an answer may be one that was given up.
    doubt: Time,
}

#[derive(Debug)]
struct Sent {
    load: Load,
    bytes: usize,
    at: Time,
    /// The answer is waited for until then.
    until: Time,
}

impl Flow {
    /// Nothing was sent, to a terminal that may be asked, or may not.
    pub(super) fn new(asks: bool) -> Self {
        Self {
            asks,
            under_way: VecDeque::new(),
            unasked: 0,
            last: Time::default(),
            delay: None,
            window: UNKNOWN,
            silences: 0,
            doubt: Time::default(),
        }
    }

    /// Whether a frame may be sent.
    pub(super) fn is_open(&self) -> bool {
        let frames = self.under_way.iter().filter(|it| it.load == Load::Frame);
        let is_fast = self.delay.is_some_and(|delay| delay <= SOON);
        frames.count() < if is_fast { 2 } else { 1 }
    }

    /// Whether a picture, or a piece of one, may follow.
    pub(super) fn has_room(&self) -> bool {
        self.is_open() && (self.under_way.is_empty() || self.bytes() < self.window)
    }

    /// Takes note that so many bytes are about to be sent; whether the question goes with them.
    pub(super) fn send(&mut self, load: Load, bytes: usize, now: Time) -> bool {
        let rested = now.0.saturating_sub(self.last.0) >= REST;
        self.last = now;
        if rested {
            self.unasked = 0;
        }
        self.unasked += bytes;
        // What follows a frame may have answers of its own: they are there when this one is.
        let is_free = load == Load::Frame && self.unasked <= FREE;
        if !self.asks || self.is_deaf() || is_free {
            return false;
        }
        self.unasked = 0;
        let mut sent = Sent {
            load,
            bytes,
            at: now,
            until: now,
        };
        sent.wait_from(now);
        self.under_way.push_back(sent);
        true
    }

    /// Takes note that the system has taken all that was sent. Where it keeps little, that has
    /// taken a while.
    pub(super) fn sent(&mut self, now: Time) {
        self.last = now;
        if let Some(sent) = self.under_way.back_mut() {
            sent.wait_from(now);
        }
    }

    /// Takes note of an answer.
    ///
    /// One that is for something that was given up is taken for the next: a lost answer holds up
    /// nothing, and a late one lets at most one frame more be under way.
    pub(super) fn hear(&mut self, now: Time) {
        self.silences = 0;
        let bytes = self.bytes();
        let Some(sent) = self.under_way.pop_front() else {
            return;
        };
        if now < self.doubt {
            return;
        }
        let took = now.0.saturating_sub(sent.at.0);
        self.delay = Some(self.delay.map_or(took, |delay| (delay + took) / 2));
        let millis = |time: Duration| usize::try_from(time.as_millis()).unwrap_or(usize::MAX);
        let window = bytes.saturating_mul(millis(AHEAD)) / millis(took).max(1);
        self.window = window.min(WIDEST);
    }

    /// Lets time pass: an answer that takes too long is given up.
    pub(super) fn pass(&mut self, now: Time) {
        if self.under_way.front().is_some_and(|it| it.until <= now) {
            self.under_way.clear();
            self.silences = self.silences.saturating_add(1);
            self.doubt = Time(now.0 + DOUBT);
        }
    }

    /// How long to wait for an answer from `now` on; for ever when none is waited for.
    pub(super) fn due(&self, now: Time) -> Option<Duration> {
        let first = self.under_way.front()?;
        Some(first.until.0.saturating_sub(now.0))
    }

    /// How long the terminal takes to answer, its connection and the frame before the question
    /// counted; none before it has answered.
    pub(super) fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// How long to wait for what is still to be answered when the terminal is given back: else it
    /// would be taken for something that was typed.
    pub(super) fn grace(&self) -> Duration {
        match self.delay {
            Some(delay) => PATIENCE.min(delay * 2 + PATIENCE / 10),
            None => PATIENCE / 2,
        }
    }

    /// Whether the terminal does not answer.
    pub(super) fn is_deaf(&self) -> bool {
        let (never, not_any_more) = DEAF;
        let limit = if self.delay.is_some() {
            not_any_more
        } else {
            never
        };
        self.silences >= limit
    }

    /// The terminal was another program's: nothing is under way.
    pub(super) fn forget(&mut self) {
        self.under_way.clear();
    }

    /// The bytes under way.
    fn bytes(&self) -> usize {
        self.under_way.iter().map(|sent| sent.bytes).sum()
    }
}

impl Sent {
    fn wait_from(&mut self, now: Time) {
        let millis = u64::try_from(self.bytes / SLOWEST).unwrap_or(u64::MAX);
        self.until = Time(now.0 + PATIENCE + LONGEST.min(Duration::from_millis(millis)));
    }
}
