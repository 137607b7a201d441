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

/// The line that keeps `state`, and of what run it is.
pub(super) fn write(state: &State, run: Option<&RunId>) -> String {
    let written = Written {
        seminar: VERSION,
        run,
        state,
    };
    // A state has a form in JSON.
    serde_json::to_string(&written).unwrap_or_default()
}

/// What `text` keeps, in the last of its lines that is whole; none, when that is of another version, or of
/// a talk that was not under way.
pub fn read_kept(text: &str) -> Option<Stopped> {
    let mut lines = text.lines().rev();
    let read: Read = lines.find_map(|line| serde_json::from_str(line).ok())?;
    let is_ours = read.seminar == VERSION && read.state.is_under_way();
    is_ours.then(|| Stopped {
        state: read.state.afresh(),
        run: read.run,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(milliseconds: u32) -> String {
        format!(
            r#"{{"seminar":1,"state":{{"at":{{"slide":"ash","index":1,"reveal":0,"phase":"closed"}},"clock":{{"begun":true,"runs":true,"ms":{milliseconds}}}}}}}"#
        )
    }

    #[test]
    fn a_last_line_that_was_cut_off_leaves_the_one_before() {
        let elapsed = |text: &str| Some(read_kept(text)?.state.elapsed().as_millis());
        assert_eq!(elapsed(&line(10)), Some(10), "as it was written once");
        let both = format!("{}\n{}\n", line(10), line(20));
        assert_eq!(elapsed(&both), Some(20));
        for cut in line(10).len() + 1..both.len() - 1 {
            assert_eq!(elapsed(both.get(..cut).unwrap()), Some(10), "{cut}");
        }
        let blank = "\0".repeat(line(20).len() / 2);
        let lost = format!(
            "{}\n{blank}{}\n",
            line(10),
            line(20).get(blank.len()..).unwrap()
        );
        assert_eq!(elapsed(&lost), Some(10), "a page that the disk never got");
        assert_eq!(elapsed(&blank), None);
    }
}
