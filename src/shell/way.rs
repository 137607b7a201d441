//! The way to the terminal: what is sent there, and whether more may follow.

use std::io;
use std::sync::Arc;

use super::clock::Clock;
use super::flow::{Flow, Load, QUESTION};
use super::signals;
use super::terminal::Terminal;
use super::threads::Later;
use crate::lesson::Time;

/// A terminal, and what is on its way there.
pub(super) struct Way {
    pub(super) terminal: Arc<Terminal>,
    pub(super) clock: Clock,
    pub(super) flow: Flow,
    /// Those that hear keys and signals: from when the first frame is out, or has to wait.
    pub(super) listeners: [Later; 2],
    /// What is asked as well, with the next question of whether something is there.
    pub(super) question: &'static [u8],
}

impl Way {
    /// Has keys and signals heard from here on.
    ///
    /// # Errors
    ///
    /// When the system has no more threads.
    pub(super) fn listen(&mut self) -> io::Result<()> {
        self.listeners.iter_mut().try_for_each(Later::start)
    }

    /// Sends `bytes` to the terminal, with a question that says when they are there.
    ///
    /// # Errors
    ///
    /// When the system has no more threads for those that have to hear while this waits.
    pub(super) fn send(&mut self, load: Load, mut bytes: Vec<u8>, now: Time) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        let asks = self.flow.send(load, bytes.len(), now);
        if asks {
            // Its answer comes before the other, which is waited for when the terminal is given back.
            bytes.extend_from_slice(std::mem::take(&mut self.question));
            bytes.extend_from_slice(QUESTION);
            self.terminal.keyboard().promise(self.flow.grace());
        }
        let mut listening = Ok(());
        let mut listeners = self.listeners.iter_mut();
        let listen = || listening = listeners.try_for_each(Later::start);
        if self.terminal.write(&bytes, listen).is_err() {
            signals::end_by_hang_up(&self.terminal);
        }
        listening?;
        if asks {
            self.flow.sent(self.clock.time());
        }
        Ok(())
    }
}
