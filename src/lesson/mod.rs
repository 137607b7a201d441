//! The shared state of one talk: position, phases, clocks, blank. One writer, many readers.
//!
//! In come [`Command`]s, each with the time at which it was given; out come [`Effect`]s, values
//! that say what changed. It must not know keys, screens, or what o'clock it is.

mod clock;
mod command;
mod position;
mod state;

pub use clock::{Clock, Stopwatch, Time};
pub use command::{Command, Effect};
pub use position::{Panel, Phase, PhaseTime, Position};
pub use state::Lesson;
