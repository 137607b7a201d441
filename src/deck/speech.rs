//! How long it takes to say something aloud.

use std::time::Duration;

use crate::text::{Clean, count_words, plain};

/// Words a minute: slow and clear, as one speaks to a class, and quick.
const SLOW: u64 = 100;
const USUAL: u64 = 130;
const QUICK: u64 = 165;

/// Something to be said aloud, such as a slide's notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Speech {
    /// Its words.
    pub words: usize,
}

impl Speech {
    /// What it takes to say `text`; markup is not said.
    pub fn of(text: &Clean) -> Self {
        let words = text
            .as_str()
            .lines()
            .map(|line| count_words(&plain(&Clean::line(line))));
        Self { words: words.sum() }
    }

    /// About how long it takes, in steps of five seconds: between [`Self::quickest`] and
    /// [`Self::slowest`].
    pub fn about(self) -> Duration {
        let seconds = self.at(USUAL).as_millis();
        let steps = u64::try_from((seconds + 2_500) / 5_000).unwrap_or(u64::MAX);
        Duration::from_secs(5 * steps.max(u64::from(self.words > 0)))
    }

    /// How long it takes at 165 words a minute.
    pub fn quickest(self) -> Duration {
        self.at(QUICK)
    }

    /// How long it takes at 100 words a minute.
    pub fn slowest(self) -> Duration {
        self.at(SLOW)
    }

    fn at(self, words_a_minute: u64) -> Duration {
        let words = u64::try_from(self.words).unwrap_or(u64::MAX);
        Duration::from_millis(words.saturating_mul(60_000) / words_a_minute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> usize {
        Speech::of(&Clean::block(text)).words
    }

    #[test]
    fn words_are_counted_and_what_is_not_said_is_not() {
        assert_eq!(said(""), 0);
        assert_eq!(
            said("Ask who gains.\n\n- Then *wait*: five seconds – at least."),
            9
        );
        assert_eq!(
            said("Don't show 1.5 [links](https://example.org/not/said)"),
            4
        );
    }

    #[test]
    fn ninety_six_words_take_about_three_quarters_of_a_minute() {
        let speech = Speech { words: 96 };
        assert_eq!(speech.about(), Duration::from_secs(45));
        assert_eq!(speech.quickest().as_secs(), 34);
        assert_eq!(speech.slowest().as_secs(), 57);
    }

    #[test]
    fn the_estimate_lies_between_quick_and_slow() {
        for words in 20..2000 {
            let speech = Speech { words };
            assert!(speech.quickest() <= speech.about(), "{words}");
            assert!(speech.about() <= speech.slowest(), "{words}");
        }
        assert_eq!(Speech::default().about(), Duration::ZERO);
        assert_eq!(Speech { words: 1 }.about(), Duration::from_secs(5));
    }
}
