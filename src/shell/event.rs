//! What the main loop hears of: everything comes through one channel.

use std::any::Any;

use super::input::Answer;
use super::reading::Reading;
use crate::lesson::{Command, State};
use crate::link::{Heard, Told};
use crate::media::Done;
use crate::store::{self, KeepError, ledger};
use crate::viewer::Input;

/// Something that happened.
pub(super) enum Event {
    /// Keys, wheel, pastes: all that came at once.
    Inputs(Vec<Input>),
    /// The terminal answers a question.
    Answer(Answer),
    /// The worker has something ready, for the order of this edition.
    Ready(Done, u64),
    /// A console says something.
    Console(Told<Command>),
    /// The talk that this console follows says something.
    Talk(Heard<State>),
    /// The talk's place could not be kept.
    Unkept(KeepError),
    /// Records could not be written, or can be again.
    Ledger(ledger::Told),
    /// Files of the talk were saved.
    Saved(store::Told),
    /// The deck was read again.
    Read(Box<Reading>),
    /// The terminal has another size.
    Resize,
    /// The terminal is wanted back for a while.
    Suspend,
    /// The process runs again after a stop.
    Continue,
    /// A thread panicked with this.
    Panicked(Box<dyn Any + Send>),
}
