//! The shared state of one talk: position, phases, clocks, what the class said. One writer, many
//! readers.
//!
//! In come [`Command`]s, each with the time at which it was given; out come [`Effect`]s, values
//! that say what changed, and [`State`]s, the whole of it as one [`Role`] may know it, for other
//! processes and for later, and [`News`] of it. It must not know keys, screens, or what o'clock it is.
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
//! hide a discussion seat it elsewhere on its slide's line, or nowhere. With
//! `reveal_answer = "next"` the answer is one more step after the last phase.
//!
//! Time is counted while the talk's clock runs, on what the audience sees: on the slide, or on its
//! discussion. An audience that is frozen stays where it is, and time is spent there.

mod clean;
mod clock;
mod command;
mod discussion;
mod glance;
mod obey;
mod pace;
mod position;
mod reload;
mod route;
mod saved;
mod state;
mod steps;
mod voices;
mod watches;

#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use clock::{Clock, Stopwatch, Time};
pub use command::{Command, EXTENSION, Effect};
pub use pace::{Against, Limit, Pace, Plan, Verdict};
pub use position::{Ahead, Panel, Phase, PhaseTime, Position, Role, Spent};
pub use route::Route;
pub use saved::{News, Spending, State};
pub use state::Lesson;
pub use voices::{Heard, Hint, MOST_HEARD, Round};
