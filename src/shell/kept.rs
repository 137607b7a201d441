//! The form in which a talk's place is kept.

use serde::{Deserialize, Serialize};

use crate::ledger::RunId;
use crate::lesson::State;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    seminar: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a RunId>,
    state: &'a State,
}

#[derive(Deserialize)]
struct Read {
    seminar: u32,
    run: Option<RunId>,
    state: State,
}

/// Where a talk stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// How it stood.
    pub state: State,
    /// The run that was recorded of it; none, if none was.
    pub run: Option<RunId>,
}

/// The text that keeps `state`, and of what run it is.
pub(super) fn write(state: &State, run: Option<&RunId>) -> String {
    let written = Written {
        seminar: VERSION,
        run,
        state,
    };
    // A state has a form in JSON.
    serde_json::to_string(&written).unwrap_or_default()
}

/// What `text` keeps; none, when it is of another version, or damaged, or of a talk that was not under
/// way.
pub fn read_kept(text: &str) -> Option<Stopped> {
    let read: Read = serde_json::from_str(text).ok()?;
    let is_ours = read.seminar == VERSION && read.state.is_under_way();
    is_ours.then(|| Stopped {
        state: read.state.afresh(),
        run: read.run,
    })
}
