//! When files that were touched are at rest: a save is often several changes.

use std::time::Duration;

/// So long must nothing be heard.
const QUIET: Duration = Duration::from_millis(100);
/// Files that never rest are looked at after so long all the same, and files that are missing or
/// empty are waited for: they may be about to be written.
const PATIENCE: Duration = Duration::from_secs(1);

/// Changes that follow each other. Times are counted from any one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lull {
    /// The first change and the latest.
    heard: Option<(Duration, Duration)>,
}

impl Lull {
    /// Takes note of a change at `now`.
    pub(super) fn hear(&mut self, now: Duration) {
        let first = self.heard.map_or(now, |(first, _)| first);
        self.heard = Some((first, now));
    }

    /// When to look at the files, unless more is heard; never, when nothing was heard.
    pub(super) fn due(&self) -> Option<Duration> {
        self.heard
            .map(|(first, latest)| (latest + QUIET).min(first + PATIENCE))
    }

    /// Whether the files may be told of at `now`, when they were due. Those that are not `whole`
    /// are waited for, as long as there is patience.
    pub(super) fn ends(&mut self, now: Duration, whole: bool) -> bool {
        let Some((first, _)) = self.heard else {
            return false;
        };
        let end = first + PATIENCE;
        if whole || now >= end {
            self.heard = None;
            return true;
        }
        self.heard = Some((first, end));
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn nothing_is_due_when_nothing_was_heard() {
        assert_eq!(Lull::default().due(), None);
        assert!(!Lull::default().ends(ms(5000), true));
    }

    #[test]
    fn a_change_is_told_when_nothing_follows_it() {
        let mut lull = Lull::default();
        lull.hear(ms(1000));
        assert_eq!(lull.due(), Some(ms(1100)));
        lull.hear(ms(1050));
        assert_eq!(lull.due(), Some(ms(1150)));
        assert!(lull.ends(ms(1150), true));
        assert_eq!(lull, Lull::default());
    }

    #[test]
    fn changes_without_end_are_told_all_the_same() {
        let mut lull = Lull::default();
        for time in (1000..1990).step_by(10) {
            lull.hear(ms(time));
        }
        assert_eq!(lull.due(), Some(ms(2000)));
        assert!(lull.ends(ms(2000), true));
    }

    #[test]
    fn what_is_missing_is_waited_for_but_not_for_ever() {
        let mut lull = Lull::default();
        lull.hear(ms(1000));
        assert!(!lull.ends(ms(1100), false));
        assert_eq!(lull.due(), Some(ms(2000)));
        assert!(lull.ends(ms(2000), false));

        let mut lull = Lull::default();
        lull.hear(ms(1000));
        assert!(!lull.ends(ms(1100), false));
        lull.hear(ms(1300));
        assert_eq!(lull.due(), Some(ms(1400)), "it came back");
        assert!(lull.ends(ms(1400), true));
    }
}
