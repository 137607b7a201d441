//! What is written down of rehearsals and lessons, and what the numbers say.
//!
//! In comes what happens in a talk; out come [`Record`]s, each a line of a file that only ever grows.
//! In come such lines again, however they were damaged; out come [`Run`]s, [`Timings`] of a deck's
//! slides, and the report of a lesson. It must not know files, or what o'clock it is: stamps of the
//! wall clock are handed in and never calculated with, and spans come from the lesson's watches.
//!
//! ```text
//! lesson ─ Recorder → Record ─ line ─┐            ┌→ Timings   what each slide takes
//!                                    file → Ledger┤
//!                    Record ← line ──┘    of Runs └→ report    what happened in one run
//! ```

mod clean;
mod compare;
mod content;
mod goal;
mod heirs;
mod markdown;
mod record;
mod recorder;
mod report;
mod run;
#[cfg(test)]
mod sample;
mod timing;
mod words;

pub use compare::{Comparison, Pair};
pub use content::{ContentHash, DeckKey};
pub use goal::Goal;
pub use record::{
    Count, DeckName, End, Heard, Key, Kind, Line, Part, PhaseSpent, Plan, Planned, Record, Reset,
    RunId, Stamp, Start, VERSION, Visit,
};
pub use recorder::{Recorder, Setting};
pub use report::report;
pub use run::{Gap, Gatherer, Ledger, Run, Skipped, Unfound};
pub use timing::{Against, Choice, Gone, Span, Timing, Timings, Verdict};
pub use words::clock;

/// A span in whole milliseconds, as records have it.
pub fn millis(span: std::time::Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
