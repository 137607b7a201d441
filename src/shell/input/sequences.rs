//! Where one key ends and the next begins, in the stream of bytes that a terminal sends.
//!
//! A terminal also answers questions on that stream, some of which another program may have asked.
//! Their answers are told apart here by their form alone, so that none of them is taken for keys.

use std::time::Duration;

/// A lone escape, or the start of a sequence: terminals send a sequence in one piece, so when
/// nothing has followed for this long, it was a key. Long enough for a slow line to be late.
const ESCAPE_PATIENCE: Duration = Duration::from_millis(50);
/// What has got further than its introducer is surely a sequence, and its end merely late.
const SEQUENCE_PATIENCE: Duration = Duration::from_secs(1);
/// No key's sequence is longer, in bytes.
const LONGEST: usize = 64;
/// What is kept of an answer, in bytes.
const LONGEST_ANSWER: usize = 256;
/// What is kept of a paste, in bytes.
const LONGEST_PASTE: usize = 64 * 1024;

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;
const PASTE_STARTS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// One thing that the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sequence {
    /// A key, a turn of the wheel, or an answer in the form of one: all its bytes.
    Key(Vec<u8>),
    /// What was pasted.
    Paste(String),
    /// An answer that ends in a string terminator, without that: its first bytes.
    Answer(Vec<u8>),
}

/// Cuts a stream of bytes into [`Sequence`]s.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    state: State,
    /// The bytes of what has begun.
    begun: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing has begun.
    #[default]
    Ground,
    /// In a character, of which this many bytes are missing.
    Character(u8),
    /// After an escape.
    Escape,
    /// After an escape that nothing followed at once: a key, or an answer that comes in pieces.
    LateEscape,
    /// In a control sequence: parameters, then a final byte.
    Control,
    /// After `ESC O`: a key of the keypad.
    Shift,
    /// A sequence of which this many bytes are missing, whatever they are.
    Rest(u8),
    /// In an answer of any length, up to a string terminator.
    Answer,
    /// In an answer, after an escape.
    AnswerEscape,
    /// In a paste, after this many bytes of the mark that ends it.
    Paste(usize),
}

impl Sequences {
    /// Takes a byte; the sequence that it ends, if it ends one that means something.
    pub(super) fn push(&mut self, byte: u8) -> Option<Sequence> {
        match self.state {
            State::Ground => self.begin(byte),
            State::Character(missing) => self.character(missing, byte),
            State::Escape | State::LateEscape => self.escape(byte),
            State::Control => self.control(byte),
            State::Shift => match byte {
                b'0'..=b';' => self.keep(byte, State::Shift),
                0x40..=0x7e => Some(self.finish(byte)),
                _ => self.restart(byte),
            },
            State::Rest(1) => Some(self.finish(byte)),
            State::Rest(missing) => self.keep(byte, State::Rest(missing - 1)),
            State::Answer => {
                match byte {
                    BELL => return Some(self.answered()),
                    ESCAPE => self.state = State::AnswerEscape,
                    _ if self.begun.len() < LONGEST_ANSWER => self.begun.push(byte),
                    _ => {}
                }
                None
            }
            State::AnswerEscape if byte == b'\\' => Some(self.answered()),
            State::AnswerEscape => {
                self.restart(ESCAPE);
                self.push(byte)
            }
            State::Paste(matched) => self.paste(matched, byte),
        }
    }

    /// Whether what has begun was a key by itself when `byte` comes now: an escape of some time ago,
    /// after which only the rest of an answer would be of the same sequence.
    pub(super) fn ends_before(&self, byte: u8) -> bool {
        self.state == State::LateEscape && byte != b'['
    }

    /// How long to wait for the next byte; for ever when nothing has begun. Where an answer is
    /// `owed`, what has begun is likely to be that.
    pub(super) fn patience(&self, owed: bool) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape => Some(ESCAPE_PATIENCE),
            State::LateEscape => Some(SEQUENCE_PATIENCE),
            _ if self.begun.len() <= 2 && !owed && !matches!(self.state, State::Paste(_)) => {
                Some(ESCAPE_PATIENCE)
            }
            _ => Some(SEQUENCE_PATIENCE),
        }
    }

    /// Ends what has begun: a lone escape is the key, a paste is what has come of it. Where an answer
    /// is `owed`, an escape is given more time before that.
    pub(super) fn give_up(&mut self, owed: bool) -> Option<Sequence> {
        if owed && self.state == State::Escape {
            self.state = State::LateEscape;
            return None;
        }
        let sequence = match self.state {
            State::Escape | State::LateEscape => Some(Sequence::Key(vec![ESCAPE])),
            State::Paste(_) => Some(self.pasted()),
            _ => None,
        };
        self.forget();
        sequence
    }

    fn begin(&mut self, byte: u8) -> Option<Sequence> {
        let state = match byte {
            ESCAPE => State::Escape,
            0x00..=0x7f => return Some(self.finish(byte)),
            0xc2..=0xdf => State::Character(1),
            0xe0..=0xef => State::Character(2),
            0xf0..=0xf4 => State::Character(3),
            // No character begins like this.
            _ => {
                self.forget();
                return None;
            }
        };
        self.keep(byte, state)
    }

    fn character(&mut self, missing: u8, byte: u8) -> Option<Sequence> {
        match (byte, missing) {
            (0x80..=0xbf, 1) => Some(self.finish(byte)),
            (0x80..=0xbf, _) => self.keep(byte, State::Character(missing - 1)),
            _ => self.restart(byte),
        }
    }

    fn escape(&mut self, byte: u8) -> Option<Sequence> {
        match byte {
            b'[' => self.keep(byte, State::Control),
            b'O' => self.keep(byte, State::Shift),
            // Device control, start of string, system command, privacy message, application.
            b'P' | b'X' | b']' | b'^' | b'_' => self.keep(byte, State::Answer),
            ESCAPE => Some(Sequence::Key(vec![ESCAPE])),
            _ => self.begin(byte),
        }
    }

    fn control(&mut self, byte: u8) -> Option<Sequence> {
        let first = self.begun.len() == 2;
        match byte {
            // The Linux console's function keys: one letter more.
            b'[' if first => self.keep(byte, State::Rest(1)),
            // The mouse as terminals without SGR reports tell it: button, column, row.
            b'M' if first => self.keep(byte, State::Rest(3)),
            0x20..=0x3f if self.begun.len() < LONGEST => self.keep(byte, State::Control),
            0x40..=0x7e => {
                let sequence = self.finish(byte);
                if matches!(&sequence, Sequence::Key(bytes) if bytes == PASTE_STARTS) {
                    self.state = State::Paste(0);
                    return None;
                }
                Some(sequence)
            }
            _ => self.restart(byte),
        }
    }

    fn paste(&mut self, matched: usize, byte: u8) -> Option<Sequence> {
        if PASTE_ENDS.get(matched) == Some(&byte) {
            self.state = State::Paste(matched + 1);
            if matched + 1 < PASTE_ENDS.len() {
                return None;
            }
            let pasted = self.pasted();
            self.forget();
            return Some(pasted);
        }
        let text = PASTE_ENDS.iter().take(matched).copied();
        let room = LONGEST_PASTE.saturating_sub(self.begun.len());
        self.begun
            .extend(text.chain((byte != ESCAPE).then_some(byte)).take(room));
        self.state = State::Paste(usize::from(byte == ESCAPE));
        None
    }

    fn pasted(&self) -> Sequence {
        Sequence::Paste(String::from_utf8_lossy(&self.begun).into_owned())
    }

    fn answered(&mut self) -> Sequence {
        self.state = State::Ground;
        Sequence::Answer(std::mem::take(&mut self.begun))
    }

    fn keep(&mut self, byte: u8, state: State) -> Option<Sequence> {
        self.begun.push(byte);
        self.state = state;
        None
    }

    /// `byte` is the last of what has begun.
    fn finish(&mut self, byte: u8) -> Sequence {
        self.begun.push(byte);
        self.state = State::Ground;
        Sequence::Key(std::mem::take(&mut self.begun))
    }

    /// What has begun is none; `byte` begins something else.
    fn restart(&mut self, byte: u8) -> Option<Sequence> {
        self.forget();
        self.begin(byte)
    }

    fn forget(&mut self) {
        self.state = State::Ground;
        self.begun.clear();
    }
}
