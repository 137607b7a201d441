//! What a terminal has seen of the program: the bytes, and the screen that they make.

use super::length;

/// The marks around a frame: a synchronised update.
pub(super) const FRAME_BEGINS: &str = "\x1b[?2026h";
pub(super) const FRAME_ENDS: &str = "\x1b[?2026l";
/// How a small frame begins, which has no marks: with the look that the terminal has kept.
const SMALL_BEGINS: &str = "\x1b8";

/// What a program asks to know whether the terminal has come so far, and what terminals answer.
pub(crate) const STATUS: &[u8] = b"\x1b[5n";
pub(crate) const READY: &[u8] = b"\x1b[0n";
/// What it asks to know which terminal it is.
pub(crate) const NAME: &[u8] = b"\x1b[>0q";

/// What the terminal has seen of the program.
pub(crate) struct Seen {
    pub(super) parser: vt100::Parser,
    /// Every byte so far, but those of a frame that is under way: a synchronised update is seen
    /// whole or not at all.
    pub(crate) output: Vec<u8>,
    /// The bytes of that.
    pub(super) coming: Vec<u8>,
    /// Whether what the program writes is read.
    pub(super) reading: Reading,
}

/// Whether a terminal takes what the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    On,
    Paused,
    Over,
}

impl Seen {
    /// Nothing so far, on a screen of so many columns and rows; with none, of a usual size.
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self {
            parser: match (columns, rows) {
                (0, 0) => vt100::Parser::default(),
                _ => vt100::Parser::new(length(rows), length(columns), 0),
            },
            output: Vec::new(),
            coming: Vec::new(),
            reading: Reading::On,
        }
    }

    /// How many of the bytes that came are no part of a frame that is under way, as far as it can
    /// be told: the mark that begins one may itself come in pieces.
    pub(super) fn whole(&self) -> usize {
        let coming = &self.coming;
        match last(coming, FRAME_BEGINS) {
            Some(begun) if last(coming, FRAME_ENDS) < Some(begun) => begun,
            _ => {
                let mark = FRAME_BEGINS.as_bytes();
                let is_piece = |length: &usize| coming.ends_with(&mark[..*length]);
                coming.len() - (1..mark.len()).rev().find(is_piece).unwrap_or(0)
            }
        }
    }

    /// Shows the first `end` bytes of those that came; how often they asked for the status.
    pub(super) fn show(&mut self, end: usize) -> usize {
        let rest = self.coming.split_off(end);
        let shown = std::mem::replace(&mut self.coming, rest);
        self.parser.process(&shown);
        let before = self.output.len().saturating_sub(STATUS.len() - 1);
        self.output.extend(shown);
        count(&self.output[before..], STATUS)
    }

    /// The screen's text.
    pub(crate) fn text(&self) -> String {
        self.parser.screen().contents()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Whether what `on` switched on was switched off again by `off`.
    pub(super) fn undone(&self, on: &str, off: &str) -> bool {
        last(&self.output, on) < last(&self.output, off)
    }

    /// What the screen held after each frame so far.
    pub(crate) fn each_frame(&self) -> Vec<String> {
        let (rows, columns) = self.screen().size();
        let mut parser = vt100::Parser::new(rows, columns, 0);
        let mut begins = begins(&self.output);
        begins.push(self.output.len());
        let mut from = 0;
        let show = |to: usize| {
            parser.process(&self.output[from..to]);
            from = to;
            parser.screen().contents()
        };
        begins.into_iter().map(show).skip(1).collect()
    }

    /// How many frames there were.
    pub(crate) fn frames(&self) -> usize {
        begins(&self.output).len()
    }
}

/// Where frames begin in `bytes`.
pub(crate) fn begins(bytes: &[u8]) -> Vec<usize> {
    let mut is_marked = false;
    let begins = |at: &usize| {
        let rest = &bytes[*at..];
        let has_begun = rest.starts_with(FRAME_BEGINS.as_bytes());
        let is_small = !is_marked && rest.starts_with(SMALL_BEGINS.as_bytes());
        is_marked = has_begun || is_marked && !rest.starts_with(FRAME_ENDS.as_bytes());
        has_begun || is_small
    };
    (0..bytes.len()).filter(begins).collect()
}

/// Where `needle` stands last in `bytes`.
pub(super) fn last(bytes: &[u8], needle: &str) -> Option<usize> {
    bytes
        .windows(needle.len())
        .rposition(|window| window == needle.as_bytes())
}

/// `bytes` without what asks which terminal it is, and whether it has come so far.
pub(crate) fn without_questions(bytes: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    let mut without = Vec::new();
    while let Some((first, others)) = rest.split_first() {
        let question = [STATUS, NAME].into_iter().find(|it| rest.starts_with(it));
        rest = question.map_or(others, |question| &rest[question.len()..]);
        if question.is_none() {
            without.push(*first);
        }
    }
    without
}

/// How often `needle` stands in `bytes`.
pub(crate) fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .filter(|window| *window == needle)
        .count()
}
