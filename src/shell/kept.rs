//! The form in which a talk's place is kept.

use serde::{Deserialize, Serialize};

use crate::lesson::State;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    seminar: u32,
    state: &'a State,
}

#[derive(Deserialize)]
struct Read {
    seminar: u32,
    state: State,
}

/// The text that keeps `state`.
pub(super) fn write(state: &State) -> String {
    let written = Written {
        seminar: VERSION,
        state,
    };
    // A state has a form in JSON.
    serde_json::to_string(&written).unwrap_or_default()
}

/// The state that `text` keeps; none, when it is of another version, or damaged.
pub fn read_kept(text: &str) -> Option<State> {
    let read: Read = serde_json::from_str(text).ok()?;
    (read.seminar == VERSION).then_some(read.state)
}
