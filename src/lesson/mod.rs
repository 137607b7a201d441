//! The shared state of one talk: position, phases, clocks, blank. One writer, many readers.
//!
//! In come [`Command`]s, each with the time at which it was given; out come [`Effect`]s, values
//! that say what changed. It must not know keys, screens, or what o'clock it is.
//!
//! A slide is gone through along one ordered line of steps: its reveals, and among them its
//! discussion's question and phases.
//!
//! ```text
//! open = "next"     reveal 0 ─ 1 ─ 2 ─ question ─ think ─ pair ─ share
//! open = "slide"    reveal 0 ─ 1 ─ 2 ─ think ─ pair ─ share            (the question stands)
//! open = "key"      reveal 0 ─ 1 ─ 2
//! opened at 1       reveal 0 ─ 1 ─ question ─ think ─ pair ─ share ─ 2
//! ```
//!
//! Next and Back only ever go along these lines, so each undoes the other; the keys that open and
//! hide a discussion seat it elsewhere on its slide's line, or nowhere.

mod clock;
mod command;
mod discussion;
mod position;
mod reload;
mod state;
mod steps;

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use clock::{Clock, Stopwatch, Time};
pub use command::{Command, Effect};
pub use position::{Ahead, Panel, Phase, PhaseTime, Position};
pub use state::Lesson;
