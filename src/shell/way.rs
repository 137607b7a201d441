//! The way to the terminal: what is sent there, and whether more may follow.

use std::sync::Arc;

use super::clock::Clock;
use super::flow::{Flow, Load, QUESTION};
use super::signals;
use super::terminal::Terminal;
use crate::lesson::Time;

/// A terminal, and what is on its way there.
pub(super) struct Way {
    pub(super) terminal: Arc<Terminal>,
    pub(super) clock: Clock,
    pub(super) flow: Flow,
}

impl Way {
    /// Sends `bytes` to the terminal, with a question that says when they are there.
    pub(super) fn send(&mut self, load: Load, mut bytes: Vec<u8>, now: Time) {
        if bytes.is_empty() {
            return;
        }
        let asks = self.flow.send(load, bytes.len(), now);
        if asks {
            bytes.extend_from_slice(QUESTION);
            self.terminal.keyboard().promise(self.flow.grace());
        }
        if self.terminal.write(&bytes).is_err() {
            signals::end_by_hang_up(&self.terminal);
        }
        if asks {
            self.flow.sent(self.clock.time());
        }
    }
}
