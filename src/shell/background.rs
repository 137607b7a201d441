//! Whether the terminal's background is dark or light: asked late, where a deck has themes for both.

use super::modes;
use crate::theme::Background;

/// OSC 11 with a question mark for the colour. tmux answers it itself.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// What is asked about the terminal's background, and what was heard.
#[derive(Debug)]
pub(super) struct Asked {
    /// Whether a question does no harm.
    may: bool,
    /// Whether there is an answer, or one on its way, as far as anybody knows.
    done: bool,
    /// Whether the terminal was told to report changes.
    reports: bool,
    heard: Option<Background>,
}

impl Asked {
    /// Nothing was asked, and it `may` be that nothing should.
    pub(super) fn new(may: bool) -> Self {
        Self {
            may,
            done: false,
            reports: false,
            heard: None,
        }
    }

    /// What to ask the terminal now that it matters; nothing, when it was asked.
    ///
    /// Nobody waits for an answer, and it counts whenever it comes.
    pub(super) fn question(&mut self) -> Vec<u8> {
        if !self.may || std::mem::replace(&mut self.done, true) {
            return Vec::new();
        }
        let mut question = Vec::new();
        if !std::mem::replace(&mut self.reports, true) {
            question.extend_from_slice(modes::REPORT_PALETTE);
        }
        question.extend_from_slice(QUESTION);
        question
    }

    /// Takes note of the color behind everything.
    pub(super) fn hear(&mut self, color: (u8, u8, u8)) {
        self.heard = Some(Background::of(color));
    }

    /// What was heard last.
    pub(super) fn heard(&self) -> Option<Background> {
        self.heard
    }

    /// Takes note that the terminal has other colours than before. What it says of them, dark or
    /// light, may be the system's wish and not what is seen: it is asked again.
    pub(super) fn doubt(&mut self) {
        self.done = false;
    }

    /// The terminal was given back: what it was told to do it does no more.
    pub(super) fn forget(&mut self) {
        self.done = false;
        self.reports = false;
    }

    /// What gives the terminal back; nothing, when it was told nothing.
    pub(super) fn farewell(&self) -> &'static [u8] {
        if self.reports {
            modes::IGNORE_PALETTE
        } else {
            b""
        }
    }
}
