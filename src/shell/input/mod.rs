//! The input thread: bytes from the terminal become [`Input`](crate::viewer::Input)s, and answers
//! to what it was asked.
//!
//! It waits for bytes and for the terminal's end, and for nothing else: no time passes here but
//! after the start of a sequence whose rest does not come.

mod answer;
mod meaning;
mod sequences;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::event::Event;
use super::signals;
use super::terminal::Terminal;
use super::threads::{self, Later};
use crate::viewer::{Input, Keymap};
pub(super) use answer::{Answer, QUESTION};
use meaning::{Meaning, Meant};
use sequences::{Sequence, Sequences};

/// Listens to the terminal's keyboard on a thread of its own, and ends the process when the terminal
/// is gone. `keymap` says which keys may be the last ones of the talk.
pub(super) fn listen(terminal: Arc<Terminal>, keymap: Keymap, events: Sender<Event>) -> Later {
    Later::new("input", events.clone(), move || {
        let keyboard = terminal.keyboard();
        let mut reader = Reader::default();
        loop {
            keyboard.await_turn();
            let owed = keyboard.is_owed();
            let inputs = match await_bytes(&terminal, reader.patience(owed)) {
                Wake::Bytes => match read(&terminal, &keymap, &mut reader) {
                    Ok(inputs) => inputs,
                    Err(_) => signals::end_by_hang_up(&terminal),
                },
                Wake::Silence => reader.give_up(owed),
                Wake::End => signals::end_by_hang_up(&terminal),
            };
            let inputs = Some(inputs).filter(|inputs| !inputs.is_empty());
            if inputs.is_some() {
                threads::panic_if_asked("input");
            }
            let answers = reader.answers.drain(..).map(Event::Answer);
            for event in answers.chain(inputs.map(Event::Inputs)) {
                if events.send(event).is_err() {
                    return;
                }
            }
        }
    })
}

/// Reads what has come, but nothing behind a key that may be the last one of the talk, and nothing
/// that is the shell's: bytes cannot be given back.
///
/// # Errors
///
/// When the terminal is gone.
fn read(
    terminal: &Terminal,
    keymap: &Keymap,
    reader: &mut Reader,
) -> rustix::io::Result<Vec<Input>> {
    let (input, keyboard) = (terminal.input(), terminal.keyboard());
    let mut inputs = Vec::new();
    let waiting = rustix::io::ioctl_fionread(input).unwrap_or(0);
    for _ in 0..waiting.max(1) {
        if !keyboard.is_read() {
            break;
        }
        let mut byte = [0];
        match rustix::io::read(input, &mut byte) {
            Ok(0) => return Err(Errno::IO),
            Ok(_) => {}
            Err(Errno::INTR | Errno::AGAIN) => break,
            Err(error) => return Err(error),
        }
        let known = reader.answers.len();
        inputs.extend(reader.read(&byte));
        let answers = reader.answers.iter().skip(known);
        for _ in answers.filter(|answer| **answer == Answer::Ready) {
            keyboard.pay();
        }
        if matches!(inputs.last(), Some(Input::Key(key)) if keymap.may_leave(*key)) {
            keyboard.ask();
            break;
        }
    }
    Ok(inputs)
}

enum Wake {
    Bytes,
    Silence,
    End,
}

fn await_bytes(terminal: &Terminal, patience: Option<Duration>) -> Wake {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    let mut input = [PollFd::new(terminal.input(), PollFlags::IN)];
    loop {
        match poll(&mut input, patience.as_ref()) {
            Ok(0) => return Wake::Silence,
            Ok(_) => break,
            Err(Errno::INTR) => {}
            Err(_) => return Wake::End,
        }
    }
    let [input] = input;
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if input.revents().intersects(gone) {
        Wake::End
    } else {
        Wake::Bytes
    }
}

/// Bytes in, inputs and answers out.
#[derive(Default)]
struct Reader {
    sequences: Sequences,
    meaning: Meaning,
    /// Answers that nobody has taken yet.
    answers: Vec<Answer>,
}

impl Reader {
    /// The inputs that `bytes` hold.
    fn read(&mut self, bytes: &[u8]) -> Vec<Input> {
        let mut inputs = Vec::new();
        for byte in bytes {
            if self.sequences.ends_before(*byte) {
                inputs.extend(self.give_up(false));
            }
            if let Some(sequence) = self.sequences.push(*byte) {
                inputs.extend(self.understand(sequence));
            }
        }
        inputs
    }

    /// How long to wait for the rest of what has begun; for ever when nothing has. An answer that
    /// is `owed` may come in pieces, which are no keys; and a key that is held up by that would be
    /// seen no sooner, because the next frame waits for the answer too.
    fn patience(&self, owed: bool) -> Option<Duration> {
        self.sequences.patience(owed)
    }

    /// The rest does not come; or it is late, where an answer is `owed`.
    fn give_up(&mut self, owed: bool) -> Vec<Input> {
        let sequence = self.sequences.give_up(owed);
        sequence
            .and_then(|sequence| self.understand(sequence))
            .into_iter()
            .collect()
    }

    fn understand(&mut self, sequence: Sequence) -> Option<Input> {
        match self.meaning.of(sequence)? {
            Meant::Input(input) => Some(input),
            Meant::Answer(answer) => {
                self.answers.push(answer);
                None
            }
        }
    }
}
