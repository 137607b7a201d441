//! Who owns the lesson: this process, or another one that it follows; and who is told of it.

use std::path::PathBuf;
use std::time::Duration;

use super::kept::Stopped;
use crate::lesson::{Command, Limit, State, Time};
use crate::link::{Follower, Places, Remote, Talk};
use crate::store::ledger::LedgerFile;

/// This process's part in the lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum Seat {
    /// The lesson is here.
    Owner {
        /// The time that the talk has; none, where the deck says it.
        allotment: Option<Allotment>,
        /// Where the last talk stopped: a key goes on there.
        last: Option<Box<Stopped>>,
    },
    /// The lesson is in another process: commands go there, and states come back.
    Follower,
}

/// The time that a talk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allotment {
    /// So long, discussions not counted.
    Talk(Duration),
    /// Until this moment, discussions and all; from the start of the program.
    Until(Duration),
}

impl Allotment {
    /// What it is at `now` for a talk that has had so much time.
    pub(super) fn limit(self, had: Duration, now: Time) -> Limit {
        match self {
            Self::Talk(span) => Limit::Talk(span),
            Self::Until(end) => Limit::Whole(had + end.saturating_sub(now.0)),
        }
    }
}

/// Who is told how the lesson stands.
#[derive(Debug, Default)]
pub struct Ties {
    /// The other screens.
    pub link: Link,
    /// The file in which the talk's place is kept as it goes on; none where it is not.
    pub keep: Option<PathBuf>,
    /// The ledger that records go to; they go nowhere where there is none.
    pub ledger: Option<LedgerFile>,
}

/// How other screens are reached.
#[derive(Debug, Default)]
pub enum Link {
    /// There are none.
    #[default]
    None,
    /// They find the talk here, and are told this of it.
    Listen(Places, Talk),
    /// The lesson is there.
    Follow(Remote<Command>, Follower<State>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_that_goes_on_may_take_what_is_left_besides_what_it_had() {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        let now = Time(minutes(5));
        let until = Allotment::Until(minutes(30));
        assert_eq!(until.limit(minutes(10), now), Limit::Whole(minutes(35)));
        assert_eq!(until.limit(minutes(0), now), Limit::Whole(minutes(25)));
        let talk = Allotment::Talk(minutes(40));
        assert_eq!(talk.limit(minutes(10), now), Limit::Talk(minutes(40)));
    }
}
